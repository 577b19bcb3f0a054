//! Queries of the feature. Every one is a sum over one range of units; none goes over people, but for lists of them.

pub mod list;
pub mod person;
pub mod skills;
pub mod sums;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
};

use crate::{
    entity::{Course, course, course_version},
    i18n::Language,
    id::CourseId,
};

/// A course that numbers and lists can be about.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct CourseName {
    pub id: CourseId,
    pub slug: String,
    pub title_th: Option<String>,
    pub title_en: Option<String>,
}

impl CourseName {
    /// The title of the current version; of a course without one, its short name.
    pub fn title(&self, language: Language) -> &str {
        let title = match language {
            Language::Th => &self.title_th,
            Language::En => &self.title_en,
        };
        title.as_deref().unwrap_or(&self.slug)
    }
}

/// All courses that have been published, by title.
pub async fn courses(db: &impl ConnectionTrait) -> Result<Vec<CourseName>, DbErr> {
    Course::find()
        .select_only()
        .columns([course::Column::Id, course::Column::Slug])
        .columns([course_version::Column::TitleTh, course_version::Column::TitleEn])
        .join(JoinType::InnerJoin, current_version())
        .filter(course::Column::CurrentVersionId.is_not_null())
        .order_by_asc(course::Column::Slug)
        .into_model()
        .all(db)
        .await
}

/// From a course to the version that is current.
fn current_version() -> sea_orm::RelationDef {
    Course::belongs_to(course_version::Entity).from(course::Column::CurrentVersionId).to(course_version::Column::Id).into()
}
