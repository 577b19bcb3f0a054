//! An HR officer confirms a claim, perhaps on a lower level, or refuses it.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, IntoActiveModel, entity::prelude::DateTimeUtc};
use serde_json::json;

use super::{
    result::{ExternalResult, Origin},
    store, words,
};
use crate::{
    access::HrOfficer,
    audit::{self, Entry},
    catalogue::skills::KnownSkill,
    entity::{ClaimState, SkillSource, external_claim},
    error::{AppError, Conflict, Fault},
    i18n::Language::{En, Th},
    id::ExternalClaimId,
    letters::{self, Letter},
    skills::evidence::{self, Observation},
    state::AppState,
};

/// What she decides.
#[derive(Clone, Debug)]
pub enum Decision {
    /// On the level that was claimed or a lower one; a lower one needs a reason.
    Confirm {
        level: i16,
        reason: Option<String>,
    },
    Refuse {
        reason: String,
    },
}

/// Decides on a claim of somebody in scope, once: evidence, standing, tally, letter and audit are one transaction. The
/// same decision again changes nothing; another one is told that it comes too late.
pub async fn decide(state: &AppState, by: &HrOfficer, id: ExternalClaimId, decision: Decision) -> Result<(), AppError> {
    let now = state.clock.now();
    let frameworks = state.skills.all(&state.db).await?;
    let txn = state.db.begin().await?;
    let claim = store::lock_in_scope(&txn, by.scope(), id, now).await?;
    if claim.person_id == by.person() {
        return Err(said("level", words::not_your_own));
    }
    let (next, granted, reason) = match decision {
        Decision::Confirm { level, reason } => (ClaimState::Confirmed, Some(level), reason),
        Decision::Refuse { reason } => (ClaimState::Refused, None, Some(reason)),
    };
    if claim.state == next && claim.granted_level == granted {
        return Ok(());
    }
    if claim.state != ClaimState::Claimed {
        return Err(AppError::Conflict(Conflict::AlreadyDone));
    }
    if let Some(level) = granted {
        check(&claim, level, reason.as_deref())?;
        let area = frameworks.area_of(claim.skill_id).ok_or(AppError::NotFound)?;
        keep(&txn, by, &claim, area.clone(), level, now).await?;
    }
    let (person, claimed) = (claim.person_id, claim.level);
    let mut row = claim.into_active_model();
    row.state = Set(next);
    row.granted_level = Set(granted);
    row.reason = Set(reason.clone());
    row.decided_at = Set(Some(now));
    row.decided_by = Set(Some(by.person()));
    row.update(&txn).await?;
    let letter = Letter::ExternalDecision { claim: id };
    letters::enqueue_to_person(&txn, person, &letter, format!("external-claim-{id}"), now).await?;
    let detail = json!({ "claim": id, "claimed": claimed, "granted": granted, "reason": reason });
    let act = if granted.is_some() { "external.confirm" } else { "external.refuse" };
    let entry = Entry { actor: Some(by.person()), act, subject: format!("person:{person}"), detail };
    audit::record(&txn, &state.vault, now, entry).await?;
    Ok(txn.commit().await?)
}

fn check(claim: &external_claim::Model, level: i16, reason: Option<&str>) -> Result<(), AppError> {
    if !(1..=claim.level).contains(&level) {
        return Err(AppError::field("level", Fault::OutOfRange { min: 1, max: claim.level.into() }));
    }
    if level < claim.level && reason.is_none() {
        return Err(said("reason", words::reason_for_lower));
    }
    Ok(())
}

/// The claim becomes evidence; a certificate that is on record already, by another claim or a file, is not counted twice.
async fn keep(
    txn: &DatabaseTransaction,
    by: &HrOfficer,
    claim: &external_claim::Model,
    area: KnownSkill,
    level: i16,
    now: DateTimeUtc,
) -> Result<(), AppError> {
    let result = ExternalResult::of(claim);
    let seen = Observation {
        person: claim.person_id,
        area,
        source: SkillSource::External,
        level,
        on: result.issued_on,
        fact: Some(result.fact()),
        actor: Some(by.person()),
        detail: Some(result.detail(&Origin::Claim(claim.id))),
        measured: None,
    };
    let is_new = evidence::record(txn, seen, now).await?;
    if is_new { Ok(()) } else { Err(said("level", words::already_on_record)) }
}

fn said(field: &str, words: fn(crate::i18n::Language) -> &'static str) -> AppError {
    AppError::field(field, Fault::Said { th: words(Th).to_owned(), en: words(En).to_owned() })
}
