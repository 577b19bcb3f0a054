//! What a level of a framework means.

use sea_orm::entity::prelude::*;

use crate::id::{FrameworkId, SkillLevelId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "skill_levels")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: SkillLevelId,
    pub framework_id: FrameworkId,
    pub level: i16,
    #[sea_orm(column_type = "Text")]
    pub name_th: String,
    #[sea_orm(column_type = "Text")]
    pub name_en: String,
    #[sea_orm(column_type = "Text")]
    pub description_th: String,
    #[sea_orm(column_type = "Text")]
    pub description_en: String,
    #[sea_orm(belongs_to, from = "FrameworkId", to = "Id")]
    pub framework: BelongsTo<super::framework::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
