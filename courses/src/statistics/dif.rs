//! Differential item functioning: is the item harder for one of two groups of equal ability?

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::two_sided;
use crate::real::real64;

/// Who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Whom the other is compared with.
    Reference,
    /// Whom the item might treat unfairly.
    Focal,
}

/// Right and wrong answers of two groups, matched by a score: one answer is added in one look-up.
///
/// Match by the total score *with* the item (Holland & Thayer 1988), or by ability in steps of, say,
/// 0.25 where forms differ.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MantelHaenszel {
    strata: BTreeMap<i32, [[u64; 2]; 2]>,
}

/// The class of Educational Testing Service (Zieky 1993; Dorans & Holland 1993).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DifClass {
    /// Negligible: |Δ| < 1, or not significantly different from 0.
    A,
    /// Moderate: neither A nor C.
    B,
    /// Large: |Δ| ≥ 1.5 and significantly above 1. Have it reviewed.
    C,
}

/// The result of the comparison.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dif {
    /// Common odds ratio `α`, reference over focal; above 1 the item is harder for the focal group.
    pub odds_ratio: f64,
    /// `Δ = −2.35 ln α`, in units of the ETS delta scale; below 0 the item is harder for the focal
    /// group.
    pub delta: f64,
    /// The standard error of `Δ`.
    pub error: f64,
    /// Mantel-Haenszel chi-square with continuity correction, 1 degree of freedom.
    pub chi_square: f64,
    /// Its p-value.
    pub p: f64,
    /// The class.
    pub class: DifClass,
}

/// Why the groups cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DifError {
    /// No stratum has people of both groups and both right and wrong answers.
    NothingToCompare,
    /// One of the two sums of the odds ratio is 0: it would be 0 or infinite.
    NoOddsRatio,
}

impl std::fmt::Display for DifError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NothingToCompare => "no score has right and wrong answers of both groups",
            Self::NoOddsRatio => "one group is always right where the other is wrong",
        })
    }
}

impl std::error::Error for DifError {}

impl MantelHaenszel {
    /// Adds one answer of a person with this matching score.
    pub fn add(&mut self, group: Group, matched: i32, right: bool) {
        self.add_times(group, matched, right, 1);
    }

    /// Adds such answers of several people.
    pub fn add_times(&mut self, group: Group, matched: i32, right: bool, times: u64) {
        let stratum = self.strata.entry(matched).or_default();
        stratum[usize::from(group == Group::Focal)][usize::from(!right)] += times;
    }

    /// How many answers there are of the reference and of the focal group.
    #[must_use]
    pub fn answers(&self) -> [u64; 2] {
        let of = |group: usize| self.strata.values().map(|stratum| stratum[group].iter().sum::<u64>()).sum();
        [of(0), of(1)]
    }

    /// Compares the groups (Mantel & Haenszel 1959; Holland & Thayer 1988). With right and wrong of the
    /// reference group `A`, `B` and of the focal group `C`, `D`, and `T` in all, over the strata:
    ///
    /// ```text
    /// α  = Σ A D / T  /  Σ B C / T                        Δ = −2.35 ln α
    /// χ² = (|Σ A − Σ E(A)| − ½)² / Σ Var(A)
    /// E(A) = (A+B)(A+C)/T,  Var(A) = (A+B)(C+D)(A+C)(B+D) / (T² (T−1))
    /// ```
    ///
    /// The error of `ln α` is that of Robins, Breslow & Greenland (1986).
    ///
    /// # Errors
    /// When no stratum compares, or the odds ratio is 0 or infinite.
    pub fn compare(&self) -> Result<Dif, DifError> {
        let mut sums = Sums::default();
        for cell in self.strata.values() {
            sums.add(cell.map(|row| row.map(real64)));
        }
        if sums.variance <= 0.0 {
            return Err(DifError::NothingToCompare);
        }
        if sums.r <= 0.0 || sums.s <= 0.0 {
            return Err(DifError::NoOddsRatio);
        }
        let odds_ratio = sums.r / sums.s;
        let variance =
            sums.pr / (2.0 * sums.r * sums.r) + sums.ps_qr / (2.0 * sums.r * sums.s) + sums.qs / (2.0 * sums.s * sums.s);
        let (delta, error) = (-2.35 * odds_ratio.ln(), 2.35 * variance.sqrt());
        let chi_square = ((sums.difference.abs() - 0.5).max(0.0)).powi(2) / sums.variance;
        let p = two_sided(chi_square.sqrt());
        Ok(Dif { odds_ratio, delta, error, chi_square, p, class: class(delta, error, p) })
    }
}

/// ETS: A if Δ is not significantly different from 0 at .05 or |Δ| < 1; C if |Δ| ≥ 1.5 and
/// significantly above 1 at .05, one-sided; else B.
fn class(delta: f64, error: f64, p: f64) -> DifClass {
    let size = delta.abs();
    if p > 0.05 || size < 1.0 {
        DifClass::A
    } else if size >= 1.5 && size - 1.0 > 1.645 * error {
        DifClass::C
    } else {
        DifClass::B
    }
}

#[derive(Default)]
struct Sums {
    r: f64,
    s: f64,
    pr: f64,
    ps_qr: f64,
    qs: f64,
    difference: f64,
    variance: f64,
}

impl Sums {
    fn add(&mut self, [[a, b], [c, d]]: [[f64; 2]; 2]) {
        let total = a + b + c + d;
        if total < 2.0 {
            return;
        }
        let (r, s, p, q) = (a * d / total, b * c / total, (a + d) / total, (b + c) / total);
        self.r += r;
        self.s += s;
        self.pr += p * r;
        self.ps_qr += p * s + q * r;
        self.qs += q * s;
        self.difference += a - (a + b) * (a + c) / total;
        self.variance += (a + b) * (c + d) * (a + c) * (b + d) / (total * total * (total - 1.0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Admitted and rejected men and women in six departments, Berkeley 1973 (Bickel, Hammel &
    /// O'Connell 1975): R's `mantelhaen.test(UCBAdmissions)` gives χ² = 1.4269, p = .2323, odds ratio
    /// .9046968 with 95 % limits .7719074 and 1.0603298.
    #[test]
    fn the_berkeley_admissions_have_the_published_result() {
        let tables = [
            [512, 313, 89, 19],
            [353, 207, 17, 8],
            [120, 205, 202, 391],
            [138, 279, 131, 244],
            [53, 138, 94, 299],
            [22, 351, 24, 317],
        ];
        let mut sums = MantelHaenszel::default();
        for (stratum, [a, b, c, d]) in (0..).zip(tables) {
            for (group, right, times) in
                [(Group::Reference, true, a), (Group::Reference, false, b), (Group::Focal, true, c), (Group::Focal, false, d)]
            {
                sums.add_times(group, stratum, right, times);
            }
        }
        let found = sums.compare().unwrap();
        assert!((found.chi_square - 1.4269).abs() < 5e-5 && (found.p - 0.2323).abs() < 5e-5, "{found:?}");
        assert!((found.odds_ratio - 0.904_696_8).abs() < 1e-7);
        let error = (1.060_329_8_f64.ln() - 0.771_907_4_f64.ln()) / (2.0 * 1.959_964) * 2.35;
        assert!((found.error - error).abs() < 1e-5);
        assert_eq!(found.class, DifClass::A);
    }

    #[test]
    fn classes_follow_size_and_certainty() {
        assert_eq!(class(-2.0, 0.3, 0.001), DifClass::C);
        assert_eq!(class(1.6, 0.5, 0.001), DifClass::B); // large, but not surely above 1
        assert_eq!(class(1.2, 0.1, 0.001), DifClass::B);
        assert_eq!(class(0.9, 0.1, 0.001), DifClass::A);
        assert_eq!(class(3.0, 2.0, 0.13), DifClass::A);
    }

    #[test]
    fn groups_that_do_not_meet_cannot_be_compared() {
        let mut sums = MantelHaenszel::default();
        assert_eq!(sums.compare(), Err(DifError::NothingToCompare));
        sums.add(Group::Reference, 3, true);
        sums.add(Group::Reference, 3, false);
        sums.add(Group::Focal, 4, true);
        sums.add(Group::Focal, 4, false);
        assert_eq!(sums.compare(), Err(DifError::NothingToCompare));
        sums.add(Group::Focal, 3, true);
        assert_eq!(sums.compare(), Err(DifError::NoOddsRatio));
        sums.add(Group::Focal, 3, false);
        assert!(sums.compare().is_ok());
        assert_eq!(sums.answers(), [2, 4]);
    }
}
