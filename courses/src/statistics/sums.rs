//! One item's sums: an answer is added in a few additions, and taken out again for a regrade.

use serde::{Deserialize, Serialize};

use crate::real::real64;

/// What one finished attempt says about one item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answered {
    /// What the answer earned, from 0 to 1: points over the points to be had.
    pub score: f64,
    /// What the *other* items of the same form earned together, on any scale that attempts share;
    /// none where forms differ (adaptive tests).
    pub rest: Option<f64>,
    /// Which option was chosen, from 0; none for an item without options.
    pub option: Option<usize>,
    /// The person's ability estimate from the whole attempt; none before there is a scale.
    pub ability: Option<f64>,
    /// Seconds from showing to the last answer.
    pub seconds: f64,
    /// Whether it was faster than the item can be read.
    pub too_fast: bool,
}

/// The sums of one item. They depend on nothing but what was added, in any order up to rounding, so
/// an answer transaction keeps them and no page scans answers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sums {
    answers: u64,
    omitted: u64,
    too_fast: u64,
    score: f64,
    score_squares: f64,
    seconds: f64,
    with_rest: Pair,
    options: Vec<Choice>,
}

/// Sums of scores and rest scores over the answers that have both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Pair {
    count: u64,
    score: f64,
    score_squares: f64,
    rest: f64,
    rest_squares: f64,
    products: f64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Choice {
    count: u64,
    with_ability: u64,
    ability: f64,
    ability_squares: f64,
}

/// Why an answer was not added. The sums are as before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SumsError {
    /// A score, rest, ability or time is not finite, or the score is not from 0 to 1.
    NotANumber,
    /// There is no option with this number.
    UnknownOption(usize),
    /// What is taken out was never added.
    NeverAdded,
}

impl std::fmt::Display for SumsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotANumber => f.write_str("scores are from 0 to 1, and all numbers are finite"),
            Self::UnknownOption(option) => write!(f, "there is no option {option}"),
            Self::NeverAdded => f.write_str("there is no such answer to take out"),
        }
    }
}

impl std::error::Error for SumsError {}

/// How one option was chosen: a row of the distractor table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OptionStatistics {
    /// How many chose it.
    pub count: u64,
    /// Which share of those who answered.
    pub share: f64,
    /// The mean ability of those who chose it, if known of anyone.
    pub mean_ability: Option<f64>,
}

impl Sums {
    /// For an item with so many options; 0 for one without.
    #[must_use]
    pub fn new(options: usize) -> Self {
        Self { options: vec![Choice::default(); options], ..Self::default() }
    }

    /// Adds one answer.
    ///
    /// # Errors
    /// When a number is none, or the option does not exist.
    pub fn add(&mut self, answered: &Answered) -> Result<(), SumsError> {
        self.check(answered)?;
        self.answers += 1;
        self.too_fast += u64::from(answered.too_fast);
        if let Some(rest) = answered.rest {
            self.with_rest.count += 1;
            self.with_rest.shift(answered.score, rest, 1.0);
        }
        if let Some(choice) = answered.option.and_then(|option| self.options.get_mut(option)) {
            choice.count += 1;
            choice.with_ability += u64::from(answered.ability.is_some());
            choice.shift(answered.ability, 1.0);
        }
        self.shift(answered, 1.0);
        Ok(())
    }

    /// Takes one answer out, exactly as it was added: for a regrade, take out and add again.
    ///
    /// # Errors
    /// When a number is none, the option does not exist, or counts say that it was never added.
    pub fn take_out(&mut self, answered: &Answered) -> Result<(), SumsError> {
        self.check(answered)?;
        let choice = answered.option.and_then(|option| self.options.get(option));
        let known = self.answers > 0
            && self.too_fast >= u64::from(answered.too_fast)
            && (answered.rest.is_none() || self.with_rest.count > 0)
            && choice.is_none_or(|c| c.count > 0 && c.with_ability >= u64::from(answered.ability.is_some()));
        if !known {
            return Err(SumsError::NeverAdded);
        }
        self.answers -= 1;
        self.too_fast -= u64::from(answered.too_fast);
        if let Some(rest) = answered.rest {
            self.with_rest.count -= 1;
            self.with_rest.shift(answered.score, rest, -1.0);
        }
        if let Some(choice) = answered.option.and_then(|option| self.options.get_mut(option)) {
            choice.count -= 1;
            choice.with_ability -= u64::from(answered.ability.is_some());
            choice.shift(answered.ability, -1.0);
        }
        self.shift(answered, -1.0);
        Ok(())
    }

    /// Adds a person who was shown the item and left it out.
    pub const fn add_omitted(&mut self) {
        self.omitted += 1;
    }

    /// How many answered.
    #[must_use]
    pub const fn answers(&self) -> u64 {
        self.answers
    }

    /// The mean share of the points: the p-value of an item that is right or wrong. None without
    /// answers.
    #[must_use]
    pub fn p_value(&self) -> Option<f64> {
        (self.answers > 0).then(|| self.score / real64(self.answers))
    }

    /// The correlation of the item with the rest of the form, itself left out (corrected point-biserial
    /// or item-rest correlation; Henrysson 1963). None with fewer than 2 answers or without spread.
    #[must_use]
    pub fn corrected_point_biserial(&self) -> Option<f64> {
        let Pair { count, score, score_squares, rest, rest_squares, products } = self.with_rest;
        let n = real64(count);
        let covariance = products - score * rest / n;
        let spread = (score_squares - score * score / n) * (rest_squares - rest * rest / n);
        (count >= 2 && spread > 1e-12).then(|| (covariance / spread.sqrt()).clamp(-1.0, 1.0))
    }

    /// Which share of those who were shown the item left it out.
    #[must_use]
    pub fn omit_rate(&self) -> Option<f64> {
        let shown = self.answers + self.omitted;
        (shown > 0).then(|| real64(self.omitted) / real64(shown))
    }

    /// The mean seconds to answer.
    #[must_use]
    pub fn mean_seconds(&self) -> Option<f64> {
        (self.answers > 0).then(|| self.seconds / real64(self.answers))
    }

    /// Which share of the answers was faster than reading.
    #[must_use]
    pub fn too_fast_share(&self) -> Option<f64> {
        (self.answers > 0).then(|| real64(self.too_fast) / real64(self.answers))
    }

    /// The distractor table: each option in order.
    #[must_use]
    pub fn options(&self) -> Vec<OptionStatistics> {
        let chosen: u64 = self.options.iter().map(|choice| choice.count).sum();
        let row = |choice: &Choice| OptionStatistics {
            count: choice.count,
            share: if chosen > 0 { real64(choice.count) / real64(chosen) } else { 0.0 },
            mean_ability: (choice.with_ability > 0).then(|| choice.ability / real64(choice.with_ability)),
        };
        self.options.iter().map(row).collect()
    }

    /// Mean, variance and count of the abilities of those who chose an option.
    pub(super) fn abilities(&self, option: usize) -> Option<(f64, f64, f64)> {
        let choice = self.options.get(option)?;
        let n = real64(choice.with_ability);
        let mean = choice.ability / n;
        (choice.with_ability >= 2).then(|| (mean, ((choice.ability_squares - n * mean * mean) / (n - 1.0)).max(0.0), n))
    }

    fn check(&self, answered: &Answered) -> Result<(), SumsError> {
        let finite = answered.seconds.is_finite()
            && answered.rest.is_none_or(f64::is_finite)
            && answered.ability.is_none_or(f64::is_finite)
            && (0.0..=1.0).contains(&answered.score);
        match answered.option {
            _ if !finite => Err(SumsError::NotANumber),
            Some(option) if option >= self.options.len() => Err(SumsError::UnknownOption(option)),
            _ => Ok(()),
        }
    }

    fn shift(&mut self, answered: &Answered, sign: f64) {
        self.score += sign * answered.score;
        self.score_squares += sign * answered.score * answered.score;
        self.seconds += sign * answered.seconds;
    }
}

impl Pair {
    fn shift(&mut self, score: f64, rest: f64, sign: f64) {
        self.score += sign * score;
        self.score_squares += sign * score * score;
        self.rest += sign * rest;
        self.rest_squares += sign * rest * rest;
        self.products += sign * score * rest;
    }
}

impl Choice {
    fn shift(&mut self, ability: Option<f64>, sign: f64) {
        if let Some(ability) = ability {
            self.ability += sign * ability;
            self.ability_squares += sign * ability * ability;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::irt::published::{LSAT6, LSAT7, SCIENCE, five, four};

    pub(crate) fn answered(score: f64, rest: f64) -> Answered {
        Answered { score, rest: Some(rest), option: None, ability: None, seconds: 20.0, too_fast: false }
    }

    fn add_pattern(sums: &mut [Sums], answers: &[(usize, u8)], most: f64, times: u32) {
        let total: f64 = answers.iter().map(|a| f64::from(a.1)).sum();
        for _ in 0..times {
            for &(item, score) in answers {
                sums[item].add(&answered(f64::from(score) / most, total - f64::from(score))).unwrap();
            }
        }
    }

    /// mirt 1.45, `itemstats`: total.r_if_rm of LSAT6, LSAT7 and Science, and the shares right.
    #[test]
    fn point_biserials_are_the_published_ones() {
        let check = |found: &[Sums], published: &[f64]| {
            for (sums, published) in found.iter().zip(published) {
                let found = sums.corrected_point_biserial().unwrap();
                assert!((found - published).abs() < 0.0006, "{found} {published}");
            }
        };
        for (table, published, p) in
            [(LSAT6, [0.113, 0.153, 0.173, 0.144, 0.122], 0.924), (LSAT7, [0.246, 0.247, 0.313, 0.223, 0.175], 0.828)]
        {
            let mut sums = vec![Sums::new(0); 5];
            table.into_iter().enumerate().for_each(|(pattern, times)| add_pattern(&mut sums, &five(pattern), 1.0, times));
            check(&sums, &published);
            assert!((sums[0].p_value().unwrap() - p).abs() < 1e-12);
        }
        let mut sums = vec![Sums::new(0); 4];
        SCIENCE.into_iter().for_each(|(pattern, times)| add_pattern(&mut sums, &four(pattern), 3.0, times));
        check(&sums, &[0.352, 0.332, 0.488, 0.363]);
    }

    #[test]
    fn what_is_taken_out_leaves_no_trace() {
        let mut sums = Sums::new(3);
        let one = Answered { score: 1.0, rest: Some(3.0), option: Some(0), ability: Some(0.5), seconds: 30.0, too_fast: false };
        let two = Answered { score: 0.0, rest: None, option: Some(2), ability: None, seconds: 2.0, too_fast: true };
        sums.add(&one).unwrap();
        let before = sums.clone();
        sums.add(&two).unwrap();
        assert_eq!((sums.answers(), sums.too_fast_share(), sums.mean_seconds()), (2, Some(0.5), Some(16.0)));
        sums.take_out(&two).unwrap();
        assert_eq!(sums, before);
        assert_eq!(sums.take_out(&two), Err(SumsError::NeverAdded));
        sums.take_out(&one).unwrap();
        assert_eq!(sums, Sums::new(3));
        assert_eq!(sums.take_out(&one), Err(SumsError::NeverAdded));
    }

    #[test]
    fn the_distractor_table_has_shares_and_mean_abilities() {
        let mut sums = Sums::new(3);
        for (option, ability) in [(0, 1.0), (0, 0.0), (1, -1.0), (0, -0.4)] {
            let score = if option == 0 { 1.0 } else { 0.0 };
            let answer =
                Answered { score, rest: None, option: Some(option), ability: Some(ability), seconds: 9.0, too_fast: false };
            sums.add(&answer).unwrap();
        }
        sums.add_omitted();
        let table = sums.options();
        assert_eq!((table[0].count, table[0].share), (3, 0.75));
        assert!((table[0].mean_ability.unwrap() - 0.2).abs() < 1e-12);
        assert_eq!((table[1].mean_ability, table[2].mean_ability), (Some(-1.0), None));
        assert_eq!(sums.omit_rate(), Some(0.2));
        assert_eq!(sums.corrected_point_biserial(), None);
    }

    #[test]
    fn numbers_that_are_none_are_refused_and_change_nothing() {
        let mut sums = Sums::new(2);
        let good = answered(1.0, 2.0);
        for bad in [
            Answered { score: f64::NAN, ..good },
            Answered { score: 1.5, ..good },
            Answered { rest: Some(f64::INFINITY), ..good },
            Answered { ability: Some(f64::NAN), ..good },
            Answered { seconds: f64::NAN, ..good },
        ] {
            assert_eq!(sums.add(&bad), Err(SumsError::NotANumber));
        }
        assert_eq!(sums.add(&Answered { option: Some(2), ..good }), Err(SumsError::UnknownOption(2)));
        assert_eq!(sums, Sums::new(2));
        assert_eq!((sums.p_value(), sums.omit_rate(), sums.mean_seconds()), (None, None, None));
    }
}
