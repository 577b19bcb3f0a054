//! What questions of each kind have beside the rest.

use super::super::fields::Fields;
use super::super::finding::{FindingKind, Findings};
use super::super::limits;
use super::{essay, text};
use crate::decimal::Tolerance;
use crate::markdown::{Form, Surroundings};
use crate::question::{
    AuthoredGap, AuthoredOption, AuthoredPair, Prompt, Question, QuestionError, QuestionId, Scoring, WeighedOption,
};

/// The kinds by the word that an author writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Single,
    TrueFalse,
    Multiple,
    Judgement,
    Matching,
    Ordering,
    Numeric,
    ShortText,
    Gaps,
    Essay,
}

pub const KINDS: [(&str, Kind); 10] = [
    ("single", Kind::Single),
    ("true_false", Kind::TrueFalse),
    ("multiple", Kind::Multiple),
    ("judgement", Kind::Judgement),
    ("matching", Kind::Matching),
    ("ordering", Kind::Ordering),
    ("numeric", Kind::Numeric),
    ("short_text", Kind::ShortText),
    ("gaps", Kind::Gaps),
    ("essay", Kind::Essay),
];

const SCORINGS: [(&str, Scoring); 3] = [("whole", Scoring::Whole), ("partial", Scoring::Partial), ("minus", Scoring::Minus)];

/// What questions of every kind have; no id if it has a finding.
pub struct Told {
    pub id: Option<QuestionId>,
    pub prompt: Prompt,
    pub explanation: Prompt,
}

/// Reads the keys of a kind; nothing if one of them has a finding.
pub fn read(
    kind: Kind,
    told: Told,
    table: &mut Fields<'_>,
    around: &Surroundings<'_>,
    findings: &mut Findings,
) -> Option<Result<Question, QuestionError>> {
    let Told { id, prompt, explanation: why } = told;
    // An id that has a finding is never used: the question is not made then.
    let id = id.unwrap_or_else(|| "unknown".parse().expect("these letters are an id"));
    let made = match kind {
        Kind::Single => Question::single(id, prompt, options(table, around, findings)?, why),
        Kind::TrueFalse => {
            let wrong = maybe(table, "why", around, findings);
            let is_true = table.required_flag("answer", findings)?;
            Ok(Question::true_false(id, prompt, is_true, wrong, why, around.language))
        }
        Kind::Multiple => {
            let (options, scoring) = (options(table, around, findings), scoring(table, findings));
            Question::multiple(id, prompt, options?, scoring?, why)
        }
        Kind::Judgement => Question::judgement(id, prompt, weighed(table, around, findings)?, why),
        Kind::Matching => {
            let distractors = if table.has("distractors") {
                table.texts("distractors", limits::DISTRACTORS, limits::TYPED, findings)
            } else {
                Some(Vec::new())
            };
            let (pairs, scoring) = (pairs(table, around, findings), scoring(table, findings));
            Question::matching(id, prompt, pairs?, distractors?, scoring?, why)
        }
        Kind::Ordering => {
            let items = each(table, "item", findings, |item, findings| text(item, "text", Form::Line, around, findings));
            Question::ordering(id, prompt, items?, scoring(table, findings)?, why)
        }
        Kind::Numeric => {
            let (value, tolerance) = (table.exact("value", findings), tolerance(table, findings));
            let unit = table.has("unit").then(|| table.text("unit", limits::UNIT, findings));
            Question::numeric(id, prompt, value?, tolerance?, unit.flatten(), why)
        }
        Kind::ShortText => {
            Question::short_text(id, prompt, table.texts("accept", limits::ACCEPTED, limits::TYPED, findings)?, why)
        }
        Kind::Gaps => {
            let passage = text(table, "passage", Form::Paragraphs, around, findings);
            let (gaps, scoring) = (each(table, "gap", findings, gap), scoring(table, findings));
            Question::gaps(id, prompt, passage?, gaps?, scoring?, why)
        }
        Kind::Essay => {
            let (form, rubric) = (essay::form(table, findings), essay::rubric(table, around, findings));
            let form = form?;
            rubric?.map(|rubric| Question::essay(id, prompt, form, rubric, why))
        }
    };
    Some(made)
}

/// Reads every table under a key; nothing if one of them has a finding.
pub fn each<T>(
    table: &mut Fields<'_>,
    key: &str,
    findings: &mut Findings,
    mut read: impl FnMut(&mut Fields<'_>, &mut Findings) -> Option<T>,
) -> Option<Vec<T>> {
    let tables = table.tables(key, findings);
    let read: Vec<_> = tables
        .into_iter()
        .map(|mut table| {
            let made = read(&mut table, findings);
            table.finish(findings);
            made
        })
        .collect();
    read.into_iter().collect()
}

fn maybe(table: &mut Fields<'_>, key: &str, around: &Surroundings<'_>, findings: &mut Findings) -> Option<Prompt> {
    table.has(key).then(|| text(table, key, Form::Paragraphs, around, findings)).flatten()
}

fn scoring(table: &mut Fields<'_>, findings: &mut Findings) -> Option<Scoring> {
    if table.has("scoring") { table.choice("scoring", &SCORINGS, findings) } else { Some(Scoring::default()) }
}

fn options(table: &mut Fields<'_>, around: &Surroundings<'_>, findings: &mut Findings) -> Option<Vec<AuthoredOption>> {
    each(table, "option", findings, |option, findings| {
        let words = text(option, "text", Form::Line, around, findings);
        let correct = option.flag("correct", findings);
        let why = maybe(option, "why", around, findings);
        Some(AuthoredOption { text: words?, correct, why })
    })
}

fn weighed(table: &mut Fields<'_>, around: &Surroundings<'_>, findings: &mut Findings) -> Option<Vec<WeighedOption>> {
    each(table, "option", findings, |option, findings| {
        let words = text(option, "text", Form::Line, around, findings);
        let points = option.number("points", limits::OPTION_POINTS, findings);
        let why = maybe(option, "why", around, findings);
        Some(WeighedOption { text: words?, points: u8::try_from(points?).ok()?, why })
    })
}

fn pairs(table: &mut Fields<'_>, around: &Surroundings<'_>, findings: &mut Findings) -> Option<Vec<AuthoredPair>> {
    each(table, "pair", findings, |pair, findings| {
        let stem = text(pair, "text", Form::Line, around, findings);
        let fits = pair.text("match", limits::TYPED, findings);
        Some(AuthoredPair { stem: stem?, fits: fits? })
    })
}

/// A gap with choices says which is right; any other accepts what it lists.
fn gap(table: &mut Fields<'_>, findings: &mut Findings) -> Option<AuthoredGap> {
    if table.has("choices") {
        let choices = table.texts("choices", limits::CHOICES, limits::TYPED, findings);
        let right = table.text("answer", limits::TYPED, findings);
        Some(AuthoredGap::Choice { choices: choices?, right: right? })
    } else {
        table.texts("accept", limits::ACCEPTED, limits::TYPED, findings).map(AuthoredGap::Text)
    }
}

/// So much, or so many hundredths, or nothing; not both.
fn tolerance(table: &mut Fields<'_>, findings: &mut Findings) -> Option<Tolerance> {
    if table.has("tolerance_percent") {
        table.exact("tolerance_percent", findings).map(Tolerance::Percent)
    } else if table.has("tolerance") {
        table.exact("tolerance", findings).map(Tolerance::Absolute)
    } else {
        Some(Tolerance::NONE)
    }
}

pub fn finding_of(id: String, kind: Kind, error: QuestionError) -> FindingKind {
    let list = match kind {
        Kind::Matching => "question.pair",
        Kind::Ordering => "question.item",
        Kind::Gaps => "question.gap",
        Kind::Essay => "question.criterion",
        _ => "question.option",
    };
    match error {
        QuestionError::Count { found, min, max } => FindingKind::ListLength { key: list.to_owned(), min, max, found },
        QuestionError::CorrectCount(found) => FindingKind::CorrectOptions { id, found },
        QuestionError::SeveralCorrect(found) => FindingKind::SeveralCorrect { id, found },
        QuestionError::Weights => FindingKind::BestOption { id },
        QuestionError::SameText(first, second) => FindingKind::SameOption { id, first: first + 1, second: second + 1 },
        QuestionError::GapMarks => FindingKind::GapMarks { id },
        QuestionError::GapChoice(gap) => FindingKind::GapChoice { id, gap: gap + 1 },
        QuestionError::Tolerance => FindingKind::Tolerance { id },
        QuestionError::Levels(place) => FindingKind::CriterionLevels { id, criterion: place + 1 },
    }
}
