//! What somebody gave to a written answer; append-only.

use sea_orm::entity::prelude::*;

use crate::id::{GradeId, PersonId, WrittenAnswerId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "grades")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: GradeId,
    pub written_answer_id: WrittenAnswerId,
    /// From 1, in the order in which they were given; the third decides.
    pub place: i16,
    pub grader_id: PersonId,
    /// For each criterion of the rubric, in its order.
    #[sea_orm(column_type = "Json")]
    pub marks: Json,
    /// What they add up to.
    pub points: i32,
    /// To the learner; may be empty.
    #[sea_orm(column_type = "Text")]
    pub comment: String,
    pub given_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "WrittenAnswerId", to = "Id")]
    pub written_answer: BelongsTo<super::written_answer::Entity>,
    #[sea_orm(belongs_to, from = "GraderId", to = "Id")]
    pub grader: BelongsTo<super::person::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
