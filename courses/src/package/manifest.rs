//! course.toml: what the course is.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::fields::{Fields, Source};
use super::finding::{FindingKind, Findings};
use super::limits;
use super::test::{Pool, TestRules};
use crate::language::{Bilingual, Language};
use crate::version::PackageVersion;

/// What a course is, for catalogue, enrolment and certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The same through all versions: a-z, 0-9 and `-`, 3 to 60 characters.
    pub slug: String,
    /// The author's own count.
    pub version: PackageVersion,
    /// The language of lessons and questions.
    pub language: Language,
    /// 3 to 120 characters in each language.
    pub title: Bilingual,
    /// At most 400 characters in each language.
    pub summary: Bilingual,
    /// For whom; at most 300 characters in each language.
    pub audience: Bilingual,
    /// Learning time that is credited.
    pub minutes: u16,
    /// What she can do afterwards; 2 to 8.
    pub outcomes: Vec<Bilingual>,
    /// What is taught; 1 to 12, no unit twice.
    pub skills: Vec<SkillTaught>,
    /// How long the certificate is valid; none: it does not expire.
    pub valid_months: Option<u16>,
}

/// A unit of skill that a course teaches.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SkillTaught {
    /// The code of the framework, such as `DG67`.
    pub framework: String,
    /// The code of the unit, such as `DG67-CS`.
    pub unit: String,
    /// 1 to 5.
    pub level: u8,
}

/// What course.toml says, as far as it could be read.
#[derive(Default)]
pub struct CourseFile {
    pub manifest: Option<Manifest>,
    /// Known even when the rest has findings, so that lessons can be checked too.
    pub language: Language,
    pub pool: Pool,
    pub test: Option<TestRules>,
}

pub fn read(source: Source<'_>, findings: &mut Findings) -> CourseFile {
    let Some(mut fields) = source.parse(findings) else {
        return CourseFile::default();
    };
    read_format(&mut fields, findings);
    let language = fields.choice("language", &[("th", Language::Th), ("en", Language::En)], findings);
    let has_test = fields.has("test");
    let (pool, test) = match fields.table("test", findings) {
        Some(table) => TestRules::read(table, findings),
        None if has_test => (Pool::Unknown, None),
        None => (Pool::None, None),
    };
    let manifest = read_manifest(&mut fields, language, findings);
    fields.finish(findings);
    CourseFile { manifest, language: language.unwrap_or_default(), pool, test }
}

/// Only format 1 can be read.
pub fn read_format(fields: &mut Fields<'_>, findings: &mut Findings) {
    let line = fields.key_line("format");
    match fields.number("format", 0..=i64::from(u16::MAX), findings) {
        None | Some(1) => {}
        Some(found) => fields.report(line, FindingKind::UnsupportedFormat { found: found.into() }, findings),
    }
}

/// Reads every key before it gives up on one, so that all findings come at once.
fn read_manifest(fields: &mut Fields<'_>, language: Option<Language>, findings: &mut Findings) -> Option<Manifest> {
    let slug = slug(fields, "slug", limits::SLUG, findings);
    let version = version(fields, findings);
    let title = fields.bilingual("title", limits::TITLE, findings);
    let summary = fields.bilingual("summary", limits::SUMMARY, findings);
    let audience = fields.bilingual("audience", limits::AUDIENCE, findings);
    let minutes = fields.number("minutes", limits::COURSE_MINUTES, findings);
    let outcomes = fields.bilinguals("outcomes", limits::OUTCOMES, findings);
    let skills = skills(fields, findings);
    let valid_months = valid_months(fields, findings);
    Some(Manifest {
        slug: slug?,
        version: version?,
        language: language?,
        title: title?,
        summary: summary?,
        audience: audience?,
        minutes: minutes?,
        outcomes: outcomes?,
        skills: skills?,
        valid_months,
    })
}

/// An id of a-z, 0-9 and `-`.
pub fn slug(
    fields: &mut Fields<'_>,
    key: &str,
    length: std::ops::RangeInclusive<usize>,
    findings: &mut Findings,
) -> Option<String> {
    let line = fields.key_line(key);
    let (_, text) = fields.raw_text(key, findings)?;
    let plain = text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    if plain && length.contains(&text.len()) {
        return Some(text);
    }
    let kind = FindingKind::BadSlug { key: fields.path_of(key), min: *length.start(), max: *length.end() };
    fields.report(line, kind, findings);
    None
}

fn version(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<PackageVersion> {
    let line = fields.key_line("version");
    let version = fields.raw_text("version", findings)?.1.parse().ok();
    if version.is_none() {
        fields.report(line, FindingKind::BadVersion, findings);
    }
    version
}

fn skills(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Vec<SkillTaught>> {
    if !fields.has("skills") {
        fields.missing("skills", findings);
        return None;
    }
    let line = fields.key_line("skills");
    let tables = fields.tables("skills", findings);
    fields.check_count("skills", line, tables.len(), limits::SKILLS, findings);
    let mut seen = BTreeSet::new();
    let mut skills = Vec::with_capacity(tables.len());
    for table in tables {
        let line = table.line;
        let skill = skill(table, findings);
        if let Some(skill) = &skill
            && !seen.insert((skill.framework.clone(), skill.unit.clone()))
        {
            fields.report(line, FindingKind::SameSkill { unit: skill.unit.clone() }, findings);
        }
        skills.push(skill);
    }
    skills.into_iter().collect()
}

fn skill(mut table: Fields<'_>, findings: &mut Findings) -> Option<SkillTaught> {
    let framework = table.text("framework", limits::CODE, findings);
    let unit = table.text("unit", limits::CODE, findings);
    let level = table.number("level", limits::LEVEL, findings);
    table.finish(findings);
    Some(SkillTaught { framework: framework?, unit: unit?, level: u8::try_from(level?).ok()? })
}

fn valid_months(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<u16> {
    let mut table = fields.table("certificate", findings)?;
    let months = table.has("valid_months").then(|| table.number("valid_months", limits::VALID_MONTHS, findings));
    table.finish(findings);
    months.flatten()
}
