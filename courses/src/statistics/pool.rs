//! How reliable a test is whose questions are drawn from a pool.

use serde::{Deserialize, Serialize};

use super::ReliabilityError;
use crate::real::{real, real64};

/// Sums over attempts that were each drawn from one pool: for every two questions, over the attempts that had both. An
/// attempt with k questions is added in k² / 2 additions.
///
/// Draws depend on chance only, so the mean variance of the questions and the mean covariance of two of them are those
/// of the whole pool, and forms of the same length are randomly parallel (Lord & Novick 1968, ch. 11).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Stored")]
pub struct PoolSums {
    items: usize,
    attempts: u64,
    /// Lower triangle, row by row, the diagonal included.
    pairs: Vec<Pair>,
}

/// Two questions, the one with the greater number first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Pair {
    count: u64,
    one: f64,
    other: f64,
    product: f64,
}

/// As it is read from storage, where anything may stand.
#[derive(Deserialize)]
struct Stored {
    items: usize,
    attempts: u64,
    pairs: Vec<Pair>,
}

impl TryFrom<Stored> for PoolSums {
    type Error = ReliabilityError;

    fn try_from(Stored { items, attempts, pairs }: Stored) -> Result<Self, ReliabilityError> {
        let empty = Self::new(items)?;
        if pairs.len() != empty.pairs.len() {
            return Err(ReliabilityError::ItemCount { given: pairs.len(), items });
        }
        let finite = |pair: &Pair| [pair.one, pair.other, pair.product].iter().all(|sum| sum.is_finite());
        if pairs.iter().all(finite) { Ok(Self { items, attempts, pairs }) } else { Err(ReliabilityError::NotANumber) }
    }
}

impl PoolSums {
    /// A pool of so many questions.
    ///
    /// # Errors
    /// With fewer than 2.
    pub fn new(items: usize) -> Result<Self, ReliabilityError> {
        if items < 2 {
            return Err(ReliabilityError::TooFewItems(items));
        }
        Ok(Self { items, attempts: 0, pairs: vec![Pair::default(); items * (items + 1) / 2] })
    }

    /// Adds one attempt: its questions by their place in the pool, each once, with their scores.
    ///
    /// # Errors
    /// When a place is not in the pool or comes twice, or a score is not finite; nothing changes then.
    pub fn add(&mut self, scores: &[(usize, f64)]) -> Result<(), ReliabilityError> {
        self.shift(scores, true)
    }

    /// Takes an attempt out, exactly as it was added.
    ///
    /// # Errors
    /// As [`Self::add`], and when no such attempt can have been added.
    pub fn take_out(&mut self, scores: &[(usize, f64)]) -> Result<(), ReliabilityError> {
        self.shift(scores, false)
    }

    /// How many attempts.
    #[must_use]
    pub const fn attempts(&self) -> u64 {
        self.attempts
    }

    /// How many questions the pool has.
    #[must_use]
    pub const fn items(&self) -> usize {
        self.items
    }

    /// Cronbach's alpha of a form of so many questions: `k c / (v + (k − 1) c)` with the mean variance `v` of a question
    /// and the mean covariance `c` of two. For a form that is the whole pool it is
    /// [`FormSums::alpha`](super::FormSums::alpha).
    ///
    /// # Errors
    /// With fewer than 2 questions, when a pair never came twice, or when nothing varies.
    pub fn alpha(&self, length: usize) -> Result<f64, ReliabilityError> {
        let (variance, covariance) = self.means(length)?;
        let k = real(length);
        Ok(k * covariance / (variance + (k - 1.0) * covariance))
    }

    /// The standard error of measurement of the total of such a form, `σ_X √(1 − alpha)`, in the unit of the scores.
    ///
    /// # Errors
    /// As [`Self::alpha`].
    pub fn standard_error(&self, length: usize) -> Result<f64, ReliabilityError> {
        let (variance, covariance) = self.means(length)?;
        let k = real(length);
        let total = k * variance + k * (k - 1.0) * covariance;
        Ok((total * (1.0 - self.alpha(length)?)).max(0.0).sqrt())
    }

    /// Omega total of such a form (McDonald 1999, ch. 6): with the mean loading `l` and the mean unique variance `u` of
    /// the pool on one factor, `k l² / (k l² + u)`. Loadings as [`FormSums::omega`](super::FormSums::omega) finds them.
    ///
    /// # Errors
    /// As [`Self::alpha`], with a pool of fewer than 3, a question that does not vary, and when there is no proper
    /// one-factor solution.
    pub fn omega(&self, length: usize) -> Result<f64, ReliabilityError> {
        self.means(length)?;
        if self.items < 3 {
            return Err(ReliabilityError::TooFewItems(self.items));
        }
        let loadings = super::reliability::loadings(self.items, &|i, j| self.covariance(i, j))?;
        let unique = |i: usize| self.covariance(i, i) - loadings[i] * loadings[i];
        let mean = loadings.iter().sum::<f64>() / real(self.items);
        let common = real(length) * mean * mean;
        Ok(common / (common + (0..self.items).map(unique).sum::<f64>() / real(self.items)))
    }

    fn shift(&mut self, scores: &[(usize, f64)], adds: bool) -> Result<(), ReliabilityError> {
        let mut sorted = scores.to_vec();
        sorted.sort_unstable_by_key(|(item, _)| *item);
        let twice = sorted.array_windows().any(|[one, next]| one.0 == next.0);
        if twice || sorted.last().is_some_and(|(item, _)| *item >= self.items) {
            return Err(ReliabilityError::ItemCount { given: scores.len(), items: self.items });
        }
        if !sorted.iter().all(|(_, score)| score.is_finite()) {
            return Err(ReliabilityError::NotANumber);
        }
        let places = || (0..sorted.len()).flat_map(|high| (0..=high).map(move |low| (high, low)));
        let at = |high: usize, low: usize| place(sorted[high].0, sorted[low].0);
        if !adds && (self.attempts == 0 || places().any(|(high, low)| self.pairs[at(high, low)].count == 0)) {
            return Err(ReliabilityError::TooFewAttempts(self.attempts));
        }
        let sign = if adds { 1.0 } else { -1.0 };
        for (high, low) in places() {
            let (one, other) = (sorted[high].1, sorted[low].1);
            let pair = &mut self.pairs[at(high, low)];
            pair.count = if adds { pair.count + 1 } else { pair.count - 1 };
            pair.one += sign * one;
            pair.other += sign * other;
            pair.product += sign * one * other;
        }
        self.attempts = if adds { self.attempts + 1 } else { self.attempts - 1 };
        Ok(())
    }

    /// The mean variance of a question, and the mean covariance of two.
    fn means(&self, length: usize) -> Result<(f64, f64), ReliabilityError> {
        if length < 2 || length > self.items {
            return Err(ReliabilityError::TooFewItems(length));
        }
        if let Some(seldom) = self.pairs.iter().map(|pair| pair.count).min().filter(|count| *count < 2) {
            return Err(ReliabilityError::TooFewAttempts(seldom));
        }
        let n = self.items;
        let variance = (0..n).map(|i| self.covariance(i, i)).sum::<f64>() / real(n);
        let both: f64 = (0..n).flat_map(|i| (0..i).map(move |j| (i, j))).map(|(i, j)| self.covariance(i, j)).sum();
        let covariance = both / real(n * (n - 1) / 2);
        if variance + (real(length) - 1.0) * covariance <= 1e-12 {
            return Err(ReliabilityError::NoSpread);
        }
        Ok((variance, covariance))
    }

    fn covariance(&self, i: usize, j: usize) -> f64 {
        let Pair { count, one, other, product } = self.pairs[place(i.max(j), i.min(j))];
        let n = real64(count);
        (product - one * other / n) / (n - 1.0)
    }
}

const fn place(high: usize, low: usize) -> usize {
    high * (high + 1) / 2 + low
}

#[cfg(test)]
mod tests {
    use super::super::FormSums;
    use super::*;
    use crate::chance::Chance;
    use crate::irt::published::{LSAT7, five};
    use crate::irt::{Item, Population, simulate_answers};

    /// The published data of `FormSums`' tests.
    #[test]
    fn a_form_that_is_the_whole_pool_is_as_reliable_as_the_form() {
        let (mut pool, mut form) = (PoolSums::new(5).unwrap(), FormSums::new(5).unwrap());
        for (pattern, times) in LSAT7.into_iter().enumerate() {
            let scores: Vec<_> = five(pattern).iter().map(|&(item, score)| (item, f64::from(score))).collect();
            let plain: Vec<_> = scores.iter().map(|(_, score)| *score).collect();
            for _ in 0..times {
                pool.add(&scores).unwrap();
                form.add(&plain).unwrap();
            }
        }
        let near = |one: Result<f64, _>, other: Result<f64, _>| assert!((one.unwrap() - other.unwrap()).abs() < 1e-9);
        near(pool.alpha(5), form.alpha());
        near(pool.omega(5), form.omega());
        near(pool.standard_error(5), form.standard_error());
        // Spearman & Brown: what a form of 3 of them would reach.
        let alpha = form.alpha().unwrap();
        near(pool.alpha(3), Ok(0.6 * alpha / (1.0 - 0.4 * alpha)));
    }

    /// Draws of 8 from a pool of 16 find the alpha that everybody answering everything would have given.
    #[test]
    fn draws_estimate_what_the_whole_pool_would_have_shown() {
        let items: Vec<_> = (0..16_u32).map(|i| Item::two_pl(1.2, f64::from(i) / 8.0 - 1.0).unwrap()).collect();
        let (mut drawn, mut whole) = (PoolSums::new(16).unwrap(), PoolSums::new(16).unwrap());
        let answers = simulate_answers(&items, Population::STANDARD, 4000, 1.0, 11).unwrap();
        let mut chance = Chance::new(5);
        for (pattern, times) in answers.patterns() {
            let scores: Vec<_> = pattern.answers().map(|(item, score)| (item, f64::from(score))).collect();
            for _ in 0..times {
                whole.add(&scores).unwrap();
                let mut left = scores.clone();
                drawn.add(&(0..8).map(|_| left.swap_remove(chance.below(left.len()))).collect::<Vec<_>>()).unwrap();
            }
        }
        assert!((drawn.alpha(8).unwrap() - whole.alpha(8).unwrap()).abs() < 0.02);
        assert!((drawn.omega(8).unwrap() - whole.omega(8).unwrap()).abs() < 0.02);
        assert!((drawn.standard_error(8).unwrap() - whole.standard_error(8).unwrap()).abs() < 0.02);
    }

    #[test]
    fn what_is_taken_out_leaves_no_trace_and_what_was_never_in_is_refused() {
        let mut sums = PoolSums::new(3).unwrap();
        let empty = sums.clone();
        sums.add(&[(2, 1.0), (0, 0.0)]).unwrap();
        assert_eq!(sums.take_out(&[(1, 1.0)]), Err(ReliabilityError::TooFewAttempts(1)));
        sums.take_out(&[(0, 0.0), (2, 1.0)]).unwrap();
        assert_eq!(sums, empty);
        assert_eq!(sums.take_out(&[(0, 0.0)]), Err(ReliabilityError::TooFewAttempts(0)));
    }

    #[test]
    fn forms_that_say_nothing_have_a_reason() {
        assert_eq!(PoolSums::new(1), Err(ReliabilityError::TooFewItems(1)));
        let mut sums = PoolSums::new(3).unwrap();
        assert_eq!(sums.add(&[(3, 1.0)]), Err(ReliabilityError::ItemCount { given: 1, items: 3 }));
        assert_eq!(sums.add(&[(1, 1.0), (1, 1.0)]), Err(ReliabilityError::ItemCount { given: 2, items: 3 }));
        assert_eq!(sums.add(&[(0, f64::NAN)]), Err(ReliabilityError::NotANumber));
        (0..3).for_each(|_| sums.add(&[(0, 1.0), (1, 1.0)]).unwrap());
        assert_eq!(sums.alpha(2), Err(ReliabilityError::TooFewAttempts(0)), "question 2 never came");
        (0..2).for_each(|_| sums.add(&[(0, 1.0), (1, 1.0), (2, 1.0)]).unwrap());
        assert_eq!((sums.alpha(3), sums.alpha(4)), (Err(ReliabilityError::NoSpread), Err(ReliabilityError::TooFewItems(4))));
        let stored = serde_json::to_string(&sums).unwrap();
        assert_eq!(serde_json::from_str::<PoolSums>(&stored).unwrap(), sums);
        assert!(serde_json::from_str::<PoolSums>(&stored.replace("\"items\":3", "\"items\":4")).is_err());
    }
}
