//! The 13-digit number of a person: parsed once, shown masked, never printed by accident.

use std::fmt;

use super::digits;

/// A well-formed national identity number. It has no `Display` and no serialisation: it is
/// stored encrypted, found by HMAC, and shown as [`NationalId::masked`].
///
/// The check digit is weak: the third digit has weight 11 and is not checked at all, and
/// about one single-digit error in ten passes. Never merge two people on this number alone.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct NationalId(String);

/// Why a text is not a national identity number. Never carries the text itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NationalIdError {
    /// Something other than digits, spaces and hyphens.
    NotDigits,
    /// Not 13 digits but so many.
    Length(usize),
    /// Begins with 0 or 9, which no person's number does (0 begins those of organisations).
    FirstDigit,
    /// The last digit does not follow from the others: most likely a slip of the finger.
    CheckDigit,
}

impl NationalId {
    /// Reads a number as people type it: ASCII or Thai digits, spaces (also no-break) and
    /// hyphens anywhere.
    pub fn parse(text: &str) -> Result<NationalId, NationalIdError> {
        let bare: String = digits::to_ascii(text).chars().filter(|c| !is_separator(*c)).collect();
        if !bare.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NationalIdError::NotDigits);
        }
        if bare.len() != 13 {
            return Err(NationalIdError::Length(bare.len()));
        }
        if bare.starts_with(['0', '9']) {
            return Err(NationalIdError::FirstDigit);
        }
        if !bare.ends_with(check_digit(&bare[..12])) {
            return Err(NationalIdError::CheckDigit);
        }
        Ok(NationalId(bare))
    }

    /// Number `n` of the series 1-0000-…, of an office that was never issued: for tests and
    /// demonstrations, because a random valid number may be somebody's.
    pub fn demo(n: u16) -> NationalId {
        let body = format!("10000{n:07}");
        let check = check_digit(&body);
        NationalId(format!("{body}{check}"))
    }

    /// "1-xxxx-xxxxx-12-1": enough for its owner to recognise, too little to use.
    pub fn masked(&self) -> String {
        let digits = &self.0;
        format!("{}-xxxx-xxxxx-{}-{}", &digits[..1], &digits[10..12], &digits[12..])
    }

    /// The 13 ASCII digits, for encryption and for the HMAC index; for nothing else.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for NationalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NationalId(redacted)")
    }
}

impl fmt::Display for NationalIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NationalIdError::NotDigits => f.write_str("holds something other than digits"),
            NationalIdError::Length(found) => write!(f, "has {found} digits instead of 13"),
            NationalIdError::FirstDigit => f.write_str("begins with 0 or 9"),
            NationalIdError::CheckDigit => f.write_str("has a check digit that does not fit"),
        }
    }
}

impl std::error::Error for NationalIdError {}

/// Spaces and the hyphens that word processors put into numbers.
fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2013}')
}

/// `(11 - (sum of d_i * (14 - i) for i in 1..=12) mod 11) mod 10` over twelve ASCII digits.
/// Source: Department of Provincial Administration scheme as in python-stdnum `th.pin`.
fn check_digit(twelve: &str) -> char {
    let weights = (2..=13).rev();
    let sum: u32 = twelve.bytes().zip(weights).map(|(b, w)| u32::from(b - b'0') * w).sum();
    char::from_digit((11 - sum % 11) % 10, 10).expect("a remainder of ten is one digit")
}

#[cfg(test)]
mod tests {
    use super::*;

    // Worked by hand from the formula of `check_digit`.
    const GOLDEN: [&str; 5] = ["1234567890121", "1000000000017", "1000000000025", "1000000000050", "8000000000014"];

    #[test]
    fn golden_numbers_are_accepted() {
        for number in GOLDEN {
            assert_eq!(NationalId::parse(number).unwrap().expose(), number);
        }
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        let plain = NationalId::parse("1234567890121");
        assert_eq!(NationalId::parse("1-2345-67890-12-1"), plain);
        assert_eq!(NationalId::parse(" ๑ ๒๓๔๕\u{a0}๖๗๘๙๐ ๑๒ ๑ "), plain);
    }

    #[test]
    fn what_is_wrong_is_named_without_repeating_the_number() {
        assert_eq!(NationalId::parse("12345"), Err(NationalIdError::Length(5)));
        assert_eq!(NationalId::parse(""), Err(NationalIdError::Length(0)));
        assert_eq!(NationalId::parse("12345678901x1"), Err(NationalIdError::NotDigits));
        assert_eq!(NationalId::parse("0234567890121"), Err(NationalIdError::FirstDigit));
        assert_eq!(NationalId::parse("1234567890122"), Err(NationalIdError::CheckDigit));
    }

    #[test]
    fn an_error_in_the_third_digit_is_not_noticed() {
        assert!(NationalId::parse("1294567890121").is_ok());
    }

    #[test]
    fn only_a_masked_number_is_shown() {
        let id = NationalId::parse("1234567890121").unwrap();
        assert_eq!(id.masked(), "1-xxxx-xxxxx-12-1");
        assert_eq!(format!("{id:?}"), "NationalId(redacted)");
    }

    #[test]
    fn every_demo_number_is_valid_and_of_the_series_that_nobody_holds() {
        assert_eq!(NationalId::demo(1).expose(), "1000000000017");
        assert_eq!(NationalId::demo(5).expose(), "1000000000050");
        for n in (0..=9_999).chain([u16::MAX]) {
            let id = NationalId::demo(n);
            assert!(id.expose().starts_with("10000"));
            assert_eq!(NationalId::parse(id.expose()), Ok(id));
        }
    }
}
