//! What is done from time to time. Each job may run on several nodes at once and leaves alone what is done already.

use std::{pin::Pin, time::Duration};

use app::{assessment, error::AppError, state::AppState};
use tokio::{sync::watch, task::JoinSet, time::sleep};

/// A job and how often it is done.
struct Job {
    name: &'static str,
    every: Duration,
    run: fn(AppState) -> Done,
}

/// A job under way.
type Done = Pin<Box<dyn Future<Output = Result<(), AppError>> + Send>>;

/// All jobs.
const JOBS: &[Job] =
    &[Job { name: "attempts whose time is over", every: Duration::from_secs(3), run: |state| Box::pin(close_expired(state)) }];

/// Starts every job on a clock of its own.
pub fn start(state: &AppState, stop: &watch::Receiver<bool>) -> JoinSet<()> {
    JOBS.iter().map(|job| repeat(job, state.clone(), stop.clone())).collect()
}

async fn repeat(job: &'static Job, state: AppState, mut stop: watch::Receiver<bool>) {
    loop {
        tokio::select! {
            _ = stop.wait_for(|stopped| *stopped) => return,
            () = sleep(job.every) => {}
        }
        if let Err(error) = (job.run)(state.clone()).await {
            tracing::error!(job = job.name, ?error, "a periodic job did not finish; it runs again later");
        }
    }
}

async fn close_expired(state: AppState) -> Result<(), AppError> {
    let now = state.clock.now();
    assessment::close_expired(&state, now).await.map(drop)
}
