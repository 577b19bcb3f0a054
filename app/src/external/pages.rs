//! Pages of the feature: what a person claims, what waits for HR, and files of results.

mod decision;
mod import;
mod mine;
mod new;
mod parts;
mod preview;
mod queue;

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

#[component(transparent)]
pub fn ExternalRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/external-results") view=mine::MyExternalResultsPage ssr=SsrMode::Async/>
        <Route path=path!("/external-results/new") view=new::NewExternalResultPage ssr=SsrMode::Async/>
        <Route path=path!("/reports/external") view=queue::QueuePage ssr=SsrMode::Async/>
        <Route path=path!("/reports/external/:id") view=decision::DecisionPage ssr=SsrMode::Async/>
        <Route path=path!("/reports/external-imports") view=import::ImportPage ssr=SsrMode::Async/>
        <Route path=path!("/reports/external-imports/:id") view=preview::PreviewPage ssr=SsrMode::Async/>
    }
    .into_inner()
}
