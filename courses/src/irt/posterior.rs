//! What is known about a person's ability after her answers.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Grid, Item, Population};

/// An estimate of ability.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// The estimate, on the scale of the bank.
    pub ability: f64,
    /// Its standard error: for a posterior mean, the posterior's standard deviation.
    pub error: f64,
}

/// The distribution of ability given answers: prior times likelihood, on a grid (Bock & Mislevy
/// 1982).
#[derive(Clone, Debug, PartialEq)]
pub struct Posterior {
    grid: Grid,
    logs: Vec<f64>,
    weights: Vec<f64>,
}

/// The item has no such score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownScore(pub u8);

impl fmt::Display for UnknownScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the item has no score {}", self.0)
    }
}

impl std::error::Error for UnknownScore {}

impl Posterior {
    /// Before the first answer.
    #[must_use]
    pub fn prior(grid: Grid, population: Population) -> Self {
        let logs = population.log_weights(&grid);
        let weights = logs.iter().map(|log| log.exp()).collect();
        Self { grid, logs, weights }
    }

    /// Takes one answer in.
    ///
    /// # Errors
    /// When the item has no such score; nothing changes then.
    pub fn observe(&mut self, item: &Item, score: u8) -> Result<(), UnknownScore> {
        if usize::from(score) >= item.categories() {
            return Err(UnknownScore(score));
        }
        let points = self.grid.points();
        self.logs.iter_mut().zip(points).for_each(|(log, &point)| *log += item.log_chance(point, score).value);
        let most = self.logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let mut total = 0.0;
        for (weight, log) in self.weights.iter_mut().zip(&self.logs) {
            *weight = (log - most).exp();
            total += *weight;
        }
        self.weights.iter_mut().for_each(|weight| *weight /= total);
        Ok(())
    }

    /// Where it is looked at.
    #[must_use]
    pub const fn grid(&self) -> &Grid {
        &self.grid
    }

    /// The share at each point of the grid; they add up to 1.
    #[must_use]
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// Expected a posteriori: mean and standard deviation (Bock & Mislevy 1982).
    #[must_use]
    pub fn score(&self) -> Score {
        let pairs = || self.weights.iter().zip(self.grid.points());
        let ability = pairs().map(|(weight, point)| weight * point).sum::<f64>();
        let variance = pairs().map(|(weight, point)| weight * (point - ability) * (point - ability)).sum::<f64>();
        Score { ability, error: variance.sqrt() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::irt::calibration::tests::{SCIENCE_ITEMS, lsat_items};
    use crate::irt::published::{LSAT6, LSAT7, five, four};

    fn eap(items: &[Item], answers: &[(usize, u8)]) -> Score {
        let mut posterior = Posterior::prior(Grid::calibration(), Population::STANDARD);
        answers.iter().for_each(|&(item, score)| posterior.observe(&items[item], score).unwrap());
        posterior.score()
    }

    /// mirt 1.45: `fscores(mirt(LSAT6, 1, method = 'QMCEM'))`, first three patterns, by quasi-Monte
    /// Carlo and so to .01 only (Simpson's rule below agrees with ours to 1e-5), and
    /// `fscores(mirt(LSAT7, 1))` on a grid, with standard errors, first ten.
    #[test]
    fn mean_scores_of_the_lsat_patterns_are_the_published_ones() {
        let items = lsat_items(&LSAT6);
        for (pattern, published) in [(0, -1.8877), (1, -1.4738), (2, -1.4538)] {
            let found = eap(&items, &five(pattern)).ability;
            assert!((found - published).abs() < 0.01, "{found} {published}");
        }
        let items = lsat_items(&LSAT7);
        let published = [
            (-1.870, 0.693),
            (-1.527, 0.674),
            (-1.514, 0.673),
            (-1.185, 0.665),
            (-1.096, 0.665),
            (-0.767, 0.672),
            (-0.754, 0.673),
            (-0.412, 0.692),
            (-1.372, 0.668),
            (-1.045, 0.666),
        ];
        for (pattern, (ability, error)) in published.into_iter().enumerate() {
            let found = eap(&items, &five(pattern));
            assert!((found.ability - ability).abs() < 0.004 && (found.error - error).abs() < 0.002, "{pattern}: {found:?}");
        }
    }

    /// mirt 1.45: `fscores(mirt(Science, 1), full.scores = FALSE)`.
    #[test]
    fn mean_scores_of_graded_patterns_are_the_published_ones() {
        let items = SCIENCE_ITEMS.map(|(a, b)| Item::graded(a, &b.map(|d| -d / a)).unwrap());
        let published =
            [(1111, -2.749_27, 0.629_35), (1321, -1.419_83, 0.577_24), (1423, -0.714_20, 0.620_01), (1431, -0.446_93, 0.650_95)];
        for (pattern, ability, error) in published {
            let found = eap(&items, &four(pattern));
            assert!((found.ability - ability).abs() < 0.001 && (found.error - error).abs() < 0.001, "{pattern}: {found:?}");
        }
    }

    /// Simpson's rule on 4,001 points, written here: nothing of the grid's is used.
    #[test]
    fn mean_scores_agree_with_another_integration() {
        let items = lsat_items(&LSAT6);
        for pattern in 0..32 {
            let mut sums = [0.0; 3];
            for step in 0..=4000_u16 {
                let ability = f64::from(step) / 250.0 - 8.0;
                let simpson = if step == 0 || step == 4000 { 1.0 } else { f64::from(2 + 2 * (step % 2)) };
                let chance: f64 = five(pattern).iter().map(|&(item, score)| items[item].probability(ability, score)).product();
                let density = simpson * chance * (-0.5 * ability * ability).exp();
                sums.iter_mut()
                    .zip([density, density * ability, density * ability * ability])
                    .for_each(|(sum, more)| *sum += more);
            }
            let mean = sums[1] / sums[0];
            let found = eap(&items, &five(pattern));
            assert!((found.ability - mean).abs() < 1e-5);
            assert!((found.error - (sums[2] / sums[0] - mean * mean).sqrt()).abs() < 1e-5);
        }
    }

    proptest! {
        #[test]
        fn a_better_answer_never_lowers_the_estimate_and_any_answer_leaves_a_distribution(
            answers in proptest::collection::vec((0.3..3.0_f64, -3.0..3.0_f64, 0.0..0.4_f64, any::<bool>()), 1..25),
            one in 0_usize..25,
        ) {
            let run = |changed: Option<u8>| {
                let mut posterior = Posterior::prior(Grid::scoring(), Population::STANDARD);
                for (index, &(a, b, c, right)) in answers.iter().enumerate() {
                    let score = changed.filter(|_| index == one % answers.len()).unwrap_or(u8::from(right));
                    posterior.observe(&Item::three_pl(a, b, c).unwrap(), score).unwrap();
                }
                posterior
            };
            prop_assert!(run(Some(1)).score().ability > run(Some(0)).score().ability);
            let posterior = run(None);
            prop_assert!((posterior.weights().iter().sum::<f64>() - 1.0).abs() < 1e-12);
            prop_assert!(posterior.score().error > 0.0);
        }
    }

    #[test]
    fn a_score_that_the_item_does_not_have_changes_nothing() {
        let mut posterior = Posterior::prior(Grid::scoring(), Population::STANDARD);
        let before = posterior.clone();
        assert_eq!(posterior.observe(&Item::two_pl(1.0, 0.0).unwrap(), 2), Err(UnknownScore(2)));
        assert_eq!(posterior, before);
    }

    #[test]
    fn all_right_and_all_wrong_have_a_mean_within_reach() {
        let item = Item::two_pl(2.0, 1.0).unwrap();
        for score in [0, 1] {
            let found = eap(&vec![item.clone(); 300], &(0..300).map(|i| (i, score)).collect::<Vec<_>>());
            assert!(found.ability.abs() < 6.0 && found.error > 0.0, "{found:?}");
        }
    }
}
