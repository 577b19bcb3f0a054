//! Where ability is looked at, and how it is spread.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::real::real;

/// Equally spaced abilities at which integrals are summed (rectangular quadrature).
///
/// For a smooth integrand that has died away at both ends, equal spacing and equal weights are as
/// exact as any rule: the error of a normal density of standard deviation s at spacing h is
/// `2 exp(−2π² s²/h²)`, 5e-9 for s = 0.2 and h = 0.2.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    points: Vec<f64>,
    spacing: f64,
}

/// A range and a number of points that make no grid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NotAGrid {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// How many points.
    pub points: usize,
}

impl fmt::Display for NotAGrid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { low, high, points } = self;
        write!(f, "a grid has 5 to 2001 points over a finite range, not {points} from {low} to {high}")
    }
}

impl std::error::Error for NotAGrid {}

impl Grid {
    /// `points` abilities from `low` to `high`, ends included.
    ///
    /// # Errors
    /// When the range is empty or not finite, or there are not 5 to 2001 points.
    pub fn new(low: f64, high: f64, points: usize) -> Result<Self, NotAGrid> {
        if !(low.is_finite() && high.is_finite() && low < high && (5..=2001).contains(&points)) {
            return Err(NotAGrid { low, high, points });
        }
        let spacing = (high - low) / real(points - 1);
        Ok(Self { points: (0..points).map(|index| low + spacing * real(index)).collect(), spacing })
    }

    /// For calibration: 61 points from −6 to 6.
    #[must_use]
    pub fn calibration() -> Self {
        Self::new(-6.0, 6.0, 61).expect("61 points from −6 to 6 are a grid")
    }

    /// For scoring: 121 points from −6 to 6, fine enough to cut levels between.
    #[must_use]
    pub fn scoring() -> Self {
        Self::new(-6.0, 6.0, 121).expect("121 points from −6 to 6 are a grid")
    }

    /// The abilities, rising.
    #[must_use]
    pub fn points(&self) -> &[f64] {
        &self.points
    }

    /// The distance of two neighbours.
    #[must_use]
    pub const fn spacing(&self) -> f64 {
        self.spacing
    }
}

/// A normal distribution of ability.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Spread", into = "Spread")]
pub struct Population {
    mean: f64,
    deviation: f64,
}

#[derive(Serialize, Deserialize)]
struct Spread {
    mean: f64,
    deviation: f64,
}

/// A mean that is not finite, or a standard deviation that is not a finite positive number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPopulation;

impl fmt::Display for NotAPopulation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a population has a finite mean and a finite standard deviation above 0")
    }
}

impl std::error::Error for NotAPopulation {}

impl TryFrom<Spread> for Population {
    type Error = NotAPopulation;

    fn try_from(spread: Spread) -> Result<Self, NotAPopulation> {
        Self::new(spread.mean, spread.deviation)
    }
}

impl From<Population> for Spread {
    fn from(population: Population) -> Self {
        Self { mean: population.mean, deviation: population.deviation }
    }
}

impl Population {
    /// Mean 0, standard deviation 1: what fixes the scale of a bank when it is first calibrated.
    pub const STANDARD: Self = Self { mean: 0.0, deviation: 1.0 };

    /// A normal distribution.
    ///
    /// # Errors
    /// When the mean is not finite or the deviation is not finite and positive.
    pub fn new(mean: f64, deviation: f64) -> Result<Self, NotAPopulation> {
        let valid = mean.is_finite() && deviation.is_finite() && deviation > 0.0;
        valid.then_some(Self { mean, deviation }).ok_or(NotAPopulation)
    }

    /// The mean ability.
    #[must_use]
    pub const fn mean(self) -> f64 {
        self.mean
    }

    /// The standard deviation of ability.
    #[must_use]
    pub const fn deviation(self) -> f64 {
        self.deviation
    }

    /// The logarithms of the weights of the grid's points; the weights add up to 1.
    pub(crate) fn log_weights(self, grid: &Grid) -> Vec<f64> {
        let z = |point: &f64| (point - self.mean) / self.deviation;
        let raw: Vec<f64> = grid.points().iter().map(|point| -0.5 * z(point) * z(point)).collect();
        let total = log_sum(&raw);
        raw.into_iter().map(|log| log - total).collect()
    }
}

/// `ln Σ exp(x)` without overflow.
pub(crate) fn log_sum(logs: &[f64]) -> f64 {
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    most + logs.iter().map(|log| (log - most).exp()).sum::<f64>().ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_without_room_are_refused() {
        for (low, high, points) in [(1.0, 1.0, 61), (f64::NAN, 1.0, 61), (-6.0, f64::INFINITY, 61), (-6.0, 6.0, 4)] {
            assert!(Grid::new(low, high, points).is_err());
        }
        assert!(Population::new(0.0, 0.0).is_err() && Population::new(f64::NAN, 1.0).is_err());
    }

    #[test]
    fn weights_have_the_moments_of_the_normal_distribution() {
        let grid = Grid::calibration();
        let weights: Vec<f64> = Population::new(0.4, 0.8).unwrap().log_weights(&grid).iter().map(|w| w.exp()).collect();
        let moment = |power: i32| -> f64 { weights.iter().zip(grid.points()).map(|(w, x)| w * (x - 0.4).powi(power)).sum() };
        assert!((moment(0) - 1.0).abs() < 1e-12);
        assert!(moment(1).abs() < 1e-9);
        assert!((moment(2) - 0.64).abs() < 1e-9);
        assert!((moment(4) - 3.0 * 0.64 * 0.64).abs() < 1e-6);
    }
}
