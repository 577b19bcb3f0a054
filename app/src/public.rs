//! Pages for everyone: home, help, privacy, accessibility, preferences.

pub mod http;
pub mod pages;
mod store;
mod words;
