//! How a state of the question of an item was answered in skill tests: sums, moved by the job that takes closed tests in.

use sea_orm::entity::prelude::*;

use crate::id::{ItemId, ItemStatisticsId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "item_statistics")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ItemStatisticsId,
    pub item_id: ItemId,
    #[sea_orm(column_type = "Text")]
    pub content_sha256: String,
    #[sea_orm(column_type = "Json")]
    pub figures: Json,
    pub answers: i64,
    #[sea_orm(column_type = "Json")]
    pub flags: Json,
    pub flagged: bool,
    pub moved_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "ItemId", to = "Id")]
    pub item: BelongsTo<super::item::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
