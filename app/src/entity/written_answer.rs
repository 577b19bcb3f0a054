//! An answer of a closed attempt that people grade, until it has its points and after.

use sea_orm::entity::prelude::*;

use crate::id::{AttemptId, CourseId, CourseVersionId, PersonId, WrittenAnswerId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "written_answers")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: WrittenAnswerId,
    pub attempt_id: AttemptId,
    /// Who wrote it; graders never learn that.
    pub person_id: PersonId,
    pub course_id: CourseId,
    pub version_id: CourseVersionId,
    #[sea_orm(column_type = "Text")]
    pub question: String,
    /// Of the answer as it stood when the attempt was closed.
    pub number: i32,
    /// What it can earn.
    pub worth: i32,
    /// How many grades it takes, as far as is known.
    pub wanted: i16,
    /// How many there are.
    pub given: i16,
    /// What it earns, once that is settled.
    pub points: Option<i32>,
    pub waits_since: DateTimeUtc,
    pub settled_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "AttemptId", to = "Id")]
    pub attempt: BelongsTo<super::attempt::Entity>,
    #[sea_orm(belongs_to, from = "PersonId", to = "Id")]
    pub person: BelongsTo<super::person::Entity>,
    #[sea_orm(belongs_to, from = "CourseId", to = "Id")]
    pub course: BelongsTo<super::course::Entity>,
    #[sea_orm(belongs_to, from = "VersionId", to = "Id")]
    pub version: BelongsTo<super::course_version::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
