//! How many people of exactly this unit and population stand on each level, by source.

use sea_orm::entity::prelude::*;

use super::kinds::SkillSource;
use crate::id::{SkillId, SkillTallyId, UnitId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "skill_tallies")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: SkillTallyId,
    pub unit_id: UnitId,
    pub skill_id: SkillId,
    pub source: SkillSource,
    /// The name of a `courses::framework::Population`.
    #[sea_orm(column_type = "Text")]
    pub population: String,
    pub level_0: i32,
    pub level_1: i32,
    pub level_2: i32,
    pub level_3: i32,
    pub level_4: i32,
    pub level_5: i32,
    #[sea_orm(belongs_to, from = "UnitId", to = "Id")]
    pub unit: BelongsTo<super::unit::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
