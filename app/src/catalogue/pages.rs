//! Pages of the catalogue.

mod aside;
mod course;
mod index;

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

pub use aside::Enrol;
use course::CoursePage;
use index::CoursesPage;

/// The catalogue and the page of each course.
#[component(transparent)]
pub fn CatalogueRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/courses") view=CoursesPage ssr=SsrMode::Async/>
        <Route path=path!("/courses/:slug") view=CoursePage ssr=SsrMode::Async/>
    }
    .into_inner()
}
