//! Units, persons, postings and roles, as an administrator keeps them.

pub mod http;
pub mod pages;
pub mod posting;
pub mod rank;
pub mod tree;
mod words;
