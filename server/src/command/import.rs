//! `thaksa import …`: courses and frameworks from the console.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use app::{
    authoring::publish,
    entity::VersionChange,
    frameworks::bring::{self, Refusal},
    learning::library::files_in,
    state::AppState,
};
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
    /// Bring in a competency framework, or another state of one that an agency has brought in: a TOML file as
    /// docs/framework-format.md describes it, a table (CSV) or CASE JSON, by the ending of its name.
    Framework { path: PathBuf },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Change {
    Minor,
    Major,
}

pub async fn run(command: &Command, state: &AppState) -> Result<()> {
    match command {
        Command::Course { path, unit, change } => course(path, unit, *change, state).await,
        Command::Framework { path } => framework(path, state).await,
    }
}

#[expect(clippy::print_stdout, reason = "the answer to a person at the console")]
async fn course(path: &Path, code: &str, change: Change, state: &AppState) -> Result<()> {
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

/// All findings at once, and nothing changed while there is one. A framework that ships is not replaced. Servers that run
/// show what came in within seconds.
#[expect(clippy::print_stdout, reason = "the answer to a person at the console")]
pub async fn framework(path: &Path, state: &AppState) -> Result<()> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let framework = match bring::from_console(state, &file, &bytes).await {
        Ok(framework) => framework,
        Err(Refusal::Findings(findings)) => bail!("{} cannot be brought in:\n{findings}", path.display()),
        Err(Refusal::Error(error)) => return Err(said(error)),
    };
    println!("brought in {} {}: {} areas", framework.code, framework.edition, framework.areas.len());
    Ok(())
}

fn read(path: &Path) -> Result<Files> {
    if path.is_dir() {
        return files_in(path).with_context(|| format!("cannot read {}", path.display()));
    }
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    package::unzip(&bytes).map_err(|findings| anyhow!("{} cannot be unpacked:\n{findings}", path.display()))
}
