//! One item's parameters while they are estimated.
//!
//! They are kept in slope-intercept form, in which the log-likelihood is better behaved than in
//! difficulties: `z_k = a θ + d_k`, `b_k = −d_k / a`; and `c` as it is.

use super::Settings;
use super::outcome::NotEstimable;
use crate::irt::curve::{Guess, Step};
use crate::irt::{Item, Model, Parameters};

/// Slopes beyond this are steps, not curves: nothing in the data says how steep.
pub(super) const MOST_SLOPE: f64 = 10.0;
/// Below this a curve is flat: its difficulty could be anywhere.
pub(super) const LEAST_SLOPE: f64 = 0.05;
const MOST_INTERCEPT: f64 = 40.0;
/// A question that more than this get right by guessing has no curve left.
const MOST_GUESS: f64 = 0.8;
/// Thresholds closer than this would leave a score without a place.
const LEAST_GAP: f64 = 1e-4;

/// One item: `values` are `a`, `d_1 > d_2 > …`, and `c` for 3PL.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) model: Model,
    pub(super) values: Vec<f64>,
    pub(super) role: Role,
}

/// What happens to an item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Role {
    Free,
    Fixed,
    Out(NotEstimable),
}

impl Draft {
    /// `ln P` of a score at an ability; its derivatives are added to `first` and `second` (row by
    /// row, symmetric) with this weight.
    pub(super) fn derive(&self, ability: f64, score: usize, weight: f64, first: &mut [f64], second: &mut [f64]) -> f64 {
        let size = self.values.len();
        if self.model == Model::ThreePl {
            let guess = Guess::at(self.values[0] * ability + self.values[1], self.values[2], score == 1);
            let z = [ability, 1.0];
            for i in 0..2 {
                first[i] += weight * guess.by_z * z[i];
                for j in 0..2 {
                    second[i * size + j] += weight * guess.by_zz * z[i] * z[j];
                }
                second[i * size + 2] += weight * guess.by_zc * z[i];
                second[2 * size + i] += weight * guess.by_zc * z[i];
            }
            first[2] += weight * guess.by_c;
            second[2 * size + 2] += weight * guess.by_cc;
            return weight * guess.value;
        }
        let step = self.step(ability, score);
        let (x, y) = (score, score + 1); // positions of d_score and d_{score+1} in `values`
        first[0] += weight * ability * (step.by_x + step.by_y);
        second[0] += weight * ability * ability * (step.by_xx + 2.0 * step.by_xy + step.by_yy);
        for (at, by, by_a, by_self) in
            [(x, step.by_x, step.by_xx + step.by_xy, step.by_xx), (y, step.by_y, step.by_xy + step.by_yy, step.by_yy)]
        {
            if at >= 1 && at < size {
                first[at] += weight * by;
                second[at] += weight * ability * by_a;
                second[at * size] += weight * ability * by_a;
                second[at * size + at] += weight * by_self;
            }
        }
        if x >= 1 && y < size {
            second[x * size + y] += weight * step.by_xy;
            second[y * size + x] += weight * step.by_xy;
        }
        weight * step.value
    }

    /// `ln P` alone.
    pub(super) fn log_chance(&self, ability: f64, score: usize) -> f64 {
        if self.model == Model::ThreePl {
            Guess::at(self.values[0] * ability + self.values[1], self.values[2], score == 1).value
        } else {
            self.step(ability, score).value
        }
    }

    fn step(&self, ability: f64, score: usize) -> Step {
        let z = |at: usize| (at >= 1).then(|| self.values.get(at)).flatten().map(|d| self.values[0] * ability + d);
        Step::between(z(score), z(score + 1))
    }

    /// Whether thresholds are in order and everything is a number.
    pub(super) fn is_valid(&self) -> bool {
        let intercepts = &self.values[1..=self.thresholds()];
        self.values.iter().all(|value| value.is_finite()) && intercepts.array_windows().all(|[high, low]| high - low >= LEAST_GAP)
    }

    /// Pulls values back to where they still mean something.
    pub(super) fn clamp(&mut self) {
        let thresholds = self.thresholds();
        for (at, value) in self.values.iter_mut().enumerate() {
            *value = match at {
                0 => value.clamp(-MOST_SLOPE, MOST_SLOPE),
                at if at <= thresholds => value.clamp(-MOST_INTERCEPT, MOST_INTERCEPT),
                _ => value.clamp(0.0, MOST_GUESS),
            };
        }
    }

    /// Whether the value is where [`Self::clamp`] stops it.
    pub(super) fn is_held(&self, at: usize) -> bool {
        self.is_held_against(at, -1.0) || self.is_held_against(at, 1.0)
    }

    /// Whether it is stopped there on its way up (a positive `slope`) or down.
    pub(super) fn is_held_against(&self, at: usize, slope: f64) -> bool {
        let value = self.values[at];
        let [low, high] = match at {
            0 => [-MOST_SLOPE, MOST_SLOPE],
            at if at <= self.thresholds() => [-MOST_INTERCEPT, MOST_INTERCEPT],
            _ => [0.0, MOST_GUESS],
        };
        (slope < 0.0 && value <= low) || (slope > 0.0 && value >= high)
    }

    pub(super) fn thresholds(&self) -> usize {
        self.values.len() - 1 - usize::from(self.model == Model::ThreePl)
    }

    /// The parameters as people know them.
    pub(super) fn parameters(&self) -> Parameters {
        let a = self.values[0];
        let b = self.values[1..=self.thresholds()].iter().map(|d| -d / a).collect();
        let c = if self.model == Model::ThreePl { self.values[2] } else { 0.0 };
        Parameters { model: self.model, a, b, c }
    }

    /// An item that is kept.
    pub(super) fn of(item: &Item) -> Self {
        let a = item.slope();
        let mut values = vec![a];
        values.extend(item.thresholds().iter().map(|b| -a * b));
        if item.model() == Model::ThreePl {
            values.push(item.lower());
        }
        Self { model: item.model(), values, role: Role::Fixed }
    }

    /// Where estimation starts: slope 1 and the intercepts that give the shares seen in a standard
    /// normal population (`σ` is near a normal curve of deviation 1.7, whence the 1.16).
    pub(super) fn start(model: Model, counts: &[f64], settings: &Settings) -> Self {
        let answers: f64 = counts.iter().sum();
        let guess = settings.lower_prior.map_or(0.15, |prior| prior.mode().clamp(0.01, 0.5));
        let mut values = vec![settings.common_slope.filter(|_| model == Model::OnePl).unwrap_or(1.0)];
        for score in 1..counts.len() {
            let mut reached = counts[score..].iter().sum::<f64>() / answers;
            if model == Model::ThreePl {
                reached = ((reached - guess) / (1.0 - guess)).max(0.05);
            }
            values.push(1.16 * (reached / (1.0 - reached)).ln());
        }
        if model == Model::ThreePl {
            values.push(guess);
        }
        Self { model, values, role: Role::Free }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derivatives_agree_with_differences() {
        let drafts =
            [(Model::TwoPl, vec![1.3, -0.4]), (Model::ThreePl, vec![1.3, -0.4, 0.2]), (Model::Graded, vec![0.8, 1.2, 0.3, -0.9])];
        for (model, values) in drafts {
            let size = values.len();
            let draft = Draft { model, values, role: Role::Free };
            let all = |draft: &Draft, score| {
                let (mut first, mut second) = (vec![0.0; size], vec![0.0; size * size]);
                let value = draft.derive(0.7, score, 1.0, &mut first, &mut second);
                (value, first, second)
            };
            for score in 0..=draft.thresholds() {
                let (value, first, second) = all(&draft, score);
                assert!((value - draft.log_chance(0.7, score)).abs() < 1e-14);
                for at in 0..size {
                    let moved = |by: f64| {
                        let mut moved = draft.clone();
                        moved.values[at] += by;
                        all(&moved, score)
                    };
                    let (up, down) = (moved(1e-5), moved(-1e-5));
                    assert!((first[at] - (up.0 - down.0) / 2e-5).abs() < 1e-7);
                    for other in 0..size {
                        assert!((second[at * size + other] - (up.1[other] - down.1[other]) / 2e-5).abs() < 1e-6);
                    }
                }
            }
        }
    }
}
