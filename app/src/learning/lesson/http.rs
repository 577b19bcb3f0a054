//! What a lesson takes and gives beside its page.

use axum::{
    Extension,
    body::Body,
    extract::{Path, State},
    http::Request,
    response::Response,
};

use super::{
    media::{MediaCache, media_response},
    practice, read,
};
use crate::{
    catalogue::course::open,
    error::{AppError, Fault},
    form::{FormState, Reply, Submission, form},
    learning::version,
    root::Page,
    route::{Route, get},
    state::AppState,
    visitor::Visitor,
};

pub fn routes() -> Vec<Route> {
    vec![form("/courses/{slug}/lessons/{lesson}", act), get("/courses/{slug}/versions/{version}/media/{name}", media)]
}

async fn act(submission: Submission) -> Result<Reply, AppError> {
    match submission.act() {
        "read" => mark_read(submission).await,
        practice::CHECK => check(submission).await,
        _ => Err(AppError::field("act", Fault::NotOffered)),
    }
}

/// She has read the lesson and goes on. One who is not enrolled is led to where she can.
async fn mark_read(submission: Submission) -> Result<Reply, AppError> {
    let learner = submission.visitor.learner()?;
    let state = &submission.state;
    let course = open(state, Some(&learner), &submission.param::<String>("slug")?).await?;
    let (place, lesson) = course.lesson(&submission.param::<String>("lesson")?).ok_or(AppError::NotFound)?;
    let Some(standing) = &course.standing else { return Reply::see(course.address()) };
    let progress = read::read(state, standing, lesson, state.clock.now()).await?;
    Reply::see(read::way_on(&course, place, &progress))
}

/// She has answered the practice; the page shows again with what is right and why. A preview has its practice too.
async fn check(submission: Submission) -> Result<Reply, AppError> {
    let learner = submission.visitor.learner();
    let course = open(&submission.state, learner.as_ref().ok(), &submission.param::<String>("slug")?).await?;
    let (place, lesson) = course.lesson(&submission.param::<String>("lesson")?).ok_or(AppError::NotFound)?;
    if !course.may_read(place) {
        learner?;
        return Reply::see(course.address());
    }
    practice::check(lesson, &submission.fields)?;
    Ok(Reply::Again(FormState { fields: submission.fields, ..FormState::default() }))
}

/// A picture or hand-out of a published version; an author sees those of a draft in her own preview.
async fn media(
    State(state): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Path((slug, id, name)): Path<(String, String, String)>,
    request: Request<Body>,
) -> Response {
    let load = async {
        let id = id.parse().map_err(|_| AppError::NotFound)?;
        let package = version::published(&state, &slug, id).await?;
        let media = package.media.get(&name).ok_or(AppError::NotFound)?;
        Ok(media_response(&name, media, MediaCache::ForEver))
    };
    match load.await {
        Ok(response) => response,
        Err(error) => {
            let (mut parts, _) = request.into_parts();
            parts.extensions.insert(visitor);
            Page::of(state.clone(), parts).failed(error).render().await
        }
    }
}
