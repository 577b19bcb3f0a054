//! `thaksa simulate`: how good the skill tests are, tried on people who do not exist.

use std::{fmt::Write, thread::available_parallelism};

use anyhow::{Context, Result, bail};
use app::{
    skills::{offer, stock},
    state::AppState,
};
use clap::Args;
use courses::{
    adaptive::{Accuracy, Bank, Candidate, Policy, Shortfall, Study, simulate},
    irt::Model,
};

use super::said;

/// The promise: with so many questions at most …
const ADAPTIVE: u16 = 20;
/// … an adaptive test is as accurate as the best fixed form of so many.
const FIXED: usize = 40;

#[derive(Args, Clone, Debug)]
pub struct Simulate {
    /// Only the test of this area, such as DG67-CS; without it every area, and all of them as one bank.
    #[arg(long)]
    pub area: Option<String>,
    /// How many people take each test.
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u32).range(2..=1_000_000))]
    pub persons: u32,
    /// Where chance starts; the same seed gives the same figures.
    #[arg(long, default_value_t = 2567)]
    pub seed: u64,
}

/// A bank to try, with the rules of its tests.
struct Trial {
    name: String,
    bank: Bank,
    policy: Policy,
}

/// Prints figures area by area.
#[expect(clippy::print_stdout, reason = "the answer to a person at the console")]
pub async fn run(args: &Simulate, state: &AppState) -> Result<()> {
    for trial in trials(args, state).await? {
        let args = args.clone();
        print!("{}", tokio::task::spawn_blocking(move || report(&trial, &args)).await??);
    }
    Ok(())
}

/// The figures of all areas asked for, as they are printed.
pub async fn figures(args: &Simulate, state: &AppState) -> Result<String> {
    trials(args, state).await?.iter().map(|trial| report(trial, args)).collect()
}

/// The items in use by area; without an area asked for also all of them as one bank, whose content balance is by area.
async fn trials(args: &Simulate, state: &AppState) -> Result<Vec<Trial>> {
    let frameworks = state.skills.all(&state.db).await.map_err(said)?;
    let areas = frameworks.areas();
    let wanted = |code: &str| args.area.as_ref().is_none_or(|area| area == code);
    if !areas.iter().any(|area| wanted(&area.code)) {
        let codes: Vec<_> = areas.iter().map(|area| area.code.as_str()).collect();
        bail!("there is no area {}; there are {}", args.area.as_deref().unwrap_or_default(), codes.join(", "));
    }
    let (mut trials, mut all) = (Vec::new(), Vec::new());
    for (unit, area) in (0..).zip(areas.iter().filter(|area| wanted(&area.code))) {
        let Some((stock, policy)) = stock::in_use(state, area.id).await.map_err(said)? else { continue };
        all.extend(stock.bank().candidates().iter().map(|candidate| Candidate { unit, ..candidate.clone() }));
        let name = format!("{} {}", area.code, area.name.en);
        trials.push(Trial { name, bank: stock.bank().clone(), policy });
    }
    if args.area.is_none() && trials.len() > 1 {
        let policy = offer::policy(all.iter().map(|candidate| candidate.unit));
        let bank = Bank::new(all).context("the items of all areas are no bank")?;
        trials.push(Trial { name: "all areas as one bank".to_owned(), bank, policy });
    }
    if trials.is_empty() {
        bail!("the item bank is empty");
    }
    Ok(trials)
}

/// The test by the rules in use, and a longer one against the promise.
fn report(trial: &Trial, args: &Simulate) -> Result<String> {
    let Trial { name, bank, policy } = trial;
    let items = bank.candidates().len();
    let mut text = String::new();
    writeln!(text, "== {name}: {items} items in use, seed {}\n", args.seed)?;
    let study = Study {
        examinees: usize::try_from(args.persons)?,
        people: policy.population,
        threads: available_parallelism().map_or(1, Into::into),
        forms: vec![FIXED.min(items)],
        ..Study::new(args.seed)
    };
    let stop = policy.stop;
    if let Err(error) = policy.check(bank) {
        writeln!(text, "There is no test: {error}.\n")?;
        return Ok(text);
    }
    let error = stop.standard_error.map_or_else(String::new, |error| format!(", or a standard error of {error}"));
    writeln!(text, "By the rules in use, {} to {} questions{error}:", stop.fewest, stop.most)?;
    writeln!(text, "{}", simulate(bank, policy, &study).context("the rules do not work with the bank")?)?;

    let mut longer = policy.clone();
    longer.stop.most = ADAPTIVE.min(u16::try_from(items).unwrap_or(ADAPTIVE));
    longer.stop.standard_error = None;
    let found = simulate(bank, &longer, &study).context("the longer test does not work with the bank")?;
    writeln!(text, "With {} questions for everybody:\n{found}", longer.stop.most)?;
    let fixed = found.forms.first().context("the study asks for one form")?;
    writeln!(text, "{}\n", verdict(bank, &found.adaptive, fixed, args.persons))?;
    Ok(text)
}

/// Whether the promise is kept, or by how much it is missed and why.
fn verdict(bank: &Bank, adaptive: &Accuracy, fixed: &Accuracy, persons: u32) -> String {
    // The standard error of a root mean square from so many people.
    let chance = fixed.rmse / (2.0 * f64::from(persons)).sqrt();
    let percent = |accuracy: &Accuracy| 100.0 * accuracy.classified.unwrap_or(0.0);
    let short @ Shortfall { rmse, classified } = adaptive.shortfall(fixed);
    let promise = format!("As accurate as the best fixed form of {FIXED} with at most {ADAPTIVE} questions");
    let mut text = if short.is_none() {
        format!("{promise}: yes, RMSE {:.3} against {:.3}, give or take {chance:.3}.", adaptive.rmse, fixed.rmse)
    } else {
        format!(
            "{promise}: missed by {rmse:.3} in RMSE ({:.3} against {:.3}, give or take {chance:.3}) and by {:.1} points in the share of people on their \
             true level ({:.1} % against {:.1} %).",
            adaptive.rmse,
            fixed.rmse,
            100.0 * classified,
            percent(adaptive),
            percent(fixed),
        )
    };
    if bank.candidates().len() < FIXED {
        text.push_str(" The bank has fewer items than that form, so the form is the whole bank.");
    }
    if !short.is_none() && bank.candidates().iter().all(|candidate| candidate.item.model() != Model::TwoPl) {
        text.push_str(
            " No item is calibrated: by expert judgement all have the slope 1, so the best question tells hardly more than \
             the next one, and choosing well cannot make up for half the questions.",
        );
    }
    text
}
