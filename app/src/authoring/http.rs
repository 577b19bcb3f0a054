//! Plain HTTP routes of the feature: the upload, downloads, media of drafts, and the posts of its pages.

use axum::{
    Extension,
    body::Body,
    extract::{DefaultBodyLimit, Path, State},
    http::{Request, StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use courses::package;

use super::{
    example, release, store,
    upload::{self, Refusal},
};
use crate::{
    download::{Download, Inquiry, download},
    error::AppError,
    form::{Fields, FormState, Reply, Submission, form},
    learning::{
        lesson::{MediaCache, media_response, practice},
        version,
    },
    root::Page,
    route::{self, Route},
    state::AppState,
    visitor::Visitor,
};

pub fn routes() -> Vec<Route> {
    let mut receive = route::post("/authoring/upload", take_upload);
    receive.handler = receive.handler.layer(DefaultBodyLimit::max(upload::MAX_SENT));
    vec![
        receive,
        form("/authoring/versions/{id}", release::act_on_version),
        form("/authoring/versions/{id}/lessons/{lesson}", check_practice),
        form("/authoring/courses/{slug}", release::act_on_course),
        download("/authoring/example.zip", example_zip),
        download("/authoring/versions/{id}/package.zip", package_zip),
        route::get("/authoring/versions/{id}/media/{name}", media),
    ]
}

async fn take_upload(State(state): State<AppState>, Extension(visitor): Extension<Visitor>, request: Request<Body>) -> Response {
    let (parts, body) = request.into_parts();
    let page = Page::of(state.clone(), parts.clone());
    let trainer = match visitor.trainer() {
        Ok(trainer) => trainer,
        Err(error) => return page.failed(error).render().await,
    };
    let (unit, taken) = match upload::receive(Request::from_parts(parts, body)).await {
        Ok(upload) => (upload.unit.clone(), upload::take(&state, &trainer, upload).await),
        Err(error) => (String::new(), Err(Refusal::Error(error))),
    };
    let fields = Fields::one("unit", &unit);
    let form = match taken {
        Ok(version) => return Redirect::to(&format!("/authoring/versions/{version}")).into_response(),
        Err(Refusal::Findings(findings)) => FormState { fields, findings, ..FormState::default() },
        Err(Refusal::Error(AppError::Invalid(errors))) => FormState { fields, errors, ..FormState::default() },
        Err(Refusal::Error(error)) => return page.failed(error).render().await,
    };
    page.with_form(form).with_status(StatusCode::UNPROCESSABLE_ENTITY).render().await
}

async fn example_zip(inquiry: Inquiry) -> Result<Download, AppError> {
    inquiry.visitor.trainer()?;
    Ok(zip(example::NAME, package::zip(&example::files())))
}

/// The package as it is stored.
async fn package_zip(inquiry: Inquiry) -> Result<Download, AppError> {
    let state = &inquiry.state;
    let row = store::version(state.db.read(), &inquiry.visitor.trainer()?, inquiry.param("id")?).await?;
    Ok(zip(&format!("{}-{}.zip", row.slug, row.number), state.library.get(&row.package_sha256).await?))
}

fn zip(name: &str, bytes: Vec<u8>) -> Download {
    Download { name: name.to_owned(), plain_name: name.to_owned(), content_type: "application/zip", content: bytes.into() }
}

/// A picture or hand-out of a version, for the preview.
async fn media(
    State(state): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Path((id, name)): Path<(String, String)>,
    parts: Parts,
) -> Response {
    match find_media(&state, &visitor, &id, &name).await {
        Ok(response) => response,
        Err(error) => Page::of(state, parts).failed(error).render().await,
    }
}

async fn find_media(state: &AppState, visitor: &Visitor, id: &str, name: &str) -> Result<Response, AppError> {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    let row = store::version(state.db.read(), &visitor.trainer()?, id).await?;
    let package = version::package(state, state.db.read(), row.id).await?;
    let media = package.media.get(name).ok_or(AppError::NotFound)?;
    Ok(media_response(name, media, MediaCache::Never))
}

/// The practice of a lesson in the preview: checked as a learner's would be. Nothing is stored.
async fn check_practice(submission: Submission) -> Result<Reply, AppError> {
    let trainer = submission.visitor.trainer()?;
    let state = &submission.state;
    let row = store::version(state.db.read(), &trainer, submission.param("id")?).await?;
    let package = version::package(state, state.db.read(), row.id).await?;
    let lesson = package.lesson(&submission.param::<String>("lesson")?).ok_or(AppError::NotFound)?;
    practice::check(lesson, &submission.fields)?;
    Ok(Reply::Again(FormState { fields: submission.fields, ..FormState::default() }))
}
