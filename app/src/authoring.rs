//! What a trainer does: packages in, versions out.

pub mod difference;
pub mod example;
pub mod http;
mod pace;
pub mod pages;
pub mod publish;
mod release;
pub mod store;
mod upload;
mod words;
