//! Features through HTTP, a module a feature.

mod accounts;
mod assessment;
mod people;
mod reports;
mod certificates;
mod smoke;
