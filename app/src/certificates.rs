//! Certificates: issued, printed, mailed, verified.

pub mod confirm_name;
pub mod http;
pub mod issue;
pub mod issuer;
pub mod number;
pub mod pages;
pub mod pdf;
pub mod print;
pub mod reissue;
pub mod send_again;
pub mod standing;
pub mod store;
pub mod verify;
mod words;

pub use pdf::Printer;
