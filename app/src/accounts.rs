//! Signing in and out, passwords, sessions, the second factor.

pub mod again;
mod browser;
pub mod cookie;
pub mod demo;
mod device;
mod enter;
mod guard;
pub mod http;
pub mod pages;
pub mod password;
mod session;
mod sign_in;
mod store;
mod words;
