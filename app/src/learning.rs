//! Enrolments, lessons, evidence, completion, and what a learner has to show for it.

pub mod complete;
pub mod enrol;
pub mod evidence;
pub mod http;
pub mod lesson;
pub mod library;
pub mod pages;
pub mod record;
pub mod version;
mod words;

pub use library::Library;
