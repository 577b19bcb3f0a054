//! How good items and tests are: statistics that a job keeps, calibration from answers, and the pages that show them.
//!
//! Nothing here lies on the way of an answer: closed tests are taken in afterwards, each once
//! (docs/decisions/0011-statistics-by-a-job.md).

pub mod calibrate;
mod count;
pub mod figures;
mod groups;
pub mod pages;
pub mod store;
mod words;

pub use count::count;
