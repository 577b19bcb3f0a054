//! Finding a course, taking it up and reading it.

use app::{authoring::publish, id::CourseVersionId};
use chrono::TimeDelta;
use tests::{Page, Person, TestApp, TestCourse};

/// The addresses of the cards, in their order.
fn cards(page: &Page) -> Vec<String> {
    page.attributes("a.card-link", "href")
}

async fn finds(person: &Person, query: &str) -> Vec<String> {
    let page = person.get(&format!("/courses?{query}")).await;
    assert_eq!(page.status(), 200, "{query}");
    cards(&page)
}

fn course(slug: &str, change: impl FnOnce(&mut TestCourse)) -> TestCourse {
    let mut course = TestCourse::new(slug);
    change(&mut course);
    course
}

#[tokio::test]
async fn a_search_finds_parts_of_thai_words_in_titles_and_lessons() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    assert_eq!(cards(&visitor.get("/courses").await).len(), 3);
    for typed in ["ฟิชชิง", "ชชิง", "PHISHING"] {
        let found = finds(&visitor, &serde_urlencoded::to_string([("q", typed)]).expect("text")).await;
        assert_eq!(found.first().map(String::as_str), Some("/courses/cyber-awareness"), "the title comes first: {typed}");
    }
    // Typed with two เ, as many do; the text has แ.
    let twice = finds(&visitor, &serde_urlencoded::to_string([("q", "เเจ้ง")]).expect("text")).await;
    assert_eq!(twice, finds(&visitor, &serde_urlencoded::to_string([("q", "แจ้ง")]).expect("text")).await);
    assert!(!twice.is_empty());
    // Every word must be there.
    let both = serde_urlencoded::to_string([("q", "ฟิชชิง คำที่ไม่มีในหลักสูตรใดเลย")]).expect("text");
    assert!(finds(&visitor, &both).await.is_empty());
}

#[tokio::test]
async fn signs_that_mean_something_to_the_database_stand_for_themselves() {
    let app = TestApp::start().await;
    app.publish(&course("plain", |course| course.title_en = "Plain axb".to_owned())).await;
    app.publish(&course("signs", |course| course.title_en = "Signs a_b 7%7 c\\\\d".to_owned())).await;
    let visitor = app.visitor();
    assert_eq!(finds(&visitor, "q=a_b").await, ["/courses/signs"]);
    assert_eq!(finds(&visitor, "q=7%257").await, ["/courses/signs"]);
    assert_eq!(finds(&visitor, "q=c%5Cd").await, ["/courses/signs"]);
    for hostile in ["q=%01%0A", "q=%27+OR+1%3D1--", "area=%27", "page=-1", "page=99999999999999999999", "q=%FF", "language=xx"] {
        assert_eq!(visitor.get(&format!("/courses?{hostile}")).await.status(), 200, "{hostile}");
    }
    for impossible in ["q=%00%0A", "area=%00"] {
        assert_eq!(visitor.get(&format!("/courses?{impossible}")).await.status(), 404, "{impossible}");
    }
}

#[tokio::test]
async fn filters_narrow_the_list_and_an_empty_list_has_a_way_out() {
    let app = TestApp::start().await;
    app.publish(&TestCourse::new("an-hour")).await;
    let visitor = app.visitor();
    assert_eq!(finds(&visitor, "minutes=60").await, ["/courses/an-hour"]);
    assert!(finds(&visitor, "area=DG67-CS").await.contains(&"/courses/an-hour".to_owned()));
    assert!(finds(&visitor, "area=DG67-LD").await.is_empty());
    assert_eq!(finds(&visitor, "language=th").await.len(), 4);
    let empty = visitor.get("/courses?language=en").await;
    assert!(cards(&empty).is_empty());
    assert!(empty.attributes("main a", "href").contains(&"/courses".to_owned()));
}

#[tokio::test]
async fn a_search_in_the_wrong_keyboard_layout_is_guessed() {
    let app = TestApp::start().await;
    let page = app.visitor().get("/courses?q=l%3Bylfu").await;
    assert!(page.all("main .notice a").contains(&"สวัสดี".to_owned()), "{}", page.text());
}

#[tokio::test]
async fn enrolling_twice_is_enrolling_once() {
    let app = TestApp::start().await;
    app.publish(&TestCourse::new("small")).await;
    let malee = app.learner("malee").await;
    assert!(malee.get("/courses/small").await.has("button[value=enrol]"));
    let (first, second) =
        tokio::join!(malee.post("/courses/small", &[("act", "enrol")]), malee.post("/courses/small", &[("act", "enrol")]));
    for page in [first, second] {
        assert_eq!(page.location(), Some("/courses/small/lessons/01-lesson"));
    }
    assert_eq!(app.sql_count("SELECT count(*) FROM enrolments").await, 1);
    assert_eq!(app.sql_count("SELECT CAST(sum(enrolled) AS BIGINT) FROM tallies").await, 1);
    assert_eq!(app.sql_count("SELECT CAST(sum(open) AS BIGINT) FROM tallies").await, 1);
    let page = malee.get("/courses/small").await;
    assert!(!page.has("button[value=enrol]"));
    assert_eq!(page.all(".missing li").len(), 3, "two lessons and the test");
}

#[tokio::test]
async fn enrolling_needs_somebody_who_is_signed_in() {
    let app = TestApp::start().await;
    app.publish(&TestCourse::new("small")).await;
    let before = app.row_counts().await;
    let page = app.visitor().get("/courses/small").await;
    assert_eq!(page.status(), 200);
    assert!(page.attributes("main a", "href").contains(&"/sign-in?next=/courses/small".to_owned()));
    assert_eq!(app.visitor().post("/courses/small", &[("act", "enrol")]).await.status(), 401);
    assert_eq!(app.learner("malee").await.post("/courses/small", &[("act", "nothing")]).await.status(), 422);
    assert_eq!(app.sql_count("SELECT count(*) FROM enrolments").await, before["enrolments"]);
}

#[tokio::test]
async fn reading_a_lesson_is_recorded_once_and_leads_on() {
    let app = TestApp::start().await;
    app.publish(&TestCourse::new("small")).await;
    let malee = app.learner("malee").await;
    app.enrol(&malee, "small").await;
    let evidence = "SELECT count(*) FROM evidence";
    let first = "/courses/small/lessons/01-lesson";
    let (one, two) = tokio::join!(malee.post(first, &[("act", "read")]), malee.post(first, &[("act", "read")]));
    for page in [one, two] {
        assert_eq!(page.location(), Some("/courses/small/lessons/02-lesson"));
    }
    assert_eq!(app.sql_count(evidence).await, 1);
    let page = malee.get("/courses/small").await;
    assert_eq!(page.all(".step-done").len(), 1);
    assert_eq!(page.all(".missing li").len(), 2);
    let page = malee.post("/courses/small/lessons/02-lesson", &[("act", "read")]).await;
    assert_eq!(page.location(), Some("/courses/small"), "all lessons are read");
    assert!(
        malee.get("/courses/small").await.attributes("main a.button-main", "href").contains(&"/courses/small/test".to_owned())
    );
    assert_eq!(app.sql_count("SELECT count(*) FROM completions").await, 0);
}

#[tokio::test]
async fn the_last_lesson_completes_a_course_without_a_test() {
    let app = TestApp::start().await;
    app.publish(&course("reading", |course| course.has_test = false)).await;
    let malee = app.learner("malee").await;
    app.enrol(&malee, "reading").await;
    for lesson in ["01-lesson", "02-lesson", "02-lesson"] {
        malee.post(&format!("/courses/reading/lessons/{lesson}"), &[("act", "read")]).await;
    }
    for table in ["completions", "certificates"] {
        assert_eq!(app.sql_count(&format!("SELECT count(*) FROM {table}")).await, 1, "{table}");
    }
    let page = malee.get("/courses/reading").await;
    assert!(!page.has(".missing"));
    assert!(page.attributes("main a.button-main", "href").contains(&"/learning".to_owned()));
}

#[tokio::test]
async fn the_place_is_remembered_and_opening_a_lesson_again_writes_nothing() {
    let app = TestApp::start().await;
    app.publish(&TestCourse::new("small")).await;
    let malee = app.learner("malee").await;
    let enrolment = app.enrol(&malee, "small").await;
    malee.get("/courses/small/lessons/02-lesson").await;
    let first = app.enrolment(enrolment).await;
    assert_eq!(first.place.as_deref(), Some("02-lesson"));
    app.clock.advance(TimeDelta::minutes(1));
    malee.get("/courses/small/lessons/02-lesson").await;
    assert_eq!(app.enrolment(enrolment).await, first);
    let page = malee.get("/courses/small").await;
    assert_eq!(page.attribute(".step-now a", "href").as_deref(), Some("/courses/small/lessons/02-lesson"));
}

#[tokio::test]
async fn a_learner_stays_on_the_version_that_she_began() {
    let app = TestApp::start().await;
    app.publish(&TestCourse::new("small")).await;
    let (malee, other) = (app.learner("malee").await, app.member_of("MDES-ONDE", 0).await);
    app.enrol(&malee, "small").await;
    app.clock.advance(TimeDelta::minutes(30));
    app.publish(&course("small", |course| {
        course.version = "1.1".to_owned();
        course.lessons = 3;
    }))
    .await;
    let hers = malee.get("/courses/small").await;
    assert_eq!(hers.all(".steps > li").len(), 3, "two lessons and the test: {:?}", hers.all(".steps li"));
    assert!(hers.first(".notice").is_some_and(|text| text.contains("1.0") && text.contains("1.1")), "{}", hers.text());
    assert_eq!(malee.get("/courses/small/lessons/03-lesson").await.status(), 404);
    assert_eq!(malee.post("/courses/small/lessons/03-lesson", &[("act", "read")]).await.status(), 404);
    let others = other.get("/courses/small").await;
    assert_eq!(others.all(".steps li").len(), 4);
    assert!(!others.has(".notice"));
    app.enrol(&other, "small").await;
    assert_eq!(other.get("/courses/small/lessons/03-lesson").await.status(), 200);
}

/// Takes a course in without publishing it.
async fn draft(app: &TestApp, course: &TestCourse) -> CourseVersionId {
    let unit = app.unit("MDES-ONDE").await.id;
    let txn = app.state().db.begin().await.expect("a transaction begins");
    let version = publish::admit(app.state(), &txn, unit, &course.files(), None, app.clock.now()).await.expect("it is sound");
    txn.commit().await.expect("it commits");
    version
}

#[tokio::test]
async fn what_nobody_has_published_is_not_found() {
    let app = TestApp::start().await;
    let version = draft(&app, &TestCourse::new("secret")).await;
    let before = app.row_counts().await;
    for person in [app.visitor(), app.learner("malee").await, app.trainer().await] {
        assert!(!cards(&person.get("/courses").await).contains(&"/courses/secret".to_owned()));
        for path in ["/courses/secret", "/courses/secret/lessons/01-lesson", "/courses/nothing", "/courses/%00", "/courses/..%2f"]
        {
            assert_eq!(person.get(path).await.status(), 404, "{path}");
        }
        assert_eq!(person.get(&format!("/courses/secret/versions/{version}/media/a.svg")).await.status(), 404);
    }
    let malee = app.learner("malee").await;
    assert_eq!(malee.post("/courses/secret", &[("act", "enrol")]).await.status(), 404);
    assert_eq!(malee.post("/courses/secret/lessons/01-lesson", &[("act", "read")]).await.status(), 404);
    assert_eq!(app.sql_count("SELECT count(*) FROM enrolments").await, before["enrolments"]);
    // A draft of a course that is open changes nothing for those who take it.
    app.publish(&TestCourse::new("small")).await;
    draft(
        &app,
        &course("small", |course| {
            course.version = "2.0".to_owned();
            course.lessons = 5;
        }),
    )
    .await;
    let page = malee.get("/courses/small").await;
    assert_eq!(page.all(".steps li").len(), 3);
    assert!(!page.text().contains("2.0"));
}

#[tokio::test]
async fn files_of_courses_are_served_where_they_can_do_nothing() {
    let app = TestApp::start().await;
    let version = app.sql_count("SELECT current_version_id FROM courses WHERE slug = 'cyber-awareness'").await;
    let visitor = app.visitor();
    let path = format!("/courses/cyber-awareness/versions/{version}/media/phishing-mail.svg");
    let page = visitor.get(&path).await;
    assert_eq!(page.status(), 200);
    assert_eq!(page.header("content-type"), Some("image/svg+xml"));
    assert_eq!(page.header("content-security-policy"), Some("default-src 'none'; style-src 'unsafe-inline'; sandbox"));
    assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(page.header("cache-control"), Some("public, max-age=31536000, immutable"));
    for path in [
        format!("/courses/cyber-awareness/versions/{version}/media/nothing.svg"),
        format!("/courses/cyber-awareness/versions/{version}/media/..%2fcourse.toml"),
        format!("/courses/digital-literacy/versions/{version}/media/phishing-mail.svg"),
        "/courses/cyber-awareness/versions/x/media/phishing-mail.svg".to_owned(),
    ] {
        let page = visitor.get(&path).await;
        assert_eq!(page.status(), 404, "{path}");
        assert_ne!(page.header("cache-control"), Some("public, max-age=31536000, immutable"));
    }
    // Every picture that a lesson shows is there.
    let malee = app.learner("malee").await;
    app.enrol(&malee, "cyber-awareness").await;
    let mut seen = 0;
    for lesson in malee.get("/courses/cyber-awareness").await.attributes(".steps a", "href") {
        for picture in malee.get(&lesson).await.attributes(".prose img", "src") {
            assert_eq!(visitor.get(&picture).await.status(), 200, "{picture}");
            seen += 1;
        }
    }
    assert!(seen > 0);
}

#[tokio::test]
async fn the_first_lesson_is_open_to_everyone_and_the_rest_to_those_who_are_enrolled() {
    let app = TestApp::start().await;
    app.publish(&TestCourse::new("small")).await;
    let (visitor, malee) = (app.visitor(), app.learner("malee").await);
    let (first, second) = ("/courses/small/lessons/01-lesson", "/courses/small/lessons/02-lesson");
    for person in [&visitor, &malee] {
        let page = person.get(first).await;
        assert_eq!(page.status(), 200);
        assert!(page.text().contains("ข้อความของบทที่ 1"));
        assert!(!page.has("script"), "reading needs no script");
        assert!(!page.attributes("a", "href").contains(&second.to_owned()));
    }
    assert_eq!(visitor.get(second).await.status(), 401);
    let page = malee.get(second).await;
    assert_eq!(page.status(), 403);
    assert!(!page.text().contains("ข้อความของบทที่ 2"));
    assert!(page.has("button[value=enrol]"));
    assert_eq!(visitor.post(first, &[("act", "read")]).await.status(), 401);
    assert_eq!(malee.post(first, &[("act", "read")]).await.location(), Some("/courses/small"));
    assert_eq!(malee.post(second, &[("act", "practice"), ("answer-practice-1", "a")]).await.location(), Some("/courses/small"));
    assert_eq!(app.sql_count("SELECT count(*) FROM evidence").await, 0);
    app.enrol(&malee, "small").await;
    assert_eq!(malee.get(second).await.status(), 200);
}

/// The letters and texts of the options, as they stand on the page.
fn options(page: &Page) -> Vec<(String, String)> {
    page.attributes("#practice .option input", "value").into_iter().zip(page.all("#practice .option")).collect()
}

#[tokio::test]
async fn practice_tells_what_is_right_only_after_an_answer() {
    let app = TestApp::start().await;
    app.publish(&TestCourse::new("small")).await;
    let malee = app.learner("malee").await;
    app.enrol(&malee, "small").await;
    let path = "/courses/small/lessons/01-lesson";
    let page = malee.get(path).await;
    let before = app.row_counts().await;
    for secret in ["คำอธิบาย", "เพราะผิด", "correct", "is-good"] {
        assert!(!page.html().contains(secret), "{secret}");
    }
    assert_eq!(options(&page), options(&malee.get(path).await), "the order stays");
    let choose = |begin: &str| {
        options(&page).into_iter().find_map(|(letter, text)| text.starts_with(begin).then_some(letter)).expect("it is offered")
    };
    let wrong = malee.post(path, &[("act", "practice"), ("answer-practice-1", &choose("ผิด 1 ก"))]).await;
    assert_eq!(wrong.status(), 200);
    assert!(wrong.first("#practice .option.is-bad").is_some_and(|text| text.contains("เพราะผิด")));
    assert!(wrong.first("#practice .notice.is-bad").is_some_and(|text| text.contains("คำอธิบาย")));
    assert!(wrong.first("#practice .option.is-good").is_some_and(|text| text.starts_with("ถูก 1")));
    let right = malee.post(path, &[("act", "practice"), ("answer-practice-1", &choose("ถูก"))]).await;
    assert!(right.has("#practice .notice.is-good"));
    for answer in ["", "z", "<b>"] {
        let page = malee.post(path, &[("act", "practice"), ("answer-practice-1", answer)]).await;
        assert_eq!(page.status(), 422, "{answer}");
        assert!(!page.html().contains("คำอธิบาย"));
    }
    assert_eq!(app.row_counts().await, before, "practice leaves nothing behind");
}
