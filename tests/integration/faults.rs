//! When the database does not do its part: a clear page with a reference, nothing half-written, and on it goes.

use sea_orm::{ConnectionTrait, Database, DbBackend, SqliteTransactionMode, TransactionOptions, TransactionTrait};
use tests::{Page, TestApp, TestCourse};

/// The page that says that it is not the visitor's fault, and what to tell the help desk.
fn is_busy(page: &Page) {
    assert_eq!(page.status(), 503, "{}", page.text());
    assert_eq!(page.first(".reference b").map_or(0, |reference| reference.len()), 8, "{}", page.text());
    assert_eq!(page.all("h1").len(), 1);
    assert!(!page.text().to_lowercase().contains("sql"), "the cause is for the log");
}

#[tokio::test]
async fn while_somebody_else_holds_the_database_a_change_is_refused_and_then_it_goes_on() {
    let app = TestApp::start().await;
    app.publish(&TestCourse::new("small")).await;
    let malee = app.learner("malee").await;
    let before = app.row_counts().await;

    let other = Database::connect(app.database_url()).await.expect("another program connects");
    let options = TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() };
    let lock = other.begin_with_options(options).await.expect("it begins to write");
    if app.state().db.backend() == DbBackend::Postgres {
        lock.execute_unprepared("LOCK TABLE enrolments IN ACCESS EXCLUSIVE MODE").await.expect("the table can be locked");
    }

    is_busy(&malee.post("/courses/small", &[("act", "enrol")]).await);
    assert_eq!(malee.get("/help").await.status(), 200, "reading goes on");
    lock.rollback().await.expect("a lock can be given back");

    assert_eq!(app.row_counts().await, before, "nothing is half-written");
    assert!(malee.post("/courses/small", &[("act", "enrol")]).await.location().is_some(), "it goes on");
    assert_eq!(app.sql_count("SELECT count(*) FROM enrolments").await, 1);
}

#[tokio::test]
async fn a_full_disk_refuses_whole_changes_and_loses_none() {
    let app = TestApp::start().await;
    if app.state().db.backend() != DbBackend::Sqlite {
        return; // PostgreSQL's own disk is not ours to fill.
    }
    app.publish(&TestCourse::new("small")).await;
    let mut learners = Vec::new();
    for place in 0..300 {
        learners.push(app.member_of("STATE", place).await);
    }
    app.sql("VACUUM").await; // no page is left that was used before
    // The file may not grow by a page: to SQLite the same as a full disk, SQLITE_FULL at the same places.
    let pages = app.sql_count("PRAGMA page_count").await;
    app.sql(&format!("PRAGMA max_page_count = {pages}")).await;

    let mut refused = None;
    for learner in learners {
        let before = app.row_counts().await;
        let page = learner.post("/courses/small", &[("act", "enrol")]).await;
        if page.location().is_none() {
            is_busy(&page);
            assert_eq!(app.row_counts().await, before, "nothing is half-written");
            refused = Some(learner);
            break;
        }
    }
    let refused = refused.expect("300 enrolments need more than the pages that are there");

    app.sql("PRAGMA max_page_count = 1073741823").await;
    assert!(refused.post("/courses/small", &[("act", "enrol")]).await.location().is_some(), "there is room again");
    assert_eq!(app.sql_count(&format!("SELECT count(*) FROM enrolments WHERE person_id = {}", refused.id())).await, 1);
}

#[tokio::test]
async fn while_the_database_is_gone_every_page_says_so_and_then_it_goes_on() {
    let app = TestApp::start().await;
    let DbBackend::Postgres = app.state().db.backend() else {
        return; // SQLite's file is open for as long as the process lives.
    };
    let malee = app.learner("malee").await;
    assert_eq!(malee.get("/").await.status(), 200);
    let server = std::env::var("THAKSA_TEST_POSTGRES").expect("this runs on it");
    let other = Database::connect(server).await.expect("the server answers");
    let name = app.database_url().split('?').next().and_then(|url| url.rsplit('/').next()).expect("a name");
    other.execute_unprepared(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false")).await.expect("it can be closed");
    let drop = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    other.execute_unprepared(&drop).await.expect("connections can be ended");

    is_busy(&malee.get("/").await);

    other.execute_unprepared(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true")).await.expect("it can be opened");
    assert_eq!(malee.get("/").await.status(), 200, "it goes on without a restart");
}
