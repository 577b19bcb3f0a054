//! A database for each test, copied from one that is filled once.

use std::{
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU32, Ordering},
};

use app::{db::Db, state::AppState};
use sea_orm::{ConnectionTrait, Database as Connect};
use server::load;
use tempfile::TempDir;
use tokio::sync::OnceCell;

use crate::{app::config, clock::TestClock};

/// The folder and the database that every test begins with.
struct Template {
    folder: TempDir,
    /// On PostgreSQL, its database.
    database: Option<String>,
}

static TEMPLATE: OnceCell<Template> = OnceCell::const_new();
static NUMBER: AtomicU32 = AtomicU32::new(0);

/// A database that is gone when the test ends.
pub struct TestDatabase {
    pub url: String,
    /// The database to drop, and where; none on SQLite, whose file goes with its folder.
    dropped: Option<(String, String)>,
}

/// A folder that goes with its owner: in memory where the system has a place for that, since each commit is synced.
pub fn folder() -> TempDir {
    let prefix = format!("thaksa-test_{}_", process::id());
    let mut builder = tempfile::Builder::new();
    let builder = builder.prefix(&prefix);
    builder.tempdir_in(MEMORY).or_else(|_| builder.tempdir()).expect("there is a folder for temporary files")
}

/// Where Linux keeps files in memory.
const MEMORY: &str = "/dev/shm";

/// Fills `folder` with the files of the template and makes a database from it.
pub async fn fresh(folder: &Path) -> TestDatabase {
    let template = TEMPLATE.get_or_init(fill).await;
    copy(template.folder.path(), folder).expect("the template can be copied");
    match (&template.database, postgres()) {
        (Some(from), Some(server)) => {
            let name = format!("thaksa_test_{}_{}", process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
            run(&server, &[&format!("CREATE DATABASE {name} TEMPLATE {from}")]).await;
            TestDatabase { url: with_database(&server, &name), dropped: Some((server, name)) }
        }
        _ => TestDatabase { url: sqlite_in(folder), dropped: None },
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let Some((server, name)) = self.dropped.take() else { return };
        // The test's own runtime is ending, so the farewell needs one of its own.
        let farewell = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a small runtime");
            runtime.block_on(run(&server, &[&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")]));
        });
        let _ = farewell.join();
    }
}

/// Reference data, the item bank, the demo's people, the starter courses: once a run.
async fn fill() -> Template {
    sweep_folders();
    let folder = folder();
    let (url, database) = match postgres() {
        Some(server) => {
            let name = format!("thaksa_template_{}", process::id());
            sweep(&server).await;
            run(&server, &[&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"), &format!("CREATE DATABASE {name}")]).await;
            (with_database(&server, &name), Some(name))
        }
        None => (sqlite_in(folder.path()), None),
    };
    let clock = TestClock::new();
    let state = server::start::state(&config(folder.path(), &url, 3000), clock.clock()).await.expect("a template starts");
    server::start::migrate(&state).await.expect("the migrations run");
    let today = app::thai::date::bangkok_date(clock.now());
    load::reference::load(&state.db, today).await.expect("the reference data loads");
    load::bank::load(&state.db, &starter("bank"), clock.now()).await.expect("the item bank loads");
    load::demo::settle(&state, today).await.expect("the demo's people load");
    load::demo::open_catalog(&state, &starter("catalog"), today).await.expect("the starter courses load");
    close(&state).await;
    Template { folder, database }
}

/// Closes every connection; SQLite then folds its log into the file, which can be copied.
async fn close(state: &AppState) {
    let db: &Db = &state.db;
    if db.backend() == sea_orm::DbBackend::Sqlite {
        db.write().execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.expect("the log can be folded in");
    }
    db.read().clone().close().await.expect("readers close");
    db.write().clone().close().await.expect("writers close");
}

/// A folder of what ships beside the code.
fn starter(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../courses").join(name)
}

fn sqlite_in(folder: &Path) -> String {
    format!("sqlite://{}/thaksa.db", folder.display())
}

/// The PostgreSQL to test on, if there is one.
pub fn postgres() -> Option<String> {
    std::env::var("THAKSA_TEST_POSTGRES").ok().filter(|url| !url.is_empty())
}

/// The same server, another database.
fn with_database(url: &str, name: &str) -> String {
    let (address, query) = url.split_once('?').map_or((url, None), |(address, query)| (address, Some(query)));
    let (server, _) = address.rsplit_once('/').expect("the address names a database");
    query.map_or_else(|| format!("{server}/{name}"), |query| format!("{server}/{name}?{query}"))
}

async fn run(server: &str, statements: &[&str]) {
    let db = Connect::connect(server).await.expect("the PostgreSQL of THAKSA_TEST_POSTGRES answers");
    for statement in statements {
        db.execute_unprepared(statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
    }
    db.close().await.expect("it closes");
}

/// Removes the folders that runs which were stopped in the middle have left in memory.
fn sweep_folders() {
    let left = std::fs::read_dir(MEMORY).into_iter().flatten().flatten();
    for folder in left.filter(|folder| is_left(&folder.file_name().to_string_lossy())) {
        let _ = std::fs::remove_dir_all(folder.path());
    }
}

/// Drops the databases that such runs have left.
async fn sweep(server: &str) {
    let db = Connect::connect(server).await.expect("the PostgreSQL of THAKSA_TEST_POSTGRES answers");
    let sql = "SELECT datname::text FROM pg_database";
    let rows =
        db.query_all_raw(sea_orm::Statement::from_string(db.get_database_backend(), sql)).await.expect("databases can be listed");
    let names = rows.iter().map(|row| row.try_get_by_index::<String>(0).expect("a name"));
    for name in names.filter(|name| is_left(name)) {
        let _ = db.execute_unprepared(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
    }
    db.close().await.expect("it closes");
}

/// Whether something of ours was made by a process that is no more: `thaksa_test_4711_3`, `thaksa-test_4711_x`.
fn is_left(name: &str) -> bool {
    let mut parts = name.split('_');
    let ours = parts.by_ref().any(|part| matches!(part, "test" | "template" | "thaksa-test")) && name.starts_with("thaksa");
    let pid = parts.next().and_then(|text| text.parse::<u32>().ok());
    ours && pid.is_some_and(|pid| !Path::new(&format!("/proc/{pid}")).exists())
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
