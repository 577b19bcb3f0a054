//! Extra time and extra attempts.

use chrono::TimeDelta;
use tests::{Page, Person, TestCourse};

use crate::assessment::{RIGHT, SLUG, answer, ready, start, submit};

const TEN_MORE: [(&str, &str); 8] = [
    ("act", "grant"),
    ("course", "all"),
    ("extra_percent", "50"),
    ("extra_minutes", "5"),
    ("extra_attempts", "1"),
    ("extra_pauses", "0"),
    ("reason", "มีใบรับรองแพทย์"),
    ("valid_to", "2026-12-31"),
];

fn page_of(person: &Person) -> String {
    format!("/people/{}/accommodations", person.id())
}

async fn grants(by: &Person, person: &Person, changed: &[(&str, &str)]) -> Page {
    let fields: Vec<_> = TEN_MORE
        .iter()
        .map(|(name, value)| {
            (*name, changed.iter().find_map(|(other, value)| (other == name).then_some(*value)).unwrap_or(value))
        })
        .collect();
    by.post(&page_of(person), &fields).await
}

#[tokio::test]
async fn extra_time_is_shown_before_the_start_and_fixed_in_the_deadline() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let hr = app.hr("MDES-ONDE").await;
    let (one, two) = tokio::join!(grants(&hr, &malee, &[]), grants(&hr, &malee, &[]));
    assert_eq!([one.status(), two.status()], [303; 2], "a double click is one grant");
    let before = malee.get("/courses/small/test").await.text().replace('\u{a0}', " ");
    assert!(before.contains("20 นาที (ปกติ 10 นาที เพิ่มให้ 10 นาที)"), "{before}");
    assert!(before.contains("เหลือ 4 จาก 4 ครั้ง"), "{before}");
    assert!(!before.contains("ใบรับรองแพทย์"), "the reason is not shown to her");
    let attempt = start(&malee).await;
    assert!(malee.get(&attempt).await.text().contains("10.20"), "the deadline is shown");
    app.clock.advance(TimeDelta::minutes(20));
    assert_eq!(answer(&malee, &attempt, 1, RIGHT, "key-00000001").await.status(), 200);
    app.clock.advance(TimeDelta::seconds(1));
    assert!(!malee.get(&attempt).await.has("#paper"), "the time is over");
    let timeline = malee.get(&format!("{attempt}/timeline")).await.text().replace('\u{a0}', " ");
    assert!(timeline.contains("ได้เวลาเพิ่ม 10 นาที"), "{timeline}");
}

#[tokio::test]
async fn what_is_ended_counts_for_new_attempts_only() {
    let (app, malee, _) = ready(TestCourse { attempts: 1, ..TestCourse::new(SLUG) }).await;
    let administrator = app.administrator().await;
    assert_eq!(grants(&administrator, &malee, &[("course", SLUG)]).await.status(), 303);
    let attempt = start(&malee).await;
    let form = administrator.get(&page_of(&malee)).await.form("tbody form");
    assert_eq!(administrator.submits(&form, &[]).await.status(), 303);
    assert_eq!(administrator.submits(&form, &[]).await.status(), 409, "it has ended already");
    app.clock.advance(TimeDelta::minutes(20));
    assert!(malee.get(&attempt).await.has("#paper"), "the deadline of the start stands");
    submit(&malee, &attempt).await;
    assert_eq!(malee.post("/courses/small/test", &[("act", "start")]).await.status(), 409, "the extra attempt is gone");
    let acts = "SELECT count(*) FROM audit_entries WHERE act IN ('accommodation.grant', 'accommodation.end')";
    assert_eq!(app.sql_count(acts).await, 2);
    let told = "SELECT count(*) FROM audit_entries WHERE CAST(detail AS TEXT) LIKE '%ใบรับรอง%'";
    assert_eq!(app.sql_count(told).await, 0, "the chain, which is never cleared, does not hold the reason");
}

#[tokio::test]
async fn extra_attempts_last_until_their_end_and_for_their_course() {
    let (app, malee, _) = ready(TestCourse { attempts: 1, ..TestCourse::new(SLUG) }).await;
    app.publish(&TestCourse::new("other")).await;
    let hr = app.hr("MDES-ONDE").await;
    assert_eq!(grants(&hr, &malee, &[("course", "other")]).await.status(), 303);
    let first = start(&malee).await;
    submit(&malee, &first).await;
    let again = || malee.post("/courses/small/test", &[("act", "start")]);
    assert_eq!(again().await.status(), 409, "it was granted for another course");
    assert_eq!(grants(&hr, &malee, &[("course", SLUG), ("valid_to", "2026-11-21")]).await.status(), 303);
    app.clock.advance(TimeDelta::days(2));
    let later = app.again(&malee).await;
    assert_eq!(later.post("/courses/small/test", &[("act", "start")]).await.status(), 409, "its last day has passed");
    app.clock.advance(TimeDelta::days(-2));
    assert_eq!(again().await.status(), 303);
}

#[tokio::test]
async fn what_cannot_be_granted_is_refused_and_changes_nothing() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let (hr, other) = (app.hr("MDES-ONDE").await, app.hr("MDES-NSO").await);
    let before = app.row_counts().await;
    for changed in [
        [("extra_percent", "0"), ("extra_minutes", "0"), ("extra_attempts", "0")].as_slice(),
        &[("valid_to", "2026-11-19")],
        &[("valid_to", "2030-01-01")],
        &[("valid_to", "")],
        &[("extra_percent", "201")],
        &[("extra_minutes", "-1")],
        &[("reason", "")],
        &[("course", "nowhere")],
    ] {
        assert_eq!(grants(&hr, &malee, changed).await.status(), 422, "{changed:?}");
    }
    assert_eq!(grants(&hr, &hr, &[]).await.status(), 422, "nobody grants herself");
    assert_eq!(grants(&other, &malee, &[]).await.status(), 404, "she works elsewhere");
    assert_eq!(grants(&malee, &malee, &[]).await.status(), 404);
    assert_eq!(app.row_counts().await, before);
}

#[tokio::test]
async fn a_skill_test_has_the_extra_time_too() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let hr = app.hr("MDES-ONDE").await;
    grants(&hr, &malee, &[("extra_percent", "100"), ("extra_minutes", "0")]).await;
    assert!(malee.get("/skills/DG67-CS").await.text().replace('\u{a0}', " ").contains("90 นาที"));
    let begun = malee.post("/skills/DG67-CS", &[("act", "start")]).await;
    let test = begun.location().expect("it starts").to_owned();
    app.clock.advance(TimeDelta::minutes(55));
    malee.get("/skills").await;
    app.clock.advance(TimeDelta::minutes(30));
    let page = malee.get(&test).await;
    let value = page.attributes("input[name=value]", "value").remove(0);
    assert_eq!(malee.post(&test, &[("number", "1"), ("value", &value)]).await.status(), 303);
    assert_eq!(app.sql_count("SELECT count(*) FROM skill_answers").await, 1);
    assert_eq!(app.sql_count("SELECT count(*) FROM skill_tests WHERE open").await, 1, "it goes on");
}
