//! Text typed with the keyboard in the other layout: สวัสดี as `l;ylfu` and back.
//!
//! Layouts: US QWERTY and Kedmanee (TIS 820), the one that Thai systems start with.
//! Give these functions the text as typed: the normaliser already repairs "Thai" that was
//! meant as English, and what it repaired cannot be turned back.

/// What the person may have meant, when the text looks as if it was typed in the wrong
/// layout; `None` when it looks right or the other reading looks no better.
///
/// A guess to show as "did you mean", never to act upon.
pub fn wrong_layout(text: &str) -> Option<String> {
    let text = text.trim();
    let (other, is_better) = if text.chars().any(is_thai) {
        let latin = to_qwerty(text);
        let is_better = looks_latin(&latin) && (latin.contains('@') || !looks_thai(text));
        (latin, is_better)
    } else {
        let thai = to_kedmanee(text);
        let is_better = looks_thai(&thai) && !looks_latin(text);
        (thai, is_better)
    };
    is_better.then_some(other)
}

/// The text as the same keys give it in the QWERTY layout. ASCII punctuation counts as typed
/// in Thai unless the text also holds ASCII letters or digits, which Kedmanee has not.
pub fn to_qwerty(text: &str) -> String {
    let mixed = text.chars().any(|c| c.is_ascii_alphanumeric());
    text.chars()
        .map(|c| match c {
            _ if mixed && c.is_ascii() => c,
            _ => KEYS.iter().find(|(_, thai)| *thai == c).map_or(c, |(latin, _)| *latin),
        })
        .collect()
}

/// The text as the same keys give it in the Kedmanee layout.
pub fn to_kedmanee(text: &str) -> String {
    text.chars().map(|c| KEYS.iter().find(|(latin, _)| *latin == c).map_or(c, |(_, thai)| *thai)).collect()
}

fn is_thai(c: char) -> bool {
    ('\u{e01}'..='\u{e5b}').contains(&c)
}

/// An e-mail address, a login or a word: only characters of those, and for a word a vowel
/// and no five consonants in a row.
fn looks_latin(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || " @._+-".contains(c);
    if text.is_empty() || !text.chars().all(allowed) {
        return false;
    }
    let is_consonant = |c: char| c.is_ascii_alphabetic() && !is_latin_vowel(c);
    let longest_cluster = text.split(|c| !is_consonant(c)).map(str::len).max().unwrap_or(0);
    text.contains('@') || (longest_cluster < 5 && text.chars().any(is_latin_vowel))
}

fn is_latin_vowel(c: char) -> bool {
    "aeiouy".contains(c.to_ascii_lowercase())
}

/// Thai in which every mark stands on a consonant, every leading vowel has a consonant after
/// it, and at least one vowel is written.
fn looks_thai(text: &str) -> bool {
    let mut before = ' ';
    let mut vowels = 0;
    for c in text.chars().chain([' ']) {
        let carries = is_thai_consonant(before) || is_thai_mark(before);
        let awaits_consonant = matches!(before, 'เ' | 'แ' | 'โ' | 'ใ' | 'ไ');
        let fits = match c {
            'ะ' => carries || before == 'า',
            'า' | 'ำ' => carries,
            _ if is_thai_mark(c) => carries,
            _ if is_thai_consonant(c) => true,
            'เ' | 'แ' | 'โ' | 'ใ' | 'ไ' | '๐'..='๙' | 'ๆ' | 'ฯ' | ' ' => !awaits_consonant,
            _ => false,
        };
        if !fits {
            return false;
        }
        vowels += u32::from(('\u{e30}'..='\u{e44}').contains(&c));
        before = c;
    }
    vowels > 0
}

fn is_thai_consonant(c: char) -> bool {
    ('ก'..='ฮ').contains(&c)
}

/// Vowels above and below, tones and the other signs that need a consonant to stand on.
fn is_thai_mark(c: char) -> bool {
    matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4d}')
}

/// The keys of the two layouts, row by row, without and with Shift.
#[rustfmt::skip]
const KEYS: [(char, char); 94] = [
    ('`', '_'), ('1', 'ๅ'), ('2', '/'), ('3', '-'), ('4', 'ภ'), ('5', 'ถ'), ('6', '\u{e38}'),
    ('7', '\u{e36}'), ('8', 'ค'), ('9', 'ต'), ('0', 'จ'), ('-', 'ข'), ('=', 'ช'),
    ('q', 'ๆ'), ('w', 'ไ'), ('e', 'ำ'), ('r', 'พ'), ('t', 'ะ'), ('y', '\u{e31}'), ('u', '\u{e35}'),
    ('i', 'ร'), ('o', 'น'), ('p', 'ย'), ('[', 'บ'), (']', 'ล'), ('\\', 'ฃ'),
    ('a', 'ฟ'), ('s', 'ห'), ('d', 'ก'), ('f', 'ด'), ('g', 'เ'), ('h', '\u{e49}'), ('j', '\u{e48}'),
    ('k', 'า'), ('l', 'ส'), (';', 'ว'), ('\'', 'ง'),
    ('z', 'ผ'), ('x', 'ป'), ('c', 'แ'), ('v', 'อ'), ('b', '\u{e34}'), ('n', '\u{e37}'), ('m', 'ท'),
    (',', 'ม'), ('.', 'ใ'), ('/', 'ฝ'),
    ('~', '%'), ('!', '+'), ('@', '๑'), ('#', '๒'), ('$', '๓'), ('%', '๔'), ('^', '\u{e39}'),
    ('&', '฿'), ('*', '๕'), ('(', '๖'), (')', '๗'), ('_', '๘'), ('+', '๙'),
    ('Q', '๐'), ('W', '"'), ('E', 'ฎ'), ('R', 'ฑ'), ('T', 'ธ'), ('Y', '\u{e4d}'), ('U', '\u{e4a}'),
    ('I', 'ณ'), ('O', 'ฯ'), ('P', 'ญ'), ('{', 'ฐ'), ('}', ','), ('|', 'ฅ'),
    ('A', 'ฤ'), ('S', 'ฆ'), ('D', 'ฏ'), ('F', 'โ'), ('G', 'ฌ'), ('H', '\u{e47}'), ('J', '\u{e4b}'),
    ('K', 'ษ'), ('L', 'ศ'), (':', 'ซ'), ('"', '.'),
    ('Z', '('), ('X', ')'), ('C', 'ฉ'), ('V', 'ฮ'), ('B', '\u{e3a}'), ('N', '\u{e4c}'), ('M', '?'),
    ('<', 'ฒ'), ('>', 'ฬ'), ('?', 'ฦ'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thai_words_typed_in_the_latin_layout_are_recognised() {
        assert_eq!(wrong_layout("l;ylfu").as_deref(), Some("สวัสดี"));
        assert_eq!(to_kedmanee("g0hkohkmuj"), "เจ้าน้าที่");
    }

    #[test]
    fn an_address_typed_in_the_thai_layout_is_recognised() {
        assert_eq!(to_kedmanee("malee@mdes.go.th"), "ทฟสำำ๑ทกำหใเนใะ้");
        assert_eq!(wrong_layout("ทฟสำำ๑ทกำหใเนใะ้").as_deref(), Some("malee@mdes.go.th"));
        assert_eq!(wrong_layout("malee@ทกำห.go.th").as_deref(), Some("malee@mdes.go.th"));
    }

    #[test]
    fn text_that_reads_well_is_left_alone() {
        for text in ["malee@mdes.go.th", "somchai", "digital service", "สวัสดี", "มาลี", "ทักษะ", ""]
        {
            assert_eq!(wrong_layout(text), None, "{text}");
        }
    }

    #[test]
    fn every_key_has_one_character_in_each_layout() {
        for (i, (latin, thai)) in KEYS.iter().enumerate() {
            assert!(KEYS[i + 1..].iter().all(|(l, t)| l != latin && t != thai), "{latin} {thai}");
        }
    }

    #[test]
    fn the_way_there_and_back_gives_the_same_text() {
        let all: String = ('!'..='~').collect();
        assert_eq!(to_qwerty(&to_kedmanee(&all)), all);
    }
}
