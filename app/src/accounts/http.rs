//! Plain HTTP routes of the feature.

use std::sync::Arc;

use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{cookie, enter, enter::Entered, forgotten, second_factor, session, set_password, sign_in};
use crate::{
    entity::account,
    error::AppError,
    form::{FormState, Reply, Submission, form},
    i18n::Language,
    route::{Route, local_path},
    visitor::{self, SignedIn},
};

pub fn routes() -> Vec<Route> {
    vec![
        form("/sign-in", sign_in),
        form("/sign-out", sign_out),
        form("/forgotten", ask_for_link),
        form("/set-password/{token}", set_by_link),
        form("/account", choose_language),
        form("/account/password", change_password),
        form("/account/sessions", end_sessions),
        form("/account/second-factor", change_second_factor),
    ]
}

async fn sign_in(submission: Submission) -> Result<Reply, AppError> {
    let entered = sign_in::sign_in(&submission).await?;
    Ok(go_on(entered, &submission))
}

async fn sign_out(submission: Submission) -> Result<Reply, AppError> {
    let state = &submission.state;
    if let Some(token) = visitor::session_token(&submission.headers, state.settings.secure_cookies) {
        session::close(state.db.write(), token).await?;
    }
    Ok(Reply::SeeOtherWith { to: "/".to_owned(), cookies: vec![cookie::no_session(&state.settings)] })
}

async fn ask_for_link(submission: Submission) -> Result<Reply, AppError> {
    forgotten::ask(&submission).await?;
    Reply::see("/forgotten?done=sent")
}

/// A link that is not good any more leads back to its own page, which says so.
async fn set_by_link(submission: Submission) -> Result<Reply, AppError> {
    let link: String = submission.param("token")?;
    match set_password::by_link(&submission, &link).await? {
        Some(entered) => Ok(go_on(entered, &submission)),
        None => Reply::see(submission.uri.path()),
    }
}

async fn choose_language(submission: Submission) -> Result<Reply, AppError> {
    let learner = submission.visitor.learner()?;
    let mut check = submission.check();
    let language = check.one_of("language", &[("th", Language::Th), ("en", Language::En)]);
    check.done()?;
    let language = Set(language.unwrap_or_default().code().to_owned());
    let account = account::ActiveModel { id: Set(learner.signed_in().account), language, ..Default::default() };
    account.update(submission.state.db.write()).await?;
    Reply::see("/account?done=language")
}

async fn change_password(submission: Submission) -> Result<Reply, AppError> {
    let learner = submission.visitor.learner()?;
    let entered = set_password::by_owner(&submission, &learner).await?;
    Ok(Reply::SeeOtherWith { to: "/account?done=password".to_owned(), cookies: entered.cookies })
}

async fn end_sessions(submission: Submission) -> Result<Reply, AppError> {
    let learner = submission.visitor.learner()?;
    let db = submission.state.db.write();
    match submission.act() {
        "others" => session::revoke_others(db, &learner).await?,
        _ => session::revoke(db, &learner, submission.fields.raw("session").parse().map_err(|_| AppError::NotFound)?).await?,
    }
    Reply::see("/account/sessions?done=ended")
}

async fn change_second_factor(submission: Submission) -> Result<Reply, AppError> {
    let who = submission.visitor.signed_in.clone().ok_or(AppError::SignIn)?;
    match submission.act() {
        "begin" => {
            second_factor::begin(&submission, &who).await?;
            Reply::see(enter::second_factor(local_path(submission.fields.raw("next")).unwrap_or("/account")))
        }
        "confirm" => Ok(shown_once(second_factor::confirm(&submission, &who).await?, &submission)),
        "renew" => Ok(shown_once(second_factor::renew(&submission, &who).await?, &submission)),
        "remove" => {
            second_factor::take_away(&submission, &who).await?;
            Reply::see("/account?done=second-factor")
        }
        _ => show_second_factor(&submission, &who).await,
    }
}

async fn show_second_factor(submission: &Submission, who: &Arc<SignedIn>) -> Result<Reply, AppError> {
    Ok(go_on(second_factor::show(submission, who).await?, submission))
}

fn shown_once(codes: Vec<String>, submission: &Submission) -> Reply {
    Reply::Again(FormState { fields: submission.fields.without_secrets(), shown_once: codes, ..FormState::default() })
}

fn go_on(entered: Entered, submission: &Submission) -> Reply {
    let to = enter::destination(&entered.who, local_path(submission.fields.raw("next")));
    Reply::SeeOtherWith { to, cookies: entered.cookies }
}
