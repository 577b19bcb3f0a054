//! The final test: fair, once, and nothing that was acknowledged is lost.

use app::{
    assessment::{close_expired, journal::NewAnswer},
    entity::{Person as PersonTable, person},
    id::{AttemptId, EnrolmentId, SessionId},
};
use chrono::TimeDelta;
use courses::answer::RawAnswer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use tests::{Page, Person, TestApp, TestCourse};

pub const SLUG: &str = "small";
pub const RIGHT: &str = "ถูก";
pub const WRONG: &str = "ผิด";

/// A course of two questions of ten minutes, and Malee, who has read its lessons and confirmed her name.
pub async fn ready(course: TestCourse) -> (TestApp, Person, EnrolmentId) {
    let app = TestApp::start().await;
    app.publish(&course).await;
    let malee = app.learner("malee").await;
    let enrolment = prepare(&app, &malee).await;
    (app, malee, enrolment)
}

pub async fn prepare(app: &TestApp, person: &Person) -> EnrolmentId {
    confirm_name(app, person).await;
    app.read_all(person, SLUG).await
}

async fn confirm_name(app: &TestApp, person: &Person) {
    PersonTable::update_many()
        .col_expr(person::Column::PrintNameConfirmedAt, Expr::value(app.clock.now()))
        .filter(person::Column::Id.eq(person.id()))
        .exec(app.state().db.write())
        .await
        .expect("a name can be confirmed");
}

/// Starts the test and gives the address of the attempt.
pub async fn start(person: &Person) -> String {
    let page = person.post("/courses/small/test", &[("act", "start")]).await;
    page.location().unwrap_or_else(|| panic!("the test does not start: {} {}", page.status(), page.text())).to_owned()
}

/// The id of a question and the value of an option whose text begins with `wanted`.
pub async fn option(person: &Person, attempt: &str, number: usize, wanted: &str) -> (String, String) {
    let page = person.get(&format!("{attempt}?q={number}")).await;
    let section = format!("section[data-q='{number}']");
    let question = page.attribute(&format!("{section} input[name=question]"), "value").expect("the question has an id");
    let texts = page.all(&format!("{section} label.option"));
    let values = page.attributes(&format!("{section} input[name=value]"), "value");
    let found = texts.iter().zip(values).find(|(text, _)| text.starts_with(wanted));
    (question, found.unwrap_or_else(|| panic!("no option begins with {wanted}: {texts:?}")).1)
}

/// Gives an answer as the page does by itself.
pub async fn answer(person: &Person, attempt: &str, number: usize, wanted: &str, key: &str) -> Page {
    let (question, value) = option(person, attempt, number, wanted).await;
    send(person, attempt, &question, &value, key).await
}

pub async fn send(person: &Person, attempt: &str, question: &str, value: &str, key: &str) -> Page {
    let fields = [("question", question), ("value", value), ("client_key", key)];
    person.post(&format!("{attempt}/answers"), &fields).await
}

pub async fn submit(person: &Person, attempt: &str) -> Page {
    person.post(attempt, &[("act", "submit")]).await
}

fn number(receipt: &Page) -> i64 {
    let told: serde_json::Value = serde_json::from_slice(receipt.bytes()).expect("a receipt is JSON");
    told["number"].as_i64().unwrap_or_else(|| panic!("this is no receipt: {} {told}", receipt.status()))
}

/// How much of everything that a pass brings is there.
async fn proofs(app: &TestApp) -> [i64; 4] {
    [
        app.sql_count("SELECT count(*) FROM evidence WHERE item = 'final-test'").await,
        app.sql_count("SELECT count(*) FROM completions").await,
        app.sql_count("SELECT count(*) FROM certificates").await,
        app.sql_count("SELECT count(*) FROM mails WHERE dedupe_key LIKE 'certificate:%'").await,
    ]
}

#[tokio::test]
async fn the_test_waits_for_the_lessons_and_for_the_name() {
    let app = TestApp::start().await;
    app.publish(&TestCourse::new(SLUG)).await;
    let malee = app.learner("malee").await;
    assert_eq!(malee.post("/courses/small/test", &[("act", "start")]).await.status(), 403, "the name first");
    confirm_name(&app, &malee).await;
    assert_eq!(malee.post("/courses/small/test", &[("act", "start")]).await.status(), 404, "she is not enrolled");
    app.enrol(&malee, SLUG).await;
    assert_eq!(malee.post("/courses/small/test", &[("act", "start")]).await.status(), 409, "lessons first");
    let page = malee.get("/courses/small/test").await;
    assert_eq!(page.all(".missing li").len(), 2, "{}", page.text());
    assert!(!page.has("button[value=start]"));
    assert_eq!(app.sql_count("SELECT count(*) FROM attempts").await, 0);
}

#[tokio::test]
async fn starting_twice_is_one_attempt() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let (first, second) = tokio::join!(start(&malee), start(&malee));
    assert_eq!(first, second);
    assert_eq!(app.sql_count("SELECT count(*) FROM attempts").await, 1);
    assert_eq!(start(&malee).await, first);
}

#[tokio::test]
async fn a_whole_test_can_be_taken_without_script() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let before = malee.opens("/courses/small/test").await;
    let mut page = malee.follow(malee.submits(&before.form("main form"), &[]).await).await;
    for number in 1..=2 {
        let (_, value) = option(&malee, page.path().split('?').next().unwrap(), number, RIGHT).await;
        let form = page.form("section:not([hidden]) form");
        page = malee.follow(malee.submits(&form, &[("value", &value)]).await).await;
    }
    assert!(page.path().ends_with("?q=review"), "{}", page.path());
    assert!(page.has("#unanswered[hidden]"));
    let result = malee.follow(malee.submits(&page.form("section:not([hidden]) form"), &[]).await).await;
    assert!(result.text().contains("2/2"), "{}", result.text());
    assert_eq!(proofs(&app).await, [1; 4]);
}

#[tokio::test]
async fn a_question_may_be_skipped_and_is_named_before_the_end() {
    let (_app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let attempt = start(&malee).await;
    let form = malee.get(&format!("{attempt}?q=1")).await.form("section:not([hidden]) form");
    let next = malee.submits(&form, &[]).await;
    assert_eq!(next.location(), Some(&*format!("{attempt}?q=2")));
    answer(&malee, &attempt, 2, RIGHT, "key-00000001").await;
    let review = malee.get(&format!("{attempt}?q=review")).await;
    assert_eq!(review.attributes("#unanswered li:not([hidden]) a", "href"), ["?q=1"]);
}

#[tokio::test]
async fn every_answer_is_numbered_and_acknowledged_with_its_time() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let attempt = start(&malee).await;
    app.clock.advance(TimeDelta::seconds(67));
    let first = answer(&malee, &attempt, 1, WRONG, "key-00000001").await;
    assert_eq!((first.status(), number(&first)), (200, 1));
    assert!(first.html().contains("10.01.07"), "{}", first.html());
    assert_eq!(number(&answer(&malee, &attempt, 1, RIGHT, "key-00000002").await), 2, "a change of mind is another answer");
    let page = malee.get(&format!("{attempt}?q=1")).await;
    assert!(page.first("section:not([hidden]) .saved").unwrap_or_default().contains("10.01.07"));
}

#[tokio::test]
async fn the_same_answer_sent_again_gets_the_same_receipt() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let attempt = start(&malee).await;
    let first = answer(&malee, &attempt, 1, RIGHT, "key-00000001").await;
    app.clock.advance(TimeDelta::minutes(1));
    assert_eq!(answer(&malee, &attempt, 1, RIGHT, "key-00000001").await.html(), first.html());
    let (question, value) = option(&malee, &attempt, 1, RIGHT).await;
    let plain = [("act", "answer"), ("question", &*question), ("value", &*value)];
    for _ in 0..2 {
        assert_eq!(malee.post(&attempt, &plain).await.status(), 303);
    }
    assert_eq!(app.sql_count("SELECT count(*) FROM answers").await, 1);
}

#[tokio::test]
async fn many_answers_at_once_are_numbered_without_a_gap() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let attempt = start(&malee).await;
    let (question, value) = option(&malee, &attempt, 1, RIGHT).await;
    let sent = (0..40).map(|i| {
        let (malee, attempt, question, value) = (malee.clone(), attempt.clone(), question.clone(), value.clone());
        tokio::spawn(async move { number(&send(&malee, &attempt, &question, &value, &format!("key-{i:08}")).await) })
    });
    let mut numbers = Vec::new();
    for receipt in sent.collect::<Vec<_>>() {
        numbers.push(receipt.await.expect("it is answered"));
    }
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=40).collect::<Vec<_>>());
    assert_eq!(app.sql_count("SELECT count(*) FROM answers").await, 40);
}

#[tokio::test]
async fn a_second_device_shows_what_the_first_has_saved() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let attempt = start(&malee).await;
    let (_, value) = option(&malee, &attempt, 1, RIGHT).await;
    answer(&malee, &attempt, 1, RIGHT, "key-00000001").await;
    let phone = app.learner("malee").await;
    assert_eq!(start(&phone).await, attempt);
    let page = phone.get(&format!("{attempt}?q=1")).await;
    assert_eq!(page.attributes("section[data-q='1'] input[checked]", "value"), [value]);
    assert_eq!(page.all(".q-nav .answered").len(), 1);
    let resumed = phone.get(&attempt).await;
    assert!(resumed.has("section[data-q='2']:not([hidden])"), "she goes on where an answer is missing");
}

#[tokio::test]
async fn the_attempt_of_another_is_not_found() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let attempt = start(&malee).await;
    let (question, value) = option(&malee, &attempt, 1, RIGHT).await;
    let somchai = app.member_of("MDES", 0).await;
    let before = app.row_counts().await;
    assert_eq!(somchai.get(&attempt).await.status(), 404);
    assert_eq!(send(&somchai, &attempt, &question, &value, "key-00000001").await.status(), 404);
    assert_eq!(submit(&somchai, &attempt).await.status(), 404);
    let plain = [("act", "answer"), ("question", &*question), ("value", &*value)];
    assert_eq!(somchai.post(&attempt, &plain).await.status(), 404);
    assert_eq!(send(&app.visitor(), &attempt, &question, &value, "key-00000001").await.status(), 401);
    assert_eq!(app.row_counts().await, before);
}

#[tokio::test]
async fn what_was_not_asked_or_not_offered_is_refused_and_changes_nothing() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let attempt = start(&malee).await;
    let (question, value) = option(&malee, &attempt, 1, RIGHT).await;
    let page = malee.get(&attempt).await;
    let drawn = page.attributes("input[name=question]", "value");
    let other = (1..=4).map(|n| format!("final-{n}")).find(|id| !drawn.contains(id)).expect("two of four are drawn");
    let long = "x".repeat(99_000);
    for (question, value, key, status) in [
        (&*other, &*value, "key-00000001", 404),
        ("practice-1", &*value, "key-00000001", 404),
        ("../final", &*value, "key-00000001", 404),
        (&*question, "z", "key-00000001", 422),
        (&*question, "", "key-00000001", 422),
        (&*question, &*value, "short", 422),
        (&*question, &*value, "key-0000 001", 422),
        (&*long, &*value, "key-00000001", 413),
    ] {
        assert_eq!(send(&malee, &attempt, question, value, key).await.status(), status, "{question:.20} {value} {key}");
    }
    assert_eq!(app.sql_count("SELECT count(*) FROM answers").await, 0);
}

#[tokio::test]
async fn no_key_leaves_the_server_before_the_end() {
    let (_app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let attempt = start(&malee).await;
    let receipt = answer(&malee, &attempt, 1, WRONG, "key-00000001").await;
    let mut sources = vec![receipt.html(), malee.get("/courses/small/test").await.html()];
    for screen in ["1", "2", "review"] {
        sources.push(malee.get(&format!("{attempt}?q={screen}")).await.html());
    }
    for source in sources {
        for secret in ["คำอธิบาย final", "เพราะผิด", "is-good\"><input", "correct", "seed"] {
            assert!(!source.contains(secret), "{secret} is in {source}");
        }
    }
}

#[tokio::test]
async fn after_the_deadline_nothing_is_taken_and_what_was_saved_is_graded() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let attempt = start(&malee).await;
    let kept = option(&malee, &attempt, 1, RIGHT).await;
    let first = send(&malee, &attempt, &kept.0, &kept.1, "key-00000001").await;
    let (question, value) = option(&malee, &attempt, 2, RIGHT).await;
    app.clock.advance(TimeDelta::minutes(10));
    assert_eq!(send(&malee, &attempt, &question, &value, "key-00000002").await.status(), 200, "the last moment counts");
    app.clock.advance(TimeDelta::seconds(1));
    assert_eq!(send(&malee, &attempt, &question, &value, "key-00000003").await.status(), 409);
    let again = send(&malee, &attempt, &kept.0, &kept.1, "key-00000001").await;
    assert_eq!(again.html(), first.html(), "what was saved in time stays acknowledged");
    let result = malee.get(&attempt).await;
    assert!(result.text().contains("2/2"), "{}", result.text());
    assert!(result.text().contains("หมดเวลา"), "{}", result.text());
    assert_eq!(proofs(&app).await, [1; 4]);
    assert_eq!(app.sql_count("SELECT count(*) FROM attempts WHERE closed_by = 'deadline'").await, 1);
    assert_eq!(submit(&malee, &attempt).await.status(), 303);
    assert_eq!(proofs(&app).await, [1; 4]);
}

#[tokio::test]
async fn the_worker_closes_what_is_over_and_nothing_else() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let attempt = start(&malee).await;
    answer(&malee, &attempt, 1, RIGHT, "key-00000001").await;
    app.clock.advance(TimeDelta::minutes(5));
    let somchai = app.member_of("MDES", 0).await;
    prepare(&app, &somchai).await;
    let other = start(&somchai).await;
    app.clock.advance(TimeDelta::minutes(6));
    let state = app.state();
    assert_eq!(close_expired(state, app.clock.now()).await, Ok(1));
    assert_eq!(close_expired(state, app.clock.now()).await, Ok(0));
    assert_eq!(proofs(&app).await, [1; 4], "one of two is half, which passes");
    assert!(somchai.get(&other).await.has("#paper"), "his time is not over");
}

#[tokio::test]
async fn a_test_that_was_passed_counts_although_she_has_left_meanwhile() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let attempt = start(&malee).await;
    answer(&malee, &attempt, 1, RIGHT, "key-00000001").await;
    let yesterday = (app.clock.now() - TimeDelta::days(1)).date_naive();
    app.sql(&format!("UPDATE postings SET valid_to = '{yesterday}' WHERE person_id = {}", malee.id())).await;
    app.clock.advance(TimeDelta::minutes(11));
    assert_eq!(close_expired(app.state(), app.clock.now()).await, Ok(1));
    assert_eq!(proofs(&app).await, [1; 4]);
}

#[tokio::test]
async fn handing_in_twice_is_one_completion_certificate_and_letter() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let attempt = start(&malee).await;
    answer(&malee, &attempt, 1, RIGHT, "key-00000001").await;
    answer(&malee, &attempt, 2, RIGHT, "key-00000002").await;
    let (one, two, three) = tokio::join!(submit(&malee, &attempt), submit(&malee, &attempt), submit(&malee, &attempt));
    assert_eq!([one.status(), two.status(), three.status()], [303; 3]);
    assert_eq!(proofs(&app).await, [1; 4]);
    let (question, value) = option_of_result(&malee, &attempt).await;
    assert_eq!(send(&malee, &attempt, &question, &value, "key-00000003").await.status(), 409, "a closed attempt takes nothing");
}

async fn option_of_result(person: &Person, attempt: &str) -> (String, String) {
    let page = person.get(attempt).await;
    let shown = page.first(".review legend").expect("the review shows the questions");
    let number = shown.rsplit(' ').next().expect("it ends with a number");
    (format!("final-{number}"), "a".to_owned())
}

#[tokio::test]
async fn attempts_are_limited_as_the_course_says() {
    let (app, malee, _) = ready(TestCourse { attempts: 2, ..TestCourse::new(SLUG) }).await;
    for _ in 0..2 {
        let attempt = start(&malee).await;
        submit(&malee, &attempt).await;
    }
    assert_eq!(malee.post("/courses/small/test", &[("act", "start")]).await.status(), 409);
    let page = malee.get("/courses/small/test").await;
    assert!(!page.has("button[value=start]"));
    assert_eq!(page.all("tbody tr").len(), 2);
    assert_eq!(proofs(&app).await, [0; 4]);
}

#[tokio::test]
async fn who_has_passed_needs_no_other_attempt() {
    let (app, malee, _) = ready(TestCourse::new(SLUG)).await;
    let attempt = start(&malee).await;
    answer(&malee, &attempt, 1, RIGHT, "key-00000001").await;
    submit(&malee, &attempt).await;
    assert_eq!(malee.post("/courses/small/test", &[("act", "start")]).await.status(), 409);
    assert_eq!(app.sql_count("SELECT count(*) FROM attempts").await, 1);
}

#[tokio::test]
async fn answers_are_shown_as_the_course_allows() {
    let policy = |review: &str| TestCourse { review: review.to_owned(), attempts: 2, ..TestCourse::new(SLUG) };
    for (review, after_first, after_last) in
        [("after_submission", true, true), ("after_pass", false, true), ("score_only", false, false)]
    {
        let (_app, malee, _) = ready(policy(review)).await;
        let first = start(&malee).await;
        submit(&malee, &first).await;
        let shows = |page: &Page| page.html().contains("คำอธิบาย final");
        assert_eq!(shows(&malee.get(&first).await), after_first, "{review}");
        let last = start(&malee).await;
        submit(&malee, &last).await;
        assert_eq!(shows(&malee.get(&last).await), after_last, "{review}");
        assert_eq!(shows(&malee.get(&first).await), after_last, "{review}, the first attempt again");
    }
}

/// A measurement, not a test: `cargo test --release --test integration answers_a_second -- --ignored --nocapture`.
#[expect(clippy::cast_precision_loss, reason = "a rate is printed to the whole number")]
#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement; only a release build says anything"]
async fn how_many_answers_a_second_are_saved_for_sixty_four_learners() {
    const CLIENTS: u64 = 64;
    const EACH: usize = 200;
    let (app, _, _) = ready(TestCourse::new(SLUG)).await;
    let mut attempts = Vec::new();
    for place in 0..CLIENTS {
        let person = app.member_of("STATE", place).await;
        prepare(&app, &person).await;
        let attempt: AttemptId = start(&person).await.rsplit('/').next().unwrap().parse().unwrap();
        let session = SessionId(app.sql_count(&format!("SELECT held_by FROM attempts WHERE id = {attempt}")).await);
        attempts.push((attempt, session));
    }
    let begun = std::time::Instant::now();
    let clients = attempts.into_iter().map(|(attempt, session)| {
        let (journal, at) = (app.state().answers.clone(), app.clock.now());
        tokio::spawn(async move {
            let mut took = Vec::with_capacity(EACH);
            for i in 0..EACH {
                let sent = std::time::Instant::now();
                let answer = NewAnswer {
                    attempt,
                    question: "final-1".parse().unwrap(),
                    value: RawAnswer("a".to_owned()),
                    key: format!("key-{i:08}"),
                    session,
                    at,
                };
                journal.append(answer).await.expect("it is saved");
                took.push(sent.elapsed());
            }
            took
        })
    });
    let mut took = Vec::new();
    for client in clients.collect::<Vec<_>>() {
        took.extend(client.await.expect("it ends"));
    }
    let all = begun.elapsed();
    took.sort_unstable();
    let saves = took.len();
    println!(
        "{saves} saves in {all:?}: {:.0}/s, median {:?}, p99 {:?}",
        saves as f64 / all.as_secs_f64(),
        took[saves / 2],
        took[saves * 99 / 100]
    );
}
