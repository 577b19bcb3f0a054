//! That there is a server, and that a test can act in it.

use sea_orm::{DbErr, EntityTrait, PaginatorTrait};
use tests::{TestApp, TestCourse};

#[tokio::test]
async fn the_home_page_opens_for_everyone_in_thai() {
    let app = TestApp::start().await;
    for person in [app.visitor(), app.learner("malee").await] {
        let page = person.opens("/").await;
        assert_eq!(page.status(), 200);
        assert!(page.title().contains("ทักษะ"), "{}", page.title());
        assert_eq!(page.all("h1").len(), 1);
        assert_eq!(page.attribute("html", "lang").as_deref(), Some("th"));
    }
}

#[tokio::test]
async fn an_address_that_leads_nowhere_is_not_found() {
    let app = TestApp::start().await;
    let page = app.visitor().get("/nowhere").await;
    assert_eq!(page.status(), 404);
    assert_eq!(page.all("h1").len(), 1);
}

#[tokio::test]
async fn the_database_holds_people_and_courses() -> Result<(), DbErr> {
    let app = TestApp::start().await;
    assert!(app::entity::Person::find().count(app.state().db.read()).await? > 300);
    assert_eq!(app.sql_count("SELECT count(*) FROM courses WHERE current_version_id IS NOT NULL").await, 3);
    assert_eq!(app.sql_count("SELECT count(*) FROM enrolments").await, 0);
    Ok(())
}

#[tokio::test]
async fn a_course_made_by_code_can_be_completed() {
    let app = TestApp::start().await;
    app.publish(&TestCourse::new("small")).await;
    let malee = app.learner("malee").await;
    app.complete(&malee, "small").await;
    app.complete(&malee, "small").await;
    for table in ["completions", "certificates", "mails"] {
        let count = app.sql_count(&format!("SELECT count(*) FROM {table}")).await;
        assert_eq!(count, if table == "mails" { count.min(1) } else { 1 }, "{table}");
    }
}

#[tokio::test]
async fn time_stands_still_until_it_is_moved() {
    let app = TestApp::start().await;
    let before = app.state().clock.now();
    app.clock.advance(chrono::TimeDelta::days(1));
    assert_eq!(app.state().clock.now() - before, chrono::TimeDelta::days(1));
}
