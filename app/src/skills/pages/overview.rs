//! Her profile over the areas of the framework.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::{
    super::{
        profile::{self, AreaStanding, Profile, Shown},
        words,
    },
    parts::{basis, level_in_words, next_course, sureness},
};
use crate::{
    catalogue::{
        area::{AreaMark, Dots},
        skills::Frameworks,
    },
    entity::ItemBasis,
    root::{self, visitor},
    thai::date::{self, bangkok_date},
    ui::{
        chart::{Bar, BarChart, BarLayout},
        empty::Empty,
        icon::Icon,
        notice::{Chip, Tone},
        page::{Main, page},
    },
    visitor::Preferences,
};

/// The highest level of a framework.
const HIGHEST: u64 = 5;

/// `/skills`.
#[component]
pub fn MySkillsPage() -> impl IntoView {
    let (state, visitor) = (root::state(), visitor());
    page(async move {
        let learner = visitor.learner()?;
        let preferences = visitor.preferences;
        let frameworks = state.skills.all(&state.db).await?;
        let profile = profile::load(&state, &learner).await?;
        let today = bangkok_date(visitor.now);
        Ok(Overview { profile: &profile, frameworks: &frameworks, preferences, today }.view())
    })
}

struct Overview<'a> {
    profile: &'a Profile,
    frameworks: &'a Frameworks,
    preferences: Preferences,
    today: NaiveDate,
}

impl Overview<'_> {
    fn view(&self) -> AnyView {
        let l = self.preferences.language;
        let count = |count: usize| self.preferences.number(i64::try_from(count).unwrap_or(i64::MAX));
        let tested = self.profile.areas.iter().filter(|area| area.shown.is_some()).count();
        let by_expert = self.profile.history.iter().any(|shown| shown.basis == ItemBasis::Expert);
        let cards = self.profile.areas.iter().map(|standing| self.card(standing)).collect_view();
        let lead = words::lead(l, &count(tested), &count(self.profile.areas.len()));
        let basis = by_expert.then(|| basis(ItemBasis::Expert, self.preferences));
        let (picture, history) = (self.picture(), self.history());
        view! {
            <Main title=words::my_skills(l)>
                <header class="page-head">
                    <h1>{words::my_skills(l)}</h1>
                    <p class="lead">{lead}</p>
                </header>
                {picture}
                <section class="section" aria-labelledby="areas"><h2 id="areas">{words::by_area(l)}</h2><ul class="cards">{cards}</ul></section>
                {basis}
                {history}
            </Main>
        }
        .into_any()
    }

    /// The newest level of every area as a bar; before the first test, what to do first.
    fn picture(&self) -> AnyView {
        let l = self.preferences.language;
        if self.profile.history.is_empty() {
            let first = self.profile.areas.iter().find(|standing| standing.has_test);
            let action =
                first.map(|first| (format!("/skills/{}", first.area.code), words::begin_with(l, first.area.name.text(l))));
            return match action {
                Some(action) => view! { <Empty title=words::nothing_yet(l) text=words::nothing_yet_why(l) action/> }.into_any(),
                None => view! { <Empty title=words::nothing_yet(l) text=words::no_test(l)/> }.into_any(),
            };
        }
        let bars = self.profile.areas.iter().map(|standing| {
            let level = standing.shown.as_ref().map(|shown| shown.level);
            let text = level.map_or(words::not_tested(l).to_owned(), |level| words::level(l, &self.preferences.number(level)));
            let level = level.and_then(|level| u64::try_from(level).ok()).unwrap_or_default();
            Bar::of(standing.area.name.text(l), level, HIGHEST, text)
        });
        let bars = bars.collect();
        view! {
            <section class="section card" aria-labelledby="picture">
                <h2 id="picture" class="visually-hidden">{words::picture(l)}</h2>
                <BarChart caption=words::picture(l) unit=self.preferences.figures(words::of_five(l)) bars layout=BarLayout::Long/>
            </section>
        }
        .into_any()
    }

    fn card(&self, standing: &AreaStanding) -> AnyView {
        let l = self.preferences.language;
        let known = match &standing.shown {
            Some(shown) => self.known(shown),
            None => view! { <p class="soft">{words::not_tested(l)}</p> }.into_any(),
        };
        view! {
            <li class="card stack">
                <div class="area"><AreaMark code=standing.area.code.clone()/><h3>{standing.area.name.text(l).to_owned()}</h3></div>
                {known}
                {next_course(standing, self.preferences)}
                {self.way_on(standing)}
            </li>
        }
        .into_any()
    }

    fn known(&self, shown: &Shown) -> AnyView {
        let l = self.preferences.language;
        let level = level_in_words(self.frameworks, &shown.area, shown.level, self.preferences);
        let (tone, icon, age) = match shown.is_fresh(self.today) {
            true => (Tone::Good, Icon::Check, words::fresh(l)),
            false => (Tone::Warn, Icon::Clock, words::stale(l)),
        };
        view! {
            <p><Dots level=shown.level/>" "<b>{level}</b>" "<span class="small phrase">"("{sureness(shown, self.preferences)}")"</span></p>
            <p class="row"><span class="small soft">{words::tested_on(l, &self.preferences.day(shown.on))}</span><Chip tone icon text=age/></p>
        }
        .into_any()
    }

    /// Go on, take the test, or from when it may be taken again.
    fn way_on(&self, standing: &AreaStanding) -> AnyView {
        let l = self.preferences.language;
        let of_area = words::of_area(l, standing.area.name.text(l));
        if let Some(open) = &standing.open {
            let until = words::under_way(l, &date::time(open.deadline_at, l, self.preferences.digits));
            let href = format!("/skill-tests/{}", open.id);
            return view! {
                <p class="small">{until}</p>
                <p><a class="button button-main" href=href>{words::go_on(l)}<span class="visually-hidden">{of_area}</span></a></p>
            }
            .into_any();
        }
        if let Some(day) = standing.again_from.filter(|day| self.today < *day) {
            return view! { <p class="small soft">{words::again_from(l, &self.preferences.day(day))}</p> }.into_any();
        }
        if !standing.has_test {
            return view! { <p class="small soft">{words::no_test(l)}</p> }.into_any();
        }
        let go = if standing.shown.is_some() { words::take_again(l) } else { words::take_test(l) };
        let href = format!("/skills/{}", standing.area.code);
        view! { <p><a class="button" href=href>{go}<span class="visually-hidden">{of_area}</span></a></p> }.into_any()
    }

    fn history(&self) -> Option<AnyView> {
        let l = self.preferences.language;
        let rows: Vec<_> = self.profile.history.iter().map(|shown| self.row(shown)).collect();
        (!rows.is_empty()).then(|| {
            view! {
                <section class="section" aria-labelledby="history">
                    <h2 id="history">{words::history(l)}</h2>
                    <table class="table table-stack">
                        <caption class="visually-hidden">{words::history(l)}</caption>
                        <thead><tr>
                            <th scope="col">{words::area(l)}</th>
                            <th scope="col">{words::day(l)}</th>
                            <th scope="col">{words::source(l)}</th>
                            <th scope="col">{words::result(l)}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </section>
            }
            .into_any()
        })
    }

    fn row(&self, shown: &Shown) -> AnyView {
        let l = self.preferences.language;
        let level = level_in_words(self.frameworks, &shown.area, shown.level, self.preferences);
        let link = shown.test.map(|test| {
            let which = format!(" {} {}", shown.area.name.text(l), self.preferences.day(shown.on));
            view! { " "<a href=format!("/skill-tests/{test}")>{words::see_result(l)}<span class="visually-hidden">{which}</span></a> }
        });
        view! {
            <tr>
                <th scope="row">{shown.area.name.text(l).to_owned()}</th>
                <td data-label=words::day(l)>{self.preferences.day(shown.on)}</td>
                <td data-label=words::source(l)>{words::source_test(l)}</td>
                <td data-label=words::result(l)><span>{level}" ("{sureness(shown, self.preferences)}")"{link}</span></td>
            </tr>
        }
        .into_any()
    }
}
