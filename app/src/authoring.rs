//! What a trainer does: packages in, versions out.

pub mod http;
pub mod pages;
pub mod publish;
mod words;
