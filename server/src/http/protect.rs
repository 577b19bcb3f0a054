//! What changes something must come from our own pages.

use app::state::AppState;
use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, Method, Request, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Refuses a change that another site's page has sent.
///
/// Browsers say where a request comes from (`Sec-Fetch-Site`; older ones `Origin`). A request that says nothing is not
/// a browser's and carries no cookie that a victim did not choose to send; it is let through.
pub async fn same_origin(State(state): State<AppState>, request: Request<Body>, next: Next) -> Response {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if changes && !is_ours(request.headers(), &state.settings.public_url) {
        return (StatusCode::FORBIDDEN, "This request came from another site and was refused.").into_response();
    }
    next.run(request).await
}

fn is_ours(headers: &HeaderMap, public_url: &str) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text(header::ORIGIN.as_str()) else { return true };
    let host = text(header::HOST.as_str()).unwrap_or_default();
    origin == public_url || origin.split_once("://").is_some_and(|(_, authority)| authority == host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| ((*name).parse().expect("a name"), (*value).parse().expect("a value"))).collect()
    }

    #[test]
    fn a_form_of_another_site_is_refused() {
        let ours = |pairs| is_ours(&headers(pairs), "https://thaksa.example");
        assert!(!ours(&[("sec-fetch-site", "cross-site")]));
        assert!(!ours(&[("sec-fetch-site", "same-site")]));
        assert!(!ours(&[("origin", "https://evil.example"), ("host", "thaksa.example")]));
        assert!(!ours(&[("origin", "null"), ("host", "thaksa.example")]));
        assert!(ours(&[("sec-fetch-site", "same-origin")]));
        assert!(ours(&[("origin", "https://thaksa.example"), ("host", "127.0.0.1:3000")]));
        assert!(ours(&[]));
    }
}
