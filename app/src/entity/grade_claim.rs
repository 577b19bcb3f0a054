//! Who has a written answer before her to grade it, and until when.

use sea_orm::entity::prelude::*;

use crate::id::{GradeClaimId, PersonId, WrittenAnswerId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "grade_claims")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: GradeClaimId,
    pub written_answer_id: WrittenAnswerId,
    pub grader_id: PersonId,
    pub until: DateTimeUtc,
    #[sea_orm(belongs_to, from = "WrittenAnswerId", to = "Id")]
    pub written_answer: BelongsTo<super::written_answer::Entity>,
    #[sea_orm(belongs_to, from = "GraderId", to = "Id")]
    pub grader: BelongsTo<super::person::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
