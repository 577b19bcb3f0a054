//! The one normaliser of Thai text.
//!
//! The same word can be typed in many ways that look alike: `แ` as two `เ`, `ำ` as `ํ` and `า`,
//! the tone before the vowel, invisible characters from web pages. Names, logins, searches and
//! imports go through here, so that what looks the same is the same.

use unicode_normalization::UnicodeNormalization;

/// The text in its one spelling. Never uses NFKC, which would take `ำ` apart.
///
/// In this order: NFC; drop U+200B, U+200C, U+FEFF and U+00AD; no-break space to space; `เเ` to
/// `แ`; tone before an above or below vowel to after it, and from after `ะ`, `า`, `ำ` to before
/// them; `ํ` (tone) `า` to (tone) `ำ`; `ๅ` to `า` except after `ฤ` and `ฦ`; repeated marks to one,
/// of several tones the last; drop a mark at the start or after a space; runs of spaces to one
/// and none at the ends. Line breaks stay.
///
/// Repeats the steps until nothing changes: a text that was normalised stays as it is.
#[must_use]
pub fn normalise(text: &str) -> String {
    settle(text, |text| {
        let chars = respell(text.nfc().map(|c| if c == '\u{a0}' { ' ' } else { c }));
        collapse_spaces(&chars)
    })
}

/// What a search compares: normalised, in lower case, Thai digits as ASCII digits.
#[must_use]
pub fn search_key(text: &str) -> String {
    normalise(text).chars().flat_map(char::to_lowercase).map(ascii_digit).collect()
}

/// What two typed answers are compared by: as [`search_key`], and without spaces, since Thai sets none between words.
#[must_use]
pub fn answer_key(text: &str) -> String {
    search_key(text).split_whitespace().collect()
}

/// The normaliser for prose with markup: all but the steps that touch spaces, so that
/// indentation, line breaks and deliberate no-break spaces stay where the author put them.
#[cfg(feature = "package")]
pub(crate) fn respell_prose(text: &str) -> String {
    settle(text, |text| respell(text.nfc()).into_iter().collect())
}

/// The text as it is shown: `ๆ` is tied to its word by a no-break space, so that no line begins
/// with it. `before` is the character in front of the text, if the line has one.
#[cfg(feature = "package")]
pub(crate) fn tie_repetition(before: Option<char>, text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c == 'ๆ' {
            let word = shown.trim_end_matches(' ');
            let last = word.chars().next_back().or(if word.is_empty() { before } else { None });
            if last.is_some_and(|c| c.is_alphanumeric() || is_mark(c) || matches!(c, ')' | '”' | '’' | '"')) && last != Some('ๆ')
            {
                shown.truncate(word.len());
                shown.push('\u{a0}');
            }
        }
        shown.push(c);
    }
    shown
}

fn settle(text: &str, pass: impl Fn(&str) -> String) -> String {
    let mut settled = pass(text);
    loop {
        // Ends: each rule shortens the text or moves tones one way past letters that never swap.
        // Soon: each rule finishes all it can in one pass; two or three do.
        let next = pass(&settled);
        if next == settled {
            return settled;
        }
        settled = next;
    }
}

fn respell(chars: impl Iterator<Item = char>) -> Vec<char> {
    let mut chars: Vec<char> = chars.filter(|c| !matches!(c, '\u{200b}' | '\u{200c}' | '\u{feff}' | '\u{ad}')).collect();
    chars = join_sara_ae(&chars);
    sort_tones(&mut chars);
    chars = compose_sara_am(&chars);
    straighten_lakkhang(&mut chars);
    chars = collapse_marks(&chars);
    drop_loose_marks(&chars)
}

fn join_sara_ae(chars: &[char]) -> Vec<char> {
    let mut joined = Vec::with_capacity(chars.len());
    for &c in chars {
        if c == 'เ' && joined.last() == Some(&'เ') {
            joined.pop();
            joined.push('แ');
        } else {
            joined.push(c);
        }
    }
    joined
}

fn sort_tones(chars: &mut [char]) {
    for run in chars.chunk_by_mut(|a, b| is_stacked(*a) && is_stacked(*b)) {
        run.sort_by_key(|c| is_tone(*c)); // stable: vowels keep their order, tones theirs
    }
    let may_swap = |c: char| is_following(c) || is_tone(c);
    for run in chars.chunk_by_mut(|a, b| may_swap(*a) && may_swap(*b)) {
        run.sort_by_key(|c| !is_tone(*c));
    }
}

fn compose_sara_am(chars: &[char]) -> Vec<char> {
    let mut composed = Vec::with_capacity(chars.len());
    let mut rest = chars;
    while let Some((&c, after)) = rest.split_first() {
        rest = after;
        if c == '\u{e4d}' {
            let tones = after.iter().take_while(|c| is_tone(**c)).count();
            if after.get(tones) == Some(&'า') {
                composed.extend_from_slice(&after[..tones]);
                composed.push('ำ');
                rest = &after[tones + 1..];
                continue;
            }
        }
        composed.push(c);
    }
    composed
}

fn straighten_lakkhang(chars: &mut [char]) {
    for i in 1..chars.len() {
        if chars[i] == 'ๅ' && !matches!(chars[i - 1], 'ฤ' | 'ฦ') {
            chars[i] = 'า';
        }
    }
}

fn collapse_marks(chars: &[char]) -> Vec<char> {
    let mut collapsed: Vec<char> = Vec::with_capacity(chars.len());
    for &c in chars {
        match collapsed.last_mut() {
            Some(last) if is_tone(c) && is_tone(*last) => *last = c,
            Some(last) if is_mark(c) && *last == c => {}
            _ => collapsed.push(c),
        }
    }
    collapsed
}

fn drop_loose_marks(chars: &[char]) -> Vec<char> {
    let mut kept: Vec<char> = Vec::with_capacity(chars.len());
    for &c in chars {
        if !is_mark(c) || kept.last().is_some_and(|last| !last.is_whitespace()) {
            kept.push(c);
        }
    }
    kept
}

fn collapse_spaces(chars: &[char]) -> String {
    let mut text = String::with_capacity(chars.len() * 3);
    for &c in chars {
        let c = if c == '\t' { ' ' } else { c };
        if c != ' ' || !text.ends_with(' ') {
            text.push(c);
        }
    }
    text.trim().to_owned()
}

fn ascii_digit(c: char) -> char {
    match c {
        '๐'..='๙' => char::from_digit(u32::from(c) - u32::from('๐'), 10).unwrap_or(c),
        _ => c,
    }
}

const fn is_tone(c: char) -> bool {
    matches!(c, '\u{e48}'..='\u{e4b}')
}

/// A tone, or a vowel that stands above or below its consonant.
const fn is_stacked(c: char) -> bool {
    is_tone(c) || matches!(c, '\u{e31}' | '\u{e34}'..='\u{e39}' | '\u{e47}' | '\u{e4d}')
}

const fn is_following(c: char) -> bool {
    matches!(c, 'ะ' | 'า' | 'ำ')
}

/// Any Thai sign that has no width of its own.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Golden values: domain.md 8.1, effects checked against pythainlp/util/normalize.py.
    #[test]
    fn what_looks_the_same_becomes_the_same() {
        for (typed, meant) in [
            ("น\u{e4d}\u{e49}า", "น้ำ"),       // nikhahit, tone, aa
            ("น\u{e49}\u{e4d}า", "น้ำ"),       // tone, nikhahit, aa
            ("นำ\u{e49}", "น้ำ"),              // tone after sara am
            ("ทํา", "ทำ"),                     // nikhahit and aa
            ("เเก้ว", "แก้ว"),                  // two sara e
            ("ท\u{e48}\u{e35}", "ที่"),         // tone before a vowel above
            ("ร\u{e49}\u{e39}", "รู้"),         // tone before a vowel below
            ("เป\u{e47}น", "เป็น"),            // already right
            ("สมชาย\u{200b}ใจดี", "สมชายใจดี"), // zero width space
            ("\u{feff}กรม\u{ad}ที่ดิน\u{200c}", "กรมที่ดิน"),
            ("นาย\u{a0}สมชาย", "นาย สมชาย"), // no-break space
            ("ดีี", "ดี"),                      // doubled vowel
            ("ก\u{e48}\u{e49}าว", "ก้าว"),    // two tones: the last
            ("\u{e35}ดี", "ดี"),               // mark at the start
            ("ใจ \u{e49}ดี", "ใจ ดี"),         // mark after a space
            ("มาก\u{e45}", "มากา"),          // lakkhangyao
            ("ฤๅษี", "ฤๅษี"),                  // where it belongs
            ("  สมชาย \t ใจดี ", "สมชาย ใจดี"),
            ("e\u{301}tude", "étude"), // NFC
        ] {
            assert_eq!(normalise(typed), meant, "{typed:?}");
        }
    }

    #[test]
    fn sara_am_is_never_taken_apart() {
        assert_eq!(normalise("น้ำ").chars().count(), 3);
    }

    #[test]
    fn line_breaks_stay() {
        assert_eq!(normalise("บรรทัดหนึ่ง\nบรรทัดสอง"), "บรรทัดหนึ่ง\nบรรทัดสอง");
    }

    #[test]
    fn a_search_key_knows_neither_case_nor_thai_digits() {
        assert_eq!(search_key("มาตรา ๑๐ PDPA"), "มาตรา 10 pdpa");
        assert_eq!(search_key("เเผน\u{a0}๒๕๖๗"), search_key("แผน 2567"));
    }

    #[test]
    fn an_answer_key_does_not_know_spaces_either() {
        assert_eq!(answer_key(" เเผน ที่\u{a0}๒ "), answer_key("แผนที่2"));
        assert_ne!(answer_key("แผนที่ 2"), answer_key("แผนที่ 3"));
    }

    #[cfg(feature = "package")]
    #[test]
    fn the_sign_of_repetition_is_tied_to_its_word() {
        assert_eq!(tie_repetition(None, "บ่อย ๆ ต่างๆ"), "บ่อย\u{a0}ๆ ต่าง\u{a0}ๆ");
        assert_eq!(tie_repetition(Some('ง'), " ๆ กัน"), "\u{a0}ๆ กัน");
        assert_eq!(tie_repetition(None, "ไม้ยมก (ๆ)"), "ไม้ยมก (ๆ)");
    }

    #[test]
    fn hostile_text_takes_no_longer_than_other_text() {
        let parts =
            ["่า", "\u{e4d}", "ิ่", "า่ิ", "เ", " ิ", "\u{e4d}\u{200b}า", "ๅ", "่", "\u{301}", "\u{301}\u{323}", "\u{301}\u{200b}"];
        for part in parts {
            let text = part.repeat(50_000);
            assert!(normalise(&text).len() <= text.len());
        }
    }

    fn thai_soup() -> impl Strategy<Value = String> {
        proptest::collection::vec(
            prop_oneof![
                8 => proptest::char::range('\u{e01}', '\u{e5b}'),
                2 => proptest::sample::select(vec![' ', '\u{a0}', '\u{200b}', '\u{301}']),
                1 => any::<char>(),
            ],
            0..24,
        )
        .prop_map(|chars| chars.into_iter().collect())
    }

    proptest! {
        #[test]
        fn normalising_twice_is_normalising_once(text in thai_soup()) {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once);
        }
    }
}
