//! Reading a framework from TOML, with the line of every fault.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{AREAS, CROSSWALK, STATEMENTS, UNITS, missing_levels};
use super::{Area, Closeness, Framework, HIGHEST, Level, Match, Population, Statement, Unit};
use crate::package::{Fields, FindingKind, Findings, Source, limits, read_format};
use crate::thai;

const CLOSENESS: [(&str, Closeness); 2] = [("equivalent", Closeness::Equivalent), ("related", Closeness::Related)];

/// Reads a framework from TOML.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Framework, Findings> {
    let mut findings = Findings::default();
    let Ok(text) = std::str::from_utf8(bytes) else { return Err(Findings::one(file, FindingKind::NotUtf8)) };
    let text = thai::respell_prose(text);
    let read = Source { file, text: &text, first_line: 1 }.parse(&mut findings).and_then(|top| framework(top, &mut findings));
    match read {
        Some(framework) => findings.unless_found(framework),
        None => Err(findings.in_order()),
    }
}

fn framework(mut top: Fields<'_>, findings: &mut Findings) -> Option<Framework> {
    read_format(&mut top, findings);
    let code = top.text("code", limits::CODE, findings);
    let edition = top.text("edition", limits::CODE, findings);
    let name = top.bilingual("name", limits::SUMMARY, findings);
    let official = top.bilingual("official", limits::ANY_TEXT, findings);
    let reading = top.bilingual("reading", limits::ANY_TEXT, findings);
    let levels = top.tables("level", findings);
    let areas = top.tables("area", findings);
    let crosswalk = top.tables("crosswalk", findings);
    top.check_count("area", None, areas.len(), AREAS, findings);
    top.check_count("crosswalk", None, crosswalk.len(), CROSSWALK, findings);
    let mut codes = Codes::default();
    let levels = read_levels(&top, levels, findings);
    let areas: Vec<_> = areas.into_iter().map(|table| read_area(table, &mut codes, findings)).collect();
    let crosswalk: Vec<_> = crosswalk.into_iter().map(|table| read_match(table, &codes, findings)).collect();
    top.finish(findings);
    Some(Framework {
        code: code?,
        edition: edition?,
        name: name?,
        official: official?,
        reading: reading?,
        levels: levels?,
        areas: areas.into_iter().collect::<Option<_>>()?,
        crosswalk: crosswalk.into_iter().collect::<Option<_>>()?,
    })
}

/// The codes that were met: those of areas, and those of areas and units.
#[derive(Default)]
struct Codes {
    areas: BTreeSet<String>,
    all: BTreeSet<String>,
}

/// Takes the code of an area or unit; one that is there already is a finding.
fn read_code(table: &mut Fields<'_>, codes: &mut Codes, findings: &mut Findings) -> Option<String> {
    let line = table.key_line("code");
    let code = table.text("code", limits::CODE, findings)?;
    if !codes.all.insert(code.clone()) {
        table.report(line, FindingKind::SameCode { code: code.clone() }, findings);
    }
    Some(code)
}

/// Every level from 0 to 5 once, in whatever order they stand.
fn read_levels(top: &Fields<'_>, tables: Vec<Fields<'_>>, findings: &mut Findings) -> Option<Vec<Level>> {
    let mut levels: BTreeMap<u8, Level> = BTreeMap::new();
    let mut whole = true;
    for mut table in tables {
        let line = table.key_line("level");
        let level = table.number("level", 0..=i64::from(HIGHEST), findings).and_then(|level| u8::try_from(level).ok());
        let name = table.bilingual("name", limits::TITLE, findings);
        let meaning = table.bilingual("meaning", limits::SUMMARY, findings);
        if let Some(level) = level.filter(|level| levels.contains_key(level)) {
            table.report(line, FindingKind::SameCode { code: level.to_string() }, findings);
        }
        table.finish(findings);
        match (level, name, meaning) {
            (Some(level), Some(name), Some(meaning)) => {
                levels.insert(level, Level { level, name, meaning });
            }
            _ => whole = false,
        }
    }
    let found = levels.len();
    if whole && found != usize::from(HIGHEST) + 1 {
        top.check_count("level", None, found, 6..=6, findings);
    }
    (whole && found == usize::from(HIGHEST) + 1).then(|| levels.into_values().collect())
}

fn read_area(mut table: Fields<'_>, codes: &mut Codes, findings: &mut Findings) -> Option<Area> {
    let code = read_code(&mut table, codes, findings);
    codes.areas.extend(code.clone());
    let core = table.flag("core", findings);
    let name = table.bilingual("name", limits::SUMMARY, findings);
    let targets = table.table("target", findings).map(|table| read_targets(table, findings)).unwrap_or_default();
    let units = table.tables("unit", findings);
    let statements = table.tables("statement", findings);
    table.check_count("unit", None, units.len(), UNITS, findings);
    table.check_count("statement", None, statements.len(), STATEMENTS, findings);
    let units: Vec<_> = units.into_iter().map(|unit| read_unit(unit, codes, findings)).collect();
    let statements: Vec<_> = statements.into_iter().map(|statement| read_statement(statement, findings)).collect();
    let units = units.into_iter().collect::<Option<_>>();
    let statements = statements.into_iter().collect::<Option<Vec<_>>>();
    let statements = statements.map(|statements| in_levels(&table, statements, findings));
    table.finish(findings);
    Some(Area { code: code?, core, name: name?, units: units?, statements: statements?, targets })
}

/// The lowest level first; a level without statements among others that have some could never be held.
fn in_levels(area: &Fields<'_>, mut statements: Vec<Statement>, findings: &mut Findings) -> Vec<Statement> {
    statements.sort_by_key(|statement| statement.level);
    for level in missing_levels(&statements) {
        area.report(None, FindingKind::LevelWithoutStatement { level }, findings);
    }
    statements
}

fn read_targets(mut table: Fields<'_>, findings: &mut Findings) -> BTreeMap<Population, u8> {
    let mut targets = BTreeMap::new();
    for (name, population) in Population::ALL {
        if table.has(name)
            && let Some(level) = table.number(name, 0..=i64::from(HIGHEST), findings)
        {
            targets.extend(u8::try_from(level).ok().map(|level| (population, level)));
        }
    }
    table.finish(findings);
    targets
}

fn read_unit(mut table: Fields<'_>, codes: &mut Codes, findings: &mut Findings) -> Option<Unit> {
    let code = read_code(&mut table, codes, findings);
    let name = table.bilingual("name", limits::SUMMARY, findings);
    table.finish(findings);
    Some(Unit { code: code?, name: name? })
}

fn read_statement(mut table: Fields<'_>, findings: &mut Findings) -> Option<Statement> {
    let level = table.number("level", limits::LEVEL, findings).and_then(|level| u8::try_from(level).ok());
    let text = table.bilingual("text", limits::SUMMARY, findings);
    table.finish(findings);
    Some(Statement { level: level?, text: text? })
}

fn read_match(mut table: Fields<'_>, codes: &Codes, findings: &mut Findings) -> Option<Match> {
    let line = table.key_line("area");
    let area = table.text("area", limits::CODE, findings);
    let framework = table.text("framework", limits::CODE, findings);
    let to = table.text("to", limits::CODE, findings);
    let closeness = table.choice("match", &CLOSENESS, findings);
    if let Some(code) = area.clone().filter(|code| !codes.areas.contains(code)) {
        table.report(line, FindingKind::UnknownArea { code }, findings);
    }
    table.finish(findings);
    Some(Match { area: area?, framework: framework?, to: to?, closeness: closeness? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::Duty;
    use crate::language::Language;

    const DG67: &str = include_str!("../../frameworks/dg67.toml");
    const OCSC61: &str = include_str!("../../frameworks/ocsc61.toml");

    fn framework(text: &str) -> Framework {
        read("framework.toml", text.as_bytes()).unwrap_or_else(|findings| panic!("{findings}"))
    }

    fn findings(text: &str) -> Vec<String> {
        let findings = read("framework.toml", text.as_bytes()).expect_err("it should be refused");
        findings.iter().map(|finding| format!("{} {}", finding.line.unwrap_or(0), finding.message(Language::En))).collect()
    }

    #[test]
    fn both_frameworks_that_ship_have_seven_areas_with_behaviour_and_targets() {
        for (text, code) in [(DG67, "DG67"), (OCSC61, "OCSC61")] {
            let framework = framework(text);
            assert_eq!((framework.code.as_str(), framework.areas.len(), framework.levels.len()), (code, 7, 6));
            for area in &framework.areas {
                assert!(area.can_be_self_rated(), "{}", area.code);
                assert_eq!(area.targets.len(), Population::ALL.len(), "{}", area.code);
                for duty in [Duty::Operational, Duty::Director, Duty::Executive] {
                    let target = |is_it| area.target(Population { is_it, duty });
                    assert!(target(true) >= target(false), "{}: IT is not asked for less", area.code);
                }
            }
        }
    }

    #[test]
    fn the_crosswalk_reads_the_same_both_ways() {
        let (new, old) = (framework(DG67), framework(OCSC61));
        let pairs = |from: &Framework| from.crosswalk.iter().map(|m| (m.area.clone(), m.to.clone())).collect::<BTreeSet<_>>();
        let back: BTreeSet<_> = pairs(&old).into_iter().map(|(area, to)| (to, area)).collect();
        assert_eq!(pairs(&new), back);
        assert!(new.crosswalk.iter().all(|other| other.framework == "OCSC61" && old.area(&other.to).is_some()));
        let of_leadership = new.matches("DG67-LD");
        assert_eq!(of_leadership.len(), 3);
        assert_eq!(of_leadership[0].closeness, Closeness::Equivalent);
    }

    #[test]
    fn a_framework_survives_being_stored() {
        let framework = framework(DG67);
        let stored = serde_json::to_string(&framework).unwrap();
        assert_eq!(serde_json::from_str::<Framework>(&stored).unwrap(), framework);
    }

    #[test]
    fn every_fault_is_told_at_once_with_its_line() {
        let broken = DG67
            .replacen("code = \"DG-TNMQ-001\"", "code = \"DG67-DL\"", 1)
            .replacen("it-executive = 4 }", "it-executive = 9, it-chief = 2 }", 1)
            .replacen("area = \"DG67-CS\"", "area = \"DG67-XX\"", 1)
            .replacen("match = \"equivalent\"", "match = \"same\"", 1);
        let found = findings(&broken);
        assert_eq!(found.len(), 5, "{found:?}");
        assert!(found.iter().all(|finding| !finding.starts_with("0 ")), "{found:?}");
        assert!(found.iter().any(|finding| finding.contains("it-chief")), "{found:?}");
    }

    #[test]
    fn a_missing_level_is_a_finding_of_its_area() {
        // Both statements of level 5 of the first area become ones of level 4.
        let without = DG67.replacen("[[area.statement]]\nlevel = 5", "[[area.statement]]\nlevel = 4", 2);
        let found = findings(&without);
        assert!(found.iter().any(|finding| finding.contains("level 5")), "{found:?}");
        assert!(findings("").len() >= 6);
        assert_eq!(read("f", b"\xff").expect_err("not text").len(), 1);
    }
}
