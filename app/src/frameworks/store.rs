//! The queries of the feature.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, JoinType, QueryFilter, QuerySelect, RelationTrait,
    sea_query::Expr,
};

use crate::{
    access::Administrator,
    entity::{
        Course, FrameworkFile, Item, ItemStatus, Skill, SkillTally, Unit, course, course_skill, framework_file, item, skill,
        skill_tally, unit,
    },
    error::AppError,
    id::{FrameworkFileId, FrameworkId, UnitId},
};

/// A file that the administrator herself has sent.
pub async fn file(db: &impl ConnectionTrait, by: &Administrator, id: FrameworkFileId) -> Result<framework_file::Model, AppError> {
    let row = FrameworkFile::find_by_id(id).filter(framework_file::Column::PersonId.eq(by.person())).one(db).await?;
    row.ok_or(AppError::NotFound)
}

/// What rests on a framework.
#[derive(Clone, Copy, Debug, Default)]
pub struct Used {
    /// Courses of the catalogue that teach a skill of it.
    pub courses: i64,
    /// Items of the bank that measure a skill of it.
    pub items: i64,
    /// Levels of people that stand now, all sources together.
    pub levels: i64,
}

/// Where every framework is used.
pub async fn used(db: &impl ConnectionTrait) -> Result<HashMap<FrameworkId, Used>, DbErr> {
    let mut used: HashMap<FrameworkId, Used> = HashMap::new();
    let current =
        Course::belongs_to(course_skill::Entity).from(course::Column::CurrentVersionId).to(course_skill::Column::VersionId);
    let courses = Course::find()
        .select_only()
        .column(skill::Column::FrameworkId)
        .column_as(Expr::col((course::Entity, course::Column::Id)).count_distinct(), "courses")
        .join(JoinType::InnerJoin, current.into())
        .join(JoinType::InnerJoin, course_skill::Relation::Skill.def())
        .group_by(skill::Column::FrameworkId);
    for (id, courses) in courses.into_tuple::<(FrameworkId, i64)>().all(db).await? {
        used.entry(id).or_default().courses = courses;
    }
    let items = Item::find()
        .select_only()
        .column(skill::Column::FrameworkId)
        .column_as(item::Column::Id.count(), "items")
        .join(JoinType::InnerJoin, Item::belongs_to(Skill).from(item::Column::AreaId).to(skill::Column::Id).into())
        .filter(item::Column::Status.eq(ItemStatus::Active))
        .group_by(skill::Column::FrameworkId);
    for (id, items) in items.into_tuple::<(FrameworkId, i64)>().all(db).await? {
        used.entry(id).or_default().items = items;
    }
    for (id, levels) in levels(db).await? {
        used.entry(id).or_default().levels = levels;
    }
    Ok(used)
}

/// From the sums of units, never by counting people. PostgreSQL sums integers to decimals, so the sum is cast back.
async fn levels(db: &impl ConnectionTrait) -> Result<Vec<(FrameworkId, i64)>, DbErr> {
    let all = [
        skill_tally::Column::Level1,
        skill_tally::Column::Level2,
        skill_tally::Column::Level3,
        skill_tally::Column::Level4,
        skill_tally::Column::Level5,
    ];
    let each = all.into_iter().fold(Expr::col(skill_tally::Column::Level0), |sum, level| sum.add(Expr::col(level)));
    SkillTally::find()
        .select_only()
        .column(skill::Column::FrameworkId)
        .column_as(each.sum().cast_as("bigint"), "levels")
        .join(JoinType::InnerJoin, SkillTally::belongs_to(Skill).from(skill_tally::Column::SkillId).to(skill::Column::Id).into())
        .group_by(skill::Column::FrameworkId)
        .into_tuple()
        .all(db)
        .await
}

/// The names of units, Thai and English.
pub async fn units(db: &impl ConnectionTrait, ids: Vec<UnitId>) -> Result<HashMap<UnitId, unit::Model>, DbErr> {
    let rows = Unit::find().filter(unit::Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}
