//! Pages of the feature, for trainers.

pub mod curves;
pub mod flags;
mod item;
mod list;
pub mod statistics;
pub mod test;

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

#[component(transparent)]
pub fn MeasurementRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/bank") view=list::BankPage ssr=SsrMode::Async/>
        <Route path=path!("/bank/:code") view=item::ItemPage ssr=SsrMode::Async/>
    }
    .into_inner()
}
