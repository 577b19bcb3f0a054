//! How people grade: points for each criterion, two blind grades, and a third where they are far apart.
//!
//! docs/scoring.md has the rules with examples, which are the tests below.

use std::fmt;

use crate::question::Rubric;

/// The points that a grader gave for each criterion of a rubric, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks(Vec<u8>);

/// Why points do not fit a rubric.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarksError {
    /// There are not as many as criteria.
    Count,
    /// More than this criterion, counted from 0, is worth.
    TooMany(usize),
}

impl fmt::Display for MarksError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count => f.write_str("every criterion has points"),
            Self::TooMany(place) => write!(f, "criterion {place} is worth less"),
        }
    }
}

impl std::error::Error for MarksError {}

impl Marks {
    /// Points for the criteria of a rubric.
    ///
    /// # Errors
    /// When there are more or fewer than criteria, or a criterion is worth less.
    pub fn new(rubric: &Rubric, points: Vec<u8>) -> Result<Self, MarksError> {
        if points.len() != rubric.criteria().len() {
            return Err(MarksError::Count);
        }
        match rubric.criteria().iter().zip(&points).position(|(criterion, points)| *points > criterion.points) {
            Some(place) => Err(MarksError::TooMany(place)),
            None => Ok(Self(points)),
        }
    }

    /// For each criterion.
    #[must_use]
    pub fn points(&self) -> &[u8] {
        &self.0
    }

    /// What they add up to.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.0.iter().map(|points| u32::from(*points)).sum()
    }
}

/// Where the grading of an answer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// So many grades are wanted in all, more than there are.
    Wants(u8),
    /// It earns so much.
    Earns(u32),
}

/// Whether two grades are near enough: at most a fifth of what the question is worth apart.
#[must_use]
pub const fn agree(worth: u32, first: u32, second: u32) -> bool {
    first.abs_diff(second) * 5 <= worth
}

/// What the grades so far come to, in the order in which they were given, for a test with one or two graders.
///
/// One grade counts as it is. Two that [`agree`] earn their mean, rounded up in favour of the learner; of two that do not,
/// neither counts, and a third decides, by somebody who sees both.
#[must_use]
pub fn settle(worth: u32, graders: u8, totals: &[u32]) -> Settlement {
    match (graders, totals) {
        (0 | 1, [only, ..]) => Settlement::Earns(*only),
        (0 | 1, []) => Settlement::Wants(1),
        (_, [] | [_]) => Settlement::Wants(2),
        (_, [first, second, ..]) if agree(worth, *first, *second) => Settlement::Earns((first + second).div_ceil(2)),
        (_, [_, _]) => Settlement::Wants(3),
        (_, [_, _, third, ..]) => Settlement::Earns(*third),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::tests_of_essays::written;

    #[test]
    fn marks_fit_their_rubric() {
        let question = written("q", &[3, 5]);
        let rubric = question.rubric().unwrap();
        let marks = Marks::new(rubric, vec![3, 4]).unwrap();
        assert_eq!((marks.total(), marks.points()), (7, [3, 4].as_slice()));
        assert_eq!(Marks::new(rubric, vec![3]), Err(MarksError::Count));
        assert_eq!(Marks::new(rubric, vec![3, 6]), Err(MarksError::TooMany(1)));
    }

    /// The table of docs/scoring.md: a question worth 10, two graders.
    #[test]
    fn two_grades_that_are_near_earn_their_mean_rounded_up_and_others_ask_for_a_third() {
        for (totals, expected) in [
            (&[][..], Settlement::Wants(2)),
            (&[7], Settlement::Wants(2)),
            (&[7, 7], Settlement::Earns(7)),
            (&[7, 8], Settlement::Earns(8)),
            (&[6, 8], Settlement::Earns(7)),
            (&[5, 8], Settlement::Wants(3)),
            (&[5, 8, 6], Settlement::Earns(6)),
            (&[5, 8, 10], Settlement::Earns(10)),
            (&[0, 0], Settlement::Earns(0)),
        ] {
            assert_eq!(settle(10, 2, totals), expected, "{totals:?}");
        }
    }

    #[test]
    fn one_grader_decides_alone_where_the_test_says_so() {
        assert_eq!(settle(10, 1, &[]), Settlement::Wants(1));
        assert_eq!(settle(10, 1, &[4]), Settlement::Earns(4));
    }

    #[test]
    fn a_fifth_of_little_is_nothing() {
        assert!(agree(4, 2, 2) && !agree(4, 2, 3));
        assert!(agree(5, 2, 3) && !agree(5, 1, 3));
    }

    #[test]
    fn nobody_earns_more_than_the_question_is_worth_or_less_than_the_lower_of_two_near_grades() {
        for worth in 1..=40_u32 {
            for first in 0..=worth {
                for second in 0..=worth {
                    let Settlement::Earns(points) = settle(worth, 2, &[first, second]) else { continue };
                    assert!((first.min(second)..=first.max(second)).contains(&points));
                }
            }
        }
    }
}
