//! The pages that tell of mail.

use app::entity::{Mail, MailState};
use sea_orm::{EntityTrait, PaginatorTrait};
use server::{
    mail::{Folder, Mailer},
    worker::Worker,
};
use std::sync::Arc;
use tests::{SmtpServer, TestApp, Turn};

use super::{certificate, newest, worker};

/// A letter to Malee that her mail server refused.
async fn refused(app: &TestApp) -> SmtpServer {
    let server = SmtpServer::start().await;
    certificate(app).await;
    server.plan([Turn::RefuseRecipient("550 5.1.1 no such user")]);
    worker(app, &server.url()).round().await.expect("it works");
    server
}

#[tokio::test]
async fn hr_sees_the_letters_of_its_people_without_their_addresses() {
    let app = TestApp::start().await;
    let _server = refused(&app).await;
    for unit in ["MDES-ONDE", "MDES", "STATE"] {
        let page = app.hr(unit).await.get("/mail").await;
        assert_eq!(page.status(), 200);
        assert_eq!(page.all("tbody tr").len(), 1, "{unit}");
        let text = page.text();
        assert!(text.contains("ma•••@onde.thaksa.example") && !text.contains("malee@"), "{text}");
        assert!(text.contains("ไม่มีที่อยู่อีเมลนี้ที่ปลายทาง") && text.contains("550 5.1.1 no such user"), "{text}");
    }
}

#[tokio::test]
async fn letters_of_other_units_are_not_there_and_cannot_be_sent_again() {
    let app = TestApp::start().await;
    let _server = refused(&app).await;
    let id = newest(&app).await.id.to_string();
    let elsewhere = app.hr("MDES-OPS").await;
    let page = elsewhere.get("/mail").await;
    assert_eq!((page.status(), page.all("tbody tr").len()), (200, 0));
    let before = app.row_counts().await;
    assert_eq!(elsewhere.post("/mail", &[("mail", &id), ("act", "send_again")]).await.status(), 404);
    assert_eq!((app.row_counts().await, newest(&app).await.state), (before, MailState::Failed));
}

#[tokio::test]
async fn the_queue_is_not_for_learners_trainers_or_visitors() {
    let app = TestApp::start().await;
    assert_eq!(app.visitor().get("/mail").await.status(), 401);
    for person in [app.learner("malee").await, app.trainer().await] {
        assert_eq!(person.get("/mail").await.status(), 404);
        assert_eq!(person.post("/mail", &[("mail", "1"), ("act", "send_again")]).await.status(), 404);
    }
}

#[tokio::test]
async fn a_failed_letter_is_sent_on_its_way_again_once_and_that_is_on_record() {
    let app = TestApp::start().await;
    let server = refused(&app).await;
    let hr = app.hr("MDES-ONDE").await;
    let page = hr.get("/mail?state=failed").await;
    let form = page.form("tbody form");
    let answer = hr.submits(&form, &[]).await;
    assert_eq!((answer.status(), answer.location()), (303, Some("/mail?state=failed")));
    assert_eq!(hr.submits(&form, &[]).await.status(), 409, "a double click finds it done");

    let mail = newest(&app).await;
    assert_eq!((mail.state, mail.tries), (MailState::Queued, 0));
    assert_eq!(app.sql_count("SELECT count(*) FROM audit_entries WHERE act = 'mail.send_again'").await, 1);
    worker(&app, &server.url()).round().await.expect("it works");
    assert_eq!((newest(&app).await.state, server.taken().len()), (MailState::Accepted, 1));
    assert_eq!(hr.get("/mail?state=gone").await.all("tbody tr").len(), 1);
    assert_eq!(hr.get("/mail?state=failed").await.all("tbody tr").len(), 0);
}

#[tokio::test]
async fn nonsense_in_the_address_or_the_form_changes_nothing() {
    let app = TestApp::start().await;
    let _server = refused(&app).await;
    let hr = app.hr("MDES-ONDE").await;
    for path in ["/mail?state=%01", "/mail?before=x", "/mail?before=-1", "/mail?state=failed&state=gone"] {
        assert_eq!(hr.get(path).await.status(), 200, "{path}");
    }
    for id in ["", "0", "-1", "x", "99999999999999999999", "\u{200b}"] {
        assert_eq!(hr.post("/mail", &[("mail", id)]).await.status(), 422, "{id:?}");
    }
    assert_eq!(hr.post("/mail", &[("mail", "987654")]).await.status(), 404);
    assert_eq!(newest(&app).await.state, MailState::Failed);
}

#[tokio::test]
async fn a_long_queue_has_pages() {
    let app = TestApp::start().await;
    certificate(&app).await;
    for place in 0..60 {
        app.complete(&app.member_of("MDES", place).await, "small").await;
    }
    assert_eq!(Mail::find().count(app.state().db.read()).await, Ok(61));
    let hr = app.hr("STATE").await;
    let page = hr.get("/mail").await;
    assert_eq!(page.all("tbody tr").len(), 50);
    let older = page.attribute("nav.pages a", "href").expect("there are older ones");
    let page = hr.get(&older).await;
    assert_eq!(page.all("tbody tr").len(), 11);
    assert!(!page.has("nav.pages a"));
}

#[tokio::test]
async fn the_demo_shows_what_it_would_have_mailed() {
    let app = TestApp::start().await;
    assert!(app.visitor().get("/demo/mail").await.has("main .empty"));
    let malee = certificate(&app).await;
    let folder = Folder::open(app.data_dir().join("mail")).expect("the folder can be made");
    let from = "Thaksa <no-reply@thaksa.example>".parse().expect("it is an address");
    let worker = Arc::new(Worker::new(app.state().clone(), Mailer::Folder(folder), from));
    assert_eq!(worker.round().await, Ok(1));
    assert_eq!(newest(&app).await.state, MailState::Captured);

    let visitor = app.visitor();
    let page = visitor.get("/demo/mail").await;
    assert!(page.text().contains(malee.email()));
    let href = page.attribute("tbody a", "href").expect("it leads to the letter");
    let letter = visitor.get(&href).await;
    assert!(letter.text().contains("จึงเรียนมาเพื่อโปรดทราบ"), "{}", letter.text());
    let pdf = visitor.get(&format!("{href}/enclosed/0")).await;
    assert_eq!((pdf.status(), pdf.header("content-type")), (200, Some("application/pdf")));
    assert!(pdf.bytes().starts_with(b"%PDF-"));
    assert!(visitor.get(&format!("{href}/letter.eml")).await.html().contains("Message-ID: <"));

    for path in ["/demo/mail/..%2F..%2Fthaksa", "/demo/mail/x", "/demo/mail/1/letter.eml", "/demo/mail/%2e%2e/letter.eml"] {
        assert_eq!(visitor.get(path).await.status(), 404, "{path}");
    }
    assert_eq!(visitor.get(&format!("{href}/enclosed/7")).await.status(), 404);
    assert_eq!(visitor.get(&format!("{href}/enclosed/-1")).await.status(), 404);
}
