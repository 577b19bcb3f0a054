//! The starter courses read without findings.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use courses::package::{Files, Package};

#[test]
fn every_course_of_the_catalogue_reads_without_findings() {
    let catalog = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog");
    let mut complaints = String::new();
    for folder in children(&catalog).into_iter().filter(|path| path.is_dir()) {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let mut files = Files::new();
        collect(&folder, &folder, &mut files);
        match Package::read(files) {
            Err(findings) => {
                writeln!(complaints, "{name}: {} findings\n{findings}", findings.len()).unwrap();
            }
            Ok(package) => complaints += &check(&name, &package),
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

/// What the format cannot ask of every author, but we ask of ourselves.
fn check(name: &str, package: &Package) -> String {
    let mut complaints = String::new();
    if package.manifest.slug != name {
        writeln!(complaints, "{name}: the slug is {}", package.manifest.slug).unwrap();
    }
    for lesson in &package.lessons {
        // Thai has no spaces between words, so emphasis next to quotes is easily not recognised.
        if lesson.plain_text.contains("**") {
            let line = lesson.plain_text.lines().find(|line| line.contains("**")).unwrap_or_default();
            writeln!(complaints, "{name}/lessons/{}.md: emphasis that is not recognised: {line}", lesson.slug).unwrap();
        }
    }
    complaints
}

fn children(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn collect(root: &Path, folder: &Path, files: &mut Files) {
    for path in children(folder) {
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            files.insert(name, fs::read(&path).unwrap());
        }
    }
}

/// Every question that docs/package-format.md shows is one.
#[test]
fn the_questions_of_the_format_page_are_read() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs");
    let page = fs::read_to_string(docs.join("package-format.md")).unwrap();
    let shown: Vec<&str> = page
        .split("```toml\n")
        .skip(1)
        .map(|block| block.split("```").next().unwrap())
        .filter(|block| block.starts_with("[[question]]") || block.starts_with("[[case]]"))
        .collect();
    let example = docs.join("example-course");
    let mut files = Files::new();
    collect(&example, &example, &mut files);
    files.remove("questions/01-parts-of-a-name.toml"); // it is shown as well
    // Cases stand before questions: TOML has a table in one place only.
    let (cases, questions): (Vec<&str>, Vec<&str>) = shown.iter().partition(|block| block.starts_with("[[case]]"));
    files.insert("questions/final.toml".to_owned(), [cases, questions].concat().concat().into_bytes());
    let package = Package::read(files).unwrap();
    assert_eq!(package.test.unwrap().pool.len(), 12);
}
