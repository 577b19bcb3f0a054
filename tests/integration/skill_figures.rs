//! What HR sees of skills: sums that move with the evidence, out of how many, by scope and by the rule of small numbers.

use app::{
    entity::{Role, SkillSource},
    skills::evidence,
};
use chrono::TimeDelta;
use tests::{Page, TestApp};

use crate::skill_profile::{area_named, observe, today};

const UNIT: &str = "/reports/units/MDES-ONDE/skills";
const CARD: &str = "section[aria-labelledby=area-DG67-CS]";

fn card(page: &Page) -> String {
    page.first(CARD).unwrap_or_else(|| panic!("there is no card: {}", page.text()))
}

async fn tally(app: &TestApp, level: u8) -> i64 {
    app.sql_count(&format!("SELECT CAST(COALESCE(SUM(level_{level}), 0) AS BIGINT) FROM skill_tallies")).await
}

#[tokio::test]
async fn figures_move_in_the_transaction_of_the_evidence_or_not_at_all() {
    let app = TestApp::start().await;
    let hr = app.hr("MDES-ONDE").await;
    let malee = app.learner("malee").await;
    assert!(hr.get(UNIT).await.text().contains("ยังไม่มีผลด้านทักษะ"));
    observe(&app, malee.id(), "DG67-CS", SkillSource::Tested, 1, today(&app)).await;
    let people = app
        .sql_count(
            "SELECT CAST(SUM(people) AS BIGINT) FROM headcounts JOIN units ON units.id = unit_id \
        WHERE code LIKE 'MDES-ONDE%'",
        )
        .await;
    let text = card(&hr.get(UNIT).await);
    assert!(text.contains(&format!("1 จาก {people} คน")) && text.contains("0/1 (0%)"), "{text}");

    observe(&app, malee.id(), "DG67-CS", SkillSource::Tested, 3, today(&app)).await;
    assert_eq!((tally(&app, 1).await, tally(&app, 3).await), (0, 1), "a person counts once, by the newest");
    assert!(card(&hr.get(UNIT).await).contains("1/1 (100%)"));

    let txn = app.state().db.begin().await.expect("a transaction begins");
    let seen = evidence::Observation {
        person: malee.id(),
        area: area_named(&app, "DG67-DL").await,
        source: SkillSource::Tested,
        level: 5,
        on: today(&app),
        fact: None,
        actor: None,
        detail: None,
        measured: None,
    };
    evidence::record(&txn, seen, app.clock.now()).await.expect("it is recorded");
    txn.rollback().await.expect("it is undone");
    assert_eq!(tally(&app, 5).await, 0);
}

#[tokio::test]
async fn a_skill_test_that_ends_moves_the_tally_by_itself() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    let begun = malee.post("/skills/DG67-CS", &[("act", "start")]).await;
    let test = begun.location().expect("it starts").to_owned();
    for _ in 0..8 {
        let page = malee.get(&test).await;
        let number = page.attribute("input[name=number]", "value").expect("a question is open");
        let value = page.attribute("input[name=value]", "value").expect("it has options");
        malee.post(&test, &[("number", &number), ("value", &value)]).await;
    }
    app.clock.advance(TimeDelta::minutes(46));
    malee.get(&test).await;
    assert_eq!(app.sql_count("SELECT count(*) FROM skill_standings WHERE source = 'tested'").await, 1);
    let standing = app.sql_count("SELECT CAST(level AS BIGINT) FROM skill_standings").await;
    assert_eq!(tally(&app, u8::try_from(standing).unwrap()).await, 1);
}

#[tokio::test]
async fn self_ratings_are_counted_by_themselves() {
    let app = TestApp::start().await;
    let hr = app.hr("MDES-ONDE").await;
    for place in 0..3 {
        let person = app.member_of("MDES-ONDE", place).await;
        observe(&app, person.id(), "DG67-CS", SkillSource::SelfRated, 5, today(&app)).await;
    }
    let page = hr.get(UNIT).await;
    assert!(card(&page).contains("ยังไม่มีผู้ทดสอบ"), "{}", page.text());
    let others = page.all("#others ~ table tbody tr");
    assert!(others.len() == 1 && others[0].contains("ประเมินตนเอง") && others[0].contains("ระดับ 5: 3"), "{others:?}");
}

#[tokio::test]
async fn who_moves_takes_her_levels_along() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    observe(&app, malee.id(), "DG67-CS", SkillSource::Tested, 2, today(&app)).await;
    let (old, new) = (app.unit("MDES-ONDE").await, app.unit("MDES-NSO").await);
    app.sql(&format!("UPDATE postings SET unit_id = {} WHERE person_id = {}", new.id, malee.id())).await;
    observe(&app, malee.id(), "DG67-DL", SkillSource::Tested, 2, today(&app)).await;
    for (unit, expected) in [(old, 0), (new, 2)] {
        let sum = format!(
            "SELECT CAST(COALESCE(SUM(level_2), 0) AS BIGINT) FROM skill_tallies JOIN units ON units.id = unit_id \
             WHERE first BETWEEN {} AND {}",
            unit.first, unit.last
        );
        assert_eq!(app.sql_count(&sum).await, expected, "{}", unit.code);
    }
}

#[tokio::test]
async fn a_transfer_moves_levels_figures_and_headcount_at_once_and_sent_twice_it_is_one() {
    let app = TestApp::start().await;
    let (malee, administrator) = (app.learner("malee").await, app.administrator().await);
    observe(&app, malee.id(), "DG67-CS", SkillSource::Tested, 2, today(&app)).await;
    observe(&app, malee.id(), "DG67-DL", SkillSource::SelfRated, 2, today(&app)).await;
    let (old, new) = (app.hr("MDES-ONDE").await, app.hr("MDES-NSO").await);
    assert!(!card(&old.get(UNIT).await).contains("ยังไม่มีผู้ทดสอบ"));
    let people =
        "SELECT CAST(SUM(people) AS BIGINT) FROM headcounts JOIN units ON units.id = unit_id WHERE code LIKE 'MDES-NSO%'";
    let before = app.sql_count(people).await;
    let path = format!("/people/{}/transfer", malee.id());
    let fields = [
        ("act", "transfer"),
        ("unit", "MDES-NSO"),
        ("position_th", "นักวิชาการคอมพิวเตอร์"),
        ("position_en", "Computer Technical Officer"),
        ("level", "D1"),
        ("employee_kind", "civil_servant"),
        ("is_it", "1"),
    ];
    let (one, two) = tokio::join!(administrator.post(&path, &fields), administrator.post(&path, &fields));
    assert_eq!([one.status(), two.status()], [303; 2], "{} {}", one.text(), two.text());
    assert!(old.get(UNIT).await.text().contains("ยังไม่มีผลด้านทักษะ"), "the old unit's figure is down");
    let page = new.get("/reports/units/MDES-NSO/skills").await;
    assert!(card(&page).contains("1 จาก"), "the new one's is up: {}", page.text());
    let moved = "SELECT CAST(SUM(level_2) AS BIGINT) FROM skill_tallies WHERE population = 'it-director'";
    assert_eq!(app.sql_count(moved).await, 2, "she is counted with her new group");
    assert_eq!(app.sql_count("SELECT CAST(SUM(people) AS BIGINT) FROM skill_ages").await, 2);
    assert_eq!(app.sql_count(people).await, before + 1);
    assert_eq!(app.sql_count("SELECT count(*) FROM audit_entries WHERE act = 'person.transfer'").await, 1);
    let postings = format!("SELECT count(*) FROM postings WHERE person_id = {}", malee.id());
    assert_eq!(app.sql_count(&postings).await, 2, "history stays");
}

#[tokio::test]
async fn a_transfer_stays_within_the_administrators_scope_and_within_time() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    let (own, sibling) =
        (app.with_role(Role::Administrator, "MDES-ONDE").await, app.with_role(Role::Administrator, "MDES-NSO").await);
    let path = format!("/people/{}/transfer", malee.id());
    let fields = |unit, day| {
        [
            ("unit", unit),
            ("position_th", "นักวิชาการ"),
            ("position_en", "Officer"),
            ("level", "K1"),
            ("employee_kind", "civil_servant"),
            ("valid_from", day),
        ]
    };
    let before = app.row_counts().await;
    assert_eq!(sibling.get(&path).await.status(), 404);
    assert_eq!(sibling.post(&path, &fields("MDES-NSO", "")).await.status(), 404);
    for (unit, day) in [("MDES-NSO", ""), ("MDES-ONDE", "2100-01-01"), ("MDES-ONDE", "2000-01-01"), ("", "")] {
        let refused = own.post(&path, &fields(unit, day)).await;
        assert_eq!(refused.status(), 422, "{unit} {day}: {}", refused.text());
    }
    assert_eq!(app.row_counts().await, before);
}

#[tokio::test]
async fn scope_is_that_of_the_dashboard() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    observe(&app, malee.id(), "DG67-CS", SkillSource::Tested, 2, today(&app)).await;
    let sibling = app.hr("MDES-NSO").await;
    for path in [UNIT, "/reports/units/MDES-ONDE/skills.csv", "/reports/units/MDES/skills", "/reports/units/NOWHERE/skills"] {
        assert_eq!(sibling.get(path).await.status(), 404, "{path}");
        assert_eq!(malee.get(path).await.status(), 404, "{path}");
        assert_eq!(app.visitor().get(path).await.status(), 401, "{path}");
    }
    assert_eq!(sibling.get("/reports/units/MDES-NSO/skills?area=NONE").await.status(), 404);
    assert!(sibling.get("/reports/units/MDES-NSO").await.has("a[href='/reports/units/MDES-NSO/skills']"));
}

#[tokio::test]
async fn who_may_not_see_persons_sees_no_level_of_a_few() {
    let app = TestApp::start().await;
    let (hr, executive) = (app.hr("MDES-ONDE").await, app.with_role(Role::Executive, "MDES-ONDE").await);
    for place in 0..4 {
        let person = app.member_of("MDES-ONDE", place).await;
        observe(&app, person.id(), "DG67-CS", SkillSource::Tested, 2, today(&app)).await;
    }
    assert!(card(&hr.get(UNIT).await).contains("4 จาก"));
    let hidden = card(&executive.get(UNIT).await);
    assert!(hidden.contains("น้อยกว่า 5") && !hidden.contains("4 จาก"), "{hidden}");
    let file = |page: Page| page.html().lines().find(|line| line.contains("DG67-CS")).map(str::to_owned);
    let csv = file(executive.get("/reports/units/MDES-ONDE/skills.csv").await).expect("the area has a line");
    assert!(csv.contains("tested") && csv.contains(",,,,,,"), "{csv}");

    for place in 4..9 {
        let person = app.member_of("MDES-ONDE", place).await;
        observe(&app, person.id(), "DG67-CS", SkillSource::Tested, 3, today(&app)).await;
    }
    let shown = card(&executive.get(UNIT).await);
    assert!(shown.contains("9 จาก") && shown.contains("ระดับ 2, 3 รวมกัน"), "{shown}");
    let all = card(&hr.get(UNIT).await);
    assert!(all.contains("4 (44%)") && all.contains("5 (56%)"), "{all}");
}

#[tokio::test]
async fn the_file_says_what_the_page_says() {
    let app = TestApp::start().await;
    let hr = app.hr("MDES-ONDE").await;
    let malee = app.learner("malee").await;
    observe(&app, malee.id(), "DG67-CS", SkillSource::Tested, 2, today(&app) - TimeDelta::days(65)).await;
    assert!(card(&hr.get(UNIT).await).contains("ประมาณ 3 เดือน"));
    let page = hr.get("/reports/units/MDES-ONDE/skills.csv?area=DG67-CS").await;
    assert!(page.html().starts_with('\u{feff}'));
    let lines: Vec<String> = page.html().lines().map(str::to_owned).collect();
    let areas = lines.iter().filter(|line| line.starts_with("MDES-ONDE,") && line.contains(",tested,")).count();
    assert!(areas >= 7, "a line an area: {areas}");
    let whole = lines.iter().find(|line| line.contains("DG67-CS")).expect("the area has a line");
    assert!(whole.contains(",1,0,0,1,0,0,0,1,1,3,"), "{whole}");
    let part = lines.iter().rfind(|line| line.starts_with("MDES-ONDE-D1,")).expect("her division has a line");
    assert!(part.contains(",1,,,,,,,1,1,,"), "{part}");
}
