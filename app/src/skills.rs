//! Skill tests that adapt to the learner, and the profile that they make.
//!
//! A test is a row with everything that its choices depend on, and a log of answers; between two requests nothing else
//! is kept, on no node. Keys stay in the item bank: no page of this feature shows one, not even a result.

mod answer;
mod close;
pub mod http;
pub mod offer;
pub mod pages;
pub mod profile;
pub mod sitting;
mod start;
pub mod stock;
mod store;
mod words;

pub use close::close_expired;
