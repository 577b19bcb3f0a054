//! The queries of the feature.

mod in_scope;

use std::collections::BTreeMap;

use courses::{grade::Correction, package::Test};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    entity::prelude::DateTimeUtc,
};

use crate::{
    entity::{
        CourseVersion, Enrolment, ItemVersion, Regrade, RegradeState, SkillAnswer, course_version, enrolment, item_version,
        regrade, skill_answer,
    },
    error::AppError,
    id::{CourseId, CourseVersionId, ItemId, ItemVersionId, RegradeId},
    learning::version,
    state::AppState,
};

pub use in_scope::{OfAttempt, OfSkillTest, attempts_in_scope, skill_tests_in_scope};

/// The states of a correction that somebody has decided on.
pub const CONFIRMED: [RegradeState; 2] = [RegradeState::Grading, RegradeState::Done];

/// What a version corrects in an older one.
pub struct Corrected {
    pub version: CourseVersionId,
    pub number: String,
    pub correction: Correction,
}

/// What a published version corrects in each of those before it, the oldest first, also where that is nothing;
/// none for a draft. The caller has proved that the course is hers to see.
pub async fn corrected(
    state: &AppState,
    db: &impl ConnectionTrait,
    course: CourseId,
    version: CourseVersionId,
) -> Result<Vec<Corrected>, AppError> {
    let rows: Vec<(CourseVersionId, String, DateTimeUtc)> = CourseVersion::find()
        .filter(course_version::Column::CourseId.eq(course))
        .filter(course_version::Column::PublishedAt.is_not_null())
        .order_by_asc(course_version::Column::Id)
        .select_only()
        .columns([course_version::Column::Id, course_version::Column::Number, course_version::Column::PublishedAt])
        .into_tuple()
        .all(db)
        .await?;
    let Some(published) = rows.iter().find(|(id, ..)| *id == version).map(|(.., at)| *at) else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for (older, number, _) in rows.into_iter().filter(|(id, _, at)| *id != version && *at <= published) {
        if let Some(correction) = between(state, db, older, version).await? {
            found.push(Corrected { version: older, number, correction });
        }
    }
    Ok(found)
}

/// What one version corrects in another; none where one of them has no final test.
pub async fn between(
    state: &AppState,
    db: &impl ConnectionTrait,
    older: CourseVersionId,
    newer: CourseVersionId,
) -> Result<Option<Correction>, AppError> {
    let (older, newer) = (version::package(state, db, older).await?, version::package(state, db, newer).await?);
    Ok(older.test.as_ref().zip(newer.test.as_ref()).map(|(older, newer): (&Test, &Test)| Correction::of(older, newer)))
}

/// The regrade that a version with corrected keys has led to.
pub async fn of_version(db: &impl ConnectionTrait, version: CourseVersionId) -> Result<Option<regrade::Model>, AppError> {
    Ok(Regrade::find().filter(regrade::Column::VersionId.eq(version)).one(db).await?)
}

/// The newest correction of the final test of a course that was decided on.
pub async fn newest_of_course(db: &impl ConnectionTrait, course: CourseId) -> Result<Option<regrade::Model>, AppError> {
    let rows = Regrade::find()
        .filter(regrade::Column::CourseId.eq(course))
        .filter(regrade::Column::State.is_in(CONFIRMED))
        .order_by_desc(regrade::Column::ConfirmedAt)
        .order_by_desc(regrade::Column::Id);
    Ok(rows.one(db).await?)
}

/// Whether a version was published before another of its course.
pub async fn is_older(db: &impl ConnectionTrait, one: CourseVersionId, other: CourseVersionId) -> Result<bool, AppError> {
    let rows: Vec<(CourseVersionId, Option<DateTimeUtc>)> = CourseVersion::find()
        .filter(course_version::Column::Id.is_in([one, other]))
        .select_only()
        .columns([course_version::Column::Id, course_version::Column::PublishedAt])
        .into_tuple()
        .all(db)
        .await?;
    let at = |version| rows.iter().find(|(id, _)| *id == version).and_then(|(id, at)| at.map(|at| (at, *id)));
    Ok(at(one).zip(at(other)).is_some_and(|(one, other)| one < other))
}

/// Whether another correction of the same course or item was decided on before.
pub async fn was_corrected_before(db: &impl ConnectionTrait, regrade: &regrade::Model) -> Result<bool, AppError> {
    let of_the_same = match (regrade.course_id, regrade.item_id) {
        (Some(course), _) => regrade::Column::CourseId.eq(course),
        (None, Some(item)) => regrade::Column::ItemId.eq(item),
        (None, None) => return Ok(false),
    };
    let others = Regrade::find()
        .filter(of_the_same)
        .filter(regrade::Column::State.is_in(CONFIRMED))
        .filter(regrade::Column::Id.ne(regrade.id));
    Ok(others.count(db).await? > 0)
}

/// A regrade, and nobody else changes it until the end of the transaction.
pub async fn lock(txn: &impl ConnectionTrait, id: RegradeId) -> Result<regrade::Model, AppError> {
    Regrade::find_by_id(id).lock_exclusive().one(txn).await?.ok_or(AppError::NotFound)
}

/// All versions of an item, with their keys.
pub async fn item_versions(db: &impl ConnectionTrait, item: ItemId) -> Result<Vec<item_version::Model>, AppError> {
    let rows = ItemVersion::find().filter(item_version::Column::ItemId.eq(item)).order_by_asc(item_version::Column::Number);
    Ok(rows.all(db).await?)
}

/// The corrections of an item, the newest first.
pub async fn of_item(db: &impl ConnectionTrait, item: ItemId) -> Result<Vec<regrade::Model>, AppError> {
    Ok(Regrade::find().filter(regrade::Column::ItemId.eq(item)).order_by_desc(regrade::Column::Id).limit(20).all(db).await?)
}

/// The newest correction that was decided on of each item that these versions belong to.
pub async fn newest_of_items(
    db: &impl ConnectionTrait,
    versions: impl IntoIterator<Item = ItemVersionId> + Send,
) -> Result<Vec<regrade::Model>, AppError> {
    let items = ItemVersion::find().select_only().column(item_version::Column::ItemId);
    let items = items.filter(item_version::Column::Id.is_in(versions)).into_query();
    let rows = Regrade::find()
        .filter(regrade::Column::ItemId.in_subquery(items))
        .filter(regrade::Column::State.is_in(CONFIRMED))
        .order_by_asc(regrade::Column::ConfirmedAt)
        .order_by_asc(regrade::Column::Id)
        .all(db)
        .await?;
    // Later ones take the place of earlier ones.
    let newest: BTreeMap<_, _> = rows.into_iter().map(|row| (row.item_id, row)).collect();
    Ok(newest.into_values().collect())
}

/// How many people are enrolled on these versions: what the job will look at.
pub async fn enrolled(db: &impl ConnectionTrait, versions: Vec<CourseVersionId>) -> Result<i64, AppError> {
    let count = Enrolment::find().filter(enrolment::Column::VersionId.is_in(versions)).count(db).await?;
    i64::try_from(count).map_err(AppError::internal)
}

/// How many answers were given to these versions of an item: what the job will look at.
pub async fn answered(db: &impl ConnectionTrait, versions: Vec<ItemVersionId>) -> Result<i64, AppError> {
    let count = SkillAnswer::find().filter(skill_answer::Column::ItemVersionId.is_in(versions)).count(db).await?;
    i64::try_from(count).map_err(AppError::internal)
}
