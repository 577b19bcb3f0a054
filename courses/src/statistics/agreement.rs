//! Whether two graders agree: Cohen's kappa.

use serde::{Deserialize, Serialize};

use crate::real::{real, real64};

/// How much a disagreement counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weighting {
    /// Every disagreement alike (Cohen 1960).
    None,
    /// By the distance of the grades (Cicchetti & Allison 1971).
    Linear,
    /// By the square of the distance (Fleiss & Cohen 1973): near an intraclass correlation.
    Quadratic,
}

/// What a kappa means, in the words of Landis & Koch (1977): bounds by convention, not by theory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Below 0: less than chance.
    Poor,
    /// Up to .20.
    Slight,
    /// Up to .40.
    Fair,
    /// Up to .60.
    Moderate,
    /// Up to .80.
    Substantial,
    /// Above .80.
    AlmostPerfect,
}

impl Strength {
    /// The word for a kappa.
    #[must_use]
    pub fn of(kappa: f64) -> Self {
        match kappa {
            kappa if kappa < 0.0 => Self::Poor,
            kappa if kappa <= 0.2 => Self::Slight,
            kappa if kappa <= 0.4 => Self::Fair,
            kappa if kappa <= 0.6 => Self::Moderate,
            kappa if kappa <= 0.8 => Self::Substantial,
            _ => Self::AlmostPerfect,
        }
    }
}

/// How often two graders gave which grades to the same work: one piece is one addition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Stored")]
pub struct Agreement {
    grades: usize,
    counts: Vec<u64>,
}

/// As it is read from storage, where anything may stand.
#[derive(Deserialize)]
struct Stored {
    grades: usize,
    counts: Vec<u64>,
}

impl TryFrom<Stored> for Agreement {
    type Error = AgreementError;

    fn try_from(Stored { grades, counts }: Stored) -> Result<Self, AgreementError> {
        let square = grades.checked_mul(grades) == Some(counts.len());
        if grades < 2 || !square { Err(AgreementError::TooFewGrades(grades)) } else { Ok(Self { grades, counts }) }
    }
}

/// Why there is no kappa.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgreementError {
    /// There are at least 2 grades.
    TooFewGrades(usize),
    /// There is no such grade.
    UnknownGrade(usize),
    /// Nothing was graded by both.
    NothingGraded,
    /// Both gave one and the same grade to everything: agreement by chance is complete too.
    NoSpread,
}

impl std::fmt::Display for AgreementError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooFewGrades(found) => write!(f, "{found} grades are too few"),
            Self::UnknownGrade(grade) => write!(f, "there is no grade {grade}"),
            Self::NothingGraded => f.write_str("nothing was graded by both"),
            Self::NoSpread => f.write_str("everything got the same grade from both"),
        }
    }
}

impl std::error::Error for AgreementError {}

impl Agreement {
    /// For grades `0..grades`, in order.
    ///
    /// # Errors
    /// With fewer than 2 grades.
    pub fn new(grades: usize) -> Result<Self, AgreementError> {
        if grades < 2 { Err(AgreementError::TooFewGrades(grades)) } else { Ok(Self { grades, counts: vec![0; grades * grades] }) }
    }

    /// Adds one piece of work with both grades.
    ///
    /// # Errors
    /// When a grade does not exist.
    pub fn add(&mut self, first: usize, second: usize) -> Result<(), AgreementError> {
        self.add_many(first, second, 1)
    }

    /// Adds so many pieces of work with the same two grades.
    ///
    /// # Errors
    /// When a grade does not exist.
    pub fn add_many(&mut self, first: usize, second: usize, pieces: u64) -> Result<(), AgreementError> {
        if let Some(&unknown) = [first, second].iter().find(|grade| **grade >= self.grades) {
            return Err(AgreementError::UnknownGrade(unknown));
        }
        self.counts[first * self.grades + second] += pieces;
        Ok(())
    }

    /// `κ = 1 − Σ v_ij o_ij / Σ v_ij e_ij` (Cohen 1968), with `v` the weight of the disagreement,
    /// `o` the observed shares and `e` those expected from the graders' own habits. 1 is full
    /// agreement, 0 what chance would give.
    ///
    /// # Errors
    /// When nothing was graded or nothing varies.
    pub fn kappa(&self, weighting: Weighting) -> Result<f64, AgreementError> {
        let total = real64(self.counts.iter().sum());
        if total <= 0.0 {
            return Err(AgreementError::NothingGraded);
        }
        let count = |i: usize, j: usize| real64(self.counts[i * self.grades + j]);
        let first: Vec<f64> = (0..self.grades).map(|i| (0..self.grades).map(|j| count(i, j)).sum()).collect();
        let second: Vec<f64> = (0..self.grades).map(|j| (0..self.grades).map(|i| count(i, j)).sum()).collect();
        let (mut observed, mut expected) = (0.0, 0.0);
        for (i, rows) in first.iter().enumerate() {
            for (j, columns) in second.iter().enumerate() {
                let apart = real(i.abs_diff(j));
                let weight = match weighting {
                    Weighting::None => apart.min(1.0),
                    Weighting::Linear => apart,
                    Weighting::Quadratic => apart * apart,
                };
                observed += weight * count(i, j) / total;
                expected += weight * rows * columns / (total * total);
            }
        }
        if expected <= 0.0 { Err(AgreementError::NoSpread) } else { Ok(1.0 - observed / expected) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(table: &[&[u64]]) -> Agreement {
        let mut agreement = Agreement::new(table.len()).unwrap();
        for (i, row) in table.iter().enumerate() {
            for (j, &times) in row.iter().enumerate() {
                (0..times).for_each(|_| agreement.add(i, j).unwrap());
            }
        }
        agreement
    }

    /// Cohen (1968), as in R's psych (`cohen.kappa`): 200 diagnoses, unweighted .492. Weighted by hand:
    /// linear 1 − .33/.6975 and quadratic 1 − .49/1.0675 of the same table's shares.
    #[test]
    fn kappa_of_cohens_diagnoses_is_the_published_one() {
        let agreement = of(&[&[88, 14, 18], &[10, 40, 10], &[2, 6, 12]]);
        let kappa = |weighting| agreement.kappa(weighting).unwrap();
        assert!((kappa(Weighting::None) - 0.492).abs() < 0.0005, "{}", kappa(Weighting::None));
        let shares = [[0.44, 0.07, 0.09], [0.05, 0.20, 0.05], [0.01, 0.03, 0.06]];
        for (weighting, power) in [(Weighting::Linear, 1), (Weighting::Quadratic, 2)] {
            let (mut o, mut e) = (0.0, 0.0);
            for (i, row) in shares.iter().enumerate() {
                for j in 0..3 {
                    let v = real(i.abs_diff(j)).powi(power);
                    o += v * row[j];
                    e += v * row.iter().sum::<f64>() * shares.iter().map(|row| row[j]).sum::<f64>();
                }
            }
            assert!((kappa(weighting) - (1.0 - o / e)).abs() < 1e-12);
        }
    }

    /// The textbook table [[20, 5], [10, 15]]: observed .7, by chance .5, κ = .4.
    #[test]
    fn weights_do_not_matter_with_two_grades() {
        let agreement = of(&[&[20, 5], &[10, 15]]);
        for weighting in [Weighting::None, Weighting::Linear, Weighting::Quadratic] {
            assert!((agreement.kappa(weighting).unwrap() - 0.4).abs() < 1e-12);
        }
    }

    #[test]
    fn the_words_change_at_the_published_bounds() {
        use Strength::{AlmostPerfect, Fair, Moderate, Poor, Slight, Substantial};
        let all = [
            (-0.1, Poor),
            (0.0, Slight),
            (0.2, Slight),
            (0.21, Fair),
            (0.41, Moderate),
            (0.61, Substantial),
            (0.81, AlmostPerfect),
        ];
        for (kappa, word) in all {
            assert_eq!(Strength::of(kappa), word, "{kappa}");
        }
    }

    #[test]
    fn what_cannot_be_compared_is_refused() {
        assert_eq!(Agreement::new(1), Err(AgreementError::TooFewGrades(1)));
        let mut agreement = Agreement::new(3).unwrap();
        assert_eq!(agreement.add(0, 3), Err(AgreementError::UnknownGrade(3)));
        assert_eq!(agreement.kappa(Weighting::None), Err(AgreementError::NothingGraded));
        agreement.add(1, 1).unwrap();
        assert_eq!(agreement.kappa(Weighting::Linear), Err(AgreementError::NoSpread));
        agreement.add(0, 2).unwrap();
        assert!(agreement.kappa(Weighting::None).is_ok());
        assert!(serde_json::from_str::<Agreement>(r#"{"grades":2,"counts":[1,2,3]}"#).is_err());
    }
}
