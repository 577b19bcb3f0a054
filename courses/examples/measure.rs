//! Figures of the measurement core: `cargo run --release -p courses --example measure`.
#![expect(clippy::print_stdout, reason = "it prints figures for a person")]

use std::error::Error;
use std::ops::ControlFlow;
use std::time::Instant;

use courses::irt::{Item, Model, Population, Settings, Task, calibrate, simulate_answers};

fn main() -> Result<(), Box<dyn Error>> {
    calibration()
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
