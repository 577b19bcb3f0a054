//! Sums over the attempts at the final test of a version, for its reliability.

use sea_orm::entity::prelude::*;

use crate::id::{CourseVersionId, PoolStatisticsId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "pool_statistics")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: PoolStatisticsId,
    pub version_id: CourseVersionId,
    #[sea_orm(column_type = "Json")]
    pub sums: Json,
    pub attempts: i64,
    pub passed: i64,
    pub moved_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "VersionId", to = "Id")]
    pub version: BelongsTo<super::course_version::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
