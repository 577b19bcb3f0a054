//! One published or drafted state of a course; immutable once published.

use sea_orm::entity::prelude::*;

use super::kinds::{VersionChange, VersionState};
use crate::id::{CourseId, CourseVersionId, PersonId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "course_versions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: CourseVersionId,
    pub course_id: CourseId,
    #[sea_orm(column_type = "Text")]
    pub number: String,
    pub state: VersionState,
    pub change: Option<VersionChange>,
    #[sea_orm(column_type = "Text")]
    pub package_sha256: String,
    #[sea_orm(column_type = "Text")]
    pub language: String,
    #[sea_orm(column_type = "Text")]
    pub title_th: String,
    #[sea_orm(column_type = "Text")]
    pub title_en: String,
    #[sea_orm(column_type = "Text")]
    pub summary_th: String,
    #[sea_orm(column_type = "Text")]
    pub summary_en: String,
    pub minutes: i32,
    pub lessons: i32,
    pub valid_months: Option<i16>,
    #[sea_orm(column_type = "Text")]
    pub search_text: String,
    pub uploaded_by: Option<PersonId>,
    pub uploaded_at: DateTimeUtc,
    pub published_by: Option<PersonId>,
    pub published_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "CourseId", to = "Id")]
    pub course: BelongsTo<super::course::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
