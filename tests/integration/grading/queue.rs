//! Who is given which answer.

use app::entity::Role;
use chrono::TimeDelta;
use tests::TestCourse;

use super::{GRADES, answer, course, give, grade, grader, hand_in, prepare, ready, start, submit, take};

#[tokio::test]
async fn a_trainer_of_another_ministry_does_not_find_it() {
    let (app, malee) = ready(&course()).await;
    hand_in(&malee, "แผน").await;
    let sheet = take(&grader(&app).await).await.expect("an answer waits");
    let other = app.with_role(Role::Trainer, "MDES-NSO").await;
    assert!(other.get("/grading").await.text().contains("ไม่มีคำตอบที่รอตรวจ"));
    assert_eq!(other.get(&sheet).await.status(), 404);
    assert_eq!(other.get("/grading/courses/small").await.status(), 404);
    for act in ["take", "save", "give-back"] {
        assert_eq!(other.post(&sheet, &[("act", act)]).await.status(), 404, "{act}");
    }
    assert_eq!(other.post("/grading", &[("act", "next"), ("course", "small")]).await.status(), 404);
    assert_eq!(malee.get("/grading").await.status(), 404);
    assert_eq!(malee.get(&sheet).await.status(), 404);
}

#[tokio::test]
async fn nobody_grades_her_own_answer() {
    let (app, malee) = ready(&course()).await;
    hand_in(&malee, "แผน").await;
    let sheet = take(&grader(&app).await).await.expect("an answer waits");
    app.grant(malee.id(), Role::Trainer, "MDES-ONDE").await;
    let malee = app.again(&malee).await;
    assert_eq!(take(&malee).await, None);
    assert_eq!(malee.get(&sheet).await.status(), 404);
    assert_eq!(malee.post(&sheet, &[("act", "take")]).await.status(), 404);
    assert_eq!(give(&malee, &sheet, (6, 4), "").await.status(), 404);
}

#[tokio::test]
async fn a_grader_sees_neither_the_name_of_the_learner_nor_what_another_gave() {
    let (app, malee) = ready(&course()).await;
    hand_in(&malee, "แผนของกลุ่มงาน").await;
    grade(&grader(&app).await, (3, 2), "ความเห็นแรก").await;
    let second = grader(&app).await;
    let sheet = take(&second).await.expect("it waits for a second");
    let page = second.get(&sheet).await;
    assert!(page.text().contains("แผนของกลุ่มงาน") && page.text().contains("แนวคำตอบ-plan"));
    for hidden in ["มาลี", malee.email(), "ความเห็นแรก"] {
        assert!(!page.html().contains(hidden), "{hidden}");
    }
    assert!(!page.has("input[type=radio][checked]"));
}

#[tokio::test]
async fn sending_a_grade_twice_is_once() {
    let (app, malee) = ready(&course()).await;
    hand_in(&malee, "แผน").await;
    let first = grader(&app).await;
    let sheet = take(&first).await.expect("an answer waits");
    assert_eq!(give(&first, &sheet, (3, 2), "").await.status(), 303);
    assert_eq!(give(&first, &sheet, (6, 4), "").await.status(), 303);
    assert_eq!(app.sql_count(GRADES).await, 1);
    assert_eq!(app.sql_count("SELECT count(*) FROM grades WHERE points = 5").await, 1, "what she gave first stands");
    assert!(first.get(&sheet).await.text().contains("ท่านตรวจคำตอบนี้แล้ว"));
}

#[tokio::test]
async fn points_that_the_rubric_does_not_offer_are_refused_and_nothing_typed_is_lost() {
    let (app, malee) = ready(&course()).await;
    hand_in(&malee, "แผน").await;
    let first = grader(&app).await;
    let sheet = take(&first).await.expect("an answer waits");
    let page = give(&first, &sheet, (7, 4), "ความเห็นยาว").await;
    assert_eq!(page.status(), 422);
    assert!(page.has("#criterion-1.field-error") && page.has("input[name=criterion-2][value='4'][checked]"), "{}", page.html());
    assert!(page.text().contains("ความเห็นยาว"));
    let page = first.post(&sheet, &[("act", "save"), ("criterion-1", "3")]).await;
    assert_eq!(page.status(), 422, "every criterion has points");
    assert_eq!(app.sql_count(GRADES).await, 0);
}

#[tokio::test]
async fn an_answer_that_is_taken_is_given_to_nobody_else_until_the_time_is_over() {
    let (app, malee) = ready(&TestCourse { graders: Some(1), ..course() }).await;
    hand_in(&malee, "แผน").await;
    let (slow, quick) = (grader(&app).await, grader(&app).await);
    let sheet = take(&slow).await.expect("an answer waits");
    assert_eq!(take(&slow).await.as_deref(), Some(&*sheet), "asking again gives the same");
    assert_eq!(take(&quick).await, None);
    assert!(quick.get(&sheet).await.text().contains("ผู้ตรวจท่านอื่นกำลังตรวจอยู่"));
    assert_eq!(quick.post(&sheet, &[("act", "take")]).await.status(), 409);

    app.clock.advance(TimeDelta::minutes(31));
    assert!(slow.get(&sheet).await.text().contains("ท่านยังบันทึกได้"), "nobody else has it yet");
    assert_eq!(take(&quick).await.as_deref(), Some(&*sheet));
    assert_eq!(give(&slow, &sheet, (6, 4), "").await.status(), 409, "it is another's now");
    assert_eq!(app.sql_count(GRADES).await, 0);
    assert_eq!(give(&quick, &sheet, (3, 2), "").await.status(), 303);
    assert_eq!(app.sql_count(GRADES).await, 1);
}

#[tokio::test]
async fn a_grade_that_comes_late_counts_where_nobody_else_has_taken_the_answer() {
    let (app, malee) = ready(&TestCourse { graders: Some(1), ..course() }).await;
    let attempt = hand_in(&malee, "แผน").await;
    let slow = grader(&app).await;
    let sheet = take(&slow).await.expect("an answer waits");
    app.clock.advance(TimeDelta::minutes(45));
    assert_eq!(give(&slow, &sheet, (6, 4), "").await.status(), 303);
    assert!(malee.get(&attempt).await.text().contains("10/11"));
}

#[tokio::test]
async fn an_answer_that_is_given_back_is_open_to_others() {
    let (app, malee) = ready(&TestCourse { graders: Some(1), ..course() }).await;
    hand_in(&malee, "แผน").await;
    let (one, other) = (grader(&app).await, grader(&app).await);
    let sheet = take(&one).await.expect("an answer waits");
    assert_eq!(one.post(&sheet, &[("act", "give-back")]).await.location(), Some("/grading"));
    assert_eq!(take(&other).await.as_deref(), Some(&*sheet));
    assert_eq!(give(&one, &sheet, (6, 4), "").await.status(), 404, "she has not got it any more");
}

#[tokio::test]
async fn several_who_ask_at_once_are_given_different_answers() {
    let (app, malee) = ready(&TestCourse { graders: Some(1), ..course() }).await;
    hand_in(&malee, "แผน").await;
    let colleague = app.member_of("MDES-ONDE", 0).await;
    prepare(&app, &colleague).await;
    hand_in(&colleague, "อีกแผน").await;
    let (a, b, c) = (grader(&app).await, grader(&app).await, grader(&app).await);
    let (a, b, c) = tokio::join!(take(&a), take(&b), take(&c));
    let mut taken: Vec<_> = [a, b, c].into_iter().flatten().collect();
    taken.sort();
    taken.dedup();
    assert_eq!(taken.len(), 2, "two answers, two graders, and nothing for the third");
    assert_eq!(app.sql_count("SELECT count(*) FROM grade_claims").await, 2);
}

#[tokio::test]
async fn agreement_is_told_question_by_question() {
    let (app, malee) = ready(&course()).await;
    hand_in(&malee, "แผน").await;
    let (one, other) = (grader(&app).await, grader(&app).await);
    grade(&one, (6, 3), "").await;
    let early = one.get("/grading/courses/small").await.text();
    assert!(early.contains("ยังไม่มีคำตอบที่ตรวจครบสองคน"), "{early}");
    grade(&other, (6, 4), "").await;
    let page = one.get("/grading/courses/small").await;
    let cells = page.all("main tbody td");
    assert_eq!(cells[..3], ["1", "0%", "100%"], "{cells:?}");
    assert!(cells[3].contains("30 คู่"), "{cells:?}");
    assert!(one.get("/grading").await.has("a[href='/grading/courses/small']"));
}

#[tokio::test]
async fn markup_that_somebody_writes_stays_text_everywhere() {
    const MARKUP: &str = "</textarea><script>alert(1)</script>";
    let (app, malee) = ready(&course()).await;
    let attempt = start(&malee).await;
    answer(&malee, &attempt, "plan", MARKUP).await;
    let paper = [malee.get(&format!("{attempt}?q=1")).await, malee.get(&format!("{attempt}?q=2")).await];
    submit(&malee, &attempt).await;
    let first = grader(&app).await;
    let sheet = take(&first).await.expect("an answer waits");
    let shown = first.get(&sheet).await;
    let refused = give(&first, &sheet, (7, 4), MARKUP).await;
    assert_eq!(refused.status(), 422, "the first criterion is worth 6");
    assert_eq!(give(&first, &sheet, (6, 4), MARKUP).await.status(), 303);
    grade(&grader(&app).await, (6, 4), MARKUP).await;
    let result = malee.get(&attempt).await;
    for page in paper.iter().chain([&shown, &refused, &result]) {
        assert!(!page.html().contains("<script>alert"), "{}", page.path());
    }
    for page in [&shown, &refused, &result] {
        assert!(page.text().contains("<script>alert"), "{} shows what was written", page.path());
    }
    app.deliver_mail().await;
}
