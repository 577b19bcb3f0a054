//! The subject of Thaksa, pure: course packages, questions, grading, completion, measurement.
//!
//! Nothing in here reads a clock, a database, a file or a source of chance: bytes, seeds and
//! instants are arguments, so every rule can be tested with plain values and replayed in an audit.
//!
//! The feature `package` (on by default) adds what reads packages, frameworks and tables: [`package`], [`markdown`], [`framework`] and [`table`].
//! The feature `measurement` (on by default) adds what measures: [`irt`], [`statistics`] and
//! [`adaptive`]. With both there is the item [`bank`]. Without them the crate is small enough for the browser: ids, raw answers, texts.

#[cfg(feature = "measurement")]
pub mod adaptive;
pub mod answer;
#[cfg(all(feature = "package", feature = "measurement"))]
pub mod bank;
#[cfg(feature = "measurement")]
mod chance;
pub mod completion;
pub mod decimal;
pub mod draw;
#[cfg(feature = "package")]
pub mod framework;
pub mod grade;
pub mod html;
#[cfg(feature = "measurement")]
pub mod irt;
mod key;
pub mod language;
#[cfg(feature = "package")]
pub mod markdown;
#[cfg(feature = "package")]
pub mod pace;
#[cfg(feature = "package")]
pub mod package;
pub mod question;
#[cfg(feature = "measurement")]
mod real;
#[cfg(feature = "measurement")]
pub mod statistics;
#[cfg(feature = "package")]
pub mod table;
pub mod thai;
pub mod version;

pub use language::{Bilingual, Language};
pub use version::PackageVersion;
