//! Showing again who she is in mid-form: what she typed waits in the form that asks, and comes back with the page.

use super::{second_factor, sign_in::sign_in};
use crate::{
    error::AppError,
    form::{Fields, FormState, Held, Reply, Submission},
};

/// Answers the form that holds another: lets her in, then shows the page again with what was typed. Nothing is saved
/// yet, because it may be somebody else who signs in; she looks at it and presses the button again. Where the page asks
/// for the second factor too, what was typed waits on.
pub async fn resume(submission: Submission) -> Result<Reply, AppError> {
    let entered = match submission.visitor.signed_in.clone() {
        Some(who) if submission.fields.get("code").is_some() => second_factor::show(&submission, &who).await?,
        _ => sign_in(&submission).await?,
    };
    let path = submission.uri.to_string();
    let held = Held { path: path.clone(), fields: submission.fields.raw("held").to_owned() };
    let fields = Fields::parse(held.fields.as_bytes()).without_secrets();
    Ok(Reply::Show {
        path,
        form: FormState { fields, resumed: true, held: Some(held), ..FormState::default() },
        who: Some(entered.who),
        cookies: entered.cookies,
    })
}
