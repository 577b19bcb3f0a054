//! Plain HTTP routes of the feature: a search for a name, which no address may hold, and files.

mod figures;
mod people;

use crate::{download::download, form::form, route::Route};

pub fn routes() -> Vec<Route> {
    vec![
        form("/reports/units/{code}/people", people::search),
        download("/reports/units/{code}/figures.csv", figures::download),
        download("/reports/units/{code}/people.csv", people::download),
    ]
}
