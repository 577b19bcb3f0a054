//! What came of a try to send a letter: kept as a value, worded where it is shown.

use serde::{Deserialize, Serialize};

use super::words;
use crate::i18n::Language;

/// Longest text of a mail server that is kept.
const MAX_TEXT: usize = 500;

/// What a try to send a letter ended with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Answer {
    /// The mail server answered: 2xx taken, 4xx not now, 5xx never.
    Server { code: u16, text: String },
    /// The mail server did not let us in, before the letter was even named: its answer.
    NotLetIn { text: String },
    /// No secure connection could be made: what is wrong with the server's certificate.
    Insecure { text: String },
    /// There was no connection to the mail server.
    Unreachable,
    /// The mail server took too long.
    TimedOut,
    /// The connection broke before the letter was taken.
    Broken,
    /// The letter could not be written; the log has the cause under the reference.
    NotWritten { reference: String },
    /// The address cannot be used in mail.
    BadAddress,
    /// What the letter says is no longer so: a link that was used, a certificate that was replaced.
    Outdated,
    /// The demo put it into its own post box.
    Captured,
}

impl Answer {
    /// What a mail server said, without the recipient's address and without control characters.
    pub fn server(code: u16, text: &str, recipient: &str) -> Self {
        Self::Server { code, text: clean(text, recipient) }
    }

    /// What a mail server said before it would hear of the letter.
    pub fn not_let_in(text: &str) -> Self {
        Self::NotLetIn { text: clean(text, "") }
    }

    /// Why the mail server cannot be trusted.
    pub fn insecure(text: &str) -> Self {
        Self::Insecure { text: clean(text, "") }
    }

    /// As it is kept in the outbox.
    pub fn keep(&self) -> String {
        serde_json::to_string(self).expect("an answer is plain data")
    }

    /// Reads what [`Answer::keep`] wrote.
    pub fn read(kept: &str) -> Option<Self> {
        serde_json::from_str(kept).ok()
    }

    /// What it means, in a sentence.
    pub fn sentence(&self, l: Language) -> String {
        let text = match self {
            Self::Server { code, text } => server_sentence(*code, text, l),
            Self::NotLetIn { .. } => words::not_let_in(l),
            Self::Insecure { .. } => words::insecure(l),
            Self::Unreachable => words::unreachable(l),
            Self::TimedOut => words::timed_out(l),
            Self::Broken => words::broken(l),
            Self::NotWritten { reference } => return words::not_written(l, reference),
            Self::BadAddress => words::no_such_address(l),
            Self::Outdated => words::outdated(l),
            Self::Captured => words::was_captured(l),
        };
        text.to_owned()
    }

    /// The words of the mail server, or of what checks its certificate, for those who run one.
    pub fn quoted(&self) -> Option<String> {
        match self {
            Self::Server { code, text } => Some(format!("{code} {text}")),
            Self::NotLetIn { text } | Self::Insecure { text } if !text.is_empty() => Some(text.clone()),
            _ => None,
        }
    }
}

/// By the enhanced status code (RFC 3463) where the server gives one, else by the reply code (RFC 5321).
const fn server_sentence(code: u16, text: &str, l: Language) -> &'static str {
    let enhanced = text.as_bytes();
    match (code, enhanced) {
        (200..400, _) => words::taken(l),
        (400..500, _) => words::not_now(l),
        (_, [b'5', b'.', b'1', b'.', ..]) => words::no_such_address(l),
        (_, [b'5', b'.', b'2', b'.', b'2', ..]) | (552, _) => words::full(l),
        (_, [b'5', b'.', b'7', b'.', ..]) => words::against_policy(l),
        (550 | 551 | 553, [first, ..]) if *first != b'5' => words::no_such_address(l),
        _ => words::refused(l),
    }
}

fn clean(text: &str, recipient: &str) -> String {
    let text = if recipient.is_empty() { text.to_owned() } else { text.replace(recipient, &mask(recipient)) };
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MAX_TEXT).collect::<String>().trim().to_owned()
}

/// An address as others may see it: `ma•••@onde.go.th`.
pub fn mask(address: &str) -> String {
    let (local, domain) = address.split_once('@').unwrap_or((address, ""));
    let shown: String = local.chars().take(if local.chars().count() > 3 { 2 } else { 1 }).collect();
    format!("{shown}•••@{domain}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again() {
        let answer = Answer::server(550, "5.1.1 no such user", "malee@onde.example");
        assert_eq!(Answer::read(&answer.keep()), Some(answer));
        assert_eq!(Answer::read("550 from an older time"), None);
    }

    #[test]
    fn an_answer_does_not_give_the_address_away() {
        let answer = Answer::server(550, "5.1.1 <malee@onde.example>:\r\nunknown", "malee@onde.example");
        assert_eq!(answer.quoted().as_deref(), Some("550 5.1.1 <ma•••@onde.example>:  unknown"));
    }

    #[test]
    fn the_reason_is_told_by_the_code() {
        let told = |code, text| Answer::server(code, text, "").sentence(Language::En);
        assert_eq!(told(550, "5.1.1 unknown"), told(550, "user unknown"));
        assert_ne!(told(550, "5.7.1 spam"), told(550, "5.1.1 unknown"));
        assert_eq!(told(552, "too much"), told(550, "5.2.2 full"));
        assert_ne!(told(451, "later"), told(554, "never"));
    }

    #[test]
    fn a_short_name_is_masked_more() {
        assert_eq!(mask("malee@x.th"), "ma•••@x.th");
        assert_eq!(mask("abc@x.th"), "a•••@x.th");
    }
}
