//! Pages of the feature: before the test, the paper, and the result.

pub mod elsewhere;
mod intro;
mod paper;
mod paused;
mod result;

use leptos::prelude::*;
use leptos_router::{
    MatchNestedRoutes, SsrMode,
    components::Route,
    hooks::{use_params_map, use_query_map},
    path,
};

use super::{
    hold, pause,
    store::{self, Tested},
    submit, words,
};
use crate::{
    error::AppError,
    form::FormState,
    id::AttemptId,
    root::{self, visitor},
    ui::page::page,
};

#[component(transparent)]
pub fn AssessmentRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/courses/:slug/test") view=intro::TestPage ssr=SsrMode::Async/>
        <Route path=path!("/attempts/:id") view=AttemptPage ssr=SsrMode::Async/>
    }
    .into_inner()
}

/// An attempt of her own: the paper while it is open, the result afterwards.
#[component]
fn AttemptPage() -> impl IntoView {
    let (state, visitor) = (root::state(), visitor());
    let id = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    let query = use_query_map().get_untracked();
    let form = FormState::current();
    let is_elsewhere = form.errors.iter().any(|error| error.field == hold::ELSEWHERE);
    page(async move {
        let learner = visitor.learner()?;
        let id: AttemptId = id.parse().map_err(|_| AppError::NotFound)?;
        let (mut attempt, enrolment) = store::own_attempt(state.db.read(), &learner, id).await?;
        if submit::is_expired(&attempt, visitor.now) {
            submit::close_if_expired(&state, &enrolment).await?;
            attempt = store::own_attempt(state.db.read(), &learner, id).await?.0;
        }
        let tested = Tested::of(&state, state.db.read(), &enrolment).await?;
        if attempt.closed_at.is_some() {
            let late = query.get("late").is_some();
            return Ok(result::load(&state, visitor, tested, &attempt, late).await?.into_any());
        }
        if is_elsewhere {
            let (l, action) = (visitor.language(), format!("/attempts/{id}"));
            return Ok(elsewhere::page(
                words::final_test(l),
                tested.package().manifest.title.text(l).to_owned(),
                action,
                &form,
                l,
            ));
        }
        if let Some(until) = pause::lasts_until(&attempt, visitor.now) {
            return Ok(paused::page(&visitor, &tested, &attempt, until).into_any());
        }
        // A form that was refused changes nothing, not even who has the paper.
        let is_taken_over = form.errors.is_empty() && hold::open(&state, &learner, &attempt).await?;
        let asked = query.get("q");
        let paper = paper::load(&state, visitor, tested, attempt, &form, asked.as_deref(), is_taken_over).await?;
        Ok(paper.view().into_any())
    })
}
