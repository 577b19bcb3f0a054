//! A paper belongs to the session that opened it last.

use chrono::TimeDelta;
use tests::TestCourse;

use crate::assessment::{RIGHT, SLUG, WRONG, answer, option, ready, send, start, submit};

const TAKEN_OVER: &str = "SELECT count(*) FROM attempt_events WHERE kind = 'taken_over'";

#[tokio::test]
async fn whoever_opens_the_paper_has_it_and_the_other_is_told() {
    let (app, desktop, _) = ready(TestCourse::new(SLUG)).await;
    let attempt = start(&desktop).await;
    assert_eq!(answer(&desktop, &attempt, 1, WRONG, "key-00000001").await.status(), 200);
    assert!(!desktop.get(&attempt).await.text().contains("ท่านกำลังทำต่อที่อุปกรณ์นี้"));
    let phone = app.again(&desktop).await;
    let (question, value) = option(&phone, &attempt, 1, RIGHT).await;
    assert_eq!(app.sql_count(TAKEN_OVER).await, 1);
    assert_eq!(send(&phone, &attempt, &question, &value, "key-00000002").await.status(), 200);

    let refused = send(&desktop, &attempt, &question, &value, "key-00000003").await;
    assert_eq!(refused.status(), 423);
    assert!(refused.html().contains("อุปกรณ์อื่น"), "{}", refused.html());
    assert_eq!(send(&desktop, &attempt, &question, &value, "key-00000001").await.status(), 200, "what was saved stays so");
    assert_eq!(app.sql_count("SELECT count(*) FROM answers").await, 2);

    let page = desktop.get(&attempt).await;
    assert!(page.text().contains("ท่านกำลังทำต่อที่อุปกรณ์นี้"), "she is told that she has taken over");
    assert!(page.has("#held a[href^='/attempts/']"), "the button that the script shows");
    assert_eq!(send(&desktop, &attempt, &question, &value, "key-00000003").await.status(), 200, "what waited is sent then");
    assert_eq!(send(&phone, &attempt, &question, &value, "key-00000004").await.status(), 423);
    assert_eq!(app.sql_count(TAKEN_OVER).await, 2);
    let timeline = desktop.get(&format!("{attempt}/timeline")).await.text();
    assert_eq!(timeline.matches("เปิดทำต่อจากอุปกรณ์").count(), 2, "{timeline}");
}

#[tokio::test]
async fn without_script_what_was_sent_is_kept_until_she_goes_on_here() {
    let (app, desktop, _) = ready(TestCourse::new(SLUG)).await;
    let attempt = start(&desktop).await;
    let (question, value) = option(&desktop, &attempt, 1, RIGHT).await;
    app.again(&desktop).await.get(&attempt).await;
    let sent = [("act", "answer"), ("question", &*question), ("value", &*value)];
    let page = desktop.post(&attempt, &sent).await;
    assert_eq!(page.status(), 422);
    assert!(!page.has("#paper"), "the paper is not opened by being refused");
    assert_eq!(app.sql_count("SELECT count(*) FROM answers").await, 0);
    let saved = desktop.submits(&page.form("main form"), &[]).await;
    assert_eq!(saved.location(), Some(&*format!("{attempt}?q=2")));
    assert_eq!(app.sql_count("SELECT count(*) FROM answers").await, 1);
    assert_eq!(app.sql_count(TAKEN_OVER).await, 2);
}

#[tokio::test]
async fn only_who_has_the_paper_hands_it_in() {
    let (app, desktop, _) = ready(TestCourse::new(SLUG)).await;
    let attempt = start(&desktop).await;
    let phone = app.again(&desktop).await;
    phone.get(&attempt).await;
    let page = submit(&desktop, &attempt).await;
    assert_eq!(page.status(), 422);
    let open = "SELECT count(*) FROM attempts WHERE closed_at IS NULL";
    assert_eq!(app.sql_count(open).await, 1);
    assert_eq!(desktop.submits(&page.form("main form"), &[]).await.status(), 303);
    assert_eq!(app.sql_count(open).await, 0);
    assert_eq!(phone.get(&attempt).await.status(), 200, "the result is nobody's in particular");
    assert_eq!(app.sql_count(TAKEN_OVER).await, 2);
}

#[tokio::test]
async fn where_the_session_that_had_the_paper_has_ended_a_save_takes_over_by_itself() {
    let (app, malee, _) = ready(TestCourse { test_minutes: 120, ..TestCourse::new(SLUG) }).await;
    let attempt = start(&malee).await;
    let (question, value) = option(&malee, &attempt, 1, RIGHT).await;
    app.clock.advance(TimeDelta::minutes(61));
    assert_eq!(send(&malee, &attempt, &question, &value, "key-00000001").await.status(), 401, "her session has ended");
    let again = app.again(&malee).await;
    assert_eq!(send(&again, &attempt, &question, &value, "key-00000001").await.status(), 200);
    assert_eq!(app.sql_count(TAKEN_OVER).await, 1);
}
