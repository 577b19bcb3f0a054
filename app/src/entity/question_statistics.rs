//! How a question of a final test was answered: sums, moved by the job that takes closed attempts in.

use sea_orm::entity::prelude::*;

use crate::id::{CourseVersionId, QuestionStatisticsId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "question_statistics")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: QuestionStatisticsId,
    pub version_id: CourseVersionId,
    #[sea_orm(column_type = "Text")]
    pub question: String,
    #[sea_orm(column_type = "Json")]
    pub figures: Json,
    pub answers: i64,
    #[sea_orm(column_type = "Json")]
    pub flags: Json,
    pub flagged: bool,
    pub moved_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "VersionId", to = "Id")]
    pub version: BelongsTo<super::course_version::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
