//! The process: configuration, HTTP, the worker, and the commands of the one binary. A library so that tests can start it.

pub mod command;
pub mod config;
pub mod demo;
pub mod http;
pub mod load;
pub mod mail;
pub mod reference;
pub mod start;
pub mod stop;
pub mod worker;
