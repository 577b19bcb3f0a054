use super::Prompt;

/// What several questions are about. They are drawn together and shown one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Unique within its file: a-z, 0-9 and `-`.
    pub id: String,
    /// A few words by which it is called.
    pub title: String,
    /// The situation.
    pub text: Prompt,
}
