//! A node of the agency tree: ministry, department, division, group, province. `first..=last` is the range of numbers that its subtree owns.

use sea_orm::entity::prelude::*;

use super::kinds::UnitKind;
use crate::id::UnitId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "units")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: UnitId,
    #[sea_orm(column_type = "Text")]
    pub code: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub external_code: Option<String>,
    pub parent_id: Option<UnitId>,
    pub kind: UnitKind,
    pub first: i64,
    pub last: i64,
    #[sea_orm(column_type = "Text")]
    pub name_th: String,
    #[sea_orm(column_type = "Text")]
    pub name_en: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub abbr: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub logo_sha256: Option<String>,
    pub valid_from: Date,
    pub valid_to: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}
