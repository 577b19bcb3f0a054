//! Plain HTTP routes of the catalogue.

use super::course::{self, Next};
use crate::{
    access::Learner,
    error::{AppError, Conflict, Fault},
    form::{Reply, Submission, form},
    learning::enrol,
    route::Route,
};

pub fn routes() -> Vec<Route> {
    vec![form("/courses/{slug}", act)]
}

async fn act(submission: Submission) -> Result<Reply, AppError> {
    let learner = submission.visitor.learner()?;
    match submission.act() {
        "enrol" => enrol_her(&submission, &learner).await,
        _ => Err(AppError::field("act", Fault::NotOffered)),
    }
}

/// Enrols her and leads to what comes first; one who is enrolled already goes on where she was.
async fn enrol_her(submission: &Submission, learner: &Learner) -> Result<Reply, AppError> {
    let slug: String = submission.param("slug")?;
    let state = &submission.state;
    enrol::enrol(state, learner.person(), &slug, state.clock.now()).await.map_err(|error| match error {
        // A course that nobody has published is not there.
        AppError::Conflict(Conflict::NotPublished) => AppError::NotFound,
        other => other,
    })?;
    let course = course::open(state, Some(learner), &slug).await?;
    match course.next() {
        Next::Lesson(_, lesson) => Reply::see(course.lesson_address(lesson)),
        Next::Test | Next::Done => Reply::see(course.address()),
    }
}
