//! Setting a password: the first or a new one by a mailed link, or another one knowing the present.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    entity::prelude::DateTimeUtc,
};

use super::{
    enter::{self, Entered},
    guard,
    password::{self, choice},
    store, token,
};
use crate::{
    access::Learner,
    entity::{AccountState, Session, TokenPurpose, account, session},
    error::{AppError, Fault},
    form::Submission,
    letters::{self, Letter},
};

/// By a link: the password is hers, the link is used, all earlier sessions end and she is signed in. `None` when the
/// link is not good any more.
pub async fn by_link(submission: &Submission, link: &str) -> Result<Option<Entered>, AppError> {
    let (state, now) = (&submission.state, submission.state.clock.now());
    let Some((purpose, account)) = token::find(state.db.read(), link, now).await? else { return Ok(None) };
    let hash = state.passwords.hash(chosen(submission, &account).await?).await?;

    let txn = state.db.begin().await?;
    if !token::use_up(&txn, link, account.id, now).await? {
        return Ok(None);
    }
    if purpose == TokenPurpose::PasswordReset {
        tell(&txn, &account, now).await?;
    }
    let token = put(&txn, submission, &account, hash, None, now).await?;
    txn.commit().await?;
    enter::entered(state, &account, &token, submission, now).await.map(Some)
}

/// Knowing the present one: all other sessions end, this one goes on under a new token.
pub async fn by_owner(submission: &Submission, learner: &Learner) -> Result<Entered, AppError> {
    let (state, now) = (&submission.state, submission.state.clock.now());
    let who = learner.signed_in();
    let account = store::account(state.db.read(), who.account).await?.ok_or(AppError::NotFound)?;
    confirm_present(submission, &account, now).await?;
    let hash = state.passwords.hash(chosen(submission, &account).await?).await?;

    let txn = state.db.begin().await?;
    tell(&txn, &account, now).await?;
    let token = put(&txn, submission, &account, hash, who.second_factor.then_some(now), now).await?;
    txn.commit().await?;
    enter::entered(state, &account, &token, submission, now).await
}

/// Asks for the present password, so that an open session on a desk is not enough.
pub async fn confirm_present(submission: &Submission, account: &account::Model, now: DateTimeUtc) -> Result<(), AppError> {
    let state = &submission.state;
    let mut check = submission.check();
    let present = check.secret("password", password::MAX_LENGTH);
    check.done()?;
    guard::take_secret(state, account.id, now).await.map_err(|error| guard::explain(error, "password"))?;
    if state.passwords.verify(present, account.password_hash.clone()).await? {
        guard::forget_secret(state.db.write(), &state.vault, account.id).await?;
        return Ok(());
    }
    let (th, en) = ("รหัสผ่านปัจจุบันไม่ถูกต้อง".to_owned(), "This is not your present password.".to_owned());
    Err(AppError::field("password", Fault::Said { th, en }))
}

async fn chosen(submission: &Submission, account: &account::Model) -> Result<String, AppError> {
    let mut check = submission.check();
    let password = check.secret("password_new", password::MAX_LENGTH);
    let again = check.secret("password_again", password::MAX_LENGTH);
    if !password.is_empty() {
        let own = store::own_words(submission.state.db.read(), account).await?;
        if let Err(fault) = choice::check(&password, &own) {
            check.fault("password_new", fault);
        } else if password != again && !again.is_empty() {
            let (th, en) = ("รหัสผ่านสองช่องไม่ตรงกัน".to_owned(), "The two passwords are not the same.".to_owned());
            check.fault("password_again", Fault::Said { th, en });
        }
    }
    check.done()?;
    Ok(password)
}

async fn put(
    txn: &DatabaseTransaction,
    submission: &Submission,
    account: &account::Model,
    hash: String,
    second_factor_at: Option<DateTimeUtc>,
    now: DateTimeUtc,
) -> Result<String, DbErr> {
    Session::delete_many().filter(session::Column::AccountId.eq(account.id)).exec(txn).await?;
    account::ActiveModel {
        id: Set(account.id),
        password_hash: Set(Some(hash)),
        state: Set(AccountState::Active),
        ..Default::default()
    }
    .update(txn)
    .await?;
    enter::open(txn, account, submission, second_factor_at, now).await
}

async fn tell(txn: &DatabaseTransaction, account: &account::Model, now: DateTimeUtc) -> Result<(), DbErr> {
    let key = format!("password-changed:{}:{}", account.id, now.timestamp_micros());
    letters::enqueue(txn, account.id, &account.email, &Letter::PasswordChanged, key, now).await
}
