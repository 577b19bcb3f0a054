//! Levels by cut scores, each with its probability.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Posterior, Score};

/// Abilities that part levels: below the first lies level [`CutScores::lowest`], from the first up
/// the next one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Cuts", into = "Cuts")]
pub struct CutScores {
    lowest: u8,
    cuts: Vec<f64>,
}

#[derive(Serialize, Deserialize)]
struct Cuts {
    lowest: u8,
    cuts: Vec<f64>,
}

/// Cuts that do not rise, are not finite, are none, or give levels beyond 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCutScores;

impl fmt::Display for NotCutScores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cut scores are finite, rise and are at least one")
    }
}

impl std::error::Error for NotCutScores {}

impl TryFrom<Cuts> for CutScores {
    type Error = NotCutScores;

    fn try_from(cuts: Cuts) -> Result<Self, NotCutScores> {
        Self::new(cuts.lowest, &cuts.cuts)
    }
}

impl From<CutScores> for Cuts {
    fn from(scores: CutScores) -> Self {
        Self { lowest: scores.lowest, cuts: scores.cuts }
    }
}

/// How likely one level is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LevelChance {
    /// The level.
    pub level: u8,
    /// Its posterior probability, 0 to 1.
    pub chance: f64,
}

impl CutScores {
    /// `cuts[0]` parts `lowest` from `lowest + 1`, and so on.
    ///
    /// # Errors
    /// When there is no cut, one is not finite, they do not rise, or levels pass 255.
    pub fn new(lowest: u8, cuts: &[f64]) -> Result<Self, NotCutScores> {
        let rising = cuts.array_windows().all(|[low, high]| low < high);
        let valid =
            !cuts.is_empty() && cuts.iter().all(|cut| cut.is_finite()) && rising && usize::from(lowest) + cuts.len() <= 255;
        valid.then(|| Self { lowest, cuts: cuts.to_vec() }).ok_or(NotCutScores)
    }

    /// The lowest level.
    #[must_use]
    pub const fn lowest(&self) -> u8 {
        self.lowest
    }

    /// The cuts, rising.
    #[must_use]
    pub fn cuts(&self) -> &[f64] {
        &self.cuts
    }

    /// The level of an ability that is known.
    #[must_use]
    pub fn level(&self, ability: f64) -> u8 {
        let passed = self.cuts.iter().filter(|cut| **cut <= ability).count();
        self.lowest + u8::try_from(passed).expect("there are at most 255 levels")
    }

    /// The probability of each level, lowest first; they add up to 1.
    ///
    /// Within half a spacing of a point the posterior counts as even, so that a cut between two
    /// points parts their shares.
    #[must_use]
    pub fn chances(&self, posterior: &Posterior) -> Vec<LevelChance> {
        let spacing = posterior.grid().spacing();
        let below = |cut: f64| -> f64 {
            let part = |point: f64| ((cut - point) / spacing + 0.5).clamp(0.0, 1.0);
            posterior.weights().iter().zip(posterior.grid().points()).map(|(weight, point)| weight * part(*point)).sum()
        };
        let mut passed = 0.0;
        let bounds = self.cuts.iter().map(|cut| below(*cut)).chain([1.0]);
        (self.lowest..=u8::MAX)
            .zip(bounds)
            .map(|(level, bound)| {
                let chance = (bound - passed).clamp(0.0, 1.0);
                passed = bound;
                LevelChance { level, chance }
            })
            .collect()
    }

    /// The likeliest level; the lower one if two are equally likely.
    #[must_use]
    pub fn likeliest(&self, posterior: &Posterior) -> LevelChance {
        let first = LevelChance { level: self.lowest, chance: 0.0 };
        self.chances(posterior).into_iter().fold(first, |best, next| if next.chance > best.chance { next } else { best })
    }

    /// The probability of each level if the estimate is normal: for scores without a posterior.
    #[must_use]
    pub fn chances_of(&self, score: Score) -> Vec<LevelChance> {
        let population = super::Population::new(score.ability, score.error.max(0.01));
        population.map_or_else(|_| Vec::new(), |population| self.chances(&Posterior::prior(super::Grid::scoring(), population)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::irt::{Grid, Population};

    /// Φ(−1) = .158655, Φ(0.5) = .691462 (any table of the normal distribution).
    #[test]
    fn chances_are_the_areas_between_the_cuts() {
        let cuts = CutScores::new(1, &[-1.0, 0.5]).unwrap();
        let chances = cuts.chances(&Posterior::prior(Grid::scoring(), Population::STANDARD));
        for (found, expected) in chances.iter().zip([(1, 0.158_655), (2, 0.532_807), (3, 0.308_538)]) {
            assert!(found.level == expected.0 && (found.chance - expected.1).abs() < 5e-4, "{chances:?}");
        }
        assert!((chances.iter().map(|c| c.chance).sum::<f64>() - 1.0).abs() < 1e-9);
        assert_eq!((cuts.level(-1.0), cuts.level(-1.01), cuts.level(9.0)), (2, 1, 3));
        assert_eq!(cuts.likeliest(&Posterior::prior(Grid::scoring(), Population::STANDARD)).level, 2);
        let score = Score { ability: 0.0, error: 1.0 };
        assert_eq!(cuts.chances_of(score), chances);
    }

    #[test]
    fn cuts_that_part_nothing_are_refused() {
        for cuts in [&[][..], &[0.0, 0.0], &[1.0, 0.0], &[f64::NAN]] {
            assert_eq!(CutScores::new(0, cuts), Err(NotCutScores));
        }
        assert!(serde_json::from_str::<CutScores>(r#"{"lowest":1,"cuts":[1.0,0.0]}"#).is_err());
    }
}
