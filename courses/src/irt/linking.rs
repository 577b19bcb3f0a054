//! Bringing two calibrations to one scale.
//!
//! New items join a bank by fixed-parameter calibration ([`super::Latent::Estimated`]), which needs
//! none of this. The transformations here are the check on it, and for calibrations from elsewhere.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Grid, Item, ParameterError, Population};
use crate::real::real;

/// `ability on the old scale = scale · ability on the new scale + shift`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// `A > 0`.
    pub scale: f64,
    /// `B`.
    pub shift: f64,
}

impl Link {
    /// An item of the new scale on the old one.
    ///
    /// # Errors
    /// When the numbers of this link make no item.
    pub fn apply(&self, item: &Item) -> Result<Item, ParameterError> {
        item.rescaled(self.scale, self.shift)
    }
}

/// Why two calibrations cannot be linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// At least two difficulties are needed, better twenty items.
    TooFewItems(usize),
    /// The two versions of this common item, from 0, have different scores.
    ScoresDoNotFit(usize),
    /// All difficulties are the same on one of the scales: nothing tells their unit.
    NoSpread,
    /// The search for the best link did not settle.
    NotConverged,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFewItems(found) => write!(f, "{found} common items cannot link two scales"),
            Self::ScoresDoNotFit(item) => write!(f, "common item {item} has different scores on the two scales"),
            Self::NoSpread => f.write_str("the common items are all equally difficult"),
            Self::NotConverged => f.write_str("no best link was found"),
        }
    }
}

impl std::error::Error for LinkError {}

/// Mean/sigma (Marco 1977; Kolen & Brennan 2014, ch. 6):
/// `A = σ(b old) / σ(b new)`, `B = μ(b old) − A μ(b new)`. Pairs are `(old, new)`; a graded item
/// gives all its thresholds.
///
/// # Errors
/// With fewer than two difficulties, items that do not match, or without spread.
pub fn mean_sigma(common: &[(Item, Item)]) -> Result<Link, LinkError> {
    check(common)?;
    let moments = |side: fn(&(Item, Item)) -> &Item| {
        let b: Vec<f64> = common.iter().flat_map(|pair| side(pair).thresholds().iter().copied()).collect();
        let mean = b.iter().sum::<f64>() / real(b.len());
        (mean, (b.iter().map(|b| (b - mean) * (b - mean)).sum::<f64>() / real(b.len())).sqrt())
    };
    let ((old_mean, old_spread), (new_mean, new_spread)) = (moments(|pair| &pair.0), moments(|pair| &pair.1));
    if old_spread <= 0.0 || new_spread <= 0.0 {
        return Err(LinkError::NoSpread);
    }
    let scale = old_spread / new_spread;
    Ok(Link { scale, shift: old_mean - scale * new_mean })
}

/// Stocking & Lord (1983): the link whose test characteristic curves agree best,
///
/// ```text
/// min Σ_q w_q (Σ_i T_i(θ_q; old) − Σ_i T_i((θ_q − B)/A; new))²
/// ```
///
/// over abilities of the old scale in this population, by Gauss-Newton from [`mean_sigma`].
///
/// # Errors
/// As [`mean_sigma`], and when the search does not settle.
pub fn stocking_lord(common: &[(Item, Item)], population: Population, grid: &Grid) -> Result<Link, LinkError> {
    let mut link = mean_sigma(common)?;
    let weights: Vec<f64> = population.log_weights(grid).into_iter().map(f64::exp).collect();
    let mut here = Criterion::at(link, common, &weights, grid);
    for _ in 0..100 {
        let [aa, ab, bb] = here.bend;
        let determinant = aa * bb - ab * ab;
        let step =
            [(bb * here.slope[0] - ab * here.slope[1]) / determinant, (aa * here.slope[1] - ab * here.slope[0]) / determinant];
        if !step.iter().all(|step| step.is_finite()) {
            return Err(LinkError::NotConverged);
        }
        let mut part = 1.0;
        let better = loop {
            let next = Link { scale: link.scale - part * step[0], shift: link.shift - part * step[1] };
            let there = Criterion::at(next, common, &weights, grid);
            if next.scale > 0.0 && there.value <= here.value {
                break Some((next, there));
            }
            part /= 2.0;
            if part < 1e-9 {
                break None;
            }
        };
        let moved = part * step[0].abs().max(step[1].abs());
        let Some((next, there)) = better else { return Ok(link) };
        (link, here) = (next, there);
        if moved < 1e-9 {
            return Ok(link);
        }
    }
    Err(LinkError::NotConverged)
}

/// The sum of squares with its half gradient and Gauss-Newton matrix.
struct Criterion {
    value: f64,
    slope: [f64; 2],
    bend: [f64; 3],
}

impl Criterion {
    fn at(link: Link, common: &[(Item, Item)], weights: &[f64], grid: &Grid) -> Self {
        let mut sums = Self { value: 0.0, slope: [0.0; 2], bend: [0.0; 3] };
        for (&ability, weight) in grid.points().iter().zip(weights) {
            let moved = (ability - link.shift) / link.scale;
            let old: f64 = common.iter().map(|(old, _)| old.expected_score(ability)).sum();
            let new: f64 = common.iter().map(|(_, new)| new.expected_score(moved)).sum();
            let rise: f64 = common.iter().map(|(_, new)| new.expected_slope(moved)).sum();
            let off = new - old;
            let by = [-rise * moved / link.scale, -rise / link.scale];
            sums.value += weight * off * off;
            sums.slope[0] += weight * off * by[0];
            sums.slope[1] += weight * off * by[1];
            sums.bend[0] += weight * by[0] * by[0];
            sums.bend[1] += weight * by[0] * by[1];
            sums.bend[2] += weight * by[1] * by[1];
        }
        sums
    }
}

fn check(common: &[(Item, Item)]) -> Result<(), LinkError> {
    if let Some(item) = common.iter().position(|(old, new)| old.categories() != new.categories()) {
        return Err(LinkError::ScoresDoNotFit(item));
    }
    let difficulties: usize = common.iter().map(|(old, _)| old.thresholds().len()).sum();
    if difficulties < 2 { Err(LinkError::TooFewItems(common.len())) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pairs(scale: f64, shift: f64) -> Vec<(Item, Item)> {
        let old = [
            Item::two_pl(1.1, -1.0).unwrap(),
            Item::three_pl(1.6, 0.2, 0.2).unwrap(),
            Item::two_pl(0.8, 0.9).unwrap(),
            Item::graded(1.3, &[-0.5, 0.4, 1.2]).unwrap(),
        ];
        // old = scale · new + shift, so new = (old − shift) / scale.
        old.into_iter().map(|old| (old.clone(), old.rescaled(scale.recip(), -shift / scale).unwrap())).collect()
    }

    proptest! {
        #[test]
        fn a_known_link_comes_back_exactly(scale in 0.5..2.0_f64, shift in -1.5..1.5_f64) {
            let common = pairs(scale, shift);
            for link in [mean_sigma(&common).unwrap(), stocking_lord(&common, Population::STANDARD, &Grid::calibration()).unwrap()] {
                prop_assert!((link.scale - scale).abs() < 1e-7 && (link.shift - shift).abs() < 1e-7);
                prop_assert!((link.apply(&common[0].1).unwrap().difficulty() - common[0].0.difficulty()).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn one_item_that_drifted_moves_the_curves_less_than_the_moments() {
        let mut common = pairs(1.2, 0.3);
        common[0].1 = Item::two_pl(common[0].1.slope(), common[0].1.difficulty() - 2.0).unwrap();
        let by_curves = stocking_lord(&common, Population::STANDARD, &Grid::calibration()).unwrap();
        let by_moments = mean_sigma(&common).unwrap();
        assert!((by_curves.scale - 1.2).abs() < (by_moments.scale - 1.2).abs(), "{by_curves:?} {by_moments:?}");
    }

    #[test]
    fn items_that_cannot_link_are_refused() {
        let item = Item::two_pl(1.0, 0.0).unwrap();
        let graded = Item::graded(1.0, &[0.0, 1.0]).unwrap();
        assert_eq!(mean_sigma(&[]), Err(LinkError::TooFewItems(0)));
        assert_eq!(mean_sigma(&[(item.clone(), item.clone())]), Err(LinkError::TooFewItems(1)));
        assert_eq!(mean_sigma(&[(item.clone(), graded)]), Err(LinkError::ScoresDoNotFit(0)));
        assert_eq!(mean_sigma(&vec![(item.clone(), item); 3]), Err(LinkError::NoSpread));
    }
}
