//! What is particular to Thai: dates, fiscal years, digits, names, order, identity numbers.
//!
//! Pure: no clock, no database, no configuration. Years are Buddhist only in what a person
//! reads; everything stored is ISO. Inputs are expected to have passed the one normaliser
//! (`courses::thai::normalise`), except where a function says that it wants the raw text.

pub mod date;
pub mod digits;
pub mod email;
pub mod fiscal_year;
pub mod index_letter;
pub mod keyboard;
pub mod name;
pub mod national_id;
pub mod prefix;
pub mod sort_key;
pub mod typed_date;

pub use digits::Digits;
pub use email::{Email, EmailError};
pub use fiscal_year::{AppraisalRound, FiscalYear};
pub use name::FullName;
pub use national_id::{NationalId, NationalIdError};

/// Years between the Buddhist and the common era, for every date after 1941.
pub const BUDDHIST_OFFSET: i32 = 543;
