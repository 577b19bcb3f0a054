//! What somebody looks for in the catalogue, as the address of the page says it.

use courses::{Language, thai::search_key};
use leptos_router::params::ParamsMap;

use crate::thai::keyboard;

/// Nobody looks for more than this; the rest is cut off.
pub const MAX_CHARS: usize = 100;
/// So many words are looked for together; each costs a pass over the texts.
const MAX_WORDS: usize = 6;

/// How long a course may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Up to an hour.
    Hour,
    /// Up to three hours: a morning.
    Morning,
    /// More than that.
    More,
}

impl Length {
    /// All of them with the value that stands in the address.
    pub const ALL: [(&'static str, Self); 3] = [("60", Self::Hour), ("180", Self::Morning), ("more", Self::More)];
}

/// The search and the filters. What the address says wrongly counts as not said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// As it was typed, for the field.
    pub typed: String,
    /// The code of a skill area.
    pub area: String,
    pub length: Option<Length>,
    pub language: Option<Language>,
    /// From 0.
    pub page: u64,
}

impl Search {
    /// Reads the query of an address.
    pub fn read(query: &ParamsMap) -> Self {
        let value = |name: &str| query.get(name).unwrap_or_default();
        let length = value("minutes");
        Self {
            typed: value("q").chars().filter(|c| !c.is_control()).take(MAX_CHARS).collect::<String>().trim().to_owned(),
            area: value("area"),
            length: Length::ALL.iter().find_map(|(name, kind)| (*name == length).then_some(*kind)),
            language: value("language").parse().ok(),
            page: value("page").parse::<u64>().unwrap_or(1).clamp(1, 10_000) - 1,
        }
    }

    /// The words that a course must all hold, in the form in which texts are searched.
    pub fn words(&self) -> Vec<String> {
        search_key(&self.typed).split_whitespace().take(MAX_WORDS).map(str::to_owned).collect()
    }

    /// Whether anything narrows the list.
    pub fn is_narrowed(&self) -> bool {
        !self.typed.is_empty() || !self.area.is_empty() || self.length.is_some() || self.language.is_some()
    }

    /// The same search with what she may have meant, if it looks as if it was typed in the other keyboard layout.
    pub fn meant(&self) -> Option<Self> {
        let typed = keyboard::wrong_layout(&self.typed)?;
        Some(Self { typed, page: 0, ..self.clone() })
    }

    /// The address of this search on another page of the list.
    pub fn address(&self, page: u64) -> String {
        let length = Length::ALL.iter().find_map(|(name, kind)| (Some(*kind) == self.length).then_some(*name));
        let page = (page > 0).then(|| (page + 1).to_string());
        let pairs = [
            ("q", self.typed.as_str()),
            ("area", &self.area),
            ("minutes", length.unwrap_or_default()),
            ("language", self.language.map_or("", Language::code)),
            ("page", page.as_deref().unwrap_or_default()),
        ];
        let said: Vec<_> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        match serde_urlencoded::to_string(said) {
            Ok(query) if !query.is_empty() => format!("/courses?{query}"),
            _ => "/courses".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&'static str, &str)]) -> Search {
        let mut map = ParamsMap::new();
        for (name, value) in pairs {
            map.insert(*name, (*value).to_owned());
        }
        Search::read(&map)
    }

    #[test]
    fn what_cannot_be_read_counts_as_not_said() {
        let search = read(&[("minutes", "-1"), ("language", "de"), ("page", "-5"), ("q", " \u{0} \n")]);
        assert_eq!(search, Search::default());
        assert!(!search.is_narrowed());
        assert_eq!(read(&[("page", "99999999999999999999")]).page, 0);
    }

    #[test]
    fn words_are_looked_for_in_the_form_in_which_texts_are_kept() {
        let search = read(&[("q", "  ข้อมูล  PDPA มาตรา ๒๔ ")]);
        assert_eq!(search.words(), ["ข้อมูล", "pdpa", "มาตรา", "24"]);
        assert_eq!(read(&[("q", &"ก ".repeat(500))]).words().len(), 6);
    }

    #[test]
    fn an_address_reads_back_as_the_same_search() {
        let search = read(&[("q", "50% & ฟิชชิง"), ("area", "DG67-CS"), ("minutes", "more"), ("language", "th")]);
        assert_eq!(
            search.address(0),
            "/courses?q=50%25+%26+%E0%B8%9F%E0%B8%B4%E0%B8%8A%E0%B8%8A%E0%B8%B4%E0%B8%87&area=DG67-CS&minutes=more&language=th"
        );
        assert!(search.address(2).ends_with("&page=3"));
        assert_eq!(Search::default().address(0), "/courses");
    }

    #[test]
    fn the_wrong_keyboard_layout_is_a_guess() {
        assert_eq!(read(&[("q", "l;ylfu")]).meant().map(|search| search.typed).as_deref(), Some("สวัสดี"));
        assert_eq!(read(&[("q", "phishing")]).meant(), None);
    }
}
