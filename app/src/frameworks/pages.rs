//! Pages of the feature.

mod list;
mod preview;

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

#[component(transparent)]
pub fn FrameworkRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/frameworks") view=list::FrameworksPage ssr=SsrMode::Async/>
        <Route path=path!("/frameworks/files/:id") view=preview::PreviewPage ssr=SsrMode::Async/>
    }
    .into_inner()
}
