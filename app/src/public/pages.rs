//! Pages that need no account.

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

mod accessibility;
mod article;
mod help;
mod home;
mod privacy;

use accessibility::AccessibilityPage;
use help::HelpPage;
use home::HomePage;
use privacy::PrivacyPage;

#[component(transparent)]
pub fn PublicRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/") view=HomePage ssr=SsrMode::Async/>
        <Route path=path!("/help") view=HelpPage ssr=SsrMode::Async/>
        <Route path=path!("/privacy") view=PrivacyPage ssr=SsrMode::Async/>
        <Route path=path!("/accessibility") view=AccessibilityPage ssr=SsrMode::Async/>
    }
    .into_inner()
}
