//! E-mail addresses as people sign in with them.

use std::fmt;

pub use super::keyboard::wrong_layout;

/// An address in the one form in which it is stored and compared: trimmed, lower case.
///
/// The local part is case-insensitive here although the standard lets a server tell case
/// apart: none does in practice, and two accounts differing by case would be a trap.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// Why a text is not an address, in the order in which it is worth telling a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EmailError {
    /// Nothing was typed.
    Empty,
    /// It holds Thai letters: most likely the keyboard was in the Thai layout. The address
    /// that the same keys give, when it is one.
    ThaiLayout(Option<Email>),
    /// It does not have the form name@domain.
    Form,
    /// Longer than mail systems carry: 64 characters before the @, 254 in all.
    TooLong,
}

impl Email {
    /// Reads an address as typed. Accepts what ministries' mail systems hand out: letters,
    /// digits and common punctuation before the @, a domain with at least one dot after it.
    /// Refuses quoted names, comments and address literals, which nobody signs in with.
    pub fn parse(text: &str) -> Result<Email, EmailError> {
        let text = text.trim_matches(|c: char| c.is_whitespace() || "\u{200b}\u{feff}".contains(c));
        if text.is_empty() {
            return Err(EmailError::Empty);
        }
        if text.chars().any(|c| ('\u{e01}'..='\u{e5b}').contains(&c)) {
            let meant = wrong_layout(text).and_then(|other| Email::parse(&other).ok());
            return Err(EmailError::ThaiLayout(meant));
        }
        let lower = text.to_ascii_lowercase();
        let (local, domain) = lower.rsplit_once('@').ok_or(EmailError::Form)?;
        if !is_local_part(local) || !is_domain(domain) {
            return Err(EmailError::Form);
        }
        if local.len() > 64 || lower.len() > 254 {
            return Err(EmailError::TooLong);
        }
        Ok(Email(lower))
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands after the @: agencies allow or refuse addresses by it.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for EmailError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            EmailError::Empty => "is empty",
            EmailError::ThaiLayout(_) => "holds Thai letters",
            EmailError::Form => "does not have the form name@domain",
            EmailError::TooLong => "is too long for an address",
        })
    }
}

impl std::error::Error for EmailError {}

/// Atoms joined by single dots (RFC 5322 `dot-atom`).
fn is_local_part(local: &str) -> bool {
    let is_atom_char = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~-".contains(c);
    local.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_atom_char))
}

/// Two or more labels of letters, digits and inner hyphens; the last begins with a letter.
fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let top = domain.rsplit_once('.').map(|(_, top)| top);
    domain.split('.').all(is_label) && top.is_some_and(|top| top.starts_with(|c: char| c.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<String, EmailError> {
        Email::parse(text).map(|email| email.to_string())
    }

    #[test]
    fn an_address_is_trimmed_and_lowered() {
        assert_eq!(parsed(" Malee.F@MDES.go.th\u{a0}"), Ok("malee.f@mdes.go.th".to_owned()));
        assert_eq!(Email::parse("a+b@x.y.go.th").unwrap().domain(), "x.y.go.th");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        let wrong = [
            "malee",
            "@mdes.go.th",
            "malee@",
            "malee@localhost",
            "a b@x.th",
            "a..b@x.th",
            ".a@x.th",
            "a@b@x.th",
            "a@-x.th",
            "a@x..th",
            "a@x.1",
            "a@x.th.",
            "a\n@x.th",
        ];
        for text in wrong {
            assert_eq!(parsed(text), Err(EmailError::Form), "{text}");
        }
        assert_eq!(parsed("  "), Err(EmailError::Empty));
        assert_eq!(parsed(&format!("{}@x.th", "a".repeat(65))), Err(EmailError::TooLong));
    }

    #[test]
    fn an_address_typed_in_the_thai_layout_is_offered_back() {
        let meant = Email::parse("malee@mdes.go.th").unwrap();
        assert_eq!(parsed("ทฟสำำ๑ทกำหใเนใะ้"), Err(EmailError::ThaiLayout(Some(meant))));
        assert_eq!(parsed("มาลี@mdes.go.th"), Err(EmailError::ThaiLayout(None)));
    }
}
