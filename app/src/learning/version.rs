//! The published versions of courses, which never change and are therefore read once.

use std::sync::Arc;

use courses::package::Package;
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::{entity::CourseVersion, error::AppError, id::CourseVersionId, state::AppState};

/// The package of a version.
pub async fn package(state: &AppState, db: &impl ConnectionTrait, version: CourseVersionId) -> Result<Arc<Package>, AppError> {
    if let Some(sha256) = state.library.known(version).await {
        return state.library.package(&sha256).await;
    }
    let row = CourseVersion::find_by_id(version).one(db).await?.ok_or(AppError::NotFound)?;
    state.library.remember(version, row.package_sha256.clone()).await;
    state.library.package(&row.package_sha256).await
}
