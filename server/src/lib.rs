//! The process: configuration, HTTP, the worker, and the commands of the one binary. A library so that tests can start it.

pub mod command;
pub mod config;
pub mod demo;
pub mod http;
pub mod load;
pub mod reference;
pub mod start;
