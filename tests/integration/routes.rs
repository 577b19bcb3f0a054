//! Every address that the server answers, found where the server finds them.

use std::collections::BTreeSet;

use app::root;
use leptos::server_fn::axum::server_fn_paths;
use leptos_axum::generate_route_list;

use crate::world::Things;

/// A way into the server: `GET /courses/{slug}`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Way {
    pub method: String,
    /// With its parameters in braces.
    pub path: String,
}

impl std::fmt::Display for Way {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

/// Pages, plain routes and server functions.
pub fn all() -> BTreeSet<Way> {
    let way = |method: &str, path: &str| Way { method: method.to_owned(), path: path.to_owned() };
    let pages = generate_route_list(root::App).into_iter().map(|page| way("GET", page.path())).collect::<Vec<_>>();
    let plain = root::routes().into_iter().map(|route| way(route.method.as_str(), route.path));
    let functions = server_fn_paths().map(|(path, method)| way(method.as_str(), path));
    // The root answers under both of its spellings.
    pages.into_iter().chain(plain).chain(functions).filter(|way| !way.path.is_empty()).collect()
}

/// The address with its parameters filled in from things. Panics for a parameter that nobody has told it of.
pub fn filled(path: &str, things: &Things) -> String {
    let part = |part: &str| match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
        Some(name) => things.parameter(path, name).unwrap_or_else(|| {
            panic!("nothing is known to stand for {{{name}}} in {path}: tell Things::parameter in tests/integration/world.rs")
        }),
        None => part.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}
