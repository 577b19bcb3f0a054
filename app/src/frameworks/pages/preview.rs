//! What a framework would change, before it does.

use courses::framework::{
    Area, Framework,
    difference::{Change, Part, changes},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::super::{
    bring::{self, Refusal},
    store, words,
};
use crate::{
    error::AppError,
    i18n::Language,
    id::FrameworkFileId,
    root,
    ui::{
        field::ErrorSummary,
        notice::Notice,
        page::{Main, page},
        upload::FoundFaults,
    },
    visitor::Preferences,
};

/// `/frameworks/files/{id}`.
#[component]
pub fn PreviewPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let id = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    page(async move {
        let by = visitor.administrator()?;
        let l = visitor.language();
        let id: FrameworkFileId = id.parse().map_err(|_| AppError::NotFound)?;
        let file = store::file(state.db.read(), &by, id).await?;
        let body = match bring::preview(&state, &by, id).await {
            Ok((framework, old)) => view(&framework, old.as_ref(), visitor.preferences),
            // A code was taken by somebody else since it was sent.
            Err(Refusal::Findings(findings)) => {
                let another = words::another(l);
                view! { <FoundFaults findings/><p><a class="button" href="/frameworks">{another}</a></p> }.into_any()
            }
            Err(Refusal::Error(error)) => return Err(error),
        };
        Ok(view! {
            <Main title=words::preview(l)>
                <nav aria-label=words::place(l)><ol class="crumbs">
                    <li><a href="/frameworks">{words::frameworks(l)}</a></li>
                    <li aria-current="page">{words::preview(l)}</li>
                </ol></nav>
                <header class="page-head"><h1>{words::preview(l)}</h1><p class="lead">{file.file_name}</p></header>
                <ErrorSummary/>
                {body}
            </Main>
        })
    })
}

fn view(framework: &Framework, old: Option<&Framework>, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let what = match old {
        None => words::is_new(l).to_owned(),
        Some(old) => preferences.figures(&words::renews(l, &old.edition)),
    };
    let edition = preferences.figures(&words::edition(l, &framework.code, &framework.edition));
    let changes = changes(old, framework);
    let table = if changes.is_empty() {
        view! { <Notice title=words::nothing_changes(l)><p>{words::nothing_changes_why(l)}</p></Notice> }.into_any()
    } else {
        table(&changes, preferences)
    };
    view! {
        <h2>{framework.name.text(l).to_owned()}</h2>
        <p>{edition}" · "<b>{what}</b></p>
        {table}
        <p class="small soft">{words::seen_soon(l)}</p>
        <form method="post" class="action-bar">
            <button class="button button-main" name="act" value="save">{words::save(l)}</button>
            <a class="button" href="/frameworks">{words::another(l)}</a>
        </form>
    }
    .into_any()
}

fn table(changes: &[(&Area, Change)], preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let rows = changes.iter().map(|(area, change)| {
        view! {
            <tr>
                <th scope="row"><span>{area.name.text(l).to_owned()}" "<code class="small">{area.code.clone()}</code></span></th>
                <td data-label=words::change(l)>{said(area, change, preferences)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <table class="table table-stack">
            <caption class="visually-hidden">{words::change(l)}</caption>
            <thead><tr><th scope="col">{words::area(l)}</th><th scope="col">{words::change(l)}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn said(area: &Area, change: &Change, preferences: Preferences) -> String {
    let l = preferences.language;
    let count = |count: usize| preferences.number(i64::try_from(count).unwrap_or(i64::MAX));
    match change {
        Change::New => words::area_new(l, &count(area.units.len()), &count(area.statements.len())),
        Change::Gone => words::area_gone(l).to_owned(),
        Change::Changed(parts) => parts.iter().map(|part| part_name(*part, l)).collect::<Vec<_>>().join(" · "),
    }
}

const fn part_name(part: Part, l: Language) -> &'static str {
    match part {
        Part::Name => words::part_name(l),
        Part::Units => words::part_units(l),
        Part::Statements => words::part_statements(l),
        Part::Targets => words::part_targets(l),
    }
}
