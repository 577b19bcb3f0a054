//! Answers that are files.

use tests::{Page, Person, TestApp, TestCourse};

use super::{grader, prepare, ready, start, submit, take};

const PDF: &[u8] = b"%PDF-1.7\nsome pages";

fn course() -> TestCourse {
    let pool = "[[question]]\nid = \"plan\"\nkind = \"essay\"\ntext = \"ส่งแผน\"\nexplanation = \"แนว\"\nanswer = \"file\"\n\
                files = [\"pdf\", \"png\"]\nmost_mb = 1\ncriterion = [{ text = \"ครบถ้วน\", points = 5 }]\n";
    TestCourse { draw: 1, graders: Some(1), final_questions: Some(pool.to_owned()), ..TestCourse::new("small") }
}

async fn send(person: &Person, attempt: &str, name: &str, bytes: &[u8]) -> Page {
    person.upload(&format!("{attempt}/file"), &[("question", "plan")], ("file", name, bytes)).await
}

const ANSWERS: &str = "SELECT count(*) FROM answers";

#[tokio::test]
async fn a_file_is_handed_in_by_a_plain_form_and_comes_back_to_those_who_may_have_it() {
    let (app, malee) = ready(&course()).await;
    let attempt = start(&malee).await;
    let paper = malee.get(&attempt).await;
    assert!(paper.has("form[enctype='multipart/form-data'] input[type=file][accept='.pdf,.png']"), "{}", paper.html());
    assert_eq!(send(&malee, &attempt, "แผนของมาลี.PDF", PDF).await.location(), Some(&*format!("{attempt}?q=1")));
    assert_eq!(send(&malee, &attempt, "แผนของมาลี.PDF", PDF).await.status(), 303);
    assert_eq!(app.sql_count(ANSWERS).await, 1, "the same file twice is once");
    let paper = malee.get(&attempt).await;
    assert!(
        paper.text().contains("แผนของมาลี.pdf") && paper.text().contains("ตอบแล้ว 1 จาก 1")
            || paper.text().contains("ตอบแล้ว\u{a0}1")
    );
    submit(&malee, &attempt).await;

    let own = malee.get(&format!("{attempt}/files/plan")).await;
    assert_eq!((own.status(), own.bytes()), (200, PDF));
    assert_eq!(own.header("content-type"), Some("application/pdf"));
    assert_eq!(own.header("x-content-type-options"), Some("nosniff"));
    assert!(own.header("content-disposition").is_some_and(|value| value.starts_with("attachment;")));

    let anan = grader(&app).await;
    let sheet = take(&anan).await.expect("it waits");
    let page = anan.get(&sheet).await;
    assert!(!page.html().contains("มาลี"), "the name of a file may tell whose it is");
    let taken = anan.get(&format!("{sheet}/file")).await;
    assert_eq!((taken.status(), taken.bytes()), (200, PDF));
    assert!(taken.header("content-disposition").is_some_and(|value| value.contains("answer-") && !value.contains("%E0")));
    let id = attempt.trim_start_matches("/attempts/");
    let hr = app.hr("MDES-ONDE").await;
    let record = format!("/reports/people/{}/attempts/{id}", malee.id());
    assert!(hr.get(&record).await.text().contains("แผนของมาลี.pdf"));
    assert_eq!(hr.get(&format!("{record}/files/plan")).await.status(), 200);
    assert_eq!(app.sql_count("SELECT count(*) FROM audit_entries WHERE act = 'attempt.file'").await, 1);
}

#[tokio::test]
async fn the_file_of_another_is_not_found() {
    let (app, malee) = ready(&course()).await;
    let attempt = start(&malee).await;
    send(&malee, &attempt, "a.pdf", PDF).await;
    submit(&malee, &attempt).await;
    let file = format!("{attempt}/files/plan");
    let colleague = app.member_of("MDES-ONDE", 0).await;
    prepare(&app, &colleague).await;
    assert_eq!(colleague.get(&file).await.status(), 404);
    assert_eq!(app.visitor().get(&file).await.status(), 401);
    let record = format!("/reports/people/{}{file}", malee.id());
    assert_eq!(app.hr("MDES-NSO").await.get(&record).await.status(), 404);
    let (one, other) = (grader(&app).await, grader(&app).await);
    let sheet = take(&one).await.expect("it waits");
    assert_eq!(other.get(&format!("{sheet}/file")).await.status(), 404, "she has not taken it");

    // Whoever knows the hash of a file has not handed it in.
    let theirs = start(&colleague).await;
    let value = format!("{}\na.pdf", hash_of(&app).await);
    let page = colleague.post(&theirs, &[("act", "answer"), ("question", "plan"), ("value", &value)]).await;
    assert_eq!(page.status(), 422);
    assert_eq!(colleague.get(&format!("{theirs}/files/plan")).await.status(), 404);
    assert_eq!(send(&colleague, &attempt, "a.pdf", PDF).await.status(), 404, "nor does she write on another's paper");
}

async fn hash_of(app: &TestApp) -> String {
    use app::entity::Answer;
    use sea_orm::EntityTrait;
    let row = Answer::find().one(app.state().db.read()).await.expect("answers can be read").expect("there is one");
    row.value.lines().next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn what_is_no_file_of_the_kinds_asked_for_is_refused_with_the_reason() {
    let (app, malee) = ready(&course()).await;
    let attempt = start(&malee).await;
    let docx = b"PK\x03\x04 [Content_Types].xml word/document.xml";
    for (name, bytes, reason) in [
        ("plan.pdf", b"MZ\x90\x00 a program".as_slice(), "ไม่ใช่ชนิดที่รับ"),
        ("plan.pdf", docx.as_slice(), "ไม่ใช่ชนิดที่รับ"),
        ("plan.pdf", b"<html><script>".as_slice(), "ไม่ใช่ชนิดที่รับ"),
        ("plan.pdf", b"".as_slice(), "โปรดเลือกไฟล์"),
        ("plan.pdf", &[PDF, &vec![b'x'; 1 << 20]].concat(), "ใหญ่เกิน"),
    ] {
        let page = send(&malee, &attempt, name, bytes).await;
        assert_eq!(page.status(), 422, "{reason}");
        assert!(page.text().contains(reason) && page.has("#paper"), "{reason}: {}", page.text());
    }
    let next = malee.get(&format!("{attempt}/file?q=1")).await;
    assert_eq!(next.location(), Some(&*format!("{attempt}?q=1")), "the links of that page lead on");
    assert_eq!(app.sql_count(ANSWERS).await, 0);
    let page = malee.upload(&format!("{attempt}/file"), &[("question", "nothing")], ("file", "a.pdf", PDF)).await;
    assert_eq!(page.status(), 404);
}

#[tokio::test]
async fn a_file_can_be_taken_back_or_replaced_until_the_end_and_not_after_it() {
    let (app, malee) = ready(&course()).await;
    let attempt = start(&malee).await;
    send(&malee, &attempt, "one.pdf", PDF).await;
    send(&malee, &attempt, "two.png", b"\x89PNG\r\n\x1a\n picture").await;
    assert!(malee.get(&attempt).await.text().contains("two.png"));
    let page = malee.post(&attempt, &[("act", "answer"), ("question", "plan")]).await;
    assert_eq!(page.status(), 303);
    assert!(!malee.get(&format!("{attempt}?q=1")).await.text().contains("two.png"));
    send(&malee, &attempt, "three.pdf", PDF).await;
    submit(&malee, &attempt).await;
    assert_eq!(send(&malee, &attempt, "four.pdf", b"%PDF-2").await.status(), 409);
    assert_eq!(malee.get(&format!("{attempt}/files/plan")).await.bytes(), PDF);
    assert_eq!(app.sql_count(ANSWERS).await, 4);
}

#[tokio::test]
async fn a_file_sent_where_the_paper_is_not_is_asked_for_again_here() {
    let (app, desktop) = ready(&course()).await;
    let attempt = start(&desktop).await;
    app.again(&desktop).await.get(&attempt).await;
    let page = send(&desktop, &attempt, "a.pdf", PDF).await;
    assert_eq!(page.status(), 422);
    assert!(!page.has("#paper"));
    let here = desktop.submits(&page.form("main form"), &[]).await;
    assert_eq!(here.location(), Some(&*attempt));
    assert_eq!(app.sql_count(ANSWERS).await, 0);
    assert_eq!(send(&desktop, &attempt, "a.pdf", PDF).await.status(), 303);
}
