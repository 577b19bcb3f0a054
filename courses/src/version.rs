//! The author's own count of a course: major.minor.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The version of a package, such as `1.0`. Ordered as numbers: `1.10` comes after `1.9`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PackageVersion {
    /// Moves when those in the middle of the course would notice.
    pub major: u16,
    /// Moves with every other change.
    pub minor: u16,
}

impl fmt::Display for PackageVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

/// The text is not `major.minor` in plain digits, each from 0 to 65535 without leading zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAVersion;

impl fmt::Display for NotAVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a version is major.minor, such as 1.0")
    }
}

impl std::error::Error for NotAVersion {}

impl FromStr for PackageVersion {
    type Err = NotAVersion;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (major, minor) = text.split_once('.').ok_or(NotAVersion)?;
        Ok(Self { major: count(major)?, minor: count(minor)? })
    }
}

impl TryFrom<String> for PackageVersion {
    type Error = NotAVersion;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<PackageVersion> for String {
    fn from(version: PackageVersion) -> Self {
        version.to_string()
    }
}

/// One spelling for each number, so that two versions are equal exactly when their texts are.
fn count(digits: &str) -> Result<u16, NotAVersion> {
    let plain = digits.bytes().all(|b| b.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
    if plain { digits.parse().map_err(|_| NotAVersion) } else { Err(NotAVersion) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_ordered_as_numbers() {
        let read = |text: &str| text.parse::<PackageVersion>().unwrap();
        assert!(read("1.9") < read("1.10"));
        assert!(read("1.10") < read("2.0"));
        assert_eq!(read("10.2").to_string(), "10.2");
    }

    #[test]
    fn anything_but_two_plain_numbers_is_refused() {
        for text in ["1", "1.", ".1", "1.0.0", "01.0", "1.00", "+1.0", "1.-1", "1.70000", "๑.๐", ""] {
            assert_eq!(text.parse::<PackageVersion>(), Err(NotAVersion), "{text}");
        }
    }
}
