use std::fmt;

use super::{OptionId, Prompt};

/// What a learner may see after the test: the key in words, and the reasons.
///
/// It gives the key away, so it has no `Serialize` and its `Debug` shows nothing.
#[derive(Clone)]
pub struct QuestionReview {
    explanation: Prompt,
    correct: Vec<OptionId>,
    why: Vec<(OptionId, Prompt)>,
}

impl QuestionReview {
    pub(super) const fn new(explanation: Prompt, correct: Vec<OptionId>, why: Vec<(OptionId, Prompt)>) -> Self {
        Self { explanation, correct, why }
    }

    /// Why the key is right.
    #[must_use]
    pub const fn explanation(&self) -> &Prompt {
        &self.explanation
    }

    /// The options that are right.
    #[must_use]
    pub fn correct(&self) -> &[OptionId] {
        &self.correct
    }

    /// Why this option is wrong, if the author says.
    #[must_use]
    pub fn why(&self, option: OptionId) -> Option<&Prompt> {
        self.why.iter().find(|(id, _)| *id == option).map(|(_, text)| text)
    }
}

impl fmt::Debug for QuestionReview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("QuestionReview(..)")
    }
}
