//! Figures of the measurement core: `cargo run --release -p courses --example measure`.
#![expect(clippy::print_stdout, reason = "it prints figures for a person")]

use std::error::Error;
use std::ops::ControlFlow;
use std::time::Instant;

use courses::adaptive::{
    Bank, Candidate, CandidateId, Criterion, ExposureControl, Next, Policy, Session, Share, Stop, Study, simulate,
};
use courses::irt::{CutScores, Item, Model, Population, Settings, Task, calibrate, simulate_answers};

fn main() -> Result<(), Box<dyn Error>> {
    for part in std::env::args().skip(1).chain(["all".to_owned()]).take(1) {
        if part == "all" || part == "adaptive" {
            choice()?;
            simulation()?;
        }
        if part == "all" || part == "calibration" {
            calibration()?;
        }
    }
    Ok(())
}

/// Two-parameter questions over five levels and seven units: slopes lognormal about `slope`, difficulties
/// about their level.
fn bank(count: u32, slope: f64) -> Result<Bank, Box<dyn Error>> {
    let mut state = 2567_u64;
    let mut even = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(state >> 32).unwrap_or(0)) / f64::from(u32::MAX)
    };
    let mut normal = || (0..12).map(|_| even()).sum::<f64>() - 6.0;
    let mut candidates = Vec::new();
    for n in 0..count {
        let level = u8::try_from(n % 5)?;
        let item = Item::two_pl(slope * (0.3 * normal()).exp(), f64::from(level) - 2.0 + 0.5 * normal())?;
        candidates.push(Candidate { id: CandidateId(u64::from(n)), item, unit: n / 5 % 7, level: level + 1, exposure: 0.0 });
    }
    Ok(Bank::new(candidates)?)
}

fn policy() -> Result<Policy, Box<dyn Error>> {
    Ok(Policy {
        population: Population::STANDARD,
        criterion: Criterion::OverPosterior,
        blueprint: (0..7).map(|unit| Share { unit, part: 1.0 }).collect(),
        exposure: ExposureControl { among: 5, falling: true, most: 0.3 },
        stop: Stop { fewest: 8, most: 20, standard_error: None, seconds: None },
        cuts: Some(CutScores::new(1, &[-1.5, -0.5, 0.5, 1.5])?),
    })
}

/// The next question of 5,000 candidates.
fn choice() -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let bank = bank(5000, 1.7)?;
    println!("a bank of 5,000 is ready in {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    for (criterion, blueprint) in
        [(Criterion::OverPosterior, 7), (Criterion::OverPosterior, 0), (Criterion::AtEstimate, 7), (Criterion::AtEstimate, 0)]
    {
        let mut policy = policy()?;
        policy.criterion = criterion;
        policy.blueprint.truncate(blueprint);
        policy.stop.most = 100;
        let mut session = Session::start(&bank, &policy, 1)?;
        let start = Instant::now();
        while let Next::Ask(id) = session.next() {
            session.answer(id, u8::from(id.0.is_multiple_of(2)), 0)?;
        }
        let each = start.elapsed().as_secs_f64() * 1e3 / 100.0;
        println!("an answer taken and the next of 5,000 chosen, {criterion:?}, {blueprint} units: {each:.3} ms");
    }
    Ok(())
}

/// 10,000 adaptive tests.
fn simulation() -> Result<(), Box<dyn Error>> {
    for (slope, deviation, most) in [(2.0, 1.0, 1.0), (2.0, 1.0, 0.3), (2.0, 1.5, 0.3), (1.7, 1.0, 1.0), (1.7, 1.5, 0.3)] {
        let bank = bank(200, slope)?;
        let mut policy = policy()?;
        policy.population = Population::new(0.0, deviation)?;
        policy.exposure.most = most;
        let start = Instant::now();
        let study = Study { examinees: 10_000, people: policy.population, threads: 2, round: 500, ..Study::new(7) };
        let report = simulate(&bank, &policy, &study)?;
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "bank of 200, slopes about {slope}, people's deviation {deviation}, shown to {most} at most: {seconds:.2} s with 2 threads\n{report}"
        );
    }
    Ok(())
}

/// 500 items and 20,000 people, 30 % answered.
fn calibration() -> Result<(), Box<dyn Error>> {
    let items: Vec<Item> = (0..500_u32)
        .map(|i| Item::two_pl(0.6 + f64::from(i % 17) / 12.0, f64::from(i * 37 % 500) / 100.0 - 2.5))
        .collect::<Result<_, _>>()?;
    let start = Instant::now();
    let responses = simulate_answers(&items, Population::STANDARD, 20_000, 0.3, 1)?;
    println!("simulate: {:.2} s", start.elapsed().as_secs_f64());
    for (threads, standard_errors) in [(1, false), (1, true), (2, true)] {
        let start = Instant::now();
        let settings = Settings { threads, standard_errors, ..Settings::default() };
        let tasks = vec![Task::Estimate(Model::TwoPl); items.len()];
        let found = calibrate(&responses, &tasks, &settings, &mut |_| ControlFlow::Continue(()))?;
        let square = |i: usize| found.item(i).map_or(f64::NAN, |item| (item.difficulty() - items[i].difficulty()).powi(2));
        let error = ((0..500).map(square).sum::<f64>() / 500.0).sqrt();
        println!(
            "2PL, 500 items x 20,000 people, 30 % answered, {threads} threads, standard errors {standard_errors}: {:.2} s, {} cycles, ln L {:.2}, RMSE b {error:.4}",
            start.elapsed().as_secs_f64(),
            found.cycles,
            found.log_likelihood,
        );
    }
    Ok(())
}
