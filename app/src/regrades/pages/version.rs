//! `/authoring/versions/{id}/regrade`: the keys that a version corrects, whose results that changes, and the decision.
//!
//! A trainer sees numbers, not persons: who they are is for the HR officers of their units.

use courses::question::Question;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{corrections::corrections, effect::Shown};
use crate::{
    authoring::store::{self as versions, Version},
    entity::{RegradeState, VersionState},
    error::AppError,
    learning::version,
    regrades::{
        store::{self, Corrected},
        words,
    },
    root,
    state::AppState,
    ui::{
        empty::Empty,
        field::ErrorSummary,
        icon::{Icon, IconMark},
        notice::Notice,
        page::{Main, page},
    },
    visitor::Preferences,
};

#[component]
pub fn VersionRegradePage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let id = use_params_map().with_untracked(|params| params.get("id").and_then(|id| id.parse().ok()));
    page(async move {
        let trainer = visitor.trainer()?;
        let (l, preferences, db) = (visitor.language(), visitor.preferences, state.db.read());
        let row = versions::version(db, &trainer, id.ok_or(AppError::NotFound)?).await?;
        let package = version::package(&state, db, row.id).await?;
        let corrected = store::corrected(&state, db, row.course_id, row.id).await?;
        let regrade = store::of_version(db, row.id).await?;
        let title = package.manifest.title.text(l).to_owned();
        let body = match corrected.iter().any(|one| !one.correction.is_empty()) {
            false => nothing(&row, preferences),
            true => {
                let pools = pools(&state, &corrected).await?;
                let standing = match regrade {
                    Some(regrade) => Some(Shown::of(db, regrade, preferences).await?),
                    None => None,
                };
                let outdated = is_outdated(&state, &row).await?;
                let keys = corrections(&corrected, |place| pools[place].clone(), preferences);
                view! {
                    <section class="section"><h2>{words::corrected_questions(l)}</h2>{keys}</section>
                    <section class="section stack" aria-labelledby="effect"><h2 id="effect">{words::effect(l)}</h2>{effect(standing, outdated, preferences)}</section>
                }
                .into_any()
            }
        };
        Ok(view! {
            <Main title=format!("{}: {title}", words::corrected_keys(l))>
                <nav aria-label=words::place(l)><ol class="crumbs">
                    <li><a href="/authoring">{words::authoring(l)}</a></li>
                    <li><a href=format!("/authoring/courses/{}", row.slug)>{title.clone()}</a></li>
                    <li><a href=format!("/authoring/versions/{}", row.id)>{words::version(l, &preferences.figures(&row.number))}</a></li>
                    <li aria-current="page">{words::corrected_keys(l)}</li>
                </ol></nav>
                <header class="page-head"><h1>{words::corrected_keys(l)}</h1><p class="lead">{words::corrected_lead(l)}</p></header>
                <ErrorSummary/>
                {body}
            </Main>
        })
    })
}

fn nothing(row: &Version, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let text = if row.state == VersionState::Draft { words::draft_first(l) } else { words::nothing_corrected_why(l) };
    let action = (format!("/authoring/versions/{}", row.id), words::back_to_version(l).to_owned());
    view! { <Empty title=words::nothing_corrected(l) text action/> }.into_any()
}

/// The questions of the older versions as they were, in the order of the corrections.
async fn pools(state: &AppState, corrected: &[Corrected]) -> Result<Vec<Vec<Question>>, AppError> {
    let mut pools = Vec::with_capacity(corrected.len());
    for one in corrected {
        let package = version::package(state, state.db.read(), one.version).await?;
        pools.push(package.test.as_ref().map(|test| test.pool.clone()).unwrap_or_default());
    }
    Ok(pools)
}

/// Whether the keys of a later version hold already.
async fn is_outdated(state: &AppState, row: &Version) -> Result<bool, AppError> {
    let newest = store::newest_of_course(state.db.read(), row.course_id).await?.and_then(|newest| newest.version_id);
    match newest {
        Some(newest) => store::is_older(state.db.read(), row.id, newest).await,
        None => Ok(false),
    }
}

fn effect(standing: Option<Shown>, outdated: bool, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let is_decided = standing.as_ref().is_some_and(|shown| store::CONFIRMED.contains(&shown.regrade.state));
    if outdated && !is_decided {
        return view! { <Notice title=words::outdated(l)><p>{words::outdated_why(l)}</p></Notice> }.into_any();
    }
    let is_ready = standing.as_ref().is_some_and(|shown| shown.regrade.state == RegradeState::Weighed);
    let ask = (!is_decided && (standing.is_none() || is_ready)).then(|| {
        let (class, text) = if is_ready { ("button", words::work_out_again(l)) } else { ("button button-main", words::work_out(l)) };
        let why = standing.is_none().then(|| view! { <p>{words::effect_why(l)}</p> });
        view! {
            <form method="post" class="stack">{why}<p><button class=class name="act" value="weigh"><IconMark icon=Icon::Chart/>{text}</button></p></form>
        }
    });
    view! { {standing.map(|shown| shown.view(preferences))}{ask} }.into_any()
}
