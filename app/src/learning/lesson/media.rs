//! Pictures and hand-outs of courses. They come from authors, so they are served where they can do nothing.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use courses::package::Media;

/// Styles inside a drawing work; scripts, forms and everything from outside do not, and it has an origin of its own.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/// How long browsers and proxies may keep a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaCache {
    /// A published version never changes.
    ForEver,
    /// What only its author may see is not kept.
    Never,
}

/// A file of a package as an answer. Pictures are shown; everything else is saved, under the name that it has in the
/// package, which holds only letters, digits, `.`, `-` and `_`.
pub fn media_response(name: &str, media: &Media, cache: MediaCache) -> Response {
    let cache = match cache {
        MediaCache::ForEver => "public, max-age=31536000, immutable",
        MediaCache::Never => "private, no-store",
    };
    let headers = [
        (header::CONTENT_TYPE, media.kind.content_type()),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, cache),
    ];
    let mut response = (headers, media.bytes.clone()).into_response();
    if !media.kind.is_picture()
        && let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
    {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
