//! Keys that put people into Thai dictionary order when a database compares them bytewise.
//!
//! Code points give the wrong order: they put names that begin with เ แ โ ใ ไ last. The two
//! database engines differ in what they can do about it, so the order is worked out here,
//! once per name, by the Unicode collation of ICU4X.
//!
//! A stored key holds for one version of ICU4X and its data. After an upgrade of
//! `icu_collator` raise [`VERSION`] and write every key again: names are kept, keys are
//! derived.

use std::fmt::Write;
use std::sync::LazyLock;

use icu_collator::options::{AlternateHandling, CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

/// Names the library and options that made a key; made with `icu_collator` 2.4.
pub const VERSION: u16 = 1;

/// The key of a person: by given name, then by family name; the prefix plays no part.
///
/// Compare bytewise. Tones decide only between names that are otherwise alike; spaces and
/// punctuation inside a name are passed over; Thai names come before Latin ones.
pub fn sort_key(given: &str, family: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(64);
    append(given, &mut key);
    // A collation key holds no zero byte, so a zero ends the given name before anything else.
    key.push(0);
    append(family, &mut key);
    key
}

/// [`sort_key`] as lower-case hexadecimal, for a text column.
pub fn sort_key_hex(given: &str, family: &str) -> String {
    hex(&sort_key(given, family))
}

/// The key of one text, for lists of units or courses; lower-case hexadecimal.
pub fn text_key_hex(text: &str) -> String {
    let mut key = Vec::with_capacity(64);
    append(text, &mut key);
    hex(&key)
}

fn append(text: &str, key: &mut Vec<u8>) {
    let Ok(()) = COLLATOR.write_sort_key_to(text, key);
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        write!(text, "{byte:02x}").expect("writing to a string cannot fail");
    }
    text
}

static COLLATOR: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Tertiary);
    options.alternate_handling = Some(AlternateHandling::Shifted);
    Collator::try_new(locale!("th").into(), options).expect("Thai data is compiled in")
});

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<'a>(names: &[&'a str]) -> Vec<&'a str> {
        let mut names = names.to_vec();
        names.sort_by_key(|name| sort_key_hex(name, ""));
        names
    }

    #[test]
    fn names_stand_in_dictionary_order() {
        let golden = ["กมล", "กอง", "ก้อง", "เกษม", "แก้ว", "โกวิท", "ไกร", "ขวัญ"];
        let mut reversed = golden;
        reversed.reverse();
        assert_eq!(sorted(&reversed), golden);
    }

    #[test]
    fn a_tone_decides_only_between_names_that_are_otherwise_alike() {
        assert_eq!(sorted(&["แก้ว", "แกว", "แก่น", "แก้วตา"]), ["แก่น", "แกว", "แก้ว", "แก้วตา"]);
        assert_eq!(sorted(&["ปู้", "ปู่", "ปู", "ปูนา"]), ["ปู", "ปู่", "ปู้", "ปูนา"]);
    }

    #[test]
    fn people_of_one_given_name_are_ordered_by_family_name() {
        let mut people = [("กร", "ไชย"), ("กรกช", "ก้าน"), ("กร", "กอง"), ("กร", "")];
        people.sort_by_key(|(given, family)| sort_key(given, family));
        assert_eq!(people, [("กร", ""), ("กร", "กอง"), ("กร", "ไชย"), ("กรกช", "ก้าน")]);
    }

    #[test]
    fn the_given_name_decides_down_to_its_tone_before_the_family_name_is_looked_at() {
        assert!(sort_key("กอง", "ฮวง") < sort_key("ก้อง", "กา"));
    }

    #[test]
    fn latin_names_come_last_whatever_their_case() {
        assert_eq!(sorted(&["bob", "ก้อง", "Anna", "alan"]), ["ก้อง", "alan", "Anna", "bob"]);
    }

    #[test]
    fn bytes_and_hexadecimal_give_one_order() {
        let names = ["ไกร", "กมล", "Anna", "ฮานา", "ฤทัย", "รมย์", "ลดา"];
        let mut by_bytes = names;
        by_bytes.sort_by_key(|name| sort_key(name, ""));
        assert_eq!(sorted(&names), by_bytes);
        assert!(sort_key("สมชาย", "ใจดี").iter().filter(|byte| **byte == 0).count() == 1);
    }
}
