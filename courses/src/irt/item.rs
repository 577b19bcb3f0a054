//! An item's parameters: they cannot be made unless they are valid.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How an item behaves. All models are logistic with `D = 1`; see [`crate::irt`] for the metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Model {
    /// Right or wrong; the slope is common to the items calibrated together (Rasch 1960 with the
    /// slope free; Thissen 1982).
    OnePl,
    /// Right or wrong, a slope of its own (Birnbaum 1968).
    TwoPl,
    /// Right or wrong, a slope of its own and a chance to be right by guessing (Birnbaum 1968).
    ThreePl,
    /// Ordered scores `0..=m` (Samejima 1969).
    Graded,
}

/// One calibrated item.
///
/// Every value is finite, the slope is positive, the lower asymptote is in `[0, 1)` and the
/// thresholds rise strictly: the constructors and reading from storage refuse everything else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Parameters", into = "Parameters")]
pub struct Item {
    model: Model,
    slope: f64,
    thresholds: Box<[f64]>,
    lower: f64,
}

/// An item's parameters as they are stored and shown. Turn them into an [`Item`] to use them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Parameters {
    /// Which model.
    pub model: Model,
    /// Discrimination `a`, per unit of ability, logistic metric.
    pub a: f64,
    /// Difficulties `b`, in units of ability: one, or for [`Model::Graded`] one for each score
    /// above 0, rising.
    pub b: Vec<f64>,
    /// Lower asymptote `c`; 0 unless the model is [`Model::ThreePl`].
    #[serde(default)]
    pub c: f64,
}

/// Why numbers are not an item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ParameterError {
    /// Not a finite positive number.
    Slope(f64),
    /// Not finite.
    Threshold {
        /// Which, from 0.
        index: usize,
        /// What it was.
        value: f64,
    },
    /// This threshold, counted from 0, is not above the one before it.
    Order(usize),
    /// A dichotomous item has 1; a graded one [`Item::MOST_CATEGORIES`] − 1 at most, and at least 1.
    ThresholdCount(usize),
    /// Not in `[0, 1)`, or not 0 in a model without guessing.
    Lower(f64),
}

impl fmt::Display for ParameterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Slope(value) => write!(f, "the slope a is a finite number above 0, not {value}"),
            Self::Threshold { index, value } => write!(f, "threshold {index} is a finite number, not {value}"),
            Self::Order(index) => write!(f, "threshold {index} is not above the one before it"),
            Self::ThresholdCount(found) => write!(f, "{found} thresholds do not fit the model"),
            Self::Lower(value) => write!(f, "the lower asymptote c is from 0 to below 1, and 0 without guessing, not {value}"),
        }
    }
}

impl std::error::Error for ParameterError {}

impl Item {
    /// The most scores an item can have, 0 included.
    pub const MOST_CATEGORIES: usize = 16;

    /// One parameter: `a` is the common slope.
    ///
    /// # Errors
    /// When a number is not valid.
    pub fn one_pl(a: f64, b: f64) -> Result<Self, ParameterError> {
        Parameters { model: Model::OnePl, a, b: vec![b], c: 0.0 }.try_into()
    }

    /// Two parameters.
    ///
    /// # Errors
    /// When a number is not valid.
    pub fn two_pl(a: f64, b: f64) -> Result<Self, ParameterError> {
        Parameters { model: Model::TwoPl, a, b: vec![b], c: 0.0 }.try_into()
    }

    /// Three parameters.
    ///
    /// # Errors
    /// When a number is not valid.
    pub fn three_pl(a: f64, b: f64, c: f64) -> Result<Self, ParameterError> {
        Parameters { model: Model::ThreePl, a, b: vec![b], c }.try_into()
    }

    /// Graded response with scores `0..=thresholds.len()`.
    ///
    /// # Errors
    /// When a number is not valid or the thresholds do not rise.
    pub fn graded(a: f64, thresholds: &[f64]) -> Result<Self, ParameterError> {
        Parameters { model: Model::Graded, a, b: thresholds.to_vec(), c: 0.0 }.try_into()
    }

    /// Which model.
    #[must_use]
    pub const fn model(&self) -> Model {
        self.model
    }

    /// Discrimination `a > 0`.
    #[must_use]
    pub const fn slope(&self) -> f64 {
        self.slope
    }

    /// Difficulties `b`, rising.
    #[must_use]
    pub const fn thresholds(&self) -> &[f64] {
        &self.thresholds
    }

    /// The middle of the thresholds: `b` itself for an item that is right or wrong.
    #[must_use]
    pub fn difficulty(&self) -> f64 {
        self.thresholds.iter().sum::<f64>() / crate::real::real(self.thresholds.len())
    }

    /// Lower asymptote `c` in `[0, 1)`.
    #[must_use]
    pub const fn lower(&self) -> f64 {
        self.lower
    }

    /// How many scores there are, 0 included; 2 for right and wrong.
    #[must_use]
    pub const fn categories(&self) -> usize {
        self.thresholds.len() + 1
    }

    /// The same item on the scale `ability' = scale · ability + shift` (Kolen & Brennan 2014,
    /// ch. 6): `a' = a / scale`, `b' = scale · b + shift`, `c' = c`.
    ///
    /// # Errors
    /// When the result is not an item, as with `scale <= 0`.
    pub fn rescaled(&self, scale: f64, shift: f64) -> Result<Self, ParameterError> {
        let mut moved = Parameters::from(self.clone());
        moved.a /= scale;
        moved.b.iter_mut().for_each(|b| *b = scale * *b + shift);
        moved.try_into()
    }
}

impl TryFrom<Parameters> for Item {
    type Error = ParameterError;

    fn try_from(parameters: Parameters) -> Result<Self, ParameterError> {
        let Parameters { model, a, b, c } = parameters;
        if !(a.is_finite() && a > 0.0) {
            return Err(ParameterError::Slope(a));
        }
        let most = if model == Model::Graded { Self::MOST_CATEGORIES - 1 } else { 1 };
        if b.is_empty() || b.len() > most {
            return Err(ParameterError::ThresholdCount(b.len()));
        }
        if let Some((index, &value)) = b.iter().enumerate().find(|(_, b)| !b.is_finite()) {
            return Err(ParameterError::Threshold { index, value });
        }
        if let Some(index) = b.array_windows().position(|[low, high]| low >= high) {
            return Err(ParameterError::Order(index + 1));
        }
        let guessing = model == Model::ThreePl;
        if !(0.0..1.0).contains(&c) || (!guessing && c != 0.0) {
            return Err(ParameterError::Lower(c));
        }
        Ok(Self { model, slope: a, thresholds: b.into(), lower: c })
    }
}

impl From<Item> for Parameters {
    fn from(item: Item) -> Self {
        Self { model: item.model, a: item.slope, b: item.thresholds.into_vec(), c: item.lower }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_no_item_are_refused_with_the_reason() {
        for a in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(matches!(Item::two_pl(a, 0.0), Err(ParameterError::Slope(_))), "{a}");
        }
        assert!(matches!(Item::two_pl(1.0, f64::NAN), Err(ParameterError::Threshold { index: 0, .. })));
        for c in [-0.1, 1.0, f64::NAN] {
            assert!(matches!(Item::three_pl(1.0, 0.0, c), Err(ParameterError::Lower(_))), "{c}");
        }
        assert_eq!(Item::graded(1.0, &[-1.0, 0.5, 0.5]), Err(ParameterError::Order(2)));
        assert_eq!(Item::graded(1.0, &[]), Err(ParameterError::ThresholdCount(0)));
        assert_eq!(Item::graded(1.0, &[0.0; 16]), Err(ParameterError::ThresholdCount(16)));
    }

    #[test]
    fn a_stored_item_reads_back_and_a_broken_one_does_not() {
        let item = Item::graded(1.3, &[-1.0, 0.25]).unwrap();
        let stored = serde_json::to_string(&item).unwrap();
        assert_eq!(stored, r#"{"model":"graded","a":1.3,"b":[-1.0,0.25],"c":0.0}"#);
        assert_eq!(serde_json::from_str::<Item>(&stored).unwrap(), item);
        assert!(serde_json::from_str::<Item>(r#"{"model":"two_pl","a":-1.3,"b":[0.0]}"#).is_err());
        assert!(serde_json::from_str::<Item>(r#"{"model":"two_pl","a":1.3,"b":[0.0],"c":0.2}"#).is_err());
    }

    #[test]
    fn moving_the_scale_moves_slope_and_difficulty() {
        let moved = Item::three_pl(1.5, 0.5, 0.2).unwrap().rescaled(2.0, -1.5).unwrap();
        assert_eq!(moved, Item::three_pl(0.75, -0.5, 0.2).unwrap());
        assert!(moved.rescaled(-1.0, 0.0).is_err());
        assert!(moved.rescaled(f64::NAN, 0.0).is_err());
    }
}
