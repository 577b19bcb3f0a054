//! Extra time and attempts of a person, for one course or for all. Ended, never deleted.

use sea_orm::entity::prelude::*;

use crate::id::{AccommodationId, CourseId, PersonId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accommodations")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: AccommodationId,
    pub person_id: PersonId,
    /// None: all courses, and skill tests.
    pub course_id: Option<CourseId>,
    /// Of the usual time of a test.
    pub extra_percent: i16,
    pub extra_minutes: i16,
    pub extra_attempts: i16,
    /// Rests beside those that the test allows.
    pub extra_pauses: i16,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// The last day in Bangkok.
    pub valid_to: Date,
    pub granted_by: PersonId,
    pub created_at: DateTimeUtc,
    pub ended_at: Option<DateTimeUtc>,
    pub ended_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
