//! Plain HTTP routes of the feature.

use crate::{
    certificates::send_again::send_again,
    download::{Download, Inquiry, download},
    error::AppError,
    form::{Reply, Submission, form},
    i18n::Language,
    id::CertificateId,
    learning::{lesson, record, words},
    route::Route,
    thai::date::bangkok_date,
};

pub fn routes() -> Vec<Route> {
    let mut routes = vec![form("/learning", ask), download("/learning/transcript.pdf", transcript)];
    routes.extend(lesson::http::routes());
    routes
}

async fn ask(submission: Submission) -> Result<Reply, AppError> {
    let learner = submission.visitor.learner()?;
    let certificate: CertificateId = submission.fields.raw("certificate").parse().map_err(|_| AppError::NotFound)?;
    send_again(&submission.state, &learner, certificate).await?;
    Reply::see("/learning#certificates")
}

async fn transcript(inquiry: Inquiry) -> Result<Download, AppError> {
    let learner = inquiry.visitor.learner()?;
    let bytes = record::transcript_pdf(&inquiry.state, &learner, inquiry.visitor.preferences.digits).await?;
    let day = bangkok_date(inquiry.visitor.now);
    Ok(Download {
        name: format!("{} {day}.pdf", words::transcript(Language::Th)),
        plain_name: format!("transcript-{day}.pdf"),
        content_type: "application/pdf",
        content: bytes.into(),
    })
}
