//! From answers to points. Integers only: two machines never disagree about a pass.

use crate::answer::{Answer, Given};
use crate::key::Right;
use crate::question::AnswerKey;

mod attempt;

#[cfg(feature = "package")]
pub use attempt::grade_attempt;
pub use attempt::{AttemptGrade, Outcome, QuestionGrade, UnknownQuestion};

/// Points of one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Grade {
    /// What the answer earned.
    pub points: u32,
    /// What could be earned.
    pub max: u32,
}

impl Grade {
    /// Whether the answer earned everything.
    #[must_use]
    pub const fn is_full(self) -> bool {
        self.points == self.max
    }
}

/// Grades one answer: one point for the key, none for anything else.
#[must_use]
pub fn grade(key: &AnswerKey, answer: &Answer) -> Grade {
    match (&key.0, &answer.0) {
        (Right::Single(right), Given::Single(chosen)) => Grade { points: u32::from(right == chosen), max: max_points(key) },
    }
}

/// What an answer to the question with this key can earn.
#[must_use]
pub const fn max_points(key: &AnswerKey) -> u32 {
    match &key.0 {
        Right::Single(_) => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::RawAnswer;
    use crate::question::tests::question;

    #[test]
    fn the_key_earns_the_point_and_nothing_else_does() {
        let question = question("q", "ข", &["ก", "ค"]);
        let points = |letter: &str| {
            let answer = Answer::parse(&question, &RawAnswer(letter.to_owned())).unwrap();
            grade(question.key(), &answer)
        };
        assert_eq!(points("b"), Grade { points: 1, max: 1 });
        assert_eq!(points("a"), Grade { points: 0, max: 1 });
        assert!(!points("c").is_full());
    }
}
