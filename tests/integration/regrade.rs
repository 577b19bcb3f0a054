//! A corrected key: nothing changes before it is confirmed, then results follow once, and nothing that was given is taken
//! away.

mod final_test;
mod item;

use app::{entity::Role, regrades};
use tests::{Page, Person, TestApp};

/// What the key was wrong about, in the words of those who corrected it.
const REASON: &str = "เฉลยข้อนี้ไม่ตรงกับระเบียบที่ใช้อยู่ จึงแก้ไขให้ถูกต้อง";

/// Lets the worker go on until nothing is left to do.
async fn work(app: &TestApp) {
    while regrades::advance(app.state()).await.expect("regrades can be worked off") > 0 {}
}

async fn weigh(trainer: &Person, page: &str) -> Page {
    let asked = trainer.post(page, &[("act", "weigh")]).await;
    assert_eq!(asked.status(), 303, "{}", asked.text());
    trainer.get(page).await
}

/// Confirms what the page proposes.
async fn confirm(trainer: &Person, page: &str) -> Page {
    let form = trainer.get(page).await.form("form:has(button[value=confirm])");
    trainer.submits(&form, &[("reason", REASON), ("act", "confirm")]).await
}

/// The letters of a kind to everyone.
async fn letters(app: &TestApp) -> i64 {
    app.sql_count("SELECT count(*) FROM mails WHERE dedupe_key LIKE 'regraded:%'").await
}

#[tokio::test]
async fn corrected_results_are_for_hr_officers_of_the_unit() {
    let app = TestApp::start().await;
    let (hr, trainer) = (app.hr("MDES-ONDE").await, app.with_role(Role::Trainer, "MDES-ONDE").await);
    assert!(hr.get("/reports/regrades").await.text().contains("ยังไม่มีผลที่ปรับ"));
    assert_eq!(hr.get("/reports/regrades?page=0").await.status(), 404);
    assert_eq!(trainer.get("/reports/regrades").await.status(), 404);
}
