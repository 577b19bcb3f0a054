//! The demonstration: twelve real departments with invented divisions, about four hundred
//! people who do not exist, and two fiscal years of what they learnt.
//!
//! Everything is worked out from tables and a seeded generator; today is an argument. The
//! same day gives the same demonstration everywhere. Nothing here touches the database.
//!
//! Addresses end in the reserved `.example`, identity numbers are of a series that nobody
//! holds, family names follow a pattern that no family uses.

mod accounts;
mod chance;
mod departments;
mod history;
mod names;
mod people;
mod positions;
mod seats;
mod skills;
mod units;

pub use accounts::{DemoAccount, DemoRole, demo_accounts};
pub use history::{DemoCourse, DemoHistory, demo_history, history_begins};
pub use people::{DemoPerson, DemoPosting, demo_people};
pub use positions::EmployeeKind;
pub use skills::{DemoSaid, DemoSkill, demo_skills};
pub use units::{DemoUnit, DemoUnitKind, demo_units};
