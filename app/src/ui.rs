//! The small set of pieces that every page is made of. A feature's own pieces stay in the feature.

pub mod chart;
pub mod empty;
pub mod field;
pub mod figures;
pub mod fragment;
pub mod icon;
pub mod notice;
pub mod page;
pub mod progress;
pub mod qr;
pub mod question;
pub mod radar;
pub mod upload;
mod words;
