//! What the server has acknowledged survives `kill -9`, and what is sent again is done once.
//!
//! The real program runs on a database of its own. Learners sign in, answer and submit as fast as they can; what fails is
//! sent again, as a browser does. Meanwhile the program is killed and started anew, at moments that a seed decides:
//! `THAKSA_KILL_SEED` asks for others.

mod learner;
mod outage;
mod process;

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use app::entity::{Answer, answer};
use sea_orm::EntityTrait;
use tests::{TestApp, TestCourse};

use crate::{
    learner::{Acknowledged, Learner},
    process::Process,
};

const KILLS: u32 = 22;
const AT_ONCE: usize = 4;
/// More than can be served while the kills last.
const LEARNERS: u64 = 160;
const COURSE: &str = "durable";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_survives_kill_9_and_nothing_is_done_twice() {
    let app = TestApp::start().await;
    app.publish(&TestCourse { pool: 8, draw: 4, ..TestCourse::new(COURSE) }).await;
    app.sql("UPDATE people SET print_name_th = given_th, print_name_en = given_en, print_name_confirmed_at = created_at").await;
    let learners = learners(&app).await;

    let mut process = Process::start(&app).await;
    let address = process.address().to_owned();
    let acknowledged = Arc::new(Mutex::new(Acknowledged::default()));
    let (over, next) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let load: Vec<_> = (0..AT_ONCE)
        .map(|_| {
            let (learners, address) = (learners.clone(), address.clone());
            let (acknowledged, over, next) = (acknowledged.clone(), over.clone(), next.clone());
            tokio::spawn(async move {
                while let Some(email) = learners.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if over.load(Ordering::Relaxed) {
                        return;
                    }
                    Learner::new(&address, email, &acknowledged, &over).takes_the_test(COURSE).await;
                }
            })
        })
        .collect();

    let mut chance = Chance::seeded();
    for _ in 0..KILLS {
        tokio::time::sleep(Duration::from_millis(chance.between(40, 900))).await;
        process.kill();
        process = Process::start_at(&app, process.port()).await;
    }
    over.store(true, Ordering::Relaxed);
    for client in load {
        client.await.expect("a learner does not panic");
    }
    process.kill();

    let acknowledged = acknowledged.lock().expect("nobody panics while holding it").clone();
    eprintln!("{KILLS} kills, {} answers and {} tests acknowledged", acknowledged.answers.len(), acknowledged.submitted.len());
    assert!(acknowledged.answers.len() > 100, "too little was going on: {} answers", acknowledged.answers.len());
    every_answer_is_there(&app, &acknowledged).await;
    every_test_is_graded_and_nothing_is_twice(&app, &acknowledged).await;
}

/// Addresses of people who have read everything and may take the test.
async fn learners(app: &TestApp) -> Arc<Vec<String>> {
    let mut emails = Vec::new();
    for place in 0..LEARNERS {
        let person = app.member_of("STATE", place).await;
        app.read_all(&person, COURSE).await;
        emails.push(person.email().to_owned());
    }
    Arc::new(emails)
}

async fn every_answer_is_there(app: &TestApp, acknowledged: &Acknowledged) {
    let rows = Answer::find().all(app.state().db.read()).await.expect("answers can be read");
    let mut stored: HashMap<(i64, &str), Vec<&answer::Model>> = HashMap::new();
    for row in &rows {
        stored.entry((row.attempt_id.0, row.client_key.as_str())).or_default().push(row);
    }
    for sent in &acknowledged.answers {
        let found = stored.get(&(sent.attempt, sent.client_key.as_str())).map_or(&[][..], Vec::as_slice);
        let same = found.iter().filter(|row| row.question == sent.question && row.value == sent.value).count();
        assert_eq!((found.len(), same), (1, 1), "{sent:?} was acknowledged");
    }
}

async fn every_test_is_graded_and_nothing_is_twice(app: &TestApp, acknowledged: &Acknowledged) {
    for attempt in &acknowledged.submitted {
        let graded =
            format!("SELECT count(*) FROM attempts WHERE id = {attempt} AND closed_at IS NOT NULL AND points IS NOT NULL");
        assert_eq!(app.sql_count(&graded).await, 1, "the test of attempt {attempt} was acknowledged as submitted");
    }
    let count = async |sql: &str| app.sql_count(sql).await;
    let passed = count("SELECT count(DISTINCT enrolment_id) FROM attempts WHERE passed").await;
    assert_eq!(count("SELECT count(*) FROM completions").await, passed, "one completion for each who passed");
    assert_eq!(count("SELECT count(DISTINCT enrolment_id) FROM completions").await, passed);
    assert_eq!(count("SELECT count(*) FROM certificates").await, passed, "one certificate for each completion");
    assert_eq!(count("SELECT count(DISTINCT completion_id) FROM certificates").await, passed);
    let letters = async |kind: &str| count(&format!("SELECT count(*) FROM mails WHERE dedupe_key LIKE '{kind}:%'")).await;
    assert_eq!(letters("certificate").await, passed, "one letter for each certificate");
    let closed = count("SELECT count(*) FROM attempts WHERE closed_at IS NOT NULL").await;
    assert_eq!(letters("receipt").await, closed, "one receipt for each test");
    let ends = "SELECT count(*) FROM attempt_events WHERE kind IN ('submitted', 'closed_by_deadline')";
    assert_eq!(count(ends).await, closed, "every end is on its timeline once");
    assert_eq!(count("SELECT COALESCE(SUM(completed), 0) FROM tallies").await, passed, "the tallies say the same");
    let open = "SELECT count(*) FROM enrolments WHERE completed_at IS NOT NULL";
    assert_eq!(count(open).await, passed);

    let letters = std::fs::read_dir(app.data_dir().join("mail")).map_or_else(|_| Vec::new(), |files| files.flatten().collect());
    let texts = letters.iter().filter(|file| file.path().extension().is_some_and(|ending| ending == "eml"));
    let texts = texts.filter_map(|file| std::fs::read_to_string(file.path()).ok());
    let mut ids: Vec<_> =
        texts.filter_map(|text| text.lines().find(|line| line.starts_with("Message-ID:")).map(str::to_owned)).collect();
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all, "no letter was delivered twice");
}

/// Numbers that look like chance and are the same for the same seed (Knuth, MMIX).
struct Chance(u64);

impl Chance {
    fn seeded() -> Self {
        let seed = std::env::var("THAKSA_KILL_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(2570);
        eprintln!("THAKSA_KILL_SEED={seed}");
        Self(seed)
    }

    fn between(&mut self, low: u64, high: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        low + (self.0 >> 33) % (high - low)
    }
}
