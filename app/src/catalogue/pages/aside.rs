//! Where she stands: progress, the one thing to do now, and what is still missing.

use courses::{
    completion::{Item, Requirement},
    package::Test,
};
use leptos::prelude::*;

use crate::{
    catalogue::{
        course::{Next, OpenCourse, needed_to_pass},
        words,
    },
    i18n::Language,
    thai::date::bangkok_date,
    ui::{
        icon::{Icon, IconMark},
        notice::{Chip, Tone},
        progress::ProgressBar,
    },
    visitor::Preferences,
};

/// Beside the course on wide screens, before it on narrow ones.
#[component]
pub fn Aside<'a>(course: &'a OpenCourse, is_signed_in: bool, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    view! {
        <aside class="aside-sticky" aria-label=words::my_progress(l)>
            <div class="card">
                {progress(course, preferences)}
                <div class="only-wide"><MainAction course is_signed_in preferences/></div>
                {preview(course, l)}
            </div>
            {missing(course, preferences)}
        </aside>
    }
    .into_any()
}

/// The way to the lesson that is open to everyone.
fn preview(course: &OpenCourse, l: Language) -> Option<AnyView> {
    let first = course.package.lessons.first().filter(|_| !course.is_enrolled())?;
    Some(view! { <p class="section small"><a href=course.lesson_address(first)>{words::preview_first(l)}</a></p> }.into_any())
}

fn progress(course: &OpenCourse, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let Some(standing) = &course.standing else {
        return view! { <p>{words::not_enrolled(l)}</p><p class="small">{needs(course, preferences)}</p> }.into_any();
    };
    let (done, total) = (standing.progress.done, standing.progress.total);
    let value_text = words::steps_done(l, &preferences.number(done), &preferences.number(total));
    let completed = standing.enrolment.completed_at.map(|at| {
        let text = words::completed_on(l, &preferences.day(bangkok_date(at)));
        view! { <p><Chip tone=Tone::Good icon=Icon::Check text/></p> }
    });
    view! { <ProgressBar id="progress" label=words::progress(l) value_text done total/>{completed} }.into_any()
}

/// What the certificate asks for, in a sentence.
fn needs(course: &OpenCourse, preferences: Preferences) -> String {
    let l = preferences.language;
    let lessons = preferences.number(i64::try_from(course.package.lessons.len()).unwrap_or(i64::MAX));
    match &course.package.test {
        Some(test) => match marks(test, preferences) {
            Some((right, questions)) => words::needs_lessons_and_test(l, &lessons, &right, &questions),
            None => words::needs_lessons_and_percent(l, &lessons, &preferences.number(test.pass_percent)),
        },
        None => words::needs_lessons(l, &lessons),
    }
}

/// How many right answers pass, out of how many; none where that is counted in points.
fn marks(test: &Test, preferences: Preferences) -> Option<(String, String)> {
    Some((preferences.number(needed_to_pass(test)?), preferences.number(test.draw)))
}

/// What the one rule of completion still misses, each with the way to it.
fn missing(course: &OpenCourse, preferences: Preferences) -> Option<AnyView> {
    let standing = course.standing.as_ref().filter(|standing| !standing.progress.missing.is_empty())?;
    let items = standing.progress.missing.iter().map(|requirement| requirement_view(course, requirement, preferences));
    let items = items.collect_view();
    let title = words::missing(preferences.language);
    Some(
        view! { <section class="missing" aria-labelledby="missing"><h2 id="missing">{title}</h2><ul>{items}</ul></section> }
            .into_any(),
    )
}

fn requirement_view(course: &OpenCourse, requirement: &Requirement, preferences: Preferences) -> Option<AnyView> {
    let l = preferences.language;
    match &requirement.item {
        Item::Lesson(slug) => {
            let (place, lesson) = course.lesson(slug)?;
            let number = preferences.number(i64::try_from(place + 1).ok()?);
            let text = words::missing_lesson(l, &number, lesson.title.text(l));
            Some(view! { <li><a href=course.lesson_address(lesson)>{text}</a></li> }.into_any())
        }
        Item::FinalTest => {
            let test = course.package.test.as_ref()?;
            if course.awaits_grading {
                return Some(view! { <li><a href=course.test_address()>{words::missing_grading(l)}</a></li> }.into_any());
            }
            let text = match marks(test, preferences) {
                Some((right, questions)) => words::missing_test(l, &right, &questions),
                None => words::missing_test_percent(l, &preferences.number(test.pass_percent)),
            };
            Some(view! { <li>{text}</li> }.into_any())
        }
    }
}

/// The one thing to do now.
#[component]
pub fn MainAction<'a>(course: &'a OpenCourse, is_signed_in: bool, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let Some(standing) = &course.standing else {
        return view! { <Enrol address=course.address() is_signed_in l/> }.into_any();
    };
    let (href, text) = match course.next() {
        Next::Lesson(place, lesson) => {
            let number = preferences.number(i64::try_from(place + 1).unwrap_or(i64::MAX));
            let has_begun = standing.progress.done > 0 || standing.enrolment.place.is_some();
            let text = if has_begun { words::go_on(l, &number) } else { words::start(l, &number) };
            (course.lesson_address(lesson), text)
        }
        Next::Test if course.awaits_grading => (course.test_address(), words::see_attempts(l).to_owned()),
        Next::Test => (course.test_address(), words::take_test(l).to_owned()),
        Next::Done => ("/learning".to_owned(), words::see_certificate(l).to_owned()),
    };
    view! { <a class="button button-main button-wide" href=href>{text}<IconMark icon=Icon::Arrow/></a> }.into_any()
}

/// The button that enrols in the course at `address`; for those who are not signed in the way to sign in first.
#[component]
pub fn Enrol(address: String, is_signed_in: bool, l: Language) -> AnyView {
    if is_signed_in {
        view! {
            <form method="post" action=address>
                <button class="button button-main button-wide" name="act" value="enrol">{words::enrol(l)}</button>
            </form>
        }
        .into_any()
    } else {
        let href = format!("/sign-in?next={address}");
        view! { <a class="button button-main button-wide" href=href>{words::sign_in_to_enrol(l)}</a> }.into_any()
    }
}
