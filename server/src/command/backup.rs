//! `thaksa backup` and `thaksa restore`: database and files of one machine, into a folder and back.
//!
//! SQLite is copied by `VACUUM INTO`, which gives a consistent copy while people work. PostgreSQL has its own tools
//! (docs/operations.md); there these commands refuse, rather than half do it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use app::state::AppState;
use clap::Args;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::config::Config;

const DATABASE: &str = "thaksa.db";
const FILES: &str = "files";

#[derive(Args)]
pub struct Backup {
    /// A folder that does not exist yet.
    to: PathBuf,
}

#[derive(Args)]
pub struct Restore {
    /// A folder that `thaksa backup` wrote.
    from: PathBuf,
}

/// Copies the database, checks the copy, then copies the files; files are never changed, so the order is safe.
#[expect(clippy::print_stdout, reason = "the answer to a person at the console")]
pub async fn backup(args: &Backup, config: &Config, state: &AppState) -> Result<()> {
    ensure!(
        state.db.backend() == DbBackend::Sqlite,
        "the database is PostgreSQL: use pg_dump, and copy {}",
        config.data_dir.join(FILES).display()
    );
    ensure!(!args.to.exists(), "{} exists already; give a new folder", args.to.display());
    std::fs::create_dir_all(&args.to).with_context(|| format!("cannot make {}", args.to.display()))?;
    let copy = args.to.join(DATABASE);
    let statement = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO $1", [copy.display().to_string().into()]);
    state.db.write().execute_raw(statement).await.context("cannot copy the database")?;
    check(&copy).await?;
    copy_folder(&config.data_dir.join(FILES), &args.to.join(FILES))?;
    println!("backed up to {}; keep THAKSA_SECRET_KEY elsewhere", args.to.display());
    Ok(())
}

/// Puts a back-up in the place of an empty data folder; never over one that holds data.
#[expect(clippy::print_stdout, reason = "the answer to a person at the console")]
pub async fn restore(args: &Restore, config: &Config) -> Result<()> {
    let Some(target) = config.database_url.strip_prefix("sqlite://") else { bail!("the database is PostgreSQL: use pg_restore") };
    let (source, target) = (args.from.join(DATABASE), Path::new(target));
    ensure!(!target.exists(), "{} exists; move it away before you restore", target.display());
    check(&source).await?;
    if let Some(parent) = target.parent() {
        std::fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
    }
    copy_folder(&args.from.join(FILES), &config.data_dir.join(FILES))?;
    std::fs::copy(&source, target).with_context(|| format!("cannot write {}", target.display()))?;
    println!("restored from {}", args.from.display());
    Ok(())
}

/// A copy that cannot be read is worse than none.
async fn check(database: &Path) -> Result<()> {
    ensure!(database.exists(), "{} is not there", database.display());
    let copy = sea_orm::Database::connect(format!("sqlite://{}?mode=ro", database.display())).await?;
    let row = copy.query_one_raw(Statement::from_string(DbBackend::Sqlite, "PRAGMA integrity_check")).await?;
    let verdict: String = row.context("the integrity check gave no answer")?.try_get_by_index(0)?;
    copy.close().await?;
    ensure!(verdict == "ok", "{} is damaged: {verdict}", database.display());
    Ok(())
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    for entry in std::fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), &target).with_context(|| format!("cannot write {}", target.display()))?;
        }
    }
    Ok(())
}
