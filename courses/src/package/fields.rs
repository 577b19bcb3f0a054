//! Reading TOML tables key by key, so that each fault is found with its line.

use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};
use std::rc::Rc;

use toml::de::{DeTable, DeValue};

use super::finding::{Expected, FindingKind, Findings};
use super::limits;
use crate::decimal::Decimal;
use crate::language::Bilingual;
use crate::thai;

/// The text of a TOML document, or the TOML part of a lesson.
#[derive(Clone, Copy)]
pub struct Source<'s> {
    pub file: &'s str,
    pub text: &'s str,
    /// The line of the file on which the text begins, from 1.
    pub first_line: u32,
}

/// Finds the line of an offset without counting from the start each time.
pub struct Lines {
    first: u32,
    breaks: Vec<usize>,
}

impl Lines {
    pub fn at(&self, offset: usize) -> u32 {
        let before = self.breaks.partition_point(|at| *at < offset);
        u32::try_from(before).map_or(u32::MAX, |before| self.first.saturating_add(before))
    }
}

impl<'s> Source<'s> {
    pub fn lines(&self) -> Lines {
        let breaks = self.text.match_indices('\n').map(|(at, _)| at).collect();
        Lines { first: self.first_line, breaks }
    }

    /// The top table; none, with findings, if the text is not TOML.
    pub fn parse(self, findings: &mut Findings) -> Option<Fields<'s>> {
        let lines = Rc::new(self.lines());
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in &errors {
            let line = error.span().map(|span| lines.at(span.start));
            findings.add(self.file, line, FindingKind::Toml { message: error.message().replace('\n', " ") });
        }
        errors.is_empty().then(|| Fields::new(self, lines, String::new(), None, table.into_inner()))
    }
}

/// A table whose keys are taken one after the other; what is left at the end is unknown.
pub struct Fields<'s> {
    pub source: Source<'s>,
    lines: Rc<Lines>,
    /// Of the table, for what is missing in it.
    pub line: Option<u32>,
    path: String,
    entries: BTreeMap<String, Entry<'s>>,
}

struct Entry<'s> {
    line: u32,
    span: Range<usize>,
    value: DeValue<'s>,
}

impl<'s> Fields<'s> {
    fn new(source: Source<'s>, lines: Rc<Lines>, path: String, line: Option<u32>, table: DeTable<'s>) -> Self {
        let entries = table
            .into_iter()
            .map(|(key, value)| {
                let line = lines.at(key.span().start);
                let entry = Entry { line, span: value.span(), value: value.into_inner() };
                (key.into_inner().into_owned(), entry)
            })
            .collect();
        Self { source, lines, line, path, entries }
    }

    /// A finding at the line of a key, or of the table if the key is not there.
    pub fn report(&self, line: Option<u32>, kind: FindingKind, findings: &mut Findings) {
        findings.add(self.source.file, line.or(self.line), kind);
    }

    pub fn key_line(&self, key: &str) -> Option<u32> {
        self.entries.get(key).map(|entry| entry.line)
    }

    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Whether this text, to the letter, stands under a key. Takes nothing.
    pub fn says(&self, key: &str, text: &str) -> bool {
        matches!(self.entries.get(key).map(|entry| &entry.value), Some(DeValue::String(found)) if found == text)
    }

    /// A text of a length in characters, normalised. Missing or wrong is a finding.
    pub fn text(&mut self, key: &str, length: RangeInclusive<usize>, findings: &mut Findings) -> Option<String> {
        let line = self.key_line(key);
        let text = thai::normalise(&self.raw_text(key, findings)?.1);
        let found = text.chars().count();
        if length.contains(&found) {
            return Some(text);
        }
        let kind = FindingKind::TextLength { key: self.path_of(key), min: *length.start(), max: *length.end(), found };
        self.report(line, kind, findings);
        None
    }

    /// A text as the author wrote it, with the line on which its first word may stand. Empty is a
    /// finding.
    pub fn raw_text(&mut self, key: &str, findings: &mut Findings) -> Option<(u32, String)> {
        let entry = self.require(key, findings)?;
        let quoted = &self.source.text[entry.span.clone()];
        let opened_on_own_line = ["\"\"\"\n", "\"\"\"\r\n", "'''\n", "'''\r\n"].iter().any(|quotes| quoted.starts_with(quotes));
        let line = self.lines.at(entry.span.start) + u32::from(opened_on_own_line);
        match entry.value {
            DeValue::String(text) if text.trim().is_empty() => {
                let kind = FindingKind::TextLength { key: self.path_of(key), min: 1, max: limits::LESSON_CHARS, found: 0 };
                self.report(Some(entry.line), kind, findings);
                None
            }
            DeValue::String(text) => Some((line, text.into_owned())),
            _ => self.wrong_type(key, entry.line, Expected::Text, findings),
        }
    }

    /// A text in both languages. Missing or wrong is a finding.
    pub fn bilingual(&mut self, key: &str, length: RangeInclusive<usize>, findings: &mut Findings) -> Option<Bilingual> {
        let entry = self.require(key, findings)?;
        self.read_bilingual(self.path_of(key), entry.line, entry.value, length, findings)
    }

    /// A list of texts in both languages.
    pub fn bilinguals(&mut self, key: &str, count: RangeInclusive<usize>, findings: &mut Findings) -> Option<Vec<Bilingual>> {
        let entry = self.require(key, findings)?;
        let DeValue::Array(items) = entry.value else {
            return self.wrong_type(key, entry.line, Expected::List, findings);
        };
        self.check_count(key, Some(entry.line), items.len(), count, findings);
        let read = items.into_iter().map(|item| {
            let line = self.lines.at(item.span().start);
            self.read_bilingual(self.path_of(key), line, item.into_inner(), limits::ANY_TEXT, findings)
        });
        read.collect::<Vec<_>>().into_iter().collect()
    }

    /// A whole number within a range. Missing or wrong is a finding.
    pub fn number(&mut self, key: &str, range: RangeInclusive<i64>, findings: &mut Findings) -> Option<u16> {
        let entry = self.require(key, findings)?;
        let DeValue::Integer(digits) = &entry.value else {
            return self.wrong_type(key, entry.line, Expected::Number, findings);
        };
        let number = i64::from_str_radix(digits.as_str(), digits.radix()).ok().filter(|n| range.contains(n));
        if number.is_none() {
            let kind = FindingKind::NumberRange { key: self.path_of(key), min: *range.start(), max: *range.end() };
            self.report(Some(entry.line), kind, findings);
        }
        number.and_then(|n| u16::try_from(n).ok())
    }

    /// A number with or without decimals within a range. Missing or wrong is a finding; so are `inf` and `nan`.
    pub fn decimal(&mut self, key: &str, range: RangeInclusive<i64>, findings: &mut Findings) -> Option<f64> {
        let entry = self.require(key, findings)?;
        let text = match &entry.value {
            DeValue::Float(digits) => digits.as_str(),
            DeValue::Integer(digits) => digits.as_str(),
            _ => return self.wrong_type(key, entry.line, Expected::Decimal, findings),
        };
        #[expect(clippy::cast_precision_loss, reason = "the ends of a range are small")]
        let (low, high) = (*range.start() as f64, *range.end() as f64);
        let number = text.parse().ok().filter(|number| (low..=high).contains(number));
        if number.is_none() {
            let kind = FindingKind::DecimalRange { key: self.path_of(key), min: *range.start(), max: *range.end() };
            self.report(Some(entry.line), kind, findings);
        }
        number
    }

    /// A number as it is written, without rounding. Missing or wrong is a finding.
    pub fn exact(&mut self, key: &str, findings: &mut Findings) -> Option<Decimal> {
        let entry = self.require(key, findings)?;
        let text = match &entry.value {
            DeValue::Float(digits) => digits.as_str(),
            DeValue::Integer(digits) if digits.radix() == 10 => digits.as_str(),
            _ => return self.wrong_type(key, entry.line, Expected::Decimal, findings),
        };
        let number = text.parse().ok();
        if number.is_none() {
            self.report(Some(entry.line), FindingKind::DecimalDigits { key: self.path_of(key) }, findings);
        }
        number
    }

    /// A list of texts, each normalised and of a length in characters. Missing or wrong is a finding.
    pub fn texts(
        &mut self,
        key: &str,
        count: RangeInclusive<usize>,
        length: RangeInclusive<usize>,
        findings: &mut Findings,
    ) -> Option<Vec<String>> {
        let entry = self.require(key, findings)?;
        let DeValue::Array(items) = entry.value else {
            return self.wrong_type(key, entry.line, Expected::List, findings);
        };
        let is_right_count = count.contains(&items.len());
        self.check_count(key, Some(entry.line), items.len(), count, findings);
        let read = items.into_iter().map(|item| {
            let line = self.lines.at(item.span().start);
            let DeValue::String(text) = item.into_inner() else {
                return self.wrong_type(key, line, Expected::Text, findings);
            };
            let text = thai::normalise(&text);
            let found = text.chars().count();
            if length.contains(&found) {
                return Some(text);
            }
            let kind = FindingKind::TextLength { key: self.path_of(key), min: *length.start(), max: *length.end(), found };
            self.report(Some(line), kind, findings);
            None
        });
        read.collect::<Vec<_>>().into_iter().collect::<Option<Vec<_>>>().filter(|_| is_right_count)
    }

    /// `true` or `false`; `false` when it is missing.
    pub fn flag(&mut self, key: &str, findings: &mut Findings) -> bool {
        match self.entries.remove(key) {
            None => false,
            Some(Entry { value: DeValue::Boolean(flag), .. }) => flag,
            Some(entry) => self.wrong_type(key, entry.line, Expected::YesNo, findings).unwrap_or(false),
        }
    }

    /// `true` or `false`. Missing or wrong is a finding.
    pub fn required_flag(&mut self, key: &str, findings: &mut Findings) -> Option<bool> {
        let entry = self.require(key, findings)?;
        match entry.value {
            DeValue::Boolean(flag) => Some(flag),
            _ => self.wrong_type(key, entry.line, Expected::YesNo, findings),
        }
    }

    /// One of a few words. Missing or wrong is a finding.
    pub fn choice<T: Copy>(&mut self, key: &str, choices: &[(&str, T)], findings: &mut Findings) -> Option<T> {
        let line = self.key_line(key);
        let (_, found) = self.raw_text(key, findings)?;
        let chosen = choices.iter().find(|(word, _)| *word == found).map(|(_, value)| *value);
        if chosen.is_none() {
            let choices = choices.iter().map(|(word, _)| (*word).to_owned()).collect();
            self.report(line, FindingKind::UnknownChoice { key: self.path_of(key), found, choices }, findings);
        }
        chosen
    }

    /// The table under a key, if it is there.
    pub fn table(&mut self, key: &str, findings: &mut Findings) -> Option<Self> {
        let entry = self.entries.remove(key)?;
        match entry.value {
            DeValue::Table(table) => Some(Self::new(self.source, self.lines.clone(), self.path_of(key), Some(entry.line), table)),
            _ => self.wrong_type(key, entry.line, Expected::Table, findings),
        }
    }

    /// The tables under a key; none when it is missing.
    pub fn tables(&mut self, key: &str, findings: &mut Findings) -> Vec<Self> {
        let Some(entry) = self.entries.remove(key) else {
            return Vec::new();
        };
        let DeValue::Array(items) = entry.value else {
            return self.wrong_type(key, entry.line, Expected::Tables, findings).unwrap_or_default();
        };
        let mut tables = Vec::with_capacity(items.len());
        for item in items {
            let line = self.lines.at(item.span().start);
            match item.into_inner() {
                DeValue::Table(table) => {
                    tables.push(Self::new(self.source, self.lines.clone(), self.path_of(key), Some(line), table));
                }
                _ => self.wrong_type(key, line, Expected::Tables, findings).unwrap_or(()),
            }
        }
        tables
    }

    pub fn check_count(&self, key: &str, line: Option<u32>, found: usize, count: RangeInclusive<usize>, findings: &mut Findings) {
        if !count.contains(&found) {
            let kind = FindingKind::ListLength { key: self.path_of(key), min: *count.start(), max: *count.end(), found };
            self.report(line, kind, findings);
        }
    }

    /// Everything that was not taken is unknown.
    pub fn finish(self, findings: &mut Findings) {
        for (key, entry) in &self.entries {
            self.report(Some(entry.line), FindingKind::UnknownKey { key: self.path_of(key) }, findings);
        }
    }

    pub fn missing(&self, key: &str, findings: &mut Findings) {
        self.report(None, FindingKind::MissingKey { key: self.path_of(key) }, findings);
    }

    /// The key with its table, as it is shown: `test.draw`.
    pub fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    fn require(&mut self, key: &str, findings: &mut Findings) -> Option<Entry<'s>> {
        let entry = self.entries.remove(key);
        if entry.is_none() {
            self.missing(key, findings);
        }
        entry
    }

    fn read_bilingual(
        &self,
        path: String,
        line: u32,
        value: DeValue<'s>,
        length: RangeInclusive<usize>,
        findings: &mut Findings,
    ) -> Option<Bilingual> {
        let DeValue::Table(table) = value else {
            self.report(Some(line), FindingKind::WrongType { key: path, expected: Expected::Bilingual }, findings);
            return None;
        };
        let mut both = Self::new(self.source, self.lines.clone(), path, Some(line), table);
        let th = both.text("th", length.clone(), findings);
        let en = both.text("en", length, findings);
        both.finish(findings);
        Some(Bilingual { th: th?, en: en? })
    }

    fn wrong_type<T>(&self, key: &str, line: u32, expected: Expected, findings: &mut Findings) -> Option<T> {
        self.report(Some(line), FindingKind::WrongType { key: self.path_of(key), expected }, findings);
        None
    }
}
