//! Pages of the feature.

mod earned;
mod my;
mod transcript;

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

use my::MyLearningPage;
use transcript::TranscriptPage;

use super::lesson::page::LessonPage;

#[component(transparent)]
pub fn LearningRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/learning") view=MyLearningPage ssr=SsrMode::Async/>
        <Route path=path!("/courses/:slug/lessons/:lesson") view=LessonPage ssr=SsrMode::Async/>
        <Route path=path!("/learning/transcript") view=TranscriptPage ssr=SsrMode::Async/>
    }
    .into_inner()
}
