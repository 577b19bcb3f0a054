//! Final tests of courses.

use app::assessment::close_expired;
use chrono::TimeDelta;
use tests::{Person, TestApp, TestCourse};

use super::{REASON, confirm, letters, weigh, work};
use crate::assessment::{SLUG, prepare, start, submit};

/// A test of two questions that asks for both, at a version; the key of the first is wrong or right. `words` is what is
/// asked first.
fn course(version: &str, key: &str, words: &str) -> TestCourse {
    let option = |text: &str| {
        let right = if text == key { "correct = true" } else { "why = \"เพราะผิด\"" };
        format!("[[question.option]]\ntext = \"{text}\"\n{right}\n")
    };
    let first = format!("{}{}{}", option("ถูก 1"), option("ผิด 1"), option("ผิด มาก"));
    let questions = format!(
        "[[question]]\nid = \"first\"\nkind = \"single\"\ntext = \"{words}\"\nexplanation = \"เพราะถูก\"\n{first}\n\
         [[question]]\nid = \"second\"\nkind = \"single\"\ntext = \"คำถามที่สอง\"\nexplanation = \"เพราะถูก\"\n\
         [[question.option]]\ntext = \"ถูก 2\"\ncorrect = true\n[[question.option]]\ntext = \"ผิด 2\"\nwhy = \"เพราะผิด\"\n"
    );
    TestCourse { version: version.to_owned(), final_questions: Some(questions), pass_percent: 100, ..TestCourse::new(SLUG) }
}

const WORDS: &str = "คำถามแรก";

/// The wrong key is in use; both have taken the test: Malee by the book, Somchai by the wrong key.
struct World {
    app: TestApp,
    anan: Person,
    malee: Person,
    lucky: Person,
    /// Addresses of attempts.
    malees: String,
    luckys: String,
}

async fn world() -> World {
    let app = TestApp::start().await;
    app.publish(&course("1.0", "ผิด 1", WORDS)).await;
    let (malee, lucky) = (app.learner("malee").await, app.member_of("MDES-ONDE", 5).await);
    for person in [&malee, &lucky] {
        prepare(&app, person).await;
    }
    let malees = takes(&malee, ["ถูก 1", "ถูก 2"]).await;
    let luckys = takes(&lucky, ["ผิด 1", "ถูก 2"]).await;
    World { anan: app.trainer().await, app, malee, lucky, malees, luckys }
}

impl World {
    /// Publishes a version and gives the page on which it is decided.
    async fn publish(&self, version: &str, key: &str, words: &str) -> String {
        self.app.clock.advance(TimeDelta::minutes(1));
        let version = self.app.publish(&course(version, key, words)).await;
        format!("/authoring/versions/{version}/regrade")
    }

    async fn correct(&self) -> String {
        self.publish("1.1", "ถูก 1", WORDS).await
    }

    /// Certificates, completions, evidence of a pass and letters with certificates.
    async fn proofs(&self) -> [i64; 4] {
        [
            self.app.sql_count("SELECT count(*) FROM certificates").await,
            self.app.sql_count("SELECT count(*) FROM completions").await,
            self.app.sql_count("SELECT count(*) FROM evidence WHERE item = 'final-test'").await,
            self.app.sql_count("SELECT count(*) FROM mails WHERE dedupe_key LIKE 'certificate:%'").await,
        ]
    }

    async fn grades(&self) -> i64 {
        self.app.sql_count("SELECT count(*) FROM attempt_grades").await
    }
}

/// Answers both questions with these options and hands in.
async fn takes(person: &Person, options: [&str; 2]) -> String {
    let attempt = start(person).await;
    answers(person, &attempt, options).await;
    assert_eq!(submit(person, &attempt).await.status(), 303);
    attempt
}

/// Questions come in an order of their own.
async fn answers(person: &Person, attempt: &str, options: [&str; 2]) {
    for number in 1..=2 {
        let page = person.get(&format!("{attempt}?q={number}")).await;
        let section = format!("section[data-q='{number}']");
        let texts = page.all(&format!("{section} label.option"));
        let values = page.attributes(&format!("{section} input[name=value]"), "value");
        let question = page.attribute(&format!("{section} input[name=question]"), "value").expect("the question has an id");
        let found = texts.iter().zip(values).find(|(text, _)| options.iter().any(|wanted| text.starts_with(wanted)));
        let (_, value) = found.unwrap_or_else(|| panic!("none of {options:?} is among {texts:?}"));
        let sent = crate::assessment::send(person, attempt, &question, &value, &format!("key-0000000{number}")).await;
        assert_eq!(sent.status(), 200, "{}", sent.text());
    }
}

#[tokio::test]
async fn a_preview_tells_whose_results_change_and_changes_nothing() {
    let world = world().await;
    let page = world.correct().await;
    let version = world.anan.get(page.trim_end_matches("/regrade")).await;
    assert!(version.has(&format!("a[href='{page}']")), "{}", version.text());
    let first = world.anan.get(&page).await;
    assert!(first.text().contains("เฉลยเดิม") && first.text().contains("เทียบกับรุ่น 1.0"), "{}", first.text());
    let before = world.app.rows_of(&world.malee).await;

    let seen = weigh(&world.anan, &page).await;
    assert_eq!(seen.all("#effect ~ dl dd"), ["2 ครั้ง", "1 ครั้ง", "1 ครั้ง", "0 ครั้ง", "1 ครั้ง", "1 ครั้ง"], "{}", seen.text());
    assert!(!seen.text().contains("มาลี"), "a trainer sees no persons");
    work(&world.app).await;
    assert_eq!(world.app.rows_of(&world.malee).await, before);
    assert_eq!((world.grades().await, letters(&world.app).await), (0, 0));
}

#[tokio::test]
async fn what_is_confirmed_twice_is_done_once() {
    let world = world().await;
    assert_eq!(world.proofs().await, [1, 1, 1, 1], "by the wrong key one has passed");
    let page = world.correct().await;
    weigh(&world.anan, &page).await;
    let form = world.anan.get(&page).await.form("form:has(button[value=confirm])");
    let fields = [("reason", REASON), ("act", "confirm")];
    let (one, other) = tokio::join!(world.anan.submits(&form, &fields), world.anan.submits(&form, &fields));
    assert_eq!((one.status(), other.status()), (303, 303));
    work(&world.app).await;
    assert_eq!(world.grades().await, 2);
    assert_eq!(world.proofs().await, [2, 2, 2, 2], "who passes now has everything that a pass brings, once");
    assert_eq!(letters(&world.app).await, 2);
    assert_eq!(world.app.sql_count("SELECT count(*) FROM attempts WHERE points = 1 AND passed = FALSE").await, 1, "it stays");
    assert_eq!(world.app.sql_count("SELECT count(*) FROM audit_entries WHERE act = 'course.regrade'").await, 1);
    assert_eq!(world.app.sql_count("SELECT count(*) FROM attempt_events WHERE kind = 'regraded'").await, 2);

    let again = weigh(&world.anan, &page).await;
    assert!(again.text().contains("ปรับผลเสร็จแล้ว") && again.text().contains(REASON), "{}", again.text());
    work(&world.app).await;
    assert_eq!((world.grades().await, letters(&world.app).await), (2, 2));
}

#[tokio::test]
async fn the_result_shows_before_and_after_and_the_letter_says_so() {
    let world = world().await;
    let page = world.correct().await;
    weigh(&world.anan, &page).await;
    confirm(&world.anan, &page).await;
    work(&world.app).await;

    let result = world.malee.get(&world.malees).await;
    let text = result.text();
    assert!(text.contains("คะแนนเดิม 1 จาก 2 คะแนนใหม่ 2 จาก 2") && text.contains(REASON), "{text}");
    assert!(text.contains("ข้อนี้แก้ไขเฉลยแล้ว") && text.contains("ผ่านแล้ว ขอแสดงความยินดี"), "{text}");
    let timeline = world.malee.get(&format!("{}/timeline", world.malees)).await;
    assert!(timeline.text().contains("ปรับผลตามเฉลยที่แก้ไข"), "{}", timeline.text());
    let intro = world.malee.get("/courses/small/test").await;
    assert!(intro.text().contains("2/2") && !intro.has("button[value=start]"), "{}", intro.text());

    world.app.deliver_mail().await;
    world.app.deliver_mail().await;
    let sent = world.app.sql_count("SELECT count(*) FROM mails WHERE dedupe_key LIKE 'regraded:%' AND state = 'captured'").await;
    assert_eq!(sent, 2);

    let hr = world.app.hr("MDES-ONDE").await;
    let list = hr.get("/reports/regrades").await;
    assert!(list.text().contains("มาลี") && list.text().contains("ผ่านเพิ่ม"), "{}", list.text());
    let elsewhere = world.app.hr("MOPH").await;
    assert!(!elsewhere.get("/reports/regrades").await.text().contains("มาลี"));
}

#[tokio::test]
async fn a_pass_that_was_given_stays() {
    let world = world().await;
    let page = world.correct().await;
    weigh(&world.anan, &page).await;
    confirm(&world.anan, &page).await;
    work(&world.app).await;
    let text = world.lucky.get(&world.luckys).await.text();
    assert!(text.contains("คะแนนใหม่ 1 จาก 2") && text.contains("ผลผ่านและวุฒิบัตรที่ท่านได้รับแล้วยังคงอยู่"), "{text}");
    assert_eq!(world.app.sql_count("SELECT count(*) FROM certificates WHERE revoked_at IS NULL").await, 2);
    assert_eq!(world.lucky.post("/courses/small/test", &[("act", "start")]).await.status(), 409, "she has passed");
}

#[tokio::test]
async fn who_hands_in_after_the_correction_is_graded_by_it_at_once() {
    let world = world().await;
    let (late, liar) = (world.app.member_of("MDES-ONDE", 6).await, world.app.member_of("MDES-ONDE", 7).await);
    let mut open = Vec::new();
    for (person, first) in [(&late, "ถูก 1"), (&liar, "ผิด 1")] {
        prepare(&world.app, person).await;
        let attempt = start(person).await;
        answers(person, &attempt, [first, "ถูก 2"]).await;
        open.push(attempt);
    }
    let version = world.app.publish(&course("1.1", "ถูก 1", WORDS)).await;
    let page = format!("/authoring/versions/{version}/regrade");
    weigh(&world.anan, &page).await;
    confirm(&world.anan, &page).await;
    submit(&late, &open[0]).await;
    world.app.clock.advance(TimeDelta::minutes(11));
    close_expired(world.app.state(), world.app.clock.now()).await.expect("what is over can be closed");
    work(&world.app).await;

    let text = late.get(&open[0]).await.text();
    assert!(text.contains("2/2") && text.contains("ตรวจตามเฉลยที่แก้ไขแล้ว") && !text.contains("คะแนนเดิม"), "{text}");
    let text = liar.get(&open[1]).await.text();
    assert!(text.contains("1/2") && text.contains("ยังไม่ผ่าน"), "the wrong key gives nobody a pass any more: {text}");
    assert_eq!(letters(&world.app).await, 2, "only those who were told something else are told");
    assert_eq!(world.grades().await, 4);
}

#[tokio::test]
async fn a_worker_that_dies_half_way_is_followed_by_another() {
    let world = world().await;
    let page = world.correct().await;
    weigh(&world.anan, &page).await;
    confirm(&world.anan, &page).await;
    work(&world.app).await;
    let counts = world.anan.get(&page).await.all("#effect ~ dl dd");
    // As if it had died after the first of two, with the page claimed and not written down.
    let until = (world.app.clock.now() + TimeDelta::minutes(2)).to_rfc3339();
    world.app.sql("DELETE FROM attempt_grades WHERE id = (SELECT max(id) FROM attempt_grades)").await;
    world
        .app
        .sql(&format!(
            "UPDATE regrades SET state = 'grading', step = 1, at_version = NULL, at_row = 0, leased_until = '{until}', \
             graded = '{{\"looked\":0,\"affected\":0,\"more\":0,\"fewer\":0,\"up\":0,\"down\":0,\"failed\":0}}'"
        ))
        .await;
    work(&world.app).await;
    assert_eq!(world.grades().await, 1, "nobody takes what another holds");
    world.app.clock.advance(TimeDelta::minutes(3));
    work(&world.app).await;
    assert_eq!((world.grades().await, letters(&world.app).await, world.proofs().await), (2, 2, [2, 2, 2, 2]));
    assert_eq!(world.anan.get(&page).await.all("#effect ~ dl dd"), counts, "nothing is counted twice");
}

#[tokio::test]
async fn a_question_in_other_words_is_never_regraded() {
    let world = world().await;
    let page = world.publish("1.1", "ถูก 1", "คำถามแรกที่ถามใหม่").await;
    let seen = world.anan.get(&page).await;
    assert_eq!(seen.status(), 200);
    assert!(seen.text().contains("รุ่นนี้ไม่มีข้อสอบที่แก้ไขเฉลย"), "{}", seen.text());
    assert_eq!(world.anan.post(&page, &[("act", "weigh")]).await.status(), 404);
}

#[tokio::test]
async fn a_correction_that_was_wrong_is_corrected_by_the_next_version() {
    let world = world().await;
    let wrong = world.publish("1.1", "ผิด มาก", WORDS).await;
    weigh(&world.anan, &wrong).await;
    confirm(&world.anan, &wrong).await;
    work(&world.app).await;
    let back = world.publish("1.2", "ผิด 1", WORDS).await;
    weigh(&world.anan, &back).await;
    confirm(&world.anan, &back).await;
    work(&world.app).await;
    let text = world.lucky.get(&world.luckys).await.text();
    assert!(text.contains("คะแนนเดิม 1 จาก 2 คะแนนใหม่ 2 จาก 2"), "{text}");
    assert_eq!(world.anan.post(&wrong, &[("act", "weigh")]).await.status(), 409, "keys go forward");
}

#[tokio::test]
async fn a_trainer_of_another_ministry_finds_nothing_and_no_reason_is_no_decision() {
    let world = world().await;
    let page = world.correct().await;
    weigh(&world.anan, &page).await;
    let stranger = world.app.with_role(app::entity::Role::Trainer, "MOPH").await;
    assert_eq!(stranger.get(&page).await.status(), 404);
    for act in ["weigh", "confirm", "retry"] {
        assert_eq!(stranger.post(&page, &[("act", act), ("reason", REASON)]).await.status(), 404, "{act}");
    }
    let refused = world.anan.post(&page, &[("act", "confirm"), ("reason", " ")]).await;
    assert_eq!(refused.status(), 422);
    assert!(refused.has("#reason-error"), "{}", refused.text());
    work(&world.app).await;
    assert_eq!(world.grades().await, 0);
}
