//! The transcript, made to be printed.

use leptos::prelude::*;

use crate::{
    certificates::pdf::{TranscriptPrint, TranscriptRow, YearTotal},
    learning::{record, words},
    root::{state, visitor},
    thai::{
        date::{long, short},
        digits,
    },
    ui::{
        empty::Empty,
        icon::{Icon, IconMark},
        page::{Main, page},
    },
    visitor::Preferences,
};

/// Everything that she has completed, with totals by fiscal year.
#[component]
pub fn TranscriptPage() -> impl IntoView {
    let (state, visitor) = (state(), visitor());
    page(async move {
        let learner = visitor.learner()?;
        let preferences = visitor.preferences;
        let l = preferences.language;
        let transcript = record::transcript(&state, &learner, preferences.digits).await?;
        let TranscriptPrint { name_th, name_en, agency_th, agency_en, rows, totals, as_of, .. } = transcript;
        let body = if rows.is_empty() {
            let action = ("/courses".to_owned(), words::to_courses(l).to_owned());
            view! { <Empty title=words::no_transcript(l) text=words::no_transcript_why(l) action/> }.into_any()
        } else {
            view! { <Courses rows preferences/><Totals totals preferences/> }.into_any()
        };
        Ok(view! {
            <Main title=words::transcript(l)>
                <nav aria-label=words::my_learning(l)><ol class="crumbs">
                    <li><a href="/learning">{words::my_learning(l)}</a></li>
                    <li aria-current="page">{words::transcript(l)}</li>
                </ol></nav>
                <header class="page-head">
                    <h1>{words::transcript(l)}</h1>
                    <p class="lead"><b lang="th">{name_th}</b><br/><span lang="en">{name_en}</span></p>
                    <p>{l.choose(&agency_th, &agency_en).to_owned()}</p>
                    <p class="as-of">{words::as_of(l, &long(as_of, l, preferences.digits))}</p>
                </header>
                <p class="row page-head no-print">
                    <a class="button button-main" href="/learning/transcript.pdf"><IconMark icon=Icon::Download/>{words::download(l)}</a>
                    <span class="soft">{words::print_hint(l)}</span>
                </p>
                {body}
            </Main>
        })
    })
}

#[component]
fn Courses(rows: Vec<TranscriptRow>, preferences: Preferences) -> impl IntoView {
    let l = preferences.language;
    let tied = |text: String| text.replace(' ', "\u{a0}");
    let rows = rows
        .into_iter()
        .map(|row| {
            let valid = row.valid_until.map(|last| {
                view! { <br/><span class="soft small">{words::valid_until(l, &tied(short(last, l, preferences.digits)))}</span> }
            });
            view! {
                <tr>
                    <th scope="row">{l.choose(&row.course_th, &row.course_en).to_owned()}</th>
                    <td data-label=words::completed(l)>{tied(short(row.completed_on, l, preferences.digits))}</td>
                    <td data-label=words::hours(l)>{tied(digits::hours(row.minutes, l, preferences.digits))}</td>
                    <td data-label=words::certificate(l)><div><span class="number">{row.certificate.unwrap_or_else(|| "–".to_owned())}</span>{valid}</div></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="table table-stack">
            <caption class="visually-hidden">{words::transcript(l)}</caption>
            <thead><tr>
                <th scope="col">{words::course(l)}</th>
                <th scope="col">{words::completed(l)}</th>
                <th scope="col">{words::hours(l)}</th>
                <th scope="col">{words::certificate(l)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn Totals(totals: Vec<YearTotal>, preferences: Preferences) -> impl IntoView {
    let l = preferences.language;
    let digits = preferences.digits.for_language(l);
    let (courses, minutes) =
        totals.iter().fold((0, 0), |(courses, minutes), year| (courses + year.courses, minutes + year.minutes));
    let line = |label: String, courses: u32, minutes: u32| {
        view! {
            <tr>
                <th scope="row">{label}</th>
                <td class="end">{digits::number(courses.into(), digits)}</td>
                <td class="end">{digits::hours(minutes, l, digits).replace(' ', "\u{a0}")}</td>
            </tr>
        }
    };
    let rows = totals
        .iter()
        .map(|year| line(digits::render(&year.fiscal_year.to_string(), digits), year.courses, year.minutes))
        .collect_view();
    view! {
        <section class="section">
            <h2 id="by-year">{words::by_year(l)}</h2>
            <div class="table-scroll" role="region" aria-labelledby="by-year" tabindex="0">
                <table class="table">
                    <caption class="visually-hidden">{words::by_year(l)}</caption>
                    <thead><tr>
                        <th scope="col">{words::fiscal_year(l)}</th>
                        <th scope="col" class="end">{words::courses(l)}</th>
                        <th scope="col" class="end">{words::hours(l)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                    <tfoot>{line(words::total(l).to_owned(), courses, minutes)}</tfoot>
                </table>
            </div>
        </section>
    }
}
