//! Which session a paper belongs to: the one that opened it last.
//!
//! Two devices that write on one paper would each show what the other does not know. So the paper moves: whoever opens
//! it has it, the other is told when it next saves, and what waits there is sent once it has the paper again.

use chrono::TimeDelta;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, IntoActiveModel, QuerySelect, entity::prelude::DateTimeUtc,
};

use crate::{
    access::Learner,
    entity::{Attempt, AttemptEventKind, Session, attempt},
    error::{AppError, Conflict, Fault},
    i18n::Language,
    id::SessionId,
    state::AppState,
    timeline::record::{self, Event},
    ui::page::conflict_text,
    visitor::IDLE_MINUTES,
};

/// The field under which a form without script is told that the paper is elsewhere.
pub const ELSEWHERE: &str = "elsewhere";

/// The refusal of a form without script that keeps what was sent, and asks whether to go on here.
pub fn kept_until_here(conflict: Conflict) -> AppError {
    let said = |l| conflict_text(conflict, l).to_owned();
    AppError::field(ELSEWHERE, Fault::Said { th: said(Language::Th), en: said(Language::En) })
}

/// Gives the paper to the session that opens it; tells whether it was another's until now.
pub async fn open(state: &AppState, learner: &Learner, attempt: &attempt::Model) -> Result<bool, AppError> {
    let session = learner.signed_in().session;
    if attempt.held_by == Some(session) || attempt.closed_at.is_some() {
        return Ok(false);
    }
    let txn = state.db.begin().await?;
    let now = state.clock.now();
    let row = Attempt::find_by_id(attempt.id).lock_exclusive().one(&txn).await?.ok_or(AppError::NotFound)?;
    if row.held_by == Some(session) || row.closed_at.is_some() {
        return Ok(false);
    }
    let is_taken_over = row.held_by.is_some();
    let mut row = row.into_active_model();
    row.held_by = Set(Some(session));
    row.update(&txn).await?;
    if is_taken_over {
        let device = record::device(&txn, learner).await?;
        record::append(&txn, attempt.id, Event { device, ..Event::of(AttemptEventKind::TakenOver, now) }).await?;
    }
    txn.commit().await?;
    Ok(is_taken_over)
}

/// Whether the session that holds a paper has ended: then nobody sits there any more, and whoever saves takes over.
pub async fn is_abandoned(db: &impl ConnectionTrait, held_by: Option<SessionId>, now: DateTimeUtc) -> Result<bool, AppError> {
    let Some(holder) = held_by else { return Ok(true) };
    let session = Session::find_by_id(holder).one(db).await?;
    let idle_since = now - TimeDelta::minutes(IDLE_MINUTES);
    Ok(session.is_none_or(|session| session.expires_at <= now || session.last_seen_at <= idle_since))
}

/// Nothing, if the session holds the paper; nobody but it hands in.
pub fn check(held_by: Option<SessionId>, session: SessionId) -> Result<(), AppError> {
    match held_by {
        Some(holder) if holder != session => Err(AppError::Conflict(Conflict::TakenOver)),
        _ => Ok(()),
    }
}
