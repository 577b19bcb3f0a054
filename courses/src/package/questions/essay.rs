//! What written answers have beside the rest: what they are made of, and the rubric.

use super::super::fields::Fields;
use super::super::finding::{FindingKind, Findings};
use super::super::limits;
use super::kinds::each;
use super::text;
use crate::answer::FileKind;
use crate::markdown::{Form, Surroundings};
use crate::question::{Criterion, EssayForm, QuestionError, Rubric};

/// In characters, where the author says nothing: a page and a half.
const LONGEST: u16 = 4_000;

/// In megabytes, where the author says nothing: a scan of a few pages.
const MOST_MB: u8 = 5;

#[derive(Clone, Copy)]
enum Made {
    Text,
    File,
}

const MADE: [(&str, Made); 2] = [("text", Made::Text), ("file", Made::File)];
const SHOWN: [(&str, bool); 2] = [("shown", true), ("hidden", false)];

/// A text or a file, within limits.
pub fn form(table: &mut Fields<'_>, findings: &mut Findings) -> Option<EssayForm> {
    match table.choice("answer", &MADE, findings)? {
        Made::Text if table.has("longest") => {
            Some(EssayForm::Text { longest: table.number("longest", limits::ESSAY, findings)? })
        }
        Made::Text => Some(EssayForm::Text { longest: LONGEST }),
        Made::File => {
            let kinds = if table.has("files") { kinds(table, findings) } else { Some(FileKind::ALL.to_vec()) };
            let most_mb = match table.has("most_mb") {
                true => table.number("most_mb", limits::ESSAY_MB, findings).and_then(|most| u8::try_from(most).ok()),
                false => Some(MOST_MB),
            };
            Some(EssayForm::File { kinds: kinds?, most_mb: most_mb? })
        }
    }
}

/// By their endings, each once, in our order.
fn kinds(table: &mut Fields<'_>, findings: &mut Findings) -> Option<Vec<FileKind>> {
    let (key, line) = (table.path_of("files"), table.key_line("files"));
    let named = table.texts("files", limits::FILE_KINDS, limits::CODE, findings)?;
    let unknown = named.iter().find(|name| FileKind::ALL.iter().all(|kind| kind.ending() != name.as_str()));
    if let Some(found) = unknown {
        let choices = FileKind::ALL.iter().map(|kind| kind.ending().to_owned()).collect();
        table.report(line, FindingKind::UnknownChoice { key, found: found.clone(), choices }, findings);
        return None;
    }
    Some(FileKind::ALL.into_iter().filter(|kind| named.iter().any(|name| name == kind.ending())).collect())
}

/// The criteria, and whether learners read them with the question.
pub fn rubric(
    table: &mut Fields<'_>,
    around: &Surroundings<'_>,
    findings: &mut Findings,
) -> Option<Result<Rubric, QuestionError>> {
    let is_shown = if table.has("rubric") { table.choice("rubric", &SHOWN, findings) } else { Some(true) };
    let criteria = each(table, "criterion", findings, |table, findings| criterion(table, around, findings));
    Some(Rubric::new(criteria?, is_shown?))
}

fn criterion(table: &mut Fields<'_>, around: &Surroundings<'_>, findings: &mut Findings) -> Option<Criterion> {
    let words = text(table, "text", Form::Line, around, findings);
    let points = table.number("points", limits::CRITERION_POINTS, findings);
    let levels = each(table, "level", findings, |level, findings| {
        let points = level.number("points", limits::CRITERION_LEVEL, findings);
        let words = text(level, "text", Form::Line, around, findings);
        Some((u8::try_from(points?).ok()?, words?))
    });
    Some(Criterion { text: words?, points: u8::try_from(points?).ok()?, levels: levels? })
}
