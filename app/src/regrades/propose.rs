//! Proposing a correction: nothing changes yet, but it is found out whose results would.

use courses::bank::{BankItem, ItemError, ItemKind};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, sea_query::OnConflict,
};
use sha2::{Digest, Sha256};

use super::{
    Counts,
    job::{self, from_the_start},
    skill_tests::{self, ItemCorrection},
    store,
};
use crate::{
    access::Trainer,
    authoring,
    entity::{Item, ItemVersion, Regrade, RegradeKind, RegradeState, VersionState, item, item_version, regrade},
    error::{AppError, Conflict, Fault},
    form::{Check, Submission},
    i18n::Bilingual,
    id::{CourseVersionId, PersonId, RegradeId},
    state::AppState,
};

/// So many pages are looked at before the answer to whoever asks; the worker does the rest.
const AT_ONCE: usize = 3;

/// Finds out whose results the corrected keys of a version would change, anew if that was asked before. One that was
/// decided on stays as it is.
pub async fn version(state: &AppState, trainer: &Trainer, version: CourseVersionId) -> Result<(), AppError> {
    let now = state.clock.now();
    let row = authoring::store::version(state.db.read(), trainer, version).await?;
    let corrected = store::corrected(state, state.db.read(), row.course_id, version).await?;
    if row.state == VersionState::Draft || corrected.iter().all(|one| one.correction.is_empty()) {
        return Err(AppError::NotFound);
    }
    let txn = state.db.begin().await?;
    check_newest(&txn, &row).await?;
    let mut new = fresh(RegradeKind::FinalTest, trainer.person(), now);
    new.course_id = Set(Some(row.course_id));
    new.version_id = Set(Some(version));
    Regrade::insert(new)
        .on_conflict(OnConflict::column(regrade::Column::VersionId).do_nothing().to_owned())
        .exec_without_returning(&txn)
        .await?;
    let kept = store::of_version(&txn, version).await?.ok_or(AppError::NotFound)?;
    let total = store::enrolled(&txn, corrected.iter().map(|one| one.version).collect()).await?;
    weigh(&txn, kept.id, total).await?;
    txn.commit().await?;
    job::advance_one(state, kept.id, AT_ONCE).await?;
    Ok(())
}

/// Keys go forward: a later version that was decided on has the last word.
async fn check_newest(db: &impl ConnectionTrait, row: &authoring::store::Version) -> Result<(), AppError> {
    let newest = store::newest_of_course(db, row.course_id).await?.and_then(|newest| newest.version_id);
    match newest {
        Some(newest) if store::is_older(db, row.id, newest).await? => Err(AppError::Conflict(Conflict::Stale)),
        _ => Ok(()),
    }
}

/// Reads a corrected key from a form and finds out whose results it would change. The same key for the same version is
/// the same proposal.
pub async fn item(submission: &Submission, trainer: &Trainer, code: &str) -> Result<RegradeId, AppError> {
    let (state, now) = (&submission.state, submission.state.clock.now());
    let (row, base) = in_use(state.db.read(), code).await?;
    let old = skill_tests::open(base.content.clone())?;
    let new = corrected(submission, &old)?;
    let content = serde_json::to_value(new.stored()).map_err(AppError::internal)?;
    let digest = hex::encode(Sha256::digest(serde_json::to_string(new.stored()).map_err(AppError::internal)?));

    let txn = state.db.begin().await?;
    let mut proposal = fresh(RegradeKind::Item, trainer.person(), now);
    proposal.item_id = Set(Some(row.id));
    proposal.base_version_id = Set(Some(base.id));
    proposal.content = Set(Some(content));
    proposal.content_sha256 = Set(Some(digest.clone()));
    let same = [regrade::Column::BaseVersionId, regrade::Column::ContentSha256];
    Regrade::insert(proposal).on_conflict(OnConflict::columns(same).do_nothing().to_owned()).exec_without_returning(&txn).await?;
    let kept = Regrade::find()
        .filter(regrade::Column::BaseVersionId.eq(base.id))
        .filter(regrade::Column::ContentSha256.eq(digest))
        .one(&txn)
        .await?
        .ok_or(AppError::NotFound)?;
    let versions = ItemCorrection::of(&txn, &kept).await?.versions;
    let total = store::answered(&txn, versions).await?;
    weigh(&txn, kept.id, total).await?;
    txn.commit().await?;
    job::advance_one(state, kept.id, AT_ONCE).await?;
    Ok(kept.id)
}

/// The item with a code and the version that is in use.
pub async fn in_use(db: &impl ConnectionTrait, code: &str) -> Result<(item::Model, item_version::Model), AppError> {
    let row = Item::find().filter(item::Column::Code.eq(code)).one(db).await?.ok_or(AppError::NotFound)?;
    let current = row.current_version_id.ok_or(AppError::NotFound)?;
    let base = ItemVersion::find_by_id(current).one(db).await?.ok_or(AppError::NotFound)?;
    Ok((row, base))
}

/// The item with the key and the explanation that were typed.
fn corrected(submission: &Submission, old: &BankItem) -> Result<BankItem, AppError> {
    let mut check = submission.check();
    let points = points(submission, &mut check, old);
    let explanation = Bilingual { th: check.lines("explanation_th", 1, 2_000), en: check.lines("explanation_en", 1, 2_000) };
    check.done()?;
    let new = old.corrected(&points, explanation).map_err(|error| AppError::field("key", fault(error)))?;
    if new.has_the_key_of(old) {
        let fault = Fault::Said {
            th: "เฉลยที่เลือกตรงกับเฉลยที่ใช้อยู่ โปรดเลือกเฉลยที่ถูกต้อง".to_owned(),
            en: "This is the key that is in use already. Please choose the right one.".to_owned(),
        };
        return Err(AppError::field("key", fault));
    }
    Ok(new)
}

/// What each option shall earn, in the order of their ids.
fn points(submission: &Submission, check: &mut Check<'_>, item: &BankItem) -> Vec<u8> {
    let chosen: Vec<_> = submission.fields.all("key").collect();
    let letters = item.options().map(|option| option.id.to_string());
    match item.kind() {
        ItemKind::Single | ItemKind::Multiple => letters.map(|letter| u8::from(chosen.contains(&letter.as_str()))).collect(),
        ItemKind::Weighted => {
            letters.map(|letter| u8::try_from(check.number(&format!("points_{letter}"), 0, 3)).unwrap_or_default()).collect()
        }
    }
}

fn fault(error: ItemError) -> Fault {
    let (th, en) = match error {
        ItemError::Weights => (
            "ต้องมีตัวเลือกหนึ่งข้อที่ได้ 3 คะแนน ข้ออื่นได้ไม่เกิน 2 คะแนน และต้องไม่เป็น 0 ทั้งหมด",
            "One option earns 3 points, no other more than 2, and not all others 0.",
        ),
        ItemError::CorrectCount(_) => (
            "จำนวนคำตอบที่ถูกไม่ตรงกับชนิดของข้อสอบ ข้อที่เลือกได้ข้อเดียวมีคำตอบถูกหนึ่งข้อ ข้อที่เลือกได้หลายข้อมีตั้งแต่สองข้อแต่ไม่ใช่ทุกข้อ",
            "The number of right options does not fit the kind of item: exactly one of a single choice; two or more, but not all, of a multiple choice.",
        ),
        ItemError::OptionCount(_) | ItemError::SameText(..) | ItemError::Place => {
            ("เฉลยนี้ใช้กับข้อสอบนี้ไม่ได้", "This key does not fit the item.")
        }
    };
    Fault::Said { th: th.to_owned(), en: en.to_owned() }
}

fn fresh(kind: RegradeKind, by: PersonId, now: chrono::DateTime<chrono::Utc>) -> regrade::ActiveModel {
    regrade::ActiveModel {
        kind: Set(kind),
        state: Set(RegradeState::Weighing),
        begun_by: Set(by),
        begun_at: Set(now),
        total: Set(0),
        at_row: Set(0),
        step: Set(0),
        weighed: Set(Counts::default().keep()),
        graded: Set(Counts::default().keep()),
        ..Default::default()
    }
}

/// Begins to weigh from the start, unless it was decided already.
async fn weigh(txn: &DatabaseTransaction, id: RegradeId, total: i64) -> Result<(), AppError> {
    let kept = store::lock(txn, id).await?;
    if store::CONFIRMED.contains(&kept.state) {
        return Ok(());
    }
    let row = regrade::ActiveModel {
        state: Set(RegradeState::Weighing),
        total: Set(total),
        weighed: Set(Counts::default().keep()),
        ..from_the_start(kept.step)
    };
    Regrade::update_many().set(row).filter(regrade::Column::Id.eq(id)).exec(txn).await?;
    Ok(())
}
