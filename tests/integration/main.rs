//! Features through HTTP, a module a feature.

mod accounts;
mod people;
mod reports;
mod smoke;
