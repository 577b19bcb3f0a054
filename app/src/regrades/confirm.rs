//! Deciding: the correction holds from here on, and the job lets results follow. Twice is once.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};
use serde_json::json;

use super::{Counts, job::from_the_start, lock, skill_tests, store};
use crate::{
    access::Trainer,
    audit::{self, Entry},
    authoring,
    entity::{Item, ItemBasis, ItemVersion, Regrade, RegradeState, item_version, regrade},
    error::{AppError, Conflict},
    form::Submission,
    id::{CourseVersionId, ItemVersionId, RegradeId},
    state::AppState,
};

/// The shortest and the longest reason, in characters: it is mailed to everyone whose result changes.
const REASON: std::ops::RangeInclusive<usize> = 10..=500;

/// The corrected keys of a version hold, with the reason that was typed.
pub async fn version(submission: &Submission, trainer: &Trainer, version: CourseVersionId) -> Result<(), AppError> {
    let reason = reason(submission)?;
    let state = &submission.state;
    let txn = state.db.begin().await?;
    let row = authoring::store::version(&txn, trainer, version).await?;
    let regrade = store::of_version(&txn, version).await?.ok_or(AppError::NotFound)?;
    let regrade = store::lock(&txn, regrade.id).await?;
    if !is_ready(&regrade)? {
        return Ok(());
    }
    let detail = json!({ "course": row.slug, "number": row.number, "reason": reason, "weighed": regrade.weighed });
    record(state, &txn, trainer, "course.regrade", format!("course_version:{version}"), detail).await?;
    lock::confirming(&txn).await?;
    let newest = store::newest_of_course(&txn, row.course_id).await?.and_then(|newest| newest.version_id);
    if let Some(newest) = newest
        && store::is_older(&txn, version, newest).await?
    {
        return Err(AppError::Conflict(Conflict::Stale));
    }
    decide(state, &txn, trainer, &regrade, reason, None).await?;
    Ok(txn.commit().await?)
}

/// The corrected key of an item holds: a new version of it takes the place of the one in use. Refused if that has been
/// replaced since the proposal was made.
///
/// The item is locked before the corrections, as answers do it.
pub async fn item(submission: &Submission, trainer: &Trainer, id: RegradeId) -> Result<(), AppError> {
    let reason = reason(submission)?;
    let state = &submission.state;
    let txn = state.db.begin().await?;
    let regrade = store::lock(&txn, id).await?;
    let item = regrade.item_id.ok_or(AppError::NotFound)?;
    if !is_ready(&regrade)? {
        return Ok(());
    }
    let item = Item::find_by_id(item).lock_exclusive().one(&txn).await?.ok_or(AppError::NotFound)?;
    if item.current_version_id != regrade.base_version_id {
        return Err(AppError::Conflict(Conflict::Stale));
    }
    let code = item.code.clone();
    let version = new_version(state, &txn, &regrade).await?;
    let mut row = item.into_active_model();
    row.current_version_id = Set(Some(version));
    row.update(&txn).await?;
    let detail = json!({ "item": code, "instead_of": regrade.base_version_id, "reason": reason, "weighed": regrade.weighed });
    record(state, &txn, trainer, "item.correct", format!("item_version:{version}"), detail).await?;
    lock::confirming(&txn).await?;
    decide(state, &txn, trainer, &regrade, reason, Some(version)).await?;
    Ok(txn.commit().await?)
}

/// Results that could not be written are tried again; those that were stay as they are.
pub async fn retry(state: &AppState, regrade: RegradeId) -> Result<(), AppError> {
    let txn = state.db.begin().await?;
    let regrade = store::lock(&txn, regrade).await?;
    if regrade.state != RegradeState::Done || Counts::read(&regrade.graded)?.failed == 0 {
        return Ok(());
    }
    let row = regrade::ActiveModel {
        state: Set(RegradeState::Grading),
        graded: Set(Counts::default().keep()),
        ..from_the_start(regrade.step)
    };
    Regrade::update_many().set(row).filter(regrade::Column::Id.eq(regrade.id)).exec(&txn).await?;
    Ok(txn.commit().await?)
}

fn reason(submission: &Submission) -> Result<String, AppError> {
    let mut check = submission.check();
    let reason = check.lines("reason", *REASON.start(), *REASON.end());
    check.done()?;
    Ok(reason)
}

/// Whether there is something to decide: not what was decided already, and not before it is known whom it touches.
fn is_ready(regrade: &regrade::Model) -> Result<bool, AppError> {
    match regrade.state {
        RegradeState::Weighed => Ok(true),
        RegradeState::Weighing => Err(AppError::Conflict(Conflict::TooSoon)),
        RegradeState::Grading | RegradeState::Done => Ok(false),
    }
}

async fn decide(
    state: &AppState,
    txn: &DatabaseTransaction,
    trainer: &Trainer,
    regrade: &regrade::Model,
    reason: String,
    item_version: Option<ItemVersionId>,
) -> Result<(), AppError> {
    let row = regrade::ActiveModel {
        state: Set(RegradeState::Grading),
        reason: Set(Some(reason)),
        confirmed_by: Set(Some(trainer.person())),
        confirmed_at: Set(Some(state.clock.now())),
        item_version_id: Set(item_version),
        ..from_the_start(regrade.step)
    };
    Regrade::update_many().set(row).filter(regrade::Column::Id.eq(regrade.id)).exec(txn).await?;
    Ok(())
}

/// The corrected item. It measures as experts say, until there are answers by the corrected key.
async fn new_version(state: &AppState, txn: &DatabaseTransaction, regrade: &regrade::Model) -> Result<ItemVersionId, AppError> {
    let (Some(item_id), Some(base), Some(content), Some(digest)) =
        (regrade.item_id, regrade.base_version_id, regrade.content.clone(), regrade.content_sha256.clone())
    else {
        return Err(AppError::internal("a regrade of an item does not say what it corrects"));
    };
    let item = skill_tests::open(content.clone())?;
    let base = ItemVersion::find_by_id(base).one(txn).await?.ok_or(AppError::NotFound)?;
    let last: Option<i32> = ItemVersion::find()
        .filter(item_version::Column::ItemId.eq(item_id))
        .select_only()
        .column_as(item_version::Column::Number.max(), "last")
        .into_tuple()
        .one(txn)
        .await?
        .flatten();
    let row = item_version::ActiveModel {
        item_id: Set(item_id),
        number: Set(last.unwrap_or(base.number) + 1),
        content: Set(content),
        content_sha256: Set(digest),
        level: Set(base.level),
        parameters: Set(serde_json::to_value(item.model()).map_err(AppError::internal)?),
        basis: Set(ItemBasis::Expert),
        created_at: Set(state.clock.now()),
        regrade_id: Set(Some(regrade.id)),
        ..Default::default()
    };
    Ok(row.insert(txn).await?.id)
}

async fn record(
    state: &AppState,
    txn: &DatabaseTransaction,
    trainer: &Trainer,
    act: &str,
    subject: String,
    detail: serde_json::Value,
) -> Result<(), AppError> {
    let entry = Entry { actor: Some(trainer.person()), act, subject, detail };
    Ok(audit::record(txn, &state.vault, state.clock.now(), entry).await?)
}
