//! A question: what the learner sees, and, kept apart, what is right and why.

mod case;
mod choice;
mod error;
mod essay;
mod ids;
mod kind;
mod parts;
mod passage;
mod prompt;
mod review;
mod scoring;
mod typed;

use std::fmt;
use std::sync::Arc;

pub use case::Case;
pub use choice::{AuthoredOption, WeighedOption};
pub use error::QuestionError;
pub use essay::{Criterion, EssayForm, Rubric};
pub use ids::{NotAnId, OptionId, QuestionId};
pub use kind::{ChoiceOption, Gap, QuestionKind};
pub use parts::{AuthoredGap, AuthoredPair};
pub use passage::Passage;
pub use prompt::Prompt;
pub use review::{Part, QuestionReview, Value, Verdict};
pub use scoring::Scoring;

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
    case: Option<Arc<Case>>,
    prompt: Prompt,
    kind: QuestionKind,
    key: AnswerKey,
    review: QuestionReview,
}

impl Question {
    fn new(id: QuestionId, prompt: Prompt, kind: QuestionKind, key: AnswerKey, review: QuestionReview) -> Self {
        Self { id, skill: None, level: None, case: None, prompt, kind, key, review }
    }

    /// The same question, measuring a unit of skill and perhaps a level from 1 to 5.
    #[must_use]
    pub fn measuring(mut self, skill: Option<String>, level: Option<u8>) -> Self {
        self.skill = skill;
        self.level = level;
        self
    }

    /// The same question about a case that it shares with others.
    #[must_use]
    pub fn about(mut self, case: Option<Arc<Case>>) -> Self {
        self.case = case;
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

    /// The case that it is about, if it shares one with other questions.
    #[must_use]
    pub fn case(&self) -> Option<&Case> {
        self.case.as_deref()
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

    /// By which rule it is graded.
    #[must_use]
    pub const fn scoring(&self) -> Scoring {
        self.key.scoring
    }

    /// The options to choose from or the items to put in order, in the order of their ids; none for other kinds.
    #[must_use]
    pub fn options(&self) -> &[ChoiceOption] {
        match &self.kind {
            QuestionKind::Single { options, .. } | QuestionKind::Multiple { options } | QuestionKind::Judgement { options } => {
                options
            }
            QuestionKind::Ordering { items } => items,
            QuestionKind::Matching { .. }
            | QuestionKind::Numeric { .. }
            | QuestionKind::ShortText
            | QuestionKind::Gaps { .. }
            | QuestionKind::Essay { .. } => &[],
        }
    }

    /// The option or item with this id.
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
pub(crate) use essay::tests as tests_of_essays;
#[cfg(test)]
pub(crate) mod tests;
