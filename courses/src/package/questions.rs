//! questions/*.toml.

use std::collections::BTreeMap;

use super::fields::{Fields, Source};
use super::finding::{FindingKind, Findings};
use super::limits;
use super::manifest::slug;
use crate::markdown::{self, Form, Surroundings};
use crate::question::{AuthoredOption, Prompt, Question, QuestionError};

/// Reads the questions of one file. `seen` knows the ids of the whole package and their files.
pub fn read(
    source: Source<'_>,
    around: &Surroundings<'_>,
    seen: &mut BTreeMap<String, String>,
    findings: &mut Findings,
) -> Vec<Question> {
    let Some(mut fields) = source.parse(findings) else {
        return Vec::new();
    };
    let had_findings = findings.len();
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
    tables.into_iter().filter_map(|table| read_one(table, around, seen, findings)).collect()
}

fn read_one(
    mut table: Fields<'_>,
    around: &Surroundings<'_>,
    seen: &mut BTreeMap<String, String>,
    findings: &mut Findings,
) -> Option<Question> {
    let (file, line) = (table.source.file, table.line);
    let id_line = table.key_line("id");
    let id = slug(&mut table, "id", limits::CODE, findings);
    let kind = table.choice("kind", &[("single", ())], findings);
    let skill = table.has("skill").then(|| table.text("skill", limits::CODE, findings)).flatten();
    let level = table.has("level").then(|| table.number("level", limits::LEVEL, findings)).flatten();
    let prompt = text(&mut table, "text", Form::Paragraphs, around, findings);
    let explanation = text(&mut table, "explanation", Form::Paragraphs, around, findings);
    let option_tables = table.tables("option", findings);
    let options: Vec<_> = option_tables.into_iter().map(|option| read_option(option, around, findings)).collect();
    table.finish(findings);

    let id = id?;
    if let Some(first) = seen.insert(id.clone(), file.to_owned()) {
        findings.add(file, id_line, FindingKind::SameQuestionId { id: id.clone(), file: first });
    }
    let options = options.into_iter().collect::<Option<Vec<_>>>()?;
    kind?;
    let (prompt, explanation) = (prompt?, explanation?);
    match Question::single(id.parse().ok()?, prompt, options, explanation) {
        Ok(question) => Some(question.measuring(skill, level.and_then(|level| u8::try_from(level).ok()))),
        Err(error) => {
            findings.add(file, line, finding_of(id, error));
            None
        }
    }
}

fn read_option(mut table: Fields<'_>, around: &Surroundings<'_>, findings: &mut Findings) -> Option<AuthoredOption> {
    let words = text(&mut table, "text", Form::Line, around, findings);
    let correct = table.flag("correct", findings);
    let why = table.has("why").then(|| text(&mut table, "why", Form::Paragraphs, around, findings)).flatten();
    table.finish(findings);
    Some(AuthoredOption { text: words?, correct, why })
}

fn text(table: &mut Fields<'_>, key: &str, form: Form, around: &Surroundings<'_>, findings: &mut Findings) -> Option<Prompt> {
    let (line, markdown) = table.raw_text(key, findings)?;
    let source = Source { file: table.source.file, text: &markdown, first_line: line };
    let shown = markdown::render(source, form, around, findings);
    Some(Prompt::new(shown.html, shown.text))
}

fn finding_of(id: String, error: QuestionError) -> FindingKind {
    match error {
        QuestionError::OptionCount(found) => FindingKind::ListLength { key: "question.option".to_owned(), min: 2, max: 8, found },
        QuestionError::CorrectCount(found) => FindingKind::CorrectOptions { id, found },
        QuestionError::SameText(first, second) => FindingKind::SameOption { id, first: first + 1, second: second + 1 },
    }
}
