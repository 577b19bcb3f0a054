//! The timeline of an attempt, for its learner and for HR; that of a skill test beside it.

mod skill_test;

use chrono::{NaiveDate, TimeDelta};
use courses::{Bilingual, answer::AnswerFile, question::QuestionId};
use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, hooks::use_params_map, path};
use sea_orm::entity::prelude::DateTimeUtc;
use serde_json::json;

use super::{
    store::{self, Credit, Entry, Timeline, What},
    words,
};
use crate::{
    assessment::{
        file::{self, Files},
        store::Tested,
    },
    audit,
    entity::{AttemptEventKind, attempt},
    error::AppError,
    i18n::Language,
    id::{AttemptId, PersonId},
    root,
    thai::date,
    ui::{
        notice::Notice,
        page::{Main, Width, page},
    },
    visitor::Preferences,
};

#[component(transparent)]
pub fn TimelineRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/attempts/:id/timeline") view=OwnTimelinePage ssr=SsrMode::Async/>
        <Route path=path!("/reports/people/:id/attempts/:attempt") view=TimelineInScopePage ssr=SsrMode::Async/>
        <Route path=path!("/skill-tests/:id/timeline") view=skill_test::OwnPage ssr=SsrMode::Async/>
        <Route path=path!("/reports/people/:id/skill-tests/:test") view=skill_test::InScopePage ssr=SsrMode::Async/>
    }
    .into_inner()
}

/// For the learner.
#[component]
fn OwnTimelinePage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let id = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    page(async move {
        let learner = visitor.learner()?;
        let (l, preferences) = (visitor.language(), visitor.preferences);
        let id: AttemptId = id.parse().map_err(|_| AppError::NotFound)?;
        let timeline = store::own(state.db.read(), &learner, id).await?;
        let title = timeline.title.text(l).to_owned();
        let back = if timeline.attempt.closed_at.is_none() { words::to_paper(l) } else { words::to_result(l) };
        Ok(view! {
            <Main title=words::timeline(l) width=Width::Narrow>
                <nav aria-label=words::place(l)><ol class="crumbs">
                    <li><a href=format!("/courses/{}/test", timeline.slug)>{title.clone()}</a></li>
                    <li aria-current="page">{words::timeline(l)}</li>
                </ol></nav>
                {head(&timeline.title, timeline.attempt.number, preferences)}
                <p>{words::why(l)}</p>
                {body(Span::of(&timeline.attempt), &timeline.entries, preferences)}
                <p><a class="button" href=format!("/attempts/{id}")>{back}</a></p>
            </Main>
        })
    })
}

/// For HR, in scope; the look is on record.
#[component]
fn TimelineInScopePage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let params = use_params_map().get_untracked();
    page(async move {
        let right = visitor.hr_officer()?;
        let (l, preferences) = (visitor.language(), visitor.preferences);
        let person: PersonId = params.get("id").and_then(|id| id.parse().ok()).ok_or(AppError::NotFound)?;
        let id: AttemptId = params.get("attempt").and_then(|id| id.parse().ok()).ok_or(AppError::NotFound)?;
        let timeline = store::in_scope(&state, &right, person, id, visitor.now).await?;
        let tested = Tested::of_version(&state, state.db.read(), timeline.version).await?;
        let files = file::standing(&state, &tested, id).await?;
        let (act, subject) = ("attempt.look", format!("person:{person}"));
        let look = audit::Entry { actor: Some(right.person()), act, subject, detail: json!({ "attempt": id }) };
        audit::look(&state.db, &state.vault, visitor.now, look).await?;
        let record = format!("/reports/people/{person}");
        let now = date::with_time(visitor.now, l, preferences.digits);
        Ok(view! {
            <Main title=words::timeline(l) width=Width::Narrow>
                <nav aria-label=words::place(l)><ol class="crumbs">
                    <li><a href=record.clone()>{words::person(l)}</a></li>
                    <li aria-current="page">{words::timeline(l)}</li>
                </ol></nav>
                {head(&timeline.title, timeline.attempt.number, preferences)}
                <p class="as-of">{words::looked(l, &now)}</p>
                {pace(&timeline, preferences)}
                {body(Span::of(&timeline.attempt), &timeline.entries, preferences)}
                {files_of(&files, &format!("/reports/people/{person}/attempts/{id}/files"), l)}
                <p><a class="button" href=record>{words::to_record(l)}</a></p>
            </Main>
        })
    })
}

/// The files that were handed in, with the way to each.
fn files_of(files: &Files, folder: &str, l: Language) -> Option<AnyView> {
    let one = |(question, file): &(QuestionId, AnswerFile)| {
        view! { <li><a href=format!("{folder}/{question}") download>{file.name.clone()}</a></li> }
    };
    let links: Vec<_> = files.iter().map(one).collect();
    (!links.is_empty())
        .then(|| view! { <section class="section"><h2>{words::files(l)}</h2><ul>{links}</ul></section> }.into_any())
}

/// How many answers came faster than their questions can be read, and what that does not mean.
fn pace(timeline: &Timeline, preferences: Preferences) -> Option<AnyView> {
    let l = preferences.language;
    let judged = timeline.entries.iter().filter_map(|entry| match entry.what {
        What::Saved { is_fast, .. } => is_fast,
        _ => None,
    });
    let (fast, all) = judged.fold((0_u32, 0_u32), |(fast, all), is_fast| (fast + u32::from(is_fast), all + 1));
    let text = words::pace(l, &preferences.number(fast), &preferences.number(all));
    (all > 0).then(|| view! { <p>{text}" "<span class="small soft">{words::pace_why(l)}</span></p> }.into_any())
}

/// What was tested, and which attempt this was.
pub(super) fn head(title: &Bilingual, number: i32, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let lead = words::lead(l, title.text(l), &preferences.number(number));
    view! { <header class="page-head"><h1>{words::timeline(l)}</h1><p class="lead">{lead}</p></header> }.into_any()
}

/// What the learner is told of time that was given back, on the paper and with the result.
pub fn credit_notes(credits: &[Credit], preferences: Preferences) -> Option<AnyView> {
    let l = preferences.language;
    let one = |credit: &Credit| {
        let down = date::time(credit.at - TimeDelta::seconds(credit.seconds.into()), l, preferences.digits);
        let up = date::time(credit.at, l, preferences.digits);
        view! { <p>{words::credit(l, &down, &up, &preferences.lasting(credit.seconds))}</p> }
    };
    let notes: Vec<_> = credits.iter().map(one).collect();
    (!notes.is_empty()).then(|| view! { <Notice title=words::credit_title(l)>{notes}</Notice> }.into_any())
}

/// From when to when a test was, or is.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    pub started_at: DateTimeUtc,
    pub deadline_at: DateTimeUtc,
    pub is_open: bool,
}

impl Span {
    const fn of(attempt: &attempt::Model) -> Self {
        Self { started_at: attempt.started_at, deadline_at: attempt.deadline_at, is_open: attempt.closed_at.is_none() }
    }
}

/// The facts that hold for the whole attempt, then line by line.
pub(super) fn body(span: Span, entries: &[Entry], preferences: Preferences) -> AnyView {
    let (l, digits) = (preferences.language, preferences.digits);
    let saves = entries.iter().filter(|entry| matches!(entry.what, What::Saved { .. })).count();
    let saves = words::times(l, &preferences.number(i64::try_from(saves).unwrap_or(i64::MAX)));
    let deadline = if span.is_open { words::deadline_is(l) } else { words::deadline_was(l) };
    let day = date::bangkok_date(span.started_at);
    let rows = entries.iter().map(|entry| row(entry, day, preferences)).collect_view();
    view! {
        <dl class="facts-list">
            <div><dt>{words::begun(l)}</dt><dd>{date::with_time(span.started_at, l, digits)}</dd></div>
            <div><dt>{deadline}</dt><dd>{date::with_time(span.deadline_at, l, digits)}</dd></div>
            <div><dt>{words::answers(l)}</dt><dd>{saves}</dd></div>
        </dl>
        <table class="table table-stack">
            <caption class="visually-hidden">{words::timeline(l)}</caption>
            <thead><tr><th scope="col">{words::time(l)}</th><th scope="col">{words::what(l)}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The day is named where it is not that of the start.
fn row(entry: &Entry, started_on: NaiveDate, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let time = date::time_to_the_second(entry.at, l, preferences.digits);
    let day = date::bangkok_date(entry.at);
    let time = if day == started_on { time } else { format!("{} {time}", preferences.day(day)) };
    view! { <tr><th scope="row" class="number">{time}</th><td data-label=words::what(l)>{said(&entry.what, preferences)}</td></tr> }
        .into_any()
}

fn said(what: &What, preferences: Preferences) -> String {
    let l = preferences.language;
    match what {
        What::Saved { question, number, is_fast } => {
            let question = preferences.number(i64::try_from(*question).unwrap_or_default());
            let saved = words::saved(l, &question, &preferences.number(*number));
            if *is_fast == Some(true) { format!("{saved} · {}", words::fast(l)) } else { saved }
        }
        What::Receipt(state) => words::receipt(l, *state).to_owned(),
        What::Event { kind, device, seconds } => {
            let device = device.as_ref().map(|device| words::on_device(l, device));
            let moved = seconds.map(|seconds| by_how_much(l, *kind, &preferences.lasting(seconds)));
            let parts = [Some(event(l, *kind).to_owned()), device, moved];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
    }
}

fn by_how_much(l: Language, kind: AttemptEventKind, time: &str) -> String {
    match kind {
        AttemptEventKind::Started => words::with_extra(l, time),
        AttemptEventKind::Paused => words::at_most(l, time),
        AttemptEventKind::Resumed => words::earlier_by(l, time),
        _ => words::moved_by(l, time),
    }
}

const fn event(l: Language, kind: AttemptEventKind) -> &'static str {
    match kind {
        AttemptEventKind::Started => words::started(l),
        AttemptEventKind::TakenOver => words::taken_over(l),
        AttemptEventKind::Credited => words::credited(l),
        AttemptEventKind::Paused => words::paused(l),
        AttemptEventKind::Resumed => words::resumed(l),
        AttemptEventKind::Submitted => words::submitted(l),
        AttemptEventKind::ClosedByDeadline => words::closed(l),
        AttemptEventKind::Graded => words::graded(l),
        AttemptEventKind::Regraded => words::regraded(l),
    }
}
