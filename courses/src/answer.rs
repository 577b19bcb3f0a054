//! From what a form sends to an answer that can be graded.
//!
//! A form sends a field for each thing that is chosen or typed. [`RawAnswer::join`] puts them together, one a line, and
//! that is also how an answer is stored; docs/scoring.md has the spelling of every kind.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
use crate::question::{OptionId, Question};

mod file;
mod parse;

pub use file::{AnswerFile, FileKind};

/// The longest text that can be typed into one field, in characters. A term, a name, an address: never a sentence.
pub const MAX_TEXT: usize = 100;

/// An answer as it comes from a form, one field a line. Not checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RawAnswer(pub String);

impl RawAnswer {
    /// Puts the fields of a form together, in the order in which it sent them. One field that holds several lines
    /// already is the same as those lines.
    #[must_use]
    pub fn join<'v>(fields: impl IntoIterator<Item = &'v str>) -> Self {
        Self(fields.into_iter().collect::<Vec<_>>().join("\n"))
    }

    /// The fields again, each without the spaces around it.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.0.split('\n').map(str::trim)
    }

    /// Whether nothing at all was chosen or typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values().all(str::is_empty)
    }
}

/// An answer that fits its question. Only [`Answer::parse`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer(pub(crate) Given);

/// What was given, in the terms of the kind of question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Given {
    /// In the order of their ids; never empty.
    Options(Vec<OptionId>),
    /// The option for each stem.
    Matches(Vec<Option<OptionId>>),
    /// The place of each item, from 1, in the order of their ids.
    Places(Vec<(OptionId, Option<u8>)>),
    Number(Decimal),
    /// Normalised.
    Text(String),
    /// One for each gap.
    Gaps(Vec<Option<GapAnswer>>),
    /// Normalised; may have several lines.
    Essay(String),
    File(AnswerFile),
}

/// What was given in a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum GapAnswer {
    Text(String),
    Option(OptionId),
}

/// Why a raw answer does not fit its question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerError {
    /// Nothing was chosen or typed.
    Empty,
    /// The question has no such option, place or field, or takes fewer of them.
    UnknownOption,
    /// A number is asked for.
    NotANumber,
    /// A text is too long.
    TooLong {
        /// So many characters are allowed.
        longest: usize,
    },
    /// A text holds what cannot be shown.
    Unreadable,
}

impl fmt::Display for AnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("nothing was chosen"),
            Self::UnknownOption => f.write_str("the question has no such option"),
            Self::NotANumber => f.write_str("a number is asked for"),
            Self::TooLong { longest } => write!(f, "a text has more than {longest} characters"),
            Self::Unreadable => f.write_str("a text holds what cannot be shown"),
        }
    }
}

impl std::error::Error for AnswerError {}

impl Answer {
    /// Reads what a form sent as an answer to this question. Spaces around each field do not matter.
    ///
    /// An answer may be incomplete ([`Self::is_complete`]): a stem without an option, two items at one place. It is
    /// kept as it is and earns what its parts earn.
    ///
    /// # Errors
    /// When it is empty or does not fit the question.
    pub fn parse(question: &Question, raw: &RawAnswer) -> Result<Self, AnswerError> {
        if raw.is_empty() {
            return Err(AnswerError::Empty);
        }
        parse::given(question.kind(), raw).map(Self)
    }

    /// The one spelling to store. Parsing it again gives the same answer.
    #[must_use]
    pub fn to_raw(&self) -> RawAnswer {
        let letter = |option: &Option<OptionId>| option.as_ref().map_or(String::new(), OptionId::to_string);
        let lines: Vec<String> = match &self.0 {
            Given::Options(chosen) => chosen.iter().map(OptionId::to_string).collect(),
            Given::Matches(matches) => matches.iter().map(letter).collect(),
            Given::Places(places) => {
                places.iter().filter_map(|(item, place)| place.map(|place| format!("{item}{place}"))).collect()
            }
            Given::Number(number) => vec![number.to_string()],
            Given::Text(text) | Given::Essay(text) => vec![text.clone()],
            Given::File(file) => return file.to_raw(),
            Given::Gaps(gaps) => gaps.iter().map(GapAnswer::line).collect(),
        };
        RawAnswer(lines.join("\n"))
    }

    /// Whether every part of the question has an answer that can be right: no field is empty, no place is given twice.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        match &self.0 {
            Given::Options(_) | Given::Number(_) | Given::Text(_) | Given::Essay(_) | Given::File(_) => true,
            Given::Matches(matches) => matches.iter().all(Option::is_some),
            Given::Places(places) => places.iter().all(|(item, _)| self.place(*item).is_some()),
            Given::Gaps(gaps) => gaps.iter().all(Option::is_some),
        }
    }

    /// The text that it is, if people grade it.
    #[must_use]
    pub fn essay(&self) -> Option<&str> {
        match &self.0 {
            Given::Essay(text) => Some(text),
            _ => None,
        }
    }

    /// Whether it chose this option; for showing a saved answer.
    #[must_use]
    pub fn chose(&self, option: OptionId) -> bool {
        matches!(&self.0, Given::Options(chosen) if chosen.contains(&option))
    }

    /// The place that it gives to an item, also one that it gives to another as well.
    pub(crate) fn placed(&self, item: OptionId) -> Option<u8> {
        let Given::Places(places) = &self.0 else { return None };
        places.iter().find(|(other, _)| *other == item)?.1
    }

    /// The place that it gives to an item. A place that several items share is the place of none.
    pub(crate) fn place(&self, item: OptionId) -> Option<u8> {
        let Given::Places(places) = &self.0 else { return None };
        let place = self.placed(item)?;
        let shared = places.iter().filter(|(_, other)| *other == Some(place)).count() > 1;
        (!shared).then_some(place)
    }
}

impl GapAnswer {
    fn line(gap: &Option<Self>) -> String {
        match gap {
            Some(Self::Text(text)) => text.clone(),
            Some(Self::Option(option)) => option.to_string(),
            None => String::new(),
        }
    }
}

#[cfg(test)]
mod tests;
