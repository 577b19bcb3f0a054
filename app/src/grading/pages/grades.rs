//! What graders gave to an answer, criterion by criterion, without their names.

use courses::question::{Criterion, Rubric};
use leptos::prelude::*;

use super::super::{
    store::{GivenGrade, Judged},
    words,
};
use crate::{ui::question::paragraphs, visitor::Preferences};

/// For the learner, where the review policy allows it: all grades, all comments, and how the points follow from them.
pub fn grades_view(rubric: &Rubric, judged: &Judged, media: &str, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let how = match judged.grades.len() {
        0 | 1 => None,
        2 => Some(words::by_mean(l)),
        _ => Some(words::by_third(l)),
    };
    let table = grades_table(rubric, &judged.grades, media, preferences);
    view! { {table}{how.map(|how| view! { <p class="small soft">{how}</p> })} }.into_any()
}

/// Points by criterion and grader, then the comments.
pub fn grades_table(rubric: &Rubric, grades: &[GivenGrade], media: &str, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let grader = |place: usize| words::grader(l, &preferences.number(i64::try_from(place + 1).unwrap_or(i64::MAX)));
    let heads = (0..grades.len()).map(|place| view! { <th scope="col" class="end">{grader(place)}</th> }).collect_view();
    let rows = rubric.criteria().iter().enumerate().map(|(place, criterion)| {
        let marks = grades.iter().map(|grade| grade.marks.get(place).copied().unwrap_or_default().into());
        row(criterion_text(criterion, media), criterion.points.into(), marks.collect(), preferences)
    });
    let rows = rows.collect_view();
    let totals = grades.iter().map(|grade| grade.points).collect();
    let total = row(words::total(l).into_any(), rubric.worth(), totals, preferences);
    let comments = grades.iter().enumerate().filter(|(_, grade)| !grade.comment.is_empty()).map(|(place, grade)| {
        view! { <p><b>{words::comment_of(l, &grader(place))}</b></p>{paragraphs(&grade.comment)} }
    });
    let comments = comments.collect_view();
    view! {
        <table class="table table-stack">
            <caption>{words::grades(l)}</caption>
            <thead><tr><th scope="col">{words::criterion(l)}</th>{heads}<th scope="col" class="end">{words::full(l)}</th></tr></thead>
            <tbody>{rows}{total}</tbody>
        </table>
        {comments}
    }
    .into_any()
}

fn criterion_text(criterion: &Criterion, media: &str) -> AnyView {
    view! { <span inner_html=criterion.text.html_with(media)></span> }.into_any()
}

fn row(label: AnyView, worth: u32, marks: Vec<u32>, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let cells = marks.into_iter().zip(1_i64..).map(|(mark, number)| {
        let grader = words::grader(l, &preferences.number(number));
        view! { <td data-label=grader class="end">{preferences.number(mark)}</td> }
    });
    let cells = cells.collect_view();
    view! {
        <tr>
            <th scope="row">{label}</th>
            {cells}
            <td data-label=words::full(l) class="end">{preferences.number(worth)}</td>
        </tr>
    }
    .into_any()
}
