//! Pieces that several pages of the feature share.

use courses::irt::LevelChance;
use leptos::prelude::*;

use super::super::{
    profile::{AreaStanding, Shown},
    words,
};
use crate::{
    catalogue::skills::{Frameworks, KnownSkill},
    entity::ItemBasis,
    thai::digits,
    ui::{
        icon::{Icon, IconMark},
        notice::Notice,
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

/// How sure a test is of its level, in words and as a number: "ค่อนข้างแน่ใจ 82%".
pub fn sureness(shown: &Shown, preferences: Preferences) -> String {
    let (l, chance) = (preferences.language, shown.chance());
    let percent = percent(chance, preferences);
    match chance {
        0.9.. => words::very_sure(l, &percent),
        0.7.. => words::fairly_sure(l, &percent),
        0.5.. => words::probable(l, &percent),
        _ => words::close_call(l, &percent),
    }
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

/// The course that leads on, with the reason, or that there is none.
pub fn next_course(standing: &AreaStanding, preferences: Preferences) -> AnyView {
    let (l, tested) = (preferences.language, standing.shown.is_some());
    let Some(course) = &standing.course else {
        let none = if tested { words::no_course(l) } else { words::no_course_here(l) };
        return view! { <p class="soft">{none}" "<a href="/courses">{words::all_courses(l)}</a></p> }.into_any();
    };
    let level = preferences.number(course.level);
    let why = if tested { words::next_course_why(l, &level) } else { words::first_course_why(l, &level) };
    view! {
        <p>
            <IconMark icon=Icon::Book/>" "{words::next_course(l)}" "
            <a href=format!("/courses/{}", course.slug)>{course.title.text(l).to_owned()}</a>" "
            <span class="small soft">{why}</span>
        </p>
    }
    .into_any()
}
