//! The forms of the feature.

use super::grant::{self, Grant};
use crate::{
    access::Accommodator,
    error::{AppError, Fault},
    form::{Reply, Submission, form},
    id::{AccommodationId, PersonId},
    people,
    reports::store::courses,
    route::Route,
};

/// What a form sends for "all courses".
pub(super) const ALL_COURSES: &str = "all";

pub fn routes() -> Vec<Route> {
    vec![form("/people/{id}/accommodations", act)]
}

async fn act(submission: Submission) -> Result<Reply, AppError> {
    let by = submission.visitor.accommodator()?;
    let person: PersonId = submission.param("id")?;
    // Nothing is told about a form on somebody who is not there.
    people::in_scope(submission.state.db.read(), by.scope(), person, submission.visitor.now).await?;
    match submission.act() {
        "grant" => give(&submission, &by, person).await?,
        "end" => {
            let id: AccommodationId = submission.fields.raw("accommodation").parse().map_err(|_| AppError::NotFound)?;
            grant::end(&submission.state, &by, person, id).await?;
        }
        _ => return Err(AppError::field("act", Fault::NotOffered)),
    }
    Reply::see(format!("/people/{person}/accommodations"))
}

async fn give(submission: &Submission, by: &Accommodator, person: PersonId) -> Result<(), AppError> {
    let known = courses(submission.state.db.read()).await?;
    let offered: Vec<_> = known.iter().map(|course| (course.slug.as_str(), Some(course.id))).collect();
    let offered: Vec<_> = [(ALL_COURSES, None)].into_iter().chain(offered).collect();
    let mut check = submission.check();
    let course = check.one_of("course", &offered);
    let mut count = |field, most| i16::try_from(check.number(field, 0, most)).unwrap_or_default();
    let (extra_percent, extra_minutes) = (count("extra_percent", 200), count("extra_minutes", 240));
    let (extra_attempts, extra_pauses) = (count("extra_attempts", 10), count("extra_pauses", 10));
    let reason = check.lines("reason", 5, 500);
    let valid_to = check.date("valid_to");
    if valid_to.is_none() && submission.fields.raw("valid_to").is_empty() {
        check.fault("valid_to", Fault::Required);
    }
    check.done()?;
    let (Some(course), Some(valid_to)) = (course, valid_to) else { return Err(AppError::Invalid(Vec::new())) };
    let grant = Grant { course, extra_percent, extra_minutes, extra_attempts, extra_pauses, reason, valid_to };
    grant::grant(&submission.state, by, person, grant).await
}
