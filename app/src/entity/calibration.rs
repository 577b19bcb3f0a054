//! A calibration of the items of an area that was finished.

use sea_orm::entity::prelude::*;

use crate::id::{CalibrationId, SkillId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "calibrations")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: CalibrationId,
    pub area_id: SkillId,
    pub at: DateTimeUtc,
    pub tests: i64,
    pub answers: i64,
    pub log_likelihood: f64,
    pub mean: f64,
    pub deviation: f64,
    pub cycles: i32,
    pub taken: i32,
    #[sea_orm(belongs_to, from = "AreaId", to = "Id")]
    pub area: BelongsTo<super::skill::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
