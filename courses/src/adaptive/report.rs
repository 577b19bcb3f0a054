//! What a simulation found.

use std::fmt;

use super::{Bank, CandidateId, Policy};
use crate::irt::{Posterior, Score};
use crate::real::{real, real64};

/// The figures of a simulation.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// How many people took each test.
    pub examinees: usize,
    /// The adaptive test.
    pub adaptive: Accuracy,
    /// The best fixed form of the same mean length.
    pub best_form: Accuracy,
    /// A form by chance of the same mean length.
    pub random_form: Accuracy,
    /// The best fixed forms of the lengths asked for.
    pub forms: Vec<Accuracy>,
    /// How often questions came.
    pub exposure: Exposure,
}

/// How near estimates come to the truth.
#[derive(Clone, Debug, PartialEq)]
pub struct Accuracy {
    /// Mean number of questions.
    pub length: f64,
    /// Mean of estimate − truth.
    pub bias: f64,
    /// Root mean square of estimate − truth.
    pub rmse: f64,
    /// Mean standard error that the tests report; near [`Self::rmse`] if they are honest.
    pub mean_error: f64,
    /// The share of people put on their true level; none without cut scores.
    pub classified: Option<f64>,
    /// The same by true ability.
    pub bands: Vec<Band>,
}

/// By how much one test is less accurate than another; 0 where it is not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shortfall {
    /// Of the root mean square error.
    pub rmse: f64,
    /// Of the share of people put on their true level.
    pub classified: f64,
}

impl Shortfall {
    /// Whether the test is as accurate as the other in both.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.rmse <= 0.0 && self.classified <= 0.0
    }
}

/// People of similar ability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// From this ability,
    pub from: f64,
    /// to below this one.
    pub to: f64,
    /// How many.
    pub people: usize,
    /// Mean of estimate − truth.
    pub bias: f64,
    /// Root mean square of estimate − truth.
    pub rmse: f64,
    /// Mean number of questions.
    pub length: f64,
}

/// How often questions came.
#[derive(Clone, Debug, PartialEq)]
pub struct Exposure {
    /// The share of tests that showed it, by id.
    pub rates: Vec<(CandidateId, f64)>,
    /// The largest share.
    pub highest: f64,
    /// The share of the bank that was never shown.
    pub unused: f64,
    /// The expected share of questions that two people have in common (Chen, Ankenmann & Spray 2003):
    /// `Σ k (k − 1) / (N (N − 1) L)` with `k` how often a question came and `L` the mean length.
    pub overlap: f64,
}

/// One simulated test.
pub(super) struct Trial<P = Option<bool>> {
    pub(super) truth: f64,
    pub(super) score: Score,
    pub(super) length: usize,
    /// The posterior, or whether it gave the true level.
    pub(super) posterior: P,
}

impl Trial<Posterior> {
    pub(super) fn cut(self, policy: &Policy) -> Trial {
        let right = policy.cuts.as_ref().map(|cuts| cuts.likeliest(&self.posterior).level == cuts.level(self.truth));
        Trial { truth: self.truth, score: self.score, length: self.length, posterior: right }
    }
}

const BANDS: [f64; 5] = [-2.0, -1.0, 0.0, 1.0, 2.0];

impl Accuracy {
    /// By how much this test falls short of another.
    #[must_use]
    pub fn shortfall(&self, other: &Self) -> Shortfall {
        let share = |accuracy: &Self| accuracy.classified.unwrap_or(0.0);
        Shortfall { rmse: (self.rmse - other.rmse).max(0.0), classified: (share(other) - share(self)).max(0.0) }
    }

    pub(super) fn of(trials: &[Trial], policy: &Policy) -> Self {
        let all: Vec<&Trial> = trials.iter().collect();
        let mean = |value: &dyn Fn(&Trial) -> f64| trials.iter().map(value).sum::<f64>() / real(trials.len());
        let whole = band(&all, f64::NEG_INFINITY, f64::INFINITY);
        let ends = [f64::NEG_INFINITY].into_iter().chain(BANDS).zip(BANDS.into_iter().chain([f64::INFINITY]));
        Self {
            length: whole.length,
            bias: whole.bias,
            rmse: whole.rmse,
            mean_error: mean(&|trial| trial.score.error),
            classified: policy.cuts.as_ref().map(|_| mean(&|trial| if trial.posterior == Some(true) { 1.0 } else { 0.0 })),
            bands: ends.map(|(from, to)| band(&all, from, to)).filter(|band| band.people > 0).collect(),
        }
    }
}

fn band(trials: &[&Trial], from: f64, to: f64) -> Band {
    let inside: Vec<&&Trial> = trials.iter().filter(|trial| (from..to).contains(&trial.truth)).collect();
    let people = inside.len();
    let mean = |value: &dyn Fn(&Trial) -> f64| inside.iter().map(|trial| value(trial)).sum::<f64>() / real(people.max(1));
    Band {
        from,
        to,
        people,
        bias: mean(&|trial| trial.score.ability - trial.truth),
        rmse: mean(&|trial| (trial.score.ability - trial.truth).powi(2)).sqrt(),
        length: mean(&|trial| real(trial.length)),
    }
}

impl Exposure {
    pub(super) fn of(bank: &Bank, shown: &[u64], trials: &[Trial]) -> Self {
        let people = real(trials.len());
        let length = trials.iter().map(|trial| real(trial.length)).sum::<f64>() / people;
        let rates: Vec<_> =
            bank.candidates().iter().zip(shown).map(|(candidate, &shown)| (candidate.id, real64(shown) / people)).collect();
        let pairs: f64 = shown.iter().map(|&k| real64(k) * (real64(k) - 1.0)).sum();
        Self {
            highest: rates.iter().map(|(_, rate)| *rate).fold(0.0, f64::max),
            unused: real(shown.iter().filter(|&&count| count == 0).count()) / real(shown.len()),
            overlap: pairs / (people * (people - 1.0) * length),
            rates,
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} examinees", self.examinees)?;
        writeln!(f, "{:<28}{:>8}{:>9}{:>8}{:>9}{:>9}", "test", "items", "bias", "RMSE", "mean SE", "level")?;
        let mut line = |name: &str, accuracy: &Accuracy| {
            let level = accuracy.classified.map_or_else(|| "-".to_owned(), |share| format!("{:.1} %", 100.0 * share));
            let Accuracy { length, bias, rmse, mean_error, .. } = accuracy;
            writeln!(f, "{name:<28}{length:>8.1}{bias:>9.3}{rmse:>8.3}{mean_error:>9.3}{level:>9}")
        };
        line("adaptive", &self.adaptive)?;
        line("best fixed, same length", &self.best_form)?;
        line("random fixed, same length", &self.random_form)?;
        self.forms.iter().try_for_each(|form| line("best fixed", form))?;
        let Exposure { highest, unused, overlap, .. } = self.exposure;
        writeln!(
            f,
            "exposure: highest {:.1} %, unused {:.1} % of the bank, overlap {:.1} %",
            100.0 * highest,
            100.0 * unused,
            100.0 * overlap
        )?;
        writeln!(f, "{:<28}{:>8}{:>9}{:>8}{:>9}", "adaptive, by true ability", "items", "bias", "RMSE", "people")?;
        for Band { from, to, people, bias, rmse, length } in &self.adaptive.bands {
            let name = format!("{from:.0} to {to:.0}");
            writeln!(f, "{name:<28}{length:>8.1}{bias:>9.3}{rmse:>8.3}{people:>9}")?;
        }
        Ok(())
    }
}
