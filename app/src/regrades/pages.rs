//! Pages of the feature, and what other pages show of a corrected result.

mod corrections;
mod effect;
mod item;
mod list;
mod notes;
mod version;

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

pub use notes::{of_attempt, of_question, of_skill_test, on_version};

#[component(transparent)]
pub fn RegradeRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/authoring/versions/:id/regrade") view=version::VersionRegradePage ssr=SsrMode::Async/>
        <Route path=path!("/bank/:code/correct") view=item::CorrectItemPage ssr=SsrMode::Async/>
        <Route path=path!("/reports/regrades") view=list::CorrectedResultsPage ssr=SsrMode::Async/>
    }
    .into_inner()
}
