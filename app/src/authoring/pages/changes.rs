//! The difference to another version, in words.

use leptos::prelude::*;

use super::figures::Reader;
use crate::authoring::{difference::Change, words};

/// Every difference as a sentence.
#[component]
pub fn ChangeList(changes: Vec<Change>) -> impl IntoView {
    let reader = Reader::current();
    if changes.is_empty() {
        return view! { <p>{words::no_difference(reader.l)}</p> }.into_any();
    }
    let items = changes.iter().map(|change| view! { <li>{sentence(change, reader)}</li> }).collect_view();
    view! { <ul>{items}</ul> }.into_any()
}

fn sentence(change: &Change, reader: Reader) -> String {
    let l = reader.l;
    match change {
        Change::Title => words::title_changed(l).to_owned(),
        Change::Description => words::description_changed(l).to_owned(),
        Change::Skills => words::skills_changed(l).to_owned(),
        Change::CourseMinutes { from, to } => words::course_minutes_changed(l, &reader.minutes(*from), &reader.minutes(*to)),
        Change::Validity { from, to } => words::validity_changed(l, &validity(*from, reader), &validity(*to, reader)),
        Change::LessonAdded { title } => words::lesson_added(l, title.text(l)),
        Change::LessonRemoved { title } => words::lesson_removed(l, title.text(l)),
        Change::LessonChanged { title } => words::lesson_changed(l, title.text(l)),
        Change::Media { files } => words::media_changed(l, &reader.number(*files)),
        Change::TestAdded => words::test_added(l).to_owned(),
        Change::TestRemoved => words::test_removed(l).to_owned(),
        Change::QuestionsAdded { count } => words::questions_added(l, &reader.questions(*count)),
        Change::QuestionsRemoved { count } => words::questions_removed(l, &reader.questions(*count)),
        Change::QuestionsChanged { count } => words::questions_changed(l, &reader.questions(*count)),
        Change::Draw { from, to } => words::draw_changed(l, &reader.questions(*from), &reader.questions(*to)),
        Change::TestMinutes { from, to } => words::test_minutes_changed(l, &reader.minutes(*from), &reader.minutes(*to)),
        Change::PassPercent { from, to } => words::pass_changed(l, &reader.number(*from), &reader.number(*to)),
        Change::Attempts { from, to } => words::attempts_changed(l, &attempts(*from, reader), &attempts(*to, reader)),
        Change::Review => words::review_changed(l).to_owned(),
        Change::Pauses => words::pauses_changed(l).to_owned(),
        Change::Blueprint => words::blueprint_changed(l).to_owned(),
    }
}

/// How often a test may be tried.
pub fn attempts(attempts: Option<u16>, reader: Reader) -> String {
    attempts.map_or_else(|| words::no_limit(reader.l).to_owned(), |count| words::times(reader.l, &reader.number(count)))
}

/// How long a certificate is valid.
pub fn validity(months: Option<u16>, reader: Reader) -> String {
    months.map_or_else(|| words::for_ever(reader.l).to_owned(), |count| words::months(reader.l, &reader.number(count)))
}
