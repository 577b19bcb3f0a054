//! What HR, managers and executives see of the units in their scope.

pub mod csv;
pub mod dashboard;
pub mod figures;
pub mod http;
pub mod list;
pub mod merge;
pub mod numerals;
pub mod pages;
pub mod place;
pub mod skills;
pub mod standing;
pub mod store;
pub mod tally;
mod words;

/// Text as one step of an address.
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}
