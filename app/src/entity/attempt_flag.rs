//! That a learner wants to come back to a question of her paper. There or not; no part of the record.

use sea_orm::entity::prelude::*;

use crate::id::AttemptId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempt_flags")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub attempt_id: AttemptId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub question: String,
}

impl ActiveModelBehavior for ActiveModel {}
