//! A framework as a table: a row a thing, what it is in the column `kind` (docs/framework-format.md).

use std::collections::BTreeMap;

use super::draft::{self, CROSSWALK, Codes, Place};
use super::{Area, Closeness, Framework, Level, Match, Population, Statement, Unit, usual};
use crate::language::Bilingual;
use crate::package::{FindingKind, Findings, limits};
use crate::table::{self, Column, Row};

/// Room for every area with every unit and statement that it may have.
const ROWS: usize = 12_000;

const fn column(name: &'static str, required: bool) -> Column {
    Column { name, thai: name, required }
}

const COLUMNS: [Column; 19] = [
    column("kind", true),
    column("code", true),
    column("parent", false),
    column("level", false),
    column("edition", false),
    column("name_th", true),
    column("name_en", true),
    column("text_th", false),
    column("text_en", false),
    column("core", false),
    column("framework", false),
    column("match", false),
    column("remark", false),
    column("non-it-operational", false),
    column("non-it-director", false),
    column("non-it-executive", false),
    column("it-operational", false),
    column("it-director", false),
    column("it-executive", false),
];

const KINDS: [&str; 8] = ["framework", "official", "reading", "level", "area", "unit", "statement", "crosswalk"];

/// What the rows have said so far.
#[derive(Default)]
struct Draft {
    head: Option<(String, String, Bilingual)>,
    official: Option<Bilingual>,
    reading: Option<Bilingual>,
    levels: BTreeMap<u8, Level>,
    areas: Vec<(Place, Area)>,
    crosswalk: Vec<Match>,
    codes: Codes,
}

/// Reads a framework from a table.
///
/// # Errors
/// All findings, in the order of their lines.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Framework, Findings> {
    let rows = table::read(file, bytes, &COLUMNS, ROWS)?;
    let (mut findings, mut draft) = (Findings::default(), Draft::default());
    let of_kind = |kind: &'static str| rows.iter().filter(move |row| row.cell("kind").eq_ignore_ascii_case(kind));
    // Areas first, so that what belongs to them may stand above them.
    for row in of_kind("area") {
        draft.area(&place(file, row), row, &mut findings);
    }
    for row in rows.iter().filter(|row| !row.cell("kind").eq_ignore_ascii_case("area")) {
        draft.take(&place(file, row), row, &mut findings);
    }
    let framework = draft.finish(&Place { file: file.to_owned(), line: None }, &mut findings);
    match framework {
        Some(framework) => findings.unless_found(framework),
        None => Err(findings.in_order()),
    }
}

fn place(file: &str, row: &Row) -> Place {
    Place { file: file.to_owned(), line: Some(row.line) }
}

fn name(place: &Place, row: &Row, findings: &mut Findings) -> Bilingual {
    place.both("name", [row.cell("name_th"), row.cell("name_en")], limits::SUMMARY, findings)
}

impl Draft {
    fn take(&mut self, place: &Place, row: &Row, findings: &mut Findings) {
        match row.cell("kind").to_lowercase().as_str() {
            "framework" => self.head(place, row, findings),
            "official" => once(&mut self.official, place, name(place, row, findings), findings),
            "reading" => once(&mut self.reading, place, name(place, row, findings), findings),
            "level" => self.level(place, row, findings),
            "unit" => self.unit(place, row, findings),
            "statement" => self.statement(place, row, findings),
            "crosswalk" => self.compare(place, row, findings),
            other => {
                let (found, choices) = (other.to_owned(), KINDS.map(str::to_owned).to_vec());
                place.report(FindingKind::UnknownChoice { key: "kind".to_owned(), found, choices }, findings);
            }
        }
    }

    fn head(&mut self, place: &Place, row: &Row, findings: &mut Findings) {
        let code = place.text("code", row.cell("code"), limits::CODE, findings);
        let edition = place.text("edition", row.cell("edition"), limits::CODE, findings);
        once(&mut self.head, place, (code, edition, name(place, row, findings)), findings);
    }

    fn level(&mut self, place: &Place, row: &Row, findings: &mut Findings) {
        let name = place.both("name", [row.cell("name_th"), row.cell("name_en")], limits::TITLE, findings);
        let meaning = place.both("text", [row.cell("text_th"), row.cell("text_en")], limits::SUMMARY, findings);
        let Some(level) = place.level("level", row.cell("level"), 0, findings) else { return };
        if self.levels.insert(level, Level { level, name, meaning }).is_some() {
            place.report(FindingKind::SameCode { code: level.to_string() }, findings);
        }
    }

    fn area(&mut self, place: &Place, row: &Row, findings: &mut Findings) {
        let code = self.codes.take(place, "code", row.cell("code"), findings);
        let core = match row.cell("core").to_lowercase().as_str() {
            "" | "no" | "false" | "0" | "ไม่ใช่" => false,
            "yes" | "true" | "1" | "x" | "ใช่" => true,
            other => {
                let choices = vec!["yes".to_owned(), "no".to_owned()];
                let found = other.to_owned();
                place.report(FindingKind::UnknownChoice { key: "core".to_owned(), found, choices }, findings);
                false
            }
        };
        let targets = Population::ALL
            .iter()
            .filter(|(key, _)| !row.cell(key).is_empty())
            .filter_map(|(key, population)| Some((*population, place.level(key, row.cell(key), 0, findings)?)));
        let targets = targets.collect();
        let name = name(place, row, findings);
        self.areas.push((place.clone(), Area { code, core, name, units: Vec::new(), statements: Vec::new(), targets }));
    }

    fn unit(&mut self, place: &Place, row: &Row, findings: &mut Findings) {
        let code = self.codes.take(place, "code", row.cell("code"), findings);
        let name = name(place, row, findings);
        if let Some(area) = self.parent(place, row, findings) {
            area.units.push(Unit { code, name });
        }
    }

    fn statement(&mut self, place: &Place, row: &Row, findings: &mut Findings) {
        let text = name(place, row, findings);
        let level = place.level("level", row.cell("level"), 1, findings);
        if let (Some(area), Some(level)) = (self.parent(place, row, findings), level) {
            area.statements.push(Statement { level, text });
        }
    }

    fn compare(&mut self, place: &Place, row: &Row, findings: &mut Findings) {
        let to = place.text("code", row.cell("code"), limits::CODE, findings);
        let framework = place.text("framework", row.cell("framework"), limits::CODE, findings);
        let closeness = match row.cell("match").to_lowercase().as_str() {
            "equivalent" => Closeness::Equivalent,
            "related" => Closeness::Related,
            other => {
                let choices = vec!["equivalent".to_owned(), "related".to_owned()];
                let found = other.to_owned();
                return place.report(FindingKind::UnknownChoice { key: "match".to_owned(), found, choices }, findings);
            }
        };
        if let Some(area) = self.parent(place, row, findings) {
            let area = area.code.clone();
            self.crosswalk.push(Match { area, framework, to, closeness });
        }
    }

    /// The area that a row belongs to.
    fn parent(&mut self, place: &Place, row: &Row, findings: &mut Findings) -> Option<&mut Area> {
        let code = place.text("parent", row.cell("parent"), limits::CODE, findings);
        let found = self.areas.iter_mut().map(|(_, area)| area).find(|area| area.code == code);
        if found.is_none() && !code.is_empty() {
            place.report(FindingKind::UnknownArea { code }, findings);
        }
        found
    }

    fn finish(self, file: &Place, findings: &mut Findings) -> Option<Framework> {
        let areas = draft::finish(file, self.areas, findings);
        draft::count(file, "crosswalk", self.crosswalk.len(), CROSSWALK, findings);
        let levels = match self.levels.len() {
            0 => usual::levels(),
            6 => self.levels.into_values().collect(),
            found => {
                draft::count(file, "level", found, 6..=6, findings);
                Vec::new()
            }
        };
        let Some((code, edition, name)) = self.head else {
            file.report(FindingKind::NoFrameworkRow, findings);
            return None;
        };
        let (official, reading) = (self.official.unwrap_or_else(unsaid), self.reading.unwrap_or_else(unsaid));
        Some(Framework { code, edition, name, official, reading, levels, areas, crosswalk: self.crosswalk })
    }
}

/// Keeps the first; a second one is a finding.
fn once<T>(kept: &mut Option<T>, place: &Place, new: T, findings: &mut Findings) {
    if kept.is_some() {
        place.report(FindingKind::SecondFrameworkRow, findings);
    } else {
        *kept = Some(new);
    }
}

/// Where the file does not tell what is official and what somebody's reading.
pub(super) fn unsaid() -> Bilingual {
    Bilingual {
        th: "ไม่ได้ระบุไว้ในไฟล์".to_owned(), en: "The file does not say.".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    const EXAMPLE: &str = include_str!("../../../docs/example-framework/framework.csv");

    fn findings(text: &str) -> Vec<String> {
        let findings = read("own.csv", text.as_bytes()).expect_err("it should be refused");
        findings.iter().map(|finding| format!("{} {}", finding.line.unwrap_or(0), finding.message(Language::En))).collect()
    }

    #[test]
    fn the_example_is_read_with_the_usual_levels() {
        let framework = read("framework.csv", EXAMPLE.as_bytes()).unwrap_or_else(|findings| panic!("{findings}"));
        assert_eq!((framework.code.as_str(), framework.levels.len(), framework.areas.len()), ("SURVEY70", 6, 2));
        let first = &framework.areas[0];
        assert!(first.core && first.can_be_self_rated() && first.units.len() == 2);
        assert_eq!(first.target(Population::named("it-director").unwrap()), Some(4));
        assert_eq!(framework.crosswalk[0].closeness, Closeness::Related);
        assert!(framework.official.th.contains("ตัวอย่าง"));
    }

    #[test]
    fn every_fault_of_every_row_is_told_at_once() {
        let text = "kind,code,parent,level,edition,name_th,name_en,core,it-director\n\
                    area,A1,,,,ด้าน,Area,perhaps,9\n\
                    area,A1,,,,ด้าน,Area,,\n\
                    unit,U1,A2,,,หน่วย,Unit,,\n\
                    statement,,A1,7,,ทำได้,I can,,\n\
                    level,,,1,,รู้,Aware,,\n\
                    thing,,,,,ก,a,,\n";
        let found = findings(text);
        assert!(found.len() >= 9, "{found:#?}");
        for (line, word) in [(2, "core"), (2, "it-director"), (3, "A1"), (4, "A2"), (5, "level"), (6, "text_th"), (7, "kind")] {
            assert!(
                found.iter().any(|told| told.starts_with(&format!("{line} ")) && told.contains(word)),
                "{line} {word}: {found:#?}"
            );
        }
        assert!(found.iter().any(|told| told.contains("kind framework")), "{found:#?}");
    }

    #[test]
    fn statements_of_some_levels_only_are_a_finding_of_their_area() {
        let without = EXAMPLE.replace("statement,,SV-DATA,5", "statement,,SV-DATA,4");
        let found = findings(&without);
        assert!(found.len() == 1 && found[0].contains("level 5"), "{found:?}");
    }
}
