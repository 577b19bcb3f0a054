//! EM cycles until nothing moves, with extrapolation.

use std::ops::ControlFlow;

use super::expectation::{Expected, expect};
use super::layout::Layout;
use super::maximisation::{log_priors, maximise};
use super::state::State;
use super::{CalibrationError, Progress, Settings};

/// Of a log-likelihood: more than rounding can explain.
const FALL: f64 = 1e-9;

/// A climb to the maximum.
pub(super) struct Run<'a> {
    pub(super) layout: &'a Layout,
    pub(super) settings: &'a Settings,
    pub(super) cycles: u32,
    pub(super) watch: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
}

impl Run<'_> {
    /// EM with SQUAREM (Varadhan & Roland 2008, scheme S3): after two cycles `x0 → x1 → x2` with
    /// `r = x1 − x0` and `v = x2 − x1 − r`, try `x0 − 2αr + α²v` with `α = −|r|/|v|`, and go on from
    /// `x2` if that is out of range or less likely than `x1`.
    ///
    /// Gives the E step at the maximum.
    pub(super) fn climb(&mut self, state: &mut State) -> Result<Expected, CalibrationError> {
        if state.has_fixed() {
            // Where the scale is given, it is found from the fixed items alone before the new ones
            // have a say (the first cycle of Kim's 2006 multiple-cycle methods).
            let expected = expect(self.layout, state, self.settings, true);
            maximise(state, &expected, self.layout, self.settings);
        }
        let mut last = f64::NEG_INFINITY;
        loop {
            let start = state.pack();
            let (before, change) = self.cycle(state)?;
            self.compare(last, before)?;
            if change <= self.settings.tolerance {
                let expected = expect(self.layout, state, self.settings, false);
                self.compare(before, expected.log_likelihood + log_priors(state, self.settings))?;
                return Ok(expected);
            }
            let once = state.pack();
            let (middle, _) = self.cycle(state)?;
            self.compare(before, middle)?;
            last = middle;
            let Some(mut leapt) = leap(&start, &once, &state.pack()).and_then(|leap| state.unpacked(&leap)) else { continue };
            match self.cycle(&mut leapt) {
                Ok((likelihood, _)) if likelihood >= middle => {
                    *state = leapt;
                    last = likelihood;
                }
                Ok(_) | Err(CalibrationError::Diverged(_)) => {}
                Err(other) => return Err(other),
            }
        }
    }

    /// One EM cycle: the penalised log-likelihood before it, and the largest change.
    fn cycle(&mut self, state: &mut State) -> Result<(f64, f64), CalibrationError> {
        let before = state.pack();
        let expected = expect(self.layout, state, self.settings, false);
        let log_likelihood = expected.log_likelihood + log_priors(state, self.settings);
        maximise(state, &expected, self.layout, self.settings);
        let change = state.pack().iter().zip(&before).map(|(new, old)| (new - old).abs()).fold(0.0, f64::max);
        self.cycles += 1;
        let progress = Progress { cycle: self.cycles, log_likelihood, change };
        if !(log_likelihood.is_finite() && change.is_finite()) {
            return Err(CalibrationError::Diverged(progress));
        }
        if (self.watch)(progress).is_break() {
            return Err(CalibrationError::Stopped(progress));
        }
        if self.cycles >= self.settings.most_cycles && change > self.settings.tolerance {
            return Err(CalibrationError::NotConverged(progress));
        }
        Ok((log_likelihood, change))
    }

    /// EM cannot fall; if it does, something else is wrong.
    fn compare(&self, before: f64, after: f64) -> Result<(), CalibrationError> {
        if after.is_finite() && after >= before - FALL * before.abs().min(f64::MAX) - FALL {
            return Ok(());
        }
        Err(CalibrationError::Diverged(Progress { cycle: self.cycles, log_likelihood: after, change: f64::INFINITY }))
    }
}

fn leap(start: &[f64], once: &[f64], twice: &[f64]) -> Option<Vec<f64>> {
    let r: Vec<f64> = once.iter().zip(start).map(|(b, a)| b - a).collect();
    let v: Vec<f64> = twice.iter().zip(once).zip(&r).map(|((c, b), r)| c - b - r).collect();
    let length = |x: &[f64]| x.iter().map(|x| x * x).sum::<f64>().sqrt();
    let factor = length(&r) / length(&v); // −α
    (factor.is_finite() && factor > 1.0)
        .then(|| start.iter().zip(&r).zip(&v).map(|((start, r), v)| start + 2.0 * factor * r + factor * factor * v).collect())
}
