//! Pages of the feature.

mod dashboard;
mod parts;
mod people;
mod person;
mod person_skills;
mod scope;
mod skills;

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

use dashboard::DashboardPage;
pub use scope::of_code as address;

use people::PeoplePage;
use person::PersonPage;
pub use person::full_name;
use person_skills::PersonSkillsPage;
use scope::ReportsPage;
use skills::UnitSkillsPage;

#[component(transparent)]
pub fn ReportRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/reports") view=ReportsPage ssr=SsrMode::Async/>
        <Route path=path!("/reports/units/:code") view=DashboardPage ssr=SsrMode::Async/>
        <Route path=path!("/reports/units/:code/people") view=PeoplePage ssr=SsrMode::Async/>
        <Route path=path!("/reports/units/:code/skills") view=UnitSkillsPage ssr=SsrMode::Async/>
        <Route path=path!("/reports/people/:id") view=PersonPage ssr=SsrMode::Async/>
        <Route path=path!("/reports/people/:id/skills") view=PersonSkillsPage ssr=SsrMode::Async/>
    }
    .into_inner()
}
