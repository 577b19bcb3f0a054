//! A file of results of other institutions, as an HR officer has sent it.

use sea_orm::entity::prelude::*;

use crate::id::{ExternalImportId, PersonId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "external_imports")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ExternalImportId,
    /// The officer.
    pub person_id: PersonId,
    #[sea_orm(column_type = "Text")]
    pub file_sha256: String,
    #[sea_orm(column_type = "Text")]
    pub file_name: String,
    pub rows: i32,
    pub sent_at: DateTimeUtc,
    pub written_at: Option<DateTimeUtc>,
    /// How many of its rows were new when it was written.
    pub new_results: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}
