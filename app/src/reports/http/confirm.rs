//! The form by which a manager confirms what somebody uses at work.

use crate::{
    error::{AppError, Fault},
    form::{Reply, Submission},
    id::PersonId,
    skills::confirm::{Confirmation, confirm},
};

/// `POST /reports/people/{id}/skills`.
pub async fn take(submission: Submission) -> Result<Reply, AppError> {
    let manager = submission.visitor.manager()?;
    let person: PersonId = submission.param("id")?;
    let frameworks = submission.state.skills.all(&submission.state.db).await?;
    let mut check = submission.check();
    let code = check.text("area", 1, 60);
    let level = check.number("level", 1, 5);
    let area = frameworks.areas().into_iter().find(|area| area.code == code);
    if area.is_none() && !code.is_empty() {
        check.fault("area", Fault::NotOffered);
    }
    let now = submission.state.clock.now().timestamp_millis();
    let form = submission.fields.raw("form").parse::<i64>().ok().filter(|made| (0..=now).contains(made));
    if form.is_none() {
        check.fault("level", Fault::Unreadable);
    }
    check.done()?;
    let (Some(area), Some(form), Ok(level)) = (area, form, i16::try_from(level)) else { return Err(AppError::NotFound) };
    confirm(&submission.state, &manager, Confirmation { person, area: area.clone(), level, form }).await?;
    Reply::see(format!("/reports/people/{person}/skills"))
}
