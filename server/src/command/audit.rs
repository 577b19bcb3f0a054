//! `thaksa audit verify`: whether the audit chain is whole.

use anyhow::{Result, bail};
use app::{
    audit::{self, Verdict},
    state::AppState,
};
use clap::Subcommand;

#[derive(Subcommand)]
pub enum Command {
    /// Follow the chain from its beginning; fails at the first entry that was changed, removed or slipped in.
    Verify,
}

#[expect(clippy::print_stdout, reason = "the answer to a person at the console")]
pub async fn run(command: &Command, state: &AppState) -> Result<()> {
    match command {
        Command::Verify => match audit::verify(&state.db, &state.vault).await? {
            Verdict::Whole { entries } => println!("the audit chain is whole: {entries} entries"),
            Verdict::BrokenAt { entry } => bail!("the audit chain is broken at entry {entry}"),
        },
    }
    Ok(())
}
