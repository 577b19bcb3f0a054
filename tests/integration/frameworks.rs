//! Frameworks of agencies through the page: the same rules as from the console, looked at before they are saved.

use app::entity::Role;
use tests::{Page, Person, TestApp};

const CSV: &str = include_str!("../../docs/example-framework/framework.csv");
const CASE: &str = include_str!("../../docs/example-framework/framework.case.json");

async fn sends(person: &Person, name: &str, text: &str) -> Page {
    person.upload("/frameworks", &[], ("file", name, text.as_bytes())).await
}

async fn saves(person: &Person, name: &str, text: &str) {
    let sent = sends(person, name, text).await;
    let preview = sent.location().unwrap_or_else(|| panic!("{}", sent.text())).to_owned();
    let saved = person.post(&preview, &[("act", "save")]).await;
    assert_eq!(saved.location(), Some("/frameworks"), "{}", saved.text());
}

#[tokio::test]
async fn a_table_is_looked_at_saved_and_found_on_everybodys_profile() {
    let app = TestApp::start().await;
    let (administrator, malee) = (app.administrator().await, app.learner("malee").await);
    let sent = sends(&administrator, "framework.csv", CSV).await;
    let preview = sent.location().expect("it is sound").to_owned();
    let page = administrator.get(&preview).await.text();
    assert!(page.contains("กรอบใหม่") && page.contains("SV-DATA"), "{page}");
    assert_eq!(app.sql_count("SELECT count(*) FROM frameworks WHERE code = 'SURVEY70'").await, 0);
    let (one, two) =
        tokio::join!(administrator.post(&preview, &[("act", "save")]), administrator.post(&preview, &[("act", "save")]));
    assert_eq!([one.status(), two.status()], [303; 2]);
    assert_eq!(app.sql_count("SELECT count(*) FROM frameworks WHERE code = 'SURVEY70'").await, 1);
    let list = administrator.get("/frameworks").await.text();
    assert!(list.contains("SURVEY70") && list.contains("2 ด้าน"), "{list}");
    let profile = malee.get("/skills?framework=SURVEY70").await;
    assert!(profile.text().contains("ข้อมูลสำรวจ"), "{}", profile.text());
    assert!(malee.get("/skills/SV-DATA/self").await.status() == 200);
}

#[tokio::test]
async fn a_case_package_becomes_a_framework() {
    let app = TestApp::start().await;
    let administrator = app.administrator().await;
    saves(&administrator, "export.json", CASE).await;
    let page = app.learner("malee").await.get("/skills?framework=CASE-7C1A0E52").await.text();
    assert!(page.contains("ข้อมูลสำรวจ") && page.contains("แผนที่และพิกัด"), "{page}");
    let broken = CASE.replacen("SC-DATA-1", "SC-DATA", 1).replacen("\"5\"", "\"9\"", 1);
    let refused = sends(&administrator, "export.json", &broken).await;
    assert_eq!(refused.status(), 422);
    let found = refused.all("ul.findings li");
    assert!(found.len() >= 2 && found.iter().any(|told| told.contains("SC-DATA")), "{found:?}");
}

#[tokio::test]
async fn a_new_state_says_what_it_changes_and_keeps_what_is_known_of_people() {
    let app = TestApp::start().await;
    let (administrator, malee) = (app.administrator().await, app.learner("malee").await);
    saves(&administrator, "framework.csv", CSV).await;
    let day = crate::skill_profile::today(&app);
    crate::skill_profile::observe(&app, malee.id(), "SV-DATA", app::entity::SkillSource::SelfRated, 3, day).await;
    let newer = CSV.replace("2570,กรอบ", "2571,กรอบ").replace("Survey data,yes,,,2,3,4", "Survey data,yes,,,3,3,4");
    let newer: String = newer.lines().filter(|line| !line.starts_with("area,SV-MAP")).map(|line| format!("{line}\n")).collect();
    let sent = sends(&administrator, "framework.csv", &newer).await;
    let preview = sent.location().unwrap_or_else(|| panic!("{}", sent.text())).to_owned();
    let text = administrator.get(&preview).await.text();
    assert!(text.contains("แทนที่เนื้อหาของกรอบเดิม") && text.contains("ระดับเป้าหมาย") && text.contains("ไม่มีในไฟล์ใหม่"), "{text}");
    saves(&administrator, "framework.csv", &newer).await;
    let profile = malee.get("/skills?framework=SURVEY70").await;
    assert!(profile.text().contains("ประเมินตนเอง") && !profile.text().contains("แผนที่และพิกัด"), "{}", profile.text());
    let again = sends(&administrator, "again.csv", &newer).await;
    let same = administrator.get(again.location().expect("it is sound")).await;
    assert!(same.text().contains("เนื้อหาเหมือนที่มีอยู่แล้ว"), "{}", same.text());
}

#[tokio::test]
async fn what_ships_and_what_belongs_to_another_unit_is_not_replaced() {
    let app = TestApp::start().await;
    let onde = app.with_role(Role::Administrator, "MDES-ONDE").await;
    let nso = app.with_role(Role::Administrator, "MDES-NSO").await;
    saves(&onde, "framework.csv", CSV).await;
    let before = app.row_counts().await;
    for (person, text, why) in [
        (&nso, CSV.to_owned(), "เป็นของกรอบอื่น"),
        (&nso, CSV.replace("SURVEY70", "OTHER70"), "SV-DATA"),
        (&onde, CSV.replace("SURVEY70", "DG67"), "มากับระบบ"),
        (&onde, CSV.replace("framework,SURVEY70", "framework,"), "code"),
    ] {
        let refused = sends(person, "framework.csv", &text).await;
        let found = refused.all("ul.findings li");
        assert!(refused.status() == 422 && found.iter().any(|told| told.contains(why)), "{why}: {found:?}");
    }
    for (name, text) in [("picture.png", "x"), ("framework.json", "{"), ("framework.toml", ""), ("framework.csv", "")] {
        assert_eq!(sends(&onde, name, text).await.status(), 422, "{name}");
    }
    assert_eq!(app.row_counts().await, before);
    let preview = sends(&onde, "framework.csv", &CSV.replace("2570", "2571")).await.location().expect("hers").to_owned();
    assert_eq!(nso.get(&preview).await.status(), 404);
    assert_eq!(nso.post(&preview, &[("act", "save")]).await.status(), 404);
    for person in [app.hr("MDES-ONDE").await, app.learner("malee").await] {
        assert_eq!(person.get("/frameworks").await.status(), 404);
        assert_eq!(sends(&person, "framework.csv", CSV).await.status(), 404);
    }
}

#[tokio::test]
async fn another_node_shows_a_framework_within_seconds() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    assert_eq!(malee.get("/skills?framework=SURVEY70").await.status(), 404);
    // What another node writes: nobody tells this one.
    let framework = courses::framework::read("framework.csv", CSV.as_bytes()).expect("it is sound");
    let txn = app.state().db.begin().await.expect("a transaction begins");
    app::catalogue::framework::write(&txn, &framework, false, None).await.expect("it is written");
    txn.commit().await.expect("it commits");
    tokio::time::sleep(std::time::Duration::from_secs(6)).await;
    assert_eq!(malee.get("/skills?framework=SURVEY70").await.status(), 200);
}
