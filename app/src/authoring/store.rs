//! The courses and versions of the units in a trainer's scope, with who is on them.

use std::collections::BTreeMap;

use courses::Bilingual;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, DerivePartialModel, EntityTrait, FromQueryResult, JoinType, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, RelationTrait, Select, entity::prelude::DateTimeUtc,
};

use crate::{
    access::Trainer,
    entity::{
        Course, CourseSkill, CourseVersion, Enrolment, Tally, Unit, VersionChange, VersionState, course, course_skill,
        course_version, enrolment, skill, tally, unit,
    },
    error::{AppError, Fault},
    id::{CourseId, CourseVersionId, UnitId},
};

/// So many courses stand on a page of the list.
pub const PAGE: u64 = 50;

/// A course and the unit that owns it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct CourseLine {
    pub id: CourseId,
    pub slug: String,
    pub current_version_id: Option<CourseVersionId>,
    pub owner_th: String,
    pub owner_en: String,
}

/// A version without its texts.
#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "CourseVersion")]
pub struct VersionLine {
    pub id: CourseVersionId,
    pub course_id: CourseId,
    pub number: String,
    pub state: VersionState,
    pub change: Option<VersionChange>,
    pub title_th: String,
    pub title_en: String,
    pub uploaded_at: DateTimeUtc,
    pub published_at: Option<DateTimeUtc>,
}

/// A version that she may see.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Version {
    pub id: CourseVersionId,
    pub course_id: CourseId,
    pub slug: String,
    pub current_version_id: Option<CourseVersionId>,
    pub number: String,
    pub state: VersionState,
    pub change: Option<VersionChange>,
    pub package_sha256: String,
    pub uploaded_at: DateTimeUtc,
    pub published_at: Option<DateTimeUtc>,
    pub owner_th: String,
    pub owner_en: String,
}

/// How many people are on something, and how many have it behind them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    pub in_progress: i64,
    pub completed: i64,
}

/// A skill that a version teaches, by its name.
#[derive(Clone, Debug, FromQueryResult)]
pub struct SkillLine {
    pub code: String,
    pub name_th: String,
    pub name_en: String,
    pub level: i16,
}

fn in_scope(trainer: &Trainer) -> Select<Course> {
    Course::find()
        .select_only()
        .columns([course::Column::Id, course::Column::Slug, course::Column::CurrentVersionId])
        .column_as(unit::Column::NameTh, "owner_th")
        .column_as(unit::Column::NameEn, "owner_en")
        .join(JoinType::InnerJoin, course::Relation::Unit.def())
        .filter(trainer.scope().condition())
}

/// A page of the courses in scope, the newest first, and how many there are.
pub async fn courses(db: &impl ConnectionTrait, trainer: &Trainer, page: u64) -> Result<(Vec<CourseLine>, u64), DbErr> {
    let query = in_scope(trainer);
    let all = query.clone().count(db).await?;
    let lines = query
        .order_by_desc(course::Column::Id)
        .offset(page.saturating_sub(1) * PAGE)
        .limit(PAGE)
        .into_model::<CourseLine>()
        .all(db)
        .await?;
    Ok((lines, all))
}

/// The course of that slug.
pub async fn course(db: &impl ConnectionTrait, trainer: &Trainer, slug: &str) -> Result<CourseLine, AppError> {
    let found = in_scope(trainer).filter(course::Column::Slug.eq(slug)).into_model::<CourseLine>().one(db).await?;
    found.ok_or(AppError::NotFound)
}

/// All versions of some courses, in the order in which they came.
pub async fn versions(
    db: &impl ConnectionTrait,
    courses: impl IntoIterator<Item = CourseId> + Send,
) -> Result<Vec<VersionLine>, DbErr> {
    CourseVersion::find()
        .filter(course_version::Column::CourseId.is_in(courses))
        .order_by_asc(course_version::Column::Id)
        .into_partial_model()
        .all(db)
        .await
}

/// The version, drafted or published.
pub async fn version(db: &impl ConnectionTrait, trainer: &Trainer, id: CourseVersionId) -> Result<Version, AppError> {
    let found = CourseVersion::find_by_id(id)
        .select_only()
        .columns([
            course_version::Column::Id,
            course_version::Column::CourseId,
            course_version::Column::Number,
            course_version::Column::State,
            course_version::Column::Change,
            course_version::Column::PackageSha256,
            course_version::Column::UploadedAt,
            course_version::Column::PublishedAt,
        ])
        .columns([course::Column::Slug, course::Column::CurrentVersionId])
        .column_as(unit::Column::NameTh, "owner_th")
        .column_as(unit::Column::NameEn, "owner_en")
        .join(JoinType::InnerJoin, course_version::Relation::Course.def())
        .join(JoinType::InnerJoin, course::Relation::Unit.def())
        .filter(trainer.scope().condition())
        .into_model::<Version>()
        .one(db)
        .await?;
    found.ok_or(AppError::NotFound)
}

/// Who is on which course, by its tallies: as many rows as units and months, whatever the number of people.
pub async fn standing_by_course(
    db: &impl ConnectionTrait,
    courses: impl IntoIterator<Item = CourseId> + Send,
) -> Result<BTreeMap<CourseId, Standing>, DbErr> {
    let rows: Vec<(CourseId, i64, i64)> = Tally::find()
        .select_only()
        .column(tally::Column::CourseId)
        .column_as(tally::Column::Open.sum(), "open")
        .column_as(tally::Column::Completed.sum(), "completed")
        .filter(tally::Column::CourseId.is_in(courses))
        .group_by(tally::Column::CourseId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(course, in_progress, completed)| (course, Standing { in_progress, completed })).collect())
}

/// Who is on which version of a course.
pub async fn standing_by_version(
    db: &impl ConnectionTrait,
    course: CourseId,
) -> Result<BTreeMap<CourseVersionId, Standing>, DbErr> {
    let rows: Vec<(CourseVersionId, i64, i64)> = Enrolment::find()
        .select_only()
        .column(enrolment::Column::VersionId)
        .column_as(enrolment::Column::Id.count(), "enrolled")
        .column_as(enrolment::Column::CompletedAt.count(), "completed")
        .filter(enrolment::Column::CourseId.eq(course))
        .group_by(enrolment::Column::VersionId)
        .into_tuple()
        .all(db)
        .await?;
    let standing = |(version, enrolled, completed)| (version, Standing { in_progress: enrolled - completed, completed });
    Ok(rows.into_iter().map(standing).collect())
}

/// What a version teaches.
pub async fn skills(db: &impl ConnectionTrait, version: CourseVersionId) -> Result<Vec<SkillLine>, DbErr> {
    CourseSkill::find()
        .select_only()
        .column(course_skill::Column::Level)
        .columns([skill::Column::Code, skill::Column::NameTh, skill::Column::NameEn])
        .join(JoinType::InnerJoin, course_skill::Relation::Skill.def())
        .filter(course_skill::Column::VersionId.eq(version))
        .order_by_asc(course_skill::Column::Id)
        .into_model()
        .all(db)
        .await
}

/// The units that may own her courses: those at the top of her scope and the ones directly below, as id and names.
pub async fn owners(db: &impl ConnectionTrait, trainer: &Trainer) -> Result<Vec<(UnitId, Bilingual)>, DbErr> {
    let tops: Vec<_> = trainer.scope().tops().collect();
    let near = Condition::any().add(unit::Column::Id.is_in(tops.clone())).add(unit::Column::ParentId.is_in(tops));
    let rows: Vec<(UnitId, String, String)> = Unit::find()
        .select_only()
        .columns([unit::Column::Id, unit::Column::NameTh, unit::Column::NameEn])
        .filter(near)
        .order_by_asc(unit::Column::First)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, th, en)| (id, Bilingual { th, en })).collect())
}

/// The unit that was chosen, if it is in scope.
pub async fn owner(db: &impl ConnectionTrait, trainer: &Trainer, chosen: &str) -> Result<UnitId, AppError> {
    let not_offered = || AppError::field("unit", Fault::NotOffered);
    let id: UnitId = chosen.parse().map_err(|_| not_offered())?;
    let found = Unit::find_by_id(id).filter(trainer.scope().condition()).one(db).await?;
    Ok(found.ok_or_else(not_offered)?.id)
}

/// The unit of a course that exists and is in scope.
pub async fn owner_of_course(db: &impl ConnectionTrait, trainer: &Trainer, slug: &str) -> Result<Option<UnitId>, DbErr> {
    Course::find()
        .select_only()
        .column(course::Column::UnitId)
        .join(JoinType::InnerJoin, course::Relation::Unit.def())
        .filter(trainer.scope().condition())
        .filter(course::Column::Slug.eq(slug))
        .into_tuple()
        .one(db)
        .await
}
