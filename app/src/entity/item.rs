//! A question of the bank through all its versions.

use sea_orm::entity::prelude::*;

use super::kinds::ItemStatus;
use crate::id::{ItemId, ItemVersionId, SkillId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "items")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ItemId,
    #[sea_orm(column_type = "Text")]
    pub code: String,
    /// The area whose test asks it.
    pub area_id: SkillId,
    /// The unit of skill that it measures, or the area.
    pub skill_id: SkillId,
    pub status: ItemStatus,
    pub current_version_id: Option<ItemVersionId>,
    /// How often it was answered in skill tests.
    pub exposures: i64,
}

impl ActiveModelBehavior for ActiveModel {}
