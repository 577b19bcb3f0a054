//! Frameworks of agencies: brought in from a file, by an administrator or from the console, and where they are used.

pub mod bring;
pub mod http;
pub mod pages;
mod store;
mod words;
