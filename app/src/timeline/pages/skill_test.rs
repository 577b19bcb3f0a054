//! The timeline of a skill test.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use serde_json::json;

use super::{
    super::{
        skill_test::{self, SkillTimeline},
        words,
    },
    Span, body, head,
};
use crate::{
    audit,
    error::AppError,
    id::{PersonId, SkillTestId},
    root,
    thai::date,
    ui::page::{Main, Width, page},
    visitor::Preferences,
};

/// For the learner.
#[component]
pub fn OwnPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let id = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    page(async move {
        let learner = visitor.learner()?;
        let l = visitor.language();
        let id: SkillTestId = id.parse().map_err(|_| AppError::NotFound)?;
        let timeline = skill_test::own(&state, &learner, id).await?;
        let back = if timeline.test.open.is_some() { words::to_paper(l) } else { words::to_result(l) };
        Ok(view! {
            <Main title=words::timeline(l) width=Width::Narrow>
                <nav aria-label=words::place(l)><ol class="crumbs">
                    <li><a href="/skills">{words::my_skills(l)}</a></li>
                    <li aria-current="page">{words::timeline(l)}</li>
                </ol></nav>
                {head(&timeline.area, timeline.test.number, visitor.preferences)}
                <p>{words::why(l)}</p>
                {lines(&timeline, visitor.preferences)}
                <p><a class="button" href=format!("/skill-tests/{id}")>{back}</a></p>
            </Main>
        })
    })
}

/// For HR, in scope; the look is on record.
#[component]
pub fn InScopePage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let params = use_params_map().get_untracked();
    page(async move {
        let right = visitor.hr_officer()?;
        let (l, preferences) = (visitor.language(), visitor.preferences);
        let person: PersonId = params.get("id").and_then(|id| id.parse().ok()).ok_or(AppError::NotFound)?;
        let id: SkillTestId = params.get("test").and_then(|id| id.parse().ok()).ok_or(AppError::NotFound)?;
        let timeline = skill_test::in_scope(&state, &right, person, id, visitor.now).await?;
        let (act, subject) = ("skill_test.look", format!("person:{person}"));
        let look = audit::Entry { actor: Some(right.person()), act, subject, detail: json!({ "test": id }) };
        audit::look(&state.db, &state.vault, visitor.now, look).await?;
        let record = format!("/reports/people/{person}/skills");
        let now = date::with_time(visitor.now, l, preferences.digits);
        Ok(view! {
            <Main title=words::timeline(l) width=Width::Narrow>
                <nav aria-label=words::place(l)><ol class="crumbs">
                    <li><a href=record.clone()>{words::skills_of_person(l)}</a></li>
                    <li aria-current="page">{words::timeline(l)}</li>
                </ol></nav>
                {head(&timeline.area, timeline.test.number, preferences)}
                <p class="as-of">{words::looked(l, &now)}</p>
                {lines(&timeline, preferences)}
                <p><a class="button" href=record>{words::to_record(l)}</a></p>
            </Main>
        })
    })
}

fn lines(timeline: &SkillTimeline, preferences: Preferences) -> AnyView {
    let test = &timeline.test;
    let span = Span { started_at: test.started_at, deadline_at: test.deadline_at, is_open: test.open.is_some() };
    body(span, &timeline.entries, preferences)
}
