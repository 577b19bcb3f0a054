//! Sessions: signed-in browsers. The token is only in the cookie; the table holds its hash.

use chrono::TimeDelta;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, entity::prelude::DateTimeUtc};

use crate::{
    access::Learner,
    entity::{Session, session},
    error::AppError,
    id::{AccountId, SessionId},
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

/// Ends one session of hers; what is not hers is not found.
pub async fn revoke(db: &impl ConnectionTrait, learner: &Learner, id: SessionId) -> Result<(), AppError> {
    let ended = Session::delete_many()
        .filter(session::Column::AccountId.eq(learner.signed_in().account))
        .filter(session::Column::Id.eq(id))
        .exec(db)
        .await?;
    if ended.rows_affected == 0 { Err(AppError::NotFound) } else { Ok(()) }
}

/// Ends all sessions of hers but this one.
pub async fn revoke_others(db: &impl ConnectionTrait, learner: &Learner) -> Result<(), DbErr> {
    let who = learner.signed_in();
    Session::delete_many()
        .filter(session::Column::AccountId.eq(who.account))
        .filter(session::Column::Id.ne(who.session))
        .exec(db)
        .await?;
    Ok(())
}
