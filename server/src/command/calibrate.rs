//! `thaksa calibrate`: item parameters from answers.

use anyhow::{Result, bail};
use app::{
    measurement::calibrate::{Outcome, calibrate},
    state::AppState,
};
use clap::Args;

use super::said;

#[derive(Args, Clone, Debug)]
pub struct Calibrate {
    /// Only the items of this area, such as DG67-CS; without it every area.
    #[arg(long)]
    pub area: Option<String>,
}

/// Calibrates area by area; what is finished is in use, whatever becomes of the next.
#[expect(clippy::print_stdout, reason = "the answer to a person at the console")]
pub async fn run(args: &Calibrate, state: &AppState) -> Result<()> {
    let frameworks = state.skills.all(&state.db).await.map_err(said)?;
    let areas: Vec<_> =
        frameworks.areas().into_iter().filter(|area| args.area.as_ref().is_none_or(|code| *code == area.code)).collect();
    if areas.is_empty() {
        let codes: Vec<_> = frameworks.areas().into_iter().map(|area| area.code.as_str()).collect();
        bail!("there is no area {}; there are {}", args.area.as_deref().unwrap_or_default(), codes.join(", "));
    }
    for area in areas {
        println!("== {} {}", area.code, area.name.en);
        let tell = |progress: courses::irt::Progress| {
            if progress.cycle.is_multiple_of(5) {
                println!("cycle {}: ln L {:.3}, largest change {:.1e}", progress.cycle, progress.log_likelihood, progress.change);
            }
        };
        match calibrate(state, area.id, tell).await.map_err(said)? {
            Outcome::Busy => bail!("another calibration is under way; nothing was done"),
            Outcome::Nothing(reason) => println!("nothing was changed: {reason}\n"),
            Outcome::Done(done) => {
                for (code, found) in &done.items {
                    println!("{code}: {found}");
                }
                println!(
                    "{} tests, {} answers, ln L {:.3} after {} cycles; {} items have new parameters\n",
                    done.tests, done.answers, done.log_likelihood, done.cycles, done.taken
                );
            }
        }
    }
    Ok(())
}
