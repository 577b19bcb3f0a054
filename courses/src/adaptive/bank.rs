//! The questions that an adaptive test can choose from.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::digest::{Digest, six_decimals};
use crate::irt::{Grid, Item, Parameters};

/// Which question. The number is the caller's; the bank only compares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CandidateId(pub u64);

impl fmt::Display for CandidateId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// One question that can be chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// Which one.
    pub id: CandidateId,
    /// Its parameters on the scale of the bank, calibrated or by judgement.
    pub item: Item,
    /// The unit of skill that it measures, for content balance.
    pub unit: u32,
    /// The level that it was written for. Choices do not look at it; forms by blueprint do.
    pub level: u8,
    /// In which share of the tests so far it was shown, 0 to 1.
    pub exposure: f64,
}

/// Candidates, checked and ready: sorted by id, with their information over the grid of abilities.
#[derive(Clone, Debug)]
pub struct Bank {
    candidates: Vec<Candidate>,
    grid: Grid,
    information: Vec<f64>,
    digest: u64,
}

/// Why candidates are no bank.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum BankError {
    /// There are none.
    Empty,
    /// Two candidates have this id.
    Twice(CandidateId),
    /// An exposure is not from 0 to 1.
    Exposure {
        /// Whose.
        id: CandidateId,
        /// What it was.
        value: f64,
    },
}

impl fmt::Display for BankError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("a bank without questions"),
            Self::Twice(id) => write!(f, "question {id} is in the bank twice"),
            Self::Exposure { id, value } => write!(f, "the exposure of question {id} is from 0 to 1, not {value}"),
        }
    }
}

impl std::error::Error for BankError {}

impl Bank {
    /// Checks candidates, in any order. Costs one evaluation of each at 121 abilities.
    ///
    /// Parameters and exposures are rounded to six decimals, so that a bank that went through text or
    /// another database is the same bank and its logs replay.
    ///
    /// # Errors
    /// Without candidates, with an id twice, or an exposure that is not from 0 to 1.
    pub fn new(mut candidates: Vec<Candidate>) -> Result<Self, BankError> {
        candidates.sort_by_key(|candidate| candidate.id);
        if candidates.is_empty() {
            return Err(BankError::Empty);
        }
        if let Some([one, _]) = candidates.array_windows().find(|[one, next]| one.id == next.id) {
            return Err(BankError::Twice(one.id));
        }
        if let Some(wrong) = candidates.iter().find(|candidate| !(0.0..=1.0).contains(&candidate.exposure)) {
            return Err(BankError::Exposure { id: wrong.id, value: wrong.exposure });
        }
        for candidate in &mut candidates {
            candidate.item = rounded(&candidate.item);
            candidate.exposure = six_decimals(candidate.exposure);
        }
        let grid = Grid::scoring();
        let curve =
            |candidate: &Candidate| grid.points().iter().map(|&point| candidate.item.information(point)).collect::<Vec<_>>();
        let information = candidates.iter().flat_map(curve).collect();
        let digest = digest(&candidates);
        Ok(Self { candidates, grid, information, digest })
    }

    /// The same bank with these exposures, in the order of [`Self::candidates`].
    ///
    /// # Errors
    /// When an exposure is not from 0 to 1.
    pub fn with_exposures(mut self, exposures: &[f64]) -> Result<Self, BankError> {
        for (candidate, &exposure) in self.candidates.iter_mut().zip(exposures) {
            if !(0.0..=1.0).contains(&exposure) {
                return Err(BankError::Exposure { id: candidate.id, value: exposure });
            }
            candidate.exposure = six_decimals(exposure);
        }
        self.digest = digest(&self.candidates);
        Ok(self)
    }

    /// All candidates by id.
    #[must_use]
    pub fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    /// A number that changes with anything in the bank that choices depend on.
    #[must_use]
    pub const fn digest(&self) -> u64 {
        self.digest
    }

    /// The place of a candidate in [`Self::candidates`].
    #[must_use]
    pub fn position(&self, id: CandidateId) -> Option<usize> {
        self.candidates.binary_search_by_key(&id, |candidate| candidate.id).ok()
    }

    pub(super) const fn grid(&self) -> &Grid {
        &self.grid
    }

    /// Information of one candidate over the grid.
    pub(super) fn information(&self, position: usize) -> &[f64] {
        let points = self.grid.points().len();
        &self.information[position * points..][..points]
    }
}

/// The item with six decimals, or as it is if that would be no item.
fn rounded(item: &Item) -> Item {
    let Parameters { model, a, b, c } = item.clone().into();
    let b = b.into_iter().map(six_decimals).collect();
    Parameters { model, a: six_decimals(a), b, c: six_decimals(c) }.try_into().unwrap_or_else(|_| item.clone())
}

fn digest(candidates: &[Candidate]) -> u64 {
    let mut digest = Digest::new();
    for candidate in candidates {
        digest
            .number(candidate.id.0)
            .number(u64::from(candidate.unit))
            .number(u64::from(candidate.level))
            .real(candidate.exposure);
        digest.real(candidate.item.slope()).real(candidate.item.lower());
        candidate.item.thresholds().iter().for_each(|&b| {
            digest.real(b);
        });
    }
    digest.value()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// `count` two-parameter questions over five levels and some units.
    pub(crate) fn bank(count: u32, units: u32) -> Bank {
        let candidate = |n: u32| {
            let level = u8::try_from(n % 5).unwrap();
            let wobble = f64::from(n * 37 % 100) / 100.0;
            Candidate {
                id: CandidateId(u64::from(n) + 100),
                item: Item::two_pl(1.2 + wobble, f64::from(level) - 2.0 + wobble - 0.5).unwrap(),
                unit: n / 5 % units,
                level: level + 1,
                exposure: 0.0,
            }
        };
        Bank::new((0..count).map(candidate).collect()).unwrap()
    }

    #[test]
    fn candidates_that_make_no_bank_are_refused() {
        let good = bank(2, 1).candidates().to_vec();
        assert_eq!(Bank::new(Vec::new()).err(), Some(BankError::Empty));
        assert_eq!(Bank::new(vec![good[0].clone(), good[0].clone()]).err(), Some(BankError::Twice(CandidateId(100))));
        for exposure in [-0.1, 1.1, f64::NAN] {
            let wrong = Candidate { exposure, ..good[1].clone() };
            assert!(matches!(
                Bank::new(vec![good[0].clone(), wrong]).err(),
                Some(BankError::Exposure { id: CandidateId(101), .. })
            ));
        }
    }

    #[test]
    fn a_bank_that_went_through_text_is_the_same_bank() {
        let candidate = Candidate {
            item: Item::two_pl(std::f64::consts::E, -std::f64::consts::PI).unwrap(),
            ..bank(1, 1).candidates()[0].clone()
        };
        let fresh = Bank::new(vec![candidate]).unwrap();
        let stored = serde_json::to_string(fresh.candidates()).unwrap();
        let read = Bank::new(serde_json::from_str(&stored).unwrap()).unwrap();
        assert_eq!((read.candidates(), read.digest()), (fresh.candidates(), fresh.digest()));
    }

    #[test]
    fn the_digest_sees_every_change_and_no_order() {
        let good = bank(6, 2).candidates().to_vec();
        let digest = Bank::new(good.clone()).unwrap().digest();
        assert_eq!(Bank::new(good.iter().rev().cloned().collect()).unwrap().digest(), digest);
        let changes: [fn(&mut Candidate); 5] = [
            |c| c.id = CandidateId(7),
            |c| c.item = Item::two_pl(1.0, 0.0).unwrap(),
            |c| c.unit += 1,
            |c| c.level += 1,
            |c| c.exposure = 0.5,
        ];
        for change in changes {
            let mut changed = good.clone();
            change(&mut changed[3]);
            assert_ne!(Bank::new(changed).unwrap().digest(), digest);
        }
    }
}
