//! What the readers of tables and of CASE share: areas as they grow, and what has to hold of every framework.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::{Area, HIGHEST, Statement};
use crate::language::Bilingual;
use crate::package::{FindingKind, Findings, limits};

/// More areas would not fit on a profile, more units not in a list.
pub(super) const AREAS: RangeInclusive<usize> = 1..=40;
pub(super) const UNITS: RangeInclusive<usize> = 0..=200;
/// A self-rating with more statements is not answered with care.
pub(super) const STATEMENTS: RangeInclusive<usize> = 0..=50;
pub(super) const CROSSWALK: RangeInclusive<usize> = 0..=400;

/// Where in a file something stands; findings are told of it.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub file: String,
    pub line: Option<u32>,
}

impl Place {
    pub fn report(&self, kind: FindingKind, findings: &mut Findings) {
        findings.add(&self.file, self.line, kind);
    }

    /// A text that has to be there, within bounds.
    pub fn text(&self, key: &str, text: &str, length: RangeInclusive<usize>, findings: &mut Findings) -> String {
        let found = text.chars().count();
        if found == 0 {
            self.report(FindingKind::MissingKey { key: key.to_owned() }, findings);
        } else if !length.contains(&found) {
            let (min, max) = (*length.start(), *length.end());
            self.report(FindingKind::TextLength { key: key.to_owned(), min, max, found }, findings);
        }
        text.to_owned()
    }

    /// A text in both languages, under the keys `…_th` and `…_en`.
    pub fn both(&self, key: &str, texts: [&str; 2], length: RangeInclusive<usize>, findings: &mut Findings) -> Bilingual {
        let [th, en] = texts;
        let th = self.text(&format!("{key}_th"), th, length.clone(), findings);
        let en = self.text(&format!("{key}_en"), en, length, findings);
        Bilingual { th, en }
    }

    /// A level from `lowest` to the highest, in Thai or ASCII digits.
    pub fn level(&self, key: &str, text: &str, lowest: u8, findings: &mut Findings) -> Option<u8> {
        let level = crate::thai::search_key(text).parse().ok().filter(|level| (lowest..=HIGHEST).contains(level));
        if level.is_none() {
            let (min, max) = (i64::from(lowest), i64::from(HIGHEST));
            self.report(FindingKind::NumberRange { key: key.to_owned(), min, max }, findings);
        }
        level
    }
}

/// Codes of areas and units that were met; one that is there already is a finding.
#[derive(Default)]
pub(super) struct Codes(BTreeSet<String>);

impl Codes {
    pub fn take(&mut self, place: &Place, key: &str, code: &str, findings: &mut Findings) -> String {
        let code = place.text(key, code, limits::CODE, findings);
        if !code.is_empty() && !self.0.insert(code.clone()) {
            place.report(FindingKind::SameCode { code: code.clone() }, findings);
        }
        code
    }
}

/// Puts the statements of every area in order and checks the numbers of everything.
pub(super) fn finish(file: &Place, areas: Vec<(Place, Area)>, findings: &mut Findings) -> Vec<Area> {
    count(file, "area", areas.len(), AREAS, findings);
    let areas = areas.into_iter().map(|(place, mut area)| {
        count(&place, "unit", area.units.len(), UNITS, findings);
        count(&place, "statement", area.statements.len(), STATEMENTS, findings);
        area.statements.sort_by_key(|statement| statement.level);
        for level in missing_levels(&area.statements) {
            place.report(FindingKind::LevelWithoutStatement { level }, findings);
        }
        area
    });
    areas.collect()
}

/// A level without statements among others that have some could never be held.
pub(super) fn missing_levels(statements: &[Statement]) -> Vec<u8> {
    if statements.is_empty() {
        return Vec::new();
    }
    (1..=HIGHEST).filter(|level| !statements.iter().any(|statement| statement.level == *level)).collect()
}

pub(super) fn count(place: &Place, key: &str, found: usize, range: RangeInclusive<usize>, findings: &mut Findings) {
    if !range.contains(&found) {
        let (min, max) = (*range.start(), *range.end());
        place.report(FindingKind::ListLength { key: key.to_owned(), min, max, found }, findings);
    }
}
