use std::fmt;

use crate::decimal::{Decimal, Tolerance};
use crate::question::{OptionId, Scoring};

/// See [`crate::question::AnswerKey`].
#[derive(Clone, PartialEq, Eq)]
pub struct AnswerKey {
    pub(crate) right: Right,
    pub(crate) scoring: Scoring,
}

/// What is right, in the terms of the kind of question.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Right {
    /// One best answer, or all the options that are right.
    Options(Vec<OptionId>),
    /// What each option is worth, in the order of their ids.
    Weights(Vec<(OptionId, u8)>),
    /// The option that belongs to each stem.
    Matches(Vec<OptionId>),
    /// The items in their order.
    Order(Vec<OptionId>),
    /// A value, and how far from it an answer may be.
    Number { value: Decimal, tolerance: Tolerance },
    /// The accepted texts as the author wrote them.
    Texts(Vec<String>),
    /// One for each gap.
    Gaps(Vec<GapKey>),
    /// Nothing is right by itself: people give up to so many points.
    Judged { worth: u32 },
}

/// What is right in a gap.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum GapKey {
    Texts(Vec<String>),
    Option(OptionId),
}

impl AnswerKey {
    pub(crate) const fn new(right: Right, scoring: Scoring) -> Self {
        Self { right, scoring }
    }
}

impl fmt::Debug for AnswerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AnswerKey(..)")
    }
}
