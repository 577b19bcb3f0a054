//! The two languages of the platform, and texts that exist in both.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language that the platform speaks: `th` or `en` in packages, forms and URLs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Thai, the first language of everything.
    #[default]
    Th,
    /// English.
    En,
}

impl Language {
    /// The code as it stands in `lang` attributes and in course.toml.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.choose("th", "en")
    }

    /// The one of two texts that is in this language.
    #[must_use]
    pub const fn choose<'a>(self, th: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Th => th,
            Self::En => en,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The text is neither `th` nor `en`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLanguage;

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a language is th or en")
    }
}

impl std::error::Error for UnknownLanguage {}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "th" => Ok(Self::Th),
            "en" => Ok(Self::En),
            _ => Err(UnknownLanguage),
        }
    }
}

/// A text in Thai and in English. Packages give both; neither is empty there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Bilingual {
    /// The Thai text.
    pub th: String,
    /// The English text.
    pub en: String,
}

impl Bilingual {
    /// The text in the asked language.
    #[must_use]
    pub fn text(&self, language: Language) -> &str {
        language.choose(&self.th, &self.en)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_written_and_read_by_its_code() {
        assert_eq!("th".parse(), Ok(Language::Th));
        assert_eq!(Language::En.to_string(), "en");
        assert_eq!("TH".parse::<Language>(), Err(UnknownLanguage));
        assert_eq!(serde_json::to_string(&Language::Th).unwrap(), "\"th\"");
    }
}
