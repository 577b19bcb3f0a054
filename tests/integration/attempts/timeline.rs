//! The timeline of an attempt, and the receipt that is mailed.

use app::assessment::close_expired;
use chrono::TimeDelta;
use tests::{Page, TestApp, TestCourse};

use crate::assessment::{RIGHT, SLUG, WRONG, answer, prepare, ready, start, submit};

/// What the lines of a timeline say, in their order.
fn lines(page: &Page) -> Vec<String> {
    page.all("tbody td")
}

/// The captured letters, as they would be sent.
fn letters(app: &TestApp) -> Vec<String> {
    let files = std::fs::read_dir(app.data_dir().join("mail")).map_or_else(|_| Vec::new(), |files| files.flatten().collect());
    let texts = files.iter().filter(|file| file.path().extension().is_some_and(|ending| ending == "eml"));
    texts.filter_map(|file| std::fs::read(file.path()).ok()).map(|bytes| words(&bytes)).collect()
}

/// Subject and text of a letter.
fn words(letter: &[u8]) -> String {
    let letter = mail_parser::MessageParser::default().parse(letter).expect("it is a letter");
    format!("{}\n{}", letter.subject().unwrap_or_default(), letter.body_text(0).unwrap_or_default())
}

#[tokio::test]
async fn a_timeline_tells_all_that_happened_in_its_order() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let attempt = start(&malee).await;
    app.clock.advance(TimeDelta::seconds(30));
    answer(&malee, &attempt, 2, WRONG, "key-00000001").await;
    app.clock.advance(TimeDelta::seconds(30));
    answer(&malee, &attempt, 2, RIGHT, "key-00000002").await;
    let open = malee.get(&format!("{attempt}/timeline")).await;
    assert_eq!(open.status(), 200);
    assert_eq!(lines(&open).len(), 3);
    app.clock.advance(TimeDelta::seconds(30));
    submit(&malee, &attempt).await;
    let page = malee.get(&format!("{attempt}/timeline")).await;
    let told = lines(&page);
    let begins =
        ["เริ่มทำแบบทดสอบ ที่ Test", "บันทึกคำตอบข้อ\u{a0}2 (ลำดับที่\u{a0}1)", "บันทึกคำตอบข้อ\u{a0}2 (ลำดับที่\u{a0}2)", "ส่งคำตอบ", "ใบรับ"];
    assert_eq!(told.len(), begins.len(), "{told:?}");
    for (line, begin) in told.iter().zip(begins) {
        assert!(line.replace(' ', "\u{a0}").starts_with(&begin.replace(' ', "\u{a0}")), "{line} is not {begin}");
    }
    assert!(page.text().contains("10.01.30"), "to the second: {}", page.text());
    submit(&malee, &attempt).await;
    assert_eq!(app.sql_count("SELECT count(*) FROM attempt_events").await, 2, "twice is once");
}

#[tokio::test]
async fn the_timeline_of_another_is_not_found_and_hr_sees_it_in_scope_on_record() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let attempt = start(&malee).await;
    let id = attempt.trim_start_matches("/attempts/");
    assert_eq!(app.member_of("MDES", 0).await.get(&format!("{attempt}/timeline")).await.status(), 404);
    let path = format!("/reports/people/{}/attempts/{id}", malee.id());
    let hr = app.hr("MDES-ONDE").await;
    assert!(hr.get(&format!("/reports/people/{}", malee.id())).await.attributes("details a", "href").contains(&path));
    let looks = "SELECT count(*) FROM audit_entries WHERE act = 'attempt.look'";
    assert_eq!(app.sql_count(looks).await, 0);
    let page = hr.get(&path).await;
    assert_eq!((page.status(), lines(&page).len()), (200, 1));
    assert_eq!(app.sql_count(looks).await, 1);
    let other = app.hr("MDES-NSO").await;
    assert_eq!(other.get(&path).await.status(), 404, "she works elsewhere");
    let somchai = app.member_of("MDES-ONDE", 0).await;
    let wrong = format!("/reports/people/{}/attempts/{id}", somchai.id());
    assert_eq!(hr.get(&wrong).await.status(), 404, "the attempt is another's");
    assert_eq!(app.sql_count(looks).await, 1, "what was not found was not looked at");
}

#[tokio::test]
async fn a_receipt_is_mailed_once_and_tells_what_is_on_record() {
    let (app, malee, _) = ready(TestCourse { review: "score_only".to_owned(), ..TestCourse::new(SLUG) }).await;
    let attempt = start(&malee).await;
    answer(&malee, &attempt, 1, WRONG, "key-00000001").await;
    app.clock.advance(TimeDelta::minutes(3));
    let (one, two) = tokio::join!(submit(&malee, &attempt), submit(&malee, &attempt));
    assert_eq!([one.status(), two.status()], [303; 2]);
    app.deliver_mail().await;
    let receipts: Vec<_> = letters(&app).into_iter().filter(|text| text.contains("ใบรับการส่งแบบทดสอบ")).collect();
    assert_eq!(receipts.len(), 1);
    for told in ["ครั้งที่ 1", "10.03.00", "1 จาก 2 ข้อ", "0 จาก 2 คะแนน", "1 of 2 questions", &format!("{attempt}/timeline")]
    {
        assert!(receipts[0].replace('\u{a0}', " ").contains(told), "{told} is not in {}", receipts[0]);
    }
    assert!(!receipts[0].contains("คำถาม"), "no question is mailed");
    let page = malee.get(&format!("{attempt}/timeline")).await;
    assert!(lines(&page).last().is_some_and(|line| line.contains("กล่องอีเมลสาธิต")), "{}", page.text());
}

#[tokio::test]
async fn what_the_deadline_hands_in_has_a_receipt_and_says_so() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let attempt = start(&malee).await;
    let somchai = app.member_of("MDES", 0).await;
    prepare(&app, &somchai).await;
    start(&somchai).await;
    app.clock.advance(TimeDelta::minutes(11));
    assert_eq!(close_expired(app.state(), app.clock.now()).await, Ok(2));
    app.deliver_mail().await;
    let over = letters(&app).into_iter().filter(|text| text.contains("หมดเวลาแล้ว")).count();
    assert_eq!(over, 2);
    let told = lines(&malee.get(&format!("{attempt}/timeline")).await);
    assert!(told.iter().any(|line| line.starts_with("หมดเวลา")), "{told:?}");
}
