//! Weak knowledge about parameters, for samples that say little.

use std::fmt;

/// `ln a` is normal: a lognormal prior of the slope (Mislevy 1986).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SlopePrior {
    mean: f64,
    deviation: f64,
}

/// `c` is beta distributed (Swaminathan & Gifford 1986; Mislevy 1986).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LowerPrior {
    alpha: f64,
    beta: f64,
}

/// Numbers that describe no prior.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPrior;

impl fmt::Display for NotAPrior {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a prior has finite numbers, a deviation above 0, and alpha and beta above 1")
    }
}

impl std::error::Error for NotAPrior {}

/// A term of the log-likelihood of one parameter, with its derivatives.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Term {
    pub(super) value: f64,
    pub(super) first: f64,
    pub(super) second: f64,
}

impl SlopePrior {
    /// Mean and standard deviation of `ln a`.
    ///
    /// # Errors
    /// When a number is not finite or the deviation is not positive.
    pub fn new(mean: f64, deviation: f64) -> Result<Self, NotAPrior> {
        let valid = mean.is_finite() && deviation.is_finite() && deviation > 0.0;
        valid.then_some(Self { mean, deviation }).ok_or(NotAPrior)
    }

    /// Mean 0, deviation 0.5: half of all slopes between 0.71 and 1.40, 95 % between 0.38 and 2.66.
    #[must_use]
    pub const fn weak() -> Self {
        Self { mean: 0.0, deviation: 0.5 }
    }

    /// `−ln a − (ln a − m)² / 2s²`, up to a constant; −∞ for slopes that are not positive.
    pub(super) fn at(self, a: f64) -> Term {
        if a <= 0.0 {
            return Term { value: f64::NEG_INFINITY, first: 0.0, second: 0.0 };
        }
        let variance = self.deviation * self.deviation;
        let off = (a.ln() - self.mean) / variance;
        Term {
            value: -a.ln() - 0.5 * off * off * variance,
            first: -(1.0 + off) / a,
            second: (1.0 + off - variance.recip()) / (a * a),
        }
    }
}

impl LowerPrior {
    /// A beta distribution; its mode is `(alpha − 1) / (alpha + beta − 2)`.
    ///
    /// # Errors
    /// When a number is not finite and above 1.
    pub fn new(alpha: f64, beta: f64) -> Result<Self, NotAPrior> {
        let valid = alpha.is_finite() && beta.is_finite() && alpha > 1.0 && beta > 1.0;
        valid.then_some(Self { alpha, beta }).ok_or(NotAPrior)
    }

    /// Beta(5, 17): mode 0.2 and the weight of 20 answers.
    #[must_use]
    pub const fn weak() -> Self {
        Self { alpha: 5.0, beta: 17.0 }
    }

    /// For questions with so many options: mode `1/options`, the weight of 20 answers.
    ///
    /// # Errors
    /// With fewer than 2 options.
    pub fn of_options(options: u8) -> Result<Self, NotAPrior> {
        if options < 2 {
            return Err(NotAPrior);
        }
        let chance = f64::from(options).recip();
        Self::new(1.0 + 20.0 * chance, 1.0 + 20.0 * (1.0 - chance))
    }

    pub(super) fn mode(self) -> f64 {
        (self.alpha - 1.0) / (self.alpha + self.beta - 2.0)
    }

    /// `(alpha − 1) ln c + (beta − 1) ln (1 − c)`, up to a constant; −∞ at 0.
    pub(super) fn at(self, c: f64) -> Term {
        let (up, down) = (self.alpha - 1.0, self.beta - 1.0);
        Term {
            value: up * c.ln() + down * (-c).ln_1p(),
            first: up / c - down / (1.0 - c),
            second: -up / (c * c) - down / ((1.0 - c) * (1.0 - c)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derivatives_agree_with_differences() {
        let h = 1e-5;
        let slope = SlopePrior::new(0.2, 0.4).unwrap();
        let lower = LowerPrior::weak();
        for x in [0.3, 0.9, 1.7, 4.0_f64] {
            let slopes = [slope.at(x - h), slope.at(x), slope.at(x + h)];
            let c = x / 5.0;
            let lowers = [lower.at(c - h), lower.at(c), lower.at(c + h)];
            for [down, here, up] in [slopes, lowers] {
                assert!((here.first - (up.value - down.value) / (2.0 * h)).abs() < 1e-6);
                assert!((here.second - (up.first - down.first) / (2.0 * h)).abs() < 1e-3);
            }
        }
    }

    #[test]
    fn priors_of_nonsense_are_refused() {
        assert!(SlopePrior::new(f64::NAN, 1.0).is_err() && SlopePrior::new(0.0, 0.0).is_err());
        assert!(LowerPrior::new(1.0, 4.0).is_err() && LowerPrior::new(4.0, f64::NAN).is_err());
        assert!(LowerPrior::of_options(1).is_err());
        assert!((LowerPrior::of_options(4).unwrap().mode() - 0.25).abs() < 1e-12);
    }
}
