//! Certificates: the name on them, the paper, the mail, the verification, and their correction.

use app::{
    entity::{
        AuditEntry, Certificate, Mail, MailState, Person as PersonTable, Signatory, Unit, audit_entry, certificate, mail, person,
        signatory,
    },
    id::{CertificateId, PersonId},
};
use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, sea_query::Expr};
use tests::{Person, TestApp, TestCourse};

const NAME_PAGE: &str = "/account/certificate-name";

/// A course is completed; the certificate of it.
async fn earned(app: &TestApp, person: &Person, course: TestCourse) -> certificate::Model {
    app.publish(&course).await;
    app.complete(person, &course.slug).await;
    latest(app, person.id()).await
}

async fn latest(app: &TestApp, person: PersonId) -> certificate::Model {
    let newest = Certificate::find().filter(certificate::Column::PersonId.eq(person)).order_by_desc(certificate::Column::Id);
    newest.one(app.state().db.read()).await.expect("certificates can be read").expect("she has one")
}

async fn record_of(app: &TestApp, person: PersonId) -> person::Model {
    PersonTable::find_by_id(person).one(app.state().db.read()).await.expect("people can be read").expect("she is there")
}

async fn acts(app: &TestApp, act: &str) -> u64 {
    AuditEntry::find().filter(audit_entry::Column::Act.eq(act)).count(app.state().db.read()).await.expect("the chain can be read")
}

/// What a reader of the file would read or copy.
fn text_of(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("there is a folder for temporary files");
    let file = folder.path().join("certificate.pdf");
    std::fs::write(&file, pdf).expect("the file can be written");
    let output = std::process::Command::new("pdftotext").arg(&file).arg("-").output().expect("pdftotext is installed");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("it writes UTF-8")
}

#[tokio::test]
async fn a_name_is_previewed_and_then_confirmed() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    let page = malee.get(&format!("{NAME_PAGE}?next=/courses/cyber-awareness/test")).await;
    assert_eq!(page.status(), 200);
    let form = page.form("main form");
    let (th, en) = (form.value("name_th").expect("a field").to_owned(), form.value("name_en").expect("a field").to_owned());
    let record = record_of(&app, malee.id()).await;
    assert!(th.contains(&record.given_th) && th.starts_with(&record.prefix_th), "{th}");

    let preview = malee.submits(&form, &[("act", "preview"), ("name_en", &en.to_uppercase())]).await;
    assert_eq!(preview.status(), 200);
    assert!(preview.attribute("main img", "src").is_some_and(|src| src.starts_with("data:image/png;base64,")));
    assert!(preview.attribute("main img", "alt").is_some_and(|alt| alt.contains(&en.to_uppercase())));
    assert_eq!(record_of(&app, malee.id()).await.print_name_confirmed_at, None, "a preview stores nothing");

    let done = malee.submits(&preview.form("main form"), &[("act", "confirm")]).await;
    assert_eq!(done.location(), Some("/courses/cyber-awareness/test"));
    let record = record_of(&app, malee.id()).await;
    assert_eq!(record.print_name_en.as_deref(), Some(en.to_uppercase().as_str()));
    assert!(record.print_name_confirmed_at.is_some());
}

#[tokio::test]
async fn a_name_that_is_not_hers_is_refused_and_changes_nothing() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    let record = record_of(&app, malee.id()).await;
    let (th, en) = (format!("{} {}", record.given_th, record.family_th), format!("{} {}", record.given_en, record.family_en));
    let long = "ก".repeat(500);
    for (bad_th, bad_en) in [
        ("ดร. ใครก็ได้ คนหนึ่ง", en.as_str()),
        (&th, "Somebody Else"),
        (&en, &th),
        (&th, "<b>Malee</b>"),
        ("", &en),
        (&long, &en),
        ("มา\u{0}ลี", &en),
    ] {
        let page = malee.post(NAME_PAGE, &[("name_th", bad_th), ("name_en", bad_en), ("act", "confirm")]).await;
        assert_eq!(page.status(), 422, "{bad_th} {bad_en}");
        assert!(page.has("#errors a"));
    }
    assert_eq!(record_of(&app, malee.id()).await, record);
    let elsewhere = [("name_th", th.as_str()), ("name_en", &en), ("act", "confirm"), ("next", "//evil.example")];
    assert_eq!(malee.post(NAME_PAGE, &elsewhere).await.location(), Some("/learning"));
}

#[tokio::test]
async fn the_certificate_is_hers_to_download_and_its_text_is_what_is_printed() {
    let app = TestApp::start().await;
    let (malee, other) = (app.learner("malee").await, app.member_of("MDES-ONDE", 0).await);
    let certificate = earned(&app, &malee, TestCourse::new("small")).await;
    let page = malee.get("/learning").await;
    assert_eq!(page.status(), 200);
    assert!(page.text().contains(&certificate.number));

    let address = format!("/certificates/{}.pdf", certificate.id);
    let pdf = malee.get(&address).await;
    assert_eq!(pdf.status(), 200);
    assert_eq!(pdf.header("content-type"), Some("application/pdf"));
    assert!(pdf.header("cache-control").is_some_and(|value| value.contains("private")));
    assert!(pdf.header("content-disposition").is_some_and(|value| value.contains("filename*=UTF-8''%E0%B8%A7")));
    let text = text_of(pdf.bytes());
    for printed in [&certificate.name_th, &certificate.name_en, &certificate.title_th, &certificate.number] {
        assert!(text.contains(printed.as_str()), "{printed} is not in\n{text}");
    }

    assert_eq!(other.get(&address).await.status(), 404);
    assert_eq!(app.visitor().get(&address).await.status(), 401);
    assert_eq!(malee.get("/certificates/999999.pdf").await.status(), 404);
    assert_eq!(malee.get("/certificates/x.pdf").await.status(), 404);
}

#[tokio::test]
async fn hr_sees_the_certificates_of_her_own_unit_and_every_look_is_on_record() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    let certificate = earned(&app, &malee, TestCourse::new("small")).await;
    let (own, sibling) = (app.hr("MDES-ONDE").await, app.hr("MOPH").await);
    for address in [format!("/certificates/{}.pdf", certificate.id), format!("/certificates/{}/manage", certificate.id)] {
        assert_eq!(own.get(&address).await.status(), 200, "{address}");
        assert_eq!(sibling.get(&address).await.status(), 404, "{address}");
        assert_eq!(malee.get(&address.replace(".pdf", "/manage")).await.status(), 404);
    }
    assert_eq!((acts(&app, "certificate.download").await, acts(&app, "certificate.look").await), (1, 1));
    let fields = [("name_th", "ก ข ค"), ("name_en", "A B C"), ("reason", "not mine to change"), ("act", "reissue")];
    assert_eq!(sibling.post(&format!("/certificates/{}/manage", certificate.id), &fields).await.status(), 404);
    assert_eq!(latest(&app, malee.id()).await.id, certificate.id);
}

#[tokio::test]
async fn anyone_verifies_by_code_and_sees_the_state_of_today() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    let certificate = earned(&app, &malee, TestCourse { valid_months: Some(12), ..TestCourse::new("yearly") }).await;
    let address = format!("/v/{}", certificate.verify_code);
    let page = app.visitor().get(&address).await;
    assert_eq!(page.status(), 200);
    assert!(page.has(".verdict.is-good"));
    for shown in [&certificate.name_th, &certificate.title_th, &certificate.number, &certificate.issuer_th] {
        assert!(page.text().contains(shown.as_str()), "{shown}");
    }
    assert!(!page.html().contains(malee.email()), "nothing private");

    app.clock.advance(TimeDelta::days(366));
    assert!(app.visitor().get(&format!("{address}?later")).await.has(".verdict.is-warn"));

    let unknown = app.visitor().get("/v/there-is-no-such-code").await;
    assert_eq!(unknown.status(), 404);
    assert!(unknown.has(".verdict.is-idle") && unknown.has("form"));
}

#[tokio::test]
async fn a_corrected_certificate_supersedes_the_old_one_and_is_mailed() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    let old = earned(&app, &malee, TestCourse { valid_months: Some(12), ..TestCourse::new("yearly") }).await;
    let hr = app.hr("MDES-ONDE").await;
    let address = format!("/certificates/{}/manage", old.id);
    let fields =
        [("name_th", "นางมาลี ศรีสุขใจ"), ("name_en", "Mrs. Malee Srisukjai"), ("reason", "เปลี่ยนนามสกุล"), ("act", "reissue")];
    let done = hr.post(&address, &fields).await;
    let new = latest(&app, malee.id()).await;
    assert_eq!(done.location(), Some(format!("/certificates/{}/manage", new.id).as_str()));
    assert_eq!((new.revision, new.name_th.as_str(), new.valid_until), (2, "นางมาลี ศรีสุขใจ", old.valid_until));
    assert!(new.number != old.number && new.verify_code != old.verify_code);

    let superseded = app.visitor().get(&format!("/v/{}", old.verify_code)).await;
    assert_eq!(superseded.first(".verdict h1").as_deref(), Some("มีฉบับใหม่แทนฉบับนี้แล้ว"));
    assert!(!superseded.html().contains(&new.number) && !superseded.html().contains(&new.verify_code));
    assert!(app.visitor().get(&format!("/v/{}", new.verify_code)).await.has(".verdict.is-good"));
    assert_eq!(mails_of(&app, new.id).await.len(), 1);
    assert!(malee.get("/learning").await.text().contains(&new.number));

    assert_eq!(hr.post(&address, &fields).await.status(), 409, "the old one cannot be corrected twice");
    assert_eq!(app.sql_count("SELECT count(*) FROM certificates").await, 2);
    assert_eq!(acts(&app, "certificate.reissue").await, 1);
}

#[tokio::test]
async fn two_corrections_at_once_make_one() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    let old = earned(&app, &malee, TestCourse::new("small")).await;
    let hr = app.hr("MDES-ONDE").await;
    let address = format!("/certificates/{}/manage", old.id);
    let fields =
        [("name_th", "นางมาลี ศรีสุขใจ"), ("name_en", "Mrs. Malee Srisukjai"), ("reason", "เปลี่ยนนามสกุล"), ("act", "reissue")];
    let (one, other) = tokio::join!(hr.post(&address, &fields), hr.post(&address, &fields));
    let mut statuses = [one.status(), other.status()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409]);
    assert_eq!(app.sql_count("SELECT count(*) FROM certificates").await, 2);
}

#[tokio::test]
async fn a_revoked_certificate_proves_nothing_any_more() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    let certificate = earned(&app, &malee, TestCourse::new("small")).await;
    let hr = app.hr("MDES-ONDE").await;
    let address = format!("/certificates/{}/manage", certificate.id);
    let unsure = hr.post(&address, &[("revoke_reason", "สอบแทนกัน"), ("act", "revoke")]).await;
    assert_eq!(unsure.status(), 422, "the box must be ticked");
    let done = hr.post(&address, &[("revoke_reason", "สอบแทนกัน"), ("sure", "yes"), ("act", "revoke")]).await;
    assert_eq!(done.status(), 303);
    let page = app.visitor().get(&format!("/v/{}", certificate.verify_code)).await;
    assert!(page.has(".verdict.is-bad"));
    assert!(!page.text().contains("สอบแทนกัน"), "the reason is not for the public");
    let again = malee.post("/learning", &[("certificate", &certificate.id.to_string()), ("act", "send-again")]).await;
    assert_eq!(again.status(), 409);
    let file = format!("/certificates/{}.pdf", certificate.id);
    assert_eq!((malee.get(&file).await.status(), hr.get(&file).await.status()), (404, 200), "only those who keep the records");
    assert_eq!(acts(&app, "certificate.revoke").await, 1);
}

#[tokio::test]
async fn a_number_alone_verifies_nothing() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    let certificate = earned(&app, &malee, TestCourse::new("small")).await;
    let record = record_of(&app, malee.id()).await;
    let ask = async |number: &str, name: &str| {
        app.visitor().post("/verify", &[("number", number), ("name", name), ("act", "number")]).await
    };
    let bare = format!("{} {}", record.given_th, record.family_th);
    for name in [certificate.name_th.as_str(), &bare, &certificate.name_en.to_uppercase()] {
        let found = ask(&certificate.number.to_lowercase(), name).await;
        assert_eq!(found.location(), Some(format!("/v/{}", certificate.verify_code).as_str()), "{name}");
    }
    let (wrong_name, wrong_number) = (ask(&certificate.number, "สมชาย ใจดี").await, ask("MDES-ONDE-2570-999999-0", &bare).await);
    assert_eq!((wrong_name.status(), wrong_number.status()), (422, 422));
    assert_eq!(wrong_name.first("#errors"), wrong_number.first("#errors"), "the two look the same");
    assert_eq!(app.visitor().post("/verify", &[("verify_code", "../../etc"), ("act", "code")]).await.location(), Some("/v/etc"));
    let by_code = app.visitor().post("/verify", &[("verify_code", &certificate.verify_code), ("act", "code")]).await;
    assert_eq!(by_code.location(), Some(format!("/v/{}", certificate.verify_code).as_str()));
}

#[tokio::test]
async fn only_misses_of_a_code_are_limited_and_every_question_by_number() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    let certificate = earned(&app, &malee, TestCourse::new("small")).await;
    let visitor = app.visitor();
    for miss in 0..30 {
        assert_eq!(visitor.get(&format!("/v/guess-{miss}")).await.status(), 404);
    }
    assert_eq!(visitor.get("/v/guess-30").await.status(), 429);
    assert_eq!(visitor.get(&format!("/v/{}", certificate.verify_code)).await.status(), 200, "what exists is always answered");
    let fields = [("number", certificate.number.as_str()), ("name", &certificate.name_th), ("act", "number")];
    for _ in 0..60 {
        assert_eq!(visitor.post("/verify", &fields).await.status(), 303);
    }
    assert_eq!(visitor.post("/verify", &fields).await.status(), 429);
    app.clock.advance(TimeDelta::minutes(61));
    assert_eq!(visitor.post("/verify", &fields).await.status(), 303);
}

async fn mails_of(app: &TestApp, certificate: CertificateId) -> Vec<mail::Model> {
    Mail::find()
        .filter(mail::Column::DedupeKey.starts_with(format!("certificate:{certificate}:")))
        .order_by_asc(mail::Column::Id)
        .all(app.state().db.read())
        .await
        .expect("mail can be read")
}

async fn settle(app: &TestApp, state: MailState) {
    let settled = Mail::update_many().col_expr(mail::Column::State, Expr::value(state));
    settled.exec(app.state().db.write()).await.expect("mail can be settled");
}

#[tokio::test]
async fn a_letter_can_be_asked_for_again_once_at_a_time() {
    let app = TestApp::start().await;
    let (malee, other) = (app.learner("malee").await, app.member_of("MDES-ONDE", 0).await);
    let certificate = earned(&app, &malee, TestCourse::new("small")).await;
    let id = certificate.id.to_string();
    let fields = [("certificate", id.as_str()), ("act", "send-again")];
    assert!(!malee.get("/learning").await.has("button[value=send-again]"), "it is still waiting");
    malee.post("/learning", &fields).await;
    assert_eq!(mails_of(&app, certificate.id).await.len(), 1, "what waits is not queued twice");

    settle(&app, MailState::Failed).await;
    let refusal = app::mailroom::Answer::server(550, "5.1.1 no such user", malee.email());
    let told = Mail::update_many().col_expr(mail::Column::LastAnswer, Expr::value(refusal.keep()));
    told.exec(app.state().db.write()).await.expect("mail can be refused");
    assert!(malee.get("/learning").await.text().contains("ไม่มีที่อยู่อีเมลนี้"), "she is told why");
    let form = malee.get("/learning").await.form("form:has(button[value=send-again])");
    let (one, two) = tokio::join!(malee.submits(&form, &[]), malee.submits(&form, &[]));
    assert_eq!((one.status(), two.status()), (303, 303));
    let mails = mails_of(&app, certificate.id).await;
    assert_eq!(mails.len(), 2);
    assert_eq!((mails[1].state, mails[1].letter["asked"].as_u64()), (MailState::Queued, Some(1)));
    assert_eq!(other.post("/learning", &fields).await.status(), 404);
    assert_eq!(malee.post("/learning", &[("certificate", "x")]).await.status(), 404);

    let mut status = 303;
    for _ in 0..10 {
        settle(&app, MailState::Accepted).await;
        status = malee.post("/learning", &fields).await.status();
    }
    assert_eq!(status, 429);
}

#[tokio::test]
async fn a_unit_sets_its_logo_and_signatory_for_certificates_to_come() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    let before = earned(&app, &malee, TestCourse::new("before")).await;
    let (hr, sibling) = (app.hr("MDES-ONDE").await, app.hr("MOPH").await);
    let unit = app.unit("MDES-ONDE").await;
    let here = format!("/certificates/issuer/{}", unit.id);
    assert_eq!(hr.get("/certificates/issuer").await.status(), 200);
    assert_eq!(sibling.get(&here).await.status(), 404);
    assert_eq!(malee.get(&here).await.status(), 404);

    let svg =
        br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90"><circle cx="45" cy="45" r="40" fill="#0b5c8a"/></svg>"##;
    let running = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script></svg>"#;
    for bad in [running.as_slice(), b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", &vec![b' '; 600 * 1024]] {
        let page = hr.upload(&format!("{here}/logo"), &[], ("logo", "logo.svg", bad)).await;
        assert_eq!(page.status(), 422);
        assert!(page.has("#logo-error"));
    }
    assert_eq!(sibling.upload(&format!("{here}/logo"), &[], ("logo", "logo.svg", svg)).await.status(), 404);
    assert_eq!(Unit::find_by_id(unit.id).one(app.state().db.read()).await.expect("readable").expect("there").logo_sha256, None);
    let done = hr.upload(&format!("{here}/logo"), &[], ("logo", "any name", svg)).await;
    assert_eq!(done.location(), Some(here.as_str()));
    assert!(hr.get(&here).await.attribute("img.logo", "src").is_some_and(|src| src.starts_with("data:image/svg+xml;base64,")));

    let today = "2026-11-20";
    let fields = [
        ("signatory_th", "นางสาวพิมพ์ใจ ลงนามใหม่"),
        ("signatory_en", "Ms. Pimjai Longnammai"),
        ("position_th", "เลขาธิการ"),
        ("position_en", "Secretary-General"),
        ("valid_from", today),
        ("act", "signatory"),
    ];
    let mut past = fields;
    past[4].1 = "2020-01-01";
    assert_eq!(hr.post(&here, &past).await.status(), 422);
    assert_eq!(sibling.post(&here, &fields).await.status(), 404);
    let today = app::thai::date::bangkok_date(app.clock.now()).to_string();
    let mut now = fields;
    now[4].1 = &today;
    assert_eq!(hr.post(&here, &now).await.status(), 303);
    assert_eq!(hr.post(&here, &now).await.status(), 303);
    let in_force = Signatory::find().filter(signatory::Column::UnitId.eq(unit.id)).filter(signatory::Column::ValidTo.is_null());
    assert_eq!(in_force.count(app.state().db.read()).await.expect("signatories can be read"), 1);

    let after = earned(&app, &malee, TestCourse::new("after")).await;
    assert_eq!(after.signatory_name_th, "นางสาวพิมพ์ใจ ลงนามใหม่");
    assert!(after.logo_sha256.is_some());
    let again = Certificate::find_by_id(before.id).one(app.state().db.read()).await.expect("readable").expect("there");
    assert_eq!(again, before, "what was issued stays as it was");
    let text = text_of(malee.get(&format!("/certificates/{}.pdf", after.id)).await.bytes());
    assert!(text.contains("นางสาวพิมพ์ใจ ลงนามใหม่"), "{text}");
    assert_eq!((acts(&app, "issuer.logo").await, acts(&app, "issuer.signatory").await), (1, 2));
}

#[tokio::test]
async fn the_transcript_lists_what_she_has_completed() {
    let app = TestApp::start().await;
    let malee = app.learner("malee").await;
    assert!(malee.get("/learning").await.has(".empty"));
    assert!(malee.get("/learning/transcript").await.has(".empty"));
    app.publish(&TestCourse::new("begun")).await;
    app.enrol(&malee, "begun").await;
    let certificate = earned(&app, &malee, TestCourse::new("small")).await;
    let page = malee.get("/learning").await;
    assert_eq!(page.attribute(".course-card a.button", "href").as_deref(), Some("/courses/begun/lessons/01-lesson"));
    let transcript = malee.get("/learning/transcript").await;
    assert!(transcript.text().contains(&certificate.title_th) && !transcript.text().contains("begun"));
    let pdf = malee.get("/learning/transcript.pdf").await;
    assert_eq!(pdf.status(), 200);
    let text = text_of(pdf.bytes());
    assert!(text.contains(&certificate.number), "{text}");
    assert_eq!(app.visitor().get("/learning/transcript.pdf").await.status(), 401);
}
