//! Plain HTTP routes of the feature: the upload, downloads, media of drafts, and the posts of its pages.

use std::future::Future;

use axum::{
    Extension,
    body::Body,
    extract::{DefaultBodyLimit, Path, State},
    http::{HeaderValue, Request, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use courses::package;

use super::{
    example, release, store,
    upload::{self, Refusal},
};
use crate::{
    error::AppError,
    form::{Fields, FormState, form},
    id::CourseVersionId,
    learning::version,
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
        form("/authoring/courses/{slug}", release::act_on_course),
        route::get("/authoring/example.zip", example_zip),
        route::get("/authoring/versions/{id}/package.zip", package_zip),
        route::get("/authoring/versions/{id}/media/{name}", media),
    ]
}

async fn take_upload(State(state): State<AppState>, Extension(visitor): Extension<Visitor>, request: Request<Body>) -> Response {
    let (parts, body) = request.into_parts();
    let page = Page::of(state.clone(), parts.clone());
    let trainer = match visitor.trainer() {
        Ok(trainer) => trainer,
        Err(error) => {
            upload::forget(body).await;
            return page.failed(error).render().await;
        }
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

async fn example_zip(State(state): State<AppState>, Extension(visitor): Extension<Visitor>, parts: Parts) -> Response {
    answer(state, parts, async move {
        visitor.trainer()?;
        Ok(zip(example::NAME, package::zip(&example::files())))
    })
    .await
}

/// The package as it is stored.
async fn package_zip(
    State(state): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<String>,
    parts: Parts,
) -> Response {
    answer(state.clone(), parts, async move {
        let row = store::version(state.db.read(), &visitor.trainer()?, version_id(&id)?).await?;
        Ok(zip(&format!("{}-{}.zip", row.slug, row.number), state.library.get(&row.package_sha256).await?))
    })
    .await
}

/// A picture or hand-out of a version, for the preview.
async fn media(
    State(state): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Path((id, name)): Path<(String, String)>,
    parts: Parts,
) -> Response {
    /// A drawing may bring its own styles; scripts and everything from outside stay forbidden.
    const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";
    answer(state.clone(), parts, async move {
        let row = store::version(state.db.read(), &visitor.trainer()?, version_id(&id)?).await?;
        let package = version::package(&state, state.db.read(), row.id).await?;
        let media = package.media.get(&name).ok_or(AppError::NotFound)?;
        let headers = [(header::CONTENT_TYPE, media.kind.content_type()), (header::CONTENT_SECURITY_POLICY, POLICY)];
        Ok((headers, media.bytes.clone()).into_response())
    })
    .await
}

/// What was asked for, or the page that says why not.
async fn answer(state: AppState, parts: Parts, load: impl Future<Output = Result<Response, AppError>>) -> Response {
    match load.await {
        Ok(response) => response,
        Err(error) => Page::of(state, parts).failed(error).render().await,
    }
}

/// A zip to be saved under a name of letters, digits, `.` and `-`.
fn zip(name: &str, bytes: Vec<u8>) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

fn version_id(text: &str) -> Result<CourseVersionId, AppError> {
    text.parse().map_err(|_| AppError::NotFound)
}
