//! The second factor: codes of an authenticator app (TOTP, RFC 6238), and recovery codes for the day it is lost.
//!
//! A secret is first kept unconfirmed; it counts from the moment at which a code of it was shown. A code is good once: its
//! time step is remembered, and none at or before it is taken again. Tries are counted for the account, which is no way
//! to lock anyone out: only who knows the password gets here.

mod recovery;
mod totp;

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    entity::prelude::DateTimeUtc,
    sea_query::{Condition, Expr},
};

use super::{
    enter::{self, Entered},
    guard,
    set_password::confirm_present,
    store,
};
use crate::{
    entity::{Account, Session, account, session},
    error::{AppError, Conflict, Fault},
    form::Submission,
    letters::{self, Letter},
    state::AppState,
    thai::digits,
    vault::Vault,
    visitor::SignedIn,
};

pub use totp::Enrolment;

/// Where the second factor of an account stands, for one session.
pub enum Standing {
    /// There is none.
    Absent,
    /// A secret was made and waits for its first code.
    Begun(Enrolment),
    /// It is there and this session has not shown it.
    Asked,
    /// It is there and was shown; so many recovery codes are left.
    Shown { recovery_codes: u64 },
}

/// Where it stands for her who is signed in.
pub async fn standing(state: &AppState, who: &SignedIn) -> Result<Standing, AppError> {
    if who.has_second_factor && !who.second_factor {
        return Ok(Standing::Asked);
    }
    if who.has_second_factor {
        return Ok(Standing::Shown { recovery_codes: recovery::left(state.db.read(), who.account).await? });
    }
    let account = store::account(state.db.read(), who.account).await?.ok_or(AppError::NotFound)?;
    Ok(match account.totp_cipher {
        Some(sealed) => Standing::Begun(Enrolment::of(&open(&state.vault, &sealed)?, &account.email)),
        None => Standing::Absent,
    })
}

/// Makes a secret that waits for its first code. Asks for the password: an open session on a desk is not enough.
pub async fn begin(submission: &Submission, who: &SignedIn) -> Result<(), AppError> {
    let (state, now) = (&submission.state, submission.state.clock.now());
    let account = store::account(state.db.read(), who.account).await?.ok_or(AppError::NotFound)?;
    confirm_present(submission, &account, now).await?;
    let sealed = state.vault.seal(&totp::new_secret());
    let begun = Account::update_many()
        .col_expr(account::Column::TotpCipher, Expr::value(sealed))
        .filter(account::Column::Id.eq(account.id))
        .filter(account::Column::TotpConfirmedAt.is_null())
        .exec(state.db.write())
        .await?;
    if begun.rows_affected == 0 { Err(AppError::Conflict(Conflict::AlreadyDone)) } else { Ok(()) }
}

/// The first code is shown: from now on it counts. Gives the recovery codes, which are never shown again.
pub async fn confirm(submission: &Submission, who: &SignedIn) -> Result<Vec<String>, AppError> {
    let now = submission.state.clock.now();
    let typed = typed_code(submission)?;
    let account = counted(submission, who, now).await?;
    if account.totp_confirmed_at.is_some() {
        return Err(AppError::Conflict(Conflict::AlreadyDone));
    }
    let txn = submission.state.db.begin().await?;
    if !take_totp(&txn, &submission.state.vault, &account, &typed, now).await? {
        return Err(wrong());
    }
    let mut change = account.clone().into_active_model();
    change.totp_confirmed_at = Set(Some(now));
    change.update(&txn).await?;
    let codes = recovery::renew(&txn, &submission.state.vault, account.id).await?;
    let session = session::ActiveModel { id: Set(who.session), second_factor_at: Set(Some(now)), ..Default::default() };
    session.update(&txn).await?;
    // Other browsers have not shown it; they sign in again.
    Session::delete_many()
        .filter(session::Column::AccountId.eq(account.id))
        .filter(session::Column::Id.ne(who.session))
        .exec(&txn)
        .await?;
    tell(&txn, &account, now).await?;
    guard::forget_secret(&txn, &submission.state.vault, account.id).await?;
    txn.commit().await?;
    Ok(codes)
}

/// A code or a recovery code is shown: the session goes on under a new token that has shown it.
pub async fn show(submission: &Submission, who: &SignedIn) -> Result<Entered, AppError> {
    let (state, now) = (&submission.state, submission.state.clock.now());
    let typed = typed_code(submission)?;
    let account = counted(submission, who, now).await?;
    let txn = state.db.begin().await?;
    if !take_either(&txn, &state.vault, &account, &typed, now).await? {
        return Err(wrong());
    }
    let token = enter::open(&txn, &account, submission, Some(now), now).await?;
    guard::forget_secret(&txn, &state.vault, account.id).await?;
    txn.commit().await?;
    enter::entered(state, &account, &token, submission, now).await
}

/// New recovery codes in place of the old ones, against a code.
pub async fn renew(submission: &Submission, who: &SignedIn) -> Result<Vec<String>, AppError> {
    let now = submission.state.clock.now();
    let (txn, account) = proven(submission, who, now).await?;
    let codes = recovery::renew(&txn, &submission.state.vault, account.id).await?;
    tell(&txn, &account, now).await?;
    txn.commit().await?;
    Ok(codes)
}

/// Takes the second factor away, against a code; not where the role demands it.
pub async fn take_away(submission: &Submission, who: &SignedIn) -> Result<(), AppError> {
    if is_compulsory(who) {
        return Err(AppError::NotFound);
    }
    let now = submission.state.clock.now();
    let (txn, account) = proven(submission, who, now).await?;
    recovery::clear(&txn, account.id).await?;
    tell(&txn, &account, now).await?;
    let mut change = account.into_active_model();
    change.totp_cipher = Set(None);
    change.totp_confirmed_at = Set(None);
    change.totp_last_step = Set(None);
    change.update(&txn).await?;
    txn.commit().await?;
    Ok(())
}

/// Whether a role of hers demands it.
pub fn is_compulsory(who: &SignedIn) -> bool {
    !who.grants.is_empty() && !who.is_demo
}

/// A transaction in which a code was taken, by a session that has shown the factor before.
async fn proven(
    submission: &Submission,
    who: &SignedIn,
    now: DateTimeUtc,
) -> Result<(DatabaseTransaction, account::Model), AppError> {
    if !who.second_factor {
        return Err(AppError::SecondFactor);
    }
    let typed = typed_code(submission)?;
    let account = counted(submission, who, now).await?;
    let txn = submission.state.db.begin().await?;
    if !take_either(&txn, &submission.state.vault, &account, &typed, now).await? {
        return Err(wrong());
    }
    guard::forget_secret(&txn, &submission.state.vault, account.id).await?;
    Ok((txn, account))
}

/// Letters and digits of a code as typed, with or without spaces and hyphens, in Thai or Arabic digits.
fn typed_code(submission: &Submission) -> Result<String, AppError> {
    let mut check = submission.check();
    let typed = check.secret("code", 40);
    check.done()?;
    Ok(digits::to_ascii(&typed).chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase())
}

async fn counted(submission: &Submission, who: &SignedIn, now: DateTimeUtc) -> Result<account::Model, AppError> {
    let state = &submission.state;
    guard::take_secret(state, who.account, now).await.map_err(|error| guard::explain(error, "code"))?;
    store::account(state.db.read(), who.account).await?.ok_or(AppError::NotFound)
}

async fn take_either(
    txn: &DatabaseTransaction,
    vault: &Vault,
    account: &account::Model,
    typed: &str,
    now: DateTimeUtc,
) -> Result<bool, AppError> {
    if account.totp_confirmed_at.is_none() {
        return Ok(false);
    }
    Ok(take_totp(txn, vault, account, typed, now).await? || recovery::take(txn, vault, account.id, typed, now).await?)
}

/// Takes a code of the app, once: two requests with the same code cannot both be right.
async fn take_totp(
    txn: &DatabaseTransaction,
    vault: &Vault,
    account: &account::Model,
    typed: &str,
    now: DateTimeUtc,
) -> Result<bool, AppError> {
    let Some(sealed) = &account.totp_cipher else { return Ok(false) };
    let Some(step) = totp::step_of(&open(vault, sealed)?, typed, now) else { return Ok(false) };
    let unused = Condition::any().add(account::Column::TotpLastStep.is_null()).add(account::Column::TotpLastStep.lt(step));
    let taken = Account::update_many()
        .col_expr(account::Column::TotpLastStep, Expr::value(step))
        .filter(account::Column::Id.eq(account.id))
        .filter(unused)
        .exec(txn)
        .await?;
    Ok(taken.rows_affected == 1)
}

fn open(vault: &Vault, sealed: &[u8]) -> Result<Vec<u8>, AppError> {
    vault.open(sealed).map_err(|_| AppError::internal("a second factor was sealed with another secret key"))
}

fn wrong() -> AppError {
    let th = "รหัสไม่ถูกต้องหรือใช้ไปแล้ว โปรดรอรหัสถัดไปจากแอปแล้วลองอีกครั้ง".to_owned();
    let en = "This code is not right, or was used before. Please wait for the next one and try again.".to_owned();
    AppError::field("code", Fault::Said { th, en })
}

async fn tell(txn: &DatabaseTransaction, account: &account::Model, now: DateTimeUtc) -> Result<(), DbErr> {
    let key = format!("second-factor:{}:{}", account.id, now.timestamp_micros());
    letters::enqueue(txn, account.id, &account.email, &Letter::SecondFactorChanged, key, now).await
}
