//! Finding courses and deciding to take one.

pub mod http;
pub mod pages;
mod words;
