//! Units, persons, postings and roles, as an administrator keeps them.

pub mod account;
pub mod create;
pub mod grant;
pub mod http;
pub mod pages;
pub mod posting;
pub mod rank;
mod store;
pub mod transfer;
pub mod tree;
mod unit_choice;
mod words;

pub use store::in_scope;
