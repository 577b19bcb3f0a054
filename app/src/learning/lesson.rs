//! Reading a lesson: its text, its practice, and the evidence that it was read.

pub mod article;
mod contents;
mod foot;
pub mod http;
mod media;
pub mod page;
pub mod practice;
mod read;
mod words;

pub use article::LessonArticle;
pub use media::{MediaCache, media_response};
