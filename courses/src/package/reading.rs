//! From files to a package: every file has its place, every fault its finding.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::Source;
use super::finding::{FindingKind, Findings};
use super::lesson::{self, Lesson};
use super::manifest::{self, CourseFile};
use super::media::{self, Media};
use super::questions::{self, Purpose};
use super::test::{Pool, Test, TestRules};
use super::{Files, Package, limits, names};
use crate::markdown::Surroundings;
use crate::question::Question;
use crate::{html, thai};

const COURSE: &str = "course.toml";

/// The files by their place in the course; no text for a file that could not be read.
#[derive(Default)]
struct Places {
    course: Option<String>,
    /// By slug.
    lessons: BTreeMap<String, Option<String>>,
    /// By stem.
    questions: BTreeMap<String, Option<String>>,
    /// By name; none for a file that has findings.
    media: BTreeMap<String, Option<Media>>,
}

pub fn read(mut files: Files) -> Result<Package, Findings> {
    let mut findings = Findings::default();
    files.retain(|path, _| !names::is_litter(path));
    check_limits(&files, &mut findings);
    if !findings.is_empty() {
        return Err(findings.in_order());
    }
    let places = sort(files, &mut findings);
    let CourseFile { manifest, language, pool, test } = read_course(&places, &mut findings);
    let slugs: BTreeSet<&str> = places.lessons.keys().map(String::as_str).collect();
    let around = Surroundings { language, lessons: &slugs, media: &places.media };
    let mut lessons = read_lessons(&places, &around, &mut findings);
    let mut questions = read_questions(&places, &pool, &around, &mut findings);
    let test = test.and_then(|rules| make_test(rules, &pool, &mut questions, &mut findings));
    for lesson in &mut lessons {
        lesson.practice = questions.remove(&lesson.slug).unwrap_or_default();
    }
    match manifest {
        Some(manifest) if findings.is_empty() => {
            let media = places.media.into_iter().filter_map(|(name, media)| Some((name, media?))).collect();
            Ok(Package { manifest, lessons, test, media })
        }
        _ => Err(findings.in_order()),
    }
}

fn check_limits(files: &Files, findings: &mut Findings) {
    names::check_all(files.keys().map(String::as_str), findings);
    for (path, content) in files {
        if content.len() as u64 > limits::FILE_BYTES {
            findings.add(path, None, FindingKind::FileTooLarge { limit_mb: limits::FILE_BYTES / limits::MB });
        }
    }
    if files.values().map(|content| content.len() as u64).sum::<u64>() > limits::ALL_BYTES {
        findings.add("", None, FindingKind::AllTooLarge { limit_mb: limits::ALL_BYTES / limits::MB });
    }
}

fn sort(files: Files, findings: &mut Findings) -> Places {
    let mut places = Places::default();
    for (path, bytes) in files {
        if let Some(name) = path.strip_prefix("media/") {
            let media = media::read(name, bytes).map_err(|faults| {
                for (line, kind) in faults {
                    findings.add(&path, line, kind);
                }
            });
            places.media.insert(name.to_owned(), media.ok());
        } else if path == COURSE {
            places.course = text(&path, &bytes, findings);
        } else if let Some(slug) = names::stem(&path, "lessons/", ".md") {
            places.lessons.insert(slug.to_owned(), text(&path, &bytes, findings));
        } else if let Some(stem) = names::stem(&path, "questions/", ".toml") {
            places.questions.insert(stem.to_owned(), text(&path, &bytes, findings));
        } else {
            findings.add(&path, None, FindingKind::UnknownFile);
        }
    }
    places
}

/// The text as the normaliser spells it, line for line.
fn text(path: &str, bytes: &[u8], findings: &mut Findings) -> Option<String> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(thai::respell_prose(&text.replace(html::MEDIA, ""))),
        Err(error) => {
            let line = bytes[..error.valid_up_to()].split(|b| *b == b'\n').count();
            findings.add(path, u32::try_from(line).ok(), FindingKind::NotUtf8);
            None
        }
    }
}

fn read_course(places: &Places, findings: &mut Findings) -> CourseFile {
    if let Some(text) = &places.course {
        let source = Source { file: COURSE, text, first_line: 1 };
        return manifest::read(source, findings);
    }
    if !findings.iter().any(|finding| finding.file == COURSE) {
        let path = COURSE.to_owned();
        findings.add("", None, FindingKind::MissingFile { path });
    }
    CourseFile::default()
}

fn read_lessons(places: &Places, around: &Surroundings<'_>, findings: &mut Findings) -> Vec<Lesson> {
    match places.lessons.len() {
        0 => findings.add("", None, FindingKind::NoLessons),
        found if found > limits::LESSONS => {
            findings.add("", None, FindingKind::TooManyLessons { found, limit: limits::LESSONS });
        }
        _ => {}
    }
    let mut lessons = Vec::with_capacity(places.lessons.len());
    for (slug, text) in &places.lessons {
        let file = format!("lessons/{slug}.md");
        let Some(text) = text else { continue };
        lessons.extend(lesson::read(slug, Source { file: &file, text, first_line: 1 }, around, findings));
    }
    lessons
}

/// The questions of every file by its stem.
fn read_questions(
    places: &Places,
    pool: &Pool,
    around: &Surroundings<'_>,
    findings: &mut Findings,
) -> BTreeMap<String, Vec<Question>> {
    let mut seen = BTreeMap::new();
    let mut questions = BTreeMap::new();
    for (stem, text) in &places.questions {
        let file = format!("questions/{stem}.toml");
        findings_of_place(stem, &file, places, pool, findings);
        let Some(text) = text else { continue };
        let source = Source { file: &file, text, first_line: 1 };
        let purpose = if places.lessons.contains_key(stem) { Purpose::Practice } else { Purpose::Pool };
        let read = questions::read(source, purpose, around, &mut seen, findings);
        questions.insert(stem.clone(), read);
    }
    if let Pool::Named { stem, line } = pool
        && !places.questions.contains_key(stem)
    {
        let path = format!("questions/{stem}.toml");
        findings.add(COURSE, *line, FindingKind::MissingFile { path });
    }
    questions
}

/// A file of questions belongs to a lesson or is the pool, not both.
fn findings_of_place(stem: &str, file: &str, places: &Places, pool: &Pool, findings: &mut Findings) {
    let is_practice = places.lessons.contains_key(stem);
    let is_pool = match pool {
        Pool::Unknown => !is_practice, // perhaps; its own finding comes first
        Pool::None => false,
        Pool::Named { stem: named, .. } => named == stem,
    };
    if is_practice && is_pool {
        findings.add(file, None, FindingKind::TestFileIsPractice);
    } else if !is_practice && !is_pool {
        let lesson = stem.to_owned();
        findings.add(file, None, FindingKind::QuestionsWithoutLesson { lesson });
    }
}

fn make_test(
    rules: TestRules,
    pool: &Pool,
    questions: &mut BTreeMap<String, Vec<Question>>,
    findings: &mut Findings,
) -> Option<Test> {
    let Pool::Named { stem, .. } = pool else {
        return None;
    };
    let pool = questions.remove(stem)?;
    // With findings in the pool its size is not known; those come first.
    let file = format!("questions/{stem}.toml");
    let is_sound = !findings.iter().any(|finding| finding.file == file);
    if is_sound {
        rules.check_pool(COURSE, &pool, findings);
    }
    Some(rules.with_pool(pool))
}
