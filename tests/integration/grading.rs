//! Answers that people grade: from the paper to the certificate, through plain forms.

mod files;
mod queue;

use app::{
    entity::{Person as PersonTable, Role, person},
    measurement,
};
use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use tests::{Page, Person, TestApp, TestCourse};

/// A written answer worth 10, 6 and 4, with more keys if need be.
pub fn essay(id: &str, more: &str) -> String {
    format!(
        "[[question]]\nid = \"{id}\"\nkind = \"essay\"\ntext = \"เขียนแผน {id}\"\nexplanation = \"แนวคำตอบ-{id}\"\nanswer = \"text\"\n{more}\n\
         [[question.criterion]]\ntext = \"ครบถ้วน\"\npoints = 6\nlevel = [{{ points = 6, text = \"ครบทุกส่วน\" }}]\n\
         [[question.criterion]]\ntext = \"ปฏิบัติได้จริง\"\npoints = 4\n\n"
    )
}

/// One choice and one written answer, 11 points in all; 60 % passes.
pub fn course() -> TestCourse {
    let choice =
        "[[question]]\nid = \"choice\"\nkind = \"true_false\"\ntext = \"จริงหรือไม่\"\nexplanation = \"ใช่\"\nanswer = true\n\n";
    TestCourse {
        draw: 2,
        pass_percent: 60,
        final_questions: Some(format!("{choice}{}", essay("plan", ""))),
        ..TestCourse::new("small")
    }
}

/// Malee before the test of a course.
pub async fn ready(course: &TestCourse) -> (TestApp, Person) {
    let app = TestApp::start().await;
    app.publish(course).await;
    let malee = app.learner("malee").await;
    prepare(&app, &malee).await;
    (app, malee)
}

pub async fn prepare(app: &TestApp, person: &Person) {
    PersonTable::update_many()
        .col_expr(person::Column::PrintNameConfirmedAt, Expr::value(app.clock.now()))
        .filter(person::Column::Id.eq(person.id()))
        .exec(app.state().db.write())
        .await
        .expect("a name can be confirmed");
    app.read_all(person, "small").await;
}

pub async fn start(person: &Person) -> String {
    let page = person.post("/courses/small/test", &[("act", "start")]).await;
    page.location().unwrap_or_else(|| panic!("the test does not start: {} {}", page.status(), page.text())).to_owned()
}

pub async fn answer(person: &Person, attempt: &str, question: &str, value: &str) {
    let page = person.post(attempt, &[("act", "answer"), ("question", question), ("value", value)]).await;
    assert_eq!(page.status(), 303, "{}", page.text());
}

pub async fn submit(person: &Person, attempt: &str) {
    let page = person.post(attempt, &[("act", "submit")]).await;
    assert_eq!(page.location(), Some(attempt), "{} {}", page.status(), page.text());
}

/// Hands in a written answer, with the choice wrong, and gives the address of the attempt.
pub async fn hand_in(person: &Person, text: &str) -> String {
    let attempt = start(person).await;
    answer(person, &attempt, "plan", text).await;
    submit(person, &attempt).await;
    attempt
}

/// A trainer over the unit that owns the course.
pub async fn grader(app: &TestApp) -> Person {
    app.with_role(Role::Trainer, "MDES-ONDE").await
}

/// Takes the next answer and gives the address of its page; none where there is none for her.
pub async fn take(grader: &Person) -> Option<String> {
    let page = grader.post("/grading", &[("act", "next"), ("course", "small")]).await;
    let to = page.location().unwrap_or_else(|| panic!("{} {}", page.status(), page.text())).to_owned();
    (to != "/grading?none=1").then_some(to)
}

pub async fn give(grader: &Person, sheet: &str, marks: (u8, u8), comment: &str) -> Page {
    let (one, other) = (marks.0.to_string(), marks.1.to_string());
    let fields = [("act", "save"), ("criterion-1", &*one), ("criterion-2", &*other), ("comment", comment)];
    grader.post(sheet, &fields).await
}

/// Takes the next answer and grades it.
pub async fn grade(grader: &Person, marks: (u8, u8), comment: &str) {
    let sheet = take(grader).await.expect("an answer waits for her");
    let page = give(grader, &sheet, marks, comment).await;
    assert_eq!(page.status(), 303, "{}", page.text());
}

const GRADES: &str = "SELECT count(*) FROM grades";

#[tokio::test]
async fn a_written_answer_waits_for_two_graders_and_then_everything_follows() {
    let (app, malee) = ready(&course()).await;
    let attempt = start(&malee).await;
    let paper = malee.get(&format!("{attempt}?q=1")).await;
    assert!(paper.has("textarea[name=value][maxlength='4000']"), "{}", paper.html());
    assert!(paper.text().contains("ครบทุกส่วน") && !paper.html().contains("แนวคำตอบ"), "rubric yes, model answer no");
    answer(&malee, &attempt, "plan", "ย่อหน้าแรก\r\n\r\nย่อหน้าที่สอง").await;
    answer(&malee, &attempt, "choice", "a").await;
    submit(&malee, &attempt).await;

    let result = malee.get(&attempt).await;
    assert!(result.text().contains("รอผู้ตรวจ") && !result.text().contains("ยังไม่ผ่านในครั้งนี้"), "{}", result.text());
    assert!(!result.html().contains("แนวคำตอบ"), "nothing is shown before there is a result");
    for (path, told) in [("/courses/small", "รอผู้ตรวจ"), ("/courses/small/test", "ยังเริ่มทำใหม่ไม่ได้"), ("/learning", "รอผู้ตรวจ")]
    {
        assert!(malee.get(path).await.text().contains(told), "{path}");
    }
    assert_eq!(malee.post("/courses/small/test", &[("act", "start")]).await.status(), 409);
    let hr = app.hr("MDES-ONDE").await;
    let record = hr.get(&format!("/reports/people/{}", malee.id())).await.text();
    assert!(record.contains("รอผู้ตรวจให้คะแนนข้อเขียน"), "{record}");
    assert_eq!(app.sql_count("SELECT count(*) FROM certificates").await, 0);

    let (first, second) = (grader(&app).await, grader(&app).await);
    assert!(first.get("/grading").await.text().contains("1 คำตอบ"));
    grade(&first, (5, 2), "เขียนชัดเจน").await;
    assert_eq!(app.sql_count("SELECT count(*) FROM attempts WHERE passed IS NOT NULL").await, 0, "one grade is no result");
    app.clock.advance(TimeDelta::minutes(5));
    grade(&second, (5, 3), "").await;

    let result = malee.get(&attempt).await.text();
    assert!(result.contains("ผ่านแล้ว") && result.contains("9/11"), "7 and 8 are 8, and the choice: {result}");
    assert!(result.contains("เขียนชัดเจน") && result.contains("ปัดขึ้น") && result.contains("แนวคำตอบ-plan"), "{result}");
    assert!(result.contains("ย่อหน้าแรก ย่อหน้าที่สอง"), "{result}");
    assert_eq!(app.sql_count("SELECT count(*) FROM certificates").await, 1);
    assert_eq!(app.sql_count("SELECT count(*) FROM mails WHERE dedupe_key LIKE 'graded:%'").await, 1);
    assert_eq!(app.sql_count("SELECT count(*) FROM audit_entries WHERE act = 'answer.grade'").await, 2);
    assert!(malee.get(&format!("{attempt}/timeline")).await.text().contains("ให้คะแนนข้อเขียนครบแล้ว"));
    app.deliver_mail().await;
    assert_eq!(app.sql_count("SELECT count(*) FROM mails WHERE state = 'queued'").await, 0);
}

#[tokio::test]
async fn without_a_written_answer_the_result_is_there_at_once() {
    let (app, malee) = ready(&course()).await;
    let attempt = start(&malee).await;
    answer(&malee, &attempt, "choice", "a").await;
    submit(&malee, &attempt).await;
    assert!(malee.get(&attempt).await.text().contains("1/11"));
    assert_eq!(app.sql_count("SELECT count(*) FROM written_answers").await, 0);
}

#[tokio::test]
async fn a_result_that_is_not_a_pass_leaves_another_try() {
    let (app, malee) = ready(&TestCourse { graders: Some(1), ..course() }).await;
    let attempt = hand_in(&malee, "สั้น").await;
    grade(&grader(&app).await, (1, 0), "").await;
    let result = malee.get(&attempt).await.text();
    assert!(result.contains("ยังไม่ผ่านในครั้งนี้") && result.contains("1/11"), "{result}");
    start(&malee).await;
}

#[tokio::test]
async fn two_grades_that_are_far_apart_ask_for_a_third_who_sees_both_and_decides() {
    let (app, malee) = ready(&course()).await;
    let attempt = hand_in(&malee, "แผน").await;
    let (first, second, third) = (grader(&app).await, grader(&app).await, grader(&app).await);
    grade(&first, (6, 4), "ดีมาก").await;
    let sheet = take(&second).await.expect("it waits for her");
    let page = second.get(&sheet).await;
    assert!(!page.html().contains("ดีมาก") && !page.text().contains("ท่านเป็นผู้ตัดสิน"), "the second grade is blind");
    give(&second, &sheet, (2, 1), "ขาดรายละเอียด").await;
    assert_eq!(app.sql_count("SELECT count(*) FROM written_answers WHERE settled_at IS NULL AND wanted = 3").await, 1);
    assert_eq!(take(&first).await, None, "nobody grades an answer twice");

    let sheet = take(&third).await.expect("it waits for a third");
    let page = third.get(&sheet).await.text();
    assert!(page.contains("ท่านเป็นผู้ตัดสิน") && page.contains("ดีมาก") && page.contains("ขาดรายละเอียด"), "{page}");
    give(&third, &sheet, (4, 3), "").await;
    let result = malee.get(&attempt).await.text();
    assert!(result.contains("7/11") && result.contains("ผู้ตรวจคนที่สาม"), "{result}");
}

#[tokio::test]
async fn what_graders_give_is_shown_by_the_review_policy_only() {
    let (app, malee) = ready(&TestCourse { graders: Some(1), review: "score_only".to_owned(), ..course() }).await;
    let attempt = hand_in(&malee, "แผน").await;
    grade(&grader(&app).await, (6, 4), "ความเห็นลับ").await;
    let result = malee.get(&attempt).await;
    assert!(result.text().contains("10/11") && !result.html().contains("ความเห็นลับ"), "{}", result.text());
}

#[tokio::test]
async fn one_attempt_with_two_written_answers_has_its_result_with_the_last() {
    let pool = format!("{}{}", essay("plan", ""), essay("report", ""));
    let course = TestCourse { graders: Some(1), draw: 2, final_questions: Some(pool), ..course() };
    let (app, malee) = ready(&course).await;
    let attempt = start(&malee).await;
    answer(&malee, &attempt, "plan", "แผน").await;
    answer(&malee, &attempt, "report", "รายงาน").await;
    submit(&malee, &attempt).await;
    let anan = grader(&app).await;
    grade(&anan, (6, 4), "").await;
    assert!(malee.get(&attempt).await.text().contains("รอผู้ตรวจ"));
    grade(&anan, (6, 4), "").await;
    assert!(malee.get(&attempt).await.text().contains("20/20"));
    assert_eq!(app.sql_count("SELECT count(*) FROM completions").await, 1);
}

#[tokio::test]
async fn statistics_take_an_attempt_in_when_it_has_its_result() {
    let (app, malee) = ready(&TestCourse { graders: Some(1), ..course() }).await;
    hand_in(&malee, "แผน").await;
    assert_eq!(measurement::count(app.state()).await, Ok(0));
    grade(&grader(&app).await, (6, 4), "").await;
    assert_eq!(measurement::count(app.state()).await, Ok(1));
    assert_eq!(app.sql_count("SELECT count(*) FROM question_statistics WHERE question = 'plan'").await, 0);
    assert_eq!(app.sql_count("SELECT passed FROM pool_statistics").await, 1);
}
