//! Pages of the feature: before the test, the paper, and the result.

mod intro;
mod paper;
mod result;

use leptos::prelude::*;
use leptos_router::{
    MatchNestedRoutes, SsrMode,
    components::Route,
    hooks::{use_params_map, use_query_map},
    path,
};

use super::{
    store::{self, Tested},
    submit,
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
    page(async move {
        let learner = visitor.learner()?;
        let id: AttemptId = id.parse().map_err(|_| AppError::NotFound)?;
        let (mut attempt, enrolment) = store::own_attempt(state.db.read(), &learner, id).await?;
        if submit::is_expired(&attempt, visitor.now) {
            submit::close_if_expired(&state, &enrolment).await?;
            attempt = store::own_attempt(state.db.read(), &learner, id).await?.0;
        }
        let tested = Tested::of(&state, state.db.read(), &enrolment).await?;
        if attempt.closed_at.is_none() {
            let answers = store::answers(state.db.read(), attempt.id).await?;
            let draw = store::draw(&attempt)?;
            let answered = paper::answered(&tested, &answers);
            let refused = paper::Refused::of(&FormState::current());
            let place = refused.as_ref().and_then(|refused| draw.position(&refused.question));
            let shown =
                place.map_or_else(|| paper::Shown::of(query.get("q").as_deref(), &draw, &answered), paper::Shown::Question);
            Ok(paper::Paper { visitor, tested, attempt, draw, answers, answered, shown, refused }.view().into_any())
        } else {
            let late = query.get("late").is_some();
            Ok(result::load(&state, visitor, tested, &attempt, late).await?.into_any())
        }
    })
}
