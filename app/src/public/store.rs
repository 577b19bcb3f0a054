//! The few figures that everyone may see.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, FromQueryResult, PaginatorTrait, QueryFilter, QuerySelect,
};

use crate::{
    entity::{Course, Tally, course, tally},
    thai::FiscalYear,
};

/// What the whole installation has done in a fiscal year.
pub struct Figures {
    pub completed: i64,
    pub minutes: i64,
    pub courses: i64,
}

#[derive(FromQueryResult)]
struct Sums {
    completed: Option<i64>,
    minutes: Option<i64>,
}

/// Sums of tallies: as many rows as there are units and courses, whatever the number of people.
pub async fn figures(db: &impl ConnectionTrait, year: FiscalYear) -> Result<Figures, DbErr> {
    let sums = Tally::find()
        .select_only()
        .column_as(tally::Column::Completed.sum(), "completed")
        .column_as(tally::Column::Minutes.sum().cast_as("BIGINT"), "minutes")
        .filter(tally::Column::FiscalYear.eq(year.buddhist()))
        .into_model::<Sums>()
        .one(db)
        .await?;
    let courses = Course::find().filter(course::Column::CurrentVersionId.is_not_null()).count(db).await?;
    let (completed, minutes) = sums.map_or((0, 0), |sums| (sums.completed.unwrap_or(0), sums.minutes.unwrap_or(0)));
    Ok(Figures { completed, minutes, courses: i64::try_from(courses).unwrap_or(i64::MAX) })
}
