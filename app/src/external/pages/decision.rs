//! One claim, for the HR officer who decides on it.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use sea_orm::EntityTrait;
use serde_json::json;

use super::{
    super::{store, words},
    parts,
};
use crate::{
    audit::{self, Entry},
    entity::{ClaimState, Person, external_claim},
    error::AppError,
    id::ExternalClaimId,
    reports::pages::full_name,
    root,
    ui::{
        field::{Choice, ErrorSummary, Field},
        notice::{Notice, Tone},
        page::{Main, Width, page},
    },
    visitor::Visitor,
};

/// `/reports/external/{id}`.
#[component]
pub fn DecisionPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let id = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    page(async move {
        let officer = visitor.hr_officer()?;
        let l = visitor.language();
        let id: ExternalClaimId = id.parse().map_err(|_| AppError::NotFound)?;
        let db = state.db.read();
        let claim = store::in_scope(db, officer.scope(), id, visitor.now).await?;
        let person = Person::find_by_id(claim.person_id).one(db).await?.ok_or(AppError::NotFound)?;
        let (act, subject) = ("external.look", format!("person:{}", claim.person_id));
        let look = Entry { actor: Some(officer.person()), act, subject, detail: json!({ "claim": id }) };
        audit::look(&state.db, &state.vault, visitor.now, look).await?;
        let frameworks = state.skills.all(&state.db).await?;
        let name = full_name(&person, l);
        let is_own = claim.person_id == officer.person();
        let forms = match (claim.state, is_own) {
            (ClaimState::Claimed, false) => forms(&claim, &visitor),
            (ClaimState::Claimed, true) => view! { <Notice tone=Tone::Warn title=words::not_your_own(l)/> }.into_any(),
            _ => settled(&claim, &visitor),
        };
        Ok(view! {
            <Main title=format!("{}: {name}", words::decide_title(l)) width=Width::Narrow>
                <nav aria-label=words::place(l)><ol class="crumbs">
                    <li><a href="/reports">{words::dashboard(l)}</a></li>
                    <li><a href="/reports/external">{words::queue(l)}</a></li>
                    <li aria-current="page">{name.clone()}</li>
                </ol></nav>
                <header class="page-head"><h1>{words::decide_title(l)}</h1><p class="lead">{name}</p></header>
                <ErrorSummary/>
                {parts::facts(&claim, &frameworks, &visitor)}
                <p><a href=format!("/reports/people/{}/skills", claim.person_id)>{words::their_skills(l)}</a></p>
                {forms}
            </Main>
        })
    })
}

fn forms(claim: &external_claim::Model, visitor: &Visitor) -> AnyView {
    let l = visitor.language();
    let levels = parts::levels(claim.level, visitor.preferences);
    view! {
        <section class="section card" aria-labelledby="confirm">
            <h2 id="confirm">{words::confirm(l)}</h2>
            <p>{words::confirm_lead(l)}</p>
            <form method="post" class="stack">
                <Choice name="level" label=words::level_granted(l) options=levels value=claim.level.to_string()/>
                <Field name="reason" label=words::reason(l) hint=words::reason_if_lower(l) optional=true maxlength=500/>
                <p><button class="button button-main" name="act" value="confirm">{words::confirm(l)}</button></p>
            </form>
        </section>
        <section class="section card" aria-labelledby="refuse">
            <h2 id="refuse">{words::refuse(l)}</h2>
            <form method="post" class="stack">
                <Field name="refusal" label=words::reason_refused(l) hint=words::reason_hint(l) maxlength=500/>
                <p><button class="button button-danger" name="act" value="refuse">{words::refuse(l)}</button></p>
            </form>
        </section>
    }
    .into_any()
}

fn settled(claim: &external_claim::Model, visitor: &Visitor) -> AnyView {
    let l = visitor.language();
    view! {
        <section class="section" aria-labelledby="decided">
            <h2 id="decided">{words::decided(l)}</h2>
            <p>{parts::state(claim, l)}</p>
            {parts::decision(claim, visitor.preferences)}
        </section>
    }
    .into_any()
}
