//! Taking an answer to grade it, for a while: nobody else is given the same place meanwhile.

use chrono::TimeDelta;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait,
    entity::prelude::DateTimeUtc,
    sea_query::{LockBehavior, LockType, OnConflict},
};

use super::{queue::open_to, store};
use crate::{
    access::Trainer,
    authoring,
    entity::{Grade, GradeClaim, WrittenAnswer, grade, grade_claim, written_answer},
    error::{AppError, Conflict},
    id::{CourseId, PersonId, WrittenAnswerId},
    state::AppState,
};

/// An answer is kept for whoever has taken it for so many minutes.
pub const MINUTES: i64 = 30;

/// How a grader stands to an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// She has it before her, until then. If that is over, nobody else has taken it yet.
    Hers(DateTimeUtc),
    /// She has graded it.
    Graded,
    /// She can take it.
    Open,
    /// It is settled, or others have it before them.
    Closed,
}

/// Takes the answer of a course in scope that has waited longest; the one that she has already, if there is one. None
/// where nothing waits for her.
pub async fn next(state: &AppState, trainer: &Trainer, slug: &str) -> Result<Option<WrittenAnswerId>, AppError> {
    let course = authoring::store::course(state.db.read(), trainer, slug).await?.id;
    loop {
        let txn = state.db.begin().await?;
        let now = state.clock.now();
        if let Some(hers) = in_hand(&txn, trainer.person(), course, now).await? {
            return Ok(Some(hers));
        }
        // Of several who ask at the same time each gets another one.
        let found = WrittenAnswer::find()
            .filter(written_answer::Column::CourseId.eq(course))
            .filter(written_answer::Column::PersonId.ne(trainer.person()))
            .filter(open_to(trainer.person(), now))
            .order_by_asc(written_answer::Column::WaitsSince)
            .order_by_asc(written_answer::Column::Id)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .one(&txn)
            .await?;
        let Some(found) = found else { return Ok(None) };
        // Whoever held the lock just before may have taken it.
        if is_open(&txn, trainer.person(), found.id, now).await? {
            claim(&txn, trainer.person(), found.id, now).await?;
            txn.commit().await?;
            return Ok(Some(found.id));
        }
    }
}

/// Takes a certain answer.
pub async fn take(state: &AppState, trainer: &Trainer, id: WrittenAnswerId) -> Result<(), AppError> {
    store::answer(state.db.read(), trainer, id).await?;
    let txn = state.db.begin().await?;
    let now = state.clock.now();
    WrittenAnswer::find_by_id(id).lock_exclusive().one(&txn).await?.ok_or(AppError::NotFound)?;
    if !is_open(&txn, trainer.person(), id, now).await? {
        return Err(AppError::Conflict(Conflict::AnswerTaken));
    }
    claim(&txn, trainer.person(), id, now).await?;
    Ok(txn.commit().await?)
}

/// Gives an answer back to the others.
pub async fn give_back(state: &AppState, trainer: &Trainer, id: WrittenAnswerId) -> Result<(), AppError> {
    store::answer(state.db.read(), trainer, id).await?;
    Ok(release(state.db.write(), trainer.person(), id).await?)
}

/// How a grader stands to an answer in her scope.
pub async fn standing(
    db: &impl ConnectionTrait,
    grader: PersonId,
    answer: &written_answer::Model,
    now: DateTimeUtc,
) -> Result<Standing, DbErr> {
    if has_graded(db, grader, answer.id).await? {
        return Ok(Standing::Graded);
    }
    let until = until(db, grader, answer.id).await?;
    let is_open = is_open(db, grader, answer.id, now).await?;
    Ok(match until {
        Some(until) if is_open || (until > now && answer.settled_at.is_none()) => Standing::Hers(until),
        _ if is_open => Standing::Open,
        _ => Standing::Closed,
    })
}

/// Until when somebody has an answer before her, or had it.
pub async fn until(db: &impl ConnectionTrait, grader: PersonId, answer: WrittenAnswerId) -> Result<Option<DateTimeUtc>, DbErr> {
    let row = GradeClaim::find()
        .filter(grade_claim::Column::WrittenAnswerId.eq(answer))
        .filter(grade_claim::Column::GraderId.eq(grader))
        .one(db)
        .await?;
    Ok(row.map(|row| row.until))
}

/// Whether somebody has graded an answer.
pub async fn has_graded(db: &impl ConnectionTrait, grader: PersonId, answer: WrittenAnswerId) -> Result<bool, DbErr> {
    let row = Grade::find()
        .filter(grade::Column::WrittenAnswerId.eq(answer))
        .filter(grade::Column::GraderId.eq(grader))
        .one(db)
        .await?;
    Ok(row.is_some())
}

/// Whether somebody can take an answer.
pub async fn is_open(
    db: &impl ConnectionTrait,
    grader: PersonId,
    answer: WrittenAnswerId,
    now: DateTimeUtc,
) -> Result<bool, DbErr> {
    Ok(WrittenAnswer::find_by_id(answer).filter(open_to(grader, now)).one(db).await?.is_some())
}

/// Takes the claim of somebody away, if there is one.
pub async fn release(db: &impl ConnectionTrait, grader: PersonId, answer: WrittenAnswerId) -> Result<(), DbErr> {
    GradeClaim::delete_many()
        .filter(grade_claim::Column::WrittenAnswerId.eq(answer))
        .filter(grade_claim::Column::GraderId.eq(grader))
        .exec(db)
        .await?;
    Ok(())
}

/// Takes all claims on an answer away: it is settled.
pub async fn release_all(db: &impl ConnectionTrait, answer: WrittenAnswerId) -> Result<(), DbErr> {
    GradeClaim::delete_many().filter(grade_claim::Column::WrittenAnswerId.eq(answer)).exec(db).await?;
    Ok(())
}

/// The answer of a course that she has before her already.
async fn in_hand(
    db: &impl ConnectionTrait,
    grader: PersonId,
    course: CourseId,
    now: DateTimeUtc,
) -> Result<Option<WrittenAnswerId>, DbErr> {
    GradeClaim::find()
        .select_only()
        .column(grade_claim::Column::WrittenAnswerId)
        .join(JoinType::InnerJoin, grade_claim::Relation::WrittenAnswer.def())
        .filter(grade_claim::Column::GraderId.eq(grader))
        .filter(grade_claim::Column::Until.gt(now))
        .filter(written_answer::Column::CourseId.eq(course))
        .filter(written_answer::Column::SettledAt.is_null())
        .order_by_asc(grade_claim::Column::Id)
        .into_tuple()
        .one(db)
        .await
}

async fn claim(txn: &DatabaseTransaction, grader: PersonId, answer: WrittenAnswerId, now: DateTimeUtc) -> Result<(), DbErr> {
    let claim = grade_claim::ActiveModel {
        written_answer_id: Set(answer),
        grader_id: Set(grader),
        until: Set(now + TimeDelta::minutes(MINUTES)),
        ..Default::default()
    };
    let hers = OnConflict::columns([grade_claim::Column::WrittenAnswerId, grade_claim::Column::GraderId])
        .update_column(grade_claim::Column::Until)
        .to_owned();
    GradeClaim::insert(claim).on_conflict(hers).exec_without_returning(txn).await?;
    Ok(())
}
