//! From answers to points. Integers only: two machines never disagree about a pass.
//!
//! The rules are in docs/scoring.md, whose worked examples are the tests below.

use crate::answer::{Answer, GapAnswer, Given};
use crate::key::{GapKey, Right};
use crate::question::{AnswerKey, OptionId, Scoring, Verdict};
use crate::thai::answer_key;

mod attempt;
#[cfg(feature = "package")]
mod correction;
mod rubric;

pub use attempt::{AttemptGrade, Outcome, QuestionGrade, UnknownQuestion};
#[cfg(feature = "package")]
pub use attempt::{grade_attempt, grade_judged};
#[cfg(feature = "package")]
pub use correction::Correction;
pub use rubric::{Marks, MarksError, Settlement, agree, settle};

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

/// Grades one answer by the rule of its question. Never below 0, never above [`max_points`]. What only people can grade
/// earns nothing here.
#[must_use]
pub fn grade(key: &AnswerKey, answer: &Answer) -> Grade {
    let points = match (&key.right, &answer.0) {
        (Right::Weights(weights), Given::Options(chosen)) => {
            weights.iter().filter(|(id, _)| chosen.contains(id)).map(|(_, points)| u32::from(*points)).max().unwrap_or(0)
        }
        (Right::Options(right), Given::Options(chosen)) => chosen_options(right, chosen).points(key.scoring),
        (right, _) => Tally::of(verdicts(right, answer)).points(key.scoring),
    };
    Grade { points, max: max_points(key) }
}

/// What an answer to the question with this key can earn: a point for the whole, or one for each part.
#[must_use]
pub fn max_points(key: &AnswerKey) -> u32 {
    match (&key.right, key.scoring) {
        (Right::Weights(weights), _) => weights.iter().map(|(_, points)| u32::from(*points)).max().unwrap_or(0),
        (Right::Judged { worth }, _) => *worth,
        (_, Scoring::Whole) => 1,
        (right, Scoring::Partial | Scoring::Minus) => count(parts(right)),
    }
}

fn parts(right: &Right) -> usize {
    match right {
        Right::Options(right) | Right::Matches(right) | Right::Order(right) => right.len(),
        Right::Gaps(gaps) => gaps.len(),
        Right::Weights(_) | Right::Number { .. } | Right::Texts(_) | Right::Judged { .. } => 1,
    }
}

/// How the parts of a question fared.
struct Tally {
    parts: u32,
    right: u32,
    wrong: u32,
    /// More was given than there are parts, so that parts may be right by giving everything.
    is_too_much: bool,
}

impl Tally {
    fn of(verdicts: Vec<Verdict>) -> Self {
        let having = |verdict| count(verdicts.iter().filter(|other| **other == verdict).count());
        Self { parts: count(verdicts.len()), right: having(Verdict::Right), wrong: having(Verdict::Wrong), is_too_much: false }
    }

    fn points(&self, scoring: Scoring) -> u32 {
        match scoring {
            Scoring::Whole => u32::from(self.parts > 0 && self.right == self.parts && self.wrong == 0),
            Scoring::Partial if self.is_too_much => 0,
            Scoring::Partial => self.right,
            Scoring::Minus => self.right.saturating_sub(self.wrong),
        }
    }
}

/// The parts of a choice are its right options.
fn chosen_options(right: &[OptionId], chosen: &[OptionId]) -> Tally {
    let hit = chosen.iter().filter(|id| right.contains(id)).count();
    Tally {
        parts: count(right.len()),
        right: count(hit),
        wrong: count(chosen.len() - hit),
        is_too_much: chosen.len() > right.len(),
    }
}

/// What became of each part; none if the answer is to a question of another kind.
fn verdicts(right: &Right, answer: &Answer) -> Vec<Verdict> {
    match (right, &answer.0) {
        (Right::Matches(right), Given::Matches(given)) => {
            right.iter().zip(given).map(|(right, given)| Verdict::of(given.is_some(), *given == Some(*right))).collect()
        }
        (Right::Order(right), Given::Places(_)) => (1..)
            .zip(right)
            .map(|(place, item)| Verdict::of(answer.placed(*item).is_some(), answer.place(*item) == Some(place)))
            .collect(),
        (Right::Number { value, tolerance }, Given::Number(number)) => {
            vec![Verdict::of(true, number.is_within(*value, *tolerance))]
        }
        (Right::Texts(accepted), Given::Text(text)) => vec![Verdict::of(true, is_accepted(accepted, text))],
        (Right::Gaps(keys), Given::Gaps(given)) => {
            let one = |(key, given): (&GapKey, &Option<GapAnswer>)| {
                Verdict::of(given.is_some(), given.as_ref().is_some_and(|given| gap_is_right(key, given)))
            };
            keys.iter().zip(given).map(one).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a text is one of those that are accepted, as [`answer_key`] compares them.
pub(crate) fn is_accepted(accepted: &[String], text: &str) -> bool {
    let typed = answer_key(text);
    accepted.iter().any(|accepted| answer_key(accepted) == typed)
}

pub(crate) fn gap_is_right(key: &GapKey, given: &GapAnswer) -> bool {
    match (key, given) {
        (GapKey::Texts(accepted), GapAnswer::Text(text)) => is_accepted(accepted, text),
        (GapKey::Option(right), GapAnswer::Option(chosen)) => right == chosen,
        _ => false,
    }
}

fn count(parts: usize) -> u32 {
    u32::try_from(parts).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
