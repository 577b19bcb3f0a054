//! A human being, once, whatever accounts and postings she has had.

use sea_orm::entity::prelude::*;

use crate::id::PersonId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "people")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: PersonId,
    #[sea_orm(column_type = "Blob", nullable)]
    pub national_id_cipher: Option<Vec<u8>>,
    #[sea_orm(column_type = "Blob", nullable)]
    pub national_id_hmac: Option<Vec<u8>>,
    #[sea_orm(column_type = "Text", nullable)]
    pub staff_no: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub prefix_th: String,
    #[sea_orm(column_type = "Text")]
    pub given_th: String,
    #[sea_orm(column_type = "Text")]
    pub family_th: String,
    #[sea_orm(column_type = "Text")]
    pub prefix_en: String,
    #[sea_orm(column_type = "Text")]
    pub given_en: String,
    #[sea_orm(column_type = "Text")]
    pub family_en: String,
    #[sea_orm(column_type = "Text")]
    pub sort_key: String,
    #[sea_orm(column_type = "Text")]
    pub search_key: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub print_name_th: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub print_name_en: Option<String>,
    pub print_name_confirmed_at: Option<DateTimeUtc>,
    pub merged_into: Option<PersonId>,
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
