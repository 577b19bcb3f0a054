//! Final tests: attempts, answers, results.

pub mod islands;

#[cfg(feature = "ssr")]
pub mod answer;
#[cfg(feature = "ssr")]
pub mod file;
#[cfg(feature = "ssr")]
mod flag;
#[cfg(feature = "ssr")]
pub mod hold;
#[cfg(feature = "ssr")]
pub mod http;
#[cfg(feature = "ssr")]
pub mod journal;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
mod pause;
#[cfg(feature = "ssr")]
pub mod receipt;
#[cfg(feature = "ssr")]
mod standing;
#[cfg(feature = "ssr")]
pub mod start;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(feature = "ssr")]
pub mod submit;
#[cfg(feature = "ssr")]
mod upload;
#[cfg(feature = "ssr")]
mod words;

#[cfg(feature = "ssr")]
pub use {
    journal::Journal,
    store::{answers_of, draw},
    submit::{close_expired, grade, grade_answers},
};
