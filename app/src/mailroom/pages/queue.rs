//! The queue, for HR and administrators.

use std::collections::HashMap;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::when;
use crate::{
    entity::{MailState, mail},
    i18n::Language,
    id::CertificateId,
    letters::Letter,
    mailroom::{
        Answer,
        answer::mask,
        store::{self, Counts, Filter, Only, PAGE},
        words,
    },
    root::{state, visitor},
    thai::{date::bangkok_date, digits::number},
    ui::{
        empty::Empty,
        field::ErrorSummary,
        icon::{Icon, IconMark},
        notice::{Chip, Tone},
        page::{Main, page},
    },
    visitor::Visitor,
};

/// What became of the letters to the people in scope.
#[component]
pub fn QueuePage() -> impl IntoView {
    let (state, visitor) = (state(), visitor());
    let asked = use_query_map().get_untracked();
    let filter = Filter {
        only: asked.get("state").and_then(|name| Only::parse(&name)),
        before: asked.get("before").and_then(|id| id.parse().ok()),
    };
    page(async move {
        let right = visitor.mail_overseer()?;
        let (l, today) = (visitor.language(), bangkok_date(visitor.now));
        let counts = store::counts(state.db.read(), &right, today).await?;
        let mut rows = store::letters(state.db.read(), &right, today, filter).await?;
        let older = rows.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
        if older {
            rows.pop();
        }
        let letters: Vec<Option<Letter>> = rows.iter().map(|row| serde_json::from_value(row.letter.clone()).ok()).collect();
        let numbers = store::certificate_numbers(state.db.read(), &letters).await?;
        let last = rows.last().map(|row| row.id).filter(|_| older);
        let as_of = words::as_of(l, &when(visitor.now, &visitor));
        let body = if rows.is_empty() {
            view! { <Empty title=words::no_mail(l) text=words::no_mail_why(l)/> }.into_any()
        } else {
            table(&rows, &letters, &numbers, &visitor).into_any()
        };
        let older = last.map(|last| {
            let href = format!("/mail?state={}&before={last}", filter.only.map_or("", Only::name));
            view! { <nav class="pages" aria-label=words::pages(l)><a class="button" href=href>{words::older(l)}</a></nav> }
        });
        Ok(view! {
            <Main title=words::queue(l)>
                <header class="page-head"><h1>{words::queue(l)}</h1><p class="as-of">{as_of}</p></header>
                <ErrorSummary/>
                <Stats counts visitor=visitor.clone()/>
                <StateFilter l only=filter.only/>
                {body}
                {older}
            </Main>
        })
    })
}

#[component]
fn Stats(counts: Counts, visitor: Visitor) -> impl IntoView {
    let (l, digits) = (visitor.language(), visitor.preferences.digits.for_language(visitor.language()));
    let count = move |of: u64| number(i64::try_from(of).unwrap_or(i64::MAX), digits);
    let oldest =
        counts.oldest.map_or_else(|| words::nothing_waits(l).to_owned(), |since| words::oldest_since(l, &when(since, &visitor)));
    view! {
        <dl class="stats">
            <div class="stat"><dt>{words::waiting(l)}</dt><dd>{count(counts.waiting)}</dd><dd>{oldest}</dd></div>
            <div class="stat">
                <dt>{words::gone_today(l)}</dt><dd>{count(counts.gone_today)}</dd>
                <dd>{words::of_settled(l, &count(counts.settled_today))}</dd>
            </div>
            <div class="stat"><dt>{words::failed(l)}</dt><dd>{count(counts.failed)}</dd><dd>{words::failed_in_all(l)}</dd></div>
        </dl>
    }
}

#[component]
fn StateFilter(l: Language, only: Option<Only>) -> impl IntoView {
    let options = Only::ALL.map(|each| {
        let selected = only == Some(each);
        view! { <option value=each.name() selected=selected>{state_name(each, l)}</option> }
    });
    view! {
        <form class="filters" method="get">
            <div class="field">
                <label for="state">{words::state(l)}</label>
                <select class="input" id="state" name="state"><option value="">{words::all(l)}</option>{options}</select>
            </div>
            <button class="button">{words::show(l)}</button>
        </form>
    }
}

const fn state_name(only: Only, l: Language) -> &'static str {
    match only {
        Only::Waiting => words::waiting(l),
        Only::Gone => words::gone(l),
        Only::Failed => words::failed(l),
    }
}

fn table(
    rows: &[mail::Model],
    letters: &[Option<Letter>],
    numbers: &HashMap<CertificateId, String>,
    visitor: &Visitor,
) -> impl IntoView + use<> {
    let l = visitor.language();
    let rows =
        rows.iter().zip(letters).map(|(mail, letter)| row(mail, &subject(letter.as_ref(), numbers, l), visitor)).collect_view();
    view! {
        <table class="table table-stack">
            <caption>{words::newest_first(l)}</caption>
            <thead>
                <tr>
                    <th scope="col">{words::letter(l)}</th>
                    <th scope="col">{words::to(l)}</th>
                    <th scope="col">{words::state(l)}</th>
                    <th scope="col" class="end">{words::tries(l)}</th>
                    <th scope="col">{words::next(l)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(mail: &mail::Model, subject: &str, visitor: &Visitor) -> impl IntoView + use<> {
    let (l, digits) = (visitor.language(), visitor.preferences.digits.for_language(visitor.language()));
    let answer = mail.last_answer.as_deref().and_then(Answer::read).filter(|answer| *answer != Answer::Captured);
    let said = answer.map(|answer| {
        let quoted = answer.quoted().map(|quoted| view! { <br/><code lang="en">{quoted}</code> });
        view! { <br/><span class="small">{answer.sentence(l)}{quoted}</span> }
    });
    view! {
        <tr>
            <th scope="row">
                {subject.to_owned()}<br/><span class="small soft">{when(mail.created_at, visitor)}</span>
            </th>
            <td data-label=words::to(l)>{mask(&mail.recipient)}</td>
            <td data-label=words::state(l)>{chip(mail.state, l)}{said}</td>
            <td data-label=words::tries(l) class="end number">{number(mail.tries.into(), digits)}</td>
            <td data-label=words::next(l)>{next(mail, subject, visitor)}</td>
        </tr>
    }
}

fn chip(state: MailState, l: Language) -> impl IntoView {
    let (tone, icon, text) = match state {
        MailState::Queued => (Tone::Info, Icon::Clock, words::waiting(l)),
        MailState::Accepted => (Tone::Good, Icon::Check, words::accepted(l)),
        MailState::Captured => (Tone::Idle, Icon::Mail, words::captured(l)),
        MailState::Failed => (Tone::Bad, Icon::X, words::failed(l)),
    };
    view! { <Chip tone icon text/> }
}

/// When it is tried next, when it went, or the button that sends it on its way again.
fn next(mail: &mail::Model, subject: &str, visitor: &Visitor) -> AnyView {
    let l = visitor.language();
    match (mail.state, mail.settled_at) {
        (MailState::Failed, _) => view! {
            <form method="post">
                <input type="hidden" name="mail" value=mail.id.to_string()/>
                <button class="button" name="act" value="send_again">
                    <IconMark icon=Icon::Refresh/>{words::send_again(l)}<span class="visually-hidden">": "{subject.to_owned()}</span>
                </button>
            </form>
        }
        .into_any(),
        (MailState::Queued, _) => words::due(l, &when(mail.due_at, visitor)).into_any(),
        (_, Some(at)) => words::went(l, &when(at, visitor)).into_any(),
        (_, None) => "–".into_any(),
    }
}

fn subject(letter: Option<&Letter>, numbers: &HashMap<CertificateId, String>, l: Language) -> String {
    match letter {
        Some(Letter::Certificate { certificate, .. }) => {
            let number = numbers.get(certificate).map(String::as_str).unwrap_or_default();
            format!("{} {number}", words::certificate(l))
        }
        Some(Letter::ExternalDecision { .. }) => words::external_decision(l).to_owned(),
        Some(Letter::Receipt { .. }) => words::receipt(l).to_owned(),
        Some(Letter::Graded { .. }) => words::graded(l).to_owned(),
        Some(Letter::Regraded { .. } | Letter::SkillRegraded { .. }) => words::regraded(l).to_owned(),
        Some(Letter::Invitation { .. }) => words::invitation(l).to_owned(),
        Some(Letter::PasswordReset { .. }) => words::password_reset(l).to_owned(),
        Some(Letter::PasswordChanged) => words::password_changed(l).to_owned(),
        Some(Letter::SecondFactorChanged) => words::second_factor_changed(l).to_owned(),
        None => words::unknown_letter(l).to_owned(),
    }
}
