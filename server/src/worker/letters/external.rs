//! What was decided on a result of another institution.

use app::{
    entity::{ClaimState, ExternalClaim, external_claim},
    i18n::Language,
    id::ExternalClaimId,
    mailroom::Answer,
    state::AppState,
    thai::{Digits, date},
};
use sea_orm::EntityTrait;

use super::{
    Recipient,
    paper::{Paper, Part},
    unwritten, words,
};
use crate::mail::Failure;

/// That a claim was confirmed, on which level, or refused, and why.
pub async fn write(state: &AppState, recipient: &Recipient, id: ExternalClaimId) -> Result<Paper, Failure> {
    let claim = ExternalClaim::find_by_id(id).one(state.db.read()).await.map_err(unwritten)?;
    let claim = claim.filter(|claim| claim.person_id == recipient.person.id).ok_or(Failure::GiveUp(Answer::Outdated))?;
    let frameworks = state.skills.all(&state.db).await.map_err(|error| Failure::unwritten(&error))?;
    let area = frameworks.area_of(claim.skill_id).map(|area| area.name.clone()).unwrap_or_default();
    let confirmed = claim.state == ClaimState::Confirmed;
    let subject = |l| match confirmed {
        true => words::external_confirmed_subject(l, &claim.certificate),
        false => words::external_refused_subject(l, &claim.certificate),
    };
    let parts = |l: Language| {
        let opening = match confirmed {
            true => words::external_confirmed(l, &claim.certificate),
            false => words::external_refused(l, &claim.certificate),
        };
        vec![
            Part::Words(opening),
            Part::Facts(facts(&claim, area.text(l), l)),
            Part::Words(words::external_see(l).to_owned()),
            Part::Address(format!("{}/external-results", state.settings.public_url)),
            Part::Words(words::external_questions(l).to_owned()),
        ]
    };
    Ok(Paper::new(subject, parts))
}

fn facts(claim: &external_claim::Model, area: &str, l: Language) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        (words::external_area(l), area.to_owned()),
        (words::external_issuer(l), claim.issuer.clone()),
        (words::external_issued(l), date::long(claim.issued_on, l, Digits::Arabic)),
        (words::external_claimed(l), words::external_level(l, claim.level)),
    ];
    facts.extend(claim.granted_level.map(|level| (words::external_granted(l), words::external_level(l, level))));
    facts.extend(claim.reason.clone().map(|reason| (words::external_reason(l), reason)));
    facts
}
