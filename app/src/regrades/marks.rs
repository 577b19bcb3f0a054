//! What an attempt came to, as it stands today. Every page, list and letter that tells a result asks here.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    entity::{Attempt, AttemptGrade, Enrolment, attempt, attempt_grade, enrolment},
    error::AppError,
    id::{AttemptId, CourseVersionId},
};

/// Puts points and pass of the newest correction in the place of the first ones, and gives those corrections.
///
/// The rows are for reading: what is in the database stays as it was.
pub async fn settle(
    db: &impl ConnectionTrait,
    attempts: &mut [attempt::Model],
) -> Result<HashMap<AttemptId, attempt_grade::Model>, AppError> {
    if attempts.is_empty() {
        return Ok(HashMap::new());
    }
    let ids = attempts.iter().map(|attempt| attempt.id);
    let rows = AttemptGrade::find()
        .filter(attempt_grade::Column::AttemptId.is_in(ids))
        .order_by_asc(attempt_grade::Column::Id)
        .all(db)
        .await?;
    // Later rows take the place of earlier ones.
    let newest: HashMap<_, _> = rows.into_iter().map(|row| (row.attempt_id, row)).collect();
    for attempt in attempts {
        let Some(row) = newest.get(&attempt.id) else { continue };
        attempt.points = Some(row.points);
        attempt.max_points = Some(row.max_points);
        attempt.passed = Some(row.passed);
    }
    Ok(newest)
}

/// How many of these attempts have passed only since a correction, by version: those that their first result does not
/// count.
pub async fn passed_since(db: &impl ConnectionTrait, attempts: &[AttemptId]) -> Result<HashMap<CourseVersionId, i64>, AppError> {
    let of_enrolment = Enrolment::belongs_to(Attempt).from(enrolment::Column::Id).to(attempt::Column::EnrolmentId);
    let of_attempt = Attempt::belongs_to(AttemptGrade).from(attempt::Column::Id).to(attempt_grade::Column::AttemptId);
    let rows: Vec<(CourseVersionId, i64)> = Enrolment::find()
        .join(JoinType::InnerJoin, of_enrolment.into())
        .join(JoinType::InnerJoin, of_attempt.into())
        .filter(attempt_grade::Column::AttemptId.is_in(attempts.iter().copied()))
        .filter(attempt_grade::Column::AtClosing.eq(false))
        .filter(attempt_grade::Column::Passed.eq(true))
        .filter(attempt_grade::Column::PassedBefore.eq(false))
        .select_only()
        .column(enrolment::Column::VersionId)
        .column_as(attempt_grade::Column::Id.count(), "passed")
        .group_by(enrolment::Column::VersionId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}
