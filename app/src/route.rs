//! Plain HTTP routes as values, so that a test can find every one of them.

use axum::{
    handler::Handler,
    http::Method,
    routing::{MethodRouter, on},
};

use crate::state::AppState;

/// A route that is not a page: a form's post, a download, a machine's question.
pub struct Route {
    pub method: Method,
    pub path: &'static str,
    pub handler: MethodRouter<AppState>,
}

/// Answers `GET path`.
pub fn get<H, T>(path: &'static str, handler: H) -> Route
where
    H: Handler<T, AppState>,
    T: 'static,
{
    Route { method: Method::GET, path, handler: on(axum::routing::MethodFilter::GET, handler) }
}

/// Answers `POST path`.
pub fn post<H, T>(path: &'static str, handler: H) -> Route
where
    H: Handler<T, AppState>,
    T: 'static,
{
    Route { method: Method::POST, path, handler: on(axum::routing::MethodFilter::POST, handler) }
}
