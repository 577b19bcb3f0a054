use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The text is not an id of the asked kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id is made of a-z, 0-9 and -")
    }
}

impl std::error::Error for NotAnId {}

/// Names a question within its package: a-z, 0-9 and `-`, 1 to 60 characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct QuestionId(String);

impl QuestionId {
    /// The id as it stands in files, forms and tables.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for QuestionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for QuestionId {
    type Error = NotAnId;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let fits = (1..=60).contains(&text.len());
        let plain = text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        if fits && plain { Ok(Self(text)) } else { Err(NotAnId) }
    }
}

impl FromStr for QuestionId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.to_owned().try_into()
    }
}

impl From<QuestionId> for String {
    fn from(id: QuestionId) -> Self {
        id.0
    }
}

/// Names an option within its question: one letter from `a` to `z`.
///
/// Stable for a version of a package. Which letter an option has follows from the options' texts
/// alone, so it tells nothing about the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OptionId(u8);

impl OptionId {
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        (b'a'..=b'z').map(Self)
    }

    /// The letter.
    #[must_use]
    pub const fn letter(self) -> char {
        self.0 as char
    }
}

impl fmt::Display for OptionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.letter())
    }
}

impl FromStr for OptionId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.as_bytes() {
            [letter @ b'a'..=b'z'] => Ok(Self(*letter)),
            _ => Err(NotAnId),
        }
    }
}

impl TryFrom<String> for OptionId {
    type Error = NotAnId;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<OptionId> for String {
    fn from(id: OptionId) -> Self {
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_checked_also_when_it_comes_from_storage() {
        assert!("sender-domain".parse::<QuestionId>().is_ok());
        assert!("Sender domain".parse::<QuestionId>().is_err());
        assert!("".parse::<QuestionId>().is_err());
        assert!(serde_json::from_str::<QuestionId>("\"../x\"").is_err());
        assert!(serde_json::from_str::<OptionId>("\"ab\"").is_err());
        assert_eq!(serde_json::to_string(&"a".parse::<OptionId>().unwrap()).unwrap(), "\"a\"");
    }
}
