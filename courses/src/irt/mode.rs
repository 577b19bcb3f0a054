//! The most likely ability: maximum likelihood, and with a prior.

use std::fmt;

use super::{Item, Population, Score};

/// Beyond this ability nobody is looked for: items lie within ±6.
const FAR: f64 = 15.0;
const SCAN: usize = 600;

/// Why a score cannot be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScoreError {
    /// There is no answer.
    NoAnswers,
    /// The item at this place has no such score.
    UnknownScore {
        /// Which answer, from 0.
        answer: usize,
        /// The score.
        score: u8,
    },
    /// The likelihood rises without end towards high ability: everything is right.
    NoUpperBound,
    /// The likelihood rises without end towards low ability: everything is wrong, or as good as
    /// guessed.
    NoLowerBound,
}

impl fmt::Display for ScoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAnswers => f.write_str("without answers there is no maximum likelihood"),
            Self::UnknownScore { answer, score } => write!(f, "answer {answer} cannot have score {score}"),
            Self::NoUpperBound => f.write_str("everything is right: no ability is too high to be likely"),
            Self::NoLowerBound => f.write_str("nothing is right beyond guessing: no ability is too low to be likely"),
        }
    }
}

impl std::error::Error for ScoreError {}

/// Maximum likelihood (Birnbaum 1968, ch. 20). Its error is from the observed information.
///
/// # Errors
/// Without answers, with scores that items do not have, and for patterns that have no maximum: all
/// right, all wrong. Use the posterior mean for those.
pub fn maximum_likelihood(answers: &[(&Item, u8)]) -> Result<Score, ScoreError> {
    if answers.is_empty() {
        return Err(ScoreError::NoAnswers);
    }
    peak(answers, None)
}

/// Maximum a posteriori (Samejima 1969; ltm's "empirical Bayes" scores). Its error is from the
/// curvature of the log-posterior. Without answers it is the population's mean and deviation.
///
/// # Errors
/// With scores that items do not have.
pub fn maximum_a_posteriori(answers: &[(&Item, u8)], population: Population) -> Result<Score, ScoreError> {
    peak(answers, Some(population))
}

struct Slope {
    value: f64,
    first: f64,
    second: f64,
}

fn look(answers: &[(&Item, u8)], prior: Option<Population>, ability: f64) -> Slope {
    let mut slope = Slope { value: 0.0, first: 0.0, second: 0.0 };
    if let Some(population) = prior {
        let precision = population.deviation().powi(-2);
        let off = ability - population.mean();
        slope = Slope { value: -0.5 * off * off * precision, first: -off * precision, second: -precision };
    }
    for (item, score) in answers {
        let chance = item.log_chance(ability, *score);
        slope.value += chance.value;
        slope.first += chance.slope;
        slope.second += chance.curvature;
    }
    slope
}

fn peak(answers: &[(&Item, u8)], prior: Option<Population>) -> Result<Score, ScoreError> {
    if let Some(answer) = answers.iter().position(|(item, score)| usize::from(*score) >= item.categories()) {
        return Err(ScoreError::UnknownScore { answer, score: answers[answer].1 });
    }
    let (middle, reach) = prior.map_or((0.0, FAR), |population| (population.mean(), FAR.max(8.0 * population.deviation())));
    // 3PL likelihoods can have several peaks: a scan finds the highest, halving finds its top.
    let place = |step: usize| middle + reach * (2.0 * crate::real::real(step) / crate::real::real(SCAN) - 1.0);
    let best = (0..=SCAN).map(|step| (step, look(answers, prior, place(step)).value));
    let (best, _) = best.fold((0, f64::NEG_INFINITY), |best, next| if next.1 > best.1 { next } else { best });
    if best == SCAN {
        return Err(ScoreError::NoUpperBound);
    }
    if best == 0 {
        return Err(ScoreError::NoLowerBound);
    }
    let (mut low, mut high) = (place(best - 1), place(best + 1));
    for _ in 0..60 {
        let half = f64::midpoint(low, high);
        if look(answers, prior, half).first > 0.0 { low = half } else { high = half }
    }
    let ability = f64::midpoint(low, high);
    let mut information = -look(answers, prior, ability).second;
    if information <= 0.0 {
        // Flat to the last digit: what can be expected of the items stands in for what was seen.
        information = answers.iter().map(|(item, _)| item.information(ability)).sum();
    }
    Ok(Score { ability, error: information.max(f64::MIN_POSITIVE).sqrt().recip() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::irt::calibration::tests::{SCIENCE_ITEMS, lsat_items};
    use crate::irt::published::{LSAT6, LSAT7, five, four};

    fn with<'a>(items: &'a [Item], answers: &[(usize, u8)]) -> Vec<(&'a Item, u8)> {
        answers.iter().map(|&(item, score)| (&items[item], score)).collect()
    }

    /// ltm: `factor.scores(ltm(LSAT ~ z1))`, whose scores are posterior modes.
    #[test]
    fn most_likely_scores_of_the_lsat_patterns_are_the_published_ones() {
        let items = lsat_items(&LSAT6);
        let published = [
            (0, -1.895, 0.795),
            (1, -1.479, 0.796),
            (2, -1.460, 0.796),
            (3, -1.041, 0.800),
            (7, -0.463, 0.812),
            (15, 0.023, 0.828),
            (16, -1.373, 0.797),
            (23, 0.093, 0.831),
            (27, -0.022, 0.827),
            (31, 0.606, 0.855),
        ];
        for (pattern, ability, error) in published {
            let found = maximum_a_posteriori(&with(&items, &five(pattern)), Population::STANDARD).unwrap();
            assert!((found.ability - ability).abs() < 0.002 && (found.error - error).abs() < 0.001, "{pattern}: {found:?}");
        }
        // mirt 1.45, fscores(mirt(LSAT7, 1), method = 'MAP').
        let items = lsat_items(&LSAT7);
        for (pattern, ability) in [-1.8166, -1.4947, -1.4823, -1.1790, -1.0959, -0.7951].into_iter().enumerate() {
            let found = maximum_a_posteriori(&with(&items, &five(pattern)), Population::STANDARD).unwrap();
            assert!((found.ability - ability).abs() < 0.004, "{pattern}: {found:?}");
        }
    }

    /// mirt 1.45: `fscores(mirt(Science, 1), method = 'ML')` and `'MAP'`.
    #[test]
    fn most_likely_scores_of_graded_patterns_are_the_published_ones() {
        let items = SCIENCE_ITEMS.map(|(a, b)| Item::graded(a, &b.map(|d| -d / a)).unwrap());
        for (pattern, ability, error) in
            [(1321, -2.105, 0.689), (2211, -3.250, 0.813), (3333, 0.086, 0.687), (4443, 2.392, 1.016)]
        {
            let found = maximum_likelihood(&with(&items, &four(pattern))).unwrap();
            assert!((found.ability - ability).abs() < 0.003 && (found.error - error).abs() < 0.002, "{pattern}: {found:?}");
        }
        for (pattern, ability, error) in [(1234, -0.370, 0.605), (2213, -1.694, 0.577)] {
            let found = maximum_a_posteriori(&with(&items, &four(pattern)), Population::STANDARD).unwrap();
            assert!((found.ability - ability).abs() < 0.001 && (found.error - error).abs() < 0.001, "{pattern}: {found:?}");
        }
        assert_eq!(maximum_likelihood(&with(&items, &four(1111))), Err(ScoreError::NoLowerBound));
        assert_eq!(maximum_likelihood(&with(&items, &four(4444))), Err(ScoreError::NoUpperBound));
    }

    #[test]
    fn patterns_without_a_maximum_have_a_reason() {
        let items = lsat_items(&LSAT6);
        assert_eq!(maximum_likelihood(&[]), Err(ScoreError::NoAnswers));
        assert_eq!(maximum_likelihood(&with(&items, &five(0))), Err(ScoreError::NoLowerBound));
        assert_eq!(maximum_likelihood(&with(&items, &five(31))), Err(ScoreError::NoUpperBound));
        assert_eq!(maximum_likelihood(&[(&items[0], 7)]), Err(ScoreError::UnknownScore { answer: 0, score: 7 }));
        let none = maximum_a_posteriori(&[], Population::new(0.5, 0.8).unwrap()).unwrap();
        assert!((none.ability - 0.5).abs() < 1e-9 && (none.error - 0.8).abs() < 1e-9);
    }
}
