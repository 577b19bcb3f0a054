//! Pages of the feature.

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

use crate::ui::page::NotFoundPage;

#[component(transparent)]
pub fn AccountRoutes() -> impl MatchNestedRoutes + Clone {
    view! { <Route path=path!("/accounts-soon") view=NotFoundPage ssr=SsrMode::Async/> }.into_inner()
}

/// The form that signs a person in.
#[component]
pub fn SignInForm(#[prop(optional)] reason: bool, held: Option<crate::form::Held>) -> impl IntoView {
    let _ = (reason, held);
    view! { <p>"sign in"</p> }
}
