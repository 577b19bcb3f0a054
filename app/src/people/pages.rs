//! The administrator's pages.

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

mod audit;
mod list;
mod new;
mod person;
mod transfer;

use audit::AuditPage;
use list::PeoplePage;
use new::NewPersonPage;
use person::PersonPage;
use transfer::TransferPage;

#[component(transparent)]
pub fn PeopleRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/people") view=PeoplePage ssr=SsrMode::Async/>
        <Route path=path!("/people/new") view=NewPersonPage ssr=SsrMode::Async/>
        <Route path=path!("/people/:id") view=PersonPage ssr=SsrMode::Async/>
        <Route path=path!("/people/:id/transfer") view=TransferPage ssr=SsrMode::Async/>
        <Route path=path!("/audit") view=AuditPage ssr=SsrMode::Async/>
    }
    .into_inner()
}
