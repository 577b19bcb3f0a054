//! A signed-in browser. The token itself is only in the cookie.

use sea_orm::entity::prelude::*;

use crate::id::{AccountId, SessionId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: SessionId,
    pub account_id: AccountId,
    #[sea_orm(column_type = "Blob")]
    pub token_hash: Vec<u8>,
    #[sea_orm(column_type = "Text")]
    pub device: String,
    pub created_at: DateTimeUtc,
    pub last_seen_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub second_factor_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "AccountId", to = "Id")]
    pub account: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
