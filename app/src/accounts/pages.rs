//! Pages of the feature.

mod sign_in;

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

pub use sign_in::{SignInForm, SignInPage};

#[component(transparent)]
pub fn AccountRoutes() -> impl MatchNestedRoutes + Clone {
    view! { <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async/> }.into_inner()
}
