//! Which questions an attempt asks: by blueprint, and new ones first.

use std::collections::BTreeSet;

use tests::{Person, TestApp, TestCourse};

use crate::assessment::{SLUG, ready, start, submit};

async fn asked(person: &Person, attempt: &str) -> BTreeSet<String> {
    person.get(&format!("{attempt}?q=1")).await.attributes("input[name=question]", "value").into_iter().collect()
}

#[tokio::test]
async fn another_attempt_asks_what_she_has_not_seen() {
    let (_app, malee, _) = ready(TestCourse { pool: 6, draw: 2, ..TestCourse::new(SLUG) }).await;
    let mut seen = BTreeSet::new();
    for attempt in 1..=3 {
        let paper = start(&malee).await;
        seen.extend(asked(&malee, &paper).await);
        assert_eq!(seen.len(), 2 * attempt, "no question comes twice while there are others");
        submit(&malee, &paper).await;
    }
}

#[tokio::test]
async fn a_blueprint_gives_so_many_of_each_level() {
    let course = TestCourse { pool: 8, draw: 3, blueprint: Some((1, 2)), ..TestCourse::new(SLUG) };
    let (_app, malee, _) = ready(course).await;
    let mut seen = BTreeSet::new();
    for _ in 0..2 {
        let paper = start(&malee).await;
        let asked = asked(&malee, &paper).await;
        let of_level_one = asked.iter().filter(|id| id.ends_with(['1', '3', '5', '7'])).count();
        assert_eq!((asked.len(), of_level_one), (3, 1), "{asked:?}");
        seen.extend(asked);
        submit(&malee, &paper).await;
    }
    assert_eq!(seen.len(), 6);
}

#[tokio::test]
async fn a_pool_too_small_for_the_blueprint_is_refused_with_its_line() {
    let app = TestApp::start().await;
    let course = TestCourse { pool: 4, draw: 4, blueprint: Some((1, 3)), ..TestCourse::new("too-small") };
    let trainer = app.trainer().await;
    let unit = app.unit("MDES-ONDE").await.id.to_string();
    let page = trainer.upload("/authoring/upload", &[("unit", &unit)], ("package", "too-small.zip", &course.zip())).await;
    assert_eq!(page.status(), 422);
    assert!(page.text().contains("course.toml") && page.text().contains("ระดับ 2"), "{}", page.text());
}
