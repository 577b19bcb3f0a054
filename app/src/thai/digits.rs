//! Numbers as people read them: Thai or Arabic digits, separators, percentages, hours.
//!
//! Stored and computed values are always ASCII; the choice of digits is a person's and is
//! applied last, when text is written.

use crate::i18n::Language;

/// Which digits a person wants to read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Digits {
    /// 0 to 9.
    #[default]
    Arabic,
    /// ๐ to ๙, customary in formal documents.
    Thai,
}

impl Digits {
    /// The digits for text of a language: Thai digits belong to Thai text only.
    pub fn for_language(self, language: Language) -> Digits {
        match language {
            Language::Th => self,
            Language::En => Digits::Arabic,
        }
    }
}

/// Writes every digit of `text` in the wanted digits; leaves all else as it is.
pub fn render(text: &str, digits: Digits) -> String {
    text.chars()
        .map(|c| match (digits, digit_value(c)) {
            (Digits::Arabic, Some(value)) => char::from(b'0' + value),
            (Digits::Thai, Some(value)) => THAI[usize::from(value)],
            (_, None) => c,
        })
        .collect()
}

/// Turns Thai digits into ASCII ones: for everything that is parsed or stored.
pub fn to_ascii(text: &str) -> String {
    render(text, Digits::Arabic)
}

/// A whole number with separators every three digits: 1,032,268 or ๑,๐๓๒,๒๖๘.
pub fn number(value: i64, digits: Digits) -> String {
    let plain = value.unsigned_abs().to_string();
    let mut text = String::with_capacity(plain.len() * 4 / 3 + 1);
    if value < 0 {
        text.push('-');
    }
    for (i, digit) in plain.chars().enumerate() {
        if i > 0 && (plain.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    render(&text, digits)
}

/// `part` out of `whole` as a whole percentage ("73%"); `None` when `whole` is 0, which is
/// "no data" and not 0 %.
///
/// Rounded half up, but never to 0 % or 100 % unless it is exactly that: "100%" on a
/// dashboard means everyone.
pub fn percent(part: u64, whole: u64, digits: Digits) -> Option<String> {
    if whole == 0 {
        return None;
    }
    let rounded = (u128::from(part) * 200 + u128::from(whole)) / (u128::from(whole) * 2);
    let honest = match rounded {
        0 if part > 0 => 1,
        100 if part < whole => 99,
        other => other,
    };
    Some(render(&format!("{honest}%"), digits))
}

/// Learning time in steps of half an hour: "2.5 ชั่วโมง" / "2.5 hours".
///
/// Rounded **down** to half hours, so that a certificate never claims time that was not
/// there, and never below 0.5: whatever was learnt took some time.
pub fn hours(minutes: u32, language: Language, digits: Digits) -> String {
    let halves = half_hours(minutes);
    let mut text = (halves / 2).to_string();
    if halves % 2 == 1 {
        text.push_str(".5");
    }
    let unit = match language {
        Language::Th => "ชั่วโมง",
        Language::En if halves <= 2 => "hour",
        Language::En => "hours",
    };
    format!("{} {unit}", render(&text, digits.for_language(language)))
}

/// The number of half hours in `minutes` by the rule of [`hours`].
pub fn half_hours(minutes: u32) -> u32 {
    (minutes / 30).max(1)
}

const THAI: [char; 10] = ['๐', '๑', '๒', '๓', '๔', '๕', '๖', '๗', '๘', '๙'];

fn digit_value(c: char) -> Option<u8> {
    match c {
        '0'..='9' => u8::try_from(u32::from(c) - u32::from('0')).ok(),
        '๐'..='๙' => u8::try_from(u32::from(c) - u32::from('๐')).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_rendered_both_ways_and_other_text_is_left_alone() {
        assert_eq!(render("ข้อ 10 จาก ๑๒", Digits::Thai), "ข้อ ๑๐ จาก ๑๒");
        assert_eq!(to_ascii("ว ๖/๒๕๖๑"), "ว 6/2561");
    }

    #[test]
    fn large_numbers_get_separators() {
        assert_eq!(number(1_032_268, Digits::Arabic), "1,032,268");
        assert_eq!(number(1_032_268, Digits::Thai), "๑,๐๓๒,๒๖๘");
        assert_eq!(number(999, Digits::Arabic), "999");
        assert_eq!(number(-1000, Digits::Arabic), "-1,000");
        assert_eq!(number(i64::MIN, Digits::Arabic), "-9,223,372,036,854,775,808");
    }

    #[test]
    fn a_percentage_says_all_or_nothing_only_when_it_is_so() {
        let arabic = |part, whole| percent(part, whole, Digits::Arabic);
        assert_eq!(arabic(999, 1000).as_deref(), Some("99%"));
        assert_eq!(arabic(1, 1000).as_deref(), Some("1%"));
        assert_eq!(arabic(1000, 1000).as_deref(), Some("100%"));
        assert_eq!(arabic(0, 7).as_deref(), Some("0%"));
        assert_eq!(arabic(1, 8).as_deref(), Some("13%"));
        assert_eq!(arabic(0, 0), None);
        assert_eq!(percent(3, 4, Digits::Thai).as_deref(), Some("๗๕%"));
    }

    #[test]
    fn hours_are_rounded_down_to_halves_and_are_never_nothing() {
        assert_eq!(hours(150, Language::Th, Digits::Arabic), "2.5 ชั่วโมง");
        assert_eq!(hours(179, Language::Th, Digits::Thai), "๒.๕ ชั่วโมง");
        assert_eq!(hours(180, Language::En, Digits::Thai), "3 hours");
        assert_eq!(hours(60, Language::En, Digits::Arabic), "1 hour");
        assert_eq!(hours(5, Language::En, Digits::Arabic), "0.5 hour");
        assert_eq!(hours(0, Language::Th, Digits::Arabic), "0.5 ชั่วโมง");
    }
}
