//! Correcting a key: who is touched is worked out first, then somebody decides with a reason, then results follow.
//!
//! Nothing is overwritten: what an attempt or a skill test said first stays, what it says now is a row beside it, and
//! everyone whose result changes is told. Final tests and items of the bank go the same way, through one table and one job.

pub mod attempts;
mod confirm;
mod counts;
pub mod http;
mod job;
pub mod letter;
pub mod lock;
pub mod marks;
pub mod pages;
mod propose;
pub mod skill_tests;
mod store;
mod words;

pub use {counts::Counts, job::advance, store::corrected};
