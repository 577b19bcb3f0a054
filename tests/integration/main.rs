//! Features through HTTP, a module a feature.

mod accounts;
mod assessment;
mod authoring;
mod people;
mod reports;
mod certificates;
mod smoke;
