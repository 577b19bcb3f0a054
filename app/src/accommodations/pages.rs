//! What a person was granted, and granting it; and what the learner is told of it.

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, hooks::use_params_map, path};
use serde_json::json;

use super::{
    Effect,
    http::ALL_COURSES,
    store::{self, Listed},
    words,
};
use crate::{
    audit,
    entity::person,
    error::AppError,
    i18n::Language,
    id::PersonId,
    people,
    reports::store::{CourseName, courses},
    root,
    thai::{FullName, date::bangkok_date},
    ui::{
        field::{Choice, ErrorSummary, Field},
        notice::{Chip, Notice, Tone},
        page::{Main, Width, page},
    },
    visitor::{Preferences, Visitor},
};

#[component(transparent)]
pub fn AccommodationRoutes() -> impl MatchNestedRoutes + Clone {
    view! { <Route path=path!("/people/:id/accommodations") view=AccommodationsPage ssr=SsrMode::Async/> }.into_inner()
}

#[component]
fn AccommodationsPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let id = use_params_map().read_untracked().get("id").and_then(|text| text.parse::<PersonId>().ok());
    page(async move {
        let by = visitor.accommodator()?;
        let id = id.ok_or(AppError::NotFound)?;
        let db = state.db.read();
        let person = people::in_scope(db, by.scope(), id, visitor.now).await?;
        let (act, subject) = ("accommodation.look", format!("person:{id}"));
        let look = audit::Entry { actor: Some(by.person()), act, subject, detail: json!({}) };
        audit::look(&state.db, &state.vault, visitor.now, look).await?;
        let (granted, courses) = (store::of_person(db, id).await?, courses(db).await?);
        let l = visitor.language();
        let name = name(&person, l);
        let back = if visitor.hr_officer().is_ok() { format!("/reports/people/{id}") } else { format!("/people/{id}") };
        Ok(view! {
            <Main title=format!("{}: {name}", words::accommodations(l)) width=Width::Narrow>
                <nav aria-label=words::place(l)><ol class="crumbs">
                    <li><a href=back>{words::person(l)}</a></li>
                    <li aria-current="page">{words::accommodations(l)}</li>
                </ol></nav>
                <header class="page-head"><h1>{words::accommodations(l)}</h1><p class="lead">{name}</p></header>
                <ErrorSummary/>
                <p>{words::lead(l)}</p>
                {list(&granted, &visitor)}
                {form(&courses, l)}
            </Main>
        })
    })
}

fn name(person: &person::Model, l: Language) -> String {
    let th = FullName { prefix: &person.prefix_th, given: &person.given_th, middle: "", family: &person.family_th };
    let en = FullName { prefix: &person.prefix_en, given: &person.given_en, middle: "", family: &person.family_en };
    if l == Language::En && !person.given_en.is_empty() { en.display(l) } else { th.display(Language::Th) }
}

fn list(granted: &[Listed], visitor: &Visitor) -> AnyView {
    let l = visitor.language();
    let rows: Vec<_> = granted.iter().map(|one| row(one, visitor)).collect();
    let inside = if rows.is_empty() {
        view! { <p class="soft">{words::none(l)}</p> }.into_any()
    } else {
        view! {
            <table class="table table-stack">
                <caption class="visually-hidden">{words::in_force(l)}</caption>
                <thead><tr>
                    <th scope="col">{words::course(l)}</th>
                    <th scope="col">{words::extra(l)}</th>
                    <th scope="col">{words::reason(l)}</th>
                    <th scope="col">{words::granted(l)}</th>
                    <th scope="col">{words::state(l)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    view! { <section class="section" aria-labelledby="in-force"><h2 id="in-force">{words::in_force(l)}</h2>{inside}</section> }
        .into_any()
}

fn row(one: &Listed, visitor: &Visitor) -> AnyView {
    let (l, preferences) = (visitor.language(), visitor.preferences);
    let course = match (&one.slug, &one.title_th, &one.title_en) {
        (None, ..) => words::all_courses(l).to_owned(),
        (Some(_), Some(th), Some(en)) => l.choose(th, en).to_owned(),
        (Some(slug), ..) => slug.clone(),
    };
    let granter = match l {
        Language::En if !one.given_en.is_empty() => format!("{} {}", one.given_en, one.family_en),
        _ => format!("{} {}", one.given_th, one.family_th),
    };
    let granted = words::granted_by(l, &granter, &preferences.day(bangkok_date(one.created_at)));
    view! {
        <tr>
            <th scope="row">{course}</th>
            <td data-label=words::extra(l)>{extra(one, preferences)}</td>
            <td data-label=words::reason(l)>{one.reason.clone()}</td>
            <td data-label=words::granted(l)>{granted}</td>
            <td data-label=words::state(l)>{standing(one, visitor)}</td>
        </tr>
    }
    .into_any()
}

fn extra(one: &Listed, preferences: Preferences) -> String {
    let l = preferences.language;
    let part = |n: i16, words: fn(Language, &str) -> String| (n > 0).then(|| words(l, &preferences.number(n)));
    let parts = [
        part(one.extra_percent, words::percent),
        part(one.extra_minutes, words::minutes),
        part(one.extra_attempts, words::attempts),
        part(one.extra_pauses, words::pauses),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Whether it still holds, and the button that ends it.
fn standing(one: &Listed, visitor: &Visitor) -> AnyView {
    let (l, preferences) = (visitor.language(), visitor.preferences);
    if let Some(at) = one.ended_at {
        let text = words::ended_on(l, &preferences.day(bangkok_date(at)));
        return view! { <Chip tone=Tone::Idle text/> }.into_any();
    }
    let until = preferences.day(one.valid_to);
    if one.valid_to < bangkok_date(visitor.now) {
        return view! { <div><Chip tone=Tone::Idle text=words::over(l)/>" "<span class="small soft">{until}</span></div> }
            .into_any();
    }
    let which = words::end_which(l, &extra(one, preferences), &until);
    view! {
        <div class="stack">
            <p><Chip tone=Tone::Good text=words::holds(l)/>" "<span class="small soft">{words::until(l)}" "{until}</span></p>
            <form method="post">
                <input type="hidden" name="accommodation" value=one.id.to_string()/>
                <button class="button" name="act" value="end">{words::end(l)}<span class="visually-hidden">{which}</span></button>
            </form>
        </div>
    }
    .into_any()
}

fn form(courses: &[CourseName], l: Language) -> AnyView {
    let options = courses.iter().map(|course| (course.slug.clone(), course.title(l).to_owned()));
    let options = [(ALL_COURSES.to_owned(), words::all_courses(l).to_owned())].into_iter().chain(options).collect();
    view! {
        <section class="section" aria-labelledby="grant">
            <h2 id="grant">{words::grant(l)}</h2>
            <p class="small soft">{words::several(l)}</p>
            <form method="post">
                <Choice name="course" label=words::course(l) options/>
                <div class="form-grid">
                    <Field name="extra_percent" label=words::extra_percent(l) hint=words::extra_percent_hint(l) inputmode="numeric" maxlength=3 value="0"/>
                    <Field name="extra_minutes" label=words::extra_minutes(l) hint=words::extra_minutes_hint(l) inputmode="numeric" maxlength=3 value="0"/>
                    <Field name="extra_attempts" label=words::extra_attempts(l) hint=words::extra_attempts_hint(l) inputmode="numeric" maxlength=2 value="0"/>
                    <Field name="extra_pauses" label=words::extra_pauses(l) hint=words::extra_pauses_hint(l) inputmode="numeric" maxlength=2 value="0"/>
                </div>
                <Field name="reason" label=words::reason(l) hint=words::reason_hint(l) maxlength=500/>
                <Field name="valid_to" kind="date" label=words::valid_to(l) hint=words::valid_to_hint(l)/>
                <div class="action-bar"><button class="button button-main" name="act" value="grant">{words::save(l)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

/// What the learner is told before she starts; nothing where she has nothing more than others.
pub fn told(effect: Effect, preferences: Preferences) -> Option<AnyView> {
    let l = preferences.language;
    let time = (effect.extra_seconds > 0).then(|| words::minutes(l, &preferences.number(effect.extra_minutes())));
    let attempts = (effect.extra_attempts > 0).then(|| words::attempts(l, &preferences.number(effect.extra_attempts)));
    let pauses = (effect.extra_pauses > 0).then(|| words::pauses(l, &preferences.number(effect.extra_pauses)));
    let until = effect.until.map(|day| words::yours_until(l, &preferences.day(day)));
    let text = [time, attempts, pauses, until].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    (!effect.is_none()).then(|| view! { <Notice title=words::yours(l)><p>{text}</p></Notice> }.into_any())
}
