//! Files that people take away. Rights are asked for as on a page, and an error is shown as a page.

use std::{collections::HashMap, fmt::Write, future::Future, str::FromStr};

use axum::{
    body::Body,
    extract::{RawPathParams, State},
    http::{HeaderValue, Request, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{
    error::AppError,
    form::Fields,
    root,
    route::{self, Route},
    state::AppState,
    visitor::Visitor,
};

/// Who asks for a file, and for which.
pub struct Inquiry {
    pub state: AppState,
    pub visitor: Visitor,
    /// What stands behind the `?` of the address.
    pub query: Fields,
    params: HashMap<String, String>,
}

impl Inquiry {
    /// A part of the address, such as `{id}`; one that cannot be read is not found.
    pub fn param<T: FromStr>(&self, name: &str) -> Result<T, AppError> {
        self.params.get(name).and_then(|text| text.parse().ok()).ok_or(AppError::NotFound)
    }
}

/// A file for one person: no cache keeps it.
pub struct Download {
    /// What it is saved as, with its ending; may be Thai.
    pub name: String,
    /// The same for programs that read ASCII only.
    pub plain_name: String,
    pub content_type: &'static str,
    /// All of it, or a stream that is made while it is taken.
    pub content: Body,
}

impl IntoResponse for Download {
    fn into_response(self) -> Response {
        let disposition = disposition(&self.name, &self.plain_name);
        let Ok(disposition) = HeaderValue::from_str(&disposition) else {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        };
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static(self.content_type)),
            (header::CONTENT_DISPOSITION, disposition),
            (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
        ];
        (headers, self.content).into_response()
    }
}

/// Answers `GET path` with a file.
pub fn download<F, Fut>(path: &'static str, act: F) -> Route
where
    F: Fn(Inquiry) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<Download, AppError>> + Send + 'static,
{
    route::get(path, move |State(state): State<AppState>, params: RawPathParams, request: Request<Body>| {
        let params = params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        give(state, params, request, act)
    })
}

async fn give<F, Fut>(state: AppState, params: HashMap<String, String>, request: Request<Body>, act: F) -> Response
where
    F: Fn(Inquiry) -> Fut + Send,
    Fut: Future<Output = Result<Download, AppError>> + Send,
{
    let (parts, _) = request.into_parts();
    let Some(visitor) = parts.extensions.get::<Visitor>().cloned() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let query = Fields::parse(parts.uri.query().unwrap_or_default().as_bytes());
    match act(Inquiry { state: state.clone(), visitor, query, params }).await {
        Ok(file) => file.into_response(),
        Err(error) => root::Page::of(state, parts).failed(error).render().await,
    }
}

/// `Content-Disposition` with both names (RFC 6266; the Thai one is encoded as RFC 8187 says).
fn disposition(name: &str, plain_name: &str) -> String {
    let plain: String =
        plain_name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '-' }).collect();
    let mut encoded = String::with_capacity(name.len() * 3);
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").expect("writing to a string cannot fail");
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thai_name_is_encoded_and_nothing_can_break_out_of_the_header() {
        let header = disposition("วุฒิ \"1\"\r\n.pdf", "certificate \"1\"\r\n.pdf");
        assert_eq!(
            header,
            "attachment; filename=\"certificate--1---.pdf\"; filename*=UTF-8''%E0%B8%A7%E0%B8%B8%E0%B8%92%E0%B8%B4%20%221%22%0D%0A.pdf"
        );
    }
}
