//! Tallies: what dashboards read. They move in the transaction of what they count; nothing ever scans everyone.

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, DbErr, Statement};

use crate::{
    id::{CourseId, UnitId},
    thai::{FiscalYear, fiscal_year::month_index},
};

/// What to add to a tally. `open` counts enrolments that are neither completed nor moved elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delta {
    pub enrolled: i32,
    pub open: i32,
    pub completed: i32,
    pub certificates: i32,
    pub minutes: i64,
}

/// Adds to the tally of a unit and course in the month of `day`.
///
/// One statement, so that two transactions cannot lose each other's addition. Raw because the query builder has no
/// upsert that adds; the same text runs on both engines.
pub async fn add(txn: &impl ConnectionTrait, unit: UnitId, course: CourseId, day: NaiveDate, delta: Delta) -> Result<(), DbErr> {
    let sql = "INSERT INTO tallies (unit_id, course_id, fiscal_year, month, enrolled, open, completed, certificates, minutes) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
               ON CONFLICT (unit_id, course_id, fiscal_year, month) DO UPDATE SET \
                 enrolled = tallies.enrolled + excluded.enrolled, open = tallies.open + excluded.open, \
                 completed = tallies.completed + excluded.completed, \
                 certificates = tallies.certificates + excluded.certificates, \
                 minutes = tallies.minutes + excluded.minutes";
    let month = i16::try_from(month_index(day)).expect("a year has twelve months");
    let values = [
        unit.into(),
        course.into(),
        FiscalYear::of(day).buddhist().into(),
        month.into(),
        delta.enrolled.into(),
        delta.open.into(),
        delta.completed.into(),
        delta.certificates.into(),
        delta.minutes.into(),
    ];
    txn.execute_raw(Statement::from_sql_and_values(txn.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// Adds to the number of people whose primary posting is in exactly this unit.
pub async fn add_people(txn: &impl ConnectionTrait, unit: UnitId, people: i32) -> Result<(), DbErr> {
    let sql = "INSERT INTO headcounts (unit_id, people) VALUES ($1, $2) \
               ON CONFLICT (unit_id) DO UPDATE SET people = headcounts.people + excluded.people";
    txn.execute_raw(Statement::from_sql_and_values(txn.get_database_backend(), sql, [unit.into(), people.into()])).await?;
    Ok(())
}
