//! Divisions and groups below the departments of the demonstration.

use super::departments::DEPARTMENTS;

/// A unit that exists in the demonstration only; its departments are reference data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoUnit {
    /// The parent's code and a part of its own: MDES-ONDE-D1, MDES-ONDE-D1-G2.
    pub code: String,
    pub parent: String,
    pub kind: DemoUnitKind,
    pub name_th: &'static str,
    pub name_en: &'static str,
}

/// The two levels below a department.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoUnitKind {
    Division,
    Group,
}

impl DemoUnitKind {
    /// The word that `units.csv` would use.
    pub fn code(self) -> &'static str {
        match self {
            DemoUnitKind::Division => "division",
            DemoUnitKind::Group => "group",
        }
    }
}

/// All divisions and groups, each after its parent.
pub fn demo_units() -> Vec<DemoUnit> {
    let mut units = Vec::new();
    for department in DEPARTMENTS {
        for (division, code) in department.divisions_with_codes() {
            units.push(DemoUnit {
                code: code.clone(),
                parent: department.unit.to_owned(),
                kind: DemoUnitKind::Division,
                name_th: division.name_th,
                name_en: division.name_en,
            });
            for (i, (name_th, name_en)) in division.groups.into_iter().enumerate() {
                units.push(DemoUnit {
                    code: group_code(&code, i),
                    parent: code.clone(),
                    kind: DemoUnitKind::Group,
                    name_th,
                    name_en,
                });
            }
        }
    }
    units
}

/// The code of a division's group, counted from 0.
pub fn group_code(division_code: &str, index: usize) -> String {
    format!("{division_code}-G{}", index + 1)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::reference;

    #[test]
    fn a_dozen_departments_have_two_to_four_divisions_of_two_groups() {
        let units = demo_units();
        assert_eq!(DEPARTMENTS.len(), 12);
        for department in DEPARTMENTS {
            let divisions: Vec<_> = units.iter().filter(|u| u.parent == department.unit).collect();
            assert!((2..=4).contains(&divisions.len()), "{}", department.unit);
            for division in divisions {
                assert_eq!(units.iter().filter(|u| u.parent == division.code).count(), 2);
            }
        }
    }

    #[test]
    fn every_demo_unit_hangs_below_a_real_department() {
        let mut known: HashSet<String> =
            reference::units().into_iter().filter(|unit| unit.kind == "department").map(|unit| unit.code).collect();
        for unit in demo_units() {
            assert!(known.contains(&unit.parent), "{}", unit.code);
            assert!(known.insert(unit.code));
        }
    }
}
