//! `thaksa`: the one binary and its commands.

use std::path::PathBuf;

use anyhow::{Context, Result};
use app::{
    state::{AppState, Clock},
    thai::date::bangkok_date,
    uptime::Node,
};
use clap::{Parser, Subcommand};
use server::{command, config::Config, demo, http, load, start, stop};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

/// Pages are made of many small pieces of memory on several threads: this one spends a fifth less time on a page than
/// the allocator of the system, and gives back what a burst took.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// Digital skills training for government personnel.
#[derive(Parser)]
#[command(name = "thaksa", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
#[expect(clippy::large_enum_variant, reason = "there is one, for the life of the process")]
enum Command {
    /// Serve the web, and send mail unless told otherwise. Brings the database up to date first.
    Serve {
        /// Leave mail and periodic jobs to a `thaksa work` elsewhere.
        #[arg(long)]
        no_worker: bool,
    },
    /// Only send mail and do the periodic jobs.
    Work,
    /// Bring the database up to date.
    Migrate,
    /// Load the demo into an empty database.
    Demo {
        /// The folder with the starter courses.
        #[arg(long, default_value = "courses/catalog")]
        catalog: PathBuf,
    },
    /// People and roles from the console.
    #[command(subcommand)]
    User(command::user::Command),
    /// The audit chain.
    #[command(subcommand)]
    Audit(command::audit::Command),
    /// Bring courses and frameworks in.
    #[command(subcommand)]
    Import(command::import::Command),
    /// Take courses out.
    #[command(subcommand)]
    Export(command::export::Command),
    /// Work out item parameters from answers and put them into use.
    Calibrate(command::calibrate::Calibrate),
    /// Try the skill tests on people who do not exist, against fixed forms.
    Simulate(command::simulate::Simulate),
    /// Copy database and files into a new folder, while people work.
    Backup(command::backup::Backup),
    /// Put a back-up in the place of an empty data folder.
    Restore(command::backup::Restore),
}

#[tokio::main]
async fn main() -> Result<()> {
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn")))
        .init();
    let cli = Cli::parse();
    let config = Config::from_env()?;
    if let Command::Restore(args) = &cli.command {
        return command::backup::restore(args, &config).await;
    }
    let state = start::state(&config, Clock::system()).await?;
    start::migrate(&state).await?;
    load::reference::load(&state.db, bangkok_date(state.clock.now())).await?;
    load::bank::load(&state.db, "courses/bank".as_ref(), state.clock.now()).await?;
    match cli.command {
        Command::Migrate | Command::Restore(_) => Ok(()),
        Command::User(what) => command::user::run(what, &state).await,
        Command::Audit(what) => command::audit::run(&what, &state).await,
        Command::Import(what) => command::import::run(&what, &state).await,
        Command::Export(what) => command::export::run(&what, &state).await,
        Command::Calibrate(args) => command::calibrate::run(&args, &state).await,
        Command::Simulate(args) => command::simulate::run(&args, &state).await,
        Command::Backup(args) => command::backup::backup(&args, &config, &state).await,
        Command::Demo { catalog } => load_demo(&config, &state, &catalog).await,
        Command::Serve { no_worker } => {
            if !config.is_production() {
                load_demo(&config, &state, "courses/catalog".as_ref()).await?;
            }
            serve(&config, state, no_worker).await
        }
        Command::Work => {
            let worker = start::worker(&config, state)?;
            tracing::info!("working");
            worker.run(stop::asked()?).await;
            Ok(())
        }
    }
}

async fn load_demo(config: &Config, state: &AppState, catalog: &std::path::Path) -> Result<()> {
    anyhow::ensure!(!config.is_production(), "the demo has public accounts; production refuses it");
    load::demo::load(state, catalog, bangkok_date(state.clock.now())).await.context("cannot load the demo")
}

/// Until it is asked to stop; then requests and letters in hand are finished.
async fn serve(config: &Config, state: AppState, no_worker: bool) -> Result<()> {
    let listener = TcpListener::bind(config.addr).await.with_context(|| format!("cannot listen on {}", config.addr))?;
    let stop = stop::asked()?;
    let worker = if no_worker { None } else { Some(tokio::spawn(start::worker(config, state.clone())?.run(stop.clone()))) };
    // Before the first request: a test that was open when the service went down has its time back by then.
    let node = Node::default();
    node.beat(&state, None).await.map_err(|error| anyhow::anyhow!("cannot mark that the service is up: {error:?}"))?;
    let marking = tokio::spawn(node.run(state.clone(), stop.clone()));
    welcome(config);
    let mut stopped = stop;
    http::serve(state, listener, async move {
        let _ = stopped.wait_for(|stopped| *stopped).await;
    })
    .await?;
    marking.await.context("the marks of the service broke down")?;
    if let Some(worker) = worker {
        worker.await.context("the worker broke down")?;
    }
    Ok(())
}

/// Where it runs, and who one can be in a demo.
#[expect(clippy::print_stdout, reason = "this is what a person who starts it reads")]
fn welcome(config: &Config) {
    println!("\n  Thaksa serves {}\n", config.public_url);
    if config.is_production() {
        return;
    }
    println!("  Demo accounts, all with the password {}", load::demo::PASSWORD);
    let people = demo::demo_people();
    for account in demo::demo_accounts() {
        println!("    {:<14} {}", format!("{:?}", account.role), people[account.person_index].email);
    }
    println!();
}
