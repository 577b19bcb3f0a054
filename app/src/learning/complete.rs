//! Completing a course: completion, certificate, mail and tally, in one transaction or not at all.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, EntityTrait, entity::prelude::DateTimeUtc};

use super::version;
use crate::{
    certificates::issue,
    entity::{completion, enrolment},
    error::{AppError, Conflict},
    people::posting,
    reports::tally::{self, Delta},
    state::AppState,
    thai::{FiscalYear, date::bangkok_date},
};

/// The points of the test that completed the course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    pub points: u32,
    pub max: u32,
}

/// Writes the completion of an enrolment with a copy of the posting held that day (or last before it), and all that
/// follows from it.
///
/// The caller holds the lock on the enrolment and has seen that it was not complete before; the unique key on the
/// enrolment stands behind that.
pub async fn complete(
    state: &AppState,
    txn: &DatabaseTransaction,
    enrolment: &enrolment::Model,
    score: Option<Score>,
    now: DateTimeUtc,
) -> Result<(), AppError> {
    let today = bangkok_date(now);
    let package = version::package(state, txn, enrolment.version_id).await?;
    let posting = posting::last(txn, enrolment.person_id, today).await?.ok_or(AppError::Conflict(Conflict::NoPosting))?;
    let minutes = i32::from(package.manifest.minutes);
    let points = |of: fn(Score) -> u32| score.map(|score| i32::try_from(of(score))).transpose().map_err(AppError::internal);
    let completion = completion::ActiveModel {
        enrolment_id: Set(enrolment.id),
        person_id: Set(enrolment.person_id),
        course_id: Set(enrolment.course_id),
        version_id: Set(enrolment.version_id),
        completed_at: Set(now),
        completed_on: Set(today),
        fiscal_year: Set(FiscalYear::of(today).buddhist()),
        minutes: Set(minutes),
        points: Set(points(|score| score.points)?),
        max_points: Set(points(|score| score.max)?),
        unit_id: Set(posting.unit_id),
        position_th: Set(posting.position_th),
        position_en: Set(posting.position_en),
        level: Set(posting.level),
        employee_kind: Set(posting.employee_kind),
        is_it: Set(posting.is_it),
        work_province_id: Set(posting.work_province_id),
        ..Default::default()
    }
    .insert(txn)
    .await?;

    tally::add(txn, enrolment.unit_id, enrolment.course_id, today, Delta { open: -1, ..Delta::default() }).await?;
    let done = Delta { completed: 1, certificates: 1, minutes: minutes.into(), ..Delta::default() };
    tally::add(txn, posting.unit_id, enrolment.course_id, today, done).await?;
    issue::first(txn, &completion, &package.manifest, bangkok_date(enrolment.enrolled_at), now).await
}

/// Whether an enrolment has been completed.
pub async fn of(
    db: &impl sea_orm::ConnectionTrait,
    enrolment: crate::id::EnrolmentId,
) -> Result<Option<completion::Model>, AppError> {
    use sea_orm::{ColumnTrait, QueryFilter};
    Ok(completion::Entity::find().filter(completion::Column::EnrolmentId.eq(enrolment)).one(db).await?)
}
