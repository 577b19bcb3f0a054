//! Mail that nobody on the way can read or forge.

use app::{entity::MailState, mailroom::Answer};
use mail_parser::HeaderName;
use tests::{SmtpServer, Speaks, TestApp};

use super::{answer, certificate, newest, parsed, worker, worker_with};

#[tokio::test]
async fn letters_travel_under_tls_to_a_server_that_we_know() {
    for speaks in [Speaks::StartTls, Speaks::Tls] {
        let (app, server) = (TestApp::start().await, SmtpServer::speaking(speaks).await);
        certificate(&app).await;
        let vars = [("THAKSA_SMTP_URL", server.url()), ("THAKSA_SMTP_CA", server.authority())];
        assert_eq!(worker_with(app.state().clone(), vars).round().await, Ok(1));
        assert_eq!((newest(&app).await.state, server.taken().len()), (MailState::Accepted, 1), "{speaks:?}");
        assert_eq!(server.signed_in().len(), 1);
    }
}

#[tokio::test]
async fn a_server_that_nobody_vouches_for_gets_neither_letter_nor_password() {
    for speaks in [Speaks::StartTls, Speaks::Tls] {
        let (app, server) = (TestApp::start().await, SmtpServer::speaking(speaks).await);
        certificate(&app).await;
        assert_eq!(worker(&app, &server.url()).round().await, Ok(1));
        let mail = newest(&app).await;
        assert_eq!(mail.state, MailState::Queued);
        assert!(matches!(answer(&mail), Answer::Insecure { .. }), "{speaks:?}: {:?}", answer(&mail));
        assert_eq!((server.received().len(), server.signed_in().len()), (0, 0));
    }
}

#[tokio::test]
async fn a_server_that_has_lost_its_tls_gets_neither_letter_nor_password() {
    let (app, server) = (TestApp::start().await, SmtpServer::start().await);
    certificate(&app).await;
    let url = format!("smtp://thaksa:s%3Acret@127.0.0.1:{}?tls=required", server.port());
    assert_eq!(worker(&app, &url).round().await, Ok(1));
    let mail = newest(&app).await;
    assert!(matches!(answer(&mail), Answer::NotLetIn { .. }), "{:?}", answer(&mail));
    assert_eq!((mail.state, server.received().len(), server.signed_in().len()), (MailState::Queued, 0, 0));
}

#[tokio::test]
async fn a_wrong_password_fails_no_letter() {
    let (app, server) = (TestApp::start().await, SmtpServer::speaking(Speaks::Tls).await);
    certificate(&app).await;
    let url = server.url().replace("s%3Acret", "old");
    let vars = [("THAKSA_SMTP_URL", url), ("THAKSA_SMTP_CA", server.authority())];
    assert_eq!(worker_with(app.state().clone(), vars).round().await, Ok(1));
    let mail = newest(&app).await;
    assert_eq!((mail.state, answer(&mail)), (MailState::Queued, Answer::not_let_in("535 5.7.8 who is that")));
}

#[tokio::test]
async fn a_letter_is_signed_where_there_is_a_key() {
    let (app, server) = (TestApp::start().await, SmtpServer::start().await);
    certificate(&app).await;
    let vars = [
        ("THAKSA_SMTP_URL", server.url()),
        ("THAKSA_DKIM_SELECTOR", "s1".to_owned()),
        ("THAKSA_DKIM_DOMAIN", "thaksa.example".to_owned()),
        ("THAKSA_DKIM_KEY", KEY.to_owned()),
    ];
    assert_eq!(worker_with(app.state().clone(), vars).round().await, Ok(1));
    let taken = server.taken();
    let letter = parsed(&taken[0].data);
    let signature = letter.header_raw(HeaderName::DkimSignature).expect("it is signed").replace("\r\n ", " ");
    assert!(signature.contains("a=rsa-sha256; d=thaksa.example; s=s1; c=relaxed/relaxed;"), "{signature}");
    assert!(signature.contains("h=from:to:subject:date:message-id:mime-version:content-type:auto-submitted;"), "{signature}");
}

/// A key that lettre's documentation prints: it protects nothing.
const KEY: &str = "-----BEGIN RSA PRIVATE KEY-----
MIIEowIBAAKCAQEAt2gawjoybf0mAz0mSX0cq1ah5F9cPazZdCwLnFBhRufxaZB8
NLTdc9xfPIOK8l/xGrN7Nd63J4cTATqZukumczkA46O8YKHwa53pNT6NYwCNtDUL
eBu+7xUW18GmDzkIFkxGO2R5kkTeWPlKvKpEiicIMfl0OmyW/fI3AbtM7e/gmqQ4
kEYIO0mTjPT+jTgWE4JIi5KUTHudUBtfMKcSFyM2HkUOExl1c9+A4epjRFQwEXMA
hM5GrqZoOdUm4fIpvGpLIGIxFgHPpZYbyq6yJZzH3+5aKyCHrsHawPuPiCD45zsU
re31zCE6b6k1sDiiBR4CaRHnbL7hxFp0aNLOVQIDAQABAoIBAGMK3gBrKxaIcUGo
gQeIf7XrJ6vK72YC9L8uleqI4a9Hy++E7f4MedZ6eBeWta8jrnEL4Yp6xg+beuDc
A24+Mhng+6Dyp+TLLqj+8pQlPnbrMprRVms7GIXFrrs+wO1RkBNyhy7FmH0roaMM
pJZzoGW2pE9QdbqjL3rdlWTi/60xRX9eZ42nNxYnbc+RK03SBd46c3UBha6Y9iQX
562yWilDnB5WCX2tBoSN39bEhJvuZDzMwOuGw68Q96Hdz82Iz1xVBnRhH+uNStjR
VnAssSHVxPSpwWrm3sHlhjBHWPnNIaOKIKl1lbL+qWfVQCj/6a5DquC+vYAeYR6L
3mA0z0ECgYEA5YkNYcILSXyE0hZ8eA/t58h8eWvYI5iqt3nT4fznCoYJJ74Vukeg
6BTlq/CsanwT1lDtvDKrOaJbA7DPTES/bqT0HoeIdOvAw9w/AZI5DAqYp61i6RMK
xfAQL/Ik5MDFN8gEMLLXRVMe/aR27f6JFZpShJOK/KCzHqikKfYVJ+UCgYEAzI2F
ZlTyittWSyUSl5UKyfSnFOx2+6vNy+lu5DeMJu8Wh9rqBk388Bxq98CfkCseWESN
pTCGdYltz9DvVNBdBLwSMdLuYJAI6U+Zd70MWyuNdHFPyWVHUNqMUBvbUtj2w74q
Hzu0GI0OrRjdX6C63S17PggmT/N2R9X7P4STxbECgYA+AZAD4I98Ao8+0aQ+Ks9x
1c8KXf+9XfiAKAD9A3zGcv72JXtpHwBwsXR5xkJNYcdaFfKi7G0k3J8JmDHnwIqW
MSlhNeu+6hDg2BaNLhsLDbG/Wi9mFybJ4df9m8Qrp4efUgEPxsAwkgvFKTCXijMu
CspP1iutoxvAJH50d22voQKBgDIsSFtIXNGYaTs3Va8enK3at5zXP3wNsQXiNRP/
V/44yNL77EktmewfXFF2yuym1uOZtRCerWxpEClYO0wXa6l8pA3aiiPfUIBByQfo
s/4s2Z6FKKfikrKPWLlRi+NvWl+65kQQ9eTLvJzSq4IIP61+uWsGvrb/pbSLFPyI
fWKRAoGBALFCStBXvdMptjq4APUzAdJ0vytZzXkOZHxgmc+R0fQn22OiW0huW6iX
JcaBbL6ZSBIMA3AdaIjtvNRiomueHqh0GspTgOeCE2585TSFnw6vEOJ8RlR4A0Mw
I45fbR4l+3D/30WMfZlM6bzZbwPXEnr2s1mirmuQpjumY9wLhK25
-----END RSA PRIVATE KEY-----";
