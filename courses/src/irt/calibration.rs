//! From answers to item parameters: marginal maximum likelihood by EM.
//!
//! Method (Bock & Aitkin 1981; Mislevy 1986 for the priors): abilities are integrated out over a
//! fixed grid. The E step shares every person out over the grid by her posterior and counts, for
//! each item and score, the expected answers at each point; the M step maximises the expected
//! log-likelihood of each item by Newton's method. Every third cycle extrapolates (`SQUAREM`, scheme
//! S3 of Varadhan & Roland 2008) and falls back to plain EM wherever that would not be better, so
//! the log-likelihood never falls.
//!
//! Standard errors come from the observed information of all parameters at once, by Louis' identity
//! (1982); `information.rs` says how.

mod acceleration;
mod draft;
mod expectation;
mod information;
mod layout;
mod maximisation;
mod outcome;
mod prior;
mod settings;
mod state;
#[cfg(test)]
pub(crate) mod tests;

use std::ops::ControlFlow;

pub use outcome::{Calibrated, Calibration, CalibrationError, Errors, Information, LatentErrors, NotEstimable, Outcome};
pub use prior::{LowerPrior, NotAPrior, SlopePrior};
pub use settings::{Latent, Progress, Settings, Task};

use super::responses::Responses;
use acceleration::Run;
use layout::Layout;
use state::State;

/// Calibrates the items that are free, with the others fixed.
///
/// `tasks[i]` says what to do with item `i` of `responses`. Items that cannot be estimated are left
/// out with their reason, and the rest is calibrated without them. With every item kept, nothing is
/// estimated and the log-likelihood of the kept parameters comes out. `watch` hears of every cycle
/// and can stop. The result does not depend on `settings.threads`, to the last bit.
///
/// Memory: about 9 bytes an answer, 16 · 8 bytes a score and grid point, and for the standard errors
/// 24 bytes a squared parameter (24 MB for 500 items in 2PL).
///
/// # Errors
/// When a setting is no number to work with, tasks and answers do not fit, nobody answered, nothing
/// can be estimated, the latent distribution is to be estimated without a fixed item, the
/// log-likelihood falls or is lost, the cycles run out, or `watch` stops.
pub fn calibrate(
    responses: &Responses,
    tasks: &[Task],
    settings: &Settings,
    watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Calibration, CalibrationError> {
    settings.check()?;
    let counts = responses.counts();
    let mut state = State::start(responses, &counts, tasks, settings)?;
    if responses.people() == 0 {
        return Err(CalibrationError::NobodyAnswered);
    }
    let mut cycles = 0;
    loop {
        let layout = Layout::new(responses, &state);
        if !state.has_free() {
            return match state.reasons() {
                reasons if reasons.is_empty() => {
                    let expected = expectation::expect(&layout, &state, settings, false);
                    Ok(outcome::report(&state, &counts, &layout, &expected, cycles, None))
                }
                reasons => Err(CalibrationError::NothingToEstimate(reasons)),
            };
        }
        let mut run = Run { layout: &layout, settings, cycles, watch };
        let expected = run.climb(&mut state)?;
        cycles = run.cycles;
        // A curve that does not rise would bend everyone's scores: continue without it.
        if state.exclude_what_ran_away() == 0 {
            if state.population_ran_away(&settings.grid) {
                return Err(CalibrationError::PopulationRanAway(state.population));
            }
            let errors = settings.standard_errors.then(|| information::observed(&layout, &state, &expected, settings));
            return Ok(outcome::report(&state, &counts, &layout, &expected, cycles, errors));
        }
    }
}
