//! The starter courses, read from their folders and published.

use std::path::Path;

use anyhow::{Context, Result, anyhow};
use app::{authoring::publish, entity::VersionChange, id::UnitId, learning::library::files_in, state::AppState};
use chrono::{DateTime, Utc};
use courses::package::Package;

/// Publishes every package below `catalog` for a unit; gives each slug with its number of lessons.
pub async fn publish_catalog(state: &AppState, catalog: &Path, unit: UnitId, now: DateTime<Utc>) -> Result<Vec<(String, u32)>> {
    let mut folders: Vec<_> = std::fs::read_dir(catalog)
        .with_context(|| format!("cannot read {}", catalog.display()))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()).filter(|path| path.is_dir()))
        .collect();
    folders.sort();
    let mut published = Vec::new();
    for folder in folders {
        let files = files_in(&folder)?;
        let package =
            Package::read(files.clone()).map_err(|findings| anyhow!("{} cannot be published:\n{findings}", folder.display()))?;
        let txn = state.db.begin().await?;
        let admitted = publish::admit(state, &txn, unit, &files, None, now).await;
        let version = admitted.map_err(|error| anyhow!("{}: {error:?}", folder.display()))?;
        publish::publish(&txn, version, VersionChange::Major, None, now).await.map_err(|error| anyhow!("{error:?}"))?;
        txn.commit().await?;
        published.push((package.manifest.slug, u32::try_from(package.lessons.len())?));
    }
    Ok(published)
}
