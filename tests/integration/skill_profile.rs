//! The skill profile: every source as what it is, targets by posting, and rating oneself.

use app::{
    catalogue::skills::KnownSkill,
    entity::{Role, SkillSource},
    id::PersonId,
    skills::evidence::{self, Observation},
};
use chrono::{NaiveDate, TimeDelta};
use sea_orm::prelude::Json;
use tests::{Page, Person, TestApp};

/// What a source says of a person on a day, through the function that all sources go through.
pub async fn observe(app: &TestApp, person: PersonId, area: &str, source: SkillSource, level: i16, on: NaiveDate) {
    let txn = app.state().db.begin().await.expect("a transaction begins");
    let seen = Observation {
        person,
        area: area_named(app, area).await,
        source,
        level,
        on,
        fact: Some(format!("{on} {level}")),
        actor: None,
        detail: None,
        measured: None,
    };
    evidence::record(&txn, seen, app.clock.now()).await.expect("it is recorded");
    txn.commit().await.expect("it commits");
}

pub async fn area_named(app: &TestApp, code: &str) -> KnownSkill {
    let frameworks = app.state().skills.all(&app.state().db).await.expect("frameworks can be read");
    frameworks.area_named(code).unwrap_or_else(|| panic!("there is no area {code}")).clone()
}

pub fn today(app: &TestApp) -> NaiveDate {
    app::thai::date::bangkok_date(app.clock.now())
}

/// Answers to the ten statements of an area: `y`, `p` or `n` each.
async fn rates(person: &Person, area: &str, replies: &str) -> Page {
    let path = format!("/skills/{area}/self");
    let number = person.get(&path).await.attribute("input[name=number]", "value").expect("the form is numbered");
    sends(person, area, &number, replies).await
}

async fn sends(person: &Person, area: &str, number: &str, replies: &str) -> Page {
    let names: Vec<_> = (0..replies.len()).map(|place| format!("statement-{place}")).collect();
    let words = replies.chars().map(|reply| match reply {
        'y' => "yes",
        'p' => "partly",
        'n' => "no",
        _ => "",
    });
    let fields: Vec<_> = names.iter().map(String::as_str).zip(words).chain([("number", number)]).collect();
    person.post(&format!("/skills/{area}/self"), &fields).await
}

async fn levels(app: &TestApp, what: &str) -> i64 {
    app.sql_count(&format!("SELECT count(*) FROM skill_standings WHERE {what}")).await
}

#[tokio::test]
async fn a_rating_of_oneself_follows_the_rule_and_is_shown_as_what_it_is() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    let done = rates(&malee, "DG67-CS", "yyypppnnnn").await;
    assert_eq!(done.location(), Some("/skills/DG67-CS#self"), "{}", done.text());
    assert_eq!(levels(&app, "source = 'self_rated' AND level = 2").await, 1);
    let profile = malee.get("/skills").await;
    assert!(profile.text().contains("ทดสอบแล้ว 0 จาก 7 ด้าน"), "a rating is no test: {}", profile.text());
    assert!(profile.text().contains("ประเมินตนเอง") && profile.has("svg.radar .radar-dot.is-told"), "{}", profile.text());
    assert!(!profile.text().contains("ความยากของข้อสอบมาจากผู้เชี่ยวชาญ"), "nothing of it comes from items");
}

#[tokio::test]
async fn ratings_before_and_after_are_both_kept_and_a_double_post_is_one() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    rates(&malee, "DG67-DL", "yyyynnnnnn").await;
    let (one, two) = tokio::join!(sends(&malee, "DG67-DL", "2", "yyyyyynnnn"), sends(&malee, "DG67-DL", "2", "yyyyyynnnn"));
    assert_eq!([one.status(), two.status()], [303; 2]);
    let old = sends(&malee, "DG67-DL", "1", "nnnnnnnnnn").await;
    assert_eq!(old.status(), 303);
    assert_eq!(app.sql_count("SELECT count(*) FROM skill_evidence").await, 2);
    assert_eq!(levels(&app, "level = 3").await, 1);
    let area = malee.get("/skills/DG67-DL").await;
    assert!(area.text().contains("ครั้งแรก") && area.text().contains("→ ล่าสุด"), "{}", area.text());
}

#[tokio::test]
async fn a_rating_that_is_not_whole_is_refused_with_every_gap_and_keeps_what_was_chosen() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    let before = app.row_counts().await;
    let page = rates(&malee, "DG67-CS", "yyyyyyyyn").await;
    assert_eq!(page.status(), 422);
    assert!(page.has("#errors a[href='#statement-9']"), "{}", page.text());
    assert_eq!(page.all("input[type=radio][checked]").len(), 9);
    let page = rates(&malee, "DG67-CS", "yyyxyyxyyy").await;
    assert_eq!(page.all("#errors li").len(), 2);
    for number in ["0", "3", "-1", "", "x"] {
        assert_eq!(sends(&malee, "DG67-CS", number, "yyyyyyyyyy").await.status(), 422, "{number:?}");
    }
    assert_eq!(sends(&malee, "DG67-XX", "1", "yyyyyyyyyy").await.status(), 404);
    assert_eq!(app.visitor().get("/skills/DG67-CS/self").await.status(), 401);
    assert_eq!(app.row_counts().await, before);
}

#[tokio::test]
async fn a_test_says_the_level_and_the_other_sources_stand_beside_it() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    let day = today(&app);
    observe(&app, malee.id(), "DG67-CS", SkillSource::SelfRated, 5, day).await;
    observe(&app, malee.id(), "DG67-CS", SkillSource::External, 4, day).await;
    observe(&app, malee.id(), "DG67-CS", SkillSource::Tested, 1, day - TimeDelta::days(30)).await;
    let text = malee.get("/skills").await.text();
    assert!(text.contains("แหล่งอื่น: ผลจากภายนอก ระดับ 4 · ประเมินตนเอง ระดับ 5"), "{text}");
    assert!(text.contains("ระดับ 1 (แบบทดสอบ)"), "{text}");
    let area = malee.get("/skills/DG67-CS").await;
    assert_eq!(area.all("#now ~ dl.facts-list > div").len(), 3, "{}", area.text());
}

#[tokio::test]
async fn the_target_is_that_of_the_posting_and_the_gap_leads_to_a_course() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    observe(&app, malee.id(), "DG67-CS", SkillSource::Tested, 1, today(&app)).await;
    let text = malee.get("/skills/DG67-CS").await.text();
    assert!(text.contains("เป้าหมายระดับ 2") && text.contains("ขาดอีก 1 ระดับ"), "{text}");

    app.sql(&format!("UPDATE postings SET is_it = {}, level = 'D1' WHERE person_id = {}", yes(&app), malee.id())).await;
    let text = malee.get("/skills/DG67-CS").await.text();
    assert!(text.contains("เป้าหมายระดับ 4") && text.contains("ขาดอีก 3 ระดับ"), "{text}");
    assert!(malee.get("/skills").await.text().contains("หัวหน้างานหรือผู้อำนวยการสายดิจิทัล"));

    observe(&app, malee.id(), "DG67-CS", SkillSource::Tested, 4, today(&app)).await;
    assert!(malee.get("/skills/DG67-CS").await.text().contains("ถึงเป้าหมายแล้ว"));

    app.sql(&format!("UPDATE postings SET valid_to = '2026-01-01' WHERE person_id = {}", malee.id())).await;
    let text = malee.get("/skills").await.text();
    assert!(text.contains("ยังไม่มีระดับเป้าหมาย") && !text.contains("ขาดอีก"), "{text}");
}

fn yes(app: &TestApp) -> &'static str {
    if app.state().db.backend() == sea_orm::DbBackend::Postgres { "TRUE" } else { "1" }
}

#[tokio::test]
async fn an_older_result_that_comes_later_is_kept_but_does_not_take_over() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    let day = today(&app);
    observe(&app, malee.id(), "DG67-CS", SkillSource::External, 3, day).await;
    observe(&app, malee.id(), "DG67-CS", SkillSource::External, 5, day - TimeDelta::days(100)).await;
    assert_eq!(levels(&app, "level = 3").await, 1);
    assert_eq!(levels(&app, "level = 5").await, 0);
    assert_eq!(app.sql_count("SELECT count(*) FROM skill_evidence").await, 2);
}

#[tokio::test]
async fn a_level_reads_across_only_where_two_areas_cover_the_same_ground() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    observe(&app, malee.id(), "DG67-DL", SkillSource::Tested, 3, today(&app)).await;
    observe(&app, malee.id(), "DG67-CS", SkillSource::Tested, 4, today(&app)).await;
    let across: Vec<_> = malee.get("/skills").await.all("#across ~ details tbody tr");
    let literacy = across.iter().find(|row| row.contains("กลุ่มความเข้าใจและใช้เทคโนโลยีดิจิทัล")).expect("it is there");
    assert!(literacy.contains("ระดับ 3") && !literacy.contains("ระดับ 4"), "{literacy}");
    let governance = across.iter().find(|row| row.contains("กลุ่มการควบคุมกำกับ")).expect("it is there");
    assert!(!governance.contains("ระดับ 4") && governance.contains("เกี่ยวข้องบางส่วน"), "{governance}");

    let other = malee.get("/skills?framework=OCSC61").await;
    assert!(other.text().contains("ทดสอบแล้ว 0 จาก 7 ด้าน"), "{}", other.text());
    rates(&malee, "OCSC61-DTr", "yynnn").await;
    assert!(malee.get("/skills?framework=OCSC61").await.has("svg.radar"));
    assert_eq!(malee.get("/skills?framework=NONE").await.status(), 404);
}

#[tokio::test]
async fn an_officer_sees_every_source_of_a_person_in_scope_and_nobody_else_does() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    observe(&app, malee.id(), "DG67-CS", SkillSource::Tested, 1, today(&app)).await;
    observe(&app, malee.id(), "DG67-CS", SkillSource::SelfRated, 4, today(&app)).await;
    let address = format!("/reports/people/{}", malee.id());
    let page = app.hr("MDES-ONDE").await.get(&address).await;
    let text = page.text();
    assert!(text.contains("ประเมินตนเอง") && text.contains("แบบทดสอบ") && text.contains("ขาดอีก 1 ระดับ"), "{text}");
    assert_eq!(app.hr("MDES-NSO").await.get(&address).await.status(), 404);
}

#[tokio::test]
async fn a_manager_confirms_what_her_people_use_at_work_once_and_on_record() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    let manager = app.with_role(Role::Manager, "MDES-ONDE-D1").await;
    let address = format!("/reports/people/{}/skills", malee.id());
    let form = manager.get(&address).await.attribute("input[name=form]", "value").expect("the form has a moment");
    let fields = [("form", form.as_str()), ("area", "DG67-CS"), ("level", "3")];
    let (one, two) = tokio::join!(manager.post(&address, &fields), manager.post(&address, &fields));
    assert_eq!([one.location(), two.location()], [Some(address.as_str()); 2], "{}", one.text());
    assert_eq!(levels(&app, "source = 'manager' AND level = 3").await, 1);
    assert_eq!(app.sql_count("SELECT count(*) FROM skill_evidence").await, 1);
    assert_eq!(app.sql_count("SELECT count(*) FROM audit_entries WHERE act = 'skill.confirm'").await, 1);
    assert!(manager.get(&address).await.text().contains("ผู้บังคับบัญชายืนยัน"));
    assert!(malee.get("/skills/DG67-CS").await.text().contains("ผู้บังคับบัญชายืนยัน"));
    for (area, level) in [("DG67-CS", "0"), ("DG67-CS", "6"), ("DG67-XX", "3"), ("OCSC61-DT", "3"), ("", "")] {
        let refused = manager.post(&address, &[("form", "1"), ("area", area), ("level", level)]).await;
        assert_eq!(refused.status(), 422, "{area} {level}");
    }
    assert_eq!(app.sql_count("SELECT count(*) FROM skill_evidence").await, 1);
}

#[tokio::test]
async fn nobody_confirms_herself_nor_people_of_another_unit_nor_without_leading_them() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    let manager = app.with_role(Role::Manager, "MDES-ONDE-D2").await;
    let own = app.with_role(Role::Manager, "MDES-ONDE-D1").await;
    let (hr, head) = (app.hr("MDES-ONDE").await, app.with_role(Role::Manager, "MDES-ONDE").await);
    let fields = [("form", "1"), ("area", "DG67-CS"), ("level", "3")];
    let of = |person: &Person| format!("/reports/people/{}/skills", person.id());
    assert_eq!(manager.get(&of(&malee)).await.status(), 404);
    assert_eq!(manager.post(&of(&malee), &fields).await.status(), 404);
    assert_eq!(own.post(&of(&own), &fields).await.status(), 409);
    assert!(!own.get(&of(&own)).await.has("#confirm"));
    let seen = hr.get(&of(&malee)).await;
    assert!(seen.status() == 200 && !seen.has("#confirm"), "{}", seen.text());
    assert_eq!(hr.post(&of(&malee), &fields).await.status(), 404);
    assert_eq!(head.get(&of(&malee)).await.status(), 404, "who manages a department sees numbers");
    assert_eq!(head.post(&of(&malee), &fields).await.status(), 404);
    assert_eq!(app.sql_count("SELECT count(*) FROM skill_evidence").await, 0);
}

#[tokio::test]
async fn the_frameworks_that_ship_are_loaded_once_and_again_without_a_trace() {
    let app = TestApp::start().await;
    let before = app.row_counts().await;
    server::load::reference::load(&app.state().db, today(&app)).await.expect("it loads");
    assert_eq!(app.row_counts().await, before);
    app.sql("DELETE FROM settings WHERE key = 'frameworks_sha256'").await;
    server::load::reference::load(&app.state().db, today(&app)).await.expect("it loads");
    assert_eq!(app.row_counts().await, before);
    let content: Json = frameworks(&app).await;
    assert_eq!(content["areas"].as_array().map(Vec::len), Some(7));
}

#[tokio::test]
async fn an_agency_brings_its_own_framework_in_or_learns_everything_that_is_wrong_with_it() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../courses/frameworks/ocsc61.toml");
    let text = std::fs::read_to_string(source).unwrap();
    let own = text.replace("OCSC61", "OWN70").replace("\"CEC-", "\"OWN-CEC-").replace("\"DLIT9", "\"OWN9");
    let own = own.replace("\"DS500\"", "\"OWN500\"").replace("\"DTR200\"", "\"OWN200\"");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.toml");
    let brings = |text: String| {
        std::fs::write(&path, text).unwrap();
        server::command::import::framework(&path, app.state())
    };
    let before = app.row_counts().await;
    let shipped = brings(text.clone()).await.unwrap_err().to_string();
    assert!(shipped.contains("another code"), "{shipped}");
    let taken = brings(text.replacen("code = \"OCSC61\"", "code = \"OWN70\"", 1)).await.unwrap_err().to_string();
    assert!(taken.contains("OCSC61-DLit") && taken.contains("DTR200"), "{taken}");
    let broken = brings(own.replace("level = 3\n", "level = 9\n")).await.unwrap_err().to_string();
    assert!(broken.lines().count() > 7, "{broken}");
    assert_eq!(app.row_counts().await, before);

    brings(own.clone()).await.unwrap();
    let after = app.row_counts().await;
    brings(own).await.unwrap();
    assert_eq!(app.row_counts().await, after, "twice is once");
    rates(&malee, "OWN70-DTr", "yynnn").await;
    let profile = malee.get("/skills?framework=OWN70").await;
    assert!(profile.has("svg.radar") && profile.text().contains("ประเมินตนเอง"), "{}", profile.text());
}

async fn frameworks(app: &TestApp) -> Json {
    use app::entity::{Framework, framework};
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
    let row = Framework::find().filter(framework::Column::Code.eq("DG67")).one(app.state().db.read()).await;
    row.expect("it can be read").expect("it is there").content.expect("it has its document")
}
