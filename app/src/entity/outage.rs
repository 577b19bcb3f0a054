//! A time in which no node was up, once.

use sea_orm::entity::prelude::*;

use crate::id::OutageId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outages")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: OutageId,
    /// The last mark before it, on which all nodes agree.
    pub last_mark: DateTimeUtc,
    pub down_from: DateTimeUtc,
    pub down_to: DateTimeUtc,
    pub recorded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
