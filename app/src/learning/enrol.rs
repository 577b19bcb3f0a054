//! Enrolling: a person takes up the version of a course that is current now, and stays on it.

use courses::completion::Required;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, entity::prelude::DateTimeUtc,
    sea_query::OnConflict,
};

use super::version;
use crate::{
    entity::{Course, Enrolment, course, enrolment},
    error::{AppError, Conflict},
    id::{CourseId, EnrolmentId, PersonId},
    people::posting,
    reports::tally::{self, Delta},
    state::AppState,
    thai::date::bangkok_date,
};

/// Enrols a person in the course of that slug; one who is enrolled already keeps what she has.
pub async fn enrol(state: &AppState, person: PersonId, slug: &str, now: DateTimeUtc) -> Result<EnrolmentId, AppError> {
    let course = Course::find().filter(course::Column::Slug.eq(slug)).one(state.db.read()).await?.ok_or(AppError::NotFound)?;
    if let Some(existing) = latest(state.db.read(), person, course.id).await? {
        return Ok(existing.id);
    }
    let version = course.current_version_id.ok_or(AppError::Conflict(Conflict::NotPublished))?;
    let package = version::package(state, state.db.read(), version).await?;
    let required = i32::try_from(Required::of(&package).iter().count()).map_err(AppError::internal)?;
    let today = bangkok_date(now);

    let txn = state.db.begin().await?;
    let posting = posting::primary(&txn, person, today).await?.ok_or(AppError::Conflict(Conflict::NoPosting))?;
    let inserted = Enrolment::insert(enrolment::ActiveModel {
        person_id: Set(person),
        course_id: Set(course.id),
        version_id: Set(version),
        cycle: Set(1),
        unit_id: Set(posting.unit_id),
        enrolled_at: Set(now),
        done: Set(0),
        required: Set(required),
        last_active_at: Set(now),
        ..Default::default()
    })
    .on_conflict(
        OnConflict::columns([enrolment::Column::PersonId, enrolment::Column::CourseId, enrolment::Column::Cycle])
            .do_nothing()
            .to_owned(),
    )
    .exec_without_returning(&txn)
    .await?;
    if inserted == 1 {
        tally::add(&txn, posting.unit_id, course.id, today, Delta { enrolled: 1, open: 1, ..Delta::default() }).await?;
    }
    let enrolment = latest(&txn, person, course.id).await?.ok_or(AppError::NotFound)?;
    txn.commit().await?;
    Ok(enrolment.id)
}

/// The newest enrolment of a person in a course.
pub async fn latest(db: &impl ConnectionTrait, person: PersonId, course: CourseId) -> Result<Option<enrolment::Model>, DbErr> {
    Enrolment::find()
        .filter(enrolment::Column::PersonId.eq(person))
        .filter(enrolment::Column::CourseId.eq(course))
        .order_by_desc(enrolment::Column::Cycle)
        .one(db)
        .await
}
