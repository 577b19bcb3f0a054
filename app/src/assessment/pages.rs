//! Pages of the feature: before the test, the paper, and the result.

mod elsewhere;
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
    hold,
    store::{self, Tested},
    submit,
};
use crate::{
    error::AppError,
    form::FormState,
    id::AttemptId,
    root::{self, visitor},
    timeline::credits,
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
        if attempt.closed_at.is_none() && is_elsewhere {
            Ok(elsewhere::page(&visitor, &tested, &form).into_any())
        } else if attempt.closed_at.is_none() {
            // A form that was refused changes nothing, not even who has the paper.
            let is_taken_over = form.errors.is_empty() && hold::open(&state, &learner, &attempt).await?;
            let credits = credits(state.db.read(), id).await?;
            let answers = store::answers(state.db.read(), attempt.id).await?;
            let draw = store::draw(&attempt)?;
            let answered = paper::answered(&tested, &answers);
            let refused = paper::Refused::of(&form);
            let place = refused.as_ref().and_then(|refused| draw.position(&refused.question));
            let shown =
                place.map_or_else(|| paper::Shown::of(query.get("q").as_deref(), &draw, &answered), paper::Shown::Question);
            let paper =
                paper::Paper { visitor, tested, attempt, draw, answers, answered, shown, refused, is_taken_over, credits };
            Ok(paper.view().into_any())
        } else {
            let late = query.get("late").is_some();
            Ok(result::load(&state, visitor, tested, &attempt, late).await?.into_any())
        }
    })
}
