//! Pieces that several pages of the feature share.

use chrono::NaiveDate;
use courses::{
    framework::{Duty, Population},
    irt::LevelChance,
};
use leptos::prelude::*;

use super::super::{
    profile::{AreaStanding, Shown},
    words,
};
use crate::{
    catalogue::skills::{Frameworks, KnownSkill},
    entity::{ItemBasis, SkillSource},
    i18n::Language,
    thai::digits,
    ui::{
        icon::{Icon, IconMark},
        notice::{Chip, Notice, Tone},
    },
    visitor::Preferences,
};

/// "ระดับ 3 ทำได้ด้วยตนเอง".
pub fn level_in_words(frameworks: &Frameworks, area: &KnownSkill, level: i16, preferences: Preferences) -> String {
    let l = preferences.language;
    if level == 0 {
        return preferences.figures(words::below_one(l));
    }
    let name = frameworks.level(area.framework, level).map(|name| name.text(l)).unwrap_or_default();
    format!("{} {name}", words::level(l, &preferences.number(level)))
}

/// How sure it is, in words: of a test with its number, "ค่อนข้างแน่ใจ 82%"; of all else what stands behind it.
pub fn sureness(shown: &Shown, preferences: Preferences) -> String {
    let l = preferences.language;
    let Some(chance) = shown.chance() else {
        return match (shown.source, &shown.issuer) {
            (SkillSource::External, Some(issuer)) => words::from_issuer(l, issuer),
            _ => words::not_measured(l).to_owned(),
        };
    };
    let percent = percent(chance, preferences);
    match chance {
        0.9.. => words::very_sure(l, &percent),
        0.7.. => words::fairly_sure(l, &percent),
        0.5.. => words::probable(l, &percent),
        _ => words::close_call(l, &percent),
    }
}

/// What says it.
pub const fn source(source: SkillSource, language: Language) -> &'static str {
    match source {
        SkillSource::Tested => words::source_test(language),
        SkillSource::SelfRated => words::source_self(language),
        SkillSource::Manager => words::source_manager(language),
        SkillSource::External => words::source_external(language),
    }
}

/// The group of people that targets are for.
pub const fn population(population: Population, language: Language) -> &'static str {
    match (population.is_it, population.duty) {
        (false, Duty::Operational) => words::non_it_operational(language),
        (false, Duty::Director) => words::non_it_director(language),
        (false, Duty::Executive) => words::non_it_executive(language),
        (true, Duty::Operational) => words::it_operational(language),
        (true, Duty::Director) => words::it_director(language),
        (true, Duty::Executive) => words::it_executive(language),
    }
}

/// Whether a result is recent enough, as a sign and a word.
pub fn freshness(shown: &Shown, today: NaiveDate, l: Language) -> AnyView {
    match shown.is_fresh(today) {
        false if shown.is_expired(today) => view! { <Chip tone=Tone::Warn icon=Icon::Clock text=words::expired(l)/> }.into_any(),
        true => view! { <Chip tone=Tone::Good icon=Icon::Check text=words::fresh(l)/> }.into_any(),
        false => view! { <Chip tone=Tone::Warn icon=Icon::Clock text=words::stale(l)/> }.into_any(),
    }
}

/// The target, and whether it is reached; nothing where there is none.
pub fn target(standing: &AreaStanding, preferences: Preferences) -> Option<AnyView> {
    let l = preferences.language;
    let target = words::target_is(l, &preferences.number(standing.target?));
    let chip = match (standing.best(), standing.gap()?) {
        (None, _) => view! { <Chip tone=Tone::Idle text=words::nothing_known(l)/> }.into_any(),
        (_, 0) => view! { <Chip tone=Tone::Good icon=Icon::Check text=words::at_target(l)/> }.into_any(),
        (_, gap) => view! { <Chip tone=Tone::Warn icon=Icon::Flag text=words::gap_of(l, &preferences.number(gap))/> }.into_any(),
    };
    Some(view! { <span class="small">{target}</span>" "{chip} }.into_any())
}

/// Area by area and source by source: what somebody else sees of a person's skills. Nothing where nothing is known.
pub fn standings_table(
    areas: &[AreaStanding],
    frameworks: &Frameworks,
    preferences: Preferences,
    caption: &str,
) -> Option<AnyView> {
    let l = preferences.language;
    let row = |standing: &AreaStanding, shown: &Shown| {
        let is_best = standing.best() == Some(shown);
        let goal = if is_best { target(standing, preferences) } else { None };
        view! {
            <tr>
                <th scope="row">{shown.area.name.text(l).to_owned()}</th>
                <td data-label=words::result(l)>{level_in_words(frameworks, &shown.area, shown.level, preferences)}</td>
                <td data-label=words::source(l)><span>{source(shown.source, l)}" ("{sureness(shown, preferences)}")"</span></td>
                <td data-label=words::day(l)>{preferences.day(shown.on)}</td>
                <td data-label=words::target(l)><span>{goal.unwrap_or_else(|| "–".into_any())}</span></td>
            </tr>
        }
    };
    let rows: Vec<_> =
        areas.iter().flat_map(|standing| standing.by_source.iter().map(move |shown| row(standing, shown))).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <table class="table table-stack">
                <caption class="visually-hidden">{caption.to_owned()}</caption>
                <thead><tr>
                    <th scope="col">{words::area(l)}</th>
                    <th scope="col">{words::result(l)}</th>
                    <th scope="col">{words::source(l)}</th>
                    <th scope="col">{words::day(l)}</th>
                    <th scope="col">{words::target(l)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    })
}

/// A probability as it is read.
pub fn percent(chance: f64, preferences: Preferences) -> String {
    digits::percent(thousandths(chance), 1000, preferences.digits.for_language(preferences.language)).unwrap_or_default()
}

/// A probability as a whole number out of a thousand, for a bar.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a probability is from 0 to 1")]
pub fn thousandths(chance: f64) -> u64 {
    (chance.clamp(0.0, 1.0) * 1000.0).round() as u64
}

/// The probability of a level, for a bar.
pub fn level_of(chance: &LevelChance, preferences: Preferences) -> String {
    match chance.level {
        0 => preferences.figures(words::below_one(preferences.language)),
        level => words::level(preferences.language, &preferences.number(level)),
    }
}

/// What it means that difficulties are the judgement of experts; nothing where they come from answers.
pub fn basis(basis: ItemBasis, preferences: Preferences) -> Option<AnyView> {
    let l = preferences.language;
    (basis == ItemBasis::Expert)
        .then(|| view! { <Notice title=words::expert(l)><p>{words::expert_why(l)}</p></Notice> }.into_any())
}

/// The course that leads on, with the reason, or that there is none. Who has reached the target is told so first.
pub fn next_course(standing: &AreaStanding, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let n = |level: i16| preferences.number(level);
    let known = standing.best();
    let Some(course) = &standing.course else {
        let none = if known.is_some() { words::no_course(l) } else { words::no_course_here(l) };
        return view! { <p class="soft">{none}" "<a href="/courses">{words::all_courses(l)}</a></p> }.into_any();
    };
    let why = match (known, standing.target, standing.gap()) {
        (None, ..) => words::first_course_why(l, &n(course.level)),
        (Some(best), Some(target), Some(1..)) => words::closes_gap(l, &n(best.level), &n(course.level), &n(target)),
        (Some(_), Some(target), Some(_)) => words::beyond_target(l, &n(target), &n(course.level)),
        _ => words::next_course_why(l, &n(course.level)),
    };
    view! {
        <p>
            <IconMark icon=Icon::Book/>" "{words::next_course(l)}" "
            <a href=format!("/courses/{}", course.slug)>{course.title.text(l).to_owned()}</a>" "
            <span class="small soft">{why}</span>
        </p>
    }
    .into_any()
}
