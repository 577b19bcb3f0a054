//! Questions whose answer is typed.

use super::choice::check_count;
use super::parts::ACCEPTED;
use super::{Prompt, Question, QuestionError, QuestionId, QuestionKind, QuestionReview, Scoring};
use crate::decimal::{Decimal, Tolerance};
use crate::key::{AnswerKey, Right};

impl Question {
    /// A number, with how far from it an answer may be.
    ///
    /// # Errors
    /// When the tolerance is below 0, or in hundredths of a value that is 0.
    pub fn numeric(
        id: QuestionId,
        prompt: Prompt,
        value: Decimal,
        tolerance: Tolerance,
        unit: Option<String>,
        explanation: Prompt,
    ) -> Result<Self, QuestionError> {
        let is_sound = match tolerance {
            Tolerance::Absolute(most) => !most.is_negative(),
            Tolerance::Percent(most) => !most.is_negative() && !value.is_zero(),
        };
        if !is_sound {
            return Err(QuestionError::Tolerance);
        }
        let right = Right::Number { value, tolerance };
        let review = QuestionReview::new(explanation, right.clone(), Vec::new());
        Ok(Self::new(id, prompt, QuestionKind::Numeric { unit }, AnswerKey::new(right, Scoring::Whole), review))
    }

    /// A word or two. Of the accepted answers the first is shown.
    ///
    /// # Errors
    /// When there are not 1 to 20 of them.
    pub fn short_text(id: QuestionId, prompt: Prompt, accepted: Vec<String>, explanation: Prompt) -> Result<Self, QuestionError> {
        check_count(accepted.len(), ACCEPTED.0, ACCEPTED.1)?;
        let right = Right::Texts(accepted);
        let review = QuestionReview::new(explanation, right.clone(), Vec::new());
        Ok(Self::new(id, prompt, QuestionKind::ShortText, AnswerKey::new(right, Scoring::Whole), review))
    }
}
