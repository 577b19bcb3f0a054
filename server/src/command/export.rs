//! `thaksa export …`: courses out again.

use std::path::PathBuf;

use anyhow::{Context, Result};
use app::{
    entity::{Course, CourseVersion, course},
    state::AppState,
};
use clap::Subcommand;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::said;

#[derive(Subcommand)]
pub enum Command {
    /// Write the package of a course's current version as a zip.
    Course {
        slug: String,
        /// The file to write.
        #[arg(long)]
        to: PathBuf,
    },
}

pub async fn run(command: &Command, state: &AppState) -> Result<()> {
    let Command::Course { slug, to } = command;
    let db = state.db.read();
    let course = Course::find()
        .filter(course::Column::Slug.eq(slug))
        .one(db)
        .await?
        .with_context(|| format!("there is no course {slug}"))?;
    let version = course.current_version_id.with_context(|| format!("{slug} has no published version"))?;
    let version = CourseVersion::find_by_id(version).one(db).await?.context("the current version is missing")?;
    let bytes = state.library.get(&version.package_sha256).await.map_err(said)?;
    std::fs::write(to, bytes).with_context(|| format!("cannot write {}", to.display()))
}
