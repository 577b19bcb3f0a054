//! That a course was completed, with a copy of the posting held that day. Immutable.

use sea_orm::entity::prelude::*;

use crate::id::{CompletionId, CourseId, CourseVersionId, EnrolmentId, PersonId, UnitId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "completions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: CompletionId,
    pub enrolment_id: EnrolmentId,
    pub person_id: PersonId,
    pub course_id: CourseId,
    pub version_id: CourseVersionId,
    pub completed_at: DateTimeUtc,
    pub completed_on: Date,
    pub fiscal_year: i16,
    pub minutes: i32,
    pub points: Option<i32>,
    pub max_points: Option<i32>,
    pub unit_id: UnitId,
    #[sea_orm(column_type = "Text")]
    pub position_th: String,
    #[sea_orm(column_type = "Text")]
    pub position_en: String,
    #[sea_orm(column_type = "Text")]
    pub level: String,
    #[sea_orm(column_type = "Text")]
    pub employee_kind: String,
    pub is_it: bool,
    pub work_province_id: Option<UnitId>,
    #[sea_orm(belongs_to, from = "EnrolmentId", to = "Id")]
    pub enrolment: BelongsTo<super::enrolment::Entity>,
    #[sea_orm(belongs_to, from = "PersonId", to = "Id")]
    pub person: BelongsTo<super::person::Entity>,
    #[sea_orm(belongs_to, from = "CourseId", to = "Id")]
    pub course: BelongsTo<super::course::Entity>,
    #[sea_orm(belongs_to, from = "VersionId", to = "Id")]
    pub version: BelongsTo<super::course_version::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
