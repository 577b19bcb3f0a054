//! The M step: each item's expected log-likelihood is maximised by Newton's method.

use super::Settings;
use super::draft::{Draft, Role};
use super::expectation::Expected;
use super::layout::Layout;
use super::prior::Term;
use super::state::State;
use crate::irt::matrix::Symmetric;
use crate::irt::{Model, Population};

/// Newton steps an M step: EM needs an improvement, not the maximum, and the next cycle goes on.
const NEWTON_STEPS: usize = 3;
const HALVINGS: usize = 12;

/// Value, gradient and Hessian (row by row) of an item's expected log-likelihood.
pub(super) struct Surface {
    pub(super) value: f64,
    pub(super) first: Vec<f64>,
    pub(super) second: Vec<f64>,
}

/// The expected log-likelihood of one item, priors not included.
pub(super) fn surface(draft: &Draft, counts: &[f64], points: &[f64]) -> Surface {
    let size = draft.values.len();
    let mut surface = Surface { value: 0.0, first: vec![0.0; size], second: vec![0.0; size * size] };
    for (score, row) in counts.chunks_exact(points.len()).enumerate() {
        for (&point, &count) in points.iter().zip(row) {
            if count > 0.0 {
                surface.value += draft.derive(point, score, count, &mut surface.first, &mut surface.second);
            }
        }
    }
    surface
}

/// The priors of one item's own values: of its slope, unless that is the common one, and of `c`.
pub(super) fn priors(draft: &Draft, settings: &Settings) -> Vec<(usize, Term)> {
    let slope = settings.slope_prior.filter(|_| draft.model != Model::OnePl).map(|prior| (0, prior.at(draft.values[0])));
    let lower = settings.lower_prior.filter(|_| draft.model == Model::ThreePl);
    let lower = lower.map(|prior| (2, prior.at(draft.values[2])));
    slope.into_iter().chain(lower).collect()
}

/// The sum of all priors, to be added to the log-likelihood.
pub(super) fn log_priors(state: &State, settings: &Settings) -> f64 {
    let common = state.common_slope().zip(settings.slope_prior).map_or(0.0, |(slope, prior)| prior.at(slope).value);
    let free = state.drafts.iter().filter(|draft| draft.role == Role::Free);
    common + free.flat_map(|draft| priors(draft, settings)).map(|(_, term)| term.value).sum::<f64>()
}

/// One M step: every free item, the common slope and the population.
pub(super) fn maximise(state: &mut State, expected: &Expected, layout: &Layout, settings: &Settings) {
    let points = settings.grid.points();
    let rows = |item: usize, draft: &Draft| {
        &expected.counts[layout.first[item] * points.len()..][..(draft.thresholds() + 1) * points.len()]
    };
    for (item, draft) in state.drafts.iter_mut().enumerate() {
        if draft.role == Role::Free && draft.model != Model::OnePl {
            let counts = rows(item, draft);
            climb(draft, counts, settings);
        }
    }
    let is_one = |draft: &Draft| draft.role == Role::Free && draft.model == Model::OnePl;
    if state.drafts.iter().any(is_one) {
        let counts: Vec<&[f64]> = state.drafts.iter().enumerate().filter(|(_, d)| is_one(d)).map(|(i, d)| rows(i, d)).collect();
        climb_together(state, &counts, settings);
    }
    if state.moves {
        state.population = moments(state.population, &expected.people, settings);
    }
}

/// The mean and deviation of the expected people: the maximum for a normal distribution, and approached
/// from the old one where the grid is too coarse or too short for that to be exact.
fn moments(old: Population, people: &[f64], settings: &Settings) -> Population {
    let points = settings.grid.points();
    let total: f64 = people.iter().sum();
    let mean = people.iter().zip(points).map(|(count, point)| count * point).sum::<f64>() / total;
    let variance = people.iter().zip(points).map(|(count, point)| count * (point - mean) * (point - mean)).sum::<f64>() / total;
    // A population narrower than the spacing has no shape on the grid.
    let deviation = variance.sqrt().max(settings.grid.spacing());
    let value = |population: Population| -> f64 {
        population.log_weights(&settings.grid).iter().zip(people).map(|(log, count)| log * count).sum()
    };
    let here = value(old);
    let mut part = 1.0;
    for _ in 0..HALVINGS {
        let between = |from: f64, to: f64| from + part * (to - from);
        let next = Population::new(between(old.mean(), mean), between(old.deviation(), deviation));
        if let Some(next) = next.ok().filter(|next| value(*next) >= here) {
            return next;
        }
        part /= 2.0;
    }
    old
}

fn climb(draft: &mut Draft, counts: &[f64], settings: &Settings) {
    let points = settings.grid.points();
    let whole = |draft: &Draft| {
        let mut surface = surface(draft, counts, points);
        for (at, term) in priors(draft, settings) {
            surface.value += term.value;
            surface.first[at] += term.first;
            surface.second[at * draft.values.len() + at] += term.second;
        }
        surface
    };
    let mut here = whole(draft);
    for _ in 0..NEWTON_STEPS {
        let step = newton_step(&here, draft);
        let mut scale = 1.0;
        let mut reached = None;
        for _ in 0..HALVINGS {
            let mut next = draft.clone();
            next.values.iter_mut().zip(&step).for_each(|(value, step)| *value += scale * step);
            next.clamp();
            if next.is_valid() {
                let there = whole(&next);
                if there.value >= here.value {
                    reached = Some((next, there));
                    break;
                }
            }
            scale /= 2.0;
        }
        let Some((next, there)) = reached else { return };
        let moved = next.values.iter().zip(&draft.values).map(|(new, old)| (new - old).abs()).fold(0.0, f64::max);
        (*draft, here) = (next, there);
        if moved < settings.tolerance / 10.0 {
            return;
        }
    }
}

/// Newton's step where the surface is bent like a hill, and a step along the gradient, scaled by the
/// curvature of each value alone, where it is not (3PL far from its maximum).
fn newton_step(surface: &Surface, draft: &Draft) -> Vec<f64> {
    let size = surface.first.len();
    // A value at its bound that wants further out stays there and must not bend the others' step.
    let stays = |at: usize| draft.is_held_against(at, surface.first[at]);
    let mut bend = Symmetric::zero(size);
    for (i, row) in surface.second.chunks_exact(size).enumerate() {
        if stays(i) {
            bend.add(i, i, 1.0);
            continue;
        }
        (0..=i).filter(|&j| !stays(j)).for_each(|j| bend.add(i, j, -row[j]));
    }
    let gradient: Vec<f64> = surface.first.iter().enumerate().map(|(i, &slope)| if stays(i) { 0.0 } else { slope }).collect();
    if let Some(factor) = bend.cholesky() {
        return factor.solve(&gradient);
    }
    gradient.iter().enumerate().map(|(i, slope)| slope / bend.get(i, i).abs().max(1.0)).collect()
}

/// The 1PL items with their common slope: the Hessian is an arrow, solved by its tip.
fn climb_together(state: &mut State, counts: &[&[f64]], settings: &Settings) {
    let points = settings.grid.points();
    let slope_is_free = state.common_slope_is_free;
    let drafts: Vec<usize> = (0..state.drafts.len())
        .filter(|&i| state.drafts[i].role == Role::Free && state.drafts[i].model == Model::OnePl)
        .collect();
    let look = |state: &State| -> (f64, Term, Vec<Surface>) {
        let surfaces: Vec<Surface> =
            drafts.iter().zip(counts).map(|(&i, counts)| surface(&state.drafts[i], counts, points)).collect();
        let prior = state.common_slope().zip(settings.slope_prior).map(|(slope, prior)| prior.at(slope)).unwrap_or_default();
        (surfaces.iter().map(|surface| surface.value).sum::<f64>() + prior.value, prior, surfaces)
    };
    let mut here = look(state);
    for _ in 0..NEWTON_STEPS {
        let (_, prior, surfaces) = &here;
        let mut tip = (prior.first, -prior.second);
        for surface in surfaces {
            let ratio = surface.second[1] / surface.second[3];
            tip.0 += surface.first[0] - ratio * surface.first[1];
            tip.1 += -surface.second[0] + ratio * surface.second[1];
        }
        let by_slope = if slope_is_free && tip.1 > 0.0 { tip.0 / tip.1 } else { 0.0 };
        let steps: Vec<f64> = surfaces.iter().map(|s| -(s.first[1] + s.second[1] * by_slope) / s.second[3]).collect();
        let mut scale = 1.0;
        let mut reached = None;
        for _ in 0..HALVINGS {
            let mut next = state.clone();
            for (&i, step) in drafts.iter().zip(&steps) {
                let draft = &mut next.drafts[i];
                draft.values[0] += scale * by_slope;
                draft.values[1] += scale * step;
                draft.clamp();
            }
            let there = look(&next);
            if there.0 >= here.0 {
                reached = Some((next, there));
                break;
            }
            scale /= 2.0;
        }
        let Some((next, there)) = reached else { return };
        let moved = steps.iter().chain([&by_slope]).fold(0.0_f64, |most, step| most.max((scale * step).abs()));
        (*state, here) = (next, there);
        if moved < settings.tolerance / 10.0 {
            return;
        }
    }
}
