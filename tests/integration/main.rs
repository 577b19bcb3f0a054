//! Features through HTTP, a module a feature.

mod accounts;
mod bad_input;
mod faults;
mod people;
mod routes;
mod scope;
mod smoke;
mod world;
