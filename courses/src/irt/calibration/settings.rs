//! What to estimate and how.

use super::{CalibrationError, LowerPrior, SlopePrior};
use crate::irt::{Grid, Item, Model, Population};

/// What to do with one item.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    /// Estimate it in this model.
    Estimate(Model),
    /// It is in use: keep its parameters. They carry the scale to the others.
    Keep(Item),
}

/// The distribution of ability of the people who answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Latent {
    /// Known. [`Population::STANDARD`] is what gives a new bank its scale.
    Known(Population),
    /// Normal, with mean and standard deviation estimated beside the new items from this start.
    /// Only fixed items say where the scale is, so there must be some (Kim 2006).
    Estimated(Population),
}

impl Latent {
    /// The distribution, or where its estimation starts.
    #[must_use]
    pub const fn population(self) -> Population {
        match self {
            Self::Known(population) | Self::Estimated(population) => population,
        }
    }
}

/// How to calibrate. [`Settings::default`] is plain maximum likelihood for 1PL, 2PL and graded
/// items; for 3PL it has the weak prior of [`LowerPrior::weak`].
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where abilities are summed: by default 61 points from −6 to 6.
    pub grid: Grid,
    /// How ability is spread: by default known, standard normal.
    pub latent: Latent,
    /// The slope of the 1PL items: none estimates it, some value keeps it.
    pub common_slope: Option<f64>,
    /// A prior of the slopes: none by default.
    pub slope_prior: Option<SlopePrior>,
    /// A prior of the lower asymptotes of 3PL items.
    pub lower_prior: Option<LowerPrior>,
    /// Converged when one EM cycle moves no parameter (slopes, intercepts, c, mean, log deviation) by more: by default 1e-5.
    pub tolerance: f64,
    /// Cycles before giving up: by default 2,000.
    pub most_cycles: u32,
    /// Fewer answers than this to an item are too few to try: by default 30. That is a floor against
    /// nonsense, not a recommendation; see `docs/measurement.md` for sample sizes.
    pub fewest_answers: u32,
    /// Whether to work out standard errors: by default yes.
    pub standard_errors: bool,
    /// How many threads to use: by default 1. The result is the same with any number.
    pub threads: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            grid: Grid::calibration(),
            latent: Latent::Known(Population::STANDARD),
            common_slope: None,
            slope_prior: None,
            lower_prior: Some(LowerPrior::weak()),
            tolerance: 1e-5,
            most_cycles: 2000,
            fewest_answers: 30,
            standard_errors: true,
            threads: 1,
        }
    }
}

impl Settings {
    pub(super) fn check(&self) -> Result<(), CalibrationError> {
        if !(self.tolerance.is_finite() && self.tolerance > 0.0) {
            return Err(CalibrationError::Tolerance(self.tolerance));
        }
        match self.common_slope {
            Some(slope) if !(slope.is_finite() && slope > 0.0) => Err(CalibrationError::CommonSlope(slope)),
            _ => Ok(()),
        }
    }
}

/// How far a calibration is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// EM cycles so far.
    pub cycle: u32,
    /// Marginal log-likelihood before this cycle's M step, priors included.
    pub log_likelihood: f64,
    /// The largest change of a parameter in this cycle.
    pub change: f64,
}
