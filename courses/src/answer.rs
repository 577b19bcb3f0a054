//! From what a form sends to an answer that can be graded.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::question::{OptionId, Question, QuestionKind};

/// An answer as it comes from a form: for one best answer the letter of the option. Not checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RawAnswer(pub String);

/// An answer that fits its question. Only [`Answer::parse`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer(pub(crate) Given);

/// One variant a kind of question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Given {
    Single(OptionId),
}

/// Why a raw answer does not fit its question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerError {
    /// Nothing was chosen.
    Empty,
    /// The question has no such option.
    UnknownOption,
}

impl fmt::Display for AnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "nothing was chosen",
            Self::UnknownOption => "the question has no such option",
        })
    }
}

impl std::error::Error for AnswerError {}

impl Answer {
    /// Reads what a form sent as an answer to this question. Spaces around it do not matter.
    ///
    /// # Errors
    /// When it is empty or names no option of the question.
    pub fn parse(question: &Question, raw: &RawAnswer) -> Result<Self, AnswerError> {
        let text = raw.0.trim();
        if text.is_empty() {
            return Err(AnswerError::Empty);
        }
        match question.kind() {
            QuestionKind::Single { options } => {
                let chosen: OptionId = text.parse().map_err(|_| AnswerError::UnknownOption)?;
                let known = options.iter().any(|option| option.id == chosen);
                if known { Ok(Self(Given::Single(chosen))) } else { Err(AnswerError::UnknownOption) }
            }
        }
    }

    /// The one spelling to store. Parsing it again gives the same answer.
    #[must_use]
    pub fn to_raw(&self) -> RawAnswer {
        match &self.0 {
            Given::Single(chosen) => RawAnswer(chosen.to_string()),
        }
    }

    /// Whether it chose this option; for showing a saved answer.
    #[must_use]
    pub fn chose(&self, option: OptionId) -> bool {
        match &self.0 {
            Given::Single(chosen) => *chosen == option,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::tests::question;

    #[test]
    fn an_answer_names_an_option_of_its_question() {
        let question = question("q", "ก", &["ข"]);
        let parse = |text: &str| Answer::parse(&question, &RawAnswer(text.to_owned()));
        assert_eq!(parse(" b ").unwrap().to_raw(), RawAnswer("b".to_owned()));
        assert_eq!(parse(" "), Err(AnswerError::Empty));
        assert_eq!(parse("c"), Err(AnswerError::UnknownOption));
        assert_eq!(parse("A"), Err(AnswerError::UnknownOption));
        assert_eq!(parse("a,b"), Err(AnswerError::UnknownOption));
    }
}
