//! What a calibration found of one item: parameters in a new version, or why it keeps the ones that it had.

use sea_orm::entity::prelude::*;

use crate::id::{CalibrationId, ItemCalibrationId, ItemId, ItemVersionId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "item_calibrations")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ItemCalibrationId,
    pub calibration_id: CalibrationId,
    pub item_id: ItemId,
    pub item_version_id: Option<ItemVersionId>,
    pub answers: i64,
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
    #[sea_orm(column_type = "Json", nullable)]
    pub parameters: Option<Json>,
    #[sea_orm(column_type = "Json", nullable)]
    pub errors: Option<Json>,
    pub infit: Option<f64>,
    pub outfit: Option<f64>,
    #[sea_orm(belongs_to, from = "CalibrationId", to = "Id")]
    pub calibration: BelongsTo<super::calibration::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
