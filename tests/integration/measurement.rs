//! Statistics of items and questions: counted once, shown to trainers, and silent while they would say nothing.

use app::{
    entity::{Item, ItemStatistics, Person as PersonTable, item_statistics, person},
    id::SkillId,
    measurement::{
        self,
        calibrate::{Outcome, calibrate},
        store,
    },
    skills::stock,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use tests::{Person, TestApp, TestCourse};

use crate::people_who_test::{Answers, take_tests};

async fn counted(app: &TestApp) -> usize {
    measurement::count(app.state()).await.expect("closed tests can be counted")
}

#[tokio::test]
async fn a_closed_test_is_counted_once_however_often_the_job_runs() {
    let app = TestApp::start().await;
    take_tests(&app, "DG67-CS", 3, Answers::AsModelled, 1).await;
    let (one, other) = tokio::join!(counted(&app), counted(&app));
    assert_eq!(one + other, 3, "two nodes at once");
    assert_eq!(counted(&app).await, 0);
    let answers = app.sql_count("SELECT count(*) FROM skill_answers").await;
    assert_eq!(app.sql_count("SELECT CAST(sum(answers) AS BIGINT) FROM item_statistics").await, answers);
    assert_eq!(app.sql_count("SELECT tests FROM area_statistics").await, 3);
    assert_eq!(app.sql_count("SELECT answers FROM area_statistics").await, answers);
    assert_eq!(app.sql_count("SELECT count(*) FROM skill_tests WHERE counted_at IS NULL").await, 0);
}

#[tokio::test]
async fn few_answers_show_how_many_are_missing_and_many_show_what_they_tell() {
    let app = TestApp::start().await;
    let anan = app.trainer().await;
    take_tests(&app, "DG67-CS", 2, Answers::AsModelled, 1).await;
    counted(&app).await;
    let code = most_answered(&app).await;
    let few = anan.get(&format!("/bank/{code}")).await;
    assert!(few.text().contains("ต้องมีอีกอย่างน้อย") && !few.text().contains("ค่าความง่าย"), "{}", few.text());

    take_tests(&app, "DG67-CS", 150, Answers::AsModelled, 2).await;
    counted(&app).await;
    let code = most_answered(&app).await;
    let many = anan.get(&format!("/bank/{code}")).await;
    for part in ["ค่าความง่าย", "สหสัมพันธ์กับข้ออื่น", "ตัวเลือกและผู้ที่เลือก", "ยังเทียบไม่ได้", "สารสนเทศ"]
    {
        assert!(many.text().contains(part), "{part} is missing: {}", many.text());
    }
    anan.post("/preferences", &[("language", "en"), ("back", "/bank")]).await;
    let english = anan.get(&format!("/bank/{code}")).await;
    assert!(english.text().contains("p-value"), "{}", english.text());
}

/// The key of an item is wrong: the strong choose what it calls wrong.
#[tokio::test]
async fn an_option_that_attracts_the_strong_is_flagged_and_can_be_filtered_for() {
    let app = TestApp::start().await;
    let anan = app.trainer().await;
    take_tests(&app, "DG67-CS", 200, Answers::FirstMiskeyed, 3).await;
    counted(&app).await;
    let flagged = anan.get("/bank?flagged=yes&area=DG67-CS").await;
    assert!(flagged.text().contains("ดึงดูดคนเก่ง โปรดตรวจเฉลย"), "{}", flagged.text());
    let item = flagged.attributes("tbody a[href^='/bank/']", "href").into_iter().next().expect("there is one");
    assert!(anan.get(&item).await.has(".flags"), "the page of the item says so too");
    assert!(!anan.get("/bank?flagged=yes&area=DG67-DL").await.has("tbody a[href^='/bank/']"));
}

#[tokio::test]
async fn the_bank_is_for_trainers_filtered_and_paged() {
    let app = TestApp::start().await;
    let (anan, malee) = (app.trainer().await, app.learner("malee").await);
    let all = anan.get("/bank").await;
    assert!(all.text().contains("พบ 202 ข้อ") && all.has("nav.pages"), "{}", all.text());
    assert_eq!(all.all("tbody a[href^='/bank/']").len(), 50);
    assert_eq!(anan.get("/bank?page=5").await.all("tbody a[href^='/bank/']").len(), 2);
    let one = anan.get("/bank?area=DG67-CS&level=3&status=active&basis=expert").await;
    let codes = one.attributes("tbody a[href^='/bank/']", "href");
    assert!((1..29).contains(&codes.len()) && codes.iter().all(|code| code.starts_with("/bank/cs-")), "{codes:?}");
    assert!(anan.get("/bank?basis=calibrated").await.text().contains("ไม่พบข้อสอบ"));
    assert_eq!(anan.get("/bank?page=0&level=junk&area=%3Cb%3E").await.status(), 200);
    assert_eq!((malee.get("/bank").await.status(), malee.get(&codes[0]).await.status()), (404, 404));
    assert_eq!(anan.get("/bank/no-such-item").await.status(), 404);
}

#[tokio::test]
async fn attempts_at_a_final_test_are_counted_and_its_trainer_sees_what_they_tell() {
    let app = TestApp::start().await;
    let anan = app.trainer().await;
    let version = app.publish_for(&TestCourse::new("measured"), "MDES").await;
    let path = format!("/authoring/versions/{version}/test");
    assert!(anan.get(&path).await.text().contains("ยังไม่มีผู้ทำแบบทดสอบของรุ่นนี้เสร็จสิ้น"));
    for (place, right) in [true, true, false].into_iter().enumerate() {
        sit(&app, &app.member_of("MDES", place.try_into().unwrap()).await, right).await;
    }
    assert_eq!((counted(&app).await, counted(&app).await), (3, 0));
    let figures = store::of_test(app.state().db.read(), version).await.expect("they can be read");
    let pool = figures.pool.expect("three have finished");
    assert_eq!((pool.sums.attempts(), pool.passed), (3, 2));
    let all: Vec<_> = figures.questions.values().map(|kept| &kept.figures.sums).collect();
    assert_eq!(all.iter().map(|sums| sums.answers()).sum::<u64>(), 6, "two questions each");
    let right: f64 = all.iter().map(|sums| f64::from(u32::try_from(sums.answers()).unwrap()) * sums.p_value().unwrap()).sum();
    assert!((right - 4.0).abs() < 1e-9, "one person was wrong twice: {right}");
    let page = anan.get(&path).await;
    assert!(page.text().contains("รออีก 47 ครั้ง") && page.text().contains("ต้องมีอีกอย่างน้อย"), "{}", page.text());
}

/// Takes the test of the course `measured` with nothing but right or wrong answers.
async fn sit(app: &TestApp, person: &Person, right: bool) {
    PersonTable::update_many()
        .col_expr(person::Column::PrintNameConfirmedAt, Expr::value(app.clock.now()))
        .filter(person::Column::Id.eq(person.id()))
        .exec(app.state().db.write())
        .await
        .expect("a name can be confirmed");
    app.read_all(person, "measured").await;
    let started = person.post("/courses/measured/test", &[("act", "start")]).await;
    let attempt = started.location().unwrap_or_else(|| panic!("the test does not start: {}", started.text())).to_owned();
    for number in 1..=2 {
        let page = person.get(&format!("{attempt}?q={number}")).await;
        let section = format!("section[data-q='{number}']");
        let question = page.attribute(&format!("{section} input[name=question]"), "value").expect("the question has an id");
        let texts = page.all(&format!("{section} label.option"));
        let values = page.attributes(&format!("{section} input[name=value]"), "value");
        let chosen = texts.iter().zip(&values).find(|(text, _)| text.starts_with("ถูก") == right).expect("there is one").1;
        let fields = [("question", question.as_str()), ("value", chosen), ("client_key", &format!("question-{number}"))];
        assert_eq!(person.post(&format!("{attempt}/answers"), &fields).await.status(), 200);
    }
    person.post(&attempt, &[("act", "submit")]).await;
}

#[tokio::test]
async fn a_calibration_puts_new_versions_into_use_and_tests_under_way_go_on_with_the_old() {
    let app = TestApp::start().await;
    let area = area(&app, "DG67-CS").await;
    let none = calibrate(app.state(), area, |_| {}).await.unwrap();
    assert!(matches!(&none, Outcome::Nothing(reason) if reason.contains("nobody answered")), "{none:?}");

    take_tests(&app, "DG67-CS", 900, Answers::OfSlope(18), 1).await;
    let before = versions(&app).await;
    let old = stock::in_use(app.state(), area).await.unwrap().unwrap().0;
    let done = match calibrate(app.state(), area, |_| {}).await.unwrap() {
        Outcome::Done(done) => done,
        other => panic!("{other:?}"),
    };
    let taken = i64::try_from(done.taken).unwrap();
    assert!(taken >= 8, "{done:?}");
    assert_eq!(versions(&app).await, before + taken, "a new version for each, and nothing overwritten");
    assert_eq!(app.sql_count("SELECT count(*) FROM item_versions WHERE basis = 'calibrated'").await, taken);
    assert_eq!(app.sql_count("SELECT count(*) FROM items WHERE current_version_id IS NULL").await, 0);
    let new = stock::in_use(app.state(), area).await.unwrap().unwrap().0;
    assert_ne!(old.bank().digest(), new.bank().digest());

    // Answers were of items with slope 1.8; what came out is nearer to that than the experts' 1.
    let slopes: Vec<f64> = new.bank().candidates().iter().map(|candidate| candidate.item.slope()).filter(|a| *a != 1.0).collect();
    let mean = slopes.iter().sum::<f64>() / f64::from(u32::try_from(slopes.len()).unwrap());
    assert!((1.3..2.4).contains(&mean), "{slopes:?}");

    let again = calibrate(app.state(), area, |_| {}).await.unwrap();
    assert!(versions(&app).await < before + taken + 5, "those that are calibrated stay: {again:?}");
    let anan = app.trainer().await;
    let calibrated = anan.get("/bank?basis=calibrated").await;
    let item = calibrated.attributes("tbody a[href^='/bank/']", "href").into_iter().next().expect("there are some");
    assert!(anan.get(&item).await.text().contains("ความคลาดเคลื่อนมาตรฐาน a"), "{}", anan.get(&item).await.text());
}

#[tokio::test]
async fn a_second_calibration_at_the_same_time_does_nothing() {
    let app = TestApp::start().await;
    let area = area(&app, "DG67-CS").await;
    take_tests(&app, "DG67-CS", 500, Answers::AsModelled, 1).await;
    let run = || calibrate(app.state(), area, |_| {});
    let (one, other) = tokio::join!(run(), run());
    let busy = [one.unwrap(), other.unwrap()].iter().filter(|outcome| matches!(outcome, Outcome::Busy)).count();
    assert_eq!(busy, 1);
    assert_eq!(app.sql_count("SELECT count(*) FROM calibrations").await, 1);
    // A run that died does not hold up the others for ever.
    app.sql("UPDATE settings SET value = '2000-01-01T00:00:00+00:00 dead' WHERE key = 'calibration_lease'").await;
    assert!(!matches!(calibrate(app.state(), area, |_| {}).await.unwrap(), Outcome::Busy));
}

async fn area(app: &TestApp, code: &str) -> SkillId {
    let frameworks = app.state().skills.all(&app.state().db).await.expect("frameworks can be read");
    frameworks.areas().into_iter().find(|area| area.code == code).expect("there is such an area").id
}

async fn versions(app: &TestApp) -> i64 {
    app.sql_count("SELECT count(*) FROM item_versions").await
}

/// The code of the item with the most answers.
async fn most_answered(app: &TestApp) -> String {
    let db = app.state().db.read();
    let most = ItemStatistics::find().order_by_desc(item_statistics::Column::Answers).one(db).await.expect("they can be read");
    let most = most.expect("something was answered").item_id;
    Item::find_by_id(most).one(db).await.expect("items can be read").expect("it is an item").code
}
