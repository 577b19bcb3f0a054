//! What people look at who grade a written answer, and what earns how much.

use courses::question::{Criterion, Rubric};
use leptos::prelude::*;

use super::words;
use crate::visitor::Preferences;

/// The criteria of a rubric in a table, each with its points and what the author says of them.
pub fn rubric(rubric: &Rubric, media: &str, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let rows = rubric.criteria().iter().map(|criterion| row(criterion, media, preferences));
    view! {
        <table class="table table-stack">
            <caption>{words::criteria(l)}</caption>
            <thead><tr><th scope="col">{words::criterion(l)}</th><th scope="col" class="end">{words::full(l)}</th></tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn row(criterion: &Criterion, media: &str, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let levels = criterion.levels.iter().map(|(points, text)| {
        let points = words::level(l, &preferences.number(*points));
        view! { <li><b>{points}</b>" "<span inner_html=text.html_with(media)></span></li> }
    });
    let levels = levels.collect_view();
    let levels = (!criterion.levels.is_empty()).then(|| view! { <ul class="small">{levels}</ul> });
    view! {
        <tr>
            <th scope="row"><span inner_html=criterion.text.html_with(media)></span>{levels}</th>
            <td class="end" data-label=words::full(l)>{preferences.number(criterion.points)}</td>
        </tr>
    }
    .into_any()
}
