//! What stands under a lesson: that it was read, or how to enrol, and the ways on.

use courses::package::Lesson;
use leptos::prelude::*;

use super::words;
use crate::{
    catalogue::{course::OpenCourse, pages::Enrol},
    ui::{
        icon::{Icon, IconMark},
        notice::{Notice, Tone},
    },
    visitor::Preferences,
};

/// Under the lesson at `place`.
pub fn foot(course: &OpenCourse, place: usize, lesson: &Lesson, is_signed_in: bool, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let act = if !course.is_enrolled() {
        view! {
            <Notice title=words::preview(l)><p>{words::preview_why(l)}</p></Notice>
            <Enrol address=course.address() is_signed_in l/>
        }
        .into_any()
    } else if course.has_read(lesson) {
        let address = course.address();
        view! { <Notice tone=Tone::Good title=words::already_read(l)><p><a href=address>{words::to_course(l)}</a></p></Notice> }
            .into_any()
    } else {
        let is_last = place + 1 == course.package.lessons.len();
        let hint = if is_last { words::done_hint_last(l) } else { words::done_hint(l) };
        view! {
            <form method="post">
                <button class="button button-main" name="act" value="read" aria-describedby="done-hint"><IconMark icon=Icon::Check/>{words::done(l)}</button>
                <p class="small soft no-print" id="done-hint">{hint}</p>
            </form>
        }
        .into_any()
    };
    view! { <div class="lesson-foot">{act}{neighbours(course, place, preferences)}</div> }.into_any()
}

fn neighbours(course: &OpenCourse, place: usize, preferences: Preferences) -> Option<AnyView> {
    let l = preferences.language;
    let lessons = &course.package.lessons;
    let earlier = place.checked_sub(1).and_then(|place| lessons.get(place)).map(|lesson| {
        let title = lesson.title.text(l).to_owned();
        view! { <a href=course.lesson_address(lesson) rel="prev"><small>{words::previous(l)}</small>{title}</a> }
    });
    let later = lessons.get(place + 1).filter(|_| course.may_read(place + 1)).map(|lesson| {
        let title = lesson.title.text(l).to_owned();
        view! { <a class="next" href=course.lesson_address(lesson) rel="next"><small>{words::next(l)}</small>{title}</a> }
    });
    (earlier.is_some() || later.is_some())
        .then(|| view! { <nav class="prev-next" aria-label=words::neighbours(l)>{earlier}{later}</nav> }.into_any())
}
