//! Finding courses and deciding to take one.

pub mod area;
pub mod card;
pub mod course;
pub mod framework;
pub mod http;
pub mod pages;
pub mod search;
pub mod skills;
mod store;
mod versions;
mod words;

pub use skills::Skills;
pub use store::{Teaching, teaching};
pub use versions::Versions;
