//! Time in which no node was up is credited to everyone who had a test open, once.

use app::{assessment::close_expired, uptime::Node};
use chrono::TimeDelta;
use tests::{Person, TestApp, TestCourse};

use crate::assessment::{RIGHT, SLUG, answer, prepare, ready, send, start};

const OUTAGES: &str = "SELECT count(*) FROM outages";
const CREDITED: &str = "SELECT count(*) FROM attempt_events WHERE kind = 'credited'";

/// A node that has just started, as `thaksa serve` does.
async fn starts(app: &TestApp) -> Node {
    let node = Node::default();
    node.beat(app.state(), None).await.expect("it marks that it is up");
    node
}

/// Seconds from the start of the only attempt to its deadline.
async fn allowed(app: &TestApp, person: &Person, attempt: &str) -> String {
    let page = person.get(attempt).await;
    assert!(page.has("#paper"), "{} {}", page.status(), app.clock.now());
    page.attribute("#timer", "data-left").expect("time is left")
}

#[tokio::test]
async fn what_was_left_when_the_service_went_down_is_left_when_it_is_back() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    starts(&app).await;
    let attempt = start(&malee).await;
    let skill_test = malee.post("/skills/DG67-CS", &[("act", "start")]).await.location().expect("it starts").to_owned();
    assert_eq!(allowed(&app, &malee, &attempt).await, "600");
    app.clock.advance(TimeDelta::minutes(40));
    starts(&app).await;
    let node = starts(&app).await;
    assert_eq!((app.sql_count(OUTAGES).await, app.sql_count(CREDITED).await), (1, 2), "once, for both tests");
    assert_eq!(allowed(&app, &malee, &attempt).await, "600");
    let note = "ระบบขัดข้องตั้งแต่ 10.00 น. ถึง 10.40 น. จึงเลื่อนเวลาหมดเขตออกไป 40 นาที";
    for page in [&attempt, &skill_test] {
        let text = malee.get(page).await.text().replace('\u{a0}', " ");
        assert!(text.contains(note), "{page}: {text}");
    }
    assert!(malee.get(&skill_test).await.text().replace('\u{a0}', " ").contains("11.25 น."), "45 minutes and 40");
    assert_eq!(answer(&malee, &attempt, 1, RIGHT, "key-00000001").await.status(), 200);
    app.clock.advance(TimeDelta::minutes(11));
    node.beat(app.state(), Some(TimeDelta::seconds(10))).await.expect("it marks that it is up");
    assert_eq!(close_expired(app.state(), app.clock.now()).await, Ok(1), "in the end it is over");
}

#[tokio::test]
async fn nothing_is_closed_and_no_answer_lost_before_the_time_is_credited() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let node = starts(&app).await;
    let attempt = start(&malee).await;
    let (question, value) = crate::assessment::option(&malee, &attempt, 1, RIGHT).await;
    app.clock.advance(TimeDelta::minutes(15));
    // The database is back; a browser and a worker elsewhere are faster than the next mark.
    assert_eq!(send(&malee, &attempt, &question, &value, "key-00000001").await.status(), 503, "kept, and tried again");
    assert_eq!(close_expired(app.state(), app.clock.now()).await, Ok(0));
    assert_eq!(crate::assessment::submit(&malee, &attempt).await.status(), 503);
    node.beat(app.state(), Some(TimeDelta::minutes(15))).await.expect("it marks that it is up");
    assert_eq!(send(&malee, &attempt, &question, &value, "key-00000001").await.status(), 200);
    let result = malee.get(&attempt).await;
    assert!(result.has("#paper"), "her time goes on");
}

#[tokio::test]
async fn a_result_says_that_time_was_given_back() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    starts(&app).await;
    let attempt = start(&malee).await;
    app.clock.advance(TimeDelta::seconds(95));
    let node = starts(&app).await;
    crate::assessment::submit(&malee, &attempt).await;
    let result = malee.get(&attempt).await.text().replace('\u{a0}', " ");
    assert!(result.contains("เลื่อนเวลาหมดเขตออกไป 1 นาที 35 วินาที"), "{result}");
    app.clock.advance(TimeDelta::minutes(2));
    drop(node);
    starts(&app).await;
    assert_eq!(app.sql_count(CREDITED).await, 1, "what is closed gets nothing");
    let timeline = malee.get(&format!("{attempt}/timeline")).await.text().replace('\u{a0}', " ");
    assert!(timeline.contains("1 นาที 35 วินาที"), "{timeline}");
}

#[tokio::test]
async fn a_short_break_and_a_node_among_others_are_no_outage() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let first = starts(&app).await;
    let attempt = start(&malee).await;
    app.clock.advance(TimeDelta::seconds(30));
    let second = starts(&app).await;
    for _ in 0..6 {
        app.clock.advance(TimeDelta::seconds(10));
        second.beat(app.state(), Some(TimeDelta::seconds(10))).await.expect("it marks");
    }
    // The first was away for a minute, but somebody was up.
    first.beat(app.state(), Some(TimeDelta::seconds(60))).await.expect("it marks");
    assert_eq!(app.sql_count(OUTAGES).await, 0);
    assert_eq!(allowed(&app, &malee, &attempt).await, "510");
}

#[tokio::test]
async fn two_nodes_that_find_the_same_outage_credit_it_once() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let (one, two) = (starts(&app).await, starts(&app).await);
    let somchai = app.member_of("MDES", 0).await;
    prepare(&app, &somchai).await;
    let attempts = [start(&malee).await, start(&somchai).await];
    app.clock.advance(TimeDelta::minutes(5));
    let away = Some(TimeDelta::minutes(5));
    let (first, second) = tokio::join!(one.beat(app.state(), away), two.beat(app.state(), away));
    let settled = [first, second].map(|settled| settled.expect("it marks").is_some());
    assert_eq!(settled.into_iter().filter(|settled| *settled).count(), 1);
    assert_eq!((app.sql_count(OUTAGES).await, app.sql_count(CREDITED).await), (1, 2));
    assert_eq!(allowed(&app, &malee, &attempts[0]).await, "600");
    assert_eq!(allowed(&app, &somchai, &attempts[1]).await, "600");
}

#[tokio::test]
async fn clocks_that_jump_credit_nothing() {
    let (app, malee, _) = ready(TestCourse { test_minutes: 400, ..TestCourse::new(SLUG) }).await;
    let node = starts(&app).await;
    let attempt = start(&malee).await;
    let a_moment = Some(TimeDelta::seconds(10));
    for minutes in [-60, 60, 60, -60] {
        app.clock.advance(TimeDelta::minutes(minutes));
        node.beat(app.state(), a_moment).await.expect("it marks");
    }
    assert_eq!((app.sql_count(OUTAGES).await, app.sql_count("SELECT count(*) FROM heartbeats").await), (0, 1));
    assert_eq!(allowed(&app, &malee, &attempt).await, "24000");
    // A node whose clock was an hour ahead has died and left its mark there: that hides no outage.
    app.clock.advance(TimeDelta::hours(1));
    Node::default().beat(app.state(), a_moment).await.expect("it marks");
    app.clock.advance(TimeDelta::hours(-1));
    node.beat(app.state(), a_moment).await.expect("it marks");
    app.clock.advance(TimeDelta::minutes(2));
    starts(&app).await;
    assert_eq!((app.sql_count(OUTAGES).await, app.sql_count(CREDITED).await), (1, 1));
    assert_eq!(allowed(&app, &malee, &attempt).await, "24000");
}
