//! Sending a file of results, and the files that were sent.

use leptos::prelude::*;

use super::super::{import::COLUMNS, store, words};
use crate::{
    entity::external_import,
    i18n::Language,
    root,
    thai::date,
    ui::{
        field::ErrorSummary,
        icon::{Icon, IconMark},
        page::{Main, page},
        upload::{FileField, FoundFaults},
    },
    visitor::Preferences,
};

/// `/reports/external-imports`.
#[component]
pub fn ImportPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    page(async move {
        let officer = visitor.hr_officer()?;
        let l = visitor.language();
        let sent = store::imports(state.db.read(), &officer).await?;
        Ok(view! {
            <Main title=words::import_title(l)>
                <nav aria-label=words::place(l)><ol class="crumbs">
                    <li><a href="/reports">{words::dashboard(l)}</a></li>
                    <li><a href="/reports/external">{words::queue(l)}</a></li>
                    <li aria-current="page">{words::import_title(l)}</li>
                </ol></nav>
                <header class="page-head"><h1>{words::import_title(l)}</h1><p class="lead">{words::import_lead(l)}</p></header>
                <ErrorSummary/>
                <FoundFaults/>
                <form class="stack" method="post" action="/reports/external-imports" enctype="multipart/form-data">
                    <FileField label=words::csv_file(l) hint=words::csv_hint(l) accept=".csv,.tsv,.txt,text/csv"/>
                    <p class="row">
                        <button class="button button-main"><IconMark icon=Icon::Upload/>{words::check_file(l)}</button>
                        <a class="button" href="/reports/external-template.csv" download><IconMark icon=Icon::Download/>{words::template(l)}</a>
                    </p>
                </form>
                {columns(l)}
                {files(&sent, visitor.preferences)}
            </Main>
        })
    })
}

fn columns(l: Language) -> AnyView {
    let holds = |name: &str| match name {
        "email" => words::holds_email(l),
        "national_id" => words::holds_national_id(l),
        "area" => words::holds_area(l),
        "level" => words::holds_level(l),
        "number" => words::holds_number(l),
        "issued" => words::holds_date(l),
        "valid_until" => words::holds_until(l),
        _ => words::holds_text(l),
    };
    let row = |name: &'static str, thai: &'static str| {
        view! { <tr><th scope="row"><span><code>{name}</code><br/><span class="small soft">{thai}</span></span></th><td data-label=words::column_holds(l)>{holds(name)}</td></tr> }
    };
    let rows = COLUMNS.map(|column| row(column.name, column.thai)).collect_view();
    view! {
        <section class="section" aria-labelledby="columns">
            <h2 id="columns">{words::columns(l)}</h2>
            <table class="table table-stack">
                <caption class="visually-hidden">{words::columns(l)}</caption>
                <thead><tr><th scope="col">{words::column(l)}</th><th scope="col">{words::column_holds(l)}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn files(sent: &[external_import::Model], preferences: Preferences) -> Option<AnyView> {
    let l = preferences.language;
    let row = |import: &external_import::Model| {
        let state = match import.new_results {
            Some(new) => words::written(l, &preferences.number(new)),
            None => words::not_written(l).to_owned(),
        };
        view! {
            <tr>
                <th scope="row"><a href=format!("/reports/external-imports/{}", import.id)>{import.file_name.clone()}</a></th>
                <td data-label=words::rows(l)>{preferences.number(import.rows)}</td>
                <td data-label=words::since(l)>{date::with_time(import.sent_at, l, preferences.digits)}</td>
                <td data-label=words::state(l)>{state}</td>
            </tr>
        }
    };
    let rows: Vec<_> = sent.iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="sent">
                <h2 id="sent">{words::sent_files(l)}</h2>
                <table class="table table-stack">
                    <caption class="visually-hidden">{words::sent_files(l)}</caption>
                    <thead><tr>
                        <th scope="col">{words::file(l)}</th>
                        <th scope="col">{words::rows(l)}</th>
                        <th scope="col">{words::since(l)}</th>
                        <th scope="col">{words::state(l)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
        .into_any()
    })
}
