//! A rest: the paper is closed and the time stands still.

use chrono::TimeDelta;
use tests::{Person, TestCourse};

use crate::assessment::{RIGHT, SLUG, answer, option, ready, send, start, submit};

fn two_rests() -> TestCourse {
    TestCourse { pauses: (2, 15), ..TestCourse::new(SLUG) }
}

async fn act(person: &Person, attempt: &str, act: &str) -> u16 {
    person.post(attempt, &[("act", act)]).await.status()
}

#[tokio::test]
async fn during_a_rest_the_paper_is_closed_and_the_time_stands_still() {
    let (app, malee, _) = ready(two_rests()).await;
    assert!(malee.get("/courses/small/test").await.text().replace('\u{a0}', " ").contains("พักได้ 2 ครั้ง ครั้งละไม่เกิน 15 นาที"));
    let attempt = start(&malee).await;
    let (question, value) = option(&malee, &attempt, 1, RIGHT).await;
    app.clock.advance(TimeDelta::minutes(4));
    assert_eq!(act(&malee, &attempt, "pause").await, 303);
    assert_eq!(act(&malee, &attempt, "pause").await, 303, "twice is once");

    app.clock.advance(TimeDelta::minutes(9));
    let resting = malee.get(&attempt).await;
    assert!(!resting.has("#paper") && !resting.html().contains("คำถาม final"), "nothing of the paper is shown");
    assert!(resting.text().replace('\u{a0}', " ").contains("เวลาทดสอบที่เหลือ 6 นาที"), "{}", resting.text());
    assert_eq!(send(&malee, &attempt, &question, &value, "key-00000001").await.status(), 423, "and nothing is written");
    assert_eq!(act(&malee, &attempt, "resume").await, 303);
    assert_eq!(act(&malee, &attempt, "resume").await, 303, "twice is once");
    assert_eq!(send(&malee, &attempt, &question, &value, "key-00000001").await.status(), 200);

    app.clock.advance(TimeDelta::minutes(6));
    assert!(malee.get(&attempt).await.has("#paper"), "six minutes were left");
    app.clock.advance(TimeDelta::seconds(1));
    assert!(!malee.get(&attempt).await.has("#paper"), "and not one more");
    let timeline = malee.get(&format!("{attempt}/timeline")).await.text().replace('\u{a0}', " ");
    assert!(timeline.contains("พักการทดสอบ เวลาหยุดนับ (ไม่เกิน 15 นาที)"), "{timeline}");
    assert!(timeline.contains("ทำต่อหลังพัก เวลาเดินต่อ"), "{timeline}");
}

#[tokio::test]
async fn a_rest_that_has_reached_its_length_ends_by_itself() {
    let (app, malee, _) = ready(two_rests()).await;
    let attempt = start(&malee).await;
    assert_eq!(act(&malee, &attempt, "pause").await, 303);
    app.clock.advance(TimeDelta::minutes(15));
    assert_eq!(answer(&malee, &attempt, 1, RIGHT, "key-00000001").await.status(), 200);
    app.clock.advance(TimeDelta::minutes(10));
    assert!(malee.get(&attempt).await.has("#paper"), "ten minutes, as at the start");
    app.clock.advance(TimeDelta::seconds(1));
    assert!(!malee.get(&attempt).await.has("#paper"));
}

#[tokio::test]
async fn there_are_as_many_rests_as_the_course_allows_and_she_was_granted() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let first = start(&malee).await;
    assert!(!malee.get(&first).await.has("button[value=pause]"), "this course has none");
    assert_eq!(act(&malee, &first, "pause").await, 409);
    submit(&malee, &first).await;

    let hr = app.hr("MDES-ONDE").await;
    let grant = [
        ("act", "grant"),
        ("course", "all"),
        ("extra_percent", "0"),
        ("extra_minutes", "0"),
        ("extra_attempts", "0"),
        ("extra_pauses", "1"),
        ("reason", "มีใบรับรองแพทย์"),
        ("valid_to", "2026-12-31"),
    ];
    assert_eq!(hr.post(&format!("/people/{}/accommodations", malee.id()), &grant).await.status(), 303);
    let second = start(&malee).await;
    assert!(malee.get(&second).await.has("button[value=pause]"));
    assert_eq!(act(&malee, &second, "pause").await, 303);
    assert_eq!(act(&malee, &second, "resume").await, 303);
    assert_eq!(act(&malee, &second, "pause").await, 409);
}

#[tokio::test]
async fn without_script_what_was_sent_during_a_rest_is_kept_until_she_goes_on() {
    let (app, malee, _) = ready(two_rests()).await;
    let attempt = start(&malee).await;
    let (question, value) = option(&malee, &attempt, 1, RIGHT).await;
    assert_eq!(act(&malee, &attempt, "pause").await, 303);
    let page = malee.post(&attempt, &[("act", "answer"), ("question", &*question), ("value", &*value)]).await;
    assert_eq!(page.status(), 422);
    assert_eq!(app.sql_count("SELECT count(*) FROM answers").await, 0);
    let saved = malee.submits(&page.form("main form"), &[]).await;
    assert_eq!(saved.location(), Some(&*format!("{attempt}?q=2")));
    assert_eq!(app.sql_count("SELECT count(*) FROM answers").await, 1);
}

#[tokio::test]
async fn nobody_rests_in_somebody_elses_test_or_after_its_end() {
    let (app, malee, _) = ready(two_rests()).await;
    let kiat = app.learner("kiat").await;
    let attempt = start(&malee).await;
    assert_eq!(act(&kiat, &attempt, "pause").await, 404);
    assert_eq!(act(&malee, &attempt, "pause").await, 303);
    assert_eq!(act(&kiat, &attempt, "resume").await, 404);
    submit(&malee, &attempt).await;
    assert!(malee.get(&attempt).await.text().contains("ผลการทดสอบ"), "a test can be handed in from a rest");
    assert_eq!(act(&malee, &attempt, "pause").await, 409);
    assert_eq!(act(&malee, &attempt, "resume").await, 409);
}
