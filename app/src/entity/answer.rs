//! Every answer as it was given, numbered within its attempt; append-only.

use sea_orm::entity::prelude::*;

use crate::id::{AnswerId, AttemptId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "answers")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: AnswerId,
    pub attempt_id: AttemptId,
    pub number: i32,
    #[sea_orm(column_type = "Text")]
    pub question: String,
    #[sea_orm(column_type = "Text")]
    pub value: String,
    #[sea_orm(column_type = "Text")]
    pub client_key: String,
    pub saved_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "AttemptId", to = "Id")]
    pub attempt: BelongsTo<super::attempt::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
