//! The append-only log of what a learner has done: this enrolment, this item, this fact, once.

use sea_orm::entity::prelude::*;

use crate::id::{EnrolmentId, EvidenceId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "evidence")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: EvidenceId,
    pub enrolment_id: EnrolmentId,
    #[sea_orm(column_type = "Text")]
    pub item: String,
    #[sea_orm(column_type = "Text")]
    pub fact: String,
    pub at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "EnrolmentId", to = "Id")]
    pub enrolment: BelongsTo<super::enrolment::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
