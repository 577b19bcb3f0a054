//! What a trainer does with packages, and what nobody else can.

use app::{entity::Role, id::CourseVersionId};
use courses::package::{Package, unzip, zip};
use tests::{Page, Person, TestApp, TestCourse};

/// A unit beside the one whose trainer Anan is.
const SIBLING: &str = "MOPH";

async fn sends(trainer: &Person, app: &TestApp, zip: &[u8]) -> Page {
    let unit = app.unit("MDES-ONDE").await.id.to_string();
    trainer.upload("/authoring/upload", &[("unit", &unit)], ("package", "course.zip", zip)).await
}

/// Uploads a package that is sound; gives the address of its draft.
async fn drafts(trainer: &Person, app: &TestApp, course: &TestCourse) -> String {
    let page = sends(trainer, app, &course.zip()).await;
    assert_eq!(page.status(), 303, "{}", page.text());
    page.location().expect("it leads to the draft").to_owned()
}

async fn publishes(trainer: &Person, draft: &str, change: &str) -> Page {
    let form = trainer.get(draft).await.form("form:has(button[value=publish])");
    trainer.submits(&form, &[("change", change), ("act", "publish")]).await
}

fn version_of(path: &str) -> CourseVersionId {
    path.rsplit('/').next().and_then(|id| id.parse().ok()).expect("the address ends with the version")
}

/// A small course at another version.
fn course(version: &str) -> TestCourse {
    TestCourse { version: version.to_owned(), ..TestCourse::new("small") }
}

#[tokio::test]
async fn a_package_with_faults_is_refused_with_all_of_them_and_nothing_is_stored() {
    let app = TestApp::start().await;
    let anan = app.trainer().await;
    let mut files = course("1.0").files();
    let manifest = String::from_utf8(files["course.toml"].clone()).expect("it is text");
    files.insert("course.toml".to_owned(), manifest.replace("minutes = 60", "minutes = 1").into_bytes());
    files.insert("lessons/02-lesson.md".to_owned(), b"+++\ntitle = { th = \"\xa1\xd2\", en = \"x\" }\n+++\n".to_vec());
    files.insert("notes.docx".to_owned(), b"?".to_vec());
    let before = app.row_counts().await;

    let page = sends(&anan, &app, &zip(&files)).await;

    assert_eq!(page.status(), 422);
    let places: Vec<_> = page.all(".findings .place").iter().map(|place| place.trim().to_owned()).collect();
    assert_eq!(places, ["course.toml:8", "lessons/02-lesson.md:2", "notes.docx"]);
    assert!(page.text().contains("UTF-8"), "{}", page.text());
    let unit = app.unit("MDES-ONDE").await.id.to_string();
    assert_eq!(page.attribute("select[name=unit] option[selected]", "value"), Some(unit), "the choice is kept");
    assert_eq!(app.row_counts().await, before);
}

#[tokio::test]
async fn what_is_no_package_is_refused_in_words_that_help() {
    let app = TestApp::start().await;
    let anan = app.trainer().await;
    let before = app.row_counts().await;
    let unit = app.unit("MDES-ONDE").await.id.to_string();

    let no_zip = sends(&anan, &app, b"hello").await;
    assert_eq!((no_zip.status(), no_zip.all(".findings li").len()), (422, 1));
    assert_eq!(sends(&anan, &app, b"").await.status(), 422);
    let nothing = anan.post_bytes("/authoring/upload", "multipart/form-data; boundary=x", b"--x--\r\n".to_vec()).await;
    assert_eq!(nothing.status(), 422);
    let plain = anan.post("/authoring/upload", &[("unit", &unit), ("package", "course.zip")]).await;
    assert_eq!(plain.status(), 422);
    let cut_off = b"--x\r\ncontent-disposition: form-data; name=\"package\"; filename=\"a.zip\"\r\n\r\nPK".to_vec();
    assert_eq!(anan.post_bytes("/authoring/upload", "multipart/form-data; boundary=x", cut_off).await.status(), 422);
    let too_large = sends(&anan, &app, &vec![0; 51 * 1024 * 1024]).await;
    assert_eq!((too_large.status(), too_large.all(".findings li").len()), (422, 1));
    assert!(too_large.text().contains("50 MB"), "{}", too_large.text());

    assert_eq!(app.row_counts().await, before);
}

#[tokio::test]
async fn a_zip_that_unpacks_to_too_much_is_refused() {
    let app = TestApp::start().await;
    let anan = app.trainer().await;
    let mut files = course("1.0").files();
    files.insert("media/bomb.png".to_owned(), vec![0; 21 * 1024 * 1024]);
    let bomb = zip(&files);
    assert!(bomb.len() < 200_000, "it is small from outside");
    let page = sends(&anan, &app, &bomb).await;
    assert_eq!(page.status(), 422);
    assert_eq!(page.all(".findings .place")[0].trim(), "media/bomb.png");
}

#[tokio::test]
async fn a_skill_that_nobody_knows_and_a_unit_out_of_reach_are_refused() {
    let app = TestApp::start().await;
    let anan = app.trainer().await;
    let before = app.row_counts().await;
    let mut files = course("1.0").files();
    let manifest = String::from_utf8(files["course.toml"].clone()).expect("it is text");
    files.insert("course.toml".to_owned(), manifest.replace("DG67-CS", "DG67-XX").into_bytes());
    let unknown = sends(&anan, &app, &zip(&files)).await;
    assert_eq!(unknown.status(), 422);
    assert!(unknown.text().contains("DG67-XX"), "{}", unknown.text());

    let elsewhere = app.unit(SIBLING).await.id.to_string();
    let file = ("package", "course.zip", &course("1.0").zip()[..]);
    assert_eq!(anan.upload("/authoring/upload", &[("unit", &elsewhere)], file).await.status(), 422);
    assert_eq!(app.row_counts().await, before);
}

#[tokio::test]
async fn a_draft_is_seen_by_its_trainers_only_until_it_is_published() {
    let app = TestApp::start().await;
    let anan = app.trainer().await;
    let draft = drafts(&anan, &app, &course("1.0")).await;
    assert_eq!(app.sql_count("SELECT count(*) FROM courses WHERE current_version_id IS NOT NULL").await, 3);
    for path in ["", "/lessons/01-lesson", "/test", "/package.zip"] {
        assert_eq!(anan.get(&format!("{draft}{path}")).await.status(), 200, "{path}");
    }
    assert!(anan.get(&format!("{draft}/test")).await.text().contains("คำอธิบาย final ข้อ 4"));

    let lesson = format!("{draft}/lessons/01-lesson");
    let unanswered = anan.post(&lesson, &[("act", "practice")]).await;
    let answered = anan.post(&lesson, &[("act", "practice"), ("answer-practice-1", "a")]).await;
    assert_eq!((unanswered.status(), answered.status()), (422, 200));
    assert!(answered.text().contains("คำอธิบาย practice ข้อ 1"), "practice works as it does for learners");
    assert_eq!(app.sql_count("SELECT count(*) FROM enrolments").await, 0);

    let page = publishes(&anan, &draft, "major").await;
    assert_eq!(page.location(), Some(&draft[..]));
    let current = format!("SELECT count(*) FROM courses WHERE slug = 'small' AND current_version_id = {}", version_of(&draft));
    assert_eq!(app.sql_count(&current).await, 1);
    assert_eq!(app.sql_count("SELECT count(*) FROM audit_entries WHERE act IN ('course.upload', 'course.publish')").await, 2);
}

#[tokio::test]
async fn what_belongs_to_a_sibling_cannot_be_found() {
    let app = TestApp::start().await;
    let (anan, sibling) = (app.trainer().await, app.with_role(Role::Trainer, SIBLING).await);
    let draft = drafts(&anan, &app, &course("1.0")).await;
    let malee = app.learner("malee").await;
    for path in ["", "/lessons/01-lesson", "/test", "/package.zip", "/media/figure.svg"] {
        assert_eq!(sibling.get(&format!("{draft}{path}")).await.status(), 404, "{path}");
        assert_eq!(malee.get(&format!("{draft}{path}")).await.status(), 404, "{path}");
    }
    for fields in [[("act", "publish"), ("change", "major")], [("act", "discard"), ("discard_sure", "yes")]] {
        assert_eq!(sibling.post(&draft, &fields).await.status(), 404);
    }
    assert_eq!(sibling.post(&format!("{draft}/lessons/01-lesson"), &[("act", "practice")]).await.status(), 404);
    assert_eq!(sibling.get("/authoring/courses/small").await.status(), 404);
    assert!(!sibling.get("/authoring").await.text().contains("small"));
    let course_page = "/authoring/courses/cyber-awareness";
    assert_eq!(sibling.post(course_page, &[("act", "withdraw"), ("withdraw_sure", "yes")]).await.status(), 404);

    let unit = app.unit(SIBLING).await.id.to_string();
    let taken = sibling.upload("/authoring/upload", &[("unit", &unit)], ("package", "c.zip", &course("2.0").zip())).await;
    assert_eq!(taken.status(), 422, "the slug belongs to another unit");
    assert_eq!(app.visitor().get(&draft).await.status(), 401);
    assert_eq!(app.sql_count("SELECT count(*) FROM course_versions WHERE state = 'draft'").await, 1);
}

#[tokio::test]
async fn those_under_way_stay_on_their_version_when_another_is_published() {
    let app = TestApp::start().await;
    let (anan, malee) = (app.trainer().await, app.learner("malee").await);
    let first = app.publish(&course("1.0")).await;
    let done = app.member_of("MDES", 0).await;
    app.complete(&done, "small").await;
    let enrolment = app.enrol(&malee, "small").await;

    let draft = drafts(&anan, &app, &TestCourse { lessons: 3, pass_percent: 80, ..course("1.1") }).await;
    let page = anan.get(&draft).await;
    let text = page.text();
    assert!(text.contains("กำลังเรียน 1 คน · จบแล้ว 1 คน"), "{text}");
    assert!(text.contains("เพิ่มบทเรียน “บทที่ 3”") && text.contains("จากร้อยละ 50 เป็นร้อยละ 80"), "{text}");
    assert_eq!(publishes(&anan, &draft, "minor").await.status(), 303);

    assert_eq!(app.enrolment(enrolment).await.version_id, first);
    app.complete(&malee, "small").await;
    assert!(app.enrolment(enrolment).await.completed_at.is_some(), "two lessons are enough for her");
    let next = app.member_of("MDES", 1).await;
    let later = app.enrol(&next, "small").await;
    assert_eq!(app.enrolment(later).await.version_id, version_of(&draft));
    assert!(anan.get("/authoring/courses/small").await.text().contains("เล็กน้อย"));
}

#[tokio::test]
async fn a_draft_is_published_once() {
    let app = TestApp::start().await;
    let anan = app.trainer().await;
    let draft = drafts(&anan, &app, &course("1.0")).await;
    let form = anan.get(&draft).await.form("form:has(button[value=publish])");
    let press = [("change", "major"), ("act", "publish")];
    let (one, two) = tokio::join!(anan.submits(&form, &press), anan.submits(&form, &press));
    let mut statuses = [one.status(), two.status()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409]);
    assert_eq!(anan.submits(&form, &press).await.status(), 409);
    assert_eq!(app.sql_count("SELECT count(*) FROM audit_entries WHERE act = 'course.publish'").await, 1);
    assert_eq!(anan.post(&draft, &[("act", "discard"), ("discard_sure", "yes")]).await.status(), 409);
}

#[tokio::test]
async fn a_page_that_is_out_of_date_cannot_publish() {
    let app = TestApp::start().await;
    let anan = app.trainer().await;
    let (one, two) = (drafts(&anan, &app, &course("1.0")).await, drafts(&anan, &app, &course("1.1")).await);
    let stale = anan.get(&two).await.form("form:has(button[value=publish])");
    assert_eq!(publishes(&anan, &one, "major").await.status(), 303);
    assert_eq!(anan.submits(&stale, &[("change", "minor"), ("act", "publish")]).await.status(), 409);
    assert_eq!(publishes(&anan, &two, "minor").await.status(), 303);
    let without_choice = drafts(&anan, &app, &course("1.2")).await;
    let form = anan.get(&without_choice).await.form("form:has(button[value=publish])");
    assert_eq!(anan.submits(&form, &[("act", "publish")]).await.status(), 422);
}

#[tokio::test]
async fn a_version_number_is_used_once_and_goes_up() {
    let app = TestApp::start().await;
    let anan = app.trainer().await;
    app.publish(&course("1.9")).await;
    let before = app.row_counts().await;
    for taken in ["1.9", "1.2", "0.1"] {
        assert_eq!(sends(&anan, &app, &course(taken).zip()).await.status(), 422, "{taken}");
    }
    assert_eq!(app.row_counts().await, before);
    drafts(&anan, &app, &course("1.10")).await;
    assert_eq!(sends(&anan, &app, &course("1.10").zip()).await.status(), 422, "a draft holds its number too");
}

#[tokio::test]
async fn a_discarded_draft_leaves_nothing_behind_and_its_number_is_free() {
    let app = TestApp::start().await;
    let anan = app.trainer().await;
    let before = app.row_counts().await;
    let draft = drafts(&anan, &app, &course("1.0")).await;
    let form = anan.get(&draft).await.form("form:has(button[value=discard])");
    assert_eq!(anan.submits(&form, &[("act", "discard")]).await.status(), 422, "the box is not ticked");
    assert_eq!(anan.submits(&form, &[("act", "discard"), ("discard_sure", "yes")]).await.location(), Some("/authoring"));
    assert_eq!(app.row_counts().await, before);
    assert_eq!(anan.get(&draft).await.status(), 404);
    drafts(&anan, &app, &course("1.0")).await;
}

#[tokio::test]
async fn the_package_comes_back_as_it_went_in() {
    let app = TestApp::start().await;
    let anan = app.trainer().await;
    let course = course("1.0");
    let draft = drafts(&anan, &app, &course).await;
    let page = anan.get(&format!("{draft}/package.zip")).await;
    assert_eq!(page.header("content-type"), Some("application/zip"));
    assert!(page.header("content-disposition").is_some_and(|value| value.contains("small-1.0.zip")));
    assert_eq!(unzip(page.bytes()).map_err(|findings| findings.to_string()), Ok(course.files()));

    let example = anan.get("/authoring/example.zip").await;
    assert!(Package::from_zip(example.bytes()).is_ok());
    assert_eq!(sends(&anan, &app, example.bytes()).await.status(), 303);
    assert_eq!(app.learner("malee").await.get("/authoring/example.zip").await.status(), 404);
}

#[tokio::test]
async fn the_pictures_of_a_draft_can_be_seen_but_can_do_nothing() {
    let app = TestApp::start().await;
    let anan = app.trainer().await;
    let example = anan.get("/authoring/example.zip").await;
    let draft = sends(&anan, &app, example.bytes()).await.location().expect("a draft").to_owned();
    let lesson = anan.get(&format!("{draft}/lessons/01-parts-of-a-name")).await;
    let source = lesson.attribute("article img", "src").expect("the lesson has a figure");
    let figure = anan.get(&source).await;
    assert_eq!((figure.status(), figure.header("content-type")), (200, Some("image/svg+xml")));
    assert!(figure.header("content-security-policy").is_some_and(|policy| policy.contains("sandbox")));
    assert_eq!(anan.get(&format!("{draft}/media/nothing.svg")).await.status(), 404);
}

#[tokio::test]
async fn a_withdrawn_course_takes_nobody_new_and_can_be_opened_again() {
    let app = TestApp::start().await;
    let (anan, malee) = (app.trainer().await, app.learner("malee").await);
    app.publish(&course("1.9")).await;
    let highest = app.publish(&course("1.10")).await;
    let enrolment = app.enrol(&malee, "small").await;
    let page = "/authoring/courses/small";
    assert_eq!(anan.post(page, &[("act", "withdraw")]).await.status(), 422);
    assert_eq!(anan.post(page, &[("act", "withdraw"), ("withdraw_sure", "yes")]).await.status(), 303);
    assert_eq!(anan.post(page, &[("act", "withdraw"), ("withdraw_sure", "yes")]).await.status(), 409);
    assert_eq!(app.sql_count("SELECT count(*) FROM courses WHERE slug = 'small' AND current_version_id IS NULL").await, 1);
    app.complete(&malee, "small").await;
    assert!(app.enrolment(enrolment).await.completed_at.is_some(), "she goes on to the end");

    assert_eq!(anan.post(page, &[("act", "reopen")]).await.status(), 303);
    let open = format!("SELECT count(*) FROM courses WHERE slug = 'small' AND current_version_id = {highest}");
    assert_eq!(app.sql_count(&open).await, 1);
    assert_eq!(anan.post(page, &[("act", "reopen")]).await.status(), 409);
}
