//! Signing in and out, passwords, sessions, the second factor.

pub mod again;
mod browser;
pub mod cookie;
pub mod demo;
mod device;
mod enter;
mod forgotten;
mod guard;
pub mod http;
pub mod invite;
pub mod pages;
pub mod password;
mod second_factor;
mod session;
mod set_password;
mod sign_in;
mod store;
pub mod sweep;
mod token;
mod words;
