//! One immutable state of an item, with its key and the parameters by which it measures.

use sea_orm::entity::prelude::*;

use super::kinds::ItemBasis;
use crate::id::{ItemId, ItemVersionId, RegradeId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "item_versions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ItemVersionId,
    pub item_id: ItemId,
    pub number: i32,
    /// A `courses::bank::StoredItem`: it holds the key.
    #[sea_orm(column_type = "Json")]
    pub content: Json,
    #[sea_orm(column_type = "Text")]
    pub content_sha256: String,
    pub level: i16,
    /// A `courses::irt::Item`.
    #[sea_orm(column_type = "Json")]
    pub parameters: Json,
    pub basis: ItemBasis,
    pub created_at: DateTimeUtc,
    /// The correction that it came from; none for one from the files or from a calibration.
    pub regrade_id: Option<RegradeId>,
    #[sea_orm(belongs_to, from = "ItemId", to = "Id")]
    pub item: BelongsTo<super::item::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
