//! Answers that people grade: what waits, who takes it, what is given, and what comes of it.

mod agreement;
mod claim;
mod finish;
mod grade;
pub mod http;
pub mod pages;
mod queue;
mod sheet;
mod store;
mod words;

pub use pages::grades::grades_view;
pub use queue::enqueue;
pub use store::{Judged, awaiting, awaits, judged, judged_of, of_attempt};
