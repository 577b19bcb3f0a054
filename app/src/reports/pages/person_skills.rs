//! The skills of a person, for those who may see persons; her manager confirms here what she uses at work.

use std::collections::HashMap;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use serde_json::json;

use super::person::full_name;
use crate::{
    audit::{self, Entry},
    catalogue::skills::Frameworks,
    entity::{Person, person},
    error::AppError,
    form::FormState,
    id::{PersonId, SkillId},
    reports::{numerals::Numerals, place, store::person::seat, words},
    root::{state, visitor},
    skills::{
        pages::standings_table,
        profile::{self, Profile, Shown},
        store::{TestRow, newest_tests},
    },
    thai::date::bangkok_date,
    ui::{
        empty::Empty,
        field::{Choice, ErrorSummary},
        page::{Main, page},
    },
    visitor::Visitor,
};

/// `/reports/people/{id}/skills`.
#[component]
pub fn PersonSkillsPage() -> impl IntoView {
    let (state, visitor) = (state(), visitor());
    let id = use_params_map().get_untracked().get("id").unwrap_or_default();
    page(async move {
        use sea_orm::EntityTrait;
        let right = visitor.person_viewer()?;
        let (id, today): (PersonId, _) = (id.parse().map_err(|_| AppError::NotFound)?, bangkok_date(visitor.now));
        let (_, unit) = seat(state.db.read(), right.scope(), id, today).await?;
        let who: person::Model = Person::find_by_id(id).one(state.db.read()).await?.ok_or(AppError::NotFound)?;
        let look =
            Entry { actor: Some(right.person()), act: "person.skills", subject: format!("person:{id}"), detail: json!({}) };
        audit::look(&state.db, &state.vault, visitor.now, look).await?;
        let frameworks = state.skills.all(&state.db).await?;
        let framework = frameworks.framework("").ok_or(AppError::NotFound)?;
        let profile = profile::load(&state, id, framework, today).await?;
        let n = Numerals::of(&visitor);
        let l = n.language;
        let leads = visitor.manager().is_ok_and(|manager| manager.person() != id && manager.scope().reaches(unit.first));
        let tests = match visitor.hr_officer() {
            Ok(_) => tests(&newest_tests(state.db.read(), id).await?, &frameworks, id, n),
            Err(_) => None,
        };
        let confirm = leads.then(|| confirm(&profile, &visitor));
        let name = full_name(&who, l);
        let table = standings_table(&profile.areas, &frameworks, visitor.preferences, words::skills(l));
        let by_expert = profile.history.iter().any(Shown::is_by_expert);
        let nothing = table
            .is_none()
            .then(|| view! { <Empty title=words::no_skills_of_person(l) text=words::no_skills_of_person_why(l)/> });
        Ok(view! {
            <Main title=words::skills_of(l, &name)>
                <header class="page-head">
                    <h1>{words::skills(l)}</h1>
                    <p class="lead">{name}</p>
                    <p>{place::name(&unit, l).to_owned()}</p>
                    <p class="as-of">{words::person_as_of(l, &n.instant(visitor.now))}</p>
                </header>
                {table}
                {nothing}
                {by_expert.then(|| view! { <p class="small soft">{words::by_expert(l)}</p> })}
                {tests}
                {confirm}
            </Main>
        })
    })
}

/// Her newest test of each area, with the way to its timeline.
fn tests(tests: &HashMap<SkillId, TestRow>, frameworks: &Frameworks, person: PersonId, n: Numerals) -> Option<AnyView> {
    let l = n.language;
    let mut tests: Vec<_> = tests.values().collect();
    tests.sort_by_key(|test| std::cmp::Reverse(test.closed_at.unwrap_or(test.deadline_at)));
    let one = |test: &&TestRow| {
        let area = frameworks.area_of(test.skill_id)?.name.text(l).to_owned();
        let state = test.closed_at.map_or_else(|| words::attempt_open(l).to_owned(), |at| n.instant(at));
        let href = format!("/reports/people/{person}/skill-tests/{}", test.id);
        Some(
            view! { <li>{area.clone()}" · "{state}" "<a href=href>{words::timeline(l)}<span class="visually-hidden">" "{area}</span></a></li> },
        )
    };
    let lines: Vec<_> = tests.iter().filter_map(one).collect();
    (!lines.is_empty()).then(|| {
        view! { <section class="section" aria-labelledby="tests"><h2 id="tests">{words::skill_tests(l)}</h2><ul>{lines}</ul></section> }
            .into_any()
    })
}

/// The form of her manager: an area and the level on which she works in it.
fn confirm(profile: &Profile, visitor: &Visitor) -> AnyView {
    let n = Numerals::of(visitor);
    let l = n.language;
    let areas =
        profile.areas.iter().map(|standing| (standing.area.code.clone(), standing.area.name.text(l).to_owned())).collect();
    let levels = (1..=5).map(|level: i64| (level.to_string(), words::level(l, &n.number(level)))).collect();
    // A form that was refused keeps the moment at which it was made.
    let made = FormState::current().fields.raw("form").parse().unwrap_or(visitor.now.timestamp_millis());
    view! {
        <section class="section card" aria-labelledby="confirm">
            <h2 id="confirm">{words::confirm_use(l)}</h2>
            <p>{words::confirm_use_why(l)}</p>
            <ErrorSummary/>
            <form method="post" class="stack">
                <input type="hidden" name="form" value=made/>
                <Choice name="area" label=words::skill_area(l) options=areas/>
                <Choice name="level" label=words::level_at_work(l) options=levels/>
                <p><button class="button button-main">{words::confirm(l)}</button></p>
            </form>
        </section>
    }
    .into_any()
}
