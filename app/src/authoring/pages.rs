//! Pages of the feature.

mod changes;
mod course;
mod figures;
mod list;
mod preview;
mod publication;
mod upload;
mod version;

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

use course::CoursePage;
use list::ListPage;
use preview::{LessonPreviewPage, TestPreviewPage};
use upload::UploadPage;
use version::VersionPage;

#[component(transparent)]
pub fn AuthoringRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/authoring") view=ListPage ssr=SsrMode::Async/>
        <Route path=path!("/authoring/upload") view=UploadPage ssr=SsrMode::Async/>
        <Route path=path!("/authoring/courses/:slug") view=CoursePage ssr=SsrMode::Async/>
        <Route path=path!("/authoring/versions/:id") view=VersionPage ssr=SsrMode::Async/>
        <Route path=path!("/authoring/versions/:id/lessons/:lesson") view=LessonPreviewPage ssr=SsrMode::Async/>
        <Route path=path!("/authoring/versions/:id/test") view=TestPreviewPage ssr=SsrMode::Async/>
    }
    .into_inner()
}
