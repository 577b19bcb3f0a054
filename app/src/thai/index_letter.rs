//! The letter under which a name stands in an alphabetical list.

/// The letters of the Thai alphabet in dictionary order, with ฤ and ฦ after ร and ล.
pub const THAI_LETTERS: [char; 46] = [
    'ก', 'ข', 'ฃ', 'ค', 'ฅ', 'ฆ', 'ง', 'จ', 'ฉ', 'ช', 'ซ', 'ฌ', 'ญ', 'ฎ', 'ฏ', 'ฐ', 'ฑ', 'ฒ', 'ณ', 'ด', 'ต', 'ถ', 'ท', 'ธ', 'น',
    'บ', 'ป', 'ผ', 'ฝ', 'พ', 'ฟ', 'ภ', 'ม', 'ย', 'ร', 'ฤ', 'ล', 'ฦ', 'ว', 'ศ', 'ษ', 'ส', 'ห', 'ฬ', 'อ', 'ฮ',
];

/// The first consonant of a Thai name ("เกษม" stands under ก), or the capital first letter
/// of a Latin one; `None` when the text begins with neither.
pub fn index_letter(name: &str) -> Option<char> {
    let written_first = name.trim_start().chars().find(|c| !is_leading_vowel(*c))?;
    if written_first.is_ascii_alphabetic() {
        return Some(written_first.to_ascii_uppercase());
    }
    THAI_LETTERS.contains(&written_first).then_some(written_first)
}

/// The five vowels that are written before the consonant after which they are spoken.
fn is_leading_vowel(c: char) -> bool {
    matches!(c, 'เ' | 'แ' | 'โ' | 'ใ' | 'ไ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_under_its_first_consonant() {
        for (name, letter) in [("เกษม", 'ก'), ("ไกร", 'ก'), ("ขวัญ", 'ข'), ("อรุณ", 'อ'), ("ฤทัย", 'ฤ')]
        {
            assert_eq!(index_letter(name), Some(letter));
        }
    }

    #[test]
    fn latin_names_stand_under_capitals_and_other_text_nowhere() {
        assert_eq!(index_letter("anna"), Some('A'));
        assert_eq!(index_letter("๑๒"), None);
        assert_eq!(index_letter("เ"), None);
        assert_eq!(index_letter(""), None);
    }

    #[test]
    fn the_alphabet_is_that_of_the_code_chart() {
        assert!(THAI_LETTERS.into_iter().eq('ก'..='ฮ'));
    }
}
