//! When a node that serves people was last up: one row a node.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "heartbeats")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub node: String,
    pub beat_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
