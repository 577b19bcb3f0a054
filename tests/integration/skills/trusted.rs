//! What makes a skill test trusted: it belongs to one device at a time, and everything that happens is on record.

use chrono::TimeDelta;

use super::{Bank, answer, finish, number, ready, send, start};

const ANSWERS: &str = "SELECT count(*) FROM skill_answers";

async fn wrong(bank: &Bank, person: &tests::Person, test: &str) -> (String, Vec<String>) {
    let page = person.get(test).await;
    (number(&page), bank.options(&page, false))
}

#[tokio::test]
async fn whoever_opens_the_test_has_it_and_what_the_other_sent_waits_until_she_goes_on_there() {
    let (app, desktop, bank) = ready().await;
    let test = start(&desktop).await;
    assert!(!desktop.get(&test).await.text().contains("ท่านกำลังทำต่อที่อุปกรณ์นี้"));
    let phone = app.again(&desktop).await;
    assert!(phone.get(&test).await.text().contains("ท่านกำลังทำต่อที่อุปกรณ์นี้"), "she is told that she has taken over");
    answer(&phone, &bank, &test, true).await;

    let (open, values) = wrong(&bank, &phone, &test).await;
    let kept = send(&desktop, &test, &open, &values).await;
    assert_eq!(kept.status(), 422);
    assert!(kept.text().contains("อุปกรณ์อื่น") && !kept.has("fieldset.question"), "{}", kept.text());
    assert_eq!(app.sql_count(ANSWERS).await, 1);
    let saved = desktop.submits(&kept.form("main form"), &[]).await;
    assert_eq!(saved.location(), Some(&*test), "{}", saved.text());
    assert_eq!(app.sql_count(ANSWERS).await, 2);
    assert_eq!(app.sql_count("SELECT count(*) FROM attempt_events WHERE kind = 'taken_over'").await, 2);
}

#[tokio::test]
async fn where_nobody_sits_any_more_she_just_goes_on() {
    let (app, desktop, bank) = ready().await;
    let test = start(&desktop).await;
    let (open, values) = wrong(&bank, &desktop, &test).await;
    app.clock.advance(TimeDelta::minutes(20));
    let phone = app.again(&desktop).await;
    assert_eq!(desktop.post("/sign-out", &[]).await.status(), 303);
    assert_eq!(send(&phone, &test, &open, &values).await.location(), Some(&*test));
    assert_eq!(app.sql_count(ANSWERS).await, 1);
}

#[tokio::test]
async fn the_timeline_tells_start_answers_and_end_to_her_and_to_hr_in_scope_on_record() {
    let (app, malee, bank) = ready().await;
    let test = start(&malee).await;
    let pages = finish(&app, &malee, &bank, &test, true).await;
    let asked = pages.len() - 1;
    let own = malee.get(&format!("{test}/timeline")).await;
    assert_eq!(own.all("tbody tr").len(), asked + 2, "start, every answer, end: {}", own.text());
    let shown = |page: &tests::Page| {
        pages[..asked].iter().any(|asked| page.text().contains(&asked.first("fieldset.question legend").unwrap()))
    };
    assert!(!shown(&own), "no question is told");
    assert!(pages[asked].has(&format!("a[href='{test}/timeline']")), "the result leads to it");

    let id = test.trim_start_matches("/skill-tests/");
    let address = format!("/reports/people/{}/skill-tests/{id}", malee.id());
    let hr = app.hr("MDES-ONDE").await;
    assert!(hr.get(&format!("/reports/people/{}/skills", malee.id())).await.has(&format!("a[href='{address}']")));
    let seen = hr.get(&address).await;
    assert_eq!(seen.all("tbody tr").len(), asked + 2, "{}", seen.text());
    assert_eq!(app.sql_count("SELECT count(*) FROM audit_entries WHERE act = 'skill_test.look'").await, 1);
    assert_eq!(app.hr("MOPH-DDC").await.get(&address).await.status(), 404);
    assert_eq!(app.learner("kiat").await.get(&format!("{test}/timeline")).await.status(), 404);
}
