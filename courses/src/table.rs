//! Tables as offices send them: CSV in whatever encoding and with whatever delimiter a spreadsheet has chosen.
//!
//! [`read`] knows UTF-8 with and without a mark, UTF-16 and Windows-874, and cells apart by comma, semicolon or tab. It
//! gives every row with its line in the file, its cells by the name of their column and normalised, or all findings.

mod encoding;

use csv::{ReaderBuilder, StringRecord};

pub use encoding::decode;

use crate::package::{FindingKind, Findings};
use crate::thai::normalise;

/// A column that a reader knows: what it is called, and whether a table may do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// As it stands in the head; upper and lower case are one, and so are spaces, hyphens and underscores.
    pub name: &'static str,
    /// A Thai name that is taken as well.
    pub thai: &'static str,
    /// A table without it is refused.
    pub required: bool,
}

/// A row below the head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its first line in the file, counted from 1.
    pub line: u32,
    cells: Vec<(&'static str, String)>,
}

impl Row {
    /// The cell of a column, normalised; empty where the table has no such column.
    #[must_use]
    pub fn cell(&self, column: &str) -> &str {
        self.cells.iter().find(|(name, _)| *name == column).map_or("", |(_, text)| text)
    }
}

/// Reads a table whose columns stand in any order. Rows in which every cell is empty are passed over.
///
/// # Errors
/// All findings about head and form, by line. What stands in the cells is for the caller to judge.
pub fn read(file: &str, bytes: &[u8], columns: &[Column], most_rows: usize) -> Result<Vec<Row>, Findings> {
    let text = decode(bytes).ok_or_else(|| Findings::one(file, FindingKind::NotATable))?;
    let mut findings = Findings::default();
    let mut records = records(&text);
    let Some((head_line, head)) = records.next() else { return Err(Findings::one(file, FindingKind::NoRows)) };
    let places = read_head(file, head_line, &head, columns, &mut findings);
    let mut rows = Vec::new();
    let mut found = 0;
    for (line, record) in records {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        found += 1;
        if found > most_rows {
            continue;
        }
        check_form(file, line, &record, head.len(), &mut findings);
        rows.push(row(file, line, &record, &places, &mut findings));
    }
    match found {
        0 => findings.add(file, None, FindingKind::NoRows),
        found if found > most_rows => {
            findings.add(file, None, FindingKind::TooManyRows { found, limit: most_rows });
        }
        _ => {}
    }
    findings.unless_found(rows)
}

/// Every record with its line.
fn records(text: &str) -> impl Iterator<Item = (u32, StringRecord)> + '_ {
    let reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter(text)).from_reader(text.as_bytes());
    // The text is UTF-8 and rows may have any length, so there is nothing that a record could fail by.
    reader.into_records().map_while(Result::ok).map(|record| {
        let line = record.position().map_or(1, |position| line_of(text, position));
        (line, record)
    })
}

/// The reader says where it began to look; empty lines before the record are counted on.
fn line_of(text: &str, position: &csv::Position) -> u32 {
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = text.get(start..).unwrap_or_default();
    let blank = &rest[..rest.len() - rest.trim_start_matches(['\r', '\n']).len()];
    let line = usize::try_from(position.line()).unwrap_or(usize::MAX).saturating_add(blank.matches('\n').count());
    u32::try_from(line).unwrap_or(u32::MAX)
}

/// What stands most often in the first line outside of quotation marks; a comma where there is none.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut quoted = false;
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    for byte in head.bytes() {
        quoted ^= byte == b'"';
        for (delimiter, count) in &mut counts {
            *count += usize::from(!quoted && byte == *delimiter);
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| delimiter)
}

/// Which column stands at which place; what the head lacks, has twice or has beyond what is known is a finding.
fn read_head(
    file: &str,
    line: u32,
    head: &StringRecord,
    columns: &[Column],
    findings: &mut Findings,
) -> Vec<Option<&'static str>> {
    let mut places: Vec<Option<&'static str>> = Vec::with_capacity(head.len());
    for cell in head {
        let known = columns.iter().find(|column| key(column.name) == key(cell) || key(column.thai) == key(cell));
        let name = || normalise(cell);
        match known {
            Some(column) if places.contains(&Some(column.name)) => {
                findings.add(file, Some(line), FindingKind::SameColumn { name: name() });
                places.push(None);
            }
            Some(column) => places.push(Some(column.name)),
            None => {
                if !cell.trim().is_empty() {
                    findings.add(file, Some(line), FindingKind::UnknownColumn { name: name() });
                }
                places.push(None);
            }
        }
    }
    for column in columns.iter().filter(|column| column.required && !places.contains(&Some(column.name))) {
        findings.add(file, Some(line), FindingKind::MissingColumn { name: column.name.to_owned() });
    }
    places
}

fn key(name: &str) -> String {
    normalise(name).chars().filter(|c| !matches!(c, ' ' | '-' | '_')).flat_map(char::to_lowercase).collect()
}

fn check_form(file: &str, line: u32, record: &StringRecord, expected: usize, findings: &mut Findings) {
    // Spreadsheets leave out empty cells at the end of a row, or add some.
    let filled = record.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
    let found = filled.last().map_or(0, |(last, _)| last + 1);
    // A quotation mark that is never closed takes in the rest of the file.
    if record.iter().any(|cell| cell.matches('\n').count() > LINES_OF_A_CELL) {
        findings.add(file, Some(line), FindingKind::OpenQuote);
    } else if found > expected {
        findings.add(file, Some(line), FindingKind::CellCount { found, expected });
    }
}

/// A cell with more lines is not a cell that somebody has written.
const LINES_OF_A_CELL: usize = 20;

fn row(file: &str, line: u32, record: &StringRecord, places: &[Option<&'static str>], findings: &mut Findings) -> Row {
    let named = places.iter().zip(record).filter_map(|(place, cell)| Some(((*place)?, cell)));
    let mut cells = Vec::with_capacity(places.len());
    for (name, cell) in named {
        let is_foreign = |c: char| c == char::REPLACEMENT_CHARACTER || c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        if cell.contains(is_foreign) {
            findings.add(file, Some(line), FindingKind::Unreadable { key: name.to_owned() });
        }
        let text = normalise(&cell.replace(['\r', '\n', '\t'], " "));
        // Our own files put an apostrophe before what a spreadsheet would take for a formula.
        let text =
            text.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).map_or(text.clone(), str::to_owned);
        cells.push((name, text));
    }
    Row { line, cells }
}

#[cfg(test)]
mod tests;
