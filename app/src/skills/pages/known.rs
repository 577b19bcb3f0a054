//! What is known of a learner in one area, and what its levels mean.

use courses::framework::{HIGHEST, Statement};
use leptos::prelude::*;

use super::{
    super::{
        profile::{AreaStanding, Shown},
        words,
    },
    parts::{freshness, level_in_words, next_course, source, sureness, target},
};
use crate::{
    catalogue::{area::Dots, skills::Frameworks},
    entity::SkillSource,
    thai::date::bangkok_date,
    visitor::{Preferences, Visitor},
};

/// Every source with its level, the target, and the course that leads on.
pub fn now(standing: &AreaStanding, frameworks: &Frameworks, visitor: &Visitor) -> AnyView {
    let (l, preferences, today) = (visitor.language(), visitor.preferences, bangkok_date(visitor.now));
    let rows = standing.by_source.iter().map(|shown| {
        let level = level_in_words(frameworks, &shown.area, shown.level, preferences);
        view! {
            <div>
                <dt>{source(shown.source, l)}</dt>
                <dd>
                    <p><Dots level=shown.level/>" "<b>{level}</b>" "<span class="small">"("{sureness(shown, preferences)}")"</span></p>
                    <p class="row"><span class="small soft">{preferences.day(shown.on)}</span>{freshness(shown, today, l)}</p>
                </dd>
            </div>
        }
    });
    let rows: Vec<_> = rows.collect();
    let known = match rows.is_empty() {
        true => view! { <p>{words::known_nothing(l)}</p> }.into_any(),
        false => view! { <dl class="facts-list">{rows}</dl> }.into_any(),
    };
    let several = (standing.by_source.len() > 1).then(|| view! { <p class="small soft">{words::known_why(l)}</p> });
    let goal = target(standing, preferences).map(|goal| view! { <p class="row">{goal}</p> });
    view! {
        <section class="section card" aria-labelledby="now">
            <h2 id="now">{words::known_now(l)}</h2>
            {known}
            {several}
            {goal}
            {next_course(standing, preferences)}
            <p class="small">{words::have_certificate(l)}" "<a href=format!("/external-results/new?area={}", standing.area.code)>{words::enter_external(l)}</a></p>
        </section>
    }
    .into_any()
}

/// The way to rate oneself, with the first and the latest rating side by side; nothing where the area has no statements.
pub fn of_oneself(standing: &AreaStanding, history: &[Shown], frameworks: &Frameworks, visitor: &Visitor) -> Option<AnyView> {
    let (l, preferences) = (visitor.language(), visitor.preferences);
    if !standing.has_self_rating {
        return None;
    }
    let ratings: Vec<_> =
        history.iter().filter(|shown| shown.area.id == standing.area.id && shown.source == SkillSource::SelfRated).collect();
    let level = |shown: &Shown| level_in_words(frameworks, &shown.area, shown.level, preferences);
    // The newest comes first.
    let said = match ratings.as_slice() {
        [] => None,
        [only] => Some(words::rated_once(l, &level(only), &preferences.day(only.on))),
        [last, .., first] => {
            Some(words::rated_change(l, &level(first), &preferences.day(first.on), &level(last), &preferences.day(last.on)))
        }
    };
    let beside = standing.by(SkillSource::Tested).filter(|_| said.is_some()).map(|tested| words::beside_test(l, &level(tested)));
    let said = said.map(|said| {
        view! { <p><b>{words::before_after(l)}</b>" "{said}{beside.map(|beside| view! { " · "{beside} })}</p> }
    });
    let go = if ratings.is_empty() { words::rate_oneself(l) } else { words::rate_again(l) };
    Some(
        view! {
            <section class="section card" aria-labelledby="self">
                <h2 id="self">{words::rate_oneself(l)}</h2>
                <p>{words::rate_why(l)}</p>
                {said}
                <p><a class="button" href=format!("/skills/{}/self", standing.area.code)>{go}</a></p>
            </section>
        }
        .into_any(),
    )
}

/// What people can do at each level; the target is marked.
pub fn levels(standing: &AreaStanding, frameworks: &Frameworks, preferences: Preferences) -> Option<AnyView> {
    let l = preferences.language;
    let statements = &frameworks.defined(&standing.area)?.statements;
    if statements.is_empty() {
        return None;
    }
    let levels = (1..=HIGHEST).map(|level| {
        let name = level_in_words(frameworks, &standing.area, level.into(), preferences);
        let goal =
            (standing.target == Some(level.into())).then(|| view! { " "<span class="chip">{words::your_target(l)}</span> });
        let of_level = |statement: &&Statement| statement.level == level;
        let texts = statements.iter().filter(of_level).map(|statement| view! { <li>{statement.text.text(l).to_owned()}</li> });
        view! { <div><dt>{name}{goal}</dt><dd><ul>{texts.collect_view()}</ul></dd></div> }
    });
    let levels = levels.collect_view();
    Some(
        view! {
            <details class="disclosure"><summary>{words::levels(l)}</summary><dl class="facts-list">{levels}</dl></details>
        }
        .into_any(),
    )
}
