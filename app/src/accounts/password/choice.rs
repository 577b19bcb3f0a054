//! Which passwords are taken: long ones that are not the first that anybody would try.
//!
//! No rules about capitals and signs: they make passwords shorter and notes longer (NIST SP 800-63B-4, 3.1.1.2). The list
//! holds words, not passwords: what is left of the usual passwords when digits, signs and repetitions are taken away.

use super::{MAX_LENGTH, MIN_LENGTH};
use crate::error::Fault;

/// What people build weak passwords on, here and elsewhere: a word a line, in lower case, letters only.
const COMMON: &str = include_str!("common.txt");

/// Fewer different characters than this are a pattern.
const DIFFERENT: usize = 5;
/// So much must be left when name and address are taken out.
const OF_ITS_OWN: usize = 8;

/// Whether a password may be chosen. `own` are words that everyone knows of her: names and the parts of her address.
pub fn check(password: &str, own: &[String]) -> Result<(), Fault> {
    let length = password.chars().count();
    let limit = |length| u32::try_from(length).unwrap_or(u32::MAX);
    if length < MIN_LENGTH {
        return Err(Fault::TooShort { min: limit(MIN_LENGTH) });
    }
    if length > MAX_LENGTH {
        return Err(Fault::TooLong { max: limit(MAX_LENGTH) });
    }
    let lower = password.to_lowercase();
    if is_own(&lower, own) {
        return Err(said(
            "รหัสผ่านนี้ประกอบด้วยชื่อหรืออีเมลของท่านเป็นหลัก โปรดใช้คำอื่น",
            "This is mostly your name or e-mail. Please use other words.",
        ));
    }
    if is_pattern(&lower) || is_common(&lower) {
        return Err(said(
            "รหัสผ่านนี้เดาง่ายเกินไป โปรดใช้วลีหลายคำที่ท่านจำได้ เช่น คำที่ไม่เกี่ยวข้องกันสี่คำ",
            "This is too easy to guess. Please use a phrase that you can remember, such as four words that have nothing to do with each other.",
        ));
    }
    Ok(())
}

fn is_own(lower: &str, own: &[String]) -> bool {
    let words = own.iter().map(|word| word.to_lowercase()).filter(|word| word.chars().count() >= 4);
    let (mut left, mut found) = (lower.to_owned(), false);
    for word in words {
        found |= left.contains(&word);
        left = left.replace(&word, "");
    }
    found && left.chars().count() < OF_ITS_OWN
}

/// Few different characters, a row such as 123456789012 or the same short piece over and over.
fn is_pattern(lower: &str) -> bool {
    let letters: Vec<char> = lower.chars().collect();
    let mut different = letters.clone();
    different.sort_unstable();
    different.dedup();
    let steps = letters.windows(2).filter(|pair| u32::from(pair[1]).abs_diff(u32::from(pair[0])) <= 1).count();
    let repeats =
        (1..=letters.len() / 2).any(|piece| piece <= 6 && letters.chunks(piece).all(|chunk| letters.starts_with(chunk)));
    different.len() < DIFFERENT || steps * 4 >= letters.len() * 3 || repeats
}

fn is_common(lower: &str) -> bool {
    let plain = lower.chars().map(|c| match c {
        '@' | '4' => 'a',
        '0' => 'o',
        '3' => 'e',
        '$' | '5' => 's',
        other => other,
    });
    let only_letters = |text: String| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    let (as_typed, as_meant) = (only_letters(lower.to_owned()), only_letters(plain.collect()));
    let ending = lower.trim_end_matches(|c: char| !c.is_alphabetic());
    let begun = only_letters(ending.replace('@', "a").replace('0', "o").replace('$', "s"));
    [as_typed, as_meant, begun].iter().any(|word| word.is_empty() || COMMON.lines().any(|common| common == word))
}

fn said(th: &str, en: &str) -> Fault {
    Fault::Said { th: th.to_owned(), en: en.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(password: &str) -> bool {
        check(password, &["malee@onde.thaksa.example".to_owned(), "malee".to_owned(), "มาลี".to_owned(), "ฟ้าใฝ่รู้".to_owned()])
            .is_ok()
    }

    #[test]
    fn phrases_are_taken_in_any_script() {
        for good in ["ฝนตกที่ทางโน้นหนาวถึงคนทางนี้", "mango bicycle river lamp", "kR7!pQ2zv9Lm", "ข้าวเหนียวมะม่วง 42 จาน"]
        {
            assert!(takes(good), "{good}");
        }
    }

    #[test]
    fn what_anybody_would_try_first_is_refused() {
        for bad in [
            "short",
            "123456789012",
            "987654321098",
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "password12345",
            "P@ssw0rd123456",
            "Thailand2569!",
            "qwertyuiop1234",
            "thaksa-demo-2570",
            "250120011234",
            "๑๒๓๔๕๖๗๘๙๐๑๒",
        ] {
            assert!(!takes(bad), "{bad}");
        }
    }

    #[test]
    fn her_own_name_and_address_are_refused() {
        assert!(!takes("malee@onde.thaksa.example"));
        assert!(!takes("มาลีฟ้าใฝ่รู้2569"));
        assert!(!takes("MaleeMalee2569"));
        assert!(takes("malee eats four green papayas"));
    }
}
