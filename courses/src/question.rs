//! A question: what the learner sees, and, kept apart, what is right and why.

mod ids;
mod prompt;
mod review;

use std::fmt;

pub use ids::{NotAnId, OptionId, QuestionId};
pub use prompt::Prompt;
pub use review::QuestionReview;

use crate::key::AnswerKey as Key;

/// The right answer. Only [`crate::grade`] looks inside.
///
/// It has no `Serialize`, its `Debug` shows nothing, and no function gives its content away:
/// the one way out is [`Question::review`], for pages that the review policy allows.
pub type AnswerKey = Key;

/// One question of a practice or of a final test.
///
/// Holds its key, so it has no `Serialize`; what a page shows is in [`Question::prompt`] and
/// [`Question::kind`].
#[derive(Clone)]
pub struct Question {
    id: QuestionId,
    skill: Option<String>,
    level: Option<u8>,
    prompt: Prompt,
    kind: QuestionKind,
    key: AnswerKey,
    review: QuestionReview,
}

/// How a question is answered, with what the learner needs to see for it. More kinds will come.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum QuestionKind {
    /// One best answer of several.
    Single {
        /// In the order of their ids, which says nothing about the key.
        options: Vec<ChoiceOption>,
    },
}

/// An option as the learner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceOption {
    /// What an answer names.
    pub id: OptionId,
    /// Inline HTML that fits into a label.
    pub text: Prompt,
}

/// An option as the author writes it.
#[derive(Clone)]
pub struct AuthoredOption {
    /// Inline text. No two options of a question may read the same.
    pub text: Prompt,
    /// Whether it is the key.
    pub correct: bool,
    /// Why it is wrong, for the review.
    pub why: Option<Prompt>,
}

/// Why options do not make a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionError {
    /// Fewer than 2 or more than 8.
    OptionCount(usize),
    /// A single choice has exactly one correct option.
    CorrectCount(usize),
    /// These two, counted from 0 in the author's order, read the same.
    SameText(usize, usize),
}

impl fmt::Display for QuestionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OptionCount(found) => write!(f, "a question has 2 to 8 options, not {found}"),
            Self::CorrectCount(found) => write!(f, "exactly one option is correct, not {found}"),
            Self::SameText(first, second) => {
                write!(f, "options {first} and {second} read the same")
            }
        }
    }
}

impl std::error::Error for QuestionError {}

impl Question {
    /// A question with one best answer.
    ///
    /// Options get the ids `a`, `b`, … in the order of their *texts*. Authors tend to write the
    /// right option first; ids by file order would tell it to anyone who reads the page source,
    /// and ids by text tell only what the texts themselves tell. The same texts always get the
    /// same ids.
    ///
    /// # Errors
    /// When there are not 2 to 8 options, not exactly one is correct, or two read the same.
    pub fn single(
        id: QuestionId,
        prompt: Prompt,
        options: Vec<AuthoredOption>,
        explanation: Prompt,
    ) -> Result<Self, QuestionError> {
        if !(2..=8).contains(&options.len()) {
            return Err(QuestionError::OptionCount(options.len()));
        }
        let correct = options.iter().filter(|option| option.correct).count();
        if correct != 1 {
            return Err(QuestionError::CorrectCount(correct));
        }
        let mut sorted: Vec<(usize, AuthoredOption)> = options.into_iter().enumerate().collect();
        sorted.sort_by(|(_, a), (_, b)| a.text.order(&b.text));
        if let Some([first, second]) = sorted.array_windows().find(|[a, b]| a.1.text == b.1.text) {
            return Err(QuestionError::SameText(first.0.min(second.0), first.0.max(second.0)));
        }
        let mut shown = Vec::with_capacity(sorted.len());
        let mut right = OptionId::FIRST;
        let mut why = Vec::new();
        for (id, (_, option)) in OptionId::all().zip(sorted) {
            if option.correct {
                right = id;
            }
            why.extend(option.why.map(|text| (id, text)));
            shown.push(ChoiceOption { id, text: option.text });
        }
        Ok(Self {
            id,
            skill: None,
            level: None,
            prompt,
            kind: QuestionKind::Single { options: shown },
            key: AnswerKey::single(right),
            review: QuestionReview::new(explanation, vec![right], why),
        })
    }

    /// The same question, measuring a unit of skill and perhaps a level from 1 to 5.
    #[must_use]
    pub fn measuring(mut self, skill: Option<String>, level: Option<u8>) -> Self {
        self.skill = skill;
        self.level = level;
        self
    }

    /// Unique within its package, the same through versions if the author keeps it.
    #[must_use]
    pub const fn id(&self) -> &QuestionId {
        &self.id
    }

    /// The code of the unit of skill that it measures, if the author says.
    #[must_use]
    pub fn skill(&self) -> Option<&str> {
        self.skill.as_deref()
    }

    /// The level that it measures, 1 to 5, if the author says.
    #[must_use]
    pub const fn level(&self) -> Option<u8> {
        self.level
    }

    /// What is asked.
    #[must_use]
    pub const fn prompt(&self) -> &Prompt {
        &self.prompt
    }

    /// How it is answered.
    #[must_use]
    pub const fn kind(&self) -> &QuestionKind {
        &self.kind
    }

    /// The options in the order of their ids; none for kinds without options.
    #[must_use]
    pub fn options(&self) -> &[ChoiceOption] {
        match &self.kind {
            QuestionKind::Single { options } => options,
        }
    }

    /// The option with this id.
    #[must_use]
    pub fn option(&self, id: OptionId) -> Option<&ChoiceOption> {
        self.options().iter().find(|option| option.id == id)
    }

    /// What grading needs. It cannot be read, sent or printed.
    #[must_use]
    pub const fn key(&self) -> &AnswerKey {
        &self.key
    }

    /// What is right and why. Call it only where the review policy
    /// (`package::Review::shows_answers`) allows.
    #[must_use]
    pub const fn review(&self) -> &QuestionReview {
        &self.review
    }
}

/// Shows which question it is, never what is right.
impl fmt::Debug for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Question").field("id", &self.id).field("kind", &self.kind).finish_non_exhaustive()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn option(text: &str, correct: bool) -> AuthoredOption {
        AuthoredOption {
            text: Prompt::of_text(text), correct, why: (!correct).then(|| Prompt::of_text("เพราะไม่ใช่"))
        }
    }

    /// The right option comes first in the file, as authors like to write.
    pub(crate) fn question(id: &str, right: &str, wrong: &[&str]) -> Question {
        let mut options = vec![option(right, true)];
        options.extend(wrong.iter().map(|text| option(text, false)));
        Question::single(id.parse().unwrap(), Prompt::of_text("ข้อใดถูก"), options, Prompt::of_text("เพราะถูก")).unwrap()
    }

    #[test]
    fn option_ids_do_not_depend_on_which_option_is_right() {
        let ids = |question: &Question| -> Vec<(OptionId, String)> {
            question.options().iter().map(|o| (o.id, o.text.text().to_owned())).collect()
        };
        assert_eq!(ids(&question("q", "ข", &["ก", "ค"])), ids(&question("q", "ค", &["ข", "ก"])));
    }

    #[test]
    fn debug_output_shows_neither_key_nor_explanation() {
        let question = question("q", "ใช่", &["ไม่ใช่"]);
        let printed = format!("{question:?} {:?} {:?}", question.key(), question.review());
        assert!(!printed.contains("เพราะ"), "{printed}");
        assert!(printed.contains("AnswerKey(..)"), "{printed}");
    }

    #[test]
    fn a_question_without_exactly_one_right_option_is_refused() {
        let make = |options| Question::single("q".parse().unwrap(), Prompt::of_text("?"), options, Prompt::of_text("!")).err();
        assert_eq!(make(vec![option("ก", true)]), Some(QuestionError::OptionCount(1)));
        assert_eq!(make(vec![option("ก", true), option("ข", true)]), Some(QuestionError::CorrectCount(2)));
        assert_eq!(make(vec![option("ก", false), option("ข", false)]), Some(QuestionError::CorrectCount(0)));
        assert_eq!(make(vec![option("ก", true), option("ข", false), option("ก", false)]), Some(QuestionError::SameText(0, 2)));
    }

    #[test]
    fn the_review_knows_what_is_right_and_why_the_rest_is_wrong() {
        let question = question("q", "ใช่", &["ไม่ใช่"]);
        let right = question.options().iter().find(|o| o.text.text() == "ใช่").unwrap().id;
        let wrong = question.options().iter().find(|o| o.text.text() == "ไม่ใช่").unwrap().id;
        assert_eq!(question.review().correct(), [right]);
        assert_eq!(question.review().explanation().text(), "เพราะถูก");
        assert_eq!(question.review().why(wrong).map(Prompt::text), Some("เพราะไม่ใช่"));
        assert_eq!(question.review().why(right), None);
    }
}
