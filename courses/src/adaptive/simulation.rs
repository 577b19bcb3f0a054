//! How good a policy is, tried on people who do not exist.

use super::form::{best_form, random_form};
use super::report::{Accuracy, Exposure, Report, Trial};
use super::{Bank, Next, Policy, PolicyError, Session};
use crate::chance::Chance;
use crate::irt::{Population, Posterior};
use crate::real::real;

/// What to try.
#[derive(Clone, Debug, PartialEq)]
pub struct Study {
    /// How many people, at least 2.
    pub examinees: usize,
    /// How able they are.
    pub people: Population,
    /// Where chance starts; the same seed gives the same report with any number of threads.
    pub seed: u64,
    /// How many threads to use.
    pub threads: usize,
    /// After so many people the exposures of the bank are brought up to date, as a live system does
    /// all the time; matters only where [`super::ExposureControl::most`] is below 1.
    pub round: usize,
    /// Lengths of best fixed forms to compare with.
    pub forms: Vec<usize>,
}

impl Study {
    /// 1,000 examinees of the standard population, compared with the best fixed form of 40.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { examinees: 1000, people: Population::STANDARD, seed, threads: 1, round: 250, forms: vec![40] }
    }
}

/// Tries a policy: everyone takes the adaptive test, the best fixed form and a form by chance of the same
/// mean length, and the best fixed forms of the study's lengths. All are scored alike, by the posterior
/// mean.
///
/// Answers follow the bank's own parameters: what calibration errors and misfit cost comes on top.
///
/// # Errors
/// When the policy does not work with the bank.
pub fn simulate(bank: &Bank, policy: &Policy, study: &Study) -> Result<Report, PolicyError> {
    policy.check(bank)?;
    let examinees = study.examinees.max(2);
    let mut live = bank.clone();
    let mut shown = vec![0_u64; bank.candidates().len()];
    let mut trials: Vec<Trial> = Vec::with_capacity(examinees);
    while trials.len() < examinees {
        let round = trials.len()..(trials.len() + study.round.max(1)).min(examinees);
        for (trial, positions) in in_order(round, study.threads, |examinee| adaptive(&live, policy, study, examinee)) {
            positions.into_iter().for_each(|position| shown[position] += 1);
            trials.push(trial);
        }
        let rate = |count: &u64| crate::real::real64(*count) / real(trials.len());
        let rates: Vec<f64> = shown.iter().map(rate).collect();
        live = live.with_exposures(&rates).expect("shares are from 0 to 1");
    }
    let adaptive = Accuracy::of(&trials, policy);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a mean length is positive and below 65,536")]
    let length = adaptive.length.round() as usize;
    let form = |form: Vec<usize>| {
        let trials: Vec<Trial> = in_order(0..examinees, study.threads, |examinee| fixed(bank, policy, study, &form, examinee));
        Accuracy::of(&trials, policy)
    };
    Ok(Report {
        examinees,
        best_form: form(best_form(bank, policy, length)),
        random_form: form(random_form(bank, policy, length, study.seed)),
        forms: study.forms.iter().map(|&length| form(best_form(bank, policy, length))).collect(),
        exposure: Exposure::of(bank, &shown, &trials),
        adaptive,
    })
}

/// One examinee's adaptive test, and what she was shown.
fn adaptive(bank: &Bank, policy: &Policy, study: &Study, examinee: usize) -> (Trial, Vec<usize>) {
    let mut chance = Chance::stream(study.seed, examinee as u64);
    let truth = study.people.mean() + study.people.deviation() * chance.normal();
    let mut session = Session::checked(bank, policy, study.seed ^ (examinee as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let mut positions = Vec::new();
    while let Next::Ask(id) = session.next() {
        let position = bank.position(id).expect("a session asks what the bank has");
        let score = chance.answer(&bank.candidates()[position].item, truth);
        positions.push(position);
        session.answer(id, score, 0).expect("what was asked is answered with a score that it has");
    }
    (
        Trial { truth, score: session.score(), length: positions.len(), posterior: session.posterior().clone() }.cut(policy),
        positions,
    )
}

/// The same examinee with a fixed form; her answers come from another stream of chance.
fn fixed(bank: &Bank, policy: &Policy, study: &Study, form: &[usize], examinee: usize) -> Trial {
    let truth = study.people.mean() + study.people.deviation() * Chance::stream(study.seed, examinee as u64).normal();
    let mut chance = Chance::stream(study.seed, (examinee as u64) | 1 << 63);
    let mut posterior = Posterior::prior(bank.grid().clone(), policy.population);
    for &position in form {
        let item = &bank.candidates()[position].item;
        posterior.observe(item, chance.answer(item, truth)).expect("the answer is one of the item's scores");
    }
    Trial { truth, score: posterior.score(), length: form.len(), posterior }.cut(policy)
}

/// Works on each number with some threads and gives the results in order.
fn in_order<T: Send>(numbers: std::ops::Range<usize>, threads: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let threads = threads.clamp(1, numbers.len().max(1));
    if threads == 1 {
        return numbers.map(work).collect();
    }
    let share = numbers.len().div_ceil(threads);
    std::thread::scope(|scope| {
        let work = &work;
        let workers: Vec<_> = (0..threads)
            .map(|thread| {
                let (from, end) = (numbers.start + thread * share, numbers.end);
                scope.spawn(move || (from.min(end)..(from + share).min(end)).map(work).collect::<Vec<_>>())
            })
            .collect();
        let join = |worker: std::thread::ScopedJoinHandle<'_, Vec<T>>| {
            worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        workers.into_iter().flat_map(join).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::super::policy::tests::policy;
    use super::super::{Candidate, CandidateId, ExposureControl, Share};
    use super::*;
    use crate::irt::Item;

    /// 200 two-parameter questions over five levels, one unit of ability apart, and seven units of skill; slopes
    /// lognormal about 2.0 (1.2 in the normal-ogive metric), difficulties normal about their level.
    fn plausible() -> Bank {
        let mut chance = Chance::new(2567);
        let mut candidate = |n: u32| {
            let level = u8::try_from(n % 5).unwrap();
            let a = 2.0 * (0.3 * chance.normal()).exp();
            let item = Item::two_pl(a, f64::from(level) - 2.0 + 0.5 * chance.normal()).unwrap();
            Candidate { id: CandidateId(u64::from(n)), item, unit: n / 5 % 7, level: level + 1, exposure: 0.0 }
        };
        Bank::new((0..200).map(&mut candidate).collect()).unwrap()
    }

    fn rules(people: Population, most: f64) -> Policy {
        let mut rules = policy(7);
        rules.population = people;
        rules.blueprint = (0..7).map(|unit| Share { unit, part: 1.0 }).collect();
        rules.exposure = ExposureControl { among: 5, falling: true, most };
        rules.stop.standard_error = None;
        rules
    }

    fn try_out(people: Population, most: f64, examinees: usize) -> Report {
        let study = Study { examinees, people, threads: 2, round: 100, ..Study::new(7) };
        simulate(&plausible(), &rules(people, most), &study).unwrap()
    }

    fn workforce() -> Population {
        Population::new(0.0, 1.5).unwrap()
    }

    /// People from "never used a computer" to "builds systems": wider than one unit of ability.
    #[test]
    fn twenty_adaptive_questions_are_as_good_as_the_best_fixed_forty_for_a_wide_workforce() {
        let report = try_out(workforce(), 0.3, 1500);
        assert!(report.adaptive.length <= 20.0 && report.forms[0].length >= 40.0);
        assert!(report.adaptive.rmse <= report.forms[0].rmse, "{report}");
        assert!(report.adaptive.classified.unwrap() > report.forms[0].classified.unwrap() - 0.01, "{report}");
        assert!(report.adaptive.rmse < report.best_form.rmse && report.best_form.rmse < report.random_form.rmse, "{report}");
        assert!(report.adaptive.shortfall(&report.random_form).is_none());
        let missed = report.random_form.shortfall(&report.forms[0]);
        assert!((missed.rmse - (report.random_form.rmse - report.forms[0].rmse)).abs() < 1e-12 && !missed.is_none());
        assert!(report.exposure.highest < 0.36 && report.exposure.overlap < 0.3, "{report}");
    }

    #[test]
    #[ignore = "minutes without optimisation: cargo test --release -p courses -- --ignored the_same_holds"]
    fn the_same_holds_to_three_digits_also_for_the_narrow_standard_population() {
        let wide = try_out(workforce(), 0.3, 10_000);
        assert!(wide.adaptive.rmse < 0.95 * wide.forms[0].rmse, "{wide}");
        let narrow = try_out(Population::STANDARD, 1.0, 10_000);
        assert!(narrow.adaptive.rmse <= narrow.forms[0].rmse, "{narrow}");
    }

    #[test]
    fn the_figures_of_a_simulation_hang_together() {
        let report = try_out(Population::STANDARD, 0.4, 300);
        let shown: f64 = report.exposure.rates.iter().map(|(_, rate)| rate).sum();
        assert!((shown - report.adaptive.length).abs() < 1e-9);
        assert!(report.adaptive.bias.abs() < 0.05, "{report}");
        assert!((report.adaptive.mean_error / report.adaptive.rmse - 1.0).abs() < 0.15, "{report}");
        assert_eq!(report.adaptive.bands.iter().map(|band| band.people).sum::<usize>(), 300);
        let printed = report.to_string();
        assert!(printed.contains("best fixed") && printed.contains("overlap"));
    }

    #[test]
    fn a_seed_gives_the_same_report_with_any_number_of_threads() {
        let run = |threads, seed| {
            let study = Study { examinees: 60, threads, round: 20, forms: vec![10], ..Study::new(seed) };
            simulate(&plausible(), &rules(Population::STANDARD, 0.4), &study).unwrap()
        };
        assert_eq!(run(1, 3), run(3, 3));
        assert_ne!(run(1, 3), run(1, 4));
    }

    #[test]
    fn a_standard_error_shortens_tests_where_the_bank_is_good() {
        let mut rules = rules(Population::STANDARD, 1.0);
        rules.stop.standard_error = Some(0.3);
        let study = Study { examinees: 60, ..Study::new(3) };
        let report = simulate(&plausible(), &rules, &study).unwrap();
        assert!(report.adaptive.length < 15.0 && report.adaptive.mean_error < 0.31, "{report}");
    }

    #[test]
    fn rules_that_do_not_work_with_the_bank_are_refused() {
        let mut rules = rules(Population::STANDARD, 1.0);
        rules.stop.most = 201;
        assert!(simulate(&plausible(), &rules, &Study::new(1)).is_err());
    }
}
