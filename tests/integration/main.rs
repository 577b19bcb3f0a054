//! Features through HTTP, a module a feature.

mod accounts;
mod assessment;
mod authoring;
mod mail;
mod people;
mod reports;
mod certificates;
mod smoke;
