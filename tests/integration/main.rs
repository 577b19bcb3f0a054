//! Features through HTTP, a module a feature.

mod accounts;
mod people;
mod smoke;
