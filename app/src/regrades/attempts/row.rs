//! A new result of an attempt beside the one before it.

use courses::grade::AttemptGrade as Graded;
use sea_orm::{ActiveValue::Set, entity::prelude::DateTimeUtc};

use crate::{
    entity::{attempt, attempt_grade},
    error::AppError,
    id::{AttemptId, RegradeId},
    regrades::counts::Change,
};

/// What becomes of a pass that was reached by a wrong key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pass {
    /// Its learner has been told of it: it stays.
    Stays,
    /// Nobody has been told anything yet.
    IsAsReached,
}

/// A new result beside the one before it.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    points_before: i32,
    max_before: i32,
    pub passed_before: bool,
    points: i32,
    max_points: i32,
    pub passed: bool,
    reached: bool,
}

/// The new result of an attempt whose row says what it came to before.
pub fn row(attempt: &attempt::Model, graded: &Graded, pass: Pass) -> Result<Row, AppError> {
    let passed_before = attempt.passed == Some(true);
    Ok(Row {
        points_before: attempt.points.unwrap_or_default(),
        max_before: attempt.max_points.unwrap_or_default(),
        passed_before,
        points: count(graded.points)?,
        max_points: count(graded.max)?,
        passed: graded.passed || (pass == Pass::Stays && passed_before),
        reached: graded.passed,
    })
}

impl Row {
    /// What changes.
    pub fn change(self) -> Change {
        // Points may be out of another sum, where a question is worth more or less now.
        let [before, after] = [self.points_before * self.max_points, self.points * self.max_before];
        Change {
            more: after > before,
            fewer: after < before,
            up: self.passed && !self.passed_before,
            down: self.passed_before && !self.reached,
        }
    }

    /// Whether its learner is told something else than before.
    pub fn is_news(self) -> bool {
        (self.points, self.max_points, self.passed) != (self.points_before, self.max_before, self.passed_before)
    }

    /// As the database keeps it.
    pub fn keep(self, attempt: AttemptId, regrade: RegradeId, at_closing: bool, at: DateTimeUtc) -> attempt_grade::ActiveModel {
        attempt_grade::ActiveModel {
            attempt_id: Set(attempt),
            regrade_id: Set(regrade),
            points_before: Set(self.points_before),
            max_before: Set(self.max_before),
            passed_before: Set(self.passed_before),
            points: Set(self.points),
            max_points: Set(self.max_points),
            passed: Set(self.passed),
            reached: Set(self.reached),
            at_closing: Set(at_closing),
            at: Set(at),
            ..Default::default()
        }
    }
}

impl From<&attempt_grade::Model> for Row {
    fn from(kept: &attempt_grade::Model) -> Self {
        Self {
            points_before: kept.points_before,
            max_before: kept.max_before,
            passed_before: kept.passed_before,
            points: kept.points,
            max_points: kept.max_points,
            passed: kept.passed,
            reached: kept.reached,
        }
    }
}

/// As a column holds points.
pub fn count(points: u32) -> Result<i32, AppError> {
    i32::try_from(points).map_err(AppError::internal)
}
