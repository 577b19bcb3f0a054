//! What comes out of a calibration.

use std::fmt;

use super::Progress;
use super::draft::{Draft, LEAST_SLOPE, Role};
use super::expectation::Expected;
use super::information::Covariance;
use super::layout::Layout;
use super::state::State;
use crate::irt::{Item, Model, Population};
use crate::real::real;

/// A finished calibration. Nothing in it is NaN.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// What became of each item, in the order of the tasks.
    pub items: Vec<Outcome>,
    /// The distribution of ability, as given or as estimated.
    pub population: Population,
    /// Its standard errors, where it was estimated and [`Information::Positive`].
    pub population_errors: Option<LatentErrors>,
    /// The marginal log-likelihood at the estimates, priors not included.
    pub log_likelihood: f64,
    /// How many parameters were estimated.
    pub parameters: usize,
    /// How many people had an answer that counts.
    pub people: u64,
    /// How many different patterns of answers they gave.
    pub patterns: usize,
    /// EM cycles.
    pub cycles: u32,
    /// Whether there are standard errors.
    pub information: Information,
}

impl Calibration {
    /// The item, if it was estimated or kept.
    #[must_use]
    pub fn item(&self, index: usize) -> Option<&Item> {
        match self.items.get(index)? {
            Outcome::Estimated(calibrated) => Some(&calibrated.item),
            Outcome::Kept(item) => Some(item),
            Outcome::NotEstimable(_) => None,
        }
    }

    /// All items as [`super::super::mean_squares`] takes them: none where there are no parameters.
    #[must_use]
    pub fn usable_items(&self) -> Vec<Option<Item>> {
        (0..self.items.len()).map(|index| self.item(index).cloned()).collect()
    }

    /// Akaike's criterion, `−2 ln L + 2 p`: smaller is better.
    #[must_use]
    pub fn aic(&self) -> f64 {
        2.0 * real(self.parameters) - 2.0 * self.log_likelihood
    }

    /// Schwarz' criterion, `−2 ln L + p ln N`.
    #[must_use]
    pub fn bic(&self) -> f64 {
        real(self.parameters) * crate::real::real64(self.people).ln() - 2.0 * self.log_likelihood
    }
}

/// What became of one item.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It has new parameters.
    Estimated(Calibrated),
    /// It keeps the parameters that it had.
    Kept(Item),
    /// The answers do not say; the other items were calibrated without it.
    NotEstimable(NotEstimable),
}

/// An estimated item.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibrated {
    /// Its parameters.
    pub item: Item,
    /// Its standard errors, where asked for and [`Information::Positive`].
    pub errors: Option<Errors>,
    /// How many people answered it.
    pub answers: u64,
}

/// Standard errors of an item's parameters (delta method from slope and intercepts).
#[derive(Clone, Debug, PartialEq)]
pub struct Errors {
    /// Of `a`; 0 where the slope was given.
    pub a: f64,
    /// Of each `b`, in units of ability.
    pub b: Vec<f64>,
    /// Of `c`; none without guessing, and where `c` lies at the end of its range.
    pub c: Option<f64>,
}

/// Standard errors of the distribution of ability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LatentErrors {
    /// Of the mean.
    pub mean: f64,
    /// Of the standard deviation.
    pub deviation: f64,
}

/// Whether the observed information could be inverted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Information {
    /// It is positive definite: the estimates are a proper maximum and have standard errors.
    Positive,
    /// It is not: the data hardly tell some parameters apart. Take more answers, fewer parameters
    /// or a prior.
    NotPositive,
    /// Standard errors were not asked for.
    NotAsked,
}

/// Why an item has no estimates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NotEstimable {
    /// Nobody answered it.
    NoAnswers,
    /// Fewer answers than [`super::Settings::fewest_answers`].
    TooFewAnswers(u64),
    /// Everyone got the highest score: it is easier than anyone is weak.
    AllRight,
    /// Everyone got 0: it is harder than anyone is strong.
    AllWrong,
    /// Nobody got this score of a graded item: merge it with a neighbour.
    UnusedScore(usize),
    /// The more able do worse, with this slope: check the key.
    Falling(f64),
    /// The slope, this one, is next to 0: the item says nothing of ability.
    Flat(f64),
    /// The estimates run away (separation): a step, not a curve, or a difficulty beyond everyone.
    RanAway,
}

impl NotEstimable {
    /// What can be seen before any estimation.
    pub(super) fn before(counts: &[f64], fewest: u32) -> Option<Self> {
        let total: f64 = counts.iter().sum();
        let last = counts.len() - 1;
        let unused = counts.iter().position(|&count| count <= 0.0);
        match unused {
            _ if total <= 0.0 => Some(Self::NoAnswers),
            _ if total < f64::from(fewest) => Some(Self::TooFewAnswers(whole(total))),
            _ if counts[last] >= total => Some(Self::AllRight),
            _ if counts[0] >= total => Some(Self::AllWrong),
            Some(score) => Some(Self::UnusedScore(score)),
            None => None,
        }
    }

    /// What only the estimates show.
    pub(super) fn after(draft: &Draft) -> Option<Self> {
        let slope = draft.values[0];
        let away = (0..=draft.thresholds()).any(|at| draft.is_held(at));
        // The upper end of c; the lower end is an item without guessing, which is fine.
        let guess = draft.model == Model::ThreePl && draft.is_held_against(2, 1.0);
        match slope {
            slope if slope < 0.0 => Some(Self::Falling(slope)),
            _ if away || guess => Some(Self::RanAway),
            slope if slope < LEAST_SLOPE => Some(Self::Flat(slope)),
            _ => None,
        }
    }
}

impl fmt::Display for NotEstimable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAnswers => f.write_str("nobody answered it"),
            Self::TooFewAnswers(found) => write!(f, "{found} answers are too few"),
            Self::AllRight => f.write_str("everyone got the highest score"),
            Self::AllWrong => f.write_str("everyone got 0"),
            Self::UnusedScore(score) => write!(f, "nobody got score {score}"),
            Self::Falling(slope) => write!(f, "the more able do worse (slope {slope:.2}): check the key"),
            Self::Flat(slope) => write!(f, "it says nothing of ability (slope {slope:.2})"),
            Self::RanAway => f.write_str("the answers do not bound its parameters"),
        }
    }
}

/// Why there is no calibration at all.
#[derive(Clone, Debug, PartialEq)]
pub enum CalibrationError {
    /// The tolerance is not a finite positive number.
    Tolerance(f64),
    /// The given common slope is not a finite positive number.
    CommonSlope(f64),
    /// There must be a task for each item.
    TaskCount {
        /// How many tasks there are.
        tasks: usize,
        /// How many items.
        items: usize,
    },
    /// The answers to this item have other scores than its task.
    ScoresDoNotFit {
        /// Which item.
        item: usize,
    },
    /// The population is to be estimated, but no item with answers is fixed to hold the scale.
    NothingFixed,
    /// The estimated population has left the grid or is narrower than its spacing: the fixed items do
    /// not say where these people are.
    PopulationRanAway(Population),
    /// There is not one answer.
    NobodyAnswered,
    /// No item can be estimated, for these reasons.
    NothingToEstimate(Vec<NotEstimable>),
    /// The log-likelihood fell or is no number.
    Diverged(Progress),
    /// The cycles ran out before the estimates stood still.
    NotConverged(Progress),
    /// The watcher stopped it.
    Stopped(Progress),
}

impl fmt::Display for CalibrationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tolerance(found) => write!(f, "the tolerance is a finite number above 0, not {found}"),
            Self::CommonSlope(found) => write!(f, "the common slope is a finite number above 0, not {found}"),
            Self::TaskCount { tasks, items } => write!(f, "{tasks} tasks do not fit {items} items"),
            Self::ScoresDoNotFit { item } => write!(f, "the answers to item {item} do not fit its model"),
            Self::NothingFixed => f.write_str("without a fixed item nothing says where the scale is"),
            Self::PopulationRanAway(at) => write!(f, "the population ran away to {:.1} ± {:.1}", at.mean(), at.deviation()),
            Self::NobodyAnswered => f.write_str("nobody answered anything"),
            Self::NothingToEstimate(reasons) => {
                f.write_str("no item can be estimated")?;
                reasons.first().map_or(Ok(()), |reason| write!(f, ": {reason}"))
            }
            Self::Diverged(at) => write!(f, "the log-likelihood was lost in cycle {}", at.cycle),
            Self::NotConverged(at) => write!(f, "after {} cycles a parameter still moves by {:.1e}", at.cycle, at.change),
            Self::Stopped(at) => write!(f, "stopped in cycle {}", at.cycle),
        }
    }
}

impl std::error::Error for CalibrationError {}

pub(super) fn report(
    state: &State,
    counts: &[Vec<f64>],
    layout: &Layout,
    expected: &Expected,
    cycles: u32,
    covariance: Option<Option<Covariance>>,
) -> Calibration {
    let information = match &covariance {
        None => Information::NotAsked,
        Some(None) => Information::NotPositive,
        Some(Some(_)) => Information::Positive,
    };
    let covariance = covariance.flatten();
    let items = state.drafts.iter().enumerate().map(|(index, draft)| match (draft.role, Item::try_from(draft.parameters())) {
        (Role::Out(reason), _) => Outcome::NotEstimable(reason),
        (Role::Fixed, Ok(item)) => Outcome::Kept(item),
        (Role::Free, Ok(item)) => Outcome::Estimated(Calibrated {
            item,
            errors: covariance.as_ref().map(|covariance| errors(draft, index, covariance)),
            answers: whole(counts[index].iter().sum()),
        }),
        (_, Err(_)) => Outcome::NotEstimable(NotEstimable::RanAway),
    });
    let population_errors = covariance.as_ref().and_then(|covariance| {
        let mean = covariance.index.latent?;
        let error = |at| covariance.of(Some(at), Some(at)).sqrt();
        Some(LatentErrors { mean: error(mean), deviation: state.population.deviation() * error(mean + 1) })
    });
    Calibration {
        items: items.collect(),
        population: state.population,
        population_errors,
        log_likelihood: expected.log_likelihood,
        parameters: state.pack().len(),
        people: whole(layout.people()),
        patterns: layout.patterns(),
        cycles,
        information,
    }
}

/// `b = −d/a`: `Var b = (d/a²)² Var a + Var d / a² − 2 d/a³ Cov(a, d)`.
fn errors(draft: &Draft, item: usize, covariance: &Covariance) -> Errors {
    let index = &covariance.index.items[item];
    let (slope, variance) = (draft.values[0], covariance.of(index[0], index[0]));
    let b = (1..=draft.thresholds()).map(|at| {
        let (by_slope, by_intercept) = (draft.values[at] / (slope * slope), -1.0 / slope);
        let own = covariance.of(index[at], index[at]);
        let both = covariance.of(index[0], index[at]);
        (by_slope * by_slope * variance + by_intercept * by_intercept * own + 2.0 * by_slope * by_intercept * both)
            .max(0.0)
            .sqrt()
    });
    let guess = index.get(draft.thresholds() + 1).copied().flatten();
    Errors { a: variance.sqrt(), b: b.collect(), c: guess.map(|at| covariance.of(Some(at), Some(at)).sqrt()) }
}

/// A count that was summed as a real number.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sums of counts are whole, positive and below 2^53")]
const fn whole(count: f64) -> u64 {
    count as u64
}
