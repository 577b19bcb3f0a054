//! Between the worker and a real mail server.

use std::{collections::BTreeSet, time::Duration};

use app::{
    db::Db,
    entity::{Mail, MailState},
    mailroom::Answer,
    state::{AppState, Parts},
};
use chrono::TimeDelta;
use sea_orm::EntityTrait;
use server::worker::{LEASE, MAX_AGE, MAX_TRIES};
use tests::{SmtpServer, TestApp, Turn};
use tokio::{sync::watch, time::sleep};

use super::{answer, certificate, newest, parsed, worker, worker_on};

#[tokio::test]
async fn a_letter_that_is_taken_is_settled_once() {
    let (app, server) = (TestApp::start().await, SmtpServer::start().await);
    let malee = certificate(&app).await;
    let worker = worker(&app, &server.url());
    assert_eq!(worker.round().await, Ok(1));
    assert_eq!(worker.round().await, Ok(0));

    let taken = server.taken();
    assert_eq!(taken.len(), 1);
    assert_eq!((taken[0].from.as_str(), taken[0].to.as_str()), ("no-reply@thaksa.example", malee.email()));
    let mail = newest(&app).await;
    assert_eq!((mail.state, mail.tries, mail.settled_at), (MailState::Accepted, 1, Some(app.clock.now())));
    assert_eq!(answer(&mail), Answer::server(250, "2.0.0 taken", ""));
}

#[tokio::test]
async fn a_server_that_asks_to_wait_gets_the_same_letter_later() {
    let (app, server) = (TestApp::start().await, SmtpServer::start().await);
    certificate(&app).await;
    let worker = worker(&app, &server.url());
    server.plan([Turn::RefuseLetter("451 4.7.1 greylisted"), Turn::RefuseRecipient("450 4.2.1 busy")]);

    assert_eq!(worker.round().await, Ok(1));
    let mail = newest(&app).await;
    assert_eq!((mail.state, mail.tries, mail.leased_until), (MailState::Queued, 1, None));
    assert!(mail.due_at >= app.clock.now() + TimeDelta::seconds(30), "it waits before it comes back");
    assert_eq!(worker.round().await, Ok(0), "and is left in peace until then");

    app.clock.advance(TimeDelta::seconds(38));
    assert_eq!(worker.round().await, Ok(1));
    app.clock.advance(TimeDelta::seconds(75));
    assert_eq!(worker.round().await, Ok(1));

    let mail = newest(&app).await;
    assert_eq!((mail.state, mail.tries), (MailState::Accepted, 3));
    let received = server.received();
    assert_eq!(received.iter().map(|letter| letter.taken).collect::<Vec<_>>(), [false, true]);
    assert_eq!(parsed(&received[0].data).message_id(), parsed(&received[1].data).message_id());
    assert_eq!(parsed(&received[0].data).date(), parsed(&received[1].data).date());
}

#[tokio::test]
async fn a_refusal_for_good_ends_it_with_the_reason_but_without_the_address() {
    let (app, server) = (TestApp::start().await, SmtpServer::start().await);
    certificate(&app).await;
    let worker = worker(&app, &server.url());
    server.plan([Turn::RefuseRecipient("550 5.1.1 <malee@onde.thaksa.example>: no such user")]);
    assert_eq!(worker.round().await, Ok(1));

    let mail = newest(&app).await;
    assert_eq!((mail.state, mail.tries, mail.settled_at), (MailState::Failed, 1, Some(app.clock.now())));
    let quoted = answer(&mail).quoted().expect("the server said something");
    assert!(quoted.starts_with("550 5.1.1") && !quoted.contains("malee@"), "{quoted}");
    app.clock.advance(TimeDelta::days(1));
    assert_eq!(worker.round().await, Ok(0));
}

#[tokio::test]
async fn a_letter_that_was_broken_off_in_the_middle_comes_again() {
    let (app, server) = (TestApp::start().await, SmtpServer::start().await);
    certificate(&app).await;
    let worker = worker(&app, &server.url());
    server.plan([Turn::HangUp]);
    assert_eq!(worker.round().await, Ok(1));
    let mail = newest(&app).await;
    assert_eq!((mail.state, answer(&mail)), (MailState::Queued, Answer::Broken));

    app.clock.advance(TimeDelta::minutes(1));
    assert_eq!(worker.round().await, Ok(1));
    assert_eq!((newest(&app).await.state, server.taken().len()), (MailState::Accepted, 1));
}

#[tokio::test]
async fn a_server_that_is_too_slow_does_not_answer_for_the_next_letter() {
    let (app, server) = (TestApp::start().await, SmtpServer::start().await);
    certificate(&app).await;
    let worker = worker(&app, &server.url());
    server.plan([Turn::TakeAfter(Duration::from_millis(900)), Turn::RefuseRecipient("550 5.1.1 no such user")]);
    assert_eq!(worker.round().await, Ok(1));
    let mail = newest(&app).await;
    assert_eq!((mail.state, answer(&mail)), (MailState::Queued, Answer::TimedOut));

    // By now the first answer has come, on a connection that nobody listens to any more.
    sleep(Duration::from_millis(900)).await;
    app.clock.advance(TimeDelta::minutes(1));
    assert_eq!(worker.round().await, Ok(1));
    assert_eq!(newest(&app).await.state, MailState::Failed);
    assert_eq!(server.connections(), 2);
}

#[tokio::test]
async fn a_server_that_is_slow_but_not_too_slow_is_waited_for() {
    let (app, server) = (TestApp::start().await, SmtpServer::start().await);
    certificate(&app).await;
    server.plan([Turn::TakeAfter(Duration::from_millis(200))]);
    assert_eq!(worker(&app, &server.url()).round().await, Ok(1));
    assert_eq!(newest(&app).await.state, MailState::Accepted);
}

#[tokio::test]
async fn a_server_that_is_down_at_the_start_gets_the_letter_when_it_is_up() {
    let app = TestApp::start().await;
    certificate(&app).await;
    let port = {
        let probe = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        probe.local_addr().expect("it is bound").port()
    };
    let worker = worker(&app, &format!("smtp://127.0.0.1:{port}"));
    assert_eq!(worker.round().await, Ok(1));
    let mail = newest(&app).await;
    assert_eq!((mail.state, answer(&mail)), (MailState::Queued, Answer::Unreachable));

    let server = SmtpServer::start_on(port).await;
    app.clock.advance(TimeDelta::minutes(1));
    assert_eq!(worker.round().await, Ok(1));
    assert_eq!((newest(&app).await.state, server.taken().len()), (MailState::Accepted, 1));
}

#[tokio::test]
async fn a_server_that_does_not_let_us_in_fails_no_letter() {
    let (app, server) = (TestApp::start().await, SmtpServer::start().await);
    certificate(&app).await;
    let worker = worker(&app, &server.url());
    server.greet(Some("554 5.7.1 your address is on a list"));
    assert_eq!(worker.round().await, Ok(1));
    let mail = newest(&app).await;
    assert_eq!((mail.state, answer(&mail)), (MailState::Queued, Answer::not_let_in("554 5.7.1 your address is on a list")));

    server.greet(None);
    app.clock.advance(TimeDelta::minutes(1));
    assert_eq!(worker.round().await, Ok(1));
    assert_eq!(newest(&app).await.state, MailState::Accepted);
}

#[tokio::test]
async fn there_is_an_end_to_trying() {
    let (app, server) = (TestApp::start().await, SmtpServer::start().await);
    certificate(&app).await;
    let (worker, begun) = (worker(&app, &server.url()), app.clock.now());
    server.plan([Turn::RefuseRecipient("452 4.2.2 mailbox full"); 100]);
    while newest(&app).await.state == MailState::Queued {
        assert_eq!(worker.round().await, Ok(1));
        app.clock.advance(TimeDelta::hours(5));
    }
    let mail = newest(&app).await;
    assert_eq!(mail.state, MailState::Failed);
    assert!(mail.tries <= MAX_TRIES && app.clock.now() - begun <= MAX_AGE + TimeDelta::hours(10), "{} tries", mail.tries);
    assert_eq!(answer(&mail).quoted().as_deref(), Some("452 4.2.2 mailbox full"));
}

#[tokio::test]
async fn letters_that_follow_each_other_share_a_connection() {
    let (app, server) = (TestApp::start().await, SmtpServer::start().await);
    certificate(&app).await;
    let worker = worker(&app, &server.url());
    assert_eq!(worker.round().await, Ok(1));
    app.complete(&app.member_of("MDES-ONDE", 0).await, "small").await;
    assert_eq!(worker.round().await, Ok(1));
    assert_eq!((server.taken().len(), server.connections()), (2, 1));
}

#[tokio::test]
async fn two_workers_on_one_database_send_each_letter_once() {
    let (app, server) = (TestApp::start().await, SmtpServer::start().await);
    certificate(&app).await;
    for place in 0..24 {
        app.complete(&app.member_of("MDES-ONDE", place).await, "small").await;
    }
    let db = Db::connect(app.database_url()).await.expect("it connects");
    let elsewhere = AppState::new(Parts { db, ..Parts::clone(app.state()) });
    let (one, other) = (worker(&app, &server.url()), worker_on(elsewhere, &server.url()));
    for _ in 0..6 {
        let (first, second) = tokio::join!(one.round(), other.round());
        assert!(first.is_ok() && second.is_ok(), "{first:?} {second:?}");
    }
    let taken = server.taken();
    let different: BTreeSet<_> = taken.iter().map(|letter| letter.to.clone()).collect();
    assert_eq!((taken.len(), different.len()), (25, 25));
    assert_eq!(app.sql_count("SELECT count(*) FROM mails WHERE state = 'accepted' AND tries = 1").await, 25);
}

#[tokio::test]
async fn what_a_dead_worker_held_comes_back_as_the_same_letter() {
    let (app, server) = (TestApp::start().await, SmtpServer::start().await);
    certificate(&app).await;
    server.plan([Turn::TakeAfter(Duration::from_millis(300))]);
    let dying = worker(&app, &server.url());
    let round = tokio::spawn(async move { dying.round().await });
    while newest(&app).await.leased_until.is_none() {
        sleep(Duration::from_millis(10)).await;
    }
    sleep(Duration::from_millis(200)).await;
    round.abort();

    let worker = worker(&app, &server.url());
    assert_eq!(worker.round().await, Ok(0), "it belongs to the other one for a while");
    app.clock.advance(LEASE);
    assert_eq!(worker.round().await, Ok(1));
    let mail = newest(&app).await;
    assert_eq!((mail.state, mail.tries), (MailState::Accepted, 2));
    let ids: BTreeSet<_> = server.received().iter().map(|letter| parsed(&letter.data).message_id().map(str::to_owned)).collect();
    assert_eq!(ids.len(), 1);
}

#[tokio::test]
async fn a_worker_that_is_asked_to_stop_finishes_the_letter_in_hand() {
    let (app, server) = (TestApp::start().await, SmtpServer::start().await);
    certificate(&app).await;
    server.plan([Turn::TakeAfter(Duration::from_millis(300))]);
    let (stop, stopped) = watch::channel(false);
    let running = tokio::spawn(worker(&app, &server.url()).run(stopped));
    while newest(&app).await.leased_until.is_none() {
        sleep(Duration::from_millis(10)).await;
    }
    stop.send(true).expect("it listens");
    running.await.expect("it ends well");
    assert_eq!(newest(&app).await.state, MailState::Accepted);
    assert_eq!(Mail::find().all(app.state().db.read()).await.map(|all| all.len()), Ok(1));
}
