//! Sending a letter on its way again that has failed: the cause is gone, or somebody thinks so.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, entity::prelude::DateTimeUtc, sea_query::Expr};
use serde_json::json;

use super::store;
use crate::{
    access::MailOverseer,
    audit,
    entity::{Mail, MailState, mail},
    error::{AppError, Conflict},
    id::MailId,
    state::AppState,
    thai::date::bangkok_date,
};

/// Puts a failed letter back into the queue, as if it were new. Its Message-ID stays: whoever has it already sees it once.
pub async fn send_again(state: &AppState, right: &MailOverseer, id: MailId, now: DateTimeUtc) -> Result<(), AppError> {
    let txn = state.db.begin().await?;
    let letter = store::in_scope(right, bangkok_date(now)).filter(mail::Column::Id.eq(id)).one(&txn).await?;
    let letter = letter.ok_or(AppError::NotFound)?;
    let queued = Mail::update_many()
        .col_expr(mail::Column::State, Expr::value(MailState::Queued))
        .col_expr(mail::Column::Tries, Expr::value(0))
        .col_expr(mail::Column::QueuedAt, Expr::value(now))
        .col_expr(mail::Column::DueAt, Expr::value(now))
        .col_expr(mail::Column::SettledAt, Expr::value(None::<DateTimeUtc>))
        .filter(mail::Column::Id.eq(id))
        .filter(mail::Column::State.eq(MailState::Failed))
        .exec(&txn)
        .await?;
    if queued.rows_affected == 0 {
        return Err(AppError::Conflict(Conflict::Stale));
    }
    let detail = json!({ "letter": letter.dedupe_key });
    let entry = audit::Entry { actor: Some(right.person()), act: "mail.send_again", subject: format!("mail:{id}"), detail };
    audit::record(&txn, &state.vault, now, entry).await?;
    Ok(txn.commit().await?)
}
