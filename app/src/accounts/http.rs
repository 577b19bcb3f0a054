//! Plain HTTP routes of the feature.

use super::{cookie, enter, session, sign_in};
use crate::{
    error::AppError,
    form::{Reply, Submission, form},
    route::{Route, local_path},
    visitor,
};

pub fn routes() -> Vec<Route> {
    vec![form("/sign-in", sign_in), form("/sign-out", sign_out)]
}

async fn sign_in(submission: Submission) -> Result<Reply, AppError> {
    let entered = sign_in::sign_in(&submission).await?;
    let to = enter::destination(&entered.who, local_path(submission.fields.raw("next")));
    Ok(Reply::SeeOtherWith { to, cookies: entered.cookies })
}

async fn sign_out(submission: Submission) -> Result<Reply, AppError> {
    let state = &submission.state;
    if let Some(token) = visitor::session_token(&submission.headers) {
        session::close(state.db.write(), token).await?;
    }
    Ok(Reply::SeeOtherWith { to: "/".to_owned(), cookies: vec![cookie::no_session(&state.settings)] })
}
