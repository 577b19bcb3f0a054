//! Packages as `.zip`: in, carefully; out, always the same.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use ::zip::read::ZipFile;
use ::zip::write::SimpleFileOptions;
use ::zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::finding::{FindingKind, Findings};
use super::{Files, limits, names};

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Unpacks a package in memory. If everything lies in one folder, that folder is taken off;
/// what operating systems leave behind (`__MACOSX`, `.DS_Store`) is left out.
///
/// Sizes are counted while unpacking, never believed, and unpacking stops at the limit.
///
/// # Errors
/// Every entry that is refused: paths that lead out, links, encrypted or damaged entries, names
/// that clash, too many or too large files.
pub fn unzip(bytes: &[u8]) -> Result<Files, Findings> {
    if bytes.len() > limits::ZIP_BYTES {
        return Err(Findings::one("", FindingKind::ZipTooLarge { limit_mb: limits::ZIP_BYTES as u64 / limits::MB }));
    }
    let mut archive = Archive::new(Cursor::new(bytes)).map_err(|_| Findings::one("", FindingKind::NotAZip))?;
    let entries = list(&mut archive)?;
    unpack(&mut archive, entries)
}

/// Packs files into a zip. The same files give the same bytes, on every machine: sorted names,
/// one fixed date, one compressor.
///
/// # Panics
/// Never for files that [`unzip`] gave or [`super::Package::read`] accepted; names over 65,535
/// bytes do not fit into a zip.
#[must_use]
pub fn zip(files: &Files) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in files {
        writer.start_file(path.as_str(), options).expect("package names are short and unique");
        writer.write_all(content).expect("memory takes every write");
    }
    writer.finish().expect("memory takes every write").into_inner()
}

/// Which entries to unpack, by the name they get. Looks at names only, so that nothing is
/// unpacked from an archive that is refused anyway.
fn list(archive: &mut Archive) -> Result<BTreeMap<String, usize>, Findings> {
    let mut findings = Findings::default();
    let mut paths = Vec::new();
    for index in 0..archive.len() {
        match archive.by_index_raw(index) {
            Ok(entry) => paths.extend(inspect(&entry, &mut findings).map(|path| (path, index))),
            Err(_) => findings.add("", None, FindingKind::Damaged),
        }
    }
    if archive.has_duplicate_names() {
        findings.add("", None, FindingKind::SameName { other: duplicate_name(&paths) });
    }
    take_off_folder(&mut paths);
    names::check_all(paths.iter().map(|(path, _)| path.as_str()), &mut findings);
    findings.unless_found(paths.into_iter().collect())
}

/// The path of an entry to unpack; none for folders, litter and what was reported.
fn inspect<R: Read>(entry: &ZipFile<R>, findings: &mut Findings) -> Option<String> {
    let Ok(path) = std::str::from_utf8(entry.name_raw()) else {
        findings.add(&String::from_utf8_lossy(entry.name_raw()), None, FindingKind::BadName);
        return None;
    };
    if names::is_litter(path) {
        return None;
    }
    let folder = path.strip_suffix('/');
    let refused = if let Err(kind) = names::check_safe(folder.unwrap_or(path)) {
        Some(kind)
    } else if entry.is_symlink() {
        Some(FindingKind::Link)
    } else if entry.encrypted() {
        Some(FindingKind::Encrypted)
    } else if entry.size() > limits::FILE_BYTES {
        Some(FindingKind::FileTooLarge { limit_mb: limits::FILE_BYTES / limits::MB })
    } else {
        None
    };
    match refused {
        Some(kind) => findings.add(path, None, kind),
        None if folder.is_none() => return Some(path.to_owned()),
        None => {}
    }
    None
}

/// The archive index keeps one entry a name, so which name came twice is known only if one is left.
fn duplicate_name(paths: &[(String, usize)]) -> String {
    match paths {
        [(only, _)] => only.clone(),
        _ => "…".to_owned(),
    }
}

fn take_off_folder(paths: &mut [(String, usize)]) {
    let Some(folder) = paths.first().and_then(|(path, _)| path.split_once('/')).map(|(folder, _)| format!("{folder}/")) else {
        return;
    };
    // Only the folder that holds the course: `lessons/` alone stays what it is, and course.toml is missed.
    let holds_course = paths.iter().any(|(path, _)| path.strip_prefix(&folder) == Some("course.toml"));
    if holds_course && paths.iter().all(|(path, _)| path.starts_with(&folder)) {
        for (path, _) in paths {
            path.drain(..folder.len());
        }
    }
}

fn unpack(archive: &mut Archive, entries: BTreeMap<String, usize>) -> Result<Files, Findings> {
    let mut findings = Findings::default();
    let mut files = Files::new();
    let mut all = 0;
    for (path, index) in entries {
        match unpack_one(archive, index, limits::ALL_BYTES - all) {
            Ok(content) => {
                all += content.len() as u64;
                files.insert(path, content);
            }
            Err(kind @ FindingKind::AllTooLarge { .. }) => {
                findings.add("", None, kind);
                break;
            }
            Err(kind) => findings.add(&path, None, kind),
        }
    }
    findings.unless_found(files)
}

fn unpack_one(archive: &mut Archive, index: usize, left: u64) -> Result<Vec<u8>, FindingKind> {
    let entry = archive.by_index(index).map_err(|_| FindingKind::Damaged)?;
    let says = entry.size();
    let mut content = Vec::new();
    // One byte more than allowed is enough to know; the rest of a bomb is never inflated.
    let read = entry.take(says.min(left) + 1).read_to_end(&mut content);
    let size = content.len() as u64;
    if size > left {
        return Err(FindingKind::AllTooLarge { limit_mb: limits::ALL_BYTES / limits::MB });
    }
    if read.is_ok() && size == says { Ok(content) } else { Err(FindingKind::Damaged) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn files(paths: &[&str]) -> Files {
        paths.iter().map(|path| ((*path).to_owned(), path.as_bytes().to_vec())).collect()
    }

    fn kinds(result: Result<Files, Findings>) -> Vec<FindingKind> {
        result.unwrap_err().into_iter().map(|finding| finding.kind).collect()
    }

    fn zip_with(name: &str, content: &[u8], change: impl Fn(&mut ZipWriter<Cursor<Vec<u8>>>)) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).unwrap();
        writer.write_all(content).unwrap();
        change(&mut writer);
        writer.finish().unwrap().into_inner()
    }

    fn replace_all(bytes: &mut [u8], from: &[u8], to: &[u8]) {
        assert_eq!(from.len(), to.len());
        for at in 0..=bytes.len() - from.len() {
            if bytes[at..].starts_with(from) {
                bytes[at..at + from.len()].copy_from_slice(to);
            }
        }
    }

    #[test]
    fn what_is_zipped_is_unzipped_and_the_bytes_are_always_the_same() {
        let files = files(&["course.toml", "lessons/01-a.md", "media/a.svg"]);
        let zipped = zip(&files);
        assert_eq!(unzip(&zipped).unwrap(), files);
        assert_eq!(zip(&unzip(&zipped).unwrap()), zipped);
    }

    #[test]
    fn a_single_top_folder_is_taken_off_and_litter_left_out() {
        let zipped = zip(&files(&[
            "My course (1)/course.toml",
            "My course (1)/media/.DS_Store",
            "My course (1)/lessons/01-a.md",
            "__MACOSX/._course.toml",
        ]));
        let names: Vec<String> = unzip(&zipped).unwrap().into_keys().collect();
        assert_eq!(names, ["course.toml", "lessons/01-a.md"]);
    }

    #[test]
    fn what_is_no_zip_is_refused_politely() {
        assert_eq!(kinds(unzip(b"hello")), [FindingKind::NotAZip]);
        assert_eq!(kinds(unzip(b"")), [FindingKind::NotAZip]);
    }

    #[test]
    fn paths_that_lead_out_are_refused() {
        for path in ["a/../../x.toml", "/etc/passwd", "lessons\\01.md", "C:\\x"] {
            let zipped = zip_with("course.toml", b"", |zip| {
                zip.start_file(path, SimpleFileOptions::default()).unwrap();
            });
            assert_eq!(kinds(unzip(&zipped)), [FindingKind::UnsafePath], "{path}");
        }
    }

    #[test]
    fn links_are_refused() {
        let zipped = zip_with("course.toml", b"", |zip| {
            zip.add_symlink("media/a.svg", "/etc/passwd", SimpleFileOptions::default()).unwrap();
        });
        assert_eq!(kinds(unzip(&zipped)), [FindingKind::Link]);
    }

    #[test]
    fn names_that_clash_are_refused() {
        let clash = zip(&files(&["media/a.svg", "media/A.svg"]));
        assert_eq!(kinds(unzip(&clash)).len(), 1);
        let mut twice = zip(&files(&["media/a.svg", "media/b.svg"]));
        replace_all(&mut twice, b"media/b.svg", b"media/a.svg");
        assert!(kinds(unzip(&twice)).iter().any(|kind| matches!(kind, FindingKind::SameName { .. })));
    }

    #[test]
    fn encrypted_entries_are_refused() {
        let mut zipped = zip(&files(&["course.toml"]));
        for (signature, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
            let at = zipped.windows(4).position(|w| w == signature).unwrap();
            zipped[at + flags] |= 1;
        }
        assert_eq!(kinds(unzip(&zipped)), [FindingKind::Encrypted]);
    }

    #[test]
    fn an_entry_that_unpacks_to_more_than_it_says_is_refused() {
        let mut zipped = zip_with("a.txt", &vec![0; 3_000_000], |_| {});
        replace_all(&mut zipped, &3_000_000_u32.to_le_bytes(), &3_000_u32.to_le_bytes());
        assert_eq!(kinds(unzip(&zipped)), [FindingKind::Damaged]);
    }

    #[test]
    fn a_file_that_is_too_large_is_refused_before_unpacking() {
        let zipped = zip_with("a.txt", &vec![0; 21 * 1024 * 1024], |_| {});
        assert!(zipped.len() < 100_000);
        assert_eq!(kinds(unzip(&zipped)), [FindingKind::FileTooLarge { limit_mb: 20 }]);
    }

    #[test]
    fn many_files_that_are_too_large_together_are_refused() {
        let content = vec![0; 20 * 1024 * 1024];
        let files: Files = (0..11).map(|n| (format!("{n}.bin"), content.clone())).collect();
        assert_eq!(kinds(unzip(&zip(&files))), [FindingKind::AllTooLarge { limit_mb: 200 }]);
    }

    #[test]
    fn too_many_files_are_refused() {
        let files: Files = (0..501).map(|n| (format!("{n}.txt"), Vec::new())).collect();
        assert_eq!(kinds(unzip(&zip(&files))), [FindingKind::TooManyFiles { found: 501, limit: 500 }]);
    }

    #[test]
    fn a_damaged_entry_is_refused() {
        let mut zipped = zip_with("a.txt", b"hello hello hello hello", |_| {});
        zipped[36] ^= 0x55; // the compressed data begins at 30 + 5
        assert_eq!(kinds(unzip(&zipped)), [FindingKind::Damaged]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn a_broken_zip_never_panics(at in 0_usize..400, bytes in proptest::collection::vec(any::<u8>(), 1..8)) {
            let mut zipped = zip(&files(&["course.toml", "lessons/01-a.md", "media/a.svg"]));
            for (offset, byte) in bytes.into_iter().enumerate() {
                if let Some(place) = zipped.get_mut(at + offset) {
                    *place = byte;
                }
            }
            let _ = unzip(&zipped);
        }
    }
}
