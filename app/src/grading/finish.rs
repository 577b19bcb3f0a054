//! The result of an attempt whose last written answer has its points.

use courses::completion::{Evidence, Fact, Item};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, IntoActiveModel, entity::prelude::DateTimeUtc};

use crate::{
    assessment::{store::Tested, submit},
    entity::{AttemptEventKind, attempt, enrolment},
    error::AppError,
    learning::{complete::Score, evidence},
    letters::{self, Letter},
    regrades::{attempts, lock},
    state::AppState,
    timeline::record::{self, Event},
};

/// Writes the result and all that follows from it, if nothing of the attempt waits any more. The caller holds the locks
/// on enrolment and attempt.
pub async fn finish(
    state: &AppState,
    txn: &DatabaseTransaction,
    tested: &Tested,
    enrolment: &enrolment::Model,
    attempt: attempt::Model,
    now: DateTimeUtc,
) -> Result<(), AppError> {
    let grade = submit::grade(txn, tested, &attempt).await?;
    if grade.awaits_grading() {
        return Ok(());
    }
    lock::closing(txn).await?;
    let grade = attempts::at_closing(state, txn, tested, enrolment, &attempt, grade, now).await?;
    let (id, person) = (attempt.id, attempt.person_id);
    let mut row = attempt.into_active_model();
    row.points = Set(Some(i32::try_from(grade.points).map_err(AppError::internal)?));
    row.max_points = Set(Some(i32::try_from(grade.max).map_err(AppError::internal)?));
    row.passed = Set(Some(grade.passed));
    row.update(txn).await?;
    record::append(txn, id, Event::of(AttemptEventKind::Graded, now)).await?;
    letters::enqueue_to_person(txn, person, &Letter::Graded { attempt: id }, format!("graded:{id}"), now).await?;
    if grade.passed {
        let passed = Evidence { item: Item::FinalTest, fact: Fact::Passed };
        let score = Score { points: grade.points, max: grade.max };
        evidence::record(state, txn, enrolment.id, passed, Some(score), now).await?;
    }
    Ok(())
}
