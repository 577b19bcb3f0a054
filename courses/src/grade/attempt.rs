use std::fmt;

use serde::{Deserialize, Serialize};

use super::Grade;
use crate::question::QuestionId;

/// The result of a try at a final test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttemptGrade {
    /// Points earned.
    pub points: u32,
    /// Points that could be earned; never 0.
    pub max: u32,
    /// `points * 100 / max`, rounded down. `percent >= pass_percent` says the same as `passed`:
    /// rounding down never carries a result over a whole number that it did not reach.
    pub percent: u8,
    /// Whether `points * 100 >= pass_percent * max`; never while an answer waits for people to grade it.
    pub passed: bool,
    /// One for every drawn question, in the order of the draw.
    pub per_question: Vec<QuestionGrade>,
}

/// The result of one question in a try.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionGrade {
    /// Which question.
    pub question: QuestionId,
    /// Its points.
    pub grade: Grade,
    /// What happened.
    pub outcome: Outcome,
}

/// What happened to a question in a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Answered, with full points.
    Right,
    /// Answered, with some of the points.
    Partly,
    /// Answered, without points.
    Wrong,
    /// Not answered: no points.
    Unanswered,
    /// Answered, and not graded yet by those who have to.
    Awaiting,
}

impl AttemptGrade {
    /// Whether an answer waits for people to grade it: what there is so far is no result.
    #[must_use]
    pub fn awaits_grading(&self) -> bool {
        self.per_question.iter().any(|question| question.outcome == Outcome::Awaiting)
    }
}

/// The draw names a question that the test does not hold: draw and test are from different
/// versions of the course. Nothing was graded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownQuestion {
    /// The question that is missing.
    pub question: QuestionId,
}

impl fmt::Display for UnknownQuestion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the test holds no question {}", self.question)
    }
}

impl std::error::Error for UnknownQuestion {}

#[cfg(feature = "package")]
pub use with_package::{grade_attempt, grade_judged};

#[cfg(feature = "package")]
mod with_package {
    use std::collections::BTreeMap;

    use super::{AttemptGrade, Outcome, QuestionGrade, UnknownQuestion};
    use crate::answer::Answer;
    use crate::draw::Draw;
    use crate::grade::{Grade, grade, max_points};
    use crate::package::Test;
    use crate::question::{Question, QuestionId};

    /// Grades a whole try. Answers to questions that were not drawn count for nothing; a drawn
    /// question without an answer earns no points. What people have to grade waits.
    ///
    /// # Errors
    /// When the draw is not of this test; a wrong result would be worse than none.
    pub fn grade_attempt(
        test: &Test,
        draw: &Draw,
        answers: &BTreeMap<QuestionId, Answer>,
    ) -> Result<AttemptGrade, UnknownQuestion> {
        grade_judged(test, draw, answers, &BTreeMap::new())
    }

    /// As [`grade_attempt`], with the points that people have given to answers so far.
    ///
    /// # Errors
    /// As [`grade_attempt`].
    pub fn grade_judged(
        test: &Test,
        draw: &Draw,
        answers: &BTreeMap<QuestionId, Answer>,
        judged: &BTreeMap<QuestionId, u32>,
    ) -> Result<AttemptGrade, UnknownQuestion> {
        let pool: BTreeMap<&QuestionId, &Question> = test.pool.iter().map(|q| (q.id(), q)).collect();
        let per_question = draw
            .questions
            .iter()
            .map(|drawn| {
                let id = &drawn.question;
                let question = pool.get(id).ok_or_else(|| UnknownQuestion { question: id.clone() })?;
                Ok(grade_question(question, answers.get(id), judged.get(id).copied()))
            })
            .collect::<Result<Vec<_>, _>>()?;
        let points = per_question.iter().map(|q| q.grade.points).sum();
        let max = per_question.iter().map(|q| q.grade.max).sum();
        let percent = percent_of(points, max);
        let mut result = AttemptGrade { points, max, percent, passed: false, per_question };
        result.passed = max > 0 && percent >= test.pass_percent && !result.awaits_grading();
        Ok(result)
    }

    fn grade_question(question: &Question, answer: Option<&Answer>, judged: Option<u32>) -> QuestionGrade {
        let max = max_points(question.key());
        let graded = answer.map(|answer| match (question.rubric(), judged) {
            (Some(_), Some(points)) => Some(Grade { points: points.min(max), max }),
            (Some(_), None) => None,
            (None, _) => Some(grade(question.key(), answer)),
        });
        let (grade, outcome) = match graded {
            Some(None) => (Grade { points: 0, max }, Outcome::Awaiting),
            Some(Some(grade)) if grade.is_full() => (grade, Outcome::Right),
            Some(Some(grade)) if grade.points > 0 => (grade, Outcome::Partly),
            Some(Some(grade)) => (grade, Outcome::Wrong),
            None => (Grade { points: 0, max }, Outcome::Unanswered),
        };
        QuestionGrade { question: question.id().clone(), grade, outcome }
    }

    fn percent_of(points: u32, max: u32) -> u8 {
        let percent = (u64::from(points) * 100).checked_div(u64::from(max)).unwrap_or(0);
        u8::try_from(percent).unwrap_or(100)
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use crate::answer::RawAnswer;
        use crate::draw::Draw;
        use crate::package::{Pauses, Review};
        use crate::question::tests::question;
        use crate::question::tests_of_essays::written;

        fn test(pass_percent: u8, size: u16) -> Test {
            let pool = (0..size).map(|n| question(&format!("q{n}"), "ก", &["ข"])).collect();
            Test {
                draw: size,
                minutes: 20,
                pass_percent,
                attempts: None,
                review: Review::AfterSubmission,
                pauses: Pauses::default(),
                blueprint: Vec::new(),
                graders: 2,
                pool,
            }
        }

        fn answers(test: &Test, right: usize) -> BTreeMap<QuestionId, Answer> {
            let letter = |n| RawAnswer(if n < right { "a" } else { "b" }.to_owned());
            let answer = |(n, q): (usize, &Question)| (q.id().clone(), Answer::parse(q, &letter(n)).unwrap());
            test.pool.iter().enumerate().map(answer).collect()
        }

        #[test]
        fn a_pass_is_decided_in_whole_numbers() {
            // 2 of 3 is 66.67 percent: enough for 66, not for 67.
            for (pass_percent, passed) in [(66, true), (67, false)] {
                let test = test(pass_percent, 3);
                let grade = grade_attempt(&test, &Draw::make(&test, 1, &[]), &answers(&test, 2)).unwrap();
                assert_eq!((grade.points, grade.max, grade.percent, grade.passed), (2, 3, 66, passed));
            }
        }

        #[test]
        fn rounding_down_never_changes_who_passes() {
            for max in 1..=200_u32 {
                for points in 0..=max {
                    for pass in 1..=100_u8 {
                        assert_eq!(percent_of(points, max) >= pass, points * 100 >= u32::from(pass) * max);
                    }
                }
            }
        }

        #[test]
        fn an_unanswered_question_earns_nothing_and_still_counts() {
            let test = test(50, 2);
            let mut given = answers(&test, 2);
            given.remove(&"q0".parse().unwrap());
            let grade = grade_attempt(&test, &Draw::make(&test, 1, &[]), &given).unwrap();
            assert_eq!((grade.points, grade.max, grade.passed), (1, 2, true));
            assert!(grade.per_question.iter().any(|q| q.outcome == Outcome::Unanswered));
        }

        #[test]
        fn a_written_answer_waits_for_its_points_and_an_open_one_earns_nothing_at_once() {
            let mut test = test(50, 1);
            test.pool.push(written("essay", &[3, 1]));
            test.draw = 2;
            let draw = Draw::make(&test, 1, &[]);
            let mut given = answers(&test, 1);
            given.remove(&"essay".parse().unwrap());
            let open = grade_attempt(&test, &draw, &given).unwrap();
            assert_eq!((open.points, open.max, open.passed, open.awaits_grading()), (1, 5, false, false));

            let id: QuestionId = "essay".parse().unwrap();
            given.insert(id.clone(), Answer::parse(&test.pool[1], &RawAnswer("คำตอบ".to_owned())).unwrap());
            let waits = grade_attempt(&test, &draw, &given).unwrap();
            assert_eq!((waits.points, waits.max, waits.passed, waits.awaits_grading()), (1, 5, false, true));
            let graded = |points| grade_judged(&test, &draw, &given, &BTreeMap::from([(id.clone(), points)])).unwrap();
            assert_eq!((graded(1).points, graded(1).passed, graded(1).awaits_grading()), (2, false, false));
            assert_eq!((graded(2).points, graded(2).passed), (3, true));
            assert_eq!((graded(9).points, graded(9).max), (5, 5), "never more than it is worth");
        }

        #[test]
        fn a_draw_of_another_version_is_refused() {
            let old = test(50, 3);
            let new = test(50, 2);
            let refused = grade_attempt(&new, &Draw::make(&old, 1, &[]), &BTreeMap::new());
            assert_eq!(refused, Err(UnknownQuestion { question: "q2".parse().unwrap() }));
        }
    }
}
