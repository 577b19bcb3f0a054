//! The mail room: what became of each letter, and in a demo the letters themselves.

pub mod answer;
mod captured;
pub mod http;
pub mod pages;
mod send_again;
mod store;
mod words;

pub use answer::Answer;
