//! Item response theory: item models, calibration, scores, fit, linking.
//!
//! **Metric.** Every model here is logistic with `D = 1`: `P = 1 / (1 + exp(−a (θ − b)))`. Slopes
//! from sources that write `D = 1.7` (normal-ogive metric) are multiplied by 1.7 before they come in.
//! The scale of a bank is fixed when it is first calibrated: mean ability 0, standard deviation 1 in
//! that sample. Everything later is linked to it through the items ([`Latent::Estimated`]).
//!
//! What is computed how, with sources, and which published results it agrees with is told in
//! `docs/measurement.md`.

mod calibration;
pub(crate) mod curve;
mod expert;
mod fit;
mod grid;
mod item;
mod levels;
mod linking;
pub(crate) mod matrix;
mod mode;
mod posterior;
#[cfg(test)]
pub(crate) mod published;
mod responses;
mod s_x2;
mod simulated;
mod without;

pub use calibration::{
    Calibrated, Calibration, CalibrationError, Errors, Information, Latent, LatentErrors, LowerPrior, NotAPrior, NotEstimable,
    Outcome, Progress, Settings, SlopePrior, Task, calibrate,
};
pub use curve::test_information;
pub use expert::{EXPERT_SLOPE, expert_item};
pub use fit::{FitError, MeanSquares, mean_squares};
pub use grid::{Grid, NotAGrid, NotAPopulation, Population};
pub use item::{Item, Model, ParameterError, Parameters};
pub use levels::{CutScores, LevelChance, NotCutScores};
pub use linking::{Link, LinkError, mean_sigma, stocking_lord};
pub use mode::{ScoreError, maximum_a_posteriori, maximum_likelihood};
pub use posterior::{Posterior, Score, UnknownScore};
pub use responses::{ResponseError, Responses};
pub use s_x2::{SX2, s_x2};
pub use simulated::simulate_answers;
pub use without::{Scores, scores_without};
