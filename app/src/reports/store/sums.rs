//! Sums of tallies and headcounts over ranges of units.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect, QueryTrait,
    RelationTrait, Select, Statement, sea_query::Expr,
};

use super::{CourseName, current_version};
use crate::{
    entity::{Tally, course, course_version, tally, unit},
    id::{CourseId, UnitId},
    reports::{
        figures::{Figures, Sums},
        merge::Part,
        place::Place,
    },
    thai::FiscalYear,
};

/// The tallies of a month of a fiscal year.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct MonthRow {
    pub fiscal_year: i16,
    pub month: i16,
    #[sea_orm(nested)]
    pub sums: Sums,
}

/// Month by month, everything that was ever counted for a unit and those below it.
pub async fn months(db: &impl ConnectionTrait, place: &Place, course: Option<CourseId>) -> Result<Vec<MonthRow>, DbErr> {
    of(place, course)
        .columns([tally::Column::FiscalYear, tally::Column::Month])
        .group_by(tally::Column::FiscalYear)
        .group_by(tally::Column::Month)
        .into_model()
        .all(db)
        .await
}

/// The tallies of a course in a fiscal year.
#[derive(Clone, Debug, FromQueryResult)]
pub struct CourseRow {
    pub fiscal_year: i16,
    #[sea_orm(nested)]
    pub course: CourseName,
    #[sea_orm(nested)]
    pub sums: Sums,
}

/// Course by course and year by year, the same.
pub async fn by_course(db: &impl ConnectionTrait, place: &Place, course: Option<CourseId>) -> Result<Vec<CourseRow>, DbErr> {
    of(place, course)
        .column(tally::Column::FiscalYear)
        .columns([course::Column::Id, course::Column::Slug])
        .columns([course_version::Column::TitleTh, course_version::Column::TitleEn])
        .join(JoinType::InnerJoin, tally::Relation::Course.def())
        .join(JoinType::LeftJoin, current_version())
        .group_by(tally::Column::FiscalYear)
        .group_by(course::Column::Id)
        .group_by(course::Column::Slug)
        .group_by(course_version::Column::TitleTh)
        .group_by(course_version::Column::TitleEn)
        .into_model()
        .all(db)
        .await
}

fn of(place: &Place, course: Option<CourseId>) -> Select<Tally> {
    let unit = place.unit();
    Tally::find()
        .select_only()
        .column_as(sum(tally::Column::Enrolled), "enrolled")
        .column_as(sum(tally::Column::Open), "open")
        .column_as(sum(tally::Column::Completed), "completed")
        .column_as(sum(tally::Column::Certificates), "certificates")
        .column_as(sum(tally::Column::Minutes), "minutes")
        .join(JoinType::InnerJoin, tally::Relation::Unit.def())
        .filter(unit::Column::First.between(unit.first, unit.last))
        .apply_if(course, |query, course| query.filter(tally::Column::CourseId.eq(course)))
}

/// PostgreSQL makes the sum of a `bigint` a `numeric`, SQLite does not.
fn sum(column: tally::Column) -> Expr {
    column.sum().cast_as("bigint")
}

/// A part of a unit: a unit directly below it, or the people who are in none of those.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Cell {
    /// The unit of which this is a part.
    pub parent_id: UnitId,
    /// The unit that this is; the parent itself for its own people.
    pub unit_id: UnitId,
    pub code: String,
    pub name_th: String,
    pub name_en: String,
    pub people: i64,
    #[sea_orm(nested)]
    pub figures: Figures,
    /// Rows of tallies of any course and year.
    pub tallies: i64,
}

impl Cell {
    /// Whether it stands for the people of the unit itself.
    pub fn is_own(&self) -> bool {
        self.parent_id == self.unit_id
    }

    /// What the rule of small numbers looks at.
    pub const fn part(&self) -> Part {
        Part { people: self.people, has_figures: self.tallies > 0 }
    }
}

/// The parts of a unit and, where the rule of small numbers asks for them, of the `above` units over it.
///
/// Raw, because a part is a range: the query builder joins on equal columns, and the conditional sums take it ten times
/// the lines. The same text runs on both engines. A unit's own people are the range of its first number alone.
pub async fn cells(
    db: &impl ConnectionTrait,
    place: &Place,
    from: &unit::Model,
    year: FiscalYear,
    course: Option<CourseId>,
) -> Result<Vec<Cell>, DbErr> {
    let sql = "\
WITH parents AS (
    SELECT id, first FROM units WHERE first BETWEEN $1 AND $2 AND last >= $2
), cells AS (
    SELECT units.parent_id, units.id AS unit_id, units.first, units.last FROM units JOIN parents ON parents.id = units.parent_id
    UNION ALL
    SELECT id, id, first, first FROM parents
), people AS (
    SELECT cells.parent_id, cells.unit_id, CAST(SUM(headcounts.people) AS bigint) AS people
    FROM cells
    JOIN units ON units.first BETWEEN cells.first AND cells.last
    JOIN headcounts ON headcounts.unit_id = units.id
    GROUP BY cells.parent_id, cells.unit_id
), figures AS (
    SELECT cells.parent_id, cells.unit_id, COUNT(*) AS tallies,
        CAST(SUM(CASE WHEN asked.wanted = 1 AND t.fiscal_year = $3 THEN t.enrolled ELSE 0 END) AS bigint) AS enrolled,
        CAST(SUM(CASE WHEN asked.wanted = 1 AND t.fiscal_year = $3 THEN t.completed ELSE 0 END) AS bigint) AS completed,
        CAST(SUM(CASE WHEN asked.wanted = 1 AND t.fiscal_year = $3 THEN t.certificates ELSE 0 END) AS bigint) AS certificates,
        CAST(SUM(CASE WHEN asked.wanted = 1 AND t.fiscal_year = $3 THEN t.minutes ELSE 0 END) AS bigint) AS minutes,
        CAST(SUM(CASE WHEN asked.wanted = 1 THEN t.open ELSE 0 END) AS bigint) AS open,
        CAST(SUM(CASE WHEN asked.wanted = 1 AND t.fiscal_year < $3 THEN t.open ELSE 0 END) AS bigint) AS carried,
        CAST(SUM(CASE WHEN asked.wanted = 1 THEN t.enrolled ELSE 0 END) AS bigint) AS ever_enrolled
    FROM cells
    JOIN units ON units.first BETWEEN cells.first AND cells.last
    JOIN tallies t ON t.unit_id = units.id
    JOIN (SELECT id, CASE WHEN $4 = 0 OR id = $4 THEN 1 ELSE 0 END AS wanted FROM courses) asked ON asked.id = t.course_id
    GROUP BY cells.parent_id, cells.unit_id
)
SELECT cells.parent_id, cells.unit_id, units.code, units.name_th, units.name_en,
    COALESCE(people.people, 0) AS people, COALESCE(figures.tallies, 0) AS tallies,
    COALESCE(figures.enrolled, 0) AS enrolled, COALESCE(figures.completed, 0) AS completed,
    COALESCE(figures.certificates, 0) AS certificates, COALESCE(figures.minutes, 0) AS minutes,
    COALESCE(figures.open, 0) AS open, COALESCE(figures.carried, 0) AS carried,
    COALESCE(figures.ever_enrolled, 0) AS ever_enrolled
FROM cells
JOIN units ON units.id = cells.unit_id
LEFT JOIN people ON people.parent_id = cells.parent_id AND people.unit_id = cells.unit_id
LEFT JOIN figures ON figures.parent_id = cells.parent_id AND figures.unit_id = cells.unit_id
ORDER BY cells.first, cells.last";
    let values =
        [from.first.into(), place.unit().first.into(), year.buddhist().into(), course.map_or(0, |course| course.0).into()];
    Cell::find_by_statement(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).all(db).await
}
