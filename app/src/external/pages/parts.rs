//! Pieces that several pages of the feature share.

use leptos::prelude::*;

use super::super::words;
use crate::{
    catalogue::skills::Frameworks,
    entity::{ClaimState, external_claim},
    i18n::Language,
    id::SkillId,
    thai::date::bangkok_date,
    ui::{
        icon::{Icon, IconMark},
        notice::{Chip, Tone},
    },
    visitor::{Preferences, Visitor},
};

/// Where a claim stands, as a sign and a word.
pub fn state(claim: &external_claim::Model, l: Language) -> AnyView {
    let (tone, icon, text) = match claim.state {
        ClaimState::Claimed => (Tone::Info, Icon::Clock, words::state_claimed(l)),
        ClaimState::Confirmed => (Tone::Good, Icon::Check, words::state_confirmed(l)),
        ClaimState::Refused => (Tone::Bad, Icon::X, words::state_refused(l)),
        ClaimState::Withdrawn => (Tone::Idle, Icon::Ban, words::state_withdrawn(l)),
    };
    view! { <Chip tone icon text/> }.into_any()
}

/// The name of the area that a claim is about.
pub fn area(frameworks: &Frameworks, skill: SkillId, l: Language) -> String {
    frameworks.area_of(skill).map(|area| area.name.text(l).to_owned()).unwrap_or_default()
}

/// What stands on the certificate, with its evidence.
pub fn facts(claim: &external_claim::Model, frameworks: &Frameworks, visitor: &Visitor) -> AnyView {
    let (l, preferences) = (visitor.language(), visitor.preferences);
    let number = claim.number.clone().map(|number| view! { <div><dt>{words::number(l)}</dt><dd>{number}</dd></div> });
    let until = claim.valid_until.map(|day| {
        let expired = (day < bangkok_date(visitor.now))
            .then(|| view! { " "<Chip tone=Tone::Warn icon=Icon::Clock text=words::expired_already(l)/> });
        view! { <div><dt>{words::valid_until(l)}</dt><dd>{preferences.day(day)}{expired}</dd></div> }
    });
    view! {
        <dl class="facts-list">
            <div><dt>{words::area(l)}</dt><dd>{area(frameworks, claim.skill_id, l)}</dd></div>
            <div><dt>{words::level_claimed(l)}</dt><dd>{words::level(l, &preferences.number(claim.level))}</dd></div>
            <div><dt>{words::certificate(l)}</dt><dd>{claim.certificate.clone()}</dd></div>
            <div><dt>{words::issuer(l)}</dt><dd>{claim.issuer.clone()}</dd></div>
            {number}
            <div><dt>{words::issued_on(l)}</dt><dd>{preferences.day(claim.issued_on)}</dd></div>
            {until}
            <div><dt>{words::evidence(l)}</dt><dd>{evidence(claim, l)}</dd></div>
        </dl>
    }
    .into_any()
}

/// The way to the file that proves it.
pub fn evidence(claim: &external_claim::Model, l: Language) -> AnyView {
    let kind = claim.file_kind.to_uppercase();
    let of = words::of(l, &claim.certificate);
    view! {
        <a href=format!("/external-results/{}/file", claim.id) download>
            <IconMark icon=Icon::Download/>" "{words::see_evidence(l)}" ("{kind}")"<span class="visually-hidden">{of}</span>
        </a>
    }
    .into_any()
}

/// What was decided, when and why; nothing where nothing was.
pub fn decision(claim: &external_claim::Model, preferences: Preferences) -> Option<AnyView> {
    let l = preferences.language;
    let day = words::decided_on(l, &preferences.day(bangkok_date(claim.decided_at?)));
    let granted = claim.granted_level.map(|level| format!("{} · ", words::confirmed_on_level(l, &preferences.number(level))));
    let reason = claim.reason.clone().map(|reason| view! { <p class="small"><b>{words::reason(l)}":"</b>" "{reason}</p> });
    Some(view! { <p class="small">{granted}{day}</p>{reason} }.into_any())
}

/// The levels that can be chosen, up to one.
pub fn levels(highest: i16, preferences: Preferences) -> Vec<(String, String)> {
    let name = |level: i16| (level.to_string(), words::level(preferences.language, &preferences.number(level)));
    (1..=highest).map(name).collect()
}
