//! Asking for a certificate by mail once more.

use chrono::TimeDelta;

use super::{standing::Standing, store};
use crate::{
    access::Learner,
    entity::MailState,
    error::{AppError, Conflict},
    id::CertificateId,
    letters::{self, Letter},
    rate_limit::{self, Limit},
    state::AppState,
    thai::date::bangkok_date,
};

/// Enough for someone who looks for a letter that does not come, too little to flood a mailbox.
const LIMIT: Limit = Limit { times: 10, window: TimeDelta::hours(1) };

/// Queues a certificate for its owner again, to the address of the account that she is using. One that is still waiting
/// to be sent is not queued twice.
pub async fn send_again(state: &AppState, learner: &Learner, id: CertificateId) -> Result<(), AppError> {
    let now = state.clock.now();
    let certificate = store::own(state.db.read(), learner, id).await?.ok_or(AppError::NotFound)?;
    if matches!(Standing::of(&certificate, bangkok_date(now)), Standing::Revoked | Standing::Superseded) {
        return Err(AppError::Conflict(Conflict::Stale));
    }
    rate_limit::take(&state.db, &format!("send-again:{}", learner.person()), LIMIT, now).await?;

    let txn = state.db.begin().await?;
    let last = store::sendings(&txn, learner.person()).await?.remove(&id);
    if last.as_ref().is_some_and(|sending| sending.mail.state == MailState::Queued) {
        return Ok(());
    }
    let asked = last.map_or(1, |sending| sending.asked + 1);
    let who = learner.signed_in();
    let letter = Letter::Certificate { certificate: id, asked };
    letters::enqueue(&txn, who.account, &who.email, &letter, format!("certificate:{id}:{asked}"), now).await?;
    txn.commit().await?;
    Ok(())
}
