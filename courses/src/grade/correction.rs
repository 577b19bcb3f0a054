use crate::draw::Draw;
use crate::package::Test;
use crate::question::{Question, QuestionId};

/// An older test with the keys that a newer one corrects.
///
/// A question is corrected if the newer test asks it in the very same words and grades it otherwise: another key, other
/// points, another tolerance, other accepted answers. The ids of options follow from their texts, so an old answer means
/// the same under the new key. A question whose words have changed is another question: it is never regraded. Nor is one that people grade: it has no key.
#[derive(Clone, Debug)]
pub struct Correction {
    /// The older test: its rules and its questions, the corrected ones graded as in the newer test.
    pub test: Test,
    /// The questions that are corrected, in the order of the older test.
    pub questions: Vec<QuestionId>,
    /// Questions of both tests that are asked in other words, in the order of the older test.
    pub reworded: Vec<QuestionId>,
}

impl Correction {
    /// What a newer test corrects in an older one of the same course.
    #[must_use]
    pub fn of(old: &Test, new: &Test) -> Self {
        let mut correction = Self { test: old.clone(), questions: Vec::new(), reworded: Vec::new() };
        for question in &mut correction.test.pool {
            let Some(newer) = new.pool.iter().find(|newer| newer.id() == question.id()) else { continue };
            if question.rubric().is_some() || newer.rubric().is_some() {
                // People have graded it, not a key.
                continue;
            }
            if !asks_the_same(question, newer) {
                correction.reworded.push(question.id().clone());
            } else if question.key() != newer.key() {
                correction.questions.push(question.id().clone());
                *question = newer.clone();
            }
        }
        correction
    }

    /// Whether nothing is corrected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.questions.is_empty()
    }

    /// Whether a try was asked a question that is corrected.
    #[must_use]
    pub fn touches(&self, draw: &Draw) -> bool {
        draw.questions.iter().any(|drawn| self.questions.contains(&drawn.question))
    }
}

fn asks_the_same(old: &Question, new: &Question) -> bool {
    old.prompt() == new.prompt() && old.kind() == new.kind() && old.case() == new.case()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::answer::{Answer, RawAnswer};
    use crate::grade::grade_attempt;
    use crate::package::{Pauses, Review};
    use crate::question::Scoring;
    use crate::question::tests::{multiple, question};

    fn test(pool: Vec<Question>) -> Test {
        Test {
            draw: u16::try_from(pool.len()).unwrap(),
            minutes: 20,
            pass_percent: 100,
            attempts: None,
            pauses: Pauses::default(),
            review: Review::AfterSubmission,
            graders: 2,
            blueprint: Vec::new(),
            pool,
        }
    }

    fn ids(ids: &[QuestionId]) -> Vec<&str> {
        ids.iter().map(QuestionId::as_str).collect()
    }

    #[test]
    fn another_right_option_of_the_same_question_is_a_correction() {
        let old = test(vec![question("a", "ก", &["ข", "ค"]), question("b", "ก", &["ข"])]);
        let new = test(vec![question("a", "ข", &["ก", "ค"]), question("b", "ก", &["ข"])]);
        let correction = Correction::of(&old, &new);
        assert_eq!((ids(&correction.questions), correction.reworded.len()), (vec!["a"], 0));
    }

    #[test]
    fn other_words_are_another_question_whatever_became_of_the_key() {
        let old = test(vec![question("a", "ก", &["ข"]), question("b", "ก", &["ข"])]);
        let new = test(vec![question("a", "ก", &["ข ฉบับใหม่"]), question("c", "ข", &["ก"])]);
        let correction = Correction::of(&old, &new);
        assert!(correction.is_empty());
        assert_eq!(ids(&correction.reworded), ["a"]);
        assert_eq!(correction.test.pool.len(), 2, "a question that is gone stays as it was");
    }

    #[test]
    fn other_points_are_a_correction_too() {
        let old = test(vec![multiple(&["ก", "ข", "ค"], 2, Scoring::Whole).unwrap()]);
        let new = test(vec![multiple(&["ก", "ข", "ค"], 2, Scoring::Partial).unwrap()]);
        assert_eq!(ids(&Correction::of(&old, &new).questions), ["q"]);
    }

    #[test]
    fn an_old_answer_is_graded_by_the_new_key_and_by_the_old_rules() {
        let old = test(vec![question("a", "ก", &["ข"]), question("b", "ก", &["ข"])]);
        let mut new = test(vec![question("a", "ข", &["ก"]), question("b", "ก", &["ข"])]);
        new.pass_percent = 50;
        let correction = Correction::of(&old, &new);
        let draw = Draw::make(&old, 1, &[]);
        assert!(correction.touches(&draw));
        let letter = |n: usize, text: &str| {
            let options = old.pool[n].options();
            let option = options.iter().find(|option| option.text.text() == text).unwrap();
            (old.pool[n].id().clone(), Answer::parse(&old.pool[n], &RawAnswer(option.id.to_string())).unwrap())
        };
        let answers: BTreeMap<_, _> = [letter(0, "ข"), letter(1, "ข")].into();
        let before = grade_attempt(&old, &draw, &answers).unwrap();
        let after = grade_attempt(&correction.test, &draw, &answers).unwrap();
        assert_eq!((before.points, after.points, after.max), (0, 1, 2));
        assert!(!after.passed, "the pass mark is that of the test which was taken");
    }

    #[test]
    fn a_try_that_was_asked_nothing_of_it_is_not_touched() {
        let old = test(vec![question("a", "ก", &["ข"]), question("b", "ก", &["ข"])]);
        let new = test(vec![question("a", "ข", &["ก"]), question("b", "ก", &["ข"])]);
        let other = test(vec![question("b", "ก", &["ข"])]);
        assert!(!Correction::of(&old, &new).touches(&Draw::make(&other, 1, &[])));
    }
}
