//! Pages of the feature.

mod dashboard;
mod parts;
mod scope;

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

use dashboard::DashboardPage;
use scope::ReportsPage;

#[component(transparent)]
pub fn ReportRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/reports") view=ReportsPage ssr=SsrMode::Async/>
        <Route path=path!("/reports/units/:code") view=DashboardPage ssr=SsrMode::Async/>
    }
    .into_inner()
}
