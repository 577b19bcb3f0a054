//! How an adaptive test chooses and when it stops.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Bank;
use super::digest::Digest;
use crate::irt::{CutScores, Population};

/// The rules of one adaptive test.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Policy {
    /// What is known of people before the first answer.
    pub population: Population,
    /// What most of the information is taken for.
    pub criterion: Criterion,
    /// The units to choose from and how much of each; without any, every unit counts the same as
    /// every other and nothing is balanced.
    pub blueprint: Vec<Share>,
    /// How choices are kept from repeating.
    pub exposure: ExposureControl,
    /// When it ends.
    pub stop: Stop,
    /// The levels to report, if any.
    pub cuts: Option<CutScores>,
}

/// Where information is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Criterion {
    /// At the posterior mean: maximum information (Lord 1980; Weiss 1982).
    AtEstimate,
    /// Averaged over the posterior (van der Linden 1998, maximum posterior-weighted information):
    /// better while little is known.
    OverPosterior,
}

/// How much of a test a unit gets.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Share {
    /// The unit.
    pub unit: u32,
    /// Its part; parts are compared with each other and need not add up to 1.
    pub part: f64,
}

/// How often questions come.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExposureControl {
    /// Choose among so many best, each equally likely (randomesque, Kingsbury & Zara 1989); 1 is
    /// always the best.
    pub among: u8,
    /// Only the first question among so many, the second among one fewer, and so on down to the best
    /// (McBride & Martin 1983): first questions, which are the same for all, are spread, and later
    /// ones, which differ by themselves, lose nothing.
    pub falling: bool,
    /// Pass over questions that were shown in this share of the tests or more, while others are left
    /// (restricted maximum information, Revuelta & Ponsoda 1998); 1 passes over none.
    pub most: f64,
}

/// When a test ends: at the first of these.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stop {
    /// Not before so many answers, whatever the error; time still ends it.
    pub fewest: u16,
    /// At so many answers.
    pub most: u16,
    /// When the standard error is this or less.
    pub standard_error: Option<f64>,
    /// When so many seconds have passed.
    pub seconds: Option<u32>,
}

/// Why rules do not work with a bank.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PolicyError {
    /// `1 ≤ fewest ≤ most` does not hold.
    Lengths {
        /// The fewest answers.
        fewest: u16,
        /// The most.
        most: u16,
    },
    /// The standard error to stop at is not a finite positive number.
    StandardError(f64),
    /// `among` is at least 1 and `most` from above 0 to 1.
    Exposure,
    /// The part of this unit is not a finite positive number, or the unit is named twice.
    Part(u32),
    /// The bank has fewer questions of this unit than the longest test can need.
    TooFewOfUnit {
        /// The unit.
        unit: u32,
        /// How many there are.
        has: usize,
        /// How many are needed.
        needs: usize,
    },
    /// The bank has fewer questions than the longest test.
    TooFew {
        /// How many there are.
        has: usize,
        /// How many are needed.
        needs: usize,
    },
}

impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lengths { fewest, most } => write!(f, "a test cannot have {fewest} to {most} questions"),
            Self::StandardError(found) => write!(f, "the error to stop at is a number above 0, not {found}"),
            Self::Exposure => f.write_str("choose among at least 1, with an exposure above 0 and up to 1"),
            Self::Part(unit) => write!(f, "the part of unit {unit} is one number above 0"),
            Self::TooFewOfUnit { unit, has, needs } => write!(f, "unit {unit} has {has} questions where a test can need {needs}"),
            Self::TooFew { has, needs } => write!(f, "the bank has {has} questions where a test can need {needs}"),
        }
    }
}

impl std::error::Error for PolicyError {}

impl Policy {
    /// Whether a bank can serve these rules.
    ///
    /// # Errors
    /// When a number is none, or the bank is too small for the longest test or for one of its units.
    pub fn check(&self, bank: &Bank) -> Result<(), PolicyError> {
        let Stop { fewest, most, standard_error, .. } = self.stop;
        if fewest < 1 || fewest > most {
            return Err(PolicyError::Lengths { fewest, most });
        }
        if let Some(wrong) = standard_error.filter(|error| !(error.is_finite() && *error > 0.0)) {
            return Err(PolicyError::StandardError(wrong));
        }
        let ExposureControl { among, most: shown, .. } = self.exposure;
        if among < 1 || !(shown > 0.0 && shown <= 1.0) {
            return Err(PolicyError::Exposure);
        }
        let mut has: BTreeMap<u32, usize> = BTreeMap::new();
        bank.candidates().iter().for_each(|candidate| *has.entry(candidate.unit).or_default() += 1);
        for (at, share) in self.blueprint.iter().enumerate() {
            let twice = self.blueprint[..at].iter().any(|other| other.unit == share.unit);
            if twice || !(share.part.is_finite() && share.part > 0.0) {
                return Err(PolicyError::Part(share.unit));
            }
        }
        for (share, needs) in self.blueprint.iter().zip(self.quotas(usize::from(most))) {
            let has = has.get(&share.unit).copied().unwrap_or(0);
            if has < needs {
                return Err(PolicyError::TooFewOfUnit { unit: share.unit, has, needs });
            }
        }
        let usable = if self.blueprint.is_empty() {
            bank.candidates().len()
        } else {
            self.blueprint.iter().map(|share| has.get(&share.unit).copied().unwrap_or(0)).sum()
        };
        let needs = usize::from(most);
        if usable < needs { Err(PolicyError::TooFew { has: usable, needs }) } else { Ok(()) }
    }

    /// How many questions of each unit of the blueprint a test of this length gets: parts of the whole,
    /// rounded by largest remainder, earlier units first.
    pub(super) fn quotas(&self, length: usize) -> Vec<usize> {
        let total: f64 = self.blueprint.iter().map(|share| share.part).sum();
        let mut quotas = vec![0_usize; self.blueprint.len()];
        for _ in 0..length {
            let short = |at: usize| self.blueprint[at].part / total * crate::real::real(length) - crate::real::real(quotas[at]);
            let most = (0..quotas.len()).fold(None, |best: Option<usize>, at| match best {
                Some(best) if short(best) >= short(at) => Some(best),
                _ => Some(at),
            });
            let Some(most) = most else { break };
            quotas[most] += 1;
        }
        quotas
    }

    /// A number that changes with any rule.
    #[must_use]
    pub fn digest(&self) -> u64 {
        let mut digest = Digest::new();
        digest.real(self.population.mean()).real(self.population.deviation());
        digest.number(u64::from(self.criterion == Criterion::OverPosterior));
        digest.number(self.blueprint.len() as u64);
        for share in &self.blueprint {
            digest.number(u64::from(share.unit)).real(share.part);
        }
        digest.number(u64::from(self.exposure.among)).number(u64::from(self.exposure.falling)).real(self.exposure.most);
        digest.number(u64::from(self.stop.fewest)).number(u64::from(self.stop.most));
        digest.real(self.stop.standard_error.unwrap_or(-1.0));
        digest.number(self.stop.seconds.map_or(u64::MAX, u64::from));
        if let Some(cuts) = &self.cuts {
            digest.number(u64::from(cuts.lowest()));
            cuts.cuts().iter().for_each(|&cut| {
                digest.real(cut);
            });
        }
        digest.value()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::super::bank::tests::bank;
    use super::*;

    pub(crate) fn policy(units: u32) -> Policy {
        Policy {
            population: Population::STANDARD,
            criterion: Criterion::OverPosterior,
            blueprint: (0..units).map(|unit| Share { unit, part: 1.0 }).collect(),
            exposure: ExposureControl { among: 3, falling: false, most: 1.0 },
            stop: Stop { fewest: 5, most: 20, standard_error: Some(0.3), seconds: None },
            cuts: Some(CutScores::new(1, &[-1.5, -0.5, 0.5, 1.5]).unwrap()),
        }
    }

    #[test]
    fn rules_that_cannot_work_are_refused_with_the_reason() {
        let bank = bank(60, 3);
        let with = |change: &dyn Fn(&mut Policy)| {
            let mut policy = policy(3);
            change(&mut policy);
            policy.check(&bank)
        };
        assert_eq!(with(&|_| ()), Ok(()));
        assert_eq!(with(&|p| p.stop.fewest = 30), Err(PolicyError::Lengths { fewest: 30, most: 20 }));
        assert_eq!(with(&|p| p.stop.fewest = 0), Err(PolicyError::Lengths { fewest: 0, most: 20 }));
        assert!(matches!(with(&|p| p.stop.standard_error = Some(f64::NAN)), Err(PolicyError::StandardError(_))));
        assert_eq!(with(&|p| p.exposure.among = 0), Err(PolicyError::Exposure));
        assert_eq!(with(&|p| p.exposure.most = f64::NAN), Err(PolicyError::Exposure));
        assert_eq!(with(&|p| p.blueprint[1].part = 0.0), Err(PolicyError::Part(1)));
        assert_eq!(with(&|p| p.blueprint[1].unit = 2), Err(PolicyError::Part(2)));
        assert_eq!(with(&|p| p.blueprint[1].unit = 9), Err(PolicyError::TooFewOfUnit { unit: 9, has: 0, needs: 7 }));
        assert_eq!(with(&|p| p.blueprint[1].part = 1e9), Ok(()));
        let long = |p: &mut Policy| {
            p.blueprint.clear();
            p.stop.most = 61;
        };
        assert_eq!(with(&long), Err(PolicyError::TooFew { has: 60, needs: 61 }));
    }

    #[test]
    fn quotas_add_up_and_follow_the_parts() {
        let mut policy = policy(3);
        assert_eq!(policy.quotas(20), [7, 7, 6]);
        policy.blueprint[0].part = 2.0;
        assert_eq!(policy.quotas(20), [10, 5, 5]);
        policy.blueprint.clear();
        assert_eq!(policy.quotas(20), [0_usize; 0]);
    }

    #[test]
    fn the_digest_sees_every_rule() {
        let changes: [fn(&mut Policy); 9] = [
            |p| p.population = Population::new(0.1, 1.0).unwrap(),
            |p| p.criterion = Criterion::AtEstimate,
            |p| p.blueprint[0].part = 1.5,
            |p| p.exposure.among = 4,
            |p| p.exposure.falling = true,
            |p| p.stop.most = 21,
            |p| p.stop.standard_error = None,
            |p| p.stop.seconds = Some(600),
            |p| p.cuts = None,
        ];
        for change in changes {
            let mut changed = policy(3);
            change(&mut changed);
            assert_ne!(changed.digest(), policy(3).digest());
        }
    }
}
