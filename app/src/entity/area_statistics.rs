//! Sums over the skill tests of an area that gave a result.

use sea_orm::entity::prelude::*;

use crate::id::{AreaStatisticsId, SkillId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "area_statistics")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: AreaStatisticsId,
    pub skill_id: SkillId,
    pub tests: i64,
    pub answers: i64,
    pub ability: f64,
    pub ability_squares: f64,
    pub error_squares: f64,
    pub moved_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "SkillId", to = "Id")]
    pub skill: BelongsTo<super::skill::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
