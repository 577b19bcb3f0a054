//! Plain HTTP routes of the feature: a search for a name, which no address may hold, and files.

mod confirm;
mod figures;
mod people;
mod skills;

use crate::{download::download, form::form, route::Route};

pub fn routes() -> Vec<Route> {
    vec![
        form("/reports/units/{code}/people", people::search),
        form("/reports/people/{id}/skills", confirm::take),
        download("/reports/units/{code}/figures.csv", figures::download),
        download("/reports/units/{code}/people.csv", people::download),
        download("/reports/units/{code}/skills.csv", skills::download),
    ]
}
