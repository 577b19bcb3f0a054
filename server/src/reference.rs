//! The reference data that ships: the tree of agencies and two skill frameworks.
//!
//! Public facts, compiled in from `server/data` and `courses/frameworks`. Abbreviations are not unique (six are
//! shared): show them, never look anything up by them. Codes are ours; provinces carry
//! their ISO 3166-2 codes.

use courses::framework::{self, Framework};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// One unit of the state, from ministry down to department, or a province.
#[derive(Clone, Debug, Deserialize)]
pub struct UnitRow {
    pub code: String,
    /// `None` for the roots: ministries and groupings.
    pub parent_code: Option<String>,
    /// `ministry`, `department`, `province`, `grouping`, `independent_department`, `court`,
    /// `parliament`, `constitutional_body`, `public_organization`, `state_agency` or
    /// `special_local`.
    pub kind: String,
    pub name_th: String,
    pub name_en: String,
    pub abbr: Option<String>,
}

/// All units, each after its parent.
pub fn units() -> Vec<UnitRow> {
    rows(include_str!("../data/units.csv"))
}

/// The frameworks that ship, the default first.
pub fn frameworks() -> [Framework; 2] {
    let shipped = [
        ("dg67.toml", include_str!("../../courses/frameworks/dg67.toml")),
        ("ocsc61.toml", include_str!("../../courses/frameworks/ocsc61.toml")),
    ];
    shipped.map(|(file, text)| framework::read(file, text.as_bytes()).expect("shipped data is read by a test"))
}

fn rows<T: DeserializeOwned>(text: &str) -> Vec<T> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().collect::<Result<_, _>>().expect("shipped data is read by a test")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn is_thai(text: &str) -> bool {
        text.chars().any(|c| ('ก'..='ฮ').contains(&c))
    }

    fn count(kind: &str) -> usize {
        units().iter().filter(|unit| unit.kind == kind).count()
    }

    #[test]
    fn every_agency_of_the_source_is_there() {
        // 307 bodies and 7 groupings under which those without a ministry stand.
        assert_eq!(units().len(), 307 + 7);
        assert_eq!(count("ministry"), 20);
        assert_eq!(count("department"), 156);
        assert_eq!(count("province") + count("special_local"), 76 + 2);
    }

    #[test]
    fn every_unit_stands_after_its_parent_and_has_a_code_of_its_own() {
        let mut seen = HashSet::new();
        for unit in units() {
            if let Some(parent) = &unit.parent_code {
                assert!(seen.contains(parent), "{} before {parent}", unit.code);
            }
            assert!(seen.insert(unit.code.clone()), "{} twice", unit.code);
        }
    }

    #[test]
    fn only_ministries_and_groupings_are_roots() {
        for unit in units() {
            let is_root_kind = ["ministry", "grouping"].contains(&unit.kind.as_str());
            assert_eq!(unit.parent_code.is_none(), is_root_kind, "{}", unit.code);
        }
    }

    #[test]
    fn every_row_is_named_in_thai_and_in_english() {
        let mut names: Vec<_> = units().into_iter().map(|unit| (unit.name_th, unit.name_en)).collect();
        for framework in frameworks() {
            names.extend([framework.name, framework.official, framework.reading].map(|text| (text.th, text.en)));
            names.extend(
                framework.levels.into_iter().flat_map(|level| [level.name, level.meaning]).map(|text| (text.th, text.en)),
            );
            for area in framework.areas {
                names.push((area.name.th, area.name.en));
                names.extend(area.units.into_iter().map(|unit| (unit.name.th, unit.name.en)));
                names.extend(area.statements.into_iter().map(|statement| (statement.text.th, statement.text.en)));
            }
        }
        for (thai, english) in names {
            assert!(is_thai(&thai) && thai.trim() == thai, "{thai}");
            assert!(!english.is_empty() && !is_thai(&english), "{english}");
        }
    }

    #[test]
    fn the_framework_of_2567_is_the_default_and_has_three_core_areas_of_seven() {
        let [default, other] = frameworks();
        assert_eq!((default.code.as_str(), default.edition.as_str()), ("DG67", "2567"));
        assert_eq!(default.areas.len(), 7);
        assert_eq!(default.areas.iter().filter(|area| area.core).count(), 3);
        assert_eq!((other.code.as_str(), other.edition.as_str()), ("OCSC61", "2561"));
        assert_eq!(frameworks().map(|framework| framework.code), framework::SHIPPED);
    }

    #[test]
    fn no_code_of_a_skill_is_used_twice() {
        let mut seen = HashSet::new();
        for area in frameworks().into_iter().flat_map(|framework| framework.areas) {
            for code in [area.code].into_iter().chain(area.units.into_iter().map(|unit| unit.code)) {
                assert!(seen.insert(code.clone()), "{code} twice");
            }
        }
    }
}
