//! Numbers, days and durations as the visitor reads them. They never break at the end of a line.

use chrono::NaiveDate;

use crate::{
    i18n::Language,
    thai::{date, digits},
    visitor::Preferences,
};

impl Preferences {
    /// A whole number with separators, in her digits.
    pub fn number(self, value: impl Into<i64>) -> String {
        digits::number(value.into(), self.digits.for_language(self.language))
    }

    /// Any text with digits in it, such as the number of a version, in her digits.
    pub fn figures(self, text: &str) -> String {
        digits::render(text, self.digits.for_language(self.language))
    }

    /// A day in its short form: "20 พ.ย. 69".
    pub fn day(self, day: NaiveDate) -> String {
        tied(&date::short(day, self.language, self.digits))
    }

    /// A time to the second: "1 นาที 30 วินาที".
    pub fn lasting(self, seconds: i32) -> String {
        let (minutes, seconds) = (seconds / 60, seconds % 60);
        let part = |n: i32, th: &str, en: &str| format!("{}\u{a0}{}", self.number(n), self.language.choose(th, en));
        let minutes = (minutes > 0).then(|| part(minutes, "นาที", if minutes == 1 { "minute" } else { "minutes" }));
        let seconds =
            (seconds > 0 || minutes.is_none()).then(|| part(seconds, "วินาที", if seconds == 1 { "second" } else { "seconds" }));
        [minutes, seconds].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// How long something takes: in hours where half hours say it exactly, else in minutes.
    pub fn duration(self, minutes: u32) -> String {
        if minutes >= 60 && minutes.is_multiple_of(30) {
            return tied(&digits::hours(minutes, self.language, self.digits));
        }
        let unit = match self.language {
            Language::Th => "นาที",
            Language::En => "min",
        };
        format!("{}\u{a0}{unit}", self.number(minutes))
    }
}

fn tied(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::thai::digits::Digits;

    #[test]
    fn a_duration_is_never_rounded() {
        let thai = Preferences::default();
        let english = Preferences { language: Language::En, digits: Digits::Thai, ..thai };
        assert_eq!(thai.duration(120), "2\u{a0}ชั่วโมง");
        assert_eq!(thai.duration(100), "100\u{a0}นาที");
        assert_eq!(thai.duration(30), "30\u{a0}นาที");
        assert_eq!(english.duration(150), "2.5\u{a0}hours");
        assert_eq!(Preferences { digits: Digits::Thai, ..thai }.duration(15), "๑๕\u{a0}นาที");
    }
}
