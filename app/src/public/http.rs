//! Plain HTTP routes of the feature.

use crate::route::Route;

pub fn routes() -> Vec<Route> {
    Vec::new()
}
