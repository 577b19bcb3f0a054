//! What reading leaves behind: where she was, and that she has read a lesson to the end.

use courses::{
    completion::{Evidence, Fact, Item, Progress},
    package::Lesson,
};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, entity::prelude::DateTimeUtc, sea_query::Expr};

use crate::{
    catalogue::course::OpenCourse,
    entity::{Enrolment, enrolment},
    error::AppError,
    learning::evidence::{self, Standing},
    state::AppState,
};

/// Remembers where she is. Opening the same lesson again writes nothing.
///
/// The page does not depend on it: where it fails she can still read, and the log has the cause.
pub async fn remember(state: &AppState, standing: &Standing, lesson: &Lesson, now: DateTimeUtc) {
    if standing.enrolment.place.as_deref() == Some(&lesson.slug) {
        return;
    }
    if let Err(error) = write_place(state, standing, lesson, now).await {
        tracing::warn!(%error, "the place in a course was not remembered");
    }
}

async fn write_place(state: &AppState, standing: &Standing, lesson: &Lesson, now: DateTimeUtc) -> Result<(), DbErr> {
    Enrolment::update_many()
        .col_expr(enrolment::Column::Place, Expr::value(lesson.slug.as_str()))
        .col_expr(enrolment::Column::LastActiveAt, Expr::value(now))
        .filter(enrolment::Column::Id.eq(standing.enrolment.id))
        .exec(state.db.write())
        .await?;
    Ok(())
}

/// Records that she has read a lesson of her version; if that completes the course, everything that follows from it is
/// written with it. A second time changes nothing.
pub async fn read(state: &AppState, standing: &Standing, lesson: &Lesson, now: DateTimeUtc) -> Result<Progress, AppError> {
    let fact = Evidence { item: Item::Lesson(lesson.slug.clone()), fact: Fact::Read };
    if standing.evidence.contains(&fact) {
        return Ok(standing.progress.clone());
    }
    let txn = state.db.begin().await?;
    let progress = evidence::record(state, &txn, standing.enrolment.id, fact, None, now).await?;
    txn.commit().await?;
    Ok(progress)
}

/// Where she goes from the lesson at `place`: to the next one, or to the course when it was the last or all are read.
pub fn way_on(course: &OpenCourse, place: usize, progress: &Progress) -> String {
    let is_left = progress.missing.iter().any(|requirement| matches!(requirement.item, Item::Lesson(_)));
    match course.package.lessons.get(place + 1).filter(|_| is_left) {
        Some(next) => course.lesson_address(next),
        None => course.address(),
    }
}
