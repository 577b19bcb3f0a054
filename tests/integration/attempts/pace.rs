//! Answers that came faster than reading: for trainers and HR to know, and for nothing else.

use chrono::TimeDelta;
use tests::{TestApp, TestCourse};

use crate::assessment::{RIGHT, SLUG, answer, prepare, ready, start, submit};

#[tokio::test]
async fn hr_sees_what_was_faster_than_reading_and_nothing_follows_from_it() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let attempt = start(&malee).await;
    app.clock.advance(TimeDelta::milliseconds(700));
    answer(&malee, &attempt, 1, RIGHT, "key-00000001").await;
    app.clock.advance(TimeDelta::seconds(20));
    answer(&malee, &attempt, 2, RIGHT, "key-00000002").await;
    submit(&malee, &attempt).await;
    let hr = app.hr("MDES-ONDE").await;
    let path = format!("/reports/people/{}/attempts/{}", malee.id(), attempt.trim_start_matches("/attempts/"));
    let page = hr.get(&path).await.text().replace('\u{a0}', " ");
    assert!(page.contains("ได้ครบ 1 จาก 2 ข้อ"), "{page}");
    assert_eq!(page.matches("· เร็วกว่าการอ่าน").count(), 1, "{page}");
    assert!(malee.get(&attempt).await.text().contains("2/2"), "she has passed all the same");
    assert!(!malee.get(&format!("{attempt}/timeline")).await.text().contains("เร็วกว่าการอ่าน"));
}

#[tokio::test]
async fn trainers_see_how_many_answers_were_faster_than_reading() {
    let app = TestApp::start().await;
    let version = app.publish(&TestCourse { pool: 2, ..TestCourse::new(SLUG) }).await;
    for place in 0..5 {
        let person = app.member_of("MDES", place).await;
        prepare(&app, &person).await;
        let attempt = start(&person).await;
        app.clock.advance(TimeDelta::milliseconds(700));
        answer(&person, &attempt, 1, RIGHT, "key-00000001").await;
        app.clock.advance(TimeDelta::seconds(20));
        answer(&person, &attempt, 2, RIGHT, "key-00000002").await;
        submit(&person, &attempt).await;
    }
    let page = app.trainer().await.get(&format!("/authoring/versions/{version}/test")).await.text().replace('\u{a0}', " ");
    let told = page.split("ตอบเร็วกว่าการอ่าน ").skip(1);
    let fast = told.filter_map(|told| told.split('(').nth(1)?.split(' ').next()?.parse::<u32>().ok());
    assert_eq!(fast.sum::<u32>(), 5, "each learner's first answer was fast, whichever question it was for: {page}");
}
