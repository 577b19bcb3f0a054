//! A file with a framework, as an administrator has sent it.

use sea_orm::entity::prelude::*;

use crate::id::{FrameworkFileId, PersonId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "framework_files")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: FrameworkFileId,
    pub person_id: PersonId,
    #[sea_orm(column_type = "Text")]
    pub file_sha256: String,
    /// Its ending says in which form it is.
    #[sea_orm(column_type = "Text")]
    pub file_name: String,
    pub sent_at: DateTimeUtc,
    pub saved_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
