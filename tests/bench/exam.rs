//! An exam that thousands begin in the same minute: `cargo bench --bench figures -- exam`.
//!
//! Every learner has a connection of her own, starts, reads the paper and answers a question every ten seconds. Nothing
//! may fail, and every answer that was acknowledged must be there at the end.

use std::{net::SocketAddr, path::Path, sync::Arc, time::Duration};

use anyhow::{Context, Result, ensure};
use app::{
    entity::{Answer, Attempt, answer},
    id::AttemptId,
    state::{AppState, Clock},
};
use sea_orm::{ColumnTrait, ConnectionTrait, Database, EntityTrait, PaginatorTrait, QueryFilter};
use tokio::{task::JoinSet, time::Instant};

use crate::{
    Key, answers_of,
    client::{Client, get},
    prepare::{self, Actor},
    server, start,
    table::Figure,
};

/// Learners, and the time within which they begin.
const LEARNERS: usize = 3_000;
const BEGIN_WITHIN: Duration = Duration::from_secs(60);
/// Between two answers of a learner.
const PAUSE: Duration = Duration::from_secs(10);

/// The exam on SQLite, then on PostgreSQL if `THAKSA_TEST_POSTGRES` names one.
pub async fn measure(figures: &mut Vec<Figure>) -> Result<()> {
    on(None, "SQLite", figures).await?;
    let Ok(url) = std::env::var("THAKSA_TEST_POSTGRES") else { return Ok(()) };
    let admin = Database::connect(&url).await?;
    for statement in ["DROP DATABASE IF EXISTS thaksa_exam", "CREATE DATABASE thaksa_exam"] {
        admin.execute_unprepared(statement).await?;
    }
    // The server of the tests forgets safety for speed; what is measured here must be durable.
    let safety = ["fsync", "synchronous_commit", "full_page_writes"];
    for setting in safety {
        admin.execute_unprepared(&format!("ALTER SYSTEM SET {setting} = on")).await?;
    }
    admin.execute_unprepared("SELECT pg_reload_conf()").await?;
    let done = on(Some(&url.replacen("///thaksa?", "///thaksa_exam?", 1)), "PostgreSQL", figures).await;
    for setting in safety {
        admin.execute_unprepared(&format!("ALTER SYSTEM RESET {setting}")).await?;
    }
    admin.execute_unprepared("SELECT pg_reload_conf()").await?;
    done
}

async fn on(database: Option<&str>, engine: &str, figures: &mut Vec<Figure>) -> Result<()> {
    let scratch = tempfile::tempdir()?;
    let (state, bench) = server::prepare(Path::new(scratch.path()), database).await?;
    println!("{engine}: making {LEARNERS} learners who have read every lesson …");
    let now = Clock::system().now();
    let learners = prepare::people(&state, "MDES-ONDE-D1-G1", LEARNERS, now).await?;
    prepare::ready_for_the_test(&state, &learners, now).await?;
    let key = Arc::new(prepare::key(&state).await?);
    let thaksa = server::start(&bench, &[]).await?;
    println!("{engine}: the exam begins …");

    let began = Instant::now();
    let mut tasks = JoinSet::new();
    for (place, learner) in learners.into_iter().enumerate() {
        let begin = began + BEGIN_WITHIN.mul_f64(place as f64 / LEARNERS as f64);
        tasks.spawn(sit(thaksa.address, state.clone(), learner, key.clone(), begin));
    }
    let (mut attempts, mut saves, mut failed) = (Vec::new(), Vec::new(), 0_u32);
    while let Some(task) = tasks.join_next().await {
        match task? {
            Ok(sat) => {
                attempts.push(sat.attempt);
                saves.extend(sat.saves);
            }
            Err(error) => {
                failed += 1;
                if failed == 1 {
                    println!("{engine}: the first failure: {error:#}");
                }
            }
        }
    }
    let mut kept = 0;
    for some in attempts.chunks(500) {
        kept += Answer::find().filter(answer::Column::AttemptId.is_in(some.iter().copied())).count(state.db.read()).await?;
    }
    saves.sort();
    let p99 = saves.get(saves.len() * 99 / 100).context("nothing was saved")?.as_secs_f64() * 1000.0;
    let lost = saves.len() as f64 - kept as f64;
    figures.push(Figure::at_most(&format!("exam of {LEARNERS}, {engine}: failures"), failed.into(), 0.0, ""));
    figures.push(Figure::at_most(&format!("exam of {LEARNERS}, {engine}: lost answers"), lost, 0.0, ""));
    figures.push(Figure::at_most(&format!("exam of {LEARNERS}, {engine}: save, p99"), p99, 250.0, "ms"));
    figures.push(Figure::at_most(
        &format!("exam of {LEARNERS}, {engine}: memory, highest"),
        thaksa.peak_memory_mb()?,
        300.0,
        "MB",
    ));
    Ok(())
}

/// What one learner's exam came to.
struct Sat {
    attempt: AttemptId,
    saves: Vec<Duration>,
}

async fn sit(address: SocketAddr, state: AppState, learner: Actor, key: Arc<Key>, begin: Instant) -> Result<Sat> {
    tokio::time::sleep_until(begin).await;
    let mut client = Client::connect(address).await.context("connecting")?;
    let attempt = start(&mut client, &learner.token).await?;
    let paper = client.send(&get(&format!("/attempts/{attempt}"), Some(&learner.token))).await.context("the paper")?;
    ensure!(paper.status == 200, "the paper: {}", paper.status);
    let row = Attempt::find_by_id(attempt).one(state.db.read()).await?.context("the attempt was just made")?;
    let mut saves = Vec::new();
    for (place, request) in answers_of(&row, &learner.token, &key)?.into_iter().enumerate() {
        tokio::time::sleep_until(begin + PAUSE * u32::try_from(place + 1)?).await;
        let sent = Instant::now();
        let reply = client.send(&request).await.context("an answer")?;
        ensure!(reply.status == 200, "an answer: {}", reply.status);
        saves.push(sent.elapsed());
    }
    Ok(Sat { attempt, saves })
}
