//! The way through a course: all its lessons, and the parts of the one that is open.

use courses::package::Lesson;
use leptos::prelude::*;

use super::words;
use crate::{
    catalogue::course::{Next, OpenCourse},
    ui::icon::{Icon, IconMark},
    visitor::Preferences,
};

/// The list that stands beside the lesson on wide screens and folded above it on narrow ones.
pub fn contents(course: &OpenCourse, open: usize, preferences: Preferences) -> AnyView {
    let lessons = course.package.lessons.iter().enumerate().map(|(place, lesson)| {
        let parts = (place == open).then(|| parts(lesson));
        view! { <li>{entry(course, place, lesson, place == open, preferences)}{parts}</li> }
    });
    let lessons = lessons.collect_view();
    let test = course.package.test.is_some().then(|| view! { <li>{test_entry(course, preferences)}</li> });
    view! { <ol class="toc-list">{lessons}{test}</ol> }.into_any()
}

fn entry(course: &OpenCourse, place: usize, lesson: &Lesson, is_open: bool, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let number = preferences.number(i64::try_from(place + 1).unwrap_or(i64::MAX));
    let text = format!("{number}. {}", lesson.title.text(l));
    if !course.may_read(place) {
        return view! {
            <span class="locked"><IconMark icon=Icon::Circle/><span>{text}<span class="visually-hidden">" "{words::is_locked(l)}</span></span></span>
        }
        .into_any();
    }
    let is_read = course.has_read(lesson);
    let icon = match (is_read, is_open) {
        (true, _) => Icon::Check,
        (false, true) => Icon::Dot,
        (false, false) => Icon::Circle,
    };
    let read = is_read.then(|| view! { <span class="visually-hidden">" "{words::is_read(l)}</span> });
    view! {
        <a class=is_read.then_some("done") href=course.lesson_address(lesson) aria-current=is_open.then_some("page")>
            <IconMark icon/><span>{text}{read}</span>
        </a>
    }
    .into_any()
}

/// The headings of the first rank in the open lesson.
fn parts(lesson: &Lesson) -> Option<AnyView> {
    let parts = lesson.toc.iter().filter(|heading| heading.level == 2);
    let parts: Vec<_> =
        parts.map(|heading| view! { <li><a href=format!("#{}", heading.id)>{heading.text.clone()}</a></li> }).collect();
    (parts.len() > 1).then(|| view! { <ol class="toc-parts">{parts}</ol> }.into_any())
}

fn test_entry(course: &OpenCourse, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let number = preferences.number(i64::try_from(course.package.lessons.len() + 1).unwrap_or(i64::MAX));
    let text = format!("{number}. {}", words::final_test(l));
    if course.has_passed() {
        let passed = words::is_passed(l);
        return view! {
            <a class="done" href=course.test_address()><IconMark icon=Icon::Check/><span>{text}<span class="visually-hidden">" "{passed}</span></span></a>
        }
        .into_any();
    }
    if matches!(course.next(), Next::Test) {
        return view! { <a href=course.test_address()><IconMark icon=Icon::Circle/><span>{text}</span></a> }.into_any();
    }
    view! { <span class="locked"><IconMark icon=Icon::Circle/><span>{text}</span></span> }.into_any()
}
