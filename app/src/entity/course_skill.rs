//! A skill that a version teaches, and to which level.

use sea_orm::entity::prelude::*;

use crate::id::{CourseSkillId, CourseVersionId, SkillId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "course_skills")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: CourseSkillId,
    pub version_id: CourseVersionId,
    pub skill_id: SkillId,
    pub level: i16,
    #[sea_orm(belongs_to, from = "VersionId", to = "Id")]
    pub version: BelongsTo<super::course_version::Entity>,
    #[sea_orm(belongs_to, from = "SkillId", to = "Id")]
    pub skill: BelongsTo<super::skill::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
