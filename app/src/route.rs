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

/// A path of our own, as given in a `next` or `back`; nothing for whatever a browser might take for another site.
pub fn local_path(text: &str) -> Option<&str> {
    let ours = text.starts_with('/') && !text[1..].starts_with('/') && !text.contains(|c: char| c == '\\' || c.is_control());
    ours.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_path_of_our_own_is_followed() {
        for ours in ["/", "/courses/cyber?q=a%2Fb", "/learning"] {
            assert_eq!(local_path(ours), Some(ours));
        }
        for other in [
            "",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "courses",
            "/\t/evil.example",
            "/a\r\nSet-Cookie: b",
        ] {
            assert_eq!(local_path(other), None, "{other:?}");
        }
    }
}
