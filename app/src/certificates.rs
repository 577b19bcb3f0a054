//! Certificates: issued, printed, mailed, verified.

pub mod http;
pub mod issue;
pub mod number;
pub mod pages;
pub mod pdf;
mod words;

pub use pdf::Printer;
