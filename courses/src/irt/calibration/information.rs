//! Standard errors: the observed information of all parameters at once.
//!
//! Louis' identity (1982, section 3), person by person:
//!
//! ```text
//! I(ξ) = Σ_n E[ −∂² ln L_c / ∂ξ² | y_n ]  −  Σ_n Cov[ ∂ ln L_c / ∂ξ | y_n ]
//! ```
//!
//! where `ln L_c` is the log-likelihood with ability known, and expectation and covariance are over
//! the person's posterior. On the grid this *is* minus the Hessian of the marginal log-likelihood
//! that was maximised, not an approximation to it. It was preferred to the others because
//! supplemented EM needs a run of EM for each parameter and is sensitive to its stopping rule, the
//! cross-product of the scores is off in small samples and under misfit, and Oakes' identity (1999)
//! needs differences of the M step where this needs none; on the test data all four are near each
//! other. Priors add minus their second derivative.

use super::Settings;
use super::draft::Role;
use super::expectation::{Expected, posterior, table, window};
use super::layout::{Layout, in_parts};
use super::maximisation::{priors, surface};
use super::state::State;
use crate::irt::Model;
use crate::irt::matrix::{Inverse, Symmetric, dot};

/// Each part holds a whole triangle, so there are few of them; fixed, for the same bits with any
/// number of threads.
const PARTS: usize = 4;
/// A point with less of a person adds less than this share to an entry.
const NOTHING: f64 = 1e-10;

/// Which parameter is which row of the information.
pub(super) struct Index {
    /// For each item and value; none for what is not estimated or lies at a bound.
    pub(super) items: Vec<Vec<Option<usize>>>,
    pub(super) common_slope: Option<usize>,
    /// The mean; the log deviation is the next one.
    pub(super) latent: Option<usize>,
    size: usize,
}

impl Index {
    fn new(state: &State) -> Self {
        let mut size = 0;
        let mut next = |there: bool| {
            there.then(|| {
                size += 1;
                size - 1
            })
        };
        let common_slope = next(state.common_slope().is_some());
        let latent = next(state.moves);
        next(state.moves);
        let items = state.drafts.iter().map(|draft| {
            let one = draft.model == Model::OnePl;
            let index = |at: usize| {
                let free = draft.role == Role::Free && !draft.is_held(at);
                if at == 0 && one { common_slope.filter(|_| free) } else { next(free) }
            };
            (0..draft.values.len()).map(index).collect()
        });
        let items = items.collect();
        Self { items, common_slope, latent, size }
    }
}

/// The covariance of all estimates.
pub(super) struct Covariance {
    pub(super) index: Index,
    inverse: Inverse,
}

impl Covariance {
    /// Of two parameters; 0 with one that is not estimated.
    pub(super) fn of(&self, one: Option<usize>, other: Option<usize>) -> f64 {
        one.zip(other).map_or(0.0, |(one, other)| self.inverse.get(one, other))
    }
}

/// Inverts the observed information at the maximum; none if it is not positive definite.
pub(super) fn observed(layout: &Layout, state: &State, expected: &Expected, settings: &Settings) -> Option<Covariance> {
    let index = Index::new(state);
    let mut information = complete(layout, state, expected, settings, &index);
    for part in missing(layout, state, settings, &index) {
        information.add_all(&part);
    }
    let inverse = information.cholesky()?.inverse();
    Some(Covariance { index, inverse })
}

/// The first sum: what would be known if abilities were.
fn complete(layout: &Layout, state: &State, expected: &Expected, settings: &Settings, index: &Index) -> Symmetric {
    let points = settings.grid.points();
    let mut information = Symmetric::zero(index.size);
    for ((draft, parameters), &first) in state.drafts.iter().zip(&index.items).zip(&layout.first) {
        if draft.role != Role::Free {
            continue;
        }
        let size = draft.values.len();
        let counts = &expected.counts[first * points.len()..][..(draft.thresholds() + 1) * points.len()];
        let mut second = surface(draft, counts, points).second;
        for (at, term) in priors(draft, settings) {
            second[at * size + at] += term.second;
        }
        for i in 0..size {
            for j in 0..=i {
                if let (Some(row), Some(column)) = (parameters[i], parameters[j]) {
                    information.add(row, column, -second[i * size + j]);
                }
            }
        }
    }
    if let (Some(at), Some(slope), Some(prior)) = (index.common_slope, state.common_slope(), settings.slope_prior) {
        information.add(at, at, -prior.at(slope).second);
    }
    if let Some(mean) = index.latent {
        let precision = state.population.deviation().powi(-2);
        for (&point, people) in points.iter().zip(&expected.people) {
            let off = point - state.population.mean();
            information.add(mean, mean, people * precision);
            information.add(mean + 1, mean, people * 2.0 * off * precision);
            information.add(mean + 1, mean + 1, people * 2.0 * off * off * precision);
        }
    }
    information
}

/// Minus the second sum, in parts: what is missing because abilities are not known.
fn missing(layout: &Layout, state: &State, settings: &Settings, index: &Index) -> Vec<Symmetric> {
    let points = settings.grid.points();
    let table = table(layout, state, points, false);
    let prior = state.population.log_weights(&settings.grid);
    let scores: Vec<Vec<f64>> = (0..layout.rows).map(|row| score_curves(layout, state, row, points)).collect();
    let latent = latent_scores(state, points);
    let sum = |part: std::ops::Range<usize>| {
        let mut sum = Symmetric::zero(index.size);
        let mut weights = vec![0.0; points.len()];
        let mut person = Scores::default();
        for pattern in part {
            let (entries, times) = layout.pattern(pattern);
            posterior(entries, &table, &prior, &mut weights);
            let window = window(&weights, NOTHING);
            person.clear(window.len());
            if let Some(slope) = index.common_slope {
                person.push(slope);
            }
            if let Some(mean) = index.latent {
                person.push(mean).copy_from_slice(&latent[0][window.clone()]);
                person.push(mean + 1).copy_from_slice(&latent[1][window.clone()]);
            }
            for &entry in entries {
                let (item, _) = layout.item_of(entry as usize);
                for (at, &parameter) in index.items[item].iter().enumerate() {
                    let Some(parameter) = parameter else { continue };
                    let curve = &scores[entry as usize][at * points.len()..][window.clone()];
                    let row = if Some(parameter) == index.common_slope { person.first() } else { person.push(parameter) };
                    row.iter_mut().zip(curve).for_each(|(sum, score)| *sum += score);
                }
            }
            person.subtract_covariance(&weights[window], times, &mut sum);
        }
        sum
    };
    in_parts(&layout.parts(PARTS), settings.threads, sum)
}

/// The derivatives of `ln P` of one row by the item's values, value by value over the grid.
fn score_curves(layout: &Layout, state: &State, row: usize, points: &[f64]) -> Vec<f64> {
    let (item, score) = layout.item_of(row);
    let draft = &state.drafts[item];
    if draft.role != Role::Free {
        return Vec::new();
    }
    let size = draft.values.len();
    let mut curves = vec![0.0; size * points.len()];
    let mut second = vec![0.0; size * size];
    for (at, &point) in points.iter().enumerate() {
        let mut first = vec![0.0; size];
        draft.derive(point, score, 1.0, &mut first, &mut second);
        first.into_iter().enumerate().for_each(|(value, slope)| curves[value * points.len() + at] = slope);
    }
    curves
}

/// The derivatives of the normal log-density by its mean and log deviation, over the grid.
fn latent_scores(state: &State, points: &[f64]) -> [Vec<f64>; 2] {
    let z = |point: &f64| (point - state.population.mean()) / state.population.deviation();
    [
        points.iter().map(|point| z(point) / state.population.deviation()).collect(),
        points.iter().map(|point| z(point) * z(point) - 1.0).collect(),
    ]
}

/// One person's scores: a row for each parameter that she says something about, over the points
/// that hold something of her.
#[derive(Default)]
struct Scores {
    points: usize,
    parameters: Vec<usize>,
    rows: Vec<f64>,
}

impl Scores {
    fn clear(&mut self, points: usize) {
        self.points = points;
        self.parameters.clear();
        self.rows.clear();
    }

    fn push(&mut self, parameter: usize) -> &mut [f64] {
        self.parameters.push(parameter);
        let start = self.rows.len();
        self.rows.resize(start + self.points, 0.0);
        &mut self.rows[start..]
    }

    /// The row of the common slope, which is pushed before all others.
    fn first(&mut self) -> &mut [f64] {
        &mut self.rows[..self.points]
    }

    /// Parameters were pushed in rising order, so that each pair lies in the row of the later one.
    fn subtract_covariance(&mut self, weights: &[f64], times: f64, sum: &mut Symmetric) {
        let total: f64 = weights.iter().sum();
        for row in self.rows.chunks_exact_mut(self.points) {
            let mean = dot(row, weights) / total;
            row.iter_mut().zip(weights).for_each(|(score, weight)| *score = (*score - mean) * (times * weight).sqrt());
        }
        for (late, &parameter) in self.parameters.iter().enumerate() {
            let one = &self.rows[late * self.points..][..self.points];
            let line = sum.row_mut(parameter);
            for (other, &earlier) in self.rows.chunks_exact(self.points).zip(&self.parameters).take(late + 1) {
                line[earlier] -= dot(one, other);
            }
        }
    }
}
