//! A letter to be sent, written in the transaction of what it tells. A worker sends it.

use sea_orm::entity::prelude::*;

use super::kinds::MailState;
use crate::id::{AccountId, MailId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mails")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: MailId,
    #[sea_orm(column_type = "Text")]
    pub dedupe_key: String,
    #[sea_orm(column_type = "Json")]
    pub letter: Json,
    pub account_id: AccountId,
    #[sea_orm(column_type = "Text")]
    pub recipient: String,
    pub state: MailState,
    pub tries: i32,
    pub due_at: DateTimeUtc,
    pub leased_until: Option<DateTimeUtc>,
    /// When it last came into the queue: at first, or when somebody sent it on its way again.
    pub queued_at: DateTimeUtc,
    pub created_at: DateTimeUtc,
    pub settled_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub last_answer: Option<String>,
    #[sea_orm(belongs_to, from = "AccountId", to = "Id")]
    pub account: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
