//! Signing in and out, passwords, sessions, the second factor.

pub mod http;
pub mod pages;
pub mod password;
mod words;
