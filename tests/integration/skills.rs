//! Skill tests: they find where somebody stands, once, and give no key away.

use std::{collections::HashMap, path::Path};

use app::{
    entity::{SkillTest, SkillTestClosing, skill_test},
    id::SkillTestId,
    skills::{close_expired, sitting::Sitting},
};
use chrono::TimeDelta;
use courses::{
    adaptive::{Log, replay},
    bank::{self, BankItem, ItemKind},
    package::Files,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use server::command::simulate::{self, Simulate};
use tests::{Page, Person, TestApp};

mod trusted;

const AREA: &str = "/skills/DG67-CS";

/// The items of the bank by what they ask, as the files say it: a learner has no such thing.
pub struct Bank(HashMap<String, BankItem>);

impl Bank {
    pub fn read() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../courses/bank/dg67");
        let files: Files = std::fs::read_dir(folder)
            .expect("the bank is there")
            .map(|entry| entry.expect("it can be listed").path())
            .map(|path| (path.display().to_string(), std::fs::read(&path).expect("it can be read")))
            .collect();
        let items = bank::read(&files).unwrap_or_else(|findings| panic!("{findings}"));
        Self(items.into_iter().map(|item| (single_spaced(&item.text().th), item)).collect())
    }

    fn shown_on(&self, page: &Page) -> &BankItem {
        let text = page.first("fieldset.question legend").unwrap_or_else(|| panic!("no question: {}", page.text()));
        &self.0[&text]
    }

    /// The options that earn most, or those that earn nothing: found by trying, as the bank tells no key.
    fn options(&self, page: &Page, right: bool) -> Vec<String> {
        let item = self.shown_on(page);
        let offered = page.attributes("input[name=value]", "value");
        let choices: Vec<Vec<&str>> = match item.kind() {
            ItemKind::Multiple => subsets(&offered),
            _ => offered.iter().map(|option| vec![option.as_str()]).collect(),
        };
        let earns = |choice: &Vec<&str>| item.grade(&item.answer(choice.iter().copied()).expect("the page offers it"));
        let chosen = if right { choices.into_iter().max_by_key(earns) } else { choices.into_iter().min_by_key(earns) };
        chosen.expect("an item has options").into_iter().map(str::to_owned).collect()
    }
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn subsets(offered: &[String]) -> Vec<Vec<&str>> {
    let chosen = |set: u32| offered.iter().enumerate().filter(move |(place, _)| set >> place & 1 == 1);
    (1..1 << offered.len()).map(|set| chosen(set).map(|(_, option)| option.as_str()).collect()).collect()
}

pub async fn start(person: &Person) -> String {
    let page = person.post(AREA, &[("act", "start")]).await;
    page.location().unwrap_or_else(|| panic!("the test does not start: {} {}", page.status(), page.text())).to_owned()
}

pub fn is_open(page: &Page) -> bool {
    page.has("input[name=number]")
}

fn number(page: &Page) -> String {
    page.attribute("input[name=number]", "value").unwrap_or_else(|| panic!("no question is open: {}", page.text()))
}

async fn send(person: &Person, test: &str, number: &str, values: &[String]) -> Page {
    let fields: Vec<_> = values.iter().map(|value| ("value", value.as_str())).chain([("number", number)]).collect();
    person.post(test, &fields).await
}

/// Answers the open question and gives the page that was answered.
pub async fn answer(person: &Person, bank: &Bank, test: &str, right: bool) -> Page {
    let page = person.get(test).await;
    let sent = send(person, test, &number(&page), &bank.options(&page, right)).await;
    assert_eq!(sent.location(), Some(test), "{}", sent.text());
    page
}

/// Answers until the test is over, a question every half minute, and gives all pages that were shown.
pub async fn finish(app: &TestApp, person: &Person, bank: &Bank, test: &str, right: bool) -> Vec<Page> {
    let mut pages = Vec::new();
    while is_open(&person.get(test).await) {
        assert!(pages.len() < 15, "no test asks more than fifteen");
        app.clock.advance(TimeDelta::seconds(30));
        pages.push(answer(person, bank, test, right).await);
    }
    pages.push(person.get(test).await);
    pages
}

pub async fn row(app: &TestApp, test: &str) -> skill_test::Model {
    let id: SkillTestId = test.trim_start_matches("/skill-tests/").parse().expect("the address ends with an id");
    SkillTest::find_by_id(id).one(app.state().db.read()).await.expect("tests can be read").expect("the test is there")
}

async fn level(app: &TestApp) -> i64 {
    app.sql_count("SELECT CAST(level AS BIGINT) FROM skill_evidence").await
}

async fn ready() -> (TestApp, Person, Bank) {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    (app, malee, Bank::read())
}

#[tokio::test]
async fn who_is_always_right_comes_out_high_and_her_profile_says_so() {
    let (app, malee, bank) = ready().await;
    let empty = malee.get("/skills").await;
    assert!(empty.text().contains("ยังไม่มีผลการทดสอบทักษะ") && empty.has("a[href='/skills/DG67-DL']"), "{}", empty.text());
    let test = start(&malee).await;
    let pages = finish(&app, &malee, &bank, &test, true).await;
    assert!((9..=16).contains(&pages.len()), "{} pages", pages.len());
    assert!(level(&app).await >= 4);
    let result = malee.get(&test).await;
    assert!(result.has("#chances") && result.text().contains("ไม่แสดงเฉลย"), "{}", result.text());
    let profile = malee.get("/skills").await;
    assert!(profile.text().contains("ทดสอบแล้ว 1 จาก 7 ด้าน"), "{}", profile.text());
    assert!(profile.text().contains("ความยากของข้อสอบมาจากผู้เชี่ยวชาญ"), "{}", profile.text());
    assert!(profile.has(&format!("tbody a[href='{test}']")));
    assert_eq!(
        app.sql_count("SELECT CAST(sum(exposures) AS BIGINT) FROM items").await,
        app.sql_count("SELECT count(*) FROM skill_answers").await
    );
}

#[tokio::test]
async fn who_is_always_wrong_comes_out_low() {
    let (app, malee, bank) = ready().await;
    let test = start(&malee).await;
    finish(&app, &malee, &bank, &test, false).await;
    assert!(level(&app).await <= 1);
    assert!(malee.get(&test).await.has("a[href^='/courses/']"), "the result names the course that comes next");
}

#[tokio::test]
async fn no_page_of_a_test_gives_a_key_away() {
    let (app, malee, bank) = ready().await;
    let test = start(&malee).await;
    let mut pages = finish(&app, &malee, &bank, &test, true).await;
    pages.extend([malee.get("/skills").await, malee.get(AREA).await]);
    for page in pages {
        let html = page.html();
        for secret in ["correct", "points", "difficulty", "explanation", "seed", "cs-"] {
            assert!(!html.contains(secret), "{secret} is on {}", page.path());
        }
        assert!(!page.has("input[name=value][checked]"), "nothing is chosen beforehand");
    }
}

#[tokio::test]
async fn a_test_that_is_kept_gives_the_same_choices_and_the_same_result_again() {
    let (app, malee, bank) = ready().await;
    let test = start(&malee).await;
    finish(&app, &malee, &bank, &test, true).await;
    let kept = row(&app, &test).await;
    let log: Log = serde_json::from_value(kept.log.clone().expect("a closed test has its log")).unwrap();
    let sitting = Sitting::of(app.state(), app.state().db.read(), kept).await.unwrap();
    let again = replay(sitting.bank(), sitting.policy(), &log).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(again.answers().len(), sitting.answers.len());
    let mut forged = log;
    forged.answers[0].score = 0;
    assert!(replay(sitting.bank(), sitting.policy(), &forged).is_err());
}

#[tokio::test]
async fn a_double_post_or_an_old_page_changes_nothing_and_leads_to_the_open_question() {
    let (app, malee, bank) = ready().await;
    let test = start(&malee).await;
    let first = malee.get(&test).await;
    let values = bank.options(&first, true);
    let (one, two) = tokio::join!(send(&malee, &test, "1", &values), send(&malee, &test, "1", &values));
    assert_eq!([one.location(), two.location()], [Some(test.as_str()); 2]);
    answer(&malee, &bank, &test, true).await;
    let old = send(&malee, &test, "1", &bank.options(&first, false)).await;
    assert_eq!(old.location(), Some(test.as_str()));
    assert_eq!(number(&malee.get(&test).await), "3");
    assert_eq!(app.sql_count("SELECT count(*) FROM skill_answers").await, 2);
}

#[tokio::test]
async fn what_was_not_asked_or_not_offered_is_refused_and_changes_nothing() {
    let (app, malee, bank) = ready().await;
    let test = start(&malee).await;
    let values = bank.options(&malee.get(&test).await, true);
    let before = app.row_counts().await;
    let given = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
    for (number, values) in [
        ("2", values.clone()),
        ("0", values.clone()),
        ("-1", values.clone()),
        ("", values.clone()),
        ("one", values.clone()),
        ("99999999999999999999", values.clone()),
        ("1", given(&[])),
        ("1", given(&["z"])),
        ("1", given(&["A"])),
        ("1", given(&["a,b"])),
        ("1", given(&["a", "<b>"])),
    ] {
        let page = send(&malee, &test, number, &values).await;
        assert_eq!(page.status(), 422, "{number:?} {values:?}");
        assert!(page.has("#errors") && is_open(&page), "{number:?} {values:?}: {}", page.text());
    }
    assert_eq!(app.row_counts().await, before);
}

#[tokio::test]
async fn another_persons_test_is_not_found() {
    let (app, malee, bank) = ready().await;
    let test = start(&malee).await;
    let values = bank.options(&malee.get(&test).await, true);
    let somchai = app.member_of("MDES", 0).await;
    assert_eq!(somchai.get(&test).await.status(), 404);
    assert_eq!(send(&somchai, &test, "1", &values).await.status(), 404);
    assert_eq!(app.visitor().get(&test).await.status(), 401);
    assert_eq!(malee.get("/skill-tests/999999").await.status(), 404);
    let untested = malee.post("/skills/OCSC61-DT", &[("act", "start")]).await;
    assert_eq!(untested.status(), 404, "only areas of the default framework are tested");
    assert_eq!(app.sql_count("SELECT count(*) FROM skill_answers").await, 0);
}

#[tokio::test]
async fn a_second_start_goes_on_with_the_test_that_is_open() {
    let (app, malee, bank) = ready().await;
    let (one, two) = tokio::join!(start(&malee), start(&malee));
    assert_eq!(one, two);
    answer(&malee, &bank, &one, true).await;
    let elsewhere = app.again(&malee).await;
    assert_eq!(start(&elsewhere).await, one);
    assert_eq!(number(&elsewhere.get(&one).await), "2", "on another device she goes on where she was");
    assert!(elsewhere.get(AREA).await.has(&format!("a[href='{one}']")));
    assert_eq!(app.sql_count("SELECT count(*) FROM skill_tests").await, 1);
}

#[tokio::test]
async fn the_deadline_closes_a_test_with_what_it_has() {
    let (app, malee, bank) = ready().await;
    let test = start(&malee).await;
    for _ in 0..8 {
        answer(&malee, &bank, &test, true).await;
    }
    let page = malee.get(&test).await;
    app.clock.advance(TimeDelta::minutes(45));
    assert!(is_open(&malee.get(&test).await), "the last moment counts");
    app.clock.advance(TimeDelta::seconds(1));
    let late = send(&malee, &test, "9", &bank.options(&page, true)).await;
    assert_eq!(late.location(), Some(test.as_str()));
    assert!(malee.get(&test).await.has("#chances"));
    assert_eq!(row(&app, &test).await.closed_by, Some(SkillTestClosing::Deadline));
    assert_eq!(app.sql_count("SELECT count(*) FROM skill_answers").await, 8);
    assert_eq!(app.sql_count("SELECT count(*) FROM skill_evidence").await, 1);
}

#[tokio::test]
async fn too_few_answers_give_no_result_and_the_next_day_a_new_test() {
    let (app, malee, bank) = ready().await;
    let test = start(&malee).await;
    answer(&malee, &bank, &test, true).await;
    app.clock.advance(TimeDelta::minutes(46));
    let state = app.state();
    assert_eq!(close_expired(state, app.clock.now()).await, Ok(1));
    assert_eq!(close_expired(state, app.clock.now()).await, Ok(0));
    assert!(malee.get(&test).await.text().contains("การทดสอบครั้งนี้ยังไม่มีผล"));
    assert_eq!(app.sql_count("SELECT count(*) FROM skill_evidence").await, 0);
    assert_eq!(malee.post(AREA, &[("act", "start")]).await.status(), 409);
    app.clock.advance(TimeDelta::days(1));
    let malee = app.again(&malee).await;
    assert_ne!(start(&malee).await, test);
}

#[tokio::test]
async fn a_new_test_begins_thirty_days_after_a_result_and_both_stay_on_record() {
    let (app, malee, bank) = ready().await;
    let test = start(&malee).await;
    finish(&app, &malee, &bank, &test, false).await;
    app.clock.advance(TimeDelta::days(29));
    let malee = app.again(&malee).await;
    assert_eq!(malee.post(AREA, &[("act", "start")]).await.status(), 409);
    app.clock.advance(TimeDelta::days(1));
    let malee = app.again(&malee).await;
    let second = start(&malee).await;
    finish(&app, &malee, &bank, &second, true).await;
    let profile = malee.get("/skills").await;
    assert_eq!(profile.all("#results tbody tr").len(), 2);
    let old = app.clock.now() + TimeDelta::days(366);
    app.clock.advance(old - app.clock.now());
    let malee = app.again(&malee).await;
    assert!(malee.get("/skills").await.text().contains("ควรทดสอบใหม่"));
}

#[tokio::test]
async fn the_last_answer_writes_one_result_however_often_it_is_sent() {
    let (app, malee, bank) = ready().await;
    let test = start(&malee).await;
    loop {
        let page = malee.get(&test).await;
        if !is_open(&page) {
            break;
        }
        let (number, values) = (number(&page), bank.options(&page, true));
        let send = || send(&malee, &test, &number, &values);
        let (one, two, three) = tokio::join!(send(), send(), send());
        assert_eq!([one.status(), two.status(), three.status()], [303; 3]);
    }
    assert_eq!(app.sql_count("SELECT count(*) FROM skill_evidence").await, 1);
    let answers = app.sql_count("SELECT count(*) FROM skill_answers").await;
    assert!((8..=15).contains(&answers), "{answers}");
    assert_eq!(app.sql_count("SELECT count(*) FROM skill_tests WHERE closed_at IS NOT NULL AND open IS NULL").await, 1);
}

#[tokio::test]
async fn loading_the_bank_again_changes_nothing_and_a_changed_item_becomes_a_new_version() {
    let (app, malee, bank) = ready().await;
    let test = start(&malee).await;
    let before = app.row_counts().await;
    let folder = tempfile::tempdir().unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../courses/bank/dg67/cs.toml");
    let text = std::fs::read_to_string(source).unwrap();
    let load = || server::load::bank::load(&app.state().db, folder.path(), app.clock.now());
    let write = |text: &str| std::fs::write(folder.path().join("cs.toml"), text).unwrap();
    write(&text);
    load().await.unwrap();
    assert_eq!(app.row_counts().await, before, "the same items from fewer files");

    write(&text.replacen("difficulty = -1.70", "difficulty = -1.75", 1));
    load().await.unwrap();
    assert_eq!(app.sql_count("SELECT count(*) FROM item_versions WHERE number = 2").await, 1);
    let first = text.find("[[item]]").unwrap();
    let second = first + 1 + text[first + 1..].find("[[item]]").unwrap();
    write(&format!("{}{}", &text[..first], &text[second..]));
    load().await.unwrap();
    assert_eq!(app.sql_count("SELECT count(*) FROM items WHERE status = 'retired'").await, 1);

    write("format = 1");
    assert!(load().await.is_err());
    write(&text.replacen("unit = \"DG67-CS\"", "unit = \"DG67-DL\"", 1));
    assert!(load().await.unwrap_err().to_string().contains("cs-amount-changed"));
    finish(&app, &malee, &bank, &test, true).await;
    assert_eq!(app.sql_count("SELECT count(*) FROM skill_evidence").await, 1, "a test goes on with what it began with");
}

#[tokio::test]
async fn options_come_in_an_order_of_each_test_that_stays_while_it_is_taken() {
    let (app, malee, bank) = ready().await;
    let test = start(&malee).await;
    let order = |page: &Page| page.attributes("input[name=value]", "value");
    let mut shuffled = 0;
    for number in 1..=8 {
        let page = malee.get(&test).await;
        let seen = order(&page);
        assert_eq!(seen, order(&malee.get(&test).await), "question {number} reads the same the second time");
        shuffled += usize::from(!seen.is_sorted());
        let refused = send(&malee, &test, &number.to_string(), &[]).await;
        assert_eq!(seen, order(&refused), "and after a refusal");
        answer(&malee, &bank, &test, true).await;
    }
    assert!(shuffled > 0, "eight questions in the order of their letters, one chance in a billion");
    assert_eq!(row(&app, &test).await.bank.as_object().map(|kept| kept.contains_key("candidates")), Some(false));
}

#[tokio::test]
async fn a_test_that_keeps_copies_of_parameters_as_the_first_ones_did_goes_on() {
    let (app, malee, bank) = ready().await;
    let test = start(&malee).await;
    answer(&malee, &bank, &test, true).await;
    let mut kept = row(&app, &test).await;
    let sitting = Sitting::of(app.state(), app.state().db.read(), kept.clone()).await.unwrap();
    let (bank_before, page) = (sitting.bank().digest(), malee.get(&test).await);
    kept.bank = serde_json::json!({ "method": Log::METHOD, "candidates": sitting.bank().candidates() });
    let changed = skill_test::ActiveModel { id: Set(kept.id), bank: Set(kept.bank.clone()), ..Default::default() };
    changed.update(app.state().db.write()).await.unwrap();
    assert_eq!(malee.get(&test).await.html(), page.html());
    let sitting = Sitting::of(app.state(), app.state().db.read(), kept).await.unwrap();
    assert_eq!(sitting.bank().digest(), bank_before);
    finish(&app, &malee, &bank, &test, true).await;
    assert!(malee.get(&test).await.has("#chances"));
}

#[tokio::test]
async fn the_simulation_says_how_good_the_tests_are_and_by_how_much_a_promise_is_missed() {
    let app = TestApp::start().await;
    let ask = |area: Option<&str>| Simulate { area: area.map(str::to_owned), persons: 60, seed: 7 };
    let one = simulate::figures(&ask(Some("DG67-CS")), app.state()).await.unwrap();
    for part in [
        "DG67-CS",
        "60 examinees",
        "bias",
        "RMSE",
        "overlap",
        "best fixed",
        "random fixed",
        "best fixed form of 40 with at most 20 questions: ",
    ] {
        assert!(one.contains(part), "{part} is missing: {one}");
    }
    assert_eq!(one, simulate::figures(&ask(Some("DG67-CS")), app.state()).await.unwrap(), "the same seed");
    let unknown = simulate::figures(&ask(Some("CS")), app.state()).await.unwrap_err().to_string();
    assert!(unknown.contains("DG67-DA, DG67-CS"), "{unknown}");
}
