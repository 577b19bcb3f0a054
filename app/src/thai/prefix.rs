//! What stands before a given name: titles, ranks, academic degrees.
//!
//! People leave it out, abbreviate it or set a space after it. Two names that differ in nothing else are of one person.

use courses::thai::search_key;

/// Titles and ranks that are written without a dot. A longer one stands before the one that it begins with.
const THAI: [&str; 22] = [
    "ผู้ช่วยศาสตราจารย์",
    "รองศาสตราจารย์",
    "ศาสตราจารย์",
    "หม่อมราชวงศ์",
    "หม่อมหลวง",
    "หม่อมเจ้า",
    "ท่านผู้หญิง",
    "คุณหญิง",
    "นางสาว",
    "นาง",
    "นาย",
    "ว่าที่",
    "พันตรี",
    "พันโท",
    "พันเอก",
    "ร้อยตรี",
    "ร้อยโท",
    "ร้อยเอก",
    "สิบตรี",
    "สิบโท",
    "สิบเอก",
    "ดร",
];
const ENGLISH: [&str; 14] = [
    "mr",
    "mrs",
    "miss",
    "ms",
    "dr",
    "prof",
    "professor",
    "assoc",
    "asst",
    "acting",
    "lieutenant",
    "captain",
    "major",
    "colonel",
];

/// Whether two names are of one person: the same words after the prefix, whatever their case, digits and spelling.
pub fn same_name(one: &str, other: &str) -> bool {
    let (one, other) = (without_prefix(one), without_prefix(other));
    !one.is_empty() && one == other
}

/// The name without its prefix and without spaces, as searches spell it.
fn without_prefix(name: &str) -> String {
    let key = search_key(name);
    let mut words: Vec<&str> = key.split_whitespace().collect();
    while let [first, ..] = words.as_mut_slice() {
        let rest = after_prefix(first);
        if rest == *first || (rest.is_empty() && words.len() == 1) {
            break;
        }
        if rest.is_empty() {
            words.remove(0);
        } else {
            words[0] = rest;
        }
    }
    words.concat()
}

/// What is left of a word after the prefix that it begins with; the word itself when it begins with none.
pub fn after_prefix(word: &str) -> &str {
    if let Some((_, rest)) = word.rsplit_once('.') {
        return rest;
    }
    if ENGLISH.contains(&word) {
        return "";
    }
    THAI.iter().find_map(|prefix| word.strip_prefix(prefix)).filter(|rest| begins_a_name(rest)).unwrap_or(word)
}

/// A mark above, below or behind its consonant cannot begin a name: `นายิกา` does not begin with the title `นาย`.
fn begins_a_name(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| matches!(c, 'ก'..='ฮ' | 'เ'..='ไ' | '('))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_with_without_and_with_another_prefix() {
        for typed in
            ["นางสาวมาลี ศรีสุข", "มาลี ศรีสุข", "นาง มาลี  ศรีสุข", "น.ส. มาลี ศรีสุข", "น.ส.มาลี ศรีสุข", "ดร. มาลี ศรีสุข", "ว่าที่ร้อยตรี มาลี ศรีสุข"]
        {
            assert!(same_name("นางสาวมาลี ศรีสุข", typed), "{typed}");
        }
        for typed in ["Malee Srisuk", "MS. MALEE SRISUK", "Dr.Malee Srisuk", "Asst. Prof. Dr. Malee Srisuk"] {
            assert!(same_name("Ms. Malee Srisuk", typed), "{typed}");
        }
    }

    #[test]
    fn another_name_is_another_person() {
        for typed in ["มาลี", "ศรีสุข", "นางสาว", "ลี ศรีสุข", "มาลี ศรีสุขใจ", "", "Malee Srisuk", "."]
        {
            assert!(!same_name("นางสาวมาลี ศรีสุข", typed), "{typed}");
        }
    }

    #[test]
    fn a_given_name_that_looks_like_a_title_stays() {
        assert!(same_name("นางสาวนายิกา ใจดี", "นายิกา ใจดี"));
        assert!(!same_name("นางสาวนายิกา ใจดี", "ิกา ใจดี"));
        assert!(same_name("นายดรุณ ใจดี", "ดรุณ ใจดี"));
    }
}
