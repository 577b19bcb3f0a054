//! Pages of the feature: the profile, before a test, the test, and its result.

mod across;
mod intro;
mod known;
mod overview;
mod parts;
mod question;
mod result;
mod self_rating;

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, hooks::use_params_map, path};

pub use parts::{source as source_name, standings_table};

use super::{close, sitting::Sitting, store};
use crate::{
    error::AppError,
    id::SkillTestId,
    root::{self, visitor},
    ui::page::page,
};

#[component(transparent)]
pub fn SkillRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/skills") view=overview::MySkillsPage ssr=SsrMode::Async/>
        <Route path=path!("/skills/:area") view=intro::AreaPage ssr=SsrMode::Async/>
        <Route path=path!("/skills/:area/self") view=self_rating::SelfRatingPage ssr=SsrMode::Async/>
        <Route path=path!("/skill-tests/:id") view=SkillTestPage ssr=SsrMode::Async/>
    }
    .into_inner()
}

/// A test of her own: the question that is open, or the result.
#[component]
fn SkillTestPage() -> impl IntoView {
    let (state, visitor) = (root::state(), visitor());
    let id = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    page(async move {
        let learner = visitor.learner()?;
        let id: SkillTestId = id.parse().map_err(|_| AppError::NotFound)?;
        let mut test = store::own(state.db.read(), &learner, id).await?;
        if close::is_expired(&test, visitor.now) {
            close::close_now(&state, id).await?;
            test = store::own(state.db.read(), &learner, id).await?;
        }
        if test.open.is_some() {
            let sitting = Sitting::of(&state, state.db.read(), test).await?;
            Ok(question::load(&state, visitor, &sitting).await?)
        } else {
            Ok(result::load(&state, visitor, &test).await?)
        }
    })
}
