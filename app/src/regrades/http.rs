//! The forms of the feature.

use super::{confirm, propose, store};
use crate::{
    authoring,
    error::AppError,
    form::{Reply, Submission, form},
    id::{CourseVersionId, RegradeId},
    route::Route,
};

pub fn routes() -> Vec<Route> {
    vec![form("/authoring/versions/{id}/regrade", act_on_version), form("/bank/{code}/correct", act_on_item)]
}

async fn act_on_version(submission: Submission) -> Result<Reply, AppError> {
    let trainer = submission.visitor.trainer()?;
    let (state, version) = (&submission.state, submission.param::<CourseVersionId>("id")?);
    authoring::store::version(state.db.read(), &trainer, version).await?;
    match submission.act() {
        "weigh" => propose::version(state, &trainer, version).await?,
        "confirm" => confirm::version(&submission, &trainer, version).await?,
        "retry" => {
            let regrade = store::of_version(state.db.read(), version).await?.ok_or(AppError::NotFound)?;
            confirm::retry(state, regrade.id).await?;
        }
        _ => return Err(AppError::NotFound),
    }
    Reply::see(format!("/authoring/versions/{version}/regrade#effect"))
}

async fn act_on_item(submission: Submission) -> Result<Reply, AppError> {
    let trainer = submission.visitor.trainer()?;
    let (state, code) = (&submission.state, submission.param::<String>("code")?);
    let (item, _) = propose::in_use(state.db.read(), &code).await?;
    match submission.act() {
        "weigh" => {
            propose::item(&submission, &trainer, &code).await?;
        }
        act @ ("confirm" | "retry") => {
            let regrade: RegradeId = submission.fields.raw("regrade").parse().map_err(|_| AppError::NotFound)?;
            if store::of_item(state.db.read(), item.id).await?.iter().all(|row| row.id != regrade) {
                return Err(AppError::NotFound);
            }
            match act {
                "confirm" => confirm::item(&submission, &trainer, regrade).await?,
                _ => confirm::retry(state, regrade).await?,
            }
        }
        _ => return Err(AppError::NotFound),
    }
    Reply::see(format!("/bank/{code}/correct#effect"))
}
