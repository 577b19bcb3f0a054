//! An area or a unit of skill in a framework.

use sea_orm::entity::prelude::*;

use super::kinds::SkillKind;
use crate::id::{FrameworkId, SkillId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "skills")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: SkillId,
    pub framework_id: FrameworkId,
    pub parent_id: Option<SkillId>,
    #[sea_orm(column_type = "Text")]
    pub code: String,
    pub kind: SkillKind,
    pub is_core: bool,
    pub position: i32,
    #[sea_orm(column_type = "Text")]
    pub name_th: String,
    #[sea_orm(column_type = "Text")]
    pub name_en: String,
    #[sea_orm(belongs_to, from = "FrameworkId", to = "Id")]
    pub framework: BelongsTo<super::framework::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
