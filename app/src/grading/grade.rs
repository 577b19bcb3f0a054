//! Giving a grade: appended once, and whatever it settles follows in the same transaction.

use courses::grade::{Marks, Settlement, settle};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, entity::prelude::DateTimeUtc,
};
use serde_json::json;

use super::{claim, finish, store};
use crate::{
    access::Trainer,
    assessment::store::Tested,
    audit::{self, Entry},
    entity::{Attempt, Enrolment, Grade, WrittenAnswer, grade, written_answer},
    error::{AppError, Conflict},
    id::WrittenAnswerId,
    state::AppState,
};

/// What a grader gives.
pub struct NewGrade {
    pub marks: Marks,
    /// To the learner; may be empty.
    pub comment: String,
}

/// Grades an answer that she has taken. Twice is once: what she gave first stands.
///
/// Refused when her time was over and others have taken it meanwhile. With the grade that settles the last written
/// answer of an attempt come its result, and all that follows from a pass.
pub async fn give(state: &AppState, trainer: &Trainer, id: WrittenAnswerId, new: &NewGrade) -> Result<(), AppError> {
    let found = store::answer(state.db.read(), trainer, id).await?;
    let txn = state.db.begin().await?;
    let now = state.clock.now();
    // The enrolment first, then the attempt, as everywhere, so that no two transactions wait for each other.
    let attempt = Attempt::find_by_id(found.attempt_id).one(&txn).await?.ok_or(AppError::NotFound)?;
    let enrolment = Enrolment::find_by_id(attempt.enrolment_id).lock_exclusive().one(&txn).await?.ok_or(AppError::NotFound)?;
    let attempt = Attempt::find_by_id(attempt.id).lock_exclusive().one(&txn).await?.ok_or(AppError::NotFound)?;
    let answer = WrittenAnswer::find_by_id(id).lock_exclusive().one(&txn).await?.ok_or(AppError::NotFound)?;
    if claim::has_graded(&txn, trainer.person(), id).await? {
        return Ok(());
    }
    let until = claim::until(&txn, trainer.person(), id).await?.ok_or(AppError::NotFound)?;
    let is_hers = answer.settled_at.is_none() && (until > now || claim::is_open(&txn, trainer.person(), id, now).await?);
    if !is_hers || answer.given >= answer.wanted {
        return Err(AppError::Conflict(Conflict::AnswerTaken));
    }
    let tested = Tested::of_version(state, &txn, answer.version_id).await?;
    append(&txn, trainer, &answer, new, now).await?;
    claim::release(&txn, trainer.person(), id).await?;
    let detail = json!({ "place": answer.given + 1, "points": new.marks.total(), "course": answer.course_id });
    let subject = format!("written_answer:{id}");
    audit::record(&txn, &state.vault, now, Entry { actor: Some(trainer.person()), act: "answer.grade", subject, detail }).await?;
    if reckon(&txn, answer, tested.test().graders, now).await? {
        claim::release_all(&txn, id).await?;
        finish::finish(state, &txn, &tested, &enrolment, attempt, now).await?;
    }
    Ok(txn.commit().await?)
}

async fn append(
    txn: &DatabaseTransaction,
    trainer: &Trainer,
    answer: &written_answer::Model,
    new: &NewGrade,
    now: DateTimeUtc,
) -> Result<(), AppError> {
    let row = grade::ActiveModel {
        written_answer_id: Set(answer.id),
        place: Set(answer.given + 1),
        grader_id: Set(trainer.person()),
        marks: Set(json!(new.marks.points())),
        points: Set(i32::try_from(new.marks.total()).map_err(AppError::internal)?),
        comment: Set(new.comment.clone()),
        given_at: Set(now),
        ..Default::default()
    };
    Grade::insert(row).exec_without_returning(txn).await?;
    Ok(())
}

/// Writes down how an answer stands after one more grade; tells whether it is settled.
async fn reckon(
    txn: &DatabaseTransaction,
    answer: written_answer::Model,
    graders: u8,
    now: DateTimeUtc,
) -> Result<bool, AppError> {
    let totals: Vec<i32> = Grade::find()
        .select_only()
        .column(grade::Column::Points)
        .filter(grade::Column::WrittenAnswerId.eq(answer.id))
        .order_by_asc(grade::Column::Place)
        .into_tuple()
        .all(txn)
        .await?;
    let given = i16::try_from(totals.len()).map_err(AppError::internal)?;
    let totals = totals.into_iter().map(store::count).collect::<Result<Vec<_>, _>>()?;
    let settlement = settle(store::count(answer.worth)?, graders, &totals);
    let mut row = answer.into_active_model();
    row.given = Set(given);
    match settlement {
        Settlement::Wants(wanted) => row.wanted = Set(wanted.into()),
        Settlement::Earns(points) => {
            row.points = Set(Some(i32::try_from(points).map_err(AppError::internal)?));
            row.settled_at = Set(Some(now));
        }
    }
    row.update(txn).await?;
    Ok(matches!(settlement, Settlement::Earns(_)))
}
