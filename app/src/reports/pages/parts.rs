//! The table of the parts of a unit, with bars and the way down.

use leptos::prelude::*;

use super::{
    dashboard::{length, out_of},
    scope,
};
use crate::{
    reports::{
        dashboard::{Merged, Shown},
        figures::Figures,
        numerals::Numerals,
        store::sums::Cell,
        words,
    },
    ui::chart::Bar,
};

/// Unit by unit; nothing where there is nothing to divide.
#[component]
pub fn PartsTable<'a>(shown: &'a Shown, n: Numerals) -> impl IntoView + use<> {
    let l = n.language;
    let query = shown.asked.query();
    let rows = shown.parts.shown.iter().map(|cell| row(name(cell, &query, n), cell.people, &cell.figures, n)).collect_view();
    let merged = shown.parts.merged.as_ref().map(|merged| merged_row(merged, n));
    let why = merged.is_some().then(|| view! { <p class="as-of">{words::merged_why(l)}</p> });
    let table = shown.parts.is_divided().then(|| {
        view! {
            <table class="table table-stack">
                <caption class="visually-hidden">{words::by_unit_caption(l, &n.year(shown.asked.year))}</caption>
                <thead><tr>
                    <th scope="col">{words::unit(l)}</th>
                    <th scope="col" class="end">{words::people(l)}<br/><small>{words::now(l)}</small></th>
                    <th scope="col" class="end">{words::open(l)}<br/><small>{words::now(l)}</small></th>
                    <th scope="col" class="end">{words::enrolled(l)}<br/><small>{words::in_year(l)}</small></th>
                    <th scope="col">{words::completed(l)}<br/><small>{words::in_year(l)}</small></th>
                    <th scope="col" class="end">{words::certificates(l)}<br/><small>{words::in_year(l)}</small></th>
                    <th scope="col" class="end">{words::hours(l)}<br/><small>{words::in_year(l)}</small></th>
                </tr></thead>
                <tbody>{rows}{merged}</tbody>
                <tfoot>{row(words::total(l).into_any(), shown.people, &shown.total, n)}</tfoot>
            </table>
            {why}
        }
        .into_any()
    });
    let empty = empty_units(&shown.parts.empty, &query, n);
    (table.is_some() || empty.is_some())
        .then(|| view! { <section class="section"><h2>{words::by_unit(l)}</h2>{table}{empty}</section> }.into_any())
}

fn name(cell: &Cell, query: &str, n: Numerals) -> AnyView {
    if cell.is_own() { words::own(n.language).into_any() } else { link(cell, query, n) }
}

fn link(cell: &Cell, query: &str, n: Numerals) -> AnyView {
    let to = format!("{}?{query}", scope::of_code(&cell.code));
    view! { <a href=to>{n.language.choose(&cell.name_th, &cell.name_en).to_owned()}</a> }.into_any()
}

fn merged_row(merged: &Merged, n: Numerals) -> AnyView {
    let parts = n.number(i64::try_from(merged.parts).unwrap_or(i64::MAX));
    row(words::merged(n.language, &parts).into_any(), merged.people, &merged.figures, n)
}

fn row(name: AnyView, people: i64, figures: &Figures, n: Numerals) -> AnyView {
    let l = n.language;
    let (part, whole) = (figures.completed, figures.could_complete());
    let width = format!("{}%", Bar::of("", length(part), length(whole.max(part)), "").percent);
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="end" data-label=words::people(l)><span class="number">{n.number(people)}</span></td>
            <td class="end" data-label=words::open(l)><span class="number">{n.number(figures.open)}</span></td>
            <td class="end" data-label=words::enrolled(l)><span class="number">{n.number(figures.enrolled)}</span></td>
            <td data-label=words::completed(l)>
                <div class="cell-bar">
                    <span class="number">{out_of(n, part, whole)}</span>
                    <svg class="bar-svg" aria-hidden="true">
                        <rect class="bar-track" width="100%" height="100%"/>
                        <rect class="bar" width=width height="100%"/>
                    </svg>
                </div>
            </td>
            <td class="end" data-label=words::certificates(l)><span class="number">{n.number(figures.certificates)}</span></td>
            <td class="end" data-label=words::hours(l)><span class="number">{n.hours(figures.minutes)}</span></td>
        </tr>
    }
    .into_any()
}

/// Units without people are out of the way, but not hidden.
fn empty_units(cells: &[Cell], query: &str, n: Numerals) -> Option<AnyView> {
    if cells.is_empty() {
        return None;
    }
    let count = n.number(i64::try_from(cells.len()).unwrap_or(i64::MAX));
    let items = cells.iter().map(|cell| view! { <li>{link(cell, query, n)}</li> }).collect_view();
    Some(view! { <details class="disclosure"><summary>{words::empty_units(n.language, &count)}</summary><ul>{items}</ul></details> }.into_any())
}
