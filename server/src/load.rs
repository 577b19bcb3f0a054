//! Filling an empty database: reference data always, the demo where asked.

pub mod bank;
pub mod courses;
pub mod demo;
mod demo_external;
mod demo_skills;
mod demo_written;
pub mod reference;
