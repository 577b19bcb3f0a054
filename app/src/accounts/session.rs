//! Sessions: signed-in browsers. The token is only in the cookie; the table holds its hash.

use chrono::TimeDelta;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, entity::prelude::DateTimeUtc};

use crate::{
    entity::{Session, session},
    id::AccountId,
    vault::{new_token, token_hash},
};

/// The absolute end of a session: a working day and its overtime.
const LASTS: TimeDelta = TimeDelta::hours(12);

/// Opens a session and returns its token.
pub async fn open(
    db: &impl ConnectionTrait,
    account: AccountId,
    device: String,
    second_factor_at: Option<DateTimeUtc>,
    now: DateTimeUtc,
) -> Result<String, DbErr> {
    let token = new_token();
    let row = session::ActiveModel {
        account_id: Set(account),
        token_hash: Set(token_hash(&token)),
        device: Set(device),
        created_at: Set(now),
        last_seen_at: Set(now),
        expires_at: Set(now + LASTS),
        second_factor_at: Set(second_factor_at),
        ..Default::default()
    };
    Session::insert(row).exec_without_returning(db).await?;
    Ok(token)
}

/// Ends the session of a token.
pub async fn close(db: &impl ConnectionTrait, token: &str) -> Result<(), DbErr> {
    Session::delete_many().filter(session::Column::TokenHash.eq(token_hash(token))).exec(db).await?;
    Ok(())
}
