//! A rest: the paper is closed and the time stands still, as often and as long as was fixed at the start.
//!
//! The deadline in the row stays the one truth. When a rest begins, the deadline moves by its whole length; when she goes
//! on earlier, by what is left of it back again. So whoever never comes back needs no special care: the rest is over
//! when its length is reached, and the time after it runs and ends by itself.

use chrono::TimeDelta;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, EntityTrait, IntoActiveModel, QuerySelect,
    entity::prelude::DateTimeUtc,
};

use super::{hold, store, submit};
use crate::{
    access::Learner,
    entity::{Attempt, AttemptEventKind, attempt},
    error::{AppError, Conflict},
    id::AttemptId,
    state::AppState,
    timeline::record::{self, Event},
};

/// Until when the rest lasts that she takes now, if she takes one.
pub fn lasts_until(attempt: &attempt::Model, now: DateTimeUtc) -> Option<DateTimeUtc> {
    attempt.paused_until.filter(|until| attempt.closed_at.is_none() && now < *until)
}

/// Nothing, unless she rests: then nothing is written.
pub(super) fn check(paused_until: Option<DateTimeUtc>, now: DateTimeUtc) -> Result<(), AppError> {
    match paused_until {
        Some(until) if now < until => Err(AppError::Conflict(Conflict::Paused)),
        _ => Ok(()),
    }
}

/// Begins a rest, from the session that has the paper. During one this does nothing: twice is once.
pub async fn begin(state: &AppState, learner: &Learner, attempt: AttemptId) -> Result<(), AppError> {
    store::own_attempt(state.db.read(), learner, attempt).await?;
    let (txn, now) = (state.db.begin().await?, state.clock.now());
    let row = open(&txn, attempt, now).await?;
    if lasts_until(&row, now).is_some() {
        return Ok(());
    }
    if !hold::is_abandoned(&txn, row.held_by, now).await? {
        hold::check(row.held_by, learner.signed_in().session)?;
    }
    if row.pauses_left < 1 {
        return Err(AppError::Conflict(Conflict::NoPauseLeft));
    }
    let (left, seconds, deadline) = (row.pauses_left - 1, row.pause_seconds, row.deadline_at);
    let length = TimeDelta::seconds(seconds.into());
    let mut row = row.into_active_model();
    row.pauses_left = Set(left);
    row.paused_until = Set(Some(now + length));
    row.deadline_at = Set(deadline + length);
    row.update(&txn).await?;
    record::append(&txn, attempt, Event { seconds: Some(seconds), ..Event::of(AttemptEventKind::Paused, now) }).await?;
    Ok(txn.commit().await?)
}

/// Ends a rest before its time. Where there is none any more, this does nothing.
pub async fn end(state: &AppState, learner: &Learner, attempt: AttemptId) -> Result<(), AppError> {
    store::own_attempt(state.db.read(), learner, attempt).await?;
    let (txn, now) = (state.db.begin().await?, state.clock.now());
    let row = open(&txn, attempt, now).await?;
    let Some(until) = lasts_until(&row, now) else { return Ok(()) };
    // Whole seconds; the rest of one is hers.
    let unused = (until - now).num_seconds();
    let deadline = row.deadline_at - TimeDelta::seconds(unused);
    let mut row = row.into_active_model();
    row.paused_until = Set(None);
    row.deadline_at = Set(deadline);
    row.update(&txn).await?;
    let seconds = i32::try_from(unused).ok().filter(|seconds| *seconds > 0);
    let device = record::device(&txn, learner).await?;
    record::append(&txn, attempt, Event { seconds, device, ..Event::of(AttemptEventKind::Resumed, now) }).await?;
    Ok(txn.commit().await?)
}

/// The attempt under lock, while it is open.
async fn open(txn: &DatabaseTransaction, attempt: AttemptId, now: DateTimeUtc) -> Result<attempt::Model, AppError> {
    let row = Attempt::find_by_id(attempt).lock_exclusive().one(txn).await?.ok_or(AppError::NotFound)?;
    if row.closed_at.is_some() || submit::is_expired(&row, now) {
        return Err(AppError::Conflict(Conflict::AttemptClosed));
    }
    Ok(row)
}
