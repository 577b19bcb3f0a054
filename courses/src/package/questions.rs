//! questions/*.toml: the file, the cases, and what questions of all kinds have in common.

mod essay;
mod kinds;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fields::{Fields, Source};
use super::finding::{FindingKind, Findings};
use super::limits;
use super::manifest::slug;
use crate::markdown::{self, Form, Surroundings};
use crate::question::{Case, Prompt, Question};
use kinds::{KINDS, Kind, Told};

/// The cases of a file by their id, with the lines on which they begin; none for one that has findings.
type Cases = BTreeMap<String, (Option<u32>, Option<Arc<Case>>)>;

/// What a file of questions is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Practice of a lesson, which nobody grades.
    Practice,
    /// The pool of the final test.
    Pool,
}

/// Reads the questions of one file. `seen` knows the ids of the whole package and their files.
pub fn read(
    source: Source<'_>,
    purpose: Purpose,
    around: &Surroundings<'_>,
    seen: &mut BTreeMap<String, String>,
    findings: &mut Findings,
) -> Vec<Question> {
    let Some(mut fields) = source.parse(findings) else {
        return Vec::new();
    };
    let had_findings = findings.len();
    let cases = read_cases(fields.tables("case", findings), around, findings);
    let tables = fields.tables("question", findings);
    fields.finish(findings);
    if tables.is_empty() && findings.len() == had_findings {
        findings.add(source.file, None, FindingKind::NoQuestions);
    }
    if tables.len() > limits::QUESTIONS {
        let kind = FindingKind::TooManyQuestions { found: tables.len(), limit: limits::QUESTIONS };
        findings.add(source.file, None, kind);
        return Vec::new();
    }
    let questions: Vec<_> =
        tables.into_iter().filter_map(|table| read_one(table, purpose, &cases, around, seen, findings)).collect();
    if findings.len() == had_findings {
        check_cases(source.file, &cases, &questions, findings);
    }
    questions
}

fn read_cases(tables: Vec<Fields<'_>>, around: &Surroundings<'_>, findings: &mut Findings) -> Cases {
    let mut cases = Cases::new();
    for mut table in tables {
        let (file, line, id_line) = (table.source.file, table.line, table.key_line("id"));
        let id = slug(&mut table, "id", limits::CODE, findings);
        let title = table.text("title", limits::TITLE, findings);
        let text = text(&mut table, "text", Form::Paragraphs, around, findings);
        table.finish(findings);
        let Some(id) = id else { continue };
        let case = title.zip(text).map(|(title, text)| Arc::new(Case { id: id.clone(), title, text }));
        if cases.insert(id.clone(), (line, case)).is_some() {
            findings.add(file, id_line, FindingKind::SameCaseId { id });
        }
    }
    cases
}

/// Two or more questions one after the other are about each case.
fn check_cases(file: &str, cases: &Cases, questions: &[Question], findings: &mut Findings) {
    let about: Vec<_> = questions.iter().map(|question| question.case().map(|case| case.id.as_str())).collect();
    for (id, (line, _)) in cases {
        let is_about = |other: &Option<&str>| *other == Some(id.as_str());
        let all = about.iter().filter(|other| is_about(other)).count();
        let together = about.iter().skip_while(|other| !is_about(other)).take_while(|other| is_about(other)).count();
        if all < 2 || together < all {
            findings.add(file, *line, FindingKind::CaseQuestions { id: id.clone() });
        }
    }
}

fn read_one(
    mut table: Fields<'_>,
    purpose: Purpose,
    cases: &Cases,
    around: &Surroundings<'_>,
    seen: &mut BTreeMap<String, String>,
    findings: &mut Findings,
) -> Option<Question> {
    let (file, line) = (table.source.file, table.line);
    let id_line = table.key_line("id");
    let id = slug(&mut table, "id", limits::CODE, findings);
    let kind = table.choice("kind", &KINDS, findings);
    let skill = table.has("skill").then(|| table.text("skill", limits::CODE, findings)).flatten();
    let level = table.has("level").then(|| table.number("level", limits::LEVEL, findings)).flatten();
    let case = table.has("case").then(|| case(&mut table, cases, findings)).flatten();
    let prompt = text(&mut table, "text", Form::Paragraphs, around, findings);
    let explanation = text(&mut table, "explanation", Form::Paragraphs, around, findings);
    if let (Some(id), Some(first)) = (&id, id.as_ref().and_then(|id| seen.insert(id.clone(), file.to_owned()))) {
        findings.add(file, id_line, FindingKind::SameQuestionId { id: id.clone(), file: first });
    }
    // Which other keys there are depends on the kind, which has its own finding if it is not known.
    let kind = kind?;
    if let (Purpose::Practice, Kind::Essay, Some(id)) = (purpose, kind, &id) {
        findings.add(file, line, FindingKind::EssayInPractice { id: id.clone() });
    }
    // Without one of the texts the rest is read all the same, for what else there is to find.
    let told = Told {
        id: id.clone().and_then(|id| id.parse().ok()),
        prompt: prompt.clone().unwrap_or_default(),
        explanation: explanation.clone().unwrap_or_default(),
    };
    let made = kinds::read(kind, told, &mut table, around, findings);
    table.finish(findings);
    let (id, ..) = (id?, prompt?, explanation?);
    match made? {
        Ok(question) => Some(question.measuring(skill, level.and_then(|level| u8::try_from(level).ok())).about(case)),
        Err(error) => {
            findings.add(file, line, kinds::finding_of(id, kind, error));
            None
        }
    }
}

/// The case that a question names.
fn case(table: &mut Fields<'_>, cases: &Cases, findings: &mut Findings) -> Option<Arc<Case>> {
    let line = table.key_line("case");
    let id = table.text("case", limits::CODE, findings)?;
    match cases.get(&id) {
        Some((_, case)) => case.clone(),
        None => {
            table.report(line, FindingKind::UnknownCase { id }, findings);
            None
        }
    }
}

/// A text that learners read.
fn text(table: &mut Fields<'_>, key: &str, form: Form, around: &Surroundings<'_>, findings: &mut Findings) -> Option<Prompt> {
    let (line, markdown) = table.raw_text(key, findings)?;
    let source = Source { file: table.source.file, text: &markdown, first_line: line };
    let shown = markdown::render(source, form, around, findings);
    Some(Prompt::new(shown.html, shown.text))
}
