//! The computation of a calibration: no database, no clock.

use std::{fmt, ops::ControlFlow, thread::available_parallelism};

use courses::irt::{
    Calibrated, Calibration, Errors, Item, Latent, Link, MeanSquares, Model, Outcome, Population, Progress, Responses, Settings,
    SlopePrior, Task, calibrate, mean_sigma, mean_squares,
};

/// What fits worse keeps its parameters (Wright & Linacre 1994: 0.7 to 1.3 for tests).
const FITS: std::ops::RangeInclusive<f64> = 0.7..=1.3;

/// The slope that an item must clearly have, two standard errors above it: what lies lower hardly tells the able from the
/// others (Baker 2001, The Basics of Item Response Theory, table 2-1: below 0.35 is very low). The prior keeps every slope
/// above 0, so this is also where an item with a wrong key ends.
const LEAST_SLOPE: f64 = 0.2;

/// An item before the calibration.
pub struct Known {
    pub model: Item,
    /// Such an item holds the scale: it stays.
    pub is_calibrated: bool,
}

/// What a calibration found.
pub struct Estimate {
    pub answers: usize,
    pub population: Population,
    pub log_likelihood: f64,
    pub cycles: u32,
    /// In the order of the items.
    pub items: Vec<Verdict>,
}

/// What becomes of an item.
pub enum Verdict {
    /// It was calibrated before.
    Kept {
        answers: u64,
    },
    /// It goes on with the parameters that it had.
    NotTaken {
        answers: u64,
        reason: String,
    },
    Taken(Fitted),
}

/// New parameters on the scale of the bank.
pub struct Fitted {
    pub model: Item,
    pub error_of_a: f64,
    pub errors_of_b: Vec<f64>,
    pub infit: f64,
    pub outfit: f64,
    pub answers: u64,
}

impl Verdict {
    pub const fn answers(&self) -> u64 {
        match self {
            Self::Kept { answers } | Self::NotTaken { answers, .. } => *answers,
            Self::Taken(fitted) => fitted.answers,
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kept { .. } => f.write_str("calibrated before"),
            Self::NotTaken { reason, .. } => write!(f, "keeps its parameters: {reason}"),
            Self::Taken(Fitted { model, error_of_a, infit, outfit, answers, .. }) => {
                let b: Vec<_> = model.thresholds().iter().map(|b| format!("{b:.2}")).collect();
                let (a, b) = (model.slope(), b.join(" "));
                write!(f, "a {a:.2} ± {error_of_a:.2}, b {b}, infit {infit:.2}, outfit {outfit:.2}, {answers} answers")
            }
        }
    }
}

/// Estimates the items that are not calibrated yet.
///
/// Where some are, they are fixed and carry the scale to the others, and the population is estimated (fixed-parameter
/// calibration). The first time nothing is: items are estimated on the scale of these people and then moved so that mean
/// and spread of their difficulties are those that experts gave them (mean/sigma), since the cut scores were set on that
/// scale.
///
/// # Errors
/// Why there is no calibration at all, in a sentence.
pub fn estimate(items: &[Known], tests: &[Vec<(usize, u8)>], fewest: u32, tell: &dyn Fn(Progress)) -> Result<Estimate, String> {
    let responses = responses(items, tests)?;
    let tasks: Vec<Task> = items.iter().map(task).collect();
    let met = |place: usize| tests.iter().flatten().any(|(item, _)| *item == place);
    let linked = items.iter().enumerate().any(|(place, item)| item.is_calibrated && met(place));
    let settings = Settings {
        latent: if linked { Latent::Estimated(Population::STANDARD) } else { Latent::Known(Population::STANDARD) },
        slope_prior: Some(SlopePrior::weak()),
        fewest_answers: fewest,
        threads: available_parallelism().map_or(1, Into::into),
        ..Settings::default()
    };
    let mut watch = |progress| {
        tell(progress);
        ControlFlow::Continue(())
    };
    let found = calibrate(&responses, &tasks, &settings, &mut watch).map_err(|error| error.to_string())?;
    let fit =
        mean_squares(&responses, &found.usable_items(), found.population, &settings.grid).map_err(|error| error.to_string())?;
    let link = if linked { Link { scale: 1.0, shift: 0.0 } } else { link(items, &found)? };
    let counts = counts(items.len(), tests);
    let verdicts = found.items.iter().zip(fit).zip(counts).map(|((outcome, fit), answers)| verdict(outcome, fit, link, answers));
    Ok(Estimate {
        answers: tests.iter().map(Vec::len).sum(),
        population: found.population,
        log_likelihood: found.log_likelihood,
        cycles: found.cycles,
        items: verdicts.collect(),
    })
}

fn responses(items: &[Known], tests: &[Vec<(usize, u8)>]) -> Result<Responses, String> {
    let categories: Vec<u8> =
        items.iter().map(|item| u8::try_from(item.model.categories()).expect("an item has 16 scores at most")).collect();
    let mut responses = Responses::new(&categories).map_err(|error| error.to_string())?;
    for test in tests {
        responses.add(test).map_err(|error| error.to_string())?;
    }
    Ok(responses)
}

fn task(item: &Known) -> Task {
    match item.model.categories() {
        _ if item.is_calibrated => Task::Keep(item.model.clone()),
        2 => Task::Estimate(Model::TwoPl),
        _ => Task::Estimate(Model::Graded),
    }
}

fn link(items: &[Known], found: &Calibration) -> Result<Link, String> {
    let common = items.iter().zip(&found.items).filter_map(|(known, outcome)| match outcome {
        Outcome::Estimated(new) if tells_apart(new) => Some((known.model.clone(), new.item.clone())),
        _ => None,
    });
    mean_sigma(&common.collect::<Vec<_>>()).map_err(|error| error.to_string())
}

/// Whether the able answer it better than the others, beyond doubt.
fn tells_apart(found: &Calibrated) -> bool {
    found.errors.as_ref().is_some_and(|errors| found.item.slope() - 2.0 * errors.a >= LEAST_SLOPE)
}

fn counts(items: usize, tests: &[Vec<(usize, u8)>]) -> Vec<u64> {
    let mut counts = vec![0; items];
    tests.iter().flatten().for_each(|(item, _)| counts[*item] += 1);
    counts
}

fn verdict(outcome: &Outcome, fit: Option<MeanSquares>, link: Link, answers: u64) -> Verdict {
    let not_taken = |reason: String| Verdict::NotTaken { answers, reason };
    match outcome {
        Outcome::Kept(_) => Verdict::Kept { answers },
        Outcome::NotEstimable(reason) => not_taken(reason.to_string()),
        Outcome::Estimated(found @ Calibrated { item, errors, .. }) => {
            let Some(Errors { a, b, .. }) = errors else { return not_taken("the answers do not bound its errors".to_owned()) };
            if !tells_apart(found) {
                return not_taken(format!(
                    "it hardly tells the able from the others (a {:.2} ± {a:.2}): check its key",
                    item.slope()
                ));
            }
            let Some(MeanSquares { infit, outfit, .. }) = fit else { return not_taken("its fit is not known".to_owned()) };
            if !(FITS.contains(&infit) && FITS.contains(&outfit)) {
                return not_taken(format!("it does not fit: infit {infit:.2}, outfit {outfit:.2}"));
            }
            match link.apply(item) {
                Ok(model) => Verdict::Taken(Fitted {
                    model,
                    error_of_a: a / link.scale,
                    errors_of_b: b.iter().map(|error| error * link.scale).collect(),
                    infit,
                    outfit,
                    answers,
                }),
                Err(error) => not_taken(error.to_string()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Answers of 1,500 people to six in ten of these items.
    fn tests(items: &[Item], people: Population, seed: u64) -> Vec<Vec<(usize, u8)>> {
        let mut state = seed;
        let mut chance = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            f64::from(u32::try_from(state >> 32).expect("32 bits are left")) / 4_294_967_296.0
        };
        let mut one = || {
            let normal = (0..12).map(|_| chance()).sum::<f64>() - 6.0;
            let ability = people.mean() + people.deviation() * normal;
            let met = items.iter().enumerate().filter(|_| chance() < 0.6).collect::<Vec<_>>();
            met.into_iter().map(|(place, item)| (place, u8::from(chance() < item.probability(ability, 1)))).collect::<Vec<_>>()
        };
        (0..1500).map(|_| one()).collect()
    }

    fn truth() -> Vec<Item> {
        (0..12_u32).map(|i| Item::two_pl(0.8 + f64::from(i % 4) / 4.0, f64::from(i) / 4.0 - 1.4).expect("an item")).collect()
    }

    fn expert(truth: &[Item]) -> Vec<Known> {
        let model = |item: &Item| Item::one_pl(1.0, item.difficulty()).expect("an item");
        truth.iter().map(|item| Known { model: model(item), is_calibrated: false }).collect()
    }

    fn taken(found: &Estimate) -> Vec<&Fitted> {
        let mut taken = Vec::new();
        for verdict in &found.items {
            if let Verdict::Taken(fitted) = verdict {
                taken.push(fitted);
            }
        }
        taken
    }

    #[test]
    fn the_first_calibration_stays_on_the_scale_of_the_experts() {
        let truth = truth();
        // These people are abler than experts thought anybody is: the scale must not move with them.
        let tests = tests(&truth, Population::new(0.8, 1.2).expect("a population"), 3);
        let found = estimate(&expert(&truth), &tests, 200, &|_| {}).expect("there are answers enough");
        assert_eq!(taken(&found).len(), 12);
        for (fitted, truth) in taken(&found).iter().zip(&truth) {
            assert!((fitted.model.difficulty() - truth.difficulty()).abs() < 0.35, "{:?} {truth:?}", fitted.model);
            assert!((fitted.model.slope() - truth.slope()).abs() < 4.0 * fitted.error_of_a + 0.1, "{:?} {truth:?}", fitted.model);
        }
    }

    #[test]
    fn new_items_join_those_in_use_and_items_with_few_answers_wait() {
        let truth = truth();
        let mut tests = tests(&truth, Population::new(-0.5, 1.0).expect("a population"), 5);
        // Item 11 was hardly met.
        let mut met = 0;
        for test in &mut tests {
            test.retain(|(item, _)| {
                met += u32::from(*item == 11);
                *item != 11 || met <= 100
            });
        }
        let mut items = expert(&truth);
        for (item, truth) in items.iter_mut().zip(&truth).take(6) {
            *item = Known { model: truth.clone(), is_calibrated: true };
        }
        let cycles = std::cell::Cell::new(0);
        let found = estimate(&items, &tests, 200, &|progress: Progress| cycles.set(progress.cycle)).expect("enough answers");
        assert!(cycles.get() > 1 && (found.population.mean() + 0.5).abs() < 0.15, "{:?}", found.population);
        assert_eq!(taken(&found).len(), 5);
        assert!(matches!(&found.items[11], Verdict::NotTaken { answers: 100, reason } if reason.contains("too few")));
        assert!(found.items[..6].iter().all(|verdict| matches!(verdict, Verdict::Kept { .. })));
        for (fitted, truth) in taken(&found).iter().zip(&truth[6..]) {
            assert!((fitted.model.difficulty() - truth.difficulty()).abs() < 0.3, "{:?} {truth:?}", fitted.model);
        }
    }

    #[test]
    fn items_that_say_nothing_have_a_reason_and_a_bank_of_them_a_sentence() {
        let truth = truth();
        let mut tests = tests(&truth, Population::STANDARD, 7);
        // Everybody is right about item 0, and a wrong key turns item 1 round.
        for (item, score) in tests.iter_mut().flatten() {
            *score = match item {
                0 => 1,
                1 => 1 - *score,
                _ => *score,
            };
        }
        let found = estimate(&expert(&truth), &tests, 200, &|_| {}).expect("the others can be estimated");
        let reason = |place: usize| found.items[place].to_string();
        assert!(
            reason(0).contains("everyone got the highest score") && reason(1).contains("keeps its parameters"),
            "{}",
            reason(1)
        );
        assert!(taken(&found).len() >= 9);
        let nobody = estimate(&expert(&truth), &[], 200, &|_| {}).err().expect("nobody answered");
        assert!(nobody.contains("nobody answered"), "{nobody}");
        let few: Vec<_> = tests.into_iter().take(50).collect();
        assert!(estimate(&expert(&truth), &few, 200, &|_| {}).err().expect("too few").contains("too few"));
    }
}
