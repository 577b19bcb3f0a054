//! What a person has claimed, and what became of it.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    super::{store, words},
    parts,
};
use crate::{
    catalogue::skills::Frameworks,
    entity::{ClaimState, external_claim},
    root,
    thai::date::bangkok_date,
    ui::{
        empty::Empty,
        icon::{Icon, IconMark},
        page::{Main, page},
    },
    visitor::{Preferences, Visitor},
};

/// `/external-results`.
#[component]
pub fn MyExternalResultsPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let before = use_query_map().with_untracked(|query| query.get("before")).and_then(|id| id.parse().ok());
    page(async move {
        let learner = visitor.learner()?;
        let l = visitor.language();
        let mut claims = store::of_learner(state.db.read(), &learner, before).await?;
        let full = usize::try_from(store::PAGE).unwrap_or(usize::MAX);
        let older = (claims.len() > full).then(|| claims.truncate(full)).and_then(|()| claims.last().map(|last| last.id));
        let frameworks = state.skills.all(&state.db).await?;
        let body = if claims.is_empty() {
            let action = ("/external-results/new".to_owned(), words::add(l).to_owned());
            view! { <Empty title=words::nothing(l) text=words::nothing_why(l) action/> }.into_any()
        } else {
            let cards = claims.iter().map(|claim| card(claim, &frameworks, visitor.preferences)).collect_view();
            view! { <ul class="cards">{cards}</ul> }.into_any()
        };
        let older = older.map(|last| {
            let href = format!("/external-results?before={last}");
            view! { <nav class="pages" aria-label=words::pages(l)><a class="button" href=href>{words::older(l)}</a></nav> }
        });
        let add = (!claims.is_empty()).then(|| add(&visitor));
        Ok(view! {
            <Main title=words::external_results(l)>
                <nav aria-label=words::place(l)><ol class="crumbs">
                    <li><a href="/skills">{words::my_skills(l)}</a></li>
                    <li aria-current="page">{words::external_results(l)}</li>
                </ol></nav>
                <header class="page-head"><div class="page-head-row">
                    <div><h1>{words::external_results(l)}</h1><p class="lead">{words::mine_lead(l)}</p></div>
                    {add}
                </div></header>
                {body}
                {older}
            </Main>
        })
    })
}

fn add(visitor: &Visitor) -> AnyView {
    view! { <p><a class="button button-main" href="/external-results/new"><IconMark icon=Icon::Upload/>{words::add(visitor.language())}</a></p> }
        .into_any()
}

fn card(claim: &external_claim::Model, frameworks: &Frameworks, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let level = words::claimed_level(l, &preferences.number(claim.level));
    let sent = words::sent_on(l, &preferences.day(bangkok_date(claim.claimed_at)));
    let issued = format!("{} · {} {}", claim.issuer, words::issued_on(l), preferences.day(claim.issued_on));
    let until = claim.valid_until.map(|day| format!(" · {} {}", words::valid_until(l), preferences.day(day)));
    let withdraw = (claim.state == ClaimState::Claimed).then(|| {
        view! {
            <form method="post">
                <input type="hidden" name="claim" value=claim.id.to_string()/>
                <button class="button button-quiet" name="act" value="withdraw">{words::withdraw(l)}<span class="visually-hidden">{words::of(l, &claim.certificate)}</span></button>
            </form>
        }
    });
    view! {
        <li class="card">
            <h2>{claim.certificate.clone()}</h2>
            <p class="row">{parts::state(claim, l)}<span class="small soft">{sent}</span></p>
            <p>{parts::area(frameworks, claim.skill_id, l)}" · "{level}</p>
            <p class="small soft">{issued}{until}</p>
            {parts::decision(claim, preferences)}
            <p class="small">{parts::evidence(claim, l)}</p>
            {withdraw}
        </li>
    }
    .into_any()
}
