//! Which session a test belongs to: the one that opened it last, as with the paper of a final test
//! (`assessment/hold.rs`).

use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::store;
use crate::{
    access::Learner,
    entity::{AttemptEventKind, skill_test},
    error::AppError,
    state::AppState,
    timeline::record::{self, Event},
};

/// Gives the test to the session that opens it; tells whether it was another's until now.
pub async fn open(state: &AppState, learner: &Learner, test: &skill_test::Model) -> Result<bool, AppError> {
    let session = learner.signed_in().session;
    if test.held_by == Some(session) || test.open.is_none() {
        return Ok(false);
    }
    let txn = state.db.begin().await?;
    let row = store::lock_own(&txn, learner, test.id).await?;
    if row.held_by == Some(session) || row.open.is_none() {
        return Ok(false);
    }
    let is_taken_over = row.held_by.is_some();
    let mut row = row.into_active_model();
    row.held_by = Set(Some(session));
    row.update(&txn).await?;
    if is_taken_over {
        let device = record::device(&txn, learner).await?;
        let event = Event { device, ..Event::of(AttemptEventKind::TakenOver, state.clock.now()) };
        record::append(&txn, test.id, event).await?;
    }
    txn.commit().await?;
    Ok(is_taken_over)
}
