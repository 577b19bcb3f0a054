//! From which quarter the evidence of how many people of exactly this unit is, by skill and source.

use sea_orm::entity::prelude::*;

use super::kinds::SkillSource;
use crate::id::{SkillAgeId, SkillId, UnitId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "skill_ages")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: SkillAgeId,
    pub unit_id: UnitId,
    pub skill_id: SkillId,
    pub source: SkillSource,
    /// Quarters since January of year 0.
    pub quarter: i32,
    pub people: i32,
    #[sea_orm(belongs_to, from = "UnitId", to = "Id")]
    pub unit: BelongsTo<super::unit::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
