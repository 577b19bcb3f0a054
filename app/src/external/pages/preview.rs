//! What a file would change, before it does.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::super::{
    import::{self, Checked, Preview, Refusal},
    store, words,
};
use crate::{
    entity::external_import,
    error::AppError,
    id::ExternalImportId,
    root,
    thai::date,
    ui::{
        field::ErrorSummary,
        icon::{Icon, IconMark},
        notice::{Chip, Notice, Tone},
        page::{Main, page},
        upload::FoundFaults,
    },
    visitor::{Preferences, Visitor},
};

/// `/reports/external-imports/{id}`.
#[component]
pub fn PreviewPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let id = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    page(async move {
        let officer = visitor.hr_officer()?;
        let l = visitor.language();
        let id: ExternalImportId = id.parse().map_err(|_| AppError::NotFound)?;
        let import = store::import(state.db.read(), &officer, id).await?;
        let body = if import.written_at.is_some() {
            written(&import, visitor.preferences)
        } else {
            match import::preview(&state, &officer, id).await {
                Ok(preview) => view(&preview, visitor.preferences),
                // Something has changed since it was sent, such as somebody who works elsewhere now.
                Err(Refusal::Findings(findings)) => view! { <FoundFaults findings/> }.into_any(),
                Err(Refusal::Error(error)) => return Err(error),
            }
        };
        Ok(view! {
            <Main title=words::preview(l)>
                {crumbs(&visitor)}
                <header class="page-head"><h1>{words::preview(l)}</h1><p class="lead">{import.file_name.clone()}</p></header>
                <ErrorSummary/>
                {body}
                <p class="small soft">{words::kept(l)}</p>
                <p class="row">
                    <a class="button" href=format!("/reports/external-imports/{id}/file") download><IconMark icon=Icon::Download/>{words::download_file(l)}</a>
                    <a class="button" href="/reports/external-imports">{words::another_file(l)}</a>
                </p>
            </Main>
        })
    })
}

fn crumbs(visitor: &Visitor) -> AnyView {
    let l = visitor.language();
    view! {
        <nav aria-label=words::place(l)><ol class="crumbs">
            <li><a href="/reports">{words::dashboard(l)}</a></li>
            <li><a href="/reports/external-imports">{words::import_title(l)}</a></li>
            <li aria-current="page">{words::preview(l)}</li>
        </ol></nav>
    }
    .into_any()
}

fn written(import: &external_import::Model, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let title = words::written(l, &preferences.number(import.new_results.unwrap_or_default()));
    let when = import.written_at.map(|at| words::saved_on(l, &date::with_time(at, l, preferences.digits)));
    view! { <Notice tone=Tone::Good title><p>{when}</p></Notice> }.into_any()
}

fn view(preview: &Preview, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let count = |count: usize| preferences.number(i64::try_from(count).unwrap_or(i64::MAX));
    let sum = words::would_write(l, &count(preview.new), &preferences.number(preview.import.rows), &count(preview.people));
    let nothing =
        (preview.new == 0).then(|| view! { <Notice title=words::nothing_new(l)><p>{words::nothing_new_why(l)}</p></Notice> });
    let areas = preview.areas.iter().map(|(area, rows)| {
        view! { <div><dt>{area.name.text(l).to_owned()}</dt><dd>{count(*rows)}</dd></div> }
    });
    let areas: Vec<_> = areas.collect();
    let areas = (!areas.is_empty()).then(|| {
        view! { <section class="section" aria-labelledby="areas"><h2 id="areas">{words::by_area(l)}</h2><dl class="facts-list">{areas}</dl></section> }
    });
    view! {
        <p><b>{sum}</b></p>
        {nothing}
        {areas}
        {first(&preview.first, preferences)}
        <form method="post" class="action-bar"><button class="button button-main" name="act" value="write">{words::save_all(l)}</button></form>
    }
    .into_any()
}

fn first(rows: &[Checked], preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let title = words::first_rows(l, &preferences.number(i64::try_from(rows.len()).unwrap_or(i64::MAX)));
    let rows = rows.iter().map(|row| {
        let (tone, text) = if row.is_new { (Tone::Good, words::is_new(l)) } else { (Tone::Idle, words::on_record(l)) };
        view! {
            <tr>
                <th scope="row">{preferences.number(row.line)}</th>
                <td data-label=words::certificate(l)><span>{row.result.certificate.clone()}<br/><span class="small soft">{row.result.issuer.clone()}</span></span></td>
                <td data-label=words::area(l)>{row.area.name.text(l).to_owned()}" · "{words::level(l, &preferences.number(row.level))}</td>
                <td data-label=words::issued_on(l)>{preferences.day(row.result.issued_on)}</td>
                <td data-label=words::state(l)><span><Chip tone text/></span></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="section" aria-labelledby="first">
            <h2 id="first">{title.clone()}</h2>
            <table class="table table-stack">
                <caption class="visually-hidden">{title}</caption>
                <thead><tr>
                    <th scope="col">{words::line(l)}</th>
                    <th scope="col">{words::certificate(l)}</th>
                    <th scope="col">{words::area(l)}</th>
                    <th scope="col">{words::issued_on(l)}</th>
                    <th scope="col">{words::state(l)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}
