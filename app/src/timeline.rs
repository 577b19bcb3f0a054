//! What happened to an attempt, from its start to its receipt: for the learner, and for HR where there is a dispute.

pub mod pages;
pub mod record;
mod skill_test;
mod store;
mod words;

pub use store::{Credit, credits};
