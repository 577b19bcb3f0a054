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

use super::{close, hold, sitting::Sitting, store, words};
use crate::{
    assessment::{hold::ELSEWHERE, pages::elsewhere},
    error::AppError,
    form::FormState,
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
    let form = FormState::current();
    page(async move {
        let learner = visitor.learner()?;
        let id: SkillTestId = id.parse().map_err(|_| AppError::NotFound)?;
        let mut test = store::own(state.db.read(), &learner, id).await?;
        if close::is_expired(&test, visitor.now) {
            close::close_now(&state, id).await?;
            test = store::own(state.db.read(), &learner, id).await?;
        }
        if test.open.is_some() && form.errors.iter().any(|error| error.field == ELSEWHERE) {
            let (l, action) = (visitor.language(), format!("/skill-tests/{id}"));
            let frameworks = state.skills.all(&state.db).await?;
            let area = frameworks.area_of(test.skill_id).ok_or(AppError::NotFound)?.name.text(l).to_owned();
            Ok(elsewhere::page(words::skill_test(l), area, action, &form, l))
        } else if test.open.is_some() {
            // A form that was refused changes nothing, not even who has the test.
            let is_taken_over = form.errors.is_empty() && hold::open(&state, &learner, &test).await?;
            let sitting = Sitting::of(&state, state.db.read(), test).await?;
            Ok(question::load(&state, visitor, &sitting, is_taken_over).await?)
        } else {
            Ok(result::load(&state, visitor, &test).await?)
        }
    })
}
