//! Numbers and dates as one reader wants them.

use chrono::NaiveDate;
use sea_orm::entity::prelude::DateTimeUtc;

use crate::{
    i18n::Language,
    thai::{
        date,
        digits::{self, Digits},
    },
    visitor::Visitor,
};

/// A language and the digits that go with it.
#[derive(Clone, Copy, Debug)]
pub struct Numerals {
    pub language: Language,
    digits: Digits,
}

impl Numerals {
    pub fn of(visitor: &Visitor) -> Self {
        let language = visitor.language();
        Self { language, digits: visitor.preferences.digits.for_language(language) }
    }

    /// "1,248".
    pub fn number(self, value: i64) -> String {
        digits::number(value, self.digits)
    }

    /// "82%", or nothing where the whole is nothing or smaller than its part.
    pub fn share(self, part: i64, whole: i64) -> Option<String> {
        let (part, whole) = (u64::try_from(part).ok()?, u64::try_from(whole).ok()?);
        (part <= whole).then(|| digits::percent(part, whole, self.digits)).flatten()
    }

    /// Minutes as hours, rounded down to halves: "1,022.5". Unlike a certificate, nothing is 0.
    pub fn hours(self, minutes: i64) -> String {
        let half = if minutes % 60 >= 30 { digits::render(".5", self.digits) } else { String::new() };
        format!("{}{half}", self.number(minutes / 60))
    }

    /// Hours for each of so many people, to the tenth: "2.4".
    pub fn hours_each(self, minutes: i64, people: i64) -> String {
        let tenths = (minutes * 10).checked_div(people * 60).unwrap_or_default();
        digits::render(&format!("{}.{}", tenths / 10, tenths % 10), self.digits)
    }

    /// "20 พ.ย. 69", kept on one line.
    pub fn day(self, day: NaiveDate) -> String {
        tied(&date::short(day, self.language, self.digits))
    }

    /// "20 พ.ย. 69 13.30 น.", kept on one line.
    pub fn instant(self, instant: DateTimeUtc) -> String {
        tied(&date::with_time(instant, self.language, self.digits))
    }

    pub fn year(self, year: crate::thai::FiscalYear) -> String {
        year.label(self.language, self.digits)
    }

    /// Digits inside another text.
    pub fn text(self, text: &str) -> String {
        digits::render(text, self.digits)
    }
}

fn tied(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const THAI: Numerals = Numerals { language: Language::Th, digits: Digits::Arabic };

    #[test]
    fn hours_are_rounded_down_and_may_be_none() {
        assert_eq!(THAI.hours(0), "0");
        assert_eq!(THAI.hours(95), "1.5");
        assert_eq!(THAI.hours(60 * 1_022 + 59), "1,022.5");
        assert_eq!(THAI.hours_each(300, 2), "2.5");
        assert_eq!(THAI.hours_each(300, 0), "0.0");
    }

    #[test]
    fn a_share_of_nothing_or_of_less_than_itself_is_not_a_share() {
        assert_eq!(THAI.share(1, 4).as_deref(), Some("25%"));
        assert_eq!(THAI.share(0, 0), None);
        assert_eq!(THAI.share(5, 4), None);
    }
}
