use std::fmt;

use crate::question::OptionId;

/// See [`crate::question::AnswerKey`].
#[derive(Clone)]
pub struct AnswerKey(pub(crate) Right);

/// One variant a kind of question.
#[derive(Clone)]
pub(crate) enum Right {
    Single(OptionId),
}

impl AnswerKey {
    pub(crate) const fn single(right: OptionId) -> Self {
        Self(Right::Single(right))
    }
}

impl fmt::Debug for AnswerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AnswerKey(..)")
    }
}
