//! An administrative act or a look at somebody else's record, chained so that a change shows.

use sea_orm::entity::prelude::*;

use crate::id::{AuditEntryId, PersonId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entries")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: AuditEntryId,
    pub at: DateTimeUtc,
    pub actor_id: Option<PersonId>,
    #[sea_orm(column_type = "Text")]
    pub act: String,
    #[sea_orm(column_type = "Text")]
    pub subject: String,
    #[sea_orm(column_type = "Json")]
    pub detail: Json,
    #[sea_orm(column_type = "Blob")]
    pub chain: Vec<u8>,
    #[sea_orm(belongs_to, from = "ActorId", to = "Id")]
    pub actor: BelongsTo<Option<super::person::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
