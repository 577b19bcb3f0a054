//! `thaksa import …`: courses from the console.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use app::{authoring::publish, entity::VersionChange, learning::library::files_in, state::AppState};
use clap::{Subcommand, ValueEnum};
use courses::package::{self, Files, Package};

use super::{said, unit};

#[derive(Subcommand)]
pub enum Command {
    /// Publish a course package: a folder or a zip.
    Course {
        path: PathBuf,
        /// The code of the unit that owns the course.
        #[arg(long)]
        unit: String,
        /// What the new version is to those who know the one before.
        #[arg(long, value_enum, default_value = "major")]
        change: Change,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Change {
    Minor,
    Major,
}

#[expect(clippy::print_stdout, reason = "the answer to a person at the console")]
pub async fn run(command: &Command, state: &AppState) -> Result<()> {
    let Command::Course { path, unit: code, change } = command;
    let files = read(path)?;
    let package =
        Package::read(files.clone()).map_err(|findings| anyhow!("{} cannot be published:\n{findings}", path.display()))?;
    let unit = unit(state, code).await?;
    let change = match change {
        Change::Minor => VersionChange::Minor,
        Change::Major => VersionChange::Major,
    };
    let now = state.clock.now();
    let txn = state.db.begin().await?;
    let version = publish::admit(state, &txn, unit.id, &files, None, now).await.map_err(said)?;
    publish::publish(&txn, version, change, None, now).await.map_err(said)?;
    txn.commit().await?;
    println!("published {} {}", package.manifest.slug, package.manifest.version);
    Ok(())
}

fn read(path: &Path) -> Result<Files> {
    if path.is_dir() {
        return files_in(path).with_context(|| format!("cannot read {}", path.display()));
    }
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    package::unzip(&bytes).map_err(|findings| anyhow!("{} cannot be unpacked:\n{findings}", path.display()))
}
