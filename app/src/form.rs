//! Forms: the one way in which people change things.
//!
//! A form posts to the address of the page it stands on. Accepted: see other. Refused: the same page again, with what
//! was typed (secrets aside) and what to mend, and nothing changed. Everything works without script. [`upload`] is the same with a file.

use std::{collections::HashMap, future::Future};

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{DefaultBodyLimit, RawPathParams, State},
    http::{HeaderMap, Request, StatusCode, Uri, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use courses::package::Findings;
use leptos::prelude::use_context;

pub use check::Check;
pub use sent::{FILE, Sent, too_large};

use crate::{
    accounts::again::resume,
    error::{AppError, Fault, FieldError},
    root,
    route::{self, Route},
    state::AppState,
    visitor::{SignedIn, Visitor},
};

mod check;
mod sent;

/// A form is text; nothing that a person types comes near this.
const MAX_BYTES: usize = 256 * 1024;

/// What a form posted, and who did.
pub struct Submission {
    pub state: AppState,
    pub visitor: Visitor,
    pub uri: Uri,
    pub headers: HeaderMap,
    pub fields: Fields,
    /// The file, where the form holds one and something was chosen.
    pub sent: Option<Sent>,
    params: HashMap<String, String>,
}

impl Submission {
    /// A part of the address, such as `{id}`; one that cannot be read is not found.
    pub fn param<T: std::str::FromStr>(&self, name: &str) -> Result<T, AppError> {
        self.params.get(name).and_then(|text| text.parse().ok()).ok_or(AppError::NotFound)
    }

    /// Which button was pressed, where a page has several: the value of the field `act`.
    pub fn act(&self) -> &str {
        self.fields.raw("act")
    }

    /// Begins to read the fields.
    pub fn check(&self) -> Check<'_> {
        Check::new(&self.fields)
    }
}

/// The fields as they came.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads an URL-encoded body.
    pub fn parse(body: &[u8]) -> Self {
        Self::of(serde_urlencoded::from_bytes(body).unwrap_or_default())
    }

    fn of(fields: Vec<(String, String)>) -> Self {
        // PostgreSQL stores no NUL; the character that stands for the unreadable is refused with a sentence.
        Self(fields.into_iter().map(|(name, value)| (name, value.replace('\0', "\u{fffd}"))).collect())
    }

    /// One field with its value.
    pub fn one(name: &str, value: &str) -> Self {
        Self(vec![(name.to_owned(), value.to_owned())])
    }

    /// The first value of a field, or nothing, as typed.
    pub fn raw(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }

    /// The first value of a field that was sent at all.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find_map(|(key, value)| (key == name).then_some(value.as_str()))
    }

    /// All values of a field with several boxes.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// All fields with their values, in the order in which they came.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// All fields but the secret ones, whose names begin with `password` or `code`.
    pub fn without_secrets(&self) -> Self {
        let secret = |name: &str| name.starts_with("password") || name.starts_with("code");
        Self(self.0.iter().filter(|(name, _)| !secret(name)).cloned().collect())
    }

    /// The fields as a body again.
    pub fn encode(&self) -> String {
        serde_urlencoded::to_string(&self.0).expect("pairs of text can be encoded")
    }
}

/// What a page that is shown after a post knows of it. Empty on a first visit.
#[derive(Clone, Debug, Default)]
pub struct FormState {
    pub fields: Fields,
    pub errors: Vec<FieldError>,
    /// A post that met an ended session, or one that has not shown its second factor: it is held until she has shown who
    /// she is.
    pub held: Option<Held>,
    /// She has just signed in again in mid-form: what she typed is back, but not yet taken.
    pub resumed: bool,
    /// What is shown once and never again, such as recovery codes.
    pub shown_once: Vec<String>,
    /// What has to be put right in a course package that was refused.
    pub findings: Findings,
}

/// A form that waits for its owner to show again who she is; the address with its query, and what was typed.
#[derive(Clone, Debug)]
pub struct Held {
    pub path: String,
    pub fields: String,
}

impl FormState {
    /// The state of the page that is being rendered.
    pub fn current() -> Self {
        use_context().unwrap_or_default()
    }
}

/// How a form answers.
#[expect(clippy::large_enum_variant, reason = "it lives from the handler to the answer")]
pub enum Reply {
    /// It is done; look there.
    SeeOther(String),
    /// It is done; look there, and keep these cookies.
    SeeOtherWith { to: String, cookies: Vec<String> },
    /// The same page again, knowing this.
    Again(FormState),
    /// The same page again, with what is to be put right in the file that was sent.
    Found(Findings),
    /// The page at another address, knowing this.
    Show { path: String, form: FormState, who: Option<SignedIn>, cookies: Vec<String> },
}

impl Reply {
    pub fn see(path: impl Into<String>) -> Result<Self, AppError> {
        Ok(Self::SeeOther(path.into()))
    }
}

/// The route that takes the posts of the page at `path`.
pub fn form<F, Fut>(path: &'static str, act: F) -> Route
where
    F: Fn(Submission) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<Reply, AppError>> + Send + 'static,
{
    route::post(path, move |State(state): State<AppState>, params: RawPathParams, request: Request<Body>| {
        let params = params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        take(state, params, request, None, act)
    })
}

/// As [`form`], for a page with one file in its form; no more than `largest` bytes of it are kept.
pub fn upload<F, Fut>(path: &'static str, largest: usize, act: F) -> Route
where
    F: Fn(Submission) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<Reply, AppError>> + Send + 'static,
{
    let mut route = route::post(path, move |State(state): State<AppState>, params: RawPathParams, request: Request<Body>| {
        let params = params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        take(state, params, request, Some(largest), act)
    });
    // What is over the size of a file is forgotten as it comes, within this bound.
    route.handler = route.handler.layer(DefaultBodyLimit::max(4 * largest + MAX_BYTES));
    route
}

async fn take<F, Fut>(
    state: AppState,
    params: HashMap<String, String>,
    request: Request<Body>,
    largest: Option<usize>,
    act: F,
) -> Response
where
    F: Fn(Submission) -> Fut + Send,
    Fut: Future<Output = Result<Reply, AppError>> + Send,
{
    let (parts, body) = request.into_parts();
    let (fields, sent) = match incoming(&parts, body, largest).await {
        Ok(incoming) => incoming,
        Err(AppError::Invalid(errors)) if errors.iter().all(|error| error.field == FILE) => {
            let form = FormState { errors, ..FormState::default() };
            return root::Page::of(state, parts).with_form(form).with_status(StatusCode::UNPROCESSABLE_ENTITY).render().await;
        }
        Err(error) => return root::Page::of(state, parts).failed(error).render().await,
    };
    let Some(visitor) = parts.extensions.get::<Visitor>().cloned() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let submission = Submission {
        state: state.clone(),
        visitor,
        uri: parts.uri.clone(),
        headers: parts.headers.clone(),
        fields: fields.clone(),
        sent,
        params,
    };
    let page = root::Page::of(state, parts);
    // The form that lets her sign in again stands at the address of the one that it holds, so that the page that comes
    // back has its own address, and its forms post where they should.
    let held = fields.get("held").map(str::to_owned);
    let answer = if held.is_some() { resume(submission).await } else { act(submission).await };
    respond(page, &fields, held, answer).await
}

/// The answer as it is sent: elsewhere, or the page again with what it is to know.
async fn respond(page: root::Page, fields: &Fields, held: Option<String>, answer: Result<Reply, AppError>) -> Response {
    match answer {
        Ok(Reply::SeeOther(to)) => Redirect::to(&to).into_response(),
        Ok(Reply::SeeOtherWith { to, cookies }) => with_cookies(Redirect::to(&to).into_response(), cookies),
        Ok(Reply::Again(form)) => page.with_form(form).render().await,
        Ok(Reply::Found(findings)) => {
            let form = FormState { fields: fields.without_secrets(), findings, ..FormState::default() };
            page.with_form(form).with_status(StatusCode::UNPROCESSABLE_ENTITY).render().await
        }
        Ok(Reply::Show { path, form, who, cookies }) => {
            with_cookies(page.at(&path).for_person(who).with_form(form).render().await, cookies)
        }
        Err(AppError::Invalid(errors)) if held.is_some() => {
            let error = if fields.get("code").is_some() { AppError::SecondFactor } else { AppError::SignIn };
            let held = held.map(|fields| Held { path: page.address(), fields });
            let form = FormState { fields: fields.without_secrets(), errors, held, ..FormState::default() };
            page.with_form(form).failed(error).render().await
        }
        Err(AppError::Invalid(errors)) => {
            let form = FormState { fields: fields.without_secrets(), errors, ..FormState::default() };
            page.with_form(form).with_status(StatusCode::UNPROCESSABLE_ENTITY).render().await
        }
        Err(error @ (AppError::SignIn | AppError::SecondFactor)) => {
            let held = Held { path: page.address(), fields: fields.without_secrets().encode() };
            page.with_form(FormState { held: Some(held), ..FormState::default() }).failed(error).render().await
        }
        Err(error) => page.failed(error).render().await,
    }
}

/// What came: fields, and the file where the form holds one.
async fn incoming(parts: &Parts, body: Body, largest: Option<usize>) -> Result<(Fields, Option<Sent>), AppError> {
    if let Some(largest) = largest.filter(|_| sent::is_multipart(&parts.headers)) {
        return sent::receive(Request::from_parts(parts.clone(), body), largest).await;
    }
    let max = u32::try_from(MAX_BYTES).unwrap_or(u32::MAX);
    let body = read(body).await.ok_or_else(|| AppError::field("", Fault::TooLong { max }))?;
    Ok((Fields::parse(&body), None))
}

/// The body of a form; none of one that is too large.
async fn read(body: Body) -> Option<Bytes> {
    to_bytes(body, MAX_BYTES).await.ok()
}

fn with_cookies(mut response: Response, cookies: Vec<String>) -> Response {
    for cookie in cookies {
        if let Ok(value) = cookie.parse() {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}
