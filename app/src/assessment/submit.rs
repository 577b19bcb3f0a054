//! Closing an attempt: graded with what is there, once, by its learner or by the deadline.

use std::collections::BTreeMap;

use courses::{
    answer::Answer,
    completion::{Evidence, Fact, Item},
    grade::{AttemptGrade, grade_judged},
    package::Test,
    question::QuestionId,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    entity::prelude::DateTimeUtc,
    sea_query::{LockBehavior, LockType},
};

use super::{
    hold, receipt,
    store::{self, Given, Tested},
};
use crate::{
    access::Learner,
    entity::{Attempt, AttemptClosing, Enrolment, attempt, enrolment},
    error::AppError,
    grading,
    id::{AttemptId, EnrolmentId},
    learning::{complete::Score, evidence},
    regrades::{attempts, lock},
    state::AppState,
    timeline::record::{self, Event},
    uptime,
};

/// So many attempts are looked up at a time when the deadline closes them.
const PAGE: u64 = 100;

/// What to do while somebody else works on the same enrolment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Busy {
    Wait,
    Skip,
}

/// Hands in an attempt, from the session that has the paper. One that is closed stays as it is; after the deadline it is
/// closed by the deadline.
pub async fn submit(state: &AppState, learner: &Learner, attempt: AttemptId) -> Result<(), AppError> {
    let (attempt, enrolment) = store::own_attempt(state.db.read(), learner, attempt).await?;
    Tested::of(state, state.db.read(), &enrolment).await?;
    let now = state.clock.now();
    if attempt.closed_at.is_none()
        && !is_expired(&attempt, now)
        && !hold::is_abandoned(state.db.read(), attempt.held_by, now).await?
    {
        hold::check(attempt.held_by, learner.signed_in().session)?;
    }
    close(state, attempt.id, enrolment.id, AttemptClosing::Learner, Busy::Wait).await.map(drop)
}

/// Closes the open attempt of an enrolment if its time is over, without waiting for the worker.
pub async fn close_if_expired(state: &AppState, enrolment: &enrolment::Model) -> Result<(), AppError> {
    let now = state.clock.now();
    let attempts = store::attempts(state.db.read(), enrolment.id).await?;
    if let Some(attempt) = attempts.iter().find(|attempt| is_expired(attempt, now)) {
        close(state, attempt.id, enrolment.id, AttemptClosing::Deadline, Busy::Wait).await?;
    }
    Ok(())
}

/// Closes every attempt whose deadline has passed, with the answers that it has, and says how many.
///
/// Each in a transaction of its own, so that one that cannot be closed (nobody knows where its learner works today, so
/// nothing could be certified) does not hold up the others; it is tried again the next time. What another node works
/// on is skipped.
pub async fn close_expired(state: &AppState, now: DateTimeUtc) -> Result<u32, AppError> {
    let (mut closed, mut last) = (0, AttemptId(0));
    loop {
        let page: Vec<(AttemptId, EnrolmentId)> = Attempt::find()
            .select_only()
            .columns([attempt::Column::Id, attempt::Column::EnrolmentId])
            .filter(attempt::Column::ClosedAt.is_null())
            .filter(attempt::Column::DeadlineAt.lt(now))
            .filter(attempt::Column::Id.gt(last))
            .order_by_asc(attempt::Column::Id)
            .limit(PAGE)
            .into_tuple()
            .all(state.db.read())
            .await?;
        let Some((furthest, _)) = page.last() else { return Ok(closed) };
        last = *furthest;
        for (attempt, enrolment) in page {
            match close(state, attempt, enrolment, AttemptClosing::Deadline, Busy::Skip).await {
                Ok(done) => closed += u32::from(done),
                Err(error) => tracing::warn!(%attempt, ?error, "an attempt is over but cannot be closed yet"),
            }
        }
    }
}

/// Whether an attempt is over but not closed yet.
pub fn is_expired(attempt: &attempt::Model, now: DateTimeUtc) -> bool {
    attempt.closed_at.is_none() && now > attempt.deadline_at
}

/// Grades an attempt and writes all that follows from it, in one transaction. Tells whether this call did it.
///
/// The enrolment is locked before the attempt, here as everywhere, so that no two transactions wait for each other.
async fn close(
    state: &AppState,
    attempt: AttemptId,
    enrolment: EnrolmentId,
    by: AttemptClosing,
    busy: Busy,
) -> Result<bool, AppError> {
    let txn = state.db.begin().await?;
    let Some(enrolment) = lock(&txn, enrolment, busy).await? else { return Ok(false) };
    let attempt = Attempt::find_by_id(attempt).lock_exclusive().one(&txn).await?.ok_or(AppError::NotFound)?;
    let now = state.clock.now();
    let expired = is_expired(&attempt, now);
    if attempt.closed_at.is_some() || (by == AttemptClosing::Deadline && !expired) {
        return Ok(false);
    }
    if expired && uptime::is_unsettled(&txn, now).await? {
        // The service was down just now: the deadline is about to move.
        return match by {
            AttemptClosing::Deadline => Ok(false),
            AttemptClosing::Learner => Err(AppError::busy("a test was handed in before the time of an outage was credited")),
        };
    }
    lock::closing(&txn).await?;
    let tested = Tested::of(state, &txn, &enrolment).await?;
    let mut grade = grade(&txn, &tested, &attempt).await?;
    if !grade.awaits_grading() {
        grade = attempts::at_closing(state, &txn, &tested, &enrolment, &attempt, grade, now).await?;
    }
    let mut row = attempt.clone().into_active_model();
    let closed_at = now.min(attempt.deadline_at);
    let by = if expired { AttemptClosing::Deadline } else { by };
    row.closed_at = Set(Some(closed_at));
    row.closed_by = Set(Some(by));
    row.max_points = Set(Some(count(grade.max)?));
    if grade.awaits_grading() {
        // Neither passed nor failed until people have graded what only they can.
        grading::enqueue(&txn, &tested, &attempt, enrolment.course_id, &grade, closed_at).await?;
    } else {
        row.points = Set(Some(count(grade.points)?));
        row.passed = Set(Some(grade.passed));
    }
    row.update(&txn).await?;
    record::append(&txn, attempt.id, Event::of(by.into(), closed_at)).await?;
    receipt::enqueue(&txn, &attempt, now).await?;
    if grade.passed {
        let passed = Evidence { item: Item::FinalTest, fact: Fact::Passed };
        let score = Score { points: grade.points, max: grade.max };
        evidence::record(state, &txn, enrolment.id, passed, Some(score), now).await?;
    }
    txn.commit().await?;
    Ok(true)
}

async fn lock(txn: &DatabaseTransaction, enrolment: EnrolmentId, busy: Busy) -> Result<Option<enrolment::Model>, AppError> {
    let query = Enrolment::find_by_id(enrolment);
    Ok(match busy {
        Busy::Wait => query.lock_exclusive().one(txn).await?,
        Busy::Skip => query.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked).one(txn).await?,
    })
}

/// The grade of the answers as they stand, with the points that people have given so far.
pub async fn grade(db: &impl ConnectionTrait, tested: &Tested, attempt: &attempt::Model) -> Result<AttemptGrade, AppError> {
    let judged = if tested.has_essays() { grading::judged(db, attempt.id).await? } else { BTreeMap::new() };
    grade_answers(tested.test(), attempt, &store::answers(db, attempt.id).await?, &judged)
}

/// The grade of these answers by the keys of a test, with the points that people have given to some of them.
pub fn grade_answers(
    test: &Test,
    attempt: &attempt::Model,
    answers: &BTreeMap<QuestionId, Given>,
    judged: &BTreeMap<QuestionId, u32>,
) -> Result<AttemptGrade, AppError> {
    let parse = |(id, given): (&QuestionId, &Given)| {
        let question = test.pool.iter().find(|question| question.id() == id);
        let question = question.ok_or_else(|| AppError::internal("an answer to a question of another version"))?;
        Ok((id.clone(), Answer::parse(question, &given.value).map_err(AppError::internal)?))
    };
    let answers = answers.iter().map(parse).collect::<Result<_, AppError>>()?;
    grade_judged(test, &store::draw(attempt)?, &answers, judged).map_err(AppError::internal)
}

fn count(points: u32) -> Result<i32, AppError> {
    i32::try_from(points).map_err(AppError::internal)
}
