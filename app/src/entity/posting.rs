//! Where a person works and as what, from when to when. A transfer is a new posting.

use sea_orm::entity::prelude::*;

use crate::id::{PersonId, PostingId, UnitId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "postings")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: PostingId,
    pub person_id: PersonId,
    pub unit_id: UnitId,
    #[sea_orm(column_type = "Text", nullable)]
    pub position_no: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub position_th: String,
    #[sea_orm(column_type = "Text")]
    pub position_en: String,
    #[sea_orm(column_type = "Text")]
    pub level: String,
    #[sea_orm(column_type = "Text")]
    pub employee_kind: String,
    pub is_it: bool,
    pub is_primary: bool,
    pub work_province_id: Option<UnitId>,
    pub valid_from: Date,
    pub valid_to: Option<Date>,
    #[sea_orm(belongs_to, from = "UnitId", to = "Id")]
    pub unit: BelongsTo<super::unit::Entity>,
    #[sea_orm(belongs_to, from = "PersonId", to = "Id")]
    pub person: BelongsTo<super::person::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
