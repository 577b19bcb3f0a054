//! Who signs the certificates of a unit and of those below it.

use sea_orm::entity::prelude::*;

use crate::id::{SignatoryId, UnitId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signatories")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: SignatoryId,
    pub unit_id: UnitId,
    #[sea_orm(column_type = "Text")]
    pub name_th: String,
    #[sea_orm(column_type = "Text")]
    pub name_en: String,
    #[sea_orm(column_type = "Text")]
    pub position_th: String,
    #[sea_orm(column_type = "Text")]
    pub position_en: String,
    pub valid_from: Date,
    pub valid_to: Option<Date>,
    #[sea_orm(belongs_to, from = "UnitId", to = "Id")]
    pub unit: BelongsTo<super::unit::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
