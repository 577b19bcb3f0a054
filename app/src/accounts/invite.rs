//! Inviting a person to set her first password.

use sea_orm::{DatabaseTransaction, DbErr, entity::prelude::DateTimeUtc};

use super::token;
use crate::{
    entity::{TokenPurpose, account},
    letters::{self, Letter},
    state::AppState,
};

/// Writes a link and the letter that carries it, in the transaction that makes the account or asks for it again. Earlier
/// links stay good until they are used or end, so that it does not matter which of two letters is opened.
pub async fn invite(
    txn: &DatabaseTransaction,
    state: &AppState,
    account: &account::Model,
    now: DateTimeUtc,
) -> Result<(), DbErr> {
    let link = token::issue(txn, &state.vault, account.id, TokenPurpose::Invitation, now).await?;
    let letter = Letter::Invitation { sealed_token: link.sealed };
    letters::enqueue(txn, account.id, &account.email, &letter, format!("invitation:{}", link.id), now).await
}
