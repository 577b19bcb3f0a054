//! A competency framework in one of its editions.

use sea_orm::entity::prelude::*;

use crate::id::{FrameworkId, UnitId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "frameworks")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: FrameworkId,
    #[sea_orm(column_type = "Text")]
    pub code: String,
    #[sea_orm(column_type = "Text")]
    pub edition: String,
    #[sea_orm(column_type = "Text")]
    pub name_th: String,
    #[sea_orm(column_type = "Text")]
    pub name_en: String,
    pub is_default: bool,
    /// The `courses::framework::Framework` that it is.
    #[sea_orm(column_type = "Json", nullable)]
    pub content: Option<Json>,
    #[sea_orm(column_type = "Text", nullable)]
    pub content_sha256: Option<String>,
    /// Whose administrators look after it; none for those that ship or came in from the console.
    pub owner_id: Option<UnitId>,
}

impl ActiveModelBehavior for ActiveModel {}
