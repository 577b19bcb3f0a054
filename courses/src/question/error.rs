use std::fmt;

/// Why something is no question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionError {
    /// Too few or too many options, pairs, items, gaps or accepted answers.
    Count {
        /// How many there are.
        found: usize,
        /// At least so many.
        min: usize,
        /// At most so many.
        max: usize,
    },
    /// A single choice has exactly one correct option.
    CorrectCount(usize),
    /// Of several right ones there are two or more, but not all.
    SeveralCorrect(usize),
    /// One option is worth most, and not all others nothing.
    Weights,
    /// These two, counted from 0 in the author's order, read the same.
    SameText(usize, usize),
    /// The text does not hold `{1}`, `{2}`, … once each and in this order, one for each gap.
    GapMarks,
    /// What is right in this gap, counted from 0, is not one of its choices.
    GapChoice(usize),
    /// A value of 0 has no hundredths, and no tolerance is below 0.
    Tolerance,
    /// This criterion, counted from 0, is worth nothing, or what is said of its points does not fit them.
    Levels(usize),
}

impl fmt::Display for QuestionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count { found, min, max } => write!(f, "there are {found} where {min} to {max} belong"),
            Self::CorrectCount(found) => write!(f, "exactly one option is correct, not {found}"),
            Self::SeveralCorrect(found) => write!(f, "two or more options are correct but not all, not {found}"),
            Self::Weights => f.write_str("one option is worth most, and not all others nothing"),
            Self::SameText(first, second) => write!(f, "{first} and {second} read the same"),
            Self::GapMarks => f.write_str("the text holds {1}, {2}, … once each and in order"),
            Self::GapChoice(gap) => write!(f, "what is right in gap {gap} is not one of its choices"),
            Self::Tolerance => f.write_str("the tolerance does not fit the value"),
            Self::Levels(place) => write!(f, "the points of criterion {place} do not fit"),
        }
    }
}

impl std::error::Error for QuestionError {}
