//! What HR, managers and executives see of the units in their scope.

pub mod http;
pub mod pages;
pub mod tally;
mod words;
