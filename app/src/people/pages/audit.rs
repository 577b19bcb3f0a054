//! The audit chain, for those who audit.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    entity::{audit_entry, person},
    error::AppError,
    i18n::Language,
    id::AuditEntryId,
    people::{
        store::{self, PAGE},
        tree::Span,
        words,
    },
    root,
    thai::{Digits, date},
    ui::{
        empty::Empty,
        page::{Main, page},
    },
};

#[component]
pub fn AuditPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let before = use_query_map().read_untracked().get("before").and_then(|text| text.parse::<AuditEntryId>().ok());
    page(async move {
        let l = visitor.language();
        // The chain is one for all units, so it is read by those who audit all of them.
        if !visitor.auditor()?.scope().reaches(Span::ROOT.first) {
            return Err(AppError::NotFound);
        }
        let entries = store::audit(state.db.read(), before).await?;
        let last = entries.last().map(|(entry, _)| entry.id).filter(|_| entries.len() as u64 == PAGE);
        let digits = visitor.preferences.digits.for_language(l);
        Ok(view! {
            <Main title=words::audit(l)>
                <header class="page-head"><h1>{words::audit(l)}</h1><p class="lead">{words::audit_lead(l)}</p></header>
                {if entries.is_empty() {
                    view! { <Empty title=words::audit_empty(l) text=words::audit_empty_text(l)/> }.into_any()
                } else {
                    view! { <Entries entries l digits/> }.into_any()
                }}
                <nav class="pages" aria-label=words::audit(l)>
                    {last.map(|id| view! { <a rel="next" href=format!("/audit?before={id}")>{words::older(l)}</a> })}
                </nav>
            </Main>
        })
    })
}

#[component]
fn Entries(entries: Vec<(audit_entry::Model, Option<person::Model>)>, l: Language, digits: Digits) -> impl IntoView {
    let rows = entries
        .into_iter()
        .map(|(entry, actor)| {
            let who = actor.map_or_else(
                || words::system(l).to_owned(),
                |who| format!("{} {}", l.choose(&who.given_th, &who.given_en), l.choose(&who.family_th, &who.family_en)),
            );
            let detail = if entry.detail.is_null() { String::new() } else { entry.detail.to_string() };
            view! {
                <tr>
                    <th scope="row">{date::with_time(entry.at, l, digits)}</th>
                    <td data-label=words::who(l)>{who}</td>
                    <td data-label=words::act(l)><code>{entry.act}</code></td>
                    <td data-label=words::subject(l)><code>{entry.subject}</code></td>
                    <td data-label=words::detail(l)>{detail}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="table table-stack">
            <caption class="visually-hidden">{words::audit(l)}</caption>
            <thead><tr>
                <th scope="col">{words::when(l)}</th>
                <th scope="col">{words::who(l)}</th>
                <th scope="col">{words::act(l)}</th>
                <th scope="col">{words::subject(l)}</th>
                <th scope="col">{words::detail(l)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
