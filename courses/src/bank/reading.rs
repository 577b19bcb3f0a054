//! The files of a bank, one an area.

use std::collections::BTreeMap;

use super::item::{About, BankItem, ItemError, ItemKind, StoredItem, StoredOption};
use crate::package::{Fields, Files, FindingKind, Findings, Source, limits, read_format, slug};

const KINDS: [(&str, ItemKind); 3] =
    [("single", ItemKind::Single), ("multiple", ItemKind::Multiple), ("weighted", ItemKind::Weighted)];

/// The area that all items of a file belong to.
struct Area {
    framework: String,
    area: String,
}

/// Reads the items of a bank: every file ends in `.toml` and is read.
///
/// # Errors
/// All findings, ordered by file and line, each of an item at its line. No item is given then.
pub fn read(files: &Files) -> Result<Vec<BankItem>, Findings> {
    let mut findings = Findings::default();
    let mut seen = BTreeMap::new();
    let mut items = Vec::new();
    for (file, bytes) in files {
        if !file.ends_with(".toml") {
            findings.add(file, None, FindingKind::UnknownFile);
        } else if let Ok(text) = std::str::from_utf8(bytes) {
            items.extend(read_file(Source { file, text, first_line: 1 }, &mut seen, &mut findings));
        } else {
            findings.add(file, None, FindingKind::NotUtf8);
        }
    }
    findings.unless_found(items)
}

fn read_file(source: Source<'_>, seen: &mut BTreeMap<String, String>, findings: &mut Findings) -> Vec<BankItem> {
    let Some(mut fields) = source.parse(findings) else { return Vec::new() };
    read_format(&mut fields, findings);
    let framework = fields.text("framework", limits::CODE, findings);
    let area = fields.text("area", limits::CODE, findings);
    let tables = fields.tables("item", findings);
    fields.check_count("item", None, tables.len(), 1..=limits::QUESTIONS, findings);
    fields.finish(findings);
    // Without its head the items of a file are read all the same, for what else there is to find.
    let of = Area { framework: framework.unwrap_or_default(), area: area.unwrap_or_default() };
    tables.into_iter().filter_map(|table| read_item(table, &of, seen, findings)).collect()
}

fn read_item(mut table: Fields<'_>, of: &Area, seen: &mut BTreeMap<String, String>, findings: &mut Findings) -> Option<BankItem> {
    let (file, line, id_line) = (table.source.file, table.line, table.key_line("id"));
    let id = slug(&mut table, "id", limits::CODE, findings);
    let is_essay = table.says("kind", "essay");
    if is_essay {
        let id = id.clone().unwrap_or_default();
        table.report(table.key_line("kind"), FindingKind::EssayInBank { id }, findings);
        return None;
    }
    let kind = table.choice("kind", &KINDS, findings);
    let unit = table.text("unit", limits::CODE, findings);
    let level = table.number("level", limits::LEVEL, findings);
    let difficulty = table.decimal("difficulty", limits::DIFFICULTY, findings);
    let source = table.has("source").then(|| table.text("source", limits::SUMMARY, findings)).flatten();
    let text = table.bilingual("text", limits::ANY_TEXT, findings);
    let explanation = table.bilingual("explanation", limits::ANY_TEXT, findings);
    let options: Vec<_> = table.tables("option", findings);
    // Which keys an option has depends on the kind, which has its own finding if it is not known.
    let options = kind.map(|kind| options.into_iter().map(|option| read_option(option, kind, findings)).collect::<Vec<_>>());
    table.finish(findings);

    let id = id?;
    if let Some(first) = seen.insert(id.clone(), file.to_owned()) {
        findings.add(file, id_line, FindingKind::SameQuestionId { id: id.clone(), file: first });
    }
    let about = About {
        id: id.parse().ok()?,
        framework: of.framework.clone(),
        area: of.area.clone(),
        unit: unit?,
        level: u8::try_from(level?).ok()?,
        difficulty: difficulty?,
        source,
    };
    let options = options?.into_iter().collect::<Option<_>>()?;
    let stored = StoredItem { about, kind: kind?, text: text?, explanation: explanation?, options };
    BankItem::open(stored).map_err(|error| findings.add(file, line, finding_of(id, kind, error))).ok()
}

/// An option that earns less than everything says why.
fn read_option(mut table: Fields<'_>, kind: ItemKind, findings: &mut Findings) -> Option<StoredOption> {
    let text = table.bilingual("text", limits::ANY_TEXT, findings);
    let points = match kind {
        ItemKind::Weighted => table.number("points", 0..=3, findings).and_then(|points| u8::try_from(points).ok()),
        ItemKind::Single | ItemKind::Multiple => Some(u8::from(table.flag("correct", findings))),
    };
    let is_key = points == Some(kind.most());
    let why = (!is_key).then(|| table.bilingual("why", limits::ANY_TEXT, findings)).flatten();
    table.finish(findings);
    Some(StoredOption { text: text?, points: points?, why })
}

fn finding_of(id: String, kind: Option<ItemKind>, error: ItemError) -> FindingKind {
    let range = |min, max, found| FindingKind::ListLength { key: "item.option".to_owned(), min, max, found };
    match error {
        ItemError::OptionCount(found) if kind == Some(ItemKind::Multiple) => range(4, 6, found),
        ItemError::OptionCount(found) => range(2, 8, found),
        ItemError::CorrectCount(found) if kind == Some(ItemKind::Multiple) => FindingKind::SeveralCorrect { id, found },
        ItemError::CorrectCount(found) => FindingKind::CorrectOptions { id, found },
        ItemError::Weights => FindingKind::Weights { id },
        ItemError::SameText(first, second) => FindingKind::SameOption { id, first: first + 1, second: second + 1 },
        ItemError::Place => unreachable!("level and difficulty were read within their ranges"),
    }
}
