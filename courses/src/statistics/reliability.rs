//! How reliable a form is: alpha, omega, standard error of measurement.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::real::{real, real64};

/// Sums over the attempts at one form: everyone answered the same items. An attempt with k items is
/// added in k² / 2 additions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Stored")]
pub struct FormSums {
    items: usize,
    attempts: u64,
    scores: Vec<f64>,
    /// Lower triangle of the products, row by row.
    products: Vec<f64>,
}

/// As it is read from storage, where anything may stand.
#[derive(Deserialize)]
struct Stored {
    items: usize,
    attempts: u64,
    scores: Vec<f64>,
    products: Vec<f64>,
}

impl TryFrom<Stored> for FormSums {
    type Error = ReliabilityError;

    fn try_from(stored: Stored) -> Result<Self, ReliabilityError> {
        let Stored { items, attempts, scores, products } = stored;
        let empty = Self::new(items)?;
        if scores.len() != items || products.len() != empty.products.len() {
            return Err(ReliabilityError::ItemCount { given: scores.len(), items });
        }
        if !scores.iter().chain(&products).all(|sum| sum.is_finite()) {
            return Err(ReliabilityError::NotANumber);
        }
        Ok(Self { items, attempts, scores, products })
    }
}

/// Why there is no such coefficient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReliabilityError {
    /// A form has at least 2 items; for omega at least 3.
    TooFewItems(usize),
    /// An attempt has another number of scores than the form has items.
    ItemCount {
        /// How many scores came.
        given: usize,
        /// How many items there are.
        items: usize,
    },
    /// A score is not finite.
    NotANumber,
    /// Fewer than 2 attempts.
    TooFewAttempts(u64),
    /// Everyone has the same total, or the same score on this item: nothing varies.
    NoSpread,
    /// One factor does not describe the items: a loading would be larger than its item (a Heywood
    /// case), or none was found.
    NoSingleFactor,
}

impl fmt::Display for ReliabilityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFewItems(found) => write!(f, "{found} items are too few"),
            Self::ItemCount { given, items } => write!(f, "{given} scores do not fit {items} items"),
            Self::NotANumber => f.write_str("a score is not a finite number"),
            Self::TooFewAttempts(found) => write!(f, "{found} attempts are too few"),
            Self::NoSpread => f.write_str("scores do not differ"),
            Self::NoSingleFactor => f.write_str("one factor does not describe the items"),
        }
    }
}

impl std::error::Error for ReliabilityError {}

impl FormSums {
    /// A form of so many items.
    ///
    /// # Errors
    /// With fewer than 2 items.
    pub fn new(items: usize) -> Result<Self, ReliabilityError> {
        if items < 2 {
            return Err(ReliabilityError::TooFewItems(items));
        }
        Ok(Self { items, attempts: 0, scores: vec![0.0; items], products: vec![0.0; items * (items + 1) / 2] })
    }

    /// Adds one attempt: the score of each item.
    ///
    /// # Errors
    /// When the number of scores differs or one is not finite; nothing changes then.
    pub fn add(&mut self, scores: &[f64]) -> Result<(), ReliabilityError> {
        if scores.len() != self.items {
            return Err(ReliabilityError::ItemCount { given: scores.len(), items: self.items });
        }
        if !scores.iter().all(|score| score.is_finite()) {
            return Err(ReliabilityError::NotANumber);
        }
        self.attempts += 1;
        self.scores.iter_mut().zip(scores).for_each(|(sum, score)| *sum += score);
        let pairs = scores.iter().enumerate().flat_map(|(i, one)| scores[..=i].iter().map(move |other| one * other));
        self.products.iter_mut().zip(pairs).for_each(|(sum, product)| *sum += product);
        Ok(())
    }

    /// How many attempts.
    #[must_use]
    pub const fn attempts(&self) -> u64 {
        self.attempts
    }

    /// Cronbach's alpha (1951): `k/(k − 1) (1 − Σ σ_i² / σ_X²)`. A lower bound of reliability where
    /// errors are uncorrelated; it equals it when all items load alike.
    ///
    /// # Errors
    /// With fewer than 2 attempts or when totals do not differ.
    pub fn alpha(&self) -> Result<f64, ReliabilityError> {
        self.alpha_of(&(0..self.items).collect::<Vec<_>>())
    }

    /// Alpha of the form without this item: above [`Self::alpha`], the item does harm.
    ///
    /// # Errors
    /// As [`Self::alpha`], and with fewer than 3 items or an item that does not exist.
    pub fn alpha_without(&self, item: usize) -> Result<f64, ReliabilityError> {
        if self.items < 3 || item >= self.items {
            return Err(ReliabilityError::TooFewItems(self.items));
        }
        self.alpha_of(&(0..self.items).filter(|&other| other != item).collect::<Vec<_>>())
    }

    /// The standard deviation of the totals.
    ///
    /// # Errors
    /// With fewer than 2 attempts.
    pub fn total_deviation(&self) -> Result<f64, ReliabilityError> {
        self.enough()?;
        Ok(self.total_variance(&(0..self.items).collect::<Vec<_>>()).max(0.0).sqrt())
    }

    /// Standard error of measurement of the total, `σ_X √(1 − alpha)` (Lord & Novick 1968, ch. 3).
    ///
    /// # Errors
    /// As [`Self::alpha`].
    pub fn standard_error(&self) -> Result<f64, ReliabilityError> {
        Ok(self.total_deviation()? * (1.0 - self.alpha()?).max(0.0).sqrt())
    }

    /// Omega total for one factor (McDonald 1999, ch. 6): `(Σ λ)² / ((Σ λ)² + Σ ψ)`.
    ///
    /// Estimator: unweighted least squares on the covariance matrix (minres, Harman & Jones 1966),
    /// by principal axes iterated until communalities stand still: loadings minimise the squared
    /// differences of the covariances off the diagonal.
    ///
    /// # Errors
    /// As [`Self::alpha`], with fewer than 3 items, an item that does not vary, and when there is no
    /// proper one-factor solution.
    pub fn omega(&self) -> Result<f64, ReliabilityError> {
        self.enough()?;
        if self.items < 3 {
            return Err(ReliabilityError::TooFewItems(self.items));
        }
        let loadings = loadings(self.items, &|i, j| self.covariance(i, j))?;
        let common = loadings.iter().sum::<f64>().powi(2);
        let unique: f64 = loadings.iter().enumerate().map(|(i, loading)| self.covariance(i, i) - loading * loading).sum();
        Ok(common / (common + unique))
    }

    fn alpha_of(&self, items: &[usize]) -> Result<f64, ReliabilityError> {
        self.enough()?;
        let total = self.total_variance(items);
        if total <= 1e-12 {
            return Err(ReliabilityError::NoSpread);
        }
        let own: f64 = items.iter().map(|&i| self.covariance(i, i)).sum();
        let k = real(items.len());
        Ok(k / (k - 1.0) * (1.0 - own / total))
    }

    const fn enough(&self) -> Result<(), ReliabilityError> {
        if self.attempts < 2 { Err(ReliabilityError::TooFewAttempts(self.attempts)) } else { Ok(()) }
    }

    fn total_variance(&self, items: &[usize]) -> f64 {
        items.iter().flat_map(|&i| items.iter().map(move |&j| self.covariance(i, j))).sum()
    }

    fn covariance(&self, i: usize, j: usize) -> f64 {
        let (low, high) = (i.min(j), i.max(j));
        let n = real64(self.attempts);
        (self.products[high * (high + 1) / 2 + low] - self.scores[i] * self.scores[j] / n) / (n - 1.0)
    }
}

/// One-factor loadings of so many items with these covariances: for each item in turn the best given the others, which is
/// the principal axis iteration of minres written out.
pub(super) fn loadings(items: usize, covariance: &dyn Fn(usize, usize) -> f64) -> Result<Vec<f64>, ReliabilityError> {
    let variances: Vec<f64> = (0..items).map(|i| covariance(i, i)).collect();
    if variances.iter().any(|&variance| variance <= 1e-12) {
        return Err(ReliabilityError::NoSpread);
    }
    let mut loadings: Vec<f64> = variances.iter().map(|variance| (variance / 2.0).sqrt()).collect();
    for _ in 0..10_000 {
        let mut change = 0.0_f64;
        for i in 0..items {
            let (mut product, mut square) = (0.0, 0.0);
            for j in (0..items).filter(|&j| j != i) {
                product += covariance(i, j) * loadings[j];
                square += loadings[j] * loadings[j];
            }
            let next = product / square;
            if !next.is_finite() {
                return Err(ReliabilityError::NoSingleFactor);
            }
            change = change.max((next - loadings[i]).abs() / variances[i].sqrt());
            loadings[i] = next;
        }
        if change < 1e-10 {
            let proper = loadings.iter().zip(&variances).all(|(loading, variance)| loading * loading <= *variance);
            return if proper { Ok(loadings) } else { Err(ReliabilityError::NoSingleFactor) };
        }
    }
    Err(ReliabilityError::NoSingleFactor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::irt::published::{LSAT6, LSAT7, SCIENCE, five, four};

    fn lsat(table: &[u32; 32]) -> FormSums {
        let mut sums = FormSums::new(5).unwrap();
        for (pattern, &times) in table.iter().enumerate() {
            let scores: Vec<f64> = five(pattern).iter().map(|a| f64::from(a.1)).collect();
            (0..times).for_each(|_| sums.add(&scores).unwrap());
        }
        sums
    }

    /// mirt 1.45, `itemstats(Science)` (alpha .598, total deviation 2.003, standard error 1.27, alpha
    /// without each item) and the same of LSAT6 and LSAT7.
    #[test]
    fn alpha_and_its_error_are_the_published_ones() {
        let mut science = FormSums::new(4).unwrap();
        for (pattern, times) in SCIENCE {
            let scores: Vec<f64> = four(pattern).iter().map(|a| f64::from(a.1)).collect();
            (0..times).for_each(|_| science.add(&scores).unwrap());
        }
        assert!((science.alpha().unwrap() - 0.598).abs() < 0.0006);
        assert!((science.total_deviation().unwrap() - 2.003).abs() < 0.0006);
        assert!((science.standard_error().unwrap() - 1.270).abs() < 0.0006);
        for (sums, published) in [
            (science, &[0.552, 0.567, 0.437, 0.541][..]),
            (lsat(&LSAT6), &[0.275, 0.238, 0.217, 0.246, 0.266]),
            (lsat(&LSAT7), &[0.396, 0.394, 0.345, 0.415, 0.438]),
        ] {
            for (item, published) in published.iter().enumerate() {
                assert!((sums.alpha_without(item).unwrap() - published).abs() < 0.0006);
            }
        }
    }

    /// Attempts whose covariances are exactly those of one factor: ±1 in every combination, scores
    /// `λ_i f + √ψ_i e_i` with factor and errors orthogonal by design.
    fn one_factor(loadings: &[f64], unique: &[f64]) -> FormSums {
        let k = loadings.len();
        let mut sums = FormSums::new(k).unwrap();
        for signs in 0..1_u32 << (k + 1) {
            let sign = |bit: usize| if signs >> bit & 1 == 1 { 1.0 } else { -1.0 };
            let scores: Vec<f64> = (0..k).map(|i| loadings[i] * sign(k) + unique[i].sqrt() * sign(i)).collect();
            sums.add(&scores).unwrap();
        }
        sums
    }

    /// McDonald (1999): omega is the share of the total's variance that the factor explains, and
    /// equals alpha if and only if the loadings are equal.
    #[test]
    fn omega_is_the_share_of_the_factor_and_alpha_of_equal_loadings() {
        let unlike = one_factor(&[0.9, 0.5, 0.7, 0.3], &[0.3, 0.6, 0.5, 0.8]);
        let expected = 2.4_f64.powi(2) / (2.4_f64.powi(2) + 2.2);
        assert!((unlike.omega().unwrap() - expected).abs() < 1e-8);
        assert!(unlike.alpha().unwrap() < expected);
        let alike = one_factor(&[0.6; 4], &[0.3, 0.6, 0.5, 0.8]);
        assert!((alike.omega().unwrap() - alike.alpha().unwrap()).abs() < 1e-8);
    }

    #[test]
    fn forms_that_say_nothing_have_a_reason() {
        assert_eq!(FormSums::new(1), Err(ReliabilityError::TooFewItems(1)));
        let mut sums = FormSums::new(3).unwrap();
        assert_eq!(sums.add(&[1.0, 0.0]), Err(ReliabilityError::ItemCount { given: 2, items: 3 }));
        assert_eq!(sums.add(&[1.0, 0.0, f64::NAN]), Err(ReliabilityError::NotANumber));
        assert_eq!(sums.alpha(), Err(ReliabilityError::TooFewAttempts(0)));
        (0..5).for_each(|_| sums.add(&[1.0, 0.0, 1.0]).unwrap());
        assert_eq!((sums.alpha(), sums.omega()), (Err(ReliabilityError::NoSpread), Err(ReliabilityError::NoSpread)));
        // Two items that are one and a third apart from them: its loading is 0, theirs are complete.
        let mut two = FormSums::new(3).unwrap();
        for (a, b) in [(1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)] {
            two.add(&[a, -a, b]).unwrap();
        }
        assert_eq!(two.omega(), Err(ReliabilityError::NoSingleFactor));
    }

    #[test]
    fn stored_sums_read_back_and_broken_ones_do_not() {
        let sums = lsat(&LSAT6);
        let stored = serde_json::to_string(&sums).unwrap();
        assert_eq!(serde_json::from_str::<FormSums>(&stored).unwrap(), sums);
        assert!(serde_json::from_str::<FormSums>(&stored.replace("\"items\":5", "\"items\":6")).is_err());
    }
}
