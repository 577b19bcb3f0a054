//! One code that stands in for the second factor, once.

use sea_orm::entity::prelude::*;

use crate::id::{AccountId, RecoveryCodeId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recovery_codes")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: RecoveryCodeId,
    pub account_id: AccountId,
    #[sea_orm(column_type = "Blob")]
    pub code_hash: Vec<u8>,
    pub used_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "AccountId", to = "Id")]
    pub account: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
