//! The document around every page, and the one way in which a page is rendered.

mod document;
mod shared_pages;

use std::net::IpAddr;

use axum::{
    body::{Body, to_bytes},
    http::{HeaderValue, Method, Request, StatusCode, header, request::Parts},
    response::Response,
};
use leptos::{nonce::use_nonce, prelude::*};
use leptos_axum::ResponseOptions;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::components::{Router, Routes};

pub use shared_pages::{SharedPage, SharedPages};

use crate::{
    accommodations, accounts, assessment, authoring, catalogue, certificates,
    error::AppError,
    external,
    form::FormState,
    frameworks, grading, learning, mailroom, measurement, people, public, regrades, reports, skills,
    state::AppState,
    timeline,
    ui::page::{ErrorPage, NotFoundPage, PageFoot, PageHead},
    visitor::{SignedIn, Visitor},
};

/// An error that takes the place of the page.
#[derive(Clone)]
struct Failure(AppError);

/// The page to render: where, for whom, and what it knows.
pub struct Page {
    state: AppState,
    parts: Parts,
    form: FormState,
    failure: Option<AppError>,
    status: Option<StatusCode>,
}

impl Page {
    /// The page at the address of a request.
    pub fn of(state: AppState, parts: Parts) -> Self {
        Self { state, parts, form: FormState::default(), failure: None, status: None }
    }

    pub fn path(&self) -> String {
        self.parts.uri.path().to_owned()
    }

    /// The path with its query.
    pub fn address(&self) -> String {
        self.parts.uri.path_and_query().map_or("/", |address| address.as_str()).to_owned()
    }

    /// The page at another address instead.
    #[must_use]
    pub fn at(mut self, path: &str) -> Self {
        if let Ok(uri) = path.parse() {
            self.parts.uri = uri;
        }
        self
    }

    /// For another visitor than the request came from: she has just signed in.
    #[must_use]
    pub fn for_person(mut self, who: Option<SignedIn>) -> Self {
        if let (Some(who), Some(visitor)) = (who, self.parts.extensions.get_mut::<Visitor>()) {
            visitor.signed_in = Some(std::sync::Arc::new(who));
        }
        self
    }

    #[must_use]
    pub fn with_form(mut self, form: FormState) -> Self {
        self.form = form;
        self
    }

    #[must_use]
    pub const fn with_status(mut self, status: StatusCode) -> Self {
        self.status = Some(status);
        self
    }

    /// The error in place of the page.
    #[must_use]
    pub fn failed(mut self, error: AppError) -> Self {
        self.status = StatusCode::from_u16(error.status()).ok();
        self.failure = Some(error);
        self
    }

    /// Renders the page, or sends what was rendered for the last visitor like this one: not signed in, same preferences.
    pub async fn render_shared(self) -> Response {
        let visitor = self.parts.extensions.get::<Visitor>();
        let Some(preferences) = visitor.filter(|visitor| visitor.signed_in.is_none()).map(|visitor| visitor.preferences) else {
            return self.render().await;
        };
        let pages = self.state.pages.clone();
        if !is_for_everyone(self.parts.uri.path()) {
            return self.render().await;
        }
        let address = self.parts.uri.to_string();
        if let Some(SharedPage { headers, body }) = pages.get(&address, preferences).await {
            let mut response = Response::new(Body::from(body));
            *response.headers_mut() = headers;
            return response;
        }
        let (head, body) = self.render().await.into_parts();
        let Ok(body) = to_bytes(body, usize::MAX).await else { return Response::new(Body::empty()) };
        if head.status == StatusCode::OK {
            pages.keep(address, preferences, SharedPage { headers: head.headers.clone(), body: body.clone() }).await;
        }
        Response::from_parts(head, Body::from(body))
    }

    /// Renders the whole document, after everything in it is there: right status, right title, no script needed.
    pub async fn render(self) -> Response {
        let Self { state, mut parts, form, failure, status } = self;
        parts.method = Method::GET;
        let path = parts.uri.path().to_owned();
        let islands = has_islands(&path);
        let context = {
            let state = state.clone();
            move || {
                provide_context(state.clone());
                provide_context(form.clone());
                if let Some(error) = failure.clone() {
                    provide_context(Failure(error));
                }
                content_security_policy(&path);
            }
        };
        let handler = leptos_axum::render_app_async_with_context(context, move || shell(&state));
        let (mut head, body) = handler(Request::from_parts(parts, Body::empty())).await.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
        head.headers.remove(header::TRANSFER_ENCODING);
        let mut response = Response::from_parts(head, Body::from(document::tidy(&body, islands)));
        // A page that is not hers, or is not there, says so whatever was to be told on it.
        if let Some(status) = status.filter(|_| response.status() == StatusCode::OK) {
            *response.status_mut() = status;
        }
        response
    }
}

/// Who is asking; in a page, before or after an `await`.
pub fn visitor() -> Visitor {
    use_context::<Parts>().and_then(|parts| parts.extensions.get::<Visitor>().cloned()).unwrap_or_else(|| Visitor {
        preferences: crate::visitor::Preferences::default(),
        signed_in: None,
        now: chrono::DateTime::UNIX_EPOCH,
        address: IpAddr::from([127, 0, 0, 1]),
    })
}

/// What a page can reach.
pub fn state() -> AppState {
    expect_context()
}

/// The path of the page that is being rendered.
pub fn current_path() -> String {
    use_context::<Parts>().map(|parts| parts.uri.path().to_owned()).unwrap_or_default()
}

/// The path of the page that is being rendered, with its query: where to come back to.
pub fn current_address() -> String {
    use_context::<Parts>()
        .map(|parts| parts.uri.path_and_query().map_or("/", |address| address.as_str()).to_owned())
        .unwrap_or_default()
}

/// Pages that say the same to all who are not signed in, and hold no secret in their address.
fn is_for_everyone(path: &str) -> bool {
    const PAGES: [&str; 5] = ["/", "/verify", "/help", "/privacy", "/accessibility"];
    PAGES.contains(&path) || path.starts_with("/courses") || path.starts_with("/v/")
}

/// Only the paper has islands and loads a script; everything else forbids it.
fn has_islands(path: &str) -> bool {
    path.strip_prefix("/attempts/").is_some_and(|attempt| !attempt.contains('/'))
}

fn content_security_policy(path: &str) {
    let scripts = match use_nonce() {
        Some(nonce) if has_islands(path) => format!("'self' 'nonce-{nonce}' 'wasm-unsafe-eval'"),
        _ => "'none'".to_owned(),
    };
    let policy = format!(
        "default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    if let (Some(options), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&policy)) {
        options.insert_header(header::CONTENT_SECURITY_POLICY, value);
    }
}

/// The document. Preferences stand on the root element, where the stylesheet finds them.
fn shell(state: &AppState) -> impl IntoView + use<> {
    let visitor = visitor();
    let preferences = visitor.preferences;
    let scripts = has_islands(&current_path()).then(|| {
        let options = state.leptos.clone();
        view! { <HydrationScripts options islands=true/> }
    });
    let fonts = state
        .assets
        .fonts
        .iter()
        .map(|font| view! { <link rel="preload" href=font.clone() r#as="font" r#type="font/woff2" crossorigin="anonymous"/> })
        .collect_view();
    view! {
        <!DOCTYPE html>
        <html
            lang=preferences.language.code()
            data-theme=preferences.theme.name()
            data-contrast=if preferences.more_contrast { "more" } else { "normal" }
            data-text=preferences.text.name()
            data-digits=if preferences.digits == crate::thai::digits::Digits::Thai { "thai" } else { "arabic" }
        >
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                {fonts}
                <link rel="stylesheet" href=state.assets.css.clone()/>
                <link rel="icon" href=FAVICON/>
                <MetaTags/>
                {scripts}
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// Our mark, inline so that it costs no request.
const FAVICON: &str = "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%2040%2040'%3E%3Crect%20width='40'%20height='40'%20rx='8'%20fill='%230b5c8a'/%3E%3Cg%20fill='none'%20stroke='%23fff'%20stroke-width='3'%20stroke-linecap='round'%3E%3Ccircle%20cx='11.5'%20cy='12.5'%20r='3.5'/%3E%3Cpath%20d='M15%2012.5V31C17%2023%2021%2014%2025.5%2013.5c2.5-.2%203.5%201.5%203.5%204V31'/%3E%3C/g%3E%3C/svg%3E";

/// Every page, by feature.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let failure = use_context::<Failure>();
    view! {
        <PageHead/>
        {match failure {
            Some(Failure(error)) => view! { <ErrorPage error/> }.into_any(),
            None => view! {
                <Router>
                    <Routes fallback=NotFoundPage>
                        <public::pages::PublicRoutes/>
                        <accounts::pages::AccountRoutes/>
                        <catalogue::pages::CatalogueRoutes/>
                        <learning::pages::LearningRoutes/>
                        <assessment::pages::AssessmentRoutes/>
                        <timeline::pages::TimelineRoutes/>
                        <accommodations::pages::AccommodationRoutes/>
                        <skills::pages::SkillRoutes/>
                        <external::pages::ExternalRoutes/>
                        <frameworks::pages::FrameworkRoutes/>
                        <certificates::pages::CertificateRoutes/>
                        <reports::pages::ReportRoutes/>
                        <people::pages::PeopleRoutes/>
                        <authoring::pages::AuthoringRoutes/>
                        <mailroom::pages::MailroomRoutes/>
                        <measurement::pages::MeasurementRoutes/>
                        <grading::pages::GradingRoutes/>
                        <regrades::pages::RegradeRoutes/>
                    </Routes>
                </Router>
            }.into_any(),
        }}
        <PageFoot/>
    }
}

/// Everything that is not a page: forms, downloads, machines.
pub fn routes() -> Vec<crate::route::Route> {
    [
        public::http::routes(),
        accounts::http::routes(),
        catalogue::http::routes(),
        learning::http::routes(),
        assessment::http::routes(),
        grading::http::routes(),
        accommodations::http::routes(),
        skills::http::routes(),
        external::http::routes(),
        frameworks::http::routes(),
        certificates::http::routes(),
        reports::http::routes(),
        people::http::routes(),
        authoring::http::routes(),
        regrades::http::routes(),
        mailroom::http::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
