//! What an administrator does: people in, suspended, invited again, roles given and ended, all of it in the audit chain.

use app::{
    audit::{self, Verdict},
    entity::Role,
};
use sea_orm::ConnectionTrait;
use tests::{Page, Person, TestApp};

const NEWCOMER: [(&str, &str); 12] = [
    ("prefix_th", "นางสาว"),
    ("given_th", "ทดลอง"),
    ("family_th", "เข้างาน"),
    ("prefix_en", "Ms."),
    ("given_en", "Thotlong"),
    ("family_en", "Khaongan"),
    ("email", "thotlong@onde.thaksa.example"),
    ("unit", "MDES-ONDE"),
    ("position_th", "นักวิชาการคอมพิวเตอร์"),
    ("position_en", "Computer Technical Officer"),
    ("level", "K1"),
    ("employee_kind", "civil_servant"),
];

async fn creates(administrator: &Person) -> Page {
    administrator.post("/people/new", &NEWCOMER).await
}

#[tokio::test]
async fn a_new_person_is_invited_once_and_counted() {
    let app = TestApp::start().await;
    let administrator = app.administrator().await;
    let people = "SELECT CAST(people AS BIGINT) FROM headcounts JOIN units ON units.id = unit_id WHERE code = 'MDES-ONDE'";
    let before = app.sql_count(people).await;
    let created = creates(&administrator).await;
    assert_eq!(created.status(), 303, "{}", created.text());
    let path = created.location().expect("she has a page").to_owned();
    assert!(administrator.get(&path).await.text().contains("ทดลอง เข้างาน"));
    assert_eq!(app.sql_count(people).await, before + 1);
    assert_eq!(app.sql_count("SELECT COUNT(*) FROM mails WHERE recipient = 'thotlong@onde.thaksa.example'").await, 1);

    let again = creates(&administrator).await;
    assert_eq!(again.status(), 422);
    assert!(again.has("#email-error"), "the address is taken, and the field says so");
    assert_eq!(app.sql_count("SELECT COUNT(*) FROM people WHERE given_en = 'Thotlong'").await, 1);
}

#[tokio::test]
async fn what_was_typed_stands_there_again_with_what_to_mend() {
    let app = TestApp::start().await;
    let administrator = app.administrator().await;
    let mut fields = NEWCOMER;
    fields[6].1 = "no address";
    fields[7].1 = "ไม่มีหน่วยงานนี้";
    let refused = administrator.post("/people/new", &fields).await;
    assert_eq!(refused.status(), 422);
    assert!(refused.has("#email-error") && refused.has("#unit-error"));
    assert_eq!(refused.attribute("#given_th", "value").as_deref(), Some("ทดลอง"));
    assert_eq!(app.sql_count("SELECT COUNT(*) FROM people WHERE given_en = 'Thotlong'").await, 0);
}

#[tokio::test]
async fn a_suspended_person_is_out_at_once_and_comes_back_when_reinstated() {
    let app = TestApp::start().await;
    let (administrator, malee) = (app.administrator().await, app.learner("malee").await);
    assert_eq!(malee.get("/learning").await.status(), 200);
    let page = format!("/people/{}", malee.id());
    let unsure = administrator.post(&page, &[("act", "suspend")]).await;
    assert_eq!(unsure.status(), 422, "it must be confirmed");
    assert_eq!(administrator.post(&page, &[("act", "suspend"), ("confirm", "1")]).await.status(), 303);
    assert_eq!(malee.get("/learning").await.status(), 401);
    assert_eq!(administrator.post(&page, &[("act", "reinstate")]).await.status(), 303);
    assert_eq!(administrator.post(&page, &[("act", "reinstate")]).await.status(), 409, "twice is once");
}

#[tokio::test]
async fn nobody_suspends_herself() {
    let app = TestApp::start().await;
    let administrator = app.administrator().await;
    let page = format!("/people/{}", administrator.id());
    assert_eq!(administrator.post(&page, &[("act", "suspend"), ("confirm", "1")]).await.status(), 409);
    assert_eq!(administrator.get("/people").await.status(), 200);
}

#[tokio::test]
async fn a_role_is_in_force_from_the_grant_to_its_end() {
    let app = TestApp::start().await;
    let (administrator, malee) = (app.administrator().await, app.learner("malee").await);
    let page = format!("/people/{}", malee.id());
    assert_eq!(malee.get("/reports").await.status(), 404);
    let granted = administrator.post(&page, &[("act", "grant"), ("role", "hr"), ("unit", "MDES-ONDE"), ("valid_to", "")]).await;
    assert_eq!(granted.status(), 303, "{}", granted.text());
    assert_ne!(malee.get("/reports").await.status(), 404);
    let grant = app.sql_count(&format!("SELECT MAX(id) FROM role_grants WHERE person_id = {}", malee.id())).await.to_string();
    assert_eq!(administrator.post(&page, &[("act", "end"), ("grant", &grant)]).await.status(), 303);
    assert_eq!(malee.get("/reports").await.status(), 404);
}

#[tokio::test]
async fn an_administrator_of_a_department_reaches_nobody_else() {
    let app = TestApp::start().await;
    let administrator = app.with_role(Role::Administrator, "MDES-ONDE").await;
    let stranger = app.member_of("MOPH", 0).await;
    assert_eq!(administrator.get(&format!("/people/{}", stranger.id())).await.status(), 404);
    let act = [("act", "suspend"), ("confirm", "1")];
    assert_eq!(administrator.post(&format!("/people/{}", stranger.id()), &act).await.status(), 404);
    let mut elsewhere = NEWCOMER;
    elsewhere[7].1 = "MOPH";
    assert_eq!(administrator.post("/people/new", &elsewhere).await.status(), 422);
    assert_eq!(administrator.get("/audit").await.status(), 404, "the chain is read by those who audit everything");
}

#[tokio::test]
async fn the_audit_chain_shows_what_was_done_and_that_nobody_changed_it() {
    let app = TestApp::start().await;
    let administrator = app.administrator().await;
    creates(&administrator).await;
    assert!(administrator.get("/audit").await.text().contains("person.create"));
    let state = app.state();
    let verdict = audit::verify(&state.db, &state.vault).await.expect("the chain can be read");
    assert!(matches!(verdict, Verdict::Whole { entries } if entries > 0), "{verdict:?}");
    let forge = "UPDATE audit_entries SET act = 'nothing' WHERE act = 'person.create'";
    state.db.write().execute_unprepared(forge).await.expect("a forger with the database");
    let verdict = audit::verify(&state.db, &state.vault).await.expect("the chain can be read");
    assert!(matches!(verdict, Verdict::BrokenAt { .. }), "{verdict:?}");
}
