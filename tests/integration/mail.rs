//! Letters: from the transaction that queues them to the mail server that takes them, and the pages that tell of it.

mod delivery;
mod mail_room;
mod secure;
mod written;

use std::{sync::Arc, time::Duration};

use app::{
    entity::{Mail, mail},
    mailroom::Answer,
    state::AppState,
};
use mail_parser::{Message, MessageParser};
use sea_orm::{EntityTrait, QueryOrder};
use server::{
    config::Config,
    mail::{Mailer, Patience, Smtp},
    worker::Worker,
};
use tests::{Person, TestApp, TestCourse};

/// As patient as a test can be.
const PATIENCE: Patience = Patience { connect: Duration::from_millis(500), letter: Duration::from_millis(500) };

/// A worker on the database of `app` that sends to the mail server at `url`.
fn worker(app: &TestApp, url: &str) -> Arc<Worker> {
    worker_on(app.state().clone(), url)
}

fn worker_on(state: AppState, url: &str) -> Arc<Worker> {
    worker_with(state, [("THAKSA_SMTP_URL", url.to_owned())])
}

fn worker_with(state: AppState, vars: impl IntoIterator<Item = (&'static str, String)>) -> Arc<Worker> {
    let vars = vars.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let config = Config::read(&vars).expect("the configuration is whole");
    let smtp = Smtp::open(&config, PATIENCE).expect("the mail server has an address");
    let from = "ทักษะ <no-reply@thaksa.example>".parse().expect("it is an address");
    Arc::new(Worker::new(state, Mailer::Smtp(Box::new(smtp)), from))
}

/// Malee, who has just completed a course: a letter with her certificate waits.
async fn certificate(app: &TestApp) -> Person {
    app.publish(&TestCourse::new("small")).await;
    let malee = app.learner("malee").await;
    app.complete(&malee, "small").await;
    malee
}

/// The newest letter of the outbox as it stands now.
async fn newest(app: &TestApp) -> mail::Model {
    let newest = Mail::find().order_by_desc(mail::Column::Id).one(app.state().db.write()).await;
    newest.expect("the outbox can be read").expect("there is a letter")
}

/// What was answered to the last try.
fn answer(mail: &mail::Model) -> Answer {
    Answer::read(mail.last_answer.as_deref().expect("it was tried")).expect("it is an answer")
}

fn parsed(data: &[u8]) -> Message<'_> {
    MessageParser::default().parse(data).expect("it is mail")
}
