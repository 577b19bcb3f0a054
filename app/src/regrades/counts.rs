//! What a correction does, in numbers.

use std::ops::AddAssign;

use sea_orm::prelude::Json;
use serde::{Deserialize, Serialize};

use crate::error::AppError;

/// Sums over attempts at a final test, or over skill tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Rows that were looked at: enrolments, or answers to the item. Only for the bar of progress.
    pub looked: u64,
    /// Results that rest on a corrected question.
    pub affected: u64,
    /// Those that earn more points than before.
    pub more: u64,
    /// Those that earn fewer.
    pub fewer: u64,
    /// Attempts that pass now and did not; skill tests on a higher level.
    pub up: u64,
    /// Attempts that passed and would not reach the mark now, whose pass stays; skill tests on a lower level.
    pub down: u64,
    /// Results that could not be written.
    pub failed: u64,
}

/// What a correction does to one result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    pub more: bool,
    pub fewer: bool,
    pub up: bool,
    pub down: bool,
}

impl Counts {
    /// As a row keeps them.
    pub fn read(row: &Json) -> Result<Self, AppError> {
        serde_json::from_value(row.clone()).map_err(AppError::internal)
    }

    /// For a row.
    pub fn keep(self) -> Json {
        serde_json::to_value(self).expect("counts are plain data")
    }

    /// Counts one more result.
    pub fn add(&mut self, change: Change) {
        self.affected += 1;
        self.more += u64::from(change.more);
        self.fewer += u64::from(change.fewer);
        self.up += u64::from(change.up);
        self.down += u64::from(change.down);
    }

    /// Those whose points stay as they are.
    pub const fn same(&self) -> u64 {
        self.affected.saturating_sub(self.more + self.fewer)
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.looked += other.looked;
        self.affected += other.affected;
        self.more += other.more;
        self.fewer += other.fewer;
        self.up += other.up;
        self.down += other.down;
        self.failed += other.failed;
    }
}
