//! The E step: everyone's posterior over the grid, summed up by item and score.

use super::Settings;
use super::draft::Role;
use super::layout::{Layout, MOST_PARTS, in_parts};
use super::state::State;

/// A point that holds less of a person than this changes no sum in double precision.
const NOTHING: f64 = 1e-17;

/// What the E step gives.
pub(super) struct Expected {
    /// Expected answers: by row of the layout, then by grid point.
    pub(super) counts: Vec<f64>,
    /// Expected people by grid point.
    pub(super) people: Vec<f64>,
    /// The marginal log-likelihood, priors not included.
    pub(super) log_likelihood: f64,
}

/// `ln P` by row of the layout, then by grid point. With `mute_free` the items that are estimated
/// say nothing, as if they had not been presented.
pub(super) fn table(layout: &Layout, state: &State, points: &[f64], mute_free: bool) -> Vec<f64> {
    let mut table = vec![0.0; layout.rows * points.len()];
    for (draft, &first) in state.drafts.iter().zip(&layout.first) {
        if matches!(draft.role, Role::Out(_)) || (mute_free && draft.role == Role::Free) {
            continue;
        }
        for score in 0..=draft.thresholds() {
            let row = &mut table[(first + score) * points.len()..][..points.len()];
            row.iter_mut().zip(points).for_each(|(entry, &point)| *entry = draft.log_chance(point, score));
        }
    }
    table
}

/// One pattern's posterior: fills `weights` with shares that add up to 1 and gives `ln` of the
/// pattern's marginal probability.
pub(super) fn posterior(entries: &[u32], table: &[f64], prior: &[f64], weights: &mut [f64]) -> f64 {
    let points = prior.len();
    weights.copy_from_slice(prior);
    for &entry in entries {
        let row = &table[entry as usize * points..][..points];
        weights.iter_mut().zip(row).for_each(|(weight, log)| *weight += log);
    }
    let most = weights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut total = 0.0;
    for weight in &mut *weights {
        *weight = (*weight - most).exp();
        total += *weight;
    }
    let scale = total.recip();
    weights.iter_mut().for_each(|weight| *weight *= scale);
    most + total.ln()
}

/// From the first to the last point that holds something.
pub(super) fn window(weights: &[f64], nothing: f64) -> std::ops::Range<usize> {
    let first = weights.iter().position(|&weight| weight > nothing).unwrap_or(0);
    let last = weights.iter().rposition(|&weight| weight > nothing).unwrap_or(0);
    first..last + 1
}

/// One E step at the state's parameters.
pub(super) fn expect(layout: &Layout, state: &State, settings: &Settings, mute_free: bool) -> Expected {
    let points = settings.grid.points().len();
    let table = table(layout, state, settings.grid.points(), mute_free);
    let prior = state.population.log_weights(&settings.grid);
    let sum = |part: std::ops::Range<usize>| {
        let mut sums = Expected { counts: vec![0.0; layout.rows * points], people: vec![0.0; points], log_likelihood: 0.0 };
        let mut weights = vec![0.0; points];
        for index in part {
            let (entries, times) = layout.pattern(index);
            sums.log_likelihood += times * posterior(entries, &table, &prior, &mut weights);
            let window = window(&weights, NOTHING);
            let shares = &mut weights[window.clone()];
            shares.iter_mut().for_each(|share| *share *= times);
            for &entry in entries {
                let row = &mut sums.counts[entry as usize * points..][window.clone()];
                row.iter_mut().zip(&*shares).for_each(|(count, share)| *count += share);
            }
            sums.people[window].iter_mut().zip(&*shares).for_each(|(count, share)| *count += share);
        }
        sums
    };
    let parts = in_parts(&layout.parts(MOST_PARTS), settings.threads, sum);
    let mut parts = parts.into_iter();
    let mut total = parts.next().expect("there is at least one part");
    for part in parts {
        total.log_likelihood += part.log_likelihood;
        total.counts.iter_mut().zip(&part.counts).for_each(|(sum, more)| *sum += more);
        total.people.iter_mut().zip(&part.people).for_each(|(sum, more)| *sum += more);
    }
    total
}
