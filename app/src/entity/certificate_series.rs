//! The last number given by an issuer in a fiscal year.

use sea_orm::entity::prelude::*;

use crate::id::{CertificateSeriesId, UnitId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "certificate_series")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: CertificateSeriesId,
    pub unit_id: UnitId,
    pub fiscal_year: i16,
    pub last: i32,
    #[sea_orm(belongs_to, from = "UnitId", to = "Id")]
    pub unit: BelongsTo<super::unit::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
