//! The forms of the feature.

use super::{answer, answer::SentAnswer, self_rating, start};
use crate::{
    error::AppError,
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

async fn take(submission: Submission) -> Result<Reply, AppError> {
    let learner = submission.visitor.learner()?;
    let test: SkillTestId = submission.param("id")?;
    let sent = SentAnswer { number: submission.fields.raw("number"), values: submission.fields.all("value").collect() };
    answer::save(&submission.state, &learner, test, &sent).await?;
    Reply::see(format!("/skill-tests/{test}"))
}
