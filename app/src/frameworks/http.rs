//! The forms and files of the feature.

use courses::framework::MAX_BYTES;

use super::bring::{self, Refusal};
use crate::{
    download::{Download, Inquiry, download},
    error::AppError,
    form::{Reply, Submission, form, upload},
    id::FrameworkFileId,
    reports::csv,
    route::Route,
};

/// A whole small framework as a table, the one of docs/framework-format.md.
const EXAMPLE: &str = include_str!("../../../docs/example-framework/framework.csv");

pub fn routes() -> Vec<Route> {
    vec![
        upload("/frameworks", MAX_BYTES, send),
        form("/frameworks/files/{id}", save),
        download("/frameworks/example.csv", example),
    ]
}

async fn send(submission: Submission) -> Result<Reply, AppError> {
    let by = submission.visitor.administrator()?;
    match bring::send(&submission.state, &by, submission.sent).await {
        Ok(id) => Reply::see(format!("/frameworks/files/{id}")),
        Err(refusal) => refused(refusal),
    }
}

async fn save(submission: Submission) -> Result<Reply, AppError> {
    let by = submission.visitor.administrator()?;
    let id: FrameworkFileId = submission.param("id")?;
    if submission.act() != "save" {
        return Err(AppError::NotFound);
    }
    match bring::save(&submission.state, &by, id).await {
        Ok(_) => Reply::see("/frameworks"),
        Err(refusal) => refused(refusal),
    }
}

fn refused(refusal: Refusal) -> Result<Reply, AppError> {
    match refusal {
        Refusal::Findings(findings) => Ok(Reply::Found(findings)),
        Refusal::Error(error) => Err(error),
    }
}

async fn example(inquiry: Inquiry) -> Result<Download, AppError> {
    inquiry.visitor.administrator()?;
    let name = "framework-example.csv".to_owned();
    let content = format!("{}{EXAMPLE}", csv::BOM);
    Ok(Download { plain_name: name.clone(), name, content_type: csv::CONTENT_TYPE, content: content.into() })
}
