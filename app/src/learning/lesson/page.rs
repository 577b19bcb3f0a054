//! The reader.

use axum::http::StatusCode;
use courses::package::Lesson;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_router::hooks::use_params_map;

use super::{article::LessonArticle, contents::contents, foot::foot, read, words};
use crate::{
    catalogue::{
        course::{OpenCourse, open},
        pages::Enrol,
    },
    error::AppError,
    i18n::Language,
    root,
    ui::{
        icon::{Icon, IconMark},
        page::{Main, Width, page},
    },
    visitor::Preferences,
};

/// `/courses/{slug}/lessons/{lesson}`: every lesson for those who are enrolled, the first for everyone.
#[component]
pub fn LessonPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let options = use_context::<ResponseOptions>();
    let params = use_params_map().get_untracked();
    page(async move {
        let learner = visitor.learner();
        let course = open(&state, learner.as_ref().ok(), &params.get("slug").unwrap_or_default()).await?;
        let (place, lesson) = course.lesson(&params.get("lesson").unwrap_or_default()).ok_or(AppError::NotFound)?;
        let preferences = visitor.preferences;
        if !course.may_read(place) {
            learner?;
            if let Some(options) = options {
                options.set_status(StatusCode::FORBIDDEN);
            }
            return Ok(enrol_first(&course, lesson, preferences.language));
        }
        if let Some(standing) = &course.standing {
            read::remember(&state, standing, lesson, visitor.now).await;
        }
        Ok(reader(&course, place, lesson, visitor.signed_in.is_some(), preferences))
    })
}

fn reader(course: &OpenCourse, place: usize, lesson: &Lesson, is_signed_in: bool, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let count = |number: usize| preferences.number(i64::try_from(number).unwrap_or(i64::MAX));
    let (number, of) = (count(place + 1), count(course.package.lessons.len()));
    let title = lesson.title.text(l).to_owned();
    let course_title = course.package.manifest.title.text(l).to_owned();
    let head = view! {
        <header class="page-head">
            <nav aria-label=words::you_are_here(l)><ol class="crumbs">
                <li><a href="/courses">{words::courses(l)}</a></li>
                <li><a href=course.address()>{course_title.clone()}</a></li>
                <li aria-current="page">{words::lesson(l, &number)}</li>
            </ol></nav>
            <h1>{title.clone()}</h1>
            <p class="meta">
                <span><IconMark icon=Icon::Book/>{words::lesson_of(l, &number, &of)}</span>
                <span><IconMark icon=Icon::Clock/>{preferences.duration(lesson.minutes.into())}</span>
            </p>
        </header>
    }
    .into_any();
    let beside = view! {
        <nav class="toc only-wide" aria-label=words::contents(l)><h2>{course_title.clone()}</h2>{contents(course, place, preferences)}</nav>
    }
    .into_any();
    let folded = view! {
        <details class="disclosure toc only-narrow">
            <summary>{words::contents_at(l, &number, &of)}</summary>
            {contents(course, place, preferences)}
        </details>
    }
    .into_any();
    let media_base = course.media_base();
    let language = course.package.manifest.language;
    let article = view! { <LessonArticle lesson media_base=&media_base language seed=seed(course, place)/> };
    let foot = foot(course, place, lesson, is_signed_in, preferences);
    let body = view! { <div class="wrap page reader">{beside}<article>{head}{folded}{article}{foot}</article></div> }.into_any();
    view! { <Main title=format!("{title} · {course_title}") width=Width::Full>{body}</Main> }.into_any()
}

/// The options of a practice stand in one order for one learner and lesson, and in another for the next.
fn seed(course: &OpenCourse, place: usize) -> u64 {
    let enrolment = course.standing.as_ref().map_or(0, |standing| standing.enrolment.id.0.unsigned_abs());
    enrolment.wrapping_mul(1000).wrapping_add(u64::try_from(place).unwrap_or_default())
}

/// She is signed in and asks for a lesson of a course that she has not taken up.
fn enrol_first(course: &OpenCourse, lesson: &Lesson, l: Language) -> AnyView {
    let why = words::enrol_first_why(l, lesson.title.text(l), course.package.manifest.title.text(l));
    let first = course.package.lessons.first().map(|first| course.lesson_address(first));
    let body = view! {
        <h1>{words::enrol_first(l)}</h1>
        <p>{why}</p>
        <Enrol address=course.address() is_signed_in=true l/>
        <p class="section">{first.map(|href| view! { <a href=href>{words::read_first(l)}</a> })}</p>
    }
    .into_any();
    view! { <Main title=words::enrol_first(l) width=Width::Narrow>{body}</Main> }.into_any()
}
