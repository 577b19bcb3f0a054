//! Links that are mailed: for a first password and for a new one. Stored hashed, good once.

use chrono::TimeDelta;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    entity::prelude::DateTimeUtc, sea_query::Expr,
};

use crate::{
    entity::{Account, AccountState, AccountToken, TokenPurpose, account, account_token},
    id::{AccountId, AccountTokenId},
    letters::seal_token,
    vault::{Vault, new_token, token_hash},
};

/// How long a link is good: an invitation outlasts a week of field work, a reset is used at once or asked for again.
pub const fn lasts(purpose: TokenPurpose) -> TimeDelta {
    match purpose {
        TokenPurpose::Invitation => TimeDelta::days(7),
        TokenPurpose::PasswordReset => TimeDelta::hours(1),
    }
}

/// A link that was just made; the token is sealed for the letter.
pub struct Issued {
    pub id: AccountTokenId,
    pub sealed: String,
}

/// Makes a link for an account.
pub async fn issue(
    txn: &DatabaseTransaction,
    vault: &Vault,
    account: AccountId,
    purpose: TokenPurpose,
    now: DateTimeUtc,
) -> Result<Issued, DbErr> {
    let token = new_token();
    let row = account_token::ActiveModel {
        account_id: Set(account),
        purpose: Set(purpose),
        token_hash: Set(token_hash(&token)),
        created_at: Set(now),
        expires_at: Set(now + lasts(purpose)),
        ..Default::default()
    };
    let row = row.insert(txn).await?;
    Ok(Issued { id: row.id, sealed: seal_token(vault, &token) })
}

/// The account that a link is good for; none when it was used, is too old or never was.
pub async fn find(
    db: &impl ConnectionTrait,
    token: &str,
    now: DateTimeUtc,
) -> Result<Option<(TokenPurpose, account::Model)>, DbErr> {
    let found = AccountToken::find()
        .filter(account_token::Column::TokenHash.eq(token_hash(token)))
        .filter(account_token::Column::UsedAt.is_null())
        .filter(account_token::Column::ExpiresAt.gt(now))
        .find_also_related(Account)
        .one(db)
        .await?;
    let found = found.and_then(|(token, account)| Some((token.purpose, account?)));
    Ok(found.filter(|(_, account)| account.state != AccountState::Suspended))
}

/// Uses a link up, with all others of the account; false when somebody was faster.
pub async fn use_up(txn: &DatabaseTransaction, token: &str, account: AccountId, now: DateTimeUtc) -> Result<bool, DbErr> {
    let open = || {
        AccountToken::update_many()
            .col_expr(account_token::Column::UsedAt, Expr::value(now))
            .filter(account_token::Column::AccountId.eq(account))
            .filter(account_token::Column::UsedAt.is_null())
    };
    let used = open().filter(account_token::Column::TokenHash.eq(token_hash(token))).exec(txn).await?;
    open().exec(txn).await?;
    Ok(used.rows_affected == 1)
}
