//! The published versions of courses, which never change and are therefore read once.

use std::sync::Arc;

use courses::package::Package;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationTrait};

use crate::{
    entity::{CourseVersion, VersionState, course, course_version},
    error::AppError,
    id::CourseVersionId,
    state::AppState,
};

/// The package of a version.
pub async fn package(state: &AppState, db: &impl ConnectionTrait, version: CourseVersionId) -> Result<Arc<Package>, AppError> {
    if let Some(sha256) = state.library.known(version).await {
        return state.library.package(&sha256).await;
    }
    let row = CourseVersion::find_by_id(version).one(db).await?.ok_or(AppError::NotFound)?;
    state.library.remember(version, row.package_sha256.clone()).await;
    state.library.package(&row.package_sha256).await
}

/// The package of a version that was published once; a draft is not found, nor is a version of another course.
pub async fn published(state: &AppState, slug: &str, version: CourseVersionId) -> Result<Arc<Package>, AppError> {
    let sha256: Option<String> = CourseVersion::find_by_id(version)
        .join(JoinType::InnerJoin, course_version::Relation::Course.def())
        .filter(course::Column::Slug.eq(slug))
        .filter(course_version::Column::State.ne(VersionState::Draft))
        .select_only()
        .column(course_version::Column::PackageSha256)
        .into_tuple()
        .one(state.db.read())
        .await?;
    state.library.package(&sha256.ok_or(AppError::NotFound)?).await
}
