//! Signing in again in mid-form: what she typed waits in the sign-in form and comes back with the page.

use super::sign_in::sign_in;
use crate::{
    error::AppError,
    form::{Fields, FormState, Reply, Submission},
};

/// Answers the form that holds another: signs in, then shows the page again with what was typed. Nothing is saved yet,
/// because it may be somebody else who signs in; she looks at it and presses the button again.
pub async fn resume(submission: Submission) -> Result<Reply, AppError> {
    let entered = sign_in(&submission).await?;
    let fields = Fields::parse(submission.fields.raw("held").as_bytes()).without_secrets();
    Ok(Reply::Show {
        path: submission.uri.to_string(),
        form: FormState { fields, resumed: true, ..FormState::default() },
        who: Some(entered.who),
        cookies: entered.cookies,
    })
}
