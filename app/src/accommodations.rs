//! Accommodations: extra time and extra attempts for a person, with a reason and an end.

pub mod effect;
mod grant;
pub mod http;
pub mod pages;
pub mod store;
mod words;

pub use effect::Effect;
