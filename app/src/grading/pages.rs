//! Pages of the feature: what waits, an answer, and how graders agree.

mod figures;
pub mod grades;
mod list;
mod sheet;

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

#[component(transparent)]
pub fn GradingRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/grading") view=list::ListPage ssr=SsrMode::Async/>
        <Route path=path!("/grading/courses/:slug") view=figures::AgreementPage ssr=SsrMode::Async/>
        <Route path=path!("/grading/:id") view=sheet::SheetPage ssr=SsrMode::Async/>
    }
    .into_inner()
}
