use super::{EssayForm, OptionId, Passage, Prompt, Rubric};

/// How a question is answered, with what the learner needs to see for it.
///
/// Ids of options follow from their texts alone (`Question::single` says why), so nothing in here tells the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// One best answer of several. Also true or false, and the choice of a picture.
    Single {
        /// In the order of their ids.
        options: Vec<ChoiceOption>,
        /// Whether everyone meets them in this order: true before false.
        keeps_order: bool,
    },
    /// All answers that are right.
    Multiple {
        /// In the order of their ids.
        options: Vec<ChoiceOption>,
    },
    /// What to do in a situation: every option is worth something or nothing, and one is worth most.
    Judgement {
        /// In the order of their ids.
        options: Vec<ChoiceOption>,
    },
    /// An option for each stem. One may belong to several stems, another to none.
    Matching {
        /// In the order of the author.
        stems: Vec<Prompt>,
        /// In the order of their ids, which is that of their texts.
        options: Vec<ChoiceOption>,
    },
    /// Everything in its order.
    Ordering {
        /// In the order of their ids.
        items: Vec<ChoiceOption>,
    },
    /// A number.
    Numeric {
        /// What it counts; may be typed behind the number.
        unit: Option<String>,
    },
    /// A word or two.
    ShortText,
    /// A text with gaps.
    Gaps {
        /// The text.
        passage: Passage,
        /// In the order of the text.
        gaps: Vec<Gap>,
    },
    /// A written answer, which people grade.
    Essay {
        /// A text or a file.
        form: EssayForm,
        /// What they look at.
        rubric: Rubric,
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

/// A gap as the learner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// To be filled in.
    Text,
    /// To be chosen, in the order of their ids, which is that of their texts.
    Choice(Vec<ChoiceOption>),
}
