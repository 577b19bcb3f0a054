//! Results of other institutions: claimed by people with their evidence and confirmed by HR, or brought in by HR as a file.
//!
//! Nothing of it counts before an HR officer stands for it. Then it is skill evidence of the source External, through the
//! function that all sources go through.

pub mod claim;
pub mod decide;
pub mod file;
pub mod http;
pub mod import;
pub mod pages;
pub mod result;
pub mod store;
mod words;
