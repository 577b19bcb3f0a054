//! The reference data that ships: the tree of agencies, two skill frameworks and their levels.
//!
//! Public facts, compiled in from `server/data`. Abbreviations are not unique (six are
//! shared): show them, never look anything up by them. Codes are ours; provinces carry
//! their ISO 3166-2 codes.

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

/// A skill framework in one version.
#[derive(Clone, Debug, Deserialize)]
pub struct FrameworkRow {
    pub code: String,
    /// The Buddhist year of its publication.
    pub version: String,
    /// Exactly one framework is the default.
    pub is_default: bool,
    pub name_th: String,
    pub name_en: String,
}

/// An area of a framework, or a unit of skill inside an area.
#[derive(Clone, Debug, Deserialize)]
pub struct SkillRow {
    pub framework: String,
    pub code: String,
    /// `None` for areas; the area for units.
    pub parent_code: Option<String>,
    /// `area` or `unit`.
    pub kind: String,
    /// Expected of everyone. A unit has it from its area; OCSC61 knows no such mark.
    pub core: bool,
    pub name_th: String,
    pub name_en: String,
}

/// A step of proficiency, 0 to 5.
#[derive(Clone, Debug, Deserialize)]
pub struct SkillLevelRow {
    pub framework: String,
    pub level: u8,
    pub name_th: String,
    pub name_en: String,
    pub description_th: String,
    pub description_en: String,
}

/// All units, each after its parent.
pub fn units() -> Vec<UnitRow> {
    rows(include_str!("../data/units.csv"))
}

/// The frameworks, the default first.
pub fn frameworks() -> Vec<FrameworkRow> {
    rows(include_str!("../data/frameworks.csv"))
}

/// Areas and units of all frameworks, each unit after its area.
pub fn skills() -> Vec<SkillRow> {
    rows(include_str!("../data/skills.csv"))
}

/// The levels of all frameworks, in order.
pub fn skill_levels() -> Vec<SkillLevelRow> {
    rows(include_str!("../data/skill_levels.csv"))
}

fn rows<T: DeserializeOwned>(text: &str) -> Vec<T> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().collect::<Result<_, _>>().expect("shipped data is read by a test")
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

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
        let names = units()
            .into_iter()
            .map(|unit| (unit.name_th, unit.name_en))
            .chain(skills().into_iter().map(|skill| (skill.name_th, skill.name_en)))
            .chain(skill_levels().into_iter().map(|level| (level.name_th, level.name_en)))
            .chain(skill_levels().into_iter().map(|l| (l.description_th, l.description_en)));
        for (thai, english) in names {
            assert!(is_thai(&thai) && thai.trim() == thai, "{thai}");
            assert!(!english.is_empty() && !is_thai(&english), "{english}");
        }
    }

    #[test]
    fn the_framework_of_2567_is_the_default_and_has_three_core_areas_of_seven() {
        let defaults: Vec<_> = frameworks().into_iter().filter(|f| f.is_default).collect();
        assert_eq!(defaults.len(), 1);
        assert_eq!((defaults[0].code.as_str(), defaults[0].version.as_str()), ("DG67", "2567"));
        let areas: Vec<_> = skills().into_iter().filter(|s| s.framework == "DG67" && s.kind == "area").collect();
        assert_eq!(areas.len(), 7);
        assert_eq!(areas.iter().filter(|area| area.core).count(), 3);
    }

    #[test]
    fn units_of_skill_stand_in_an_area_of_their_own_framework() {
        let mut areas = HashMap::new();
        for skill in skills() {
            match skill.parent_code {
                None => {
                    assert_eq!(skill.kind, "area");
                    areas.insert(skill.code, (skill.framework, skill.core));
                }
                Some(parent) => {
                    assert_eq!(skill.kind, "unit");
                    assert_eq!(areas.get(&parent), Some(&(skill.framework, skill.core)));
                }
            }
        }
    }

    #[test]
    fn each_framework_has_levels_nought_to_five() {
        for framework in frameworks() {
            let levels: Vec<u8> =
                skill_levels().into_iter().filter(|level| level.framework == framework.code).map(|level| level.level).collect();
            assert_eq!(levels, [0, 1, 2, 3, 4, 5]);
        }
    }
}
