//! How a person's name is put together for reading.

use super::index_letter::index_letter;
use crate::i18n::Language;

/// The parts of a name in one language; an empty part is absent. Thai and English parts are
/// two sets: nothing here translates one into the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FullName<'a> {
    /// นาย, นางสาว, ดร., ว่าที่ร้อยตรี, Mr. … free text, as the person's agency writes it.
    pub prefix: &'a str,
    /// The given name: people are addressed and sorted by it.
    pub given: &'a str,
    /// Middle name; rare.
    pub middle: &'a str,
    /// Family name.
    pub family: &'a str,
}

impl FullName<'_> {
    /// The whole name as it stands on a list or a certificate: "นายสมชาย ใจดี",
    /// "ดร. สมชาย ใจดี", "Mr. Somchai Chaidi".
    pub fn display(&self, language: Language) -> String {
        let rest = self.without_prefix();
        let prefix = self.prefix.trim();
        if prefix.is_empty() || rest.is_empty() {
            return format!("{prefix}{rest}");
        }
        if language == Language::Th && joins_the_given_name(prefix) {
            format!("{prefix}{rest}")
        } else {
            format!("{prefix} {rest}")
        }
    }

    /// Given, middle and family name with single spaces.
    pub fn without_prefix(&self) -> String {
        let parts = [self.given, self.middle, self.family];
        let present: Vec<&str> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
        present.join(" ")
    }

    /// One or two letters for a round picture: "สจ" for สมชาย ใจดี, "SC" for Somchai
    /// Chaidi. Thai letters are the first consonants; a lone leading vowel means nothing.
    pub fn initials(&self) -> String {
        [self.given, self.family].into_iter().filter_map(index_letter).collect()
    }
}

/// Whether a Thai prefix is written without a space before the given name. Ordinary titles
/// are (นายสมชาย); abbreviations, ranks and academic titles are not (ดร. สมชาย).
pub fn joins_the_given_name(prefix: &str) -> bool {
    const JOINED_ABBREVIATIONS: [&str; 3] = ["น.ส.", "ด.ช.", "ด.ญ."];
    if prefix.ends_with('.') {
        return JOINED_ABBREVIATIONS.contains(&prefix);
    }
    let is_thai = prefix.chars().next_back().is_some_and(|c| ('ก'..='๛').contains(&c));
    is_thai && !APART.iter().any(|word| prefix.starts_with(word))
}

/// Beginnings of ranks and academic titles written out in full.
const APART: [&str; 13] =
    ["ว่าที่", "จอมพล", "พล", "พัน", "ร้อย", "นาวา", "เรือ", "จ่า", "สิบ", "ดาบ", "ศาสตราจารย์", "รองศาสตราจารย์", "ผู้ช่วยศาสตราจารย์"];

#[cfg(test)]
mod tests {
    use super::*;

    fn somchai(prefix: &str) -> FullName<'_> {
        FullName { prefix, given: "สมชาย", family: "ใจดี", ..FullName::default() }
    }

    #[test]
    fn ordinary_titles_join_the_given_name() {
        for prefix in ["นาย", "นางสาว", "นาง", "น.ส.", "หม่อมหลวง", "แพทย์หญิง", "พระ"]
        {
            let expected = format!("{prefix}สมชาย ใจดี");
            assert_eq!(somchai(prefix).display(Language::Th), expected);
        }
    }

    #[test]
    fn ranks_academic_titles_and_abbreviations_stand_apart() {
        let apart = ["ดร.", "ผศ.ดร.", "นพ.", "พญ.", "ม.ร.ว.", "พ.ต.อ.", "ว่าที่ร้อยตรี", "พันตำรวจเอก", "พลโท", "Mr"];
        for prefix in apart {
            let expected = format!("{prefix} สมชาย ใจดี");
            assert_eq!(somchai(prefix).display(Language::Th), expected);
        }
    }

    #[test]
    fn english_names_have_spaces_between_all_parts() {
        let name = FullName { prefix: "Ms.", given: "Malee", middle: "Ann", family: "Fairu" };
        assert_eq!(name.display(Language::En), "Ms. Malee Ann Fairu");
        assert_eq!(name.initials(), "MF");
    }

    #[test]
    fn absent_parts_leave_no_gaps() {
        assert_eq!(somchai("").display(Language::Th), "สมชาย ใจดี");
        let mononym = FullName { prefix: "นาง", given: "ดารา", ..FullName::default() };
        assert_eq!(mononym.display(Language::Th), "นางดารา");
        assert_eq!(mononym.initials(), "ด");
        assert_eq!(FullName::default().display(Language::Th), "");
    }

    #[test]
    fn initials_skip_vowels_that_are_written_first() {
        let name = FullName { given: "เกษม", family: "ไพรงาม", ..FullName::default() };
        assert_eq!(name.initials(), "กพ");
    }
}
