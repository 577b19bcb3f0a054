//! Which names a file of a package may have, and how many files there may be.

use std::collections::BTreeMap;

use super::finding::{FindingKind, Findings};
use super::limits;

/// What operating systems leave behind: neither read nor reported.
pub fn is_litter(path: &str) -> bool {
    path.split('/').any(|part| matches!(part, "__MACOSX" | ".DS_Store" | "Thumbs.db" | "desktop.ini"))
}

/// What stands between folder and ending, if the file lies directly in the folder.
pub fn stem<'p>(path: &'p str, folder: &str, ending: &str) -> Option<&'p str> {
    let stem = path.strip_prefix(folder)?.strip_suffix(ending)?;
    (!stem.is_empty() && !stem.contains('/')).then_some(stem)
}

/// Whether the path stays inside the folder.
pub fn check_safe(path: &str) -> Result<(), FindingKind> {
    let inside = !path.contains(['\\', '\0']) && path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    if inside { Ok(()) } else { Err(FindingKind::UnsafePath) }
}

/// Whether every part of the path is made of letters that are safe everywhere.
pub fn check_letters(path: &str) -> Result<(), FindingKind> {
    let plain =
        |part: &str| !part.starts_with('.') && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'));
    if path.split('/').all(plain) { Ok(()) } else { Err(FindingKind::BadName) }
}

/// Checks the names and the number of all files together.
pub fn check_all<'a>(paths: impl IntoIterator<Item = &'a str>, findings: &mut Findings) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    let mut count = 0;
    for path in paths {
        count += 1;
        if let Err(kind) = check_safe(path).and_then(|()| check_letters(path)) {
            findings.add(path, None, kind);
        }
        match seen.insert(path.to_lowercase(), path) {
            Some(other) if other == path => findings.add(path, None, FindingKind::SameName { other: other.to_owned() }),
            Some(other) => findings.add(path, None, FindingKind::NamesDifferInCase { other: other.to_owned() }),
            None => {}
        }
    }
    if count > limits::FILES {
        findings.add("", None, FindingKind::TooManyFiles { found: count, limit: limits::FILES });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_inside_its_folder() {
        for path in ["/etc/passwd", "../x", "a/../b", "a\\b", "a//b", "./a", "a/", ""] {
            assert_eq!(check_safe(path), Err(FindingKind::UnsafePath), "{path}");
        }
        assert_eq!(check_safe("lessons/01-first.md"), Ok(()));
    }

    #[test]
    fn a_name_is_made_of_letters_that_every_system_knows() {
        for path in ["media/a b.svg", "media/ภาพ.svg", "C:x", ".git/config", "media/a%20.svg"] {
            assert_eq!(check_letters(path), Err(FindingKind::BadName), "{path}");
        }
        assert_eq!(check_letters("media/Figure_1.v2.svg"), Ok(()));
    }

    #[test]
    fn two_names_that_differ_only_in_case_are_found() {
        let mut findings = Findings::default();
        check_all(["media/a.svg", "media/A.svg"], &mut findings);
        assert_eq!(findings.iter().next().unwrap().kind, FindingKind::NamesDifferInCase { other: "media/a.svg".into() });
    }
}
