//! Plain HTTP routes of the feature: files.

mod figures;

use axum::{body::Body, http::Request, response::Response};

use crate::{
    error::AppError,
    root::Page,
    route::{Route, get},
    state::AppState,
};

pub fn routes() -> Vec<Route> {
    vec![get("/reports/units/{code}/figures.csv", figures::download)]
}

/// The file, or the error page in its place.
async fn answer(state: AppState, request: Request<Body>, made: Result<Response, AppError>) -> Response {
    match made {
        Ok(response) => response,
        Err(error) => Page::of(state, request.into_parts().0).failed(error).render().await,
    }
}
