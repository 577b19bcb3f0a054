//! The versions of courses, kept for some seconds: every page of a course asks for them, and they seldom change.

use std::{sync::Arc, time::Duration};

use moka::future::Cache;

use super::store::{self, VersionRow};
use crate::{db::Db, error::AppError};

/// What another node publishes or takes back is seen here after this time at the latest.
const KEPT_FOR: Duration = Duration::from_secs(3);
/// So many courses are remembered.
const ROOM: u64 = 1_000;

/// The versions of courses as they were last read, by slug. Cloning is cheap.
#[derive(Clone)]
pub struct Versions(Cache<String, Arc<[VersionRow]>>);

impl Default for Versions {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(ROOM).time_to_live(KEPT_FOR).build())
    }
}

impl Versions {
    /// All versions of a course but its drafts, the newest first, never none: a slug that nobody has published is not
    /// found, and not remembered.
    pub async fn of(&self, db: &Db, slug: &str) -> Result<Arc<[VersionRow]>, AppError> {
        let read = async {
            let versions = store::versions(db, slug).await?;
            if versions.is_empty() { Err(AppError::NotFound) } else { Ok(versions.into()) }
        };
        self.0.try_get_with_by_ref(slug, read).await.map_err(|error: Arc<AppError>| (*error).clone())
    }

    /// To be called when a version was published or taken back, so that this node sees it at once.
    pub async fn forget(&self, slug: &str) {
        self.0.invalidate(slug).await;
    }
}
