//! The forms of the feature.

use super::{answer, answer::SentAnswer, hold, self_rating, start, store};
use crate::{
    assessment::hold::kept_until_here,
    error::{AppError, Conflict},
    form::{Reply, Submission, form},
    id::SkillTestId,
    route::Route,
};

pub fn routes() -> Vec<Route> {
    vec![form("/skills/{area}", begin), form("/skills/{area}/self", rate_oneself), form("/skill-tests/{id}", take)]
}

async fn begin(submission: Submission) -> Result<Reply, AppError> {
    let learner = submission.visitor.learner()?;
    let area: String = submission.param("area")?;
    match submission.act() {
        "start" => Reply::see(format!("/skill-tests/{}", start::start(&submission.state, &learner, &area).await?)),
        _ => Err(AppError::NotFound),
    }
}

async fn rate_oneself(submission: Submission) -> Result<Reply, AppError> {
    let learner = submission.visitor.learner()?;
    let code: String = submission.param("area")?;
    let frameworks = submission.state.skills.all(&submission.state.db).await?;
    let area = frameworks.area_named(&code).ok_or(AppError::NotFound)?;
    self_rating::rate(&submission.state, &learner, area, &submission.fields).await?;
    Reply::see(format!("/skills/{code}#self"))
}

/// An answer from a device that has not got the test any more is kept until she goes on there.
async fn take(submission: Submission) -> Result<Reply, AppError> {
    let learner = submission.visitor.learner()?;
    let test: SkillTestId = submission.param("id")?;
    if !submission.fields.raw("here").is_empty() {
        let held = store::own(submission.state.db.read(), &learner, test).await?;
        hold::open(&submission.state, &learner, &held).await?;
    }
    let sent = SentAnswer { number: submission.fields.raw("number"), values: submission.fields.all("value").collect() };
    match answer::save(&submission.state, &learner, test, &sent).await {
        Err(AppError::Conflict(conflict @ Conflict::TakenOver)) => return Err(kept_until_here(conflict)),
        saved => saved?,
    }
    Reply::see(format!("/skill-tests/{test}"))
}
