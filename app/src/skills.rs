//! Skill tests that adapt to the learner, other evidence of skills, and the profile that they make.
//!
//! A test is a row with everything that its choices depend on, and a log of answers; between two requests nothing else
//! is kept, on no node. Keys stay in the item bank: no page of this feature shows one, not even a result.

mod answer;
mod close;
pub mod confirm;
pub mod evidence;
mod hold;
pub mod http;
pub mod offer;
pub mod pages;
pub mod profile;
mod self_rating;
pub mod sitting;
pub mod standing;
mod start;
pub mod stock;
pub(crate) mod store;
mod words;

pub use close::close_expired;
