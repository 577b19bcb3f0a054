//! Her profile over the areas of a framework.

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    super::{
        profile::{self, AreaStanding, Profile, Shown},
        words,
    },
    across::across,
    parts::{basis, freshness, level_in_words, next_course, population, source, sureness, target},
};
use crate::{
    catalogue::{
        area::{AreaMark, Dots},
        skills::{Frameworks, KnownFramework},
    },
    entity::{ItemBasis, SkillSource},
    error::AppError,
    root::{self, visitor},
    thai::date::{self, bangkok_date},
    ui::{
        empty::Empty,
        page::{Main, page},
        radar::{Axis, Radar},
    },
    visitor::Preferences,
};

/// The highest level of a framework.
const HIGHEST: i16 = 5;

/// `/skills`, in another framework `/skills?framework=…`.
#[component]
pub fn MySkillsPage() -> impl IntoView {
    let (state, visitor) = (root::state(), visitor());
    let asked = use_query_map().with_untracked(|query| query.get("framework")).unwrap_or_default();
    page(async move {
        let learner = visitor.learner()?;
        let preferences = visitor.preferences;
        let frameworks = state.skills.all(&state.db).await?;
        let framework = frameworks.framework(&asked).ok_or(AppError::NotFound)?;
        let today = bangkok_date(visitor.now);
        let profile = profile::load(&state, learner.person(), framework, today).await?;
        Ok(Overview { profile: &profile, framework, frameworks: &frameworks, preferences, today }.view())
    })
}

struct Overview<'a> {
    profile: &'a Profile,
    framework: &'a KnownFramework,
    frameworks: &'a Frameworks,
    preferences: Preferences,
    today: NaiveDate,
}

impl Overview<'_> {
    fn view(&self) -> AnyView {
        let l = self.preferences.language;
        let count = |count: usize| self.preferences.number(i64::try_from(count).unwrap_or(i64::MAX));
        let tested = self.profile.areas.iter().filter(|area| area.by(SkillSource::Tested).is_some()).count();
        let by_expert = self.profile.history.iter().any(Shown::is_by_expert);
        let cards = self.profile.areas.iter().map(|standing| self.card(standing)).collect_view();
        let lead = words::lead(l, &count(tested), &count(self.profile.areas.len()));
        let basis = by_expert.then(|| basis(ItemBasis::Expert, self.preferences));
        let (choice, picture, history) = (self.choice(), self.picture(), self.history());
        let across = across(self.profile, self.framework, self.frameworks, self.preferences);
        view! {
            <Main title=words::my_skills(l)>
                <header class="page-head">
                    <h1>{words::my_skills(l)}</h1>
                    <p class="lead">{lead}</p>
                    <p><a href="/external-results">{words::external_results(l)}</a></p>
                </header>
                {choice}
                {picture}
                <section class="section" aria-labelledby="areas"><h2 id="areas">{words::by_area(l)}</h2><ul class="cards">{cards}</ul></section>
                {basis}
                {history}
                {across}
            </Main>
        }
        .into_any()
    }

    /// The frameworks to look at, where there is more than one.
    fn choice(&self) -> Option<AnyView> {
        let l = self.preferences.language;
        let items = self.frameworks.known().iter().map(|known| {
            let to = match known.is_default {
                true => "/skills".to_owned(),
                false => format!("/skills?framework={}", known.definition.code),
            };
            let name = self.preferences.figures(&words::edition(l, &known.definition.code, &known.definition.edition));
            let here = (known.id == self.framework.id).then_some("page");
            view! { <li><a href=to aria-current=here title=known.definition.name.text(l).to_owned()>{name}</a></li> }
        });
        let items: Vec<_> = items.collect();
        (items.len() > 1).then(|| view! { <nav aria-label=words::frameworks(l)><ul class="tabs">{items}</ul></nav> }.into_any())
    }

    /// The radar with its list; before the first result, what to do first.
    fn picture(&self) -> AnyView {
        let l = self.preferences.language;
        if self.profile.history.is_empty() {
            let first = self.profile.areas.iter().find(|standing| standing.has_test || standing.has_self_rating);
            let action =
                first.map(|first| (format!("/skills/{}", first.area.code), words::begin_with(l, first.area.name.text(l))));
            return match action {
                Some(action) => view! { <Empty title=words::nothing_yet(l) text=words::nothing_yet_why(l) action/> }.into_any(),
                None => view! { <Empty title=words::nothing_yet(l) text=words::no_test(l)/> }.into_any(),
            };
        }
        let unit = match self.profile.population {
            Some(who) => self.preferences.figures(&words::picture_is(l, population(who, l))),
            None => words::no_population(l).to_owned(),
        };
        let axes = (1_i64..).zip(&self.profile.areas).map(|(number, standing)| Axis {
            number: self.preferences.number(number),
            level: standing.best().map(|best| best.level),
            is_measured: standing.by(SkillSource::Tested).is_some(),
            target: standing.target,
        });
        let axes = axes.collect();
        let items = self.profile.areas.iter().map(|standing| self.item(standing)).collect_view();
        let legend_target = self.profile.population.map(|_| view! { <p class="small soft">{words::legend_target(l)}</p> });
        view! {
            <section class="section card" aria-labelledby="picture">
                <h2 id="picture">{words::picture(l)}</h2>
                <p class="small soft">{unit}</p>
                <div class="radar-pair">
                    <div>
                        <Radar axes highest=HIGHEST/>
                        <p class="small soft">{words::legend_level(l)}</p>
                        {legend_target}
                    </div>
                    <ol class="radar-list">{items}</ol>
                </div>
            </section>
        }
        .into_any()
    }

    /// The same as the picture, in words.
    fn item(&self, standing: &AreaStanding) -> AnyView {
        let l = self.preferences.language;
        let level = match standing.best() {
            Some(best) => {
                let level = match best.level {
                    0 => self.preferences.figures(words::below_one(l)),
                    level => words::level(l, &self.preferences.number(level)),
                };
                format!("{level} ({})", source(best.source, l))
            }
            None => words::nothing_known(l).to_owned(),
        };
        let goal = standing.target.map(|target| words::target_is(l, &self.preferences.number(target)));
        view! {
            <li>
                <a href=format!("/skills/{}", standing.area.code)>{standing.area.name.text(l).to_owned()}</a>
                <span class="small"><b>{level}</b>{goal.map(|goal| view! { " · "<span class="soft">{goal}</span> })}</span>
            </li>
        }
        .into_any()
    }

    fn card(&self, standing: &AreaStanding) -> AnyView {
        let l = self.preferences.language;
        let known = match standing.best() {
            Some(shown) => self.known(shown),
            None => view! { <p class="soft">{words::not_tested(l)}</p> }.into_any(),
        };
        let others = standing.by_source.iter().skip(1).map(|shown| {
            let level = match shown.level {
                0 => self.preferences.figures(words::below_one(l)),
                level => words::level(l, &self.preferences.number(level)),
            };
            format!("{} {level}", source(shown.source, l))
        });
        let others: Vec<_> = others.collect();
        let others =
            (!others.is_empty()).then(|| view! { <p class="small soft">{words::also_known(l)}": "{others.join(" · ")}</p> });
        let goal = target(standing, self.preferences).map(|goal| view! { <p class="row">{goal}</p> });
        let name = standing.area.name.text(l).to_owned();
        view! {
            <li class="card stack">
                <div class="area">
                    <AreaMark code=standing.area.code.clone()/>
                    <h3><a href=format!("/skills/{}", standing.area.code)>{name}</a></h3>
                </div>
                {known}
                {others}
                {goal}
                {next_course(standing, self.preferences)}
                {self.way_on(standing)}
            </li>
        }
        .into_any()
    }

    fn known(&self, shown: &Shown) -> AnyView {
        let l = self.preferences.language;
        let level = level_in_words(self.frameworks, &shown.area, shown.level, self.preferences);
        let said = format!("{} {}", source(shown.source, l), self.preferences.day(shown.on));
        view! {
            <p><Dots level=shown.level/>" "<b>{level}</b>" "<span class="small phrase">"("{sureness(shown, self.preferences)}")"</span></p>
            <p class="row"><span class="small soft">{said}</span>{freshness(shown, self.today, l)}</p>
        }
        .into_any()
    }

    /// Go on, take the test, or from when it may be taken again; and rating oneself.
    fn way_on(&self, standing: &AreaStanding) -> AnyView {
        let l = self.preferences.language;
        let of_area = words::of_area(l, standing.area.name.text(l));
        let rate = standing.has_self_rating.then(|| {
            let to = format!("/skills/{}/self", standing.area.code);
            let of_area = of_area.clone();
            view! { <a class="button button-quiet" href=to>{words::rate_oneself(l)}<span class="visually-hidden">{of_area}</span></a> }
        });
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
            let again = words::again_from(l, &self.preferences.day(day));
            return view! { <p class="small soft">{again}</p><p>{rate}</p> }.into_any();
        }
        if !standing.has_test {
            return view! { <p class="small soft">{words::no_test(l)}</p><p>{rate}</p> }.into_any();
        }
        let go = if standing.by(SkillSource::Tested).is_some() { words::take_again(l) } else { words::take_test(l) };
        let href = format!("/skills/{}", standing.area.code);
        view! { <p class="row"><a class="button" href=href>{go}<span class="visually-hidden">{of_area}</span></a>{rate}</p> }
            .into_any()
    }

    fn history(&self) -> Option<AnyView> {
        let l = self.preferences.language;
        let rows: Vec<_> = self.profile.history.iter().map(|shown| self.row(shown)).collect();
        (!rows.is_empty()).then(|| {
            view! {
                <section class="section" aria-labelledby="history">
                    <h2 id="history">{words::history(l)}</h2>
                    <table class="table table-stack" id="results">
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
        let before = shown.is_superseded.then(|| view! { " "<span class="small soft">{words::superseded(l)}</span> });
        let link = shown.test.map(|test| {
            let which = format!(" {} {}", shown.area.name.text(l), self.preferences.day(shown.on));
            view! { " "<a href=format!("/skill-tests/{test}")>{words::see_result(l)}<span class="visually-hidden">{which}</span></a> }
        });
        view! {
            <tr>
                <th scope="row">{shown.area.name.text(l).to_owned()}</th>
                <td data-label=words::day(l)>{self.preferences.day(shown.on)}</td>
                <td data-label=words::source(l)>{source(shown.source, l)}</td>
                <td data-label=words::result(l)><span>{level}" ("{sureness(shown, self.preferences)}")"{before}{link}</span></td>
            </tr>
        }
        .into_any()
    }
}
