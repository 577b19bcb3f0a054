//! A forgotten password: a link by mail, and an answer that says nothing about who has an account.

use std::{net::IpAddr, time::Duration};

use chrono::TimeDelta;
use sea_orm::{DbErr, entity::prelude::DateTimeUtc};

use super::{guard, invite::invite, store, token};
use crate::{
    entity::{AccountState, TokenPurpose, account},
    error::AppError,
    form::Submission,
    letters::{self, Letter},
    rate_limit::{self, Limit},
    state::AppState,
};

/// Letters to one account; more would only fill her mailbox.
const PER_ACCOUNT: Limit = Limit { times: 3, window: TimeDelta::hours(1) };
/// Questions of one network, behind which a whole ministry may stand.
const PER_NETWORK: Limit = Limit { times: 60, window: TimeDelta::hours(1) };
/// Every answer takes so long: writing a letter takes a few milliseconds, not writing one takes none.
const ANSWERS_AFTER: Duration = Duration::from_millis(400);

/// Mails a link to whoever has an account under the address; the same answer at the same time for everyone.
pub async fn ask(submission: &Submission) -> Result<(), AppError> {
    let mut check = submission.check();
    let email = check.email("email");
    check.done()?;
    let (state, now) = (&submission.state, submission.state.clock.now());
    let (done, ()) = tokio::join!(answer(state, &email, submission.visitor.address, now), tokio::time::sleep(ANSWERS_AFTER));
    done
}

async fn answer(state: &AppState, email: &str, address: IpAddr, now: DateTimeUtc) -> Result<(), AppError> {
    let key = |kind, of: &str| guard::key(&state.vault, kind, of);
    rate_limit::take(&state.db, &key("forgotten by network", &guard::network(address)), PER_NETWORK, now)
        .await
        .map_err(|error| guard::explain(error, "email"))?;
    match rate_limit::take(&state.db, &key("forgotten by account", email), PER_ACCOUNT, now).await {
        // Her mailbox has letters enough; that there is a mailbox stays our secret.
        Err(AppError::TooMany { .. }) => return Ok(()),
        other => other?,
    }
    if let Some(account) = store::account_by_email(state.db.read(), email).await? {
        write(state, &account, now).await?;
    }
    Ok(())
}

/// Who never used her invitation gets a new one; a suspended account gets nothing.
async fn write(state: &AppState, account: &account::Model, now: DateTimeUtc) -> Result<(), DbErr> {
    let txn = state.db.begin().await?;
    match account.state {
        AccountState::Active => {
            let link = token::issue(&txn, &state.vault, account.id, TokenPurpose::PasswordReset, now).await?;
            let letter = Letter::PasswordReset { sealed_token: link.sealed };
            letters::enqueue(&txn, account.id, &account.email, &letter, format!("password-reset:{}", link.id), now).await?;
        }
        AccountState::Invited => invite(&txn, state, account, now).await?,
        AccountState::Suspended => {}
    }
    txn.commit().await
}
