//! Pages of the feature.

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

use crate::ui::page::NotFoundPage;

#[component(transparent)]
pub fn LearningRoutes() -> impl MatchNestedRoutes + Clone {
    view! { <Route path=path!("/learning-soon") view=NotFoundPage ssr=SsrMode::Async/> }.into_inner()
}
