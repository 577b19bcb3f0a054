//! The figures of Thaksa on this machine, load generator included: `make bench`; with `exam`, the exam of thousands.
//!
//! Everything runs against the release binary over real sockets, with SQLite as it ships (WAL, full sync), on a scratch
//! copy of the demo plus the people that the figures need.

#![expect(clippy::print_stdout, reason = "the table of figures is the result")]
#![expect(clippy::cast_precision_loss, reason = "figures are printed to one decimal")]

mod bare;
mod bytes;
mod client;
mod exam;
mod load;
mod prepare;
mod server;
mod table;

use std::{collections::BTreeMap, net::SocketAddr, time::Duration};

use anyhow::{Context, Result, ensure};
use app::{
    entity::{Attempt, Mail, MailState, attempt, mail},
    id::AttemptId,
    state::{AppState, Clock},
};
use client::{Client, get, post};
use courses::{
    draw::Draw,
    question::{OptionId, QuestionId},
};
use prepare::{Actor, COURSE};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use table::Figure;

/// The right option of every question.
type Key = BTreeMap<QuestionId, OptionId>;

/// How long a rate is measured.
const TIME: Duration = Duration::from_secs(5);
/// People who take the final test for the figures of saves and completions.
const TAKERS: usize = 960;

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, role, address, database, ..] = arguments.as_slice()
        && role == "bare"
    {
        return bare::serve(address.parse()?, database).await;
    }
    let mut figures = Vec::new();
    if arguments.iter().any(|argument| argument == "exam") {
        exam::measure(&mut figures).await?;
        table::print(&figures);
        return Ok(());
    }
    let scratch = tempfile::tempdir()?;
    let (state, bench) = server::prepare(scratch.path(), None).await?;
    let now = Clock::system().now();
    println!("making the people that the figures need …");
    let takers = prepare::people(&state, "MDES-ONDE-D1-G1", TAKERS + 50, prepare::yesterday(now)).await?;
    renew(&state, now).await?;
    prepare::ready_for_the_test(&state, &takers, now).await?;
    prepare::people(&state, "MDES-ONDE-D2-G1", 10_000, now).await?;
    let key = prepare::key(&state).await?;

    let thaksa = server::start(&bench, &[]).await?;
    figures.push(Figure::at_most("memory, idle with demo", thaksa.memory_mb()?, 80.0, "MB"));
    pages(&bench, thaksa.address, &takers, &mut figures).await?;
    bytes::measure(thaksa.address, &takers[0].token, &mut figures).await?;
    sign_ins(thaksa.address, &mut figures).await?;
    csv(&state, thaksa.address, &mut figures).await?;
    drop(thaksa);
    // Letters with certificates have a figure of their own.
    let thaksa = server::start(&bench, &["--no-worker"]).await?;
    whole_tests(thaksa.address, &state, &takers[TAKERS..], &key, &mut figures).await?;
    saves_and_completions(thaksa.address, &state, &takers[..TAKERS], &key, &mut figures).await?;
    drop(thaksa);
    let thaksa = server::start(&bench, &[]).await?;
    letters(&state, &mut figures).await?;
    figures.push(Figure::at_most("memory, after these letters", thaksa.memory_mb()?, 200.0, "MB"));
    drop(thaksa);
    certificates(&bench, &mut figures)?;
    table::print(&figures);
    Ok(())
}

/// Sessions made yesterday would be idle by now.
async fn renew(state: &AppState, now: chrono::DateTime<chrono::Utc>) -> Result<()> {
    use app::entity::{Session, session};
    use sea_orm::sea_query::Expr;
    let sessions = Session::update_many().col_expr(session::Column::LastSeenAt, Expr::value(now));
    sessions.col_expr(session::Column::ExpiresAt, Expr::value(now + chrono::TimeDelta::hours(12))).exec(state.db.write()).await?;
    Ok(())
}

/// Pages for one person and pages for everyone, against a bare page with one query.
async fn pages(bench: &server::Bench, address: SocketAddr, takers: &[Actor], figures: &mut Vec<Figure>) -> Result<()> {
    let bare = server::start_bare(bench).await?;
    let bare_page = load::during(bare.address, 8, TIME, vec![get("/", None)], 200).await?;
    let per_second = bare_page.per_second();
    figures.push(Figure::at_least("bare Leptos page, one query", per_second, 1_000.0, "/s"));
    drop(bare);

    let course: Vec<_> = takers.iter().take(64).map(|taker| get(&format!("/courses/{COURSE}"), Some(&taker.token))).collect();
    let course = load::during(address, 8, TIME, course, 200).await?;
    figures.push(Figure::at_least("signed-in course page", course.per_second(), per_second / 2.0, "/s"));
    figures.push(Figure::at_most("signed-in course page, p95", course.percentile(95), 30.0, "ms"));
    let catalogue = load::during(address, 8, TIME, vec![get("/courses", None)], 200).await?;
    figures.push(Figure::at_least("catalogue, not signed in", catalogue.per_second(), per_second * 1.5, "/s"));
    let verify = load::during(address, 8, TIME, vec![get("/verify", None)], 200).await?;
    figures.push(Figure::at_least("verify page, not signed in", verify.per_second(), per_second * 1.5, "/s"));
    Ok(())
}

async fn sign_ins(address: SocketAddr, figures: &mut Vec<Figure>) -> Result<()> {
    let people = server::demo_addresses();
    let requests =
        people.iter().map(|email| post("/sign-in", None, &[("email", email), ("password", server::DEMO_PASSWORD)])).collect();
    let run = load::during(address, 8, TIME, requests, 303).await?;
    figures.push(Figure::at_least("sign-ins", run.per_second(), 60.0, "/s"));
    Ok(())
}

async fn csv(state: &AppState, address: SocketAddr, figures: &mut Vec<Figure>) -> Result<()> {
    let hr = server::session_of(state, "prapha@onde.thaksa.example").await?;
    let request = get(&format!("/reports/units/MDES-ONDE/people.csv?course={COURSE}"), Some(&hr));
    let mut best = f64::MAX;
    for _ in 0..3 {
        let began = std::time::Instant::now();
        let reply = Client::connect(address).await?.send(&request).await?;
        best = best.min(began.elapsed().as_secs_f64());
        let lines = reply.body.iter().filter(|byte| **byte == b'\n').count();
        ensure!(reply.status == 200 && lines >= 10_000, "the CSV has {lines} lines, status {}", reply.status);
    }
    figures.push(Figure::at_most("CSV of 10,000 people with their states", best * 1000.0, 200.0, "ms"));
    Ok(())
}

/// Start, ten answers, submit, result: by 50 learners, 8 at a time.
async fn whole_tests(
    address: SocketAddr,
    state: &AppState,
    takers: &[Actor],
    key: &Key,
    figures: &mut Vec<Figure>,
) -> Result<()> {
    let began = std::time::Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for group in 0..8 {
        let tokens: Vec<String> = takers.iter().skip(group).step_by(8).map(|taker| taker.token.clone()).collect();
        let (state, key) = (state.clone(), key.clone());
        tasks.spawn(async move {
            let mut client = Client::connect(address).await?;
            for token in tokens {
                let attempt = start(&mut client, &token).await?;
                for request in answers(&state, attempt, &token, &key).await? {
                    ensure!(client.send(&request).await?.status == 200, "an answer was refused");
                }
                ensure!(client.send(&submit(attempt, &token)).await?.status == 303, "a submission was refused");
                ensure!(client.send(&get(&format!("/attempts/{attempt}"), Some(&token))).await?.status == 200, "no result");
            }
            anyhow::Ok(())
        });
    }
    while let Some(done) = tasks.join_next().await {
        done??;
    }
    figures.push(Figure::at_most("50 whole final tests, 8 at a time", began.elapsed().as_secs_f64(), 0.5, "s"));
    Ok(())
}

async fn saves_and_completions(
    address: SocketAddr,
    state: &AppState,
    takers: &[Actor],
    key: &Key,
    figures: &mut Vec<Figure>,
) -> Result<()> {
    let mut client = Client::connect(address).await?;
    let (mut saves, mut submits) = (Vec::new(), Vec::new());
    for taker in takers {
        let attempt = start(&mut client, &taker.token).await?;
        saves.extend(answers(state, attempt, &taker.token, key).await?);
        submits.push(submit(attempt, &taker.token));
    }
    let saved = load::each(address, 64, saves, 200).await?;
    figures.push(Figure::at_least("answer saves, durable, 64 clients", saved.per_second(), 1000.0, "/s"));
    figures.push(Figure::at_most("answer save, p99", saved.percentile(99), 100.0, "ms"));
    let completed = load::each(address, 16, submits, 303).await?;
    figures.push(Figure::at_least("completions, whole transaction, 16 clients", completed.per_second(), 300.0, "/s"));
    Ok(())
}

async fn start(client: &mut Client, token: &str) -> Result<AttemptId> {
    let reply = client.send(&post(&format!("/courses/{COURSE}/test"), Some(token), &[("act", "start")])).await?;
    let location = reply.location.with_context(|| format!("no attempt began: status {}", reply.status))?;
    Ok(location.rsplit('/').next().unwrap_or_default().parse()?)
}

/// The ten right answers of an attempt, as the page sends them.
async fn answers(state: &AppState, attempt: AttemptId, token: &str, key: &Key) -> Result<Vec<Vec<u8>>> {
    let row = Attempt::find_by_id(attempt).one(state.db.read()).await?.context("the attempt was just made")?;
    answers_of(&row, token, key)
}

fn answers_of(row: &attempt::Model, token: &str, key: &Key) -> Result<Vec<Vec<u8>>> {
    let draw: Draw = serde_json::from_value(row.draw.clone())?;
    let attempt = row.id;
    let request = |question: &QuestionId| {
        let value = key[question].to_string();
        let client_key = format!("{attempt}-{question}");
        let fields = [("question", question.as_str()), ("value", value.as_str()), ("client_key", client_key.as_str())];
        post(&format!("/attempts/{attempt}/answers"), Some(token), &fields)
    };
    Ok(draw.questions.iter().map(|drawn| request(&drawn.question)).collect())
}

fn submit(attempt: AttemptId, token: &str) -> Vec<u8> {
    post(&format!("/attempts/{attempt}"), Some(token), &[("act", "submit")])
}

/// The worker makes the certificates that were earned above and sends them, here into files.
async fn letters(state: &AppState, figures: &mut Vec<Figure>) -> Result<()> {
    let queued = || Mail::find().filter(mail::Column::State.eq(MailState::Queued)).count(state.db.read());
    let (before, began) = (queued().await?, std::time::Instant::now());
    while queued().await? > 0 {
        ensure!(began.elapsed() < Duration::from_secs(120), "letters are still queued after two minutes");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let per_second = before as f64 / began.elapsed().as_secs_f64();
    figures.push(Figure::at_least("letters with their certificates, made and sent", per_second, 100.0, "/s"));
    Ok(())
}

/// Certificates on this one thread.
fn certificates(bench: &server::Bench, figures: &mut Vec<Figure>) -> Result<()> {
    let per_second = server::certificates_per_second(bench)?;
    figures.push(Figure::at_least("certificate PDFs on one core", per_second, 150.0, "/s"));
    Ok(())
}
