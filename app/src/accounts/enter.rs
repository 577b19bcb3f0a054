//! Letting a person in who has shown who she is: a session, its cookies, and where to go.

use axum::http::header;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, DbErr, entity::prelude::DateTimeUtc};

use super::{browser, cookie, device, session};
use crate::{
    access::needs_second_factor,
    entity::{Role, account},
    error::AppError,
    form::Submission,
    state::AppState,
    visitor::{self, PREFERENCES_COOKIE, Preferences, SignedIn},
};

/// What entering gave.
pub struct Entered {
    pub who: SignedIn,
    pub cookies: Vec<String>,
}

/// Opens a session in the transaction of what let her in. An earlier session of this browser ends with it.
pub async fn open(
    txn: &DatabaseTransaction,
    account: &account::Model,
    submission: &Submission,
    second_factor_at: Option<DateTimeUtc>,
    now: DateTimeUtc,
) -> Result<String, DbErr> {
    let headers = &submission.headers;
    if let Some(earlier) = visitor::session_token(headers, submission.state.settings.secure_cookies) {
        session::close(txn, earlier).await?;
    }
    let user_agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let token = session::open(txn, account.id, browser::describe(user_agent), second_factor_at, now).await?;
    account::ActiveModel { id: Set(account.id), last_signed_in_at: Set(Some(now)), ..Default::default() }.update(txn).await?;
    Ok(token)
}

/// Who has entered with the token, and the cookies of her browser; after the commit.
pub async fn entered(
    state: &AppState,
    account: &account::Model,
    token: &str,
    submission: &Submission,
    now: DateTimeUtc,
) -> Result<Entered, AppError> {
    let settings = &state.settings;
    let who = visitor::signed_in(&state.db, token, now).await?;
    let who = who.ok_or_else(|| AppError::internal("a session that was just opened cannot be found"))?;
    let mut cookies = vec![
        cookie::session(settings, token),
        cookie::device(settings, &device::remember(&submission.headers, &state.vault, account.id)),
    ];
    if visitor::cookie(&submission.headers, PREFERENCES_COOKIE).is_none() {
        let language = account.language.parse().unwrap_or_default();
        cookies.push(cookie::preferences(settings, Preferences { language, ..submission.visitor.preferences }));
    }
    Ok(Entered { who, cookies })
}

/// Where to go after entering: where she wanted to, or where her work is; by way of the second factor where it is due.
pub fn destination(who: &SignedIn, next: Option<&str>) -> String {
    let next = next.filter(|path| !path.starts_with("/sign-")).unwrap_or_else(|| place_of_work(who));
    if needs_second_factor(who) { second_factor(next) } else { next.to_owned() }
}

/// The address of the second factor that leads on to `next`.
pub fn second_factor(next: &str) -> String {
    let query = serde_urlencoded::to_string([("next", next)]).expect("a text can be encoded");
    format!("/account/second-factor?{query}")
}

fn place_of_work(who: &SignedIn) -> &'static str {
    let holds = |roles: &[Role]| who.grants.iter().any(|grant| roles.contains(&grant.role));
    if holds(&[Role::Hr, Role::Manager, Role::Executive, Role::Auditor]) {
        "/reports"
    } else if holds(&[Role::Trainer]) {
        "/authoring"
    } else if holds(&[Role::Administrator]) {
        "/people"
    } else {
        "/learning"
    }
}
