//! A course through all its versions.

use sea_orm::entity::prelude::*;

use crate::id::{CourseId, CourseVersionId, UnitId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "courses")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: CourseId,
    #[sea_orm(column_type = "Text")]
    pub slug: String,
    pub unit_id: UnitId,
    pub current_version_id: Option<CourseVersionId>,
    pub created_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "UnitId", to = "Id")]
    pub unit: BelongsTo<super::unit::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
