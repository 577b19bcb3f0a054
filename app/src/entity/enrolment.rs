//! A person on one version of a course. A later cycle is a new row.

use sea_orm::entity::prelude::*;

use crate::id::{CourseId, CourseVersionId, EnrolmentId, PersonId, UnitId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "enrolments")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: EnrolmentId,
    pub person_id: PersonId,
    pub course_id: CourseId,
    pub version_id: CourseVersionId,
    pub cycle: i32,
    pub unit_id: UnitId,
    pub enrolled_at: DateTimeUtc,
    pub done: i32,
    pub required: i32,
    #[sea_orm(column_type = "Text", nullable)]
    pub place: Option<String>,
    pub last_active_at: DateTimeUtc,
    pub completed_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "PersonId", to = "Id")]
    pub person: BelongsTo<super::person::Entity>,
    #[sea_orm(belongs_to, from = "CourseId", to = "Id")]
    pub course: BelongsTo<super::course::Entity>,
    #[sea_orm(belongs_to, from = "VersionId", to = "Id")]
    pub version: BelongsTo<super::course_version::Entity>,
    #[sea_orm(belongs_to, from = "UnitId", to = "Id")]
    pub unit: BelongsTo<super::unit::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
