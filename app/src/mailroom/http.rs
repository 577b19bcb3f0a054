//! Plain HTTP routes of the feature.

use super::{captured, send_again::send_again};
use crate::{
    download::{Download, Inquiry, download},
    error::AppError,
    form::{Reply, Submission, form},
    id::MailId,
    route::Route,
};

pub fn routes() -> Vec<Route> {
    vec![
        form("/mail", queue),
        download("/demo/mail/{name}/letter.eml", letter),
        download("/demo/mail/{name}/enclosed/{place}", enclosed),
    ]
}

async fn queue(submission: Submission) -> Result<Reply, AppError> {
    let right = submission.visitor.mail_overseer()?;
    let mut check = submission.check();
    let id = MailId(check.number("mail", 1, i64::MAX));
    check.done()?;
    send_again(&submission.state, &right, id, submission.state.clock.now()).await?;
    Reply::see(submission.uri.to_string())
}

async fn letter(inquiry: Inquiry) -> Result<Download, AppError> {
    let name: String = inquiry.param("name")?;
    let bytes = captured::file(&inquiry.state, &name).await?;
    let name = format!("{name}.eml");
    Ok(Download { plain_name: name.clone(), name, content_type: "message/rfc822", content: bytes.into() })
}

async fn enclosed(inquiry: Inquiry) -> Result<Download, AppError> {
    let name: String = inquiry.param("name")?;
    let place: usize = inquiry.param("place")?;
    let letter = captured::letter(&inquiry.state, &name).await?;
    let attachment = letter.attachments.into_iter().nth(place).ok_or(AppError::NotFound)?;
    let plain_name = format!("{name}-{place}.pdf");
    Ok(Download { name: attachment.name, plain_name, content_type: "application/pdf", content: attachment.bytes.into() })
}
