//! The forms and files of the feature.

use super::{
    claim::{self, NewClaim},
    decide::{self, Decision},
    file,
    import::{self, MAX_FILE, Refusal},
    result::ExternalResult,
    store,
};
use crate::{
    download::{Download, Inquiry, download},
    error::{AppError, Fault},
    form::{Check, Reply, Submission, form, upload},
    id::{ExternalClaimId, ExternalImportId},
    reports::csv,
    route::Route,
};

pub fn routes() -> Vec<Route> {
    vec![
        form("/external-results", withdraw),
        upload("/external-results/new", file::MAX_FILE, claim),
        download("/external-results/{id}/file", file::download),
        form("/reports/external/{id}", decide),
        upload("/reports/external-imports", MAX_FILE, send),
        form("/reports/external-imports/{id}", write),
        download("/reports/external-imports/{id}/file", sent_file),
        download("/reports/external-template.csv", template),
    ]
}

async fn withdraw(submission: Submission) -> Result<Reply, AppError> {
    let learner = submission.visitor.learner()?;
    let id: ExternalClaimId = submission.fields.raw("claim").parse().map_err(|_| AppError::NotFound)?;
    match submission.act() {
        "withdraw" => claim::withdraw(&submission.state, &learner, id).await?,
        _ => return Err(AppError::NotFound),
    }
    Reply::see("/external-results")
}

async fn claim(submission: Submission) -> Result<Reply, AppError> {
    let learner = submission.visitor.learner()?;
    let state = submission.state.clone();
    let frameworks = state.skills.all(&state.db).await?;
    let mut check = submission.check();
    let code = check.text("area", 1, 60);
    let area = frameworks.area_named(&code).cloned();
    if area.is_none() && !code.is_empty() {
        check.fault("area", Fault::NotOffered);
    }
    let level = i16::try_from(check.number("level", 1, 5)).unwrap_or_default();
    let result = result(&mut check);
    let now = state.clock.now().timestamp_millis();
    let form = submission.fields.raw("form").parse::<i64>().ok().filter(|made| (0..=now).contains(made));
    if form.is_none() {
        check.fault("certificate", Fault::Unreadable);
    }
    if let Err(fault) = file::kind(submission.sent.as_ref()) {
        check.fault(crate::form::FILE, fault);
    }
    check.done()?;
    let (Some(area), Some(result), Some(form)) = (area, result, form) else { return Err(AppError::Invalid(Vec::new())) };
    claim::claim(&state, &learner, NewClaim { area, level, result, form }, submission.sent).await?;
    Reply::see("/external-results")
}

fn result(check: &mut Check<'_>) -> Option<ExternalResult> {
    let (issuer, certificate) = (check.text("issuer", 1, 200), check.text("certificate", 1, 200));
    let number = check.text("number", 0, 80);
    let issued_on = check.required_date("issued_on");
    let valid_until = check.date("valid_until");
    let number = (!number.is_empty()).then_some(number);
    Some(ExternalResult { issuer, certificate, number, issued_on: issued_on?, valid_until })
}

async fn decide(submission: Submission) -> Result<Reply, AppError> {
    let officer = submission.visitor.hr_officer()?;
    let id: ExternalClaimId = submission.param("id")?;
    // Nothing is told about a form on a claim that is not there.
    let db = submission.state.db.read();
    store::in_scope(db, officer.scope(), id, submission.visitor.now).await?;
    let mut check = submission.check();
    let decision = match submission.act() {
        "confirm" => {
            let level = i16::try_from(check.number("level", 1, 5)).unwrap_or_default();
            let typed = submission.fields.raw("reason").trim().is_empty();
            let reason = check.lines("reason", if typed { 0 } else { 5 }, 500);
            Decision::Confirm { level, reason: (!reason.is_empty()).then_some(reason) }
        }
        "refuse" => Decision::Refuse { reason: check.lines("refusal", 5, 500) },
        _ => return Err(AppError::field("act", Fault::NotOffered)),
    };
    check.done()?;
    decide::decide(&submission.state, &officer, id, decision).await?;
    Reply::see("/reports/external")
}

async fn send(submission: Submission) -> Result<Reply, AppError> {
    let officer = submission.visitor.hr_officer()?;
    match import::send(&submission.state, &officer, submission.sent).await {
        Ok(id) => Reply::see(format!("/reports/external-imports/{id}")),
        Err(refusal) => refused(refusal),
    }
}

async fn write(submission: Submission) -> Result<Reply, AppError> {
    let officer = submission.visitor.hr_officer()?;
    let id: ExternalImportId = submission.param("id")?;
    if submission.act() != "write" {
        return Err(AppError::NotFound);
    }
    match import::write(&submission.state, &officer, id).await {
        Ok(()) => Reply::see(format!("/reports/external-imports/{id}")),
        Err(refusal) => refused(refusal),
    }
}

fn refused(refusal: Refusal) -> Result<Reply, AppError> {
    match refusal {
        Refusal::Findings(findings) => Ok(Reply::Found(findings)),
        Refusal::Error(error) => Err(error),
    }
}

async fn template(inquiry: Inquiry) -> Result<Download, AppError> {
    inquiry.visitor.hr_officer()?;
    let name = "external-results.csv".to_owned();
    Ok(Download { plain_name: name.clone(), name, content_type: csv::CONTENT_TYPE, content: import::template().into() })
}

/// The file as it was sent, on which its results rest.
async fn sent_file(inquiry: Inquiry) -> Result<Download, AppError> {
    let officer = inquiry.visitor.hr_officer()?;
    let import = store::import(inquiry.state.db.read(), &officer, inquiry.param("id")?).await?;
    let content = inquiry.state.library.get(&import.file_sha256).await?;
    Ok(Download {
        plain_name: format!("external-import-{}.csv", import.id),
        name: import.file_name,
        content_type: "application/octet-stream",
        content: content.into(),
    })
}
