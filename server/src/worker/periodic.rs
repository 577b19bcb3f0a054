//! What is done from time to time. Each job may run on several nodes at once and leaves alone what is done already.

use std::{pin::Pin, time::Duration};

use app::{accounts, assessment, error::AppError, measurement, regrades, skills, state::AppState};
use tokio::{sync::watch, task::JoinSet, time::sleep};

/// A job and how often it is done.
struct Job {
    name: &'static str,
    every: Duration,
    run: fn(AppState) -> Running,
}

type Running = Pin<Box<dyn Future<Output = Result<(), AppError>> + Send>>;

/// All jobs.
const JOBS: &[Job] = &[
    Job { name: "close expired attempts", every: Duration::from_secs(5), run: |state| Box::pin(close_expired(state)) },
    Job { name: "close expired skill tests", every: Duration::from_secs(30), run: |state| Box::pin(close_skill_tests(state)) },
    Job { name: "count closed tests", every: Duration::from_secs(10), run: |state| Box::pin(count_closed(state)) },
    Job { name: "correct results", every: Duration::from_secs(2), run: |state| Box::pin(correct_results(state)) },
    Job { name: "calibrate items", every: Duration::from_mins(30), run: |state| Box::pin(calibrate_items(state)) },
    Job { name: "clear ended sessions", every: Duration::from_mins(10), run: |state| Box::pin(clear_ended(state)) },
];

async fn close_expired(state: AppState) -> Result<(), AppError> {
    let closed = assessment::close_expired(&state, state.clock.now()).await?;
    if closed > 0 {
        tracing::info!(closed, "closed attempts whose time was over");
    }
    Ok(())
}

async fn close_skill_tests(state: AppState) -> Result<(), AppError> {
    let closed = skills::close_expired(&state, state.clock.now()).await?;
    if closed > 0 {
        tracing::info!(closed, "closed skill tests whose time was over");
    }
    Ok(())
}

async fn count_closed(state: AppState) -> Result<(), AppError> {
    let counted = measurement::count(&state).await?;
    if counted > 0 {
        tracing::debug!(counted, "took closed tests into the statistics");
    }
    Ok(())
}

async fn correct_results(state: AppState) -> Result<(), AppError> {
    let pages = regrades::advance(&state).await?;
    if pages > 0 {
        tracing::debug!(pages, "worked corrections of keys further");
    }
    Ok(())
}

async fn calibrate_items(state: AppState) -> Result<(), AppError> {
    let taken = measurement::calibrate::calibrate_at_night(&state).await?;
    if taken > 0 {
        tracing::info!(taken, "items have new parameters from answers");
    }
    Ok(())
}

async fn clear_ended(state: AppState) -> Result<(), AppError> {
    Ok(accounts::sweep::sweep(&state.db, state.clock.now()).await?)
}

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
