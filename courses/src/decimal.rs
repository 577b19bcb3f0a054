//! Exact decimal numbers: two machines never disagree about an answer within its tolerance.

use std::fmt;
use std::str::FromStr;

use crate::thai;

/// Decimal places that are kept.
const PLACES: usize = 6;
const UNIT: i64 = 1_000_000;
/// Digits before the point, so that a number in millionths fits into 64 bits.
const WHOLE_DIGITS: usize = 12;

/// A number with up to twelve digits before the point and six after it, held in whole millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Decimal(i64);

/// The text is not a number that can be held exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANumber;

impl fmt::Display for NotANumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number has up to 12 digits before the point and up to 6 after it")
    }
}

impl std::error::Error for NotANumber {}

impl Decimal {
    /// Reads what a person typed: Thai or Arabic digits, commas between groups of three, spaces around it.
    ///
    /// # Errors
    /// When it is no number, a comma stands where no group of three begins, or it has too many digits.
    pub fn typed(text: &str) -> Result<Self, NotANumber> {
        let text = thai::search_key(text).replace('\u{2212}', "-");
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => ("-", digits.trim_start()),
            None => ("", text.strip_prefix('+').unwrap_or(&text)),
        };
        let (whole, part) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
        let whole = without_commas(whole)?;
        format!("{sign}{whole}{}{}", if part.is_some() { "." } else { "" }, part.unwrap_or_default()).parse()
    }

    /// Whether two numbers are at most `tolerance` apart.
    #[must_use]
    pub fn is_within(self, other: Self, tolerance: Tolerance) -> bool {
        let apart = (i128::from(self.0) - i128::from(other.0)).abs();
        match tolerance {
            Tolerance::Absolute(most) => apart <= i128::from(most.0),
            // apart / |other| <= percent / 100, with the percentage in millionths.
            Tolerance::Percent(most) => apart * 100 * i128::from(UNIT) <= i128::from(other.0).abs() * i128::from(most.0),
        }
    }

    /// Whether it is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Whether it is zero.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

/// How far an answer may be from the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tolerance {
    /// So much, in the unit of the value; 0 asks for the value itself.
    Absolute(Decimal),
    /// So many hundredths of the value.
    Percent(Decimal),
}

impl Tolerance {
    /// Only the value itself.
    pub const NONE: Self = Self::Absolute(Decimal(0));
}

/// The digits without their commas, which stand before groups of three or nowhere.
fn without_commas(whole: &str) -> Result<String, NotANumber> {
    if !whole.bytes().all(|b| b.is_ascii_digit() || b == b',') {
        return Err(NotANumber);
    }
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let is_grouped = groups.clone().all(|group| group.len() == 3);
    let has_groups = groups.next().is_some();
    if is_grouped && (!has_groups || (1..=3).contains(&first.len())) { Ok(whole.replace(',', "")) } else { Err(NotANumber) }
}

/// Plain digits: `-1250.5`.
impl FromStr for Decimal {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
        let (whole, part) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
        let plain = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        let whole_digits = whole.trim_start_matches('0');
        if !plain(whole) || !part.is_none_or(plain) || whole_digits.len() > WHOLE_DIGITS {
            return Err(NotANumber);
        }
        let part = part.unwrap_or_default().trim_end_matches('0');
        if part.len() > PLACES {
            return Err(NotANumber);
        }
        let number: i64 = format!("0{whole_digits}{part:0<PLACES$}").parse().map_err(|_| NotANumber)?;
        Ok(Self(if negative { -number } else { number }))
    }
}

/// The one spelling: no zeros that say nothing.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.unsigned_abs();
        let unit = UNIT.unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        let part = format!("{:0PLACES$}", size % unit);
        let part = part.trim_end_matches('0');
        write!(f, "{sign}{}{}{part}", size / unit, if part.is_empty() { "" } else { "." })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Option<String> {
        Decimal::typed(text).ok().map(|number| number.to_string())
    }

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for (text, number) in [
            ("30", "30"),
            (" ๓๐ ", "30"),
            ("1,250.50", "1250.5"),
            ("๑,๒๕๐.๕", "1250.5"),
            ("-0.0", "0"),
            ("\u{2212}4", "-4"),
            ("+7", "7"),
            ("007", "7"),
            ("999,999,999,999.999999", "999999999999.999999"),
        ] {
            assert_eq!(typed(text).as_deref(), Some(number), "{text}");
        }
    }

    #[test]
    fn what_might_mean_two_numbers_is_none() {
        for text in [
            "",
            "-",
            ".5",
            "5.",
            "1,25",
            "1,2500",
            "1234,567",
            ",123",
            "1.2.3",
            "1e3",
            "นาที",
            "0x1f",
            "1.0000001",
            "1000000000000",
        ] {
            assert_eq!(typed(text), None, "{text}");
        }
    }

    #[test]
    fn a_tolerance_counts_to_its_very_edge() {
        let number = |text: &str| text.parse::<Decimal>().unwrap();
        let absolute = Tolerance::Absolute(number("0.5"));
        assert!(number("72.5").is_within(number("72"), absolute));
        assert!(!number("72.500001").is_within(number("72"), absolute));
        // 2.5 percent of 72 are 1.8.
        let percent = Tolerance::Percent(number("2.5"));
        assert!(number("70.2").is_within(number("72"), percent));
        assert!(!number("70.199999").is_within(number("72"), percent));
        assert!(number("-73.8").is_within(number("-72"), percent));
        assert!(!number("1").is_within(number("0"), percent));
    }
}
