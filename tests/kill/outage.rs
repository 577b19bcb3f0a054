//! A server that is gone for a while gives the time back.

use std::time::{Duration, Instant};

use server::load::demo::PASSWORD;
use tests::{Person, TestApp, TestCourse};

use crate::process::Process;

const COURSE: &str = "interrupted";
/// Longer than what is tolerated.
const GONE: Duration = Duration::from_secs(33);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_time_in_which_the_server_was_killed_is_given_back_once() {
    let app = TestApp::start().await;
    app.publish(&TestCourse::new(COURSE)).await;
    app.sql("UPDATE people SET print_name_th = given_th, print_name_en = given_en, print_name_confirmed_at = created_at").await;
    let malee = app.learner("malee").await;
    app.read_all(&malee, COURSE).await;

    let mut process = Process::start(&app).await;
    let browser = Person::visiting(process.address());
    browser.post("/sign-in", &[("email", malee.email()), ("password", PASSWORD)]).await;
    let begun = browser.post(&format!("/courses/{COURSE}/test"), &[("act", "start")]).await;
    let attempt = begun.location().unwrap_or_else(|| panic!("{} {}", begun.status(), begun.text())).to_owned();
    let before = left(&browser, &attempt).await;
    let looked = Instant::now();

    process.kill();
    tokio::time::sleep(GONE).await;
    process = Process::start_at(&app, process.port()).await;
    let after = left(&browser, &attempt).await;
    let away = i64::try_from(looked.elapsed().as_secs()).expect("a test is short");
    // What it has lost is the time to start and to look; a mark lies up to ten seconds before the kill.
    assert!((before - after) < away - 25 && after <= before + 11, "{before} s were left, then {after} s, {away} s later");
    assert!(browser.get(&attempt).await.text().contains("ระบบขัดข้อง"), "and she is told");

    process.kill();
    process = Process::start_at(&app, process.port()).await;
    assert!(left(&browser, &attempt).await <= after, "a short break is no outage");
    assert_eq!(app.sql_count("SELECT count(*) FROM outages").await, 1);
    assert_eq!(app.sql_count("SELECT count(*) FROM attempt_events WHERE kind = 'credited'").await, 1);
    process.kill();
}

async fn left(browser: &Person, attempt: &str) -> i64 {
    let page = browser.get(attempt).await;
    let left = page.attribute("#timer", "data-left").unwrap_or_else(|| panic!("no paper: {} {}", page.status(), page.text()));
    left.parse().expect("seconds are a number")
}
