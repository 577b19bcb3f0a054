//! What HR sees of a person: where she works, what she learns, what is missing, what she holds.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use serde_json::json;

use super::{people::chip, scope};
use crate::{
    audit::{self, Entry},
    catalogue::skills::Frameworks,
    certificates::{standing::Standing, store::Sending},
    entity::{MailState, attempt, certificate, person},
    error::AppError,
    grading,
    i18n::Language,
    id::PersonId,
    people::rank::{self, EMPLOYEE_KINDS},
    reports::{
        numerals::Numerals,
        place,
        standing::Kind,
        store::person::{Missing, Record, Taken, record},
        words,
    },
    root::{state, visitor},
    skills::{
        pages::standings_table,
        profile::{AreaStanding, Shown},
    },
    thai::{FullName, date::bangkok_date},
    ui::{
        empty::Empty,
        icon::Icon,
        notice::{Chip, Tone},
        page::{Main, page},
        progress::ProgressBar,
    },
    visitor::{Preferences, Visitor},
};

/// `/reports/people/{id}`.
#[component]
pub fn PersonPage() -> impl IntoView {
    let (state, visitor) = (state(), visitor());
    let id = use_params_map().get_untracked().get("id").unwrap_or_default();
    page(async move {
        let right = visitor.hr_officer()?;
        let id: PersonId = id.parse().map_err(|_| AppError::NotFound)?;
        let found = record(&state, &right, id, bangkok_date(visitor.now)).await?;
        let look = Entry { actor: Some(right.person()), act: "person.look", subject: format!("person:{id}"), detail: json!({}) };
        audit::look(&state.db, &state.vault, visitor.now, look).await?;
        let frameworks = state.skills.all(&state.db).await?;
        Ok(view! { <RecordView record=found frameworks visitor/> })
    })
}

#[component]
fn RecordView(record: Record, frameworks: Arc<Frameworks>, visitor: Visitor) -> impl IntoView {
    let n = Numerals::of(&visitor);
    let l = n.language;
    let today = bangkok_date(visitor.now);
    let name = full_name(&record.person, l);
    let skills_page = format!("/reports/people/{}/skills", record.person.id);
    let courses = record.courses.iter().map(|taken| view! { <Course taken today n/> }).collect_view();
    let skills = skills(&record.skills, &frameworks, visitor.preferences);
    let nothing =
        record.courses.is_empty().then(|| view! { <Empty title=words::no_learning(l) text=words::no_learning_why(l)/> });
    view! {
        <Main title=name.clone()>
            <header class="page-head"><h1>{name}</h1><p class="as-of">{words::person_as_of(l, &n.instant(visitor.now))}</p></header>
            <section class="section"><h2>{words::posting(l)}</h2><Posting record=&record n/></section>
            <p><a class="button" href=format!("/people/{}/accommodations", record.person.id)>{words::accommodations(l)}</a></p>
            {skills}
            <p><a href=skills_page>{words::see_all_skills(l)}</a></p>
            <section class="section"><h2>{words::learning(l)}</h2>{courses}{nothing}</section>
        </Main>
    }
    .into_any()
}

/// Her name in a language; in Thai where she has none in English.
pub fn full_name(person: &person::Model, language: Language) -> String {
    let th = FullName { prefix: &person.prefix_th, given: &person.given_th, middle: "", family: &person.family_th };
    let en = FullName { prefix: &person.prefix_en, given: &person.given_en, middle: "", family: &person.family_en };
    if language == Language::En && !person.given_en.is_empty() { en.display(language) } else { th.display(Language::Th) }
}

#[component]
fn Posting<'a>(record: &'a Record, n: Numerals) -> impl IntoView + use<> {
    let l = n.language;
    let (posting, unit) = (&record.posting, &record.unit);
    let people = format!("{}/people", scope::address(unit));
    view! {
        <dl class="facts-list">
            <div><dt>{words::position(l)}</dt><dd>{rank::position(&posting.position_th, &posting.position_en, &posting.level, l)}</dd></div>
            <div><dt>{words::unit(l)}</dt><dd><a href=people>{place::name(unit, l).to_owned()}</a></dd></div>
            <div><dt>{words::employee_kind(l)}</dt><dd>{rank::name_of(&EMPLOYEE_KINDS, &posting.employee_kind, l)}</dd></div>
            {record.person.staff_no.clone().map(|number| view! { <div><dt>{words::staff_no(l)}</dt><dd class="number">{number}</dd></div> })}
            <div><dt>{words::since(l)}</dt><dd>{n.day(posting.valid_from)}</dd></div>
        </dl>
    }
    .into_any()
}

/// Her levels by every source, each with how sure it is and the target of her posting; nothing where nothing is known.
fn skills(areas: &[AreaStanding], frameworks: &Frameworks, preferences: Preferences) -> Option<AnyView> {
    let l = preferences.language;
    let table = standings_table(areas, frameworks, preferences, words::skills(l))?;
    let by_expert = areas.iter().flat_map(|area| &area.by_source).any(Shown::is_by_expert);
    Some(
        view! {
            <section class="section"><h2>{words::skills(l)}</h2>
                {table}
                {by_expert.then(|| view! { <p class="small soft">{words::by_expert(l)}</p> })}
            </section>
        }
        .into_any(),
    )
}

/// One course: how far, what is missing, what she holds.
#[component]
fn Course<'a>(taken: &'a Taken, today: NaiveDate, n: Numerals) -> impl IntoView + use<> {
    let l = n.language;
    let enrolled = words::enrolled_on(l, &n.day(bangkok_date(taken.enrolment.enrolled_at)));
    let completed = taken.completion.as_ref().map(|completion| {
        let score = completion
            .points
            .zip(completion.max_points)
            .map(|(points, max)| words::score(l, &n.number(points.into()), &n.number(max.into())));
        let on = words::completed_on(l, &n.day(completion.completed_on));
        view! { <p>{[Some(on), score].into_iter().flatten().collect::<Vec<_>>().join(" · ")}</p> }
    });
    let under_way = taken.completion.is_none().then(|| under_way(taken, n));
    let certificates =
        taken.certificates.iter().map(|(certificate, sending)| holds(certificate, sending.as_ref(), today, n)).collect_view();
    view! {
        <section class="card">
            <h3>{taken.title.text(l).to_owned()}</h3>
            <p class="row">{chip(kind(taken, today), n)}<span class="small soft">{enrolled}</span></p>
            {completed}
            {under_way}
            {attempts(taken, n)}
            {certificates}
        </section>
    }
    .into_any()
}

/// Her tries at the final test, each with the way to its timeline.
fn attempts(taken: &Taken, n: Numerals) -> Option<AnyView> {
    let l = n.language;
    let one = |attempt: &attempt::Model| {
        let number = words::attempt(l, &n.number(attempt.number.into()));
        let score = match attempt.points.zip(attempt.max_points) {
            Some((points, max)) => words::score(l, &n.number(points.into()), &n.number(max.into())),
            None if grading::awaits(attempt) => words::attempt_awaits(l).to_owned(),
            None => words::attempt_open(l).to_owned(),
        };
        let href = format!("/reports/people/{}/attempts/{}", attempt.person_id, attempt.id);
        let text = format!("{number} · {} · {score}", n.instant(attempt.started_at));
        let of = format!(" {number} {}", taken.title.text(l));
        view! { <li>{text}" "<a href=href>{words::timeline(l)}<span class="visually-hidden">{of}</span></a></li> }
    };
    let lines: Vec<_> = taken.attempts.iter().map(one).collect();
    (!lines.is_empty()).then(|| {
        view! { <details class="disclosure"><summary>{words::attempts(l)}</summary><ul>{lines}</ul></details> }.into_any()
    })
}

fn kind(taken: &Taken, today: NaiveDate) -> Kind {
    let current = taken.certificates.first().map(|(certificate, _)| Standing::of(certificate, today));
    match (&taken.completion, current) {
        (None, _) => Kind::InProgress,
        (Some(_), Some(Standing::Expired)) => Kind::Expired,
        (Some(_), Some(Standing::Revoked)) => Kind::Revoked,
        (Some(_), _) => Kind::Completed,
    }
}

fn under_way(taken: &Taken, n: Numerals) -> AnyView {
    let l = n.language;
    let (done, total) = (taken.progress.done, taken.progress.total);
    let value_text = words::done_of(l, &n.number(done.into()), &n.number(total.into()));
    let items = taken
        .missing
        .iter()
        .map(|missing| match missing {
            Missing::Lesson(title) => words::missing_lesson(l, title.text(l)),
            Missing::FinalTest if taken.attempts.iter().any(grading::awaits) => words::missing_grading(l).to_owned(),
            Missing::FinalTest => words::missing_test(l).to_owned(),
        })
        .map(|text| view! { <li>{text}</li> })
        .collect_view();
    view! {
        <ProgressBar id=format!("progress-{}", taken.enrolment.id) label=words::progress(l) value_text done total/>
        <details class="disclosure"><summary>{words::missing(l)}</summary><ul>{items}</ul></details>
    }
    .into_any()
}

fn holds(certificate: &certificate::Model, sending: Option<&Sending>, today: NaiveDate, n: Numerals) -> AnyView {
    let l = n.language;
    let (tone, icon, state) = match Standing::of(certificate, today) {
        Standing::Valid => (Tone::Good, Icon::Check, words::good(l)),
        Standing::Superseded => (Tone::Idle, Icon::Refresh, words::replaced(l)),
        Standing::Revoked => (Tone::Bad, Icon::Ban, words::revoked(l)),
        Standing::Expired => (Tone::Warn, Icon::Clock, words::expired(l)),
    };
    let until = certificate.valid_until.map(|day| words::until_day(l, &n.day(day)));
    let mail = match sending {
        Some(sending) => mail_state(sending, n),
        None => words::mail_none(l).to_owned(),
    };
    view! {
        <dl class="facts-list">
            <div><dt>{words::certificate(l)}</dt><dd><a class="number" href=format!("/certificates/{}/manage", certificate.id)>{certificate.number.clone()}</a>" "<Chip tone icon text=state/>{until.map(|until| view! { " "<span class="small soft">{until}</span> })}</dd></div>
            <div><dt>{words::mailing(l)}</dt><dd>{mail}</dd></div>
        </dl>
    }
    .into_any()
}

fn mail_state(sending: &Sending, n: Numerals) -> String {
    let l = n.language;
    let state = match sending.mail.state {
        MailState::Queued => words::mail_queued(l),
        MailState::Accepted => words::mail_accepted(l),
        MailState::Failed => words::mail_failed(l),
        MailState::Captured => words::mail_captured(l),
    };
    let when = sending.mail.settled_at.map(|at| n.instant(at));
    let why = sending.mail.last_answer.clone().filter(|_| sending.mail.state == MailState::Failed);
    [Some(state.to_owned()), when, why].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
