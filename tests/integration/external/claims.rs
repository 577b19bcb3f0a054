//! Claims of people and the decisions of HR officers.

use app::entity::{Role, SkillSource};
use chrono::TimeDelta;
use tests::{Page, Person, TestApp};

use crate::skill_profile::{observe, today};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF";

/// What she fills in, beside the evidence.
const FIELDS: [(&str, &str); 6] = [
    ("area", "DG67-CS"),
    ("level", "4"),
    ("issuer", "สถาบันตัวอย่าง"),
    ("certificate", "Cyber Security Essentials"),
    ("number", "CS-001"),
    ("issued_on", "2026-03-01"),
];

pub async fn claims(person: &Person, with: &[(&str, &str)], file: &[u8]) -> Page {
    let form = person.get("/external-results/new?area=DG67-CS").await.attribute("input[name=form]", "value");
    sends(person, &form.expect("the form has a moment"), with, file).await
}

async fn sends(person: &Person, form: &str, with: &[(&str, &str)], file: &[u8]) -> Page {
    let kept = FIELDS.iter().filter(|(name, _)| with.iter().all(|(given, _)| given != name)).copied();
    let fields: Vec<_> = kept.chain(with.iter().copied()).chain([("form", form)]).collect();
    person.upload("/external-results/new", &fields, ("file", "ใบรับรอง.pdf", file)).await
}

/// The address of the only claim that waits for an officer.
pub async fn waiting(officer: &Person) -> String {
    officer.get("/reports/external").await.attribute("main tbody a.button", "href").expect("a claim waits")
}

async fn count(app: &TestApp, what: &str) -> i64 {
    app.sql_count(&format!("SELECT count(*) FROM {what}")).await
}

#[tokio::test]
async fn a_claim_counts_for_nothing_until_an_officer_confirms_it_and_then_everywhere_at_once() {
    let app = TestApp::start().await;
    let (malee, hr) = (app.learner("malee").await, app.hr("MDES-ONDE").await);
    let sent = claims(&malee, &[("valid_until", "2030-03-01")], PDF).await;
    assert_eq!(sent.location(), Some("/external-results"), "{}", sent.text());
    assert_eq!(count(&app, "skill_evidence").await, 0);
    assert!(malee.get("/external-results").await.text().contains("รอเจ้าหน้าที่ตรวจ"));

    let claim = waiting(&hr).await;
    let page = hr.get(&claim).await;
    assert!(page.text().contains("Cyber Security Essentials") && page.text().contains("CS-001"), "{}", page.text());
    let done = hr.post(&claim, &[("act", "confirm"), ("level", "4"), ("reason", "")]).await;
    assert_eq!(done.location(), Some("/reports/external"), "{}", done.text());
    assert_eq!(count(&app, "skill_standings WHERE source = 'external' AND level = 4").await, 1);
    let tally = "SELECT CAST(COALESCE(SUM(level_4), 0) AS BIGINT) FROM skill_tallies WHERE source = 'external'";
    assert_eq!(app.sql_count(tally).await, 1);
    assert_eq!(count(&app, "audit_entries WHERE act = 'external.confirm'").await, 1);
    let area = malee.get("/skills/DG67-CS").await.text();
    assert!(area.contains("ผลจากภายนอก") && area.contains("จากสถาบันตัวอย่าง"), "{area}");
    assert!(malee.get("/external-results").await.text().contains("รับรองแล้ว"));
    app.deliver_mail().await;
    let letter = count(&app, "mails WHERE dedupe_key LIKE 'external-claim-%' AND state = 'captured'").await;
    assert_eq!(letter, 1);
}

#[tokio::test]
async fn a_level_may_be_lowered_with_a_reason_and_never_raised() {
    let app = TestApp::start().await;
    let (malee, hr) = (app.learner("malee").await, app.hr("MDES-ONDE").await);
    claims(&malee, &[], PDF).await;
    let claim = waiting(&hr).await;
    for (level, reason) in [("3", ""), ("5", "ประเมินสูงกว่าที่ขอ"), ("0", "ไม่มีระดับ"), ("3", "สั้น")]
    {
        let refused = hr.post(&claim, &[("act", "confirm"), ("level", level), ("reason", reason)]).await;
        assert_eq!(refused.status(), 422, "{level} {reason}");
    }
    assert_eq!(hr.post(&claim, &[("act", "refuse"), ("refusal", "")]).await.status(), 422);
    assert_eq!(count(&app, "skill_evidence").await, 0);
    let done = hr.post(&claim, &[("act", "confirm"), ("level", "3"), ("reason", "หลักสูตรสอนถึงระดับ 3")]).await;
    assert_eq!(done.status(), 303, "{}", done.text());
    assert_eq!(count(&app, "skill_standings WHERE level = 3").await, 1);
    let mine = malee.get("/external-results").await.text();
    assert!(mine.contains("รับรองที่ระดับ 3") && mine.contains("หลักสูตรสอนถึงระดับ 3"), "{mine}");
}

#[tokio::test]
async fn what_is_sent_twice_or_decided_twice_is_once() {
    let app = TestApp::start().await;
    let (malee, hr) = (app.learner("malee").await, app.hr("MDES-ONDE").await);
    let form = malee.get("/external-results/new").await.attribute("input[name=form]", "value").expect("a moment");
    let (one, two) = tokio::join!(sends(&malee, &form, &[], PDF), sends(&malee, &form, &[], PDF));
    assert_eq!([one.status(), two.status()], [303; 2], "{} {}", one.text(), two.text());
    assert_eq!(count(&app, "external_claims").await, 1);
    let claim = waiting(&hr).await;
    let fields = [("act", "confirm"), ("level", "4"), ("reason", "")];
    let (one, two) = tokio::join!(hr.post(&claim, &fields), hr.post(&claim, &fields));
    assert_eq!([one.status(), two.status()], [303; 2], "{} {}", one.text(), two.text());
    assert_eq!(count(&app, "skill_evidence").await, 1);
    assert_eq!(count(&app, "mails WHERE dedupe_key LIKE 'external-claim-%'").await, 1);
    let late = hr.post(&claim, &[("act", "refuse"), ("refusal", "หลักฐานไม่ชัดเจน")]).await;
    assert_eq!(late.status(), 409);

    // A form that is made later is another claim.
    app.clock.advance(TimeDelta::seconds(1));
    claims(&malee, &[], PDF).await;
    let again = waiting(&hr).await;
    let known = hr.post(&again, &fields).await;
    assert!(known.status() == 422 && known.text().contains("บันทึกเป็นทักษะของบุคคลนี้"), "{}", known.text());
    let refused = hr.post(&again, &[("act", "refuse"), ("refusal", "แจ้งซ้ำกับรายการเดิม")]).await;
    assert_eq!(refused.status(), 303);
    assert_eq!(count(&app, "skill_evidence").await, 1);
    assert!(malee.get("/external-results").await.text().contains("แจ้งซ้ำกับรายการเดิม"));
}

#[tokio::test]
async fn a_file_that_is_no_evidence_is_refused_and_everything_typed_stays() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    let before = app.row_counts().await;
    let large = [PDF, &vec![b' '; 6 * 1024 * 1024]].concat();
    for (file, why) in [(&b"<html>"[..], "PDF, PNG"), (b"PK\x03\x04", "PDF, PNG"), (b"", "โปรดกรอก"), (&large, "5 MB")]
    {
        let refused = claims(&malee, &[], file).await;
        assert_eq!(refused.status(), 422);
        let error = refused.first("#file-error").unwrap_or_default();
        assert!(error.contains(why), "{error}");
        assert_eq!(refused.attribute("#certificate", "value").as_deref(), Some("Cyber Security Essentials"));
    }
    for (field, value) in [("level", "6"), ("area", "NONE"), ("issued_on", ""), ("issued_on", "2570-01-01"), ("issuer", "")] {
        assert_eq!(claims(&malee, &[(field, value)], PDF).await.status(), 422, "{field} {value}");
    }
    let ends = claims(&malee, &[("valid_until", "2025-01-01")], PDF).await;
    assert!(ends.status() == 422 && ends.has("#valid_until-error"), "{}", ends.text());
    assert_eq!(sends(&malee, "99999999999999", &[], PDF).await.status(), 422);
    assert_eq!(sends(&app.visitor(), "1", &[], PDF).await.status(), 401);
    assert_eq!(app.row_counts().await, before);
}

#[tokio::test]
async fn a_claim_is_withdrawn_by_its_owner_while_nobody_has_decided() {
    let app = TestApp::start().await;
    let (malee, colleague, hr) = (app.learner("malee").await, app.member_of("MDES-ONDE", 0).await, app.hr("MDES-ONDE").await);
    claims(&malee, &[], PDF).await;
    let id = malee.get("/external-results").await.attribute("input[name=claim]", "value").expect("it can be withdrawn");
    let fields = [("act", "withdraw"), ("claim", id.as_str())];
    assert_eq!(colleague.post("/external-results", &fields).await.status(), 404);
    for _ in 0..2 {
        assert_eq!(malee.post("/external-results", &fields).await.status(), 303);
    }
    assert!(malee.get("/external-results").await.text().contains("ถอนแล้ว"));
    assert!(hr.get("/reports/external").await.text().contains("ไม่มีรายการรอตรวจ"));
    let late = hr.post(&format!("/reports/external/{id}"), &[("act", "confirm"), ("level", "4"), ("reason", "")]).await;
    assert_eq!(late.status(), 409);
    assert_eq!(count(&app, "skill_evidence").await, 0);
}

#[tokio::test]
async fn the_evidence_is_for_its_owner_and_for_hr_and_auditors_who_reach_her_as_a_download() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    claims(&malee, &[], PDF).await;
    let id = malee.get("/external-results").await.attribute("input[name=claim]", "value").expect("it is there");
    let path = format!("/external-results/{id}/file");
    let own = malee.get(&path).await;
    assert_eq!((own.status(), own.bytes()), (200, PDF));
    assert!(own.header("content-disposition").is_some_and(|told| told.starts_with("attachment;")));
    assert_eq!(own.header("content-type"), Some("application/pdf"));
    assert_eq!(own.header("cache-control"), Some("private, no-store"));
    assert!(own.header("content-security-policy").is_some_and(|told| told.contains("sandbox")));
    assert_eq!(count(&app, "audit_entries WHERE act = 'external.file'").await, 0, "her own look is nobody's business");
    for role in [Role::Hr, Role::Auditor] {
        assert_eq!(app.with_role(role, "MDES-ONDE").await.get(&path).await.status(), 200, "{role:?}");
        assert_eq!(app.with_role(role, "MDES-NSO").await.get(&path).await.status(), 404, "{role:?}");
    }
    assert_eq!(count(&app, "audit_entries WHERE act = 'external.file'").await, 2);
    for role in [Role::Trainer, Role::Manager, Role::Administrator, Role::Executive] {
        assert_eq!(app.with_role(role, "MDES-ONDE").await.get(&path).await.status(), 404, "{role:?}");
    }
    assert_eq!(app.member_of("MDES-ONDE", 0).await.get(&path).await.status(), 404);
}

#[tokio::test]
async fn nobody_decides_on_her_own_claim_nor_on_one_of_another_unit() {
    let app = TestApp::start().await;
    let (hr, sibling) = (app.hr("MDES-ONDE").await, app.hr("MDES-NSO").await);
    claims(&hr, &[], PDF).await;
    let id = hr.get("/external-results").await.attribute("input[name=claim]", "value").expect("it is there");
    let path = format!("/reports/external/{id}");
    let fields = [("act", "confirm"), ("level", "4"), ("reason", "")];
    assert!(hr.get("/reports/external").await.text().contains("ไม่มีรายการรอตรวจ"), "her own is for another");
    assert!(!hr.get(&path).await.has("button[value=confirm]"));
    assert_eq!(hr.post(&path, &fields).await.status(), 422);
    assert_eq!(sibling.get(&path).await.status(), 404);
    assert_eq!(sibling.post(&path, &fields).await.status(), 404);
    assert_eq!(count(&app, "skill_evidence").await, 0);
    assert_eq!(app.hr("MDES-ONDE").await.post(&path, &fields).await.status(), 303, "a colleague may");
}

#[tokio::test]
async fn an_expired_certificate_still_counts_and_says_that_it_has_expired() {
    let app = TestApp::start().await;
    let (malee, hr) = (app.learner("malee").await, app.hr("MDES-ONDE").await);
    observe(&app, malee.id(), "DG67-DL", SkillSource::External, 2, today(&app)).await;
    claims(&malee, &[("valid_until", "2026-06-01")], PDF).await;
    let claim = waiting(&hr).await;
    assert!(hr.get(&claim).await.text().contains("หมดอายุแล้ว"));
    hr.post(&claim, &[("act", "confirm"), ("level", "4"), ("reason", "")]).await;
    let area = malee.get("/skills/DG67-CS").await.text();
    assert!(area.contains("ระดับ 4") && area.contains("ประกาศนียบัตรหมดอายุแล้ว"), "{area}");
    assert!(malee.get("/skills/DG67-DL").await.text().contains("ผลยังเป็นปัจจุบัน"));
}
