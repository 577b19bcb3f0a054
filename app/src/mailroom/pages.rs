//! Pages of the feature.

mod post_box;
mod queue;

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};
use sea_orm::entity::prelude::DateTimeUtc;

use crate::{thai::date::with_time, visitor::Visitor};
use post_box::{CapturedPage, PostBoxPage};
use queue::QueuePage;

#[component(transparent)]
pub fn MailroomRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/mail") view=QueuePage ssr=SsrMode::Async/>
        <Route path=path!("/demo/mail") view=PostBoxPage ssr=SsrMode::Async/>
        <Route path=path!("/demo/mail/:name") view=CapturedPage ssr=SsrMode::Async/>
    }
    .into_inner()
}

/// An instant as she reads it, in one piece.
fn when(at: DateTimeUtc, visitor: &Visitor) -> String {
    with_time(at, visitor.language(), visitor.preferences.digits).replace(' ', "\u{a0}")
}
