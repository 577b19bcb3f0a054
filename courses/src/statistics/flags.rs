//! What a trainer should look at, as values; pages choose the words.

use serde::{Deserialize, Serialize};

use super::{Dif, DifClass, Sums};

/// Something about an item that wants a human eye. It never changes an item or a result by itself.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "flag")]
#[non_exhaustive]
pub enum Flag {
    /// A wrong option is chosen by abler people than the key is: check the key.
    AttractsTheStrong {
        /// The option, from 0.
        option: usize,
    },
    /// Nearly everyone is right.
    TooEasy,
    /// Nearly nobody is right.
    TooHard,
    /// It hardly tells strong from weak.
    LowDiscrimination,
    /// The strong do worse than the weak: check the key.
    NegativeDiscrimination,
    /// Nobody chooses this wrong option: it does no work.
    NeverChosen {
        /// The option, from 0.
        option: usize,
    },
    /// It treats groups of equal ability differently.
    Dif {
        /// B or C.
        class: DifClass,
        /// Whether it is the focal group for whom it is harder.
        against_focal: bool,
    },
    /// Many answers came faster than the item can be read.
    FasterThanReading,
    /// Many who are shown it leave it out.
    OftenOmitted,
}

/// From where on something is flagged.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    /// Fewer answers flag nothing: by default 50.
    pub fewest_answers: u64,
    /// Above this p-value an item is too easy: by default 0.95.
    pub too_easy: f64,
    /// Below this p-value it is too hard: by default 0.10.
    pub too_hard: f64,
    /// Below this corrected point-biserial it discriminates too little: by default 0.15 (Ebel & Frisbie
    /// 1991 call below .20 poor; ours leaves out the item itself, which lowers it).
    pub low_discrimination: f64,
    /// By how many standard errors the mean ability of those who chose a wrong option must lie above
    /// that of those who chose the key: by default 1.645, one-sided 5 %.
    pub attraction: f64,
    /// Above this share of answers faster than reading: by default 0.10.
    pub too_fast: f64,
    /// Above this share left out: by default 0.10.
    pub omitted: f64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            fewest_answers: 50,
            too_easy: 0.95,
            too_hard: 0.10,
            low_discrimination: 0.15,
            attraction: 1.645,
            too_fast: 0.10,
            omitted: 0.10,
        }
    }
}

/// Looks at an item's sums. `key` is the right option of a single choice; without it options are not
/// judged.
#[must_use]
pub fn flags(sums: &Sums, key: Option<usize>, dif: Option<&Dif>, limits: &Limits) -> Vec<Flag> {
    let mut flags = Vec::new();
    if sums.answers() < limits.fewest_answers {
        return flags;
    }
    if let Some(p) = sums.p_value() {
        if p > limits.too_easy {
            flags.push(Flag::TooEasy);
        } else if p < limits.too_hard {
            flags.push(Flag::TooHard);
        }
    }
    match sums.corrected_point_biserial() {
        Some(r) if r < 0.0 => flags.push(Flag::NegativeDiscrimination),
        Some(r) if r < limits.low_discrimination => flags.push(Flag::LowDiscrimination),
        _ => {}
    }
    if let Some(key) = key {
        for (option, row) in sums.options().iter().enumerate().filter(|&(option, _)| option != key) {
            if row.count == 0 {
                flags.push(Flag::NeverChosen { option });
            } else if attracts(sums, option, key, limits.attraction) {
                flags.push(Flag::AttractsTheStrong { option });
            }
        }
    }
    if let Some(dif) = dif.filter(|dif| dif.class != DifClass::A) {
        flags.push(Flag::Dif { class: dif.class, against_focal: dif.delta < 0.0 });
    }
    if sums.too_fast_share().is_some_and(|share| share > limits.too_fast) {
        flags.push(Flag::FasterThanReading);
    }
    if sums.omit_rate().is_some_and(|share| share > limits.omitted) {
        flags.push(Flag::OftenOmitted);
    }
    flags
}

/// Whether those who chose the option are abler than those who chose the key, by Welch's (1947)
/// statistic, so that two people of luck raise no flag.
fn attracts(sums: &Sums, option: usize, key: usize, limit: f64) -> bool {
    let (Some((mean, variance, n)), Some((key_mean, key_variance, key_n))) = (sums.abilities(option), sums.abilities(key)) else {
        return false;
    };
    let error = (variance / n + key_variance / key_n).sqrt();
    n >= 5.0 && mean - key_mean > limit * error
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::Answered;

    /// 60 people; `choose` says which option a person of this ability takes, 0 being the key.
    fn item(choose: impl Fn(i32) -> usize) -> Sums {
        let mut sums = Sums::new(4);
        for person in 0..60 {
            let option = choose(person);
            let ability = f64::from(person) / 15.0 - 2.0;
            let score = if option == 0 { 1.0 } else { 0.0 };
            let answer = Answered {
                score,
                rest: Some(f64::from(person)),
                option: Some(option),
                ability: Some(ability),
                seconds: 30.0,
                too_fast: false,
            };
            sums.add(&answer).unwrap();
        }
        sums
    }

    fn found(sums: &Sums) -> Vec<Flag> {
        flags(sums, Some(0), None, &Limits::default())
    }

    #[test]
    fn a_good_item_is_not_flagged() {
        assert_eq!(
            found(&item(|person| if person > 25 { 0 } else { 1 + usize::from(person % 3 == 0) + usize::from(person % 5 == 0) })),
            []
        );
    }

    #[test]
    fn a_wrong_key_shows_in_the_option_that_the_strong_choose() {
        let flags = found(&item(|person| if person > 30 { 2 } else { usize::from(person % 2 == 0) }));
        assert!(
            flags.contains(&Flag::AttractsTheStrong { option: 2 }) && flags.contains(&Flag::NegativeDiscrimination),
            "{flags:?}"
        );
        assert!(flags.contains(&Flag::NeverChosen { option: 3 }));
    }

    #[test]
    fn easy_hard_and_flat_items_are_flagged() {
        assert!(found(&item(|person| usize::from(person == 7))).contains(&Flag::TooEasy));
        assert!(found(&item(|person| usize::from(person != 59))).contains(&Flag::TooHard));
        assert!(found(&item(|person| usize::from(person % 2 == 0))).contains(&Flag::LowDiscrimination));
    }

    #[test]
    fn haste_omission_and_unfairness_are_flagged() {
        let mut sums = item(|person| usize::from(person < 30));
        (0..12).for_each(|_| sums.add_omitted());
        for _ in 0..12 {
            let fast = Answered { score: 0.0, rest: None, option: Some(1), ability: None, seconds: 1.0, too_fast: true };
            sums.add(&fast).unwrap();
        }
        let dif = Dif { odds_ratio: 3.0, delta: -2.6, error: 0.3, chi_square: 30.0, p: 1e-6, class: DifClass::C };
        let flags = flags(&sums, Some(0), Some(&dif), &Limits::default());
        assert!(flags.contains(&Flag::FasterThanReading) && flags.contains(&Flag::OftenOmitted));
        assert!(flags.contains(&Flag::Dif { class: DifClass::C, against_focal: true }));
    }

    #[test]
    fn few_answers_flag_nothing() {
        let mut sums = Sums::new(4);
        let answer = Answered { score: 0.0, rest: Some(1.0), option: Some(1), ability: None, seconds: 1.0, too_fast: true };
        (0..49).for_each(|_| sums.add(&answer).unwrap());
        assert_eq!(found(&sums), []);
    }
}
