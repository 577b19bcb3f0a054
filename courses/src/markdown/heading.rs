use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};
use serde::{Deserialize, Serialize};

/// A heading of a lesson, for its table of contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// 2 to 6; the title of the lesson is 1.
    pub level: u8,
    /// The id of its element, unique in the lesson: link to it with `#`. Begins with `h-`, so that
    /// it never meets an id of the page around it.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// All headings in order.
pub fn collect(events: &[(Event<'_>, Range<usize>)]) -> Vec<Heading> {
    let mut headings = Vec::new();
    let mut used = BTreeMap::new();
    let mut open: Option<(u8, String)> = None;
    for (event, _) in events {
        match event {
            Event::Start(Tag::Heading { level, .. }) => open = Some((*level as u8, String::new())),
            Event::End(TagEnd::Heading(_)) => {
                headings.extend(open.take().map(|(level, text)| Heading { level, id: unique_id(&text, &mut used), text }));
            }
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => {
                if let Some((_, words)) = &mut open {
                    words.push_str(text);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some((_, words)) = &mut open {
                    words.push(' ');
                }
            }
            _ => {}
        }
    }
    headings
}

/// The id of the heading with these words, if it is the only one.
pub fn id_of(words: &str) -> String {
    let mut id = String::from("h");
    let mut gap = true;
    for c in words.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}') {
            if gap {
                id.push('-');
            }
            id.push(c);
            gap = false;
        } else if c.is_whitespace() || matches!(c, '-' | '_' | '/') {
            gap = true;
        }
    }
    if id == "h" { "h-section".to_owned() } else { id }
}

/// `used` holds every id that is taken, with the number to try next for its words.
fn unique_id(words: &str, used: &mut BTreeMap<String, u32>) -> String {
    let plain = id_of(words);
    let mut id = plain.clone();
    let mut next = used.get(&plain).copied().unwrap_or(2);
    while used.contains_key(&id) {
        id = format!("{plain}-{next}");
        next += 1;
    }
    used.insert(plain, next);
    used.entry(id.clone()).or_insert(2);
    id
}
