//! What letters say.

use app::{
    entity::{Account, AccountToken, Certificate, MailState, TokenPurpose, account, account_token, certificate as certificates},
    letters::{self, Letter},
    mailroom::Answer,
    vault::{new_token, token_hash},
};
use chrono::TimeDelta;
use mail_parser::MimeHeaders;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use tests::{Person, SmtpServer, TestApp};

use super::{answer, certificate, newest, parsed, worker};

/// Queues a letter to somebody.
async fn queue(app: &TestApp, to: &Person, letter: &Letter) {
    let txn = app.state().db.begin().await.expect("a transaction begins");
    let key = format!("test:{}", new_token());
    letters::enqueue(&txn, to.account(), to.email(), letter, key, app.clock.now()).await.expect("it is queued");
    txn.commit().await.expect("it commits");
}

/// A link that was mailed to somebody and works for a day.
async fn link(app: &TestApp, to: &Person) -> (String, String) {
    let token = new_token();
    let row = account_token::ActiveModel {
        account_id: Set(to.account()),
        purpose: Set(TokenPurpose::PasswordReset),
        token_hash: Set(token_hash(&token)),
        created_at: Set(app.clock.now()),
        expires_at: Set(app.clock.now() + TimeDelta::days(1)),
        ..Default::default()
    };
    AccountToken::insert(row).exec_without_returning(app.state().db.write()).await.expect("it is kept");
    let sealed = letters::seal_token(&app.state().vault, &token);
    (token, sealed)
}

#[tokio::test]
async fn the_certificate_comes_as_a_pdf_with_words_in_both_languages() {
    let (app, server) = (TestApp::start().await, SmtpServer::start().await);
    let malee = certificate(&app).await;
    worker(&app, &server.url()).round().await.expect("it works");
    let paper = Certificate::find().one(app.state().db.read()).await.expect("it can be read").expect("it was issued");

    let taken = server.taken();
    let raw = String::from_utf8_lossy(&taken[0].data);
    assert!(taken[0].data.is_ascii(), "every mail server understands it");
    assert!(raw.contains("\r\nAuto-Submitted: auto-generated\r\n") && raw.contains("\r\nContent-Language: th, en\r\n"));
    let letter = parsed(&taken[0].data);
    assert_eq!(letter.subject(), Some(format!("วุฒิบัตรหลักสูตร “{}”", paper.title_th).as_str()));
    let to = letter.to().and_then(|to| to.first()).expect("it goes to somebody");
    assert_eq!((to.address(), to.name()), (Some(malee.email()), Some("นางสาวมาลี ฟ้าใฝ่รู้")));
    for words in [letter.body_text(0), letter.body_html(0)].map(|words| words.expect("there are both").into_owned()) {
        assert!(words.contains("เรียน นางสาวมาลี ฟ้าใฝ่รู้") && words.contains("จึงเรียนมาเพื่อโปรดทราบ"), "{words}");
        assert!(words.contains("Dear Ms. Malee Fafairu,") || words.contains("Dear Ms. Malee"), "{words}");
        assert!(words.contains(&paper.number) && words.contains("20 พฤศจิกายน 2569") && words.contains("20 November 2026"));
        assert!(words.contains(&paper.verify_code), "it says where to verify");
    }
    let enclosed: Vec<_> = letter.attachments().collect();
    assert_eq!(enclosed.len(), 1);
    assert_eq!(enclosed[0].attachment_name(), Some(format!("วุฒิบัตร-{}.pdf", paper.number).as_str()));
    assert!(enclosed[0].contents().starts_with(b"%PDF-") && enclosed[0].contents().len() > 10_000);
}

#[tokio::test]
async fn whoever_reads_english_has_english_first() {
    let (app, server) = (TestApp::start().await, SmtpServer::start().await);
    let malee = certificate(&app).await;
    Account::update_many()
        .col_expr(account::Column::Language, Expr::value("en"))
        .filter(account::Column::Id.eq(malee.account()))
        .exec(app.state().db.write())
        .await
        .expect("she chooses");
    worker(&app, &server.url()).round().await.expect("it works");
    let taken = server.taken();
    let letter = parsed(&taken[0].data);
    assert!(letter.subject().is_some_and(|subject| subject.starts_with("Your certificate: ")));
    assert!(letter.body_text(0).is_some_and(|words| words.starts_with("Dear Ms. Malee")));
    assert!(String::from_utf8_lossy(&taken[0].data).contains("\r\nContent-Language: en, th\r\n"));
}

#[tokio::test]
async fn a_certificate_that_was_revoked_meanwhile_is_not_sent() {
    let (app, server) = (TestApp::start().await, SmtpServer::start().await);
    certificate(&app).await;
    Certificate::update_many()
        .col_expr(certificates::Column::RevokedAt, Expr::value(app.clock.now()))
        .exec(app.state().db.write())
        .await
        .expect("it is revoked");
    worker(&app, &server.url()).round().await.expect("it works");
    let mail = newest(&app).await;
    assert_eq!((mail.state, answer(&mail), server.received().len()), (MailState::Failed, Answer::Outdated, 0));
}

#[tokio::test]
async fn a_link_is_readable_in_the_letter_and_nowhere_else() {
    let (app, server) = (TestApp::start().await, SmtpServer::start().await);
    let malee = app.learner("malee").await;
    let (token, sealed_token) = link(&app, &malee).await;
    for letter in [Letter::Invitation { sealed_token: sealed_token.clone() }, Letter::PasswordReset { sealed_token }] {
        queue(&app, &malee, &letter).await;
        assert!(!newest(&app).await.letter.to_string().contains(&token), "who reads the outbox cannot use it");
    }
    worker(&app, &server.url()).round().await.expect("it works");
    let taken = server.taken();
    assert_eq!(taken.len(), 2);
    for letter in &taken {
        let letter = parsed(&letter.data);
        let words = letter.body_text(0).expect("there are words");
        let address = format!("{}/set-password/{token}", app.state().settings.public_url);
        assert_eq!(words.matches(&address).count(), 2, "once in each language: {words}");
        assert!(words.contains("21 พ.ย. 69 10.00 น.") && words.contains("21 Nov 2026, 10:00"), "{words}");
    }
}

#[tokio::test]
async fn a_link_that_has_run_out_or_was_never_ours_is_not_sent() {
    let (app, server) = (TestApp::start().await, SmtpServer::start().await);
    let malee = app.learner("malee").await;
    let (_, sealed_token) = link(&app, &malee).await;
    queue(&app, &malee, &Letter::PasswordReset { sealed_token }).await;
    queue(&app, &malee, &Letter::PasswordReset { sealed_token: "no seal of ours".to_owned() }).await;
    app.clock.advance(TimeDelta::days(1));
    worker(&app, &server.url()).round().await.expect("it works");
    assert_eq!(app.sql_count("SELECT count(*) FROM mails WHERE state = 'failed'").await, 2);
    assert_eq!(server.received().len(), 0);
}

#[tokio::test]
async fn what_was_changed_is_told_with_the_time() {
    let (app, server) = (TestApp::start().await, SmtpServer::start().await);
    let malee = app.learner("malee").await;
    queue(&app, &malee, &Letter::PasswordChanged).await;
    queue(&app, &malee, &Letter::SecondFactorChanged).await;
    worker(&app, &server.url()).round().await.expect("it works");
    let taken = server.taken();
    assert_eq!(taken.len(), 2);
    for letter in &taken {
        let letter = parsed(&letter.data);
        let words = letter.body_text(0).expect("there are words");
        assert!(words.contains("20 พ.ย. 69 10.00 น.") && words.contains(&app.state().settings.contact), "{words}");
    }
}
