//! Pages of the feature.

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

use crate::ui::page::NotFoundPage;

#[component(transparent)]
pub fn CertificateRoutes() -> impl MatchNestedRoutes + Clone {
    view! { <Route path=path!("/certificates-soon") view=NotFoundPage ssr=SsrMode::Async/> }.into_inner()
}
