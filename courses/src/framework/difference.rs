//! What another state of a framework changes, area by area.

use super::{Area, Framework};

/// What becomes of an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was not there.
    New,
    /// It is not there any more; what is known of people in it stays on record.
    Gone,
    /// It is there in both.
    Changed(Vec<Part>),
}

/// What of an area is another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its name, or whether it is expected of everyone.
    Name,
    /// Its units of skill.
    Units,
    /// What people at each level can do.
    Statements,
    /// The levels that groups of people should have.
    Targets,
}

/// The areas that are not the same in both states, in the order of the newer one, those that are gone last. Everything is
/// new where there was no older one.
#[must_use]
pub fn changes<'a>(old: Option<&'a Framework>, new: &'a Framework) -> Vec<(&'a Area, Change)> {
    let old_areas = old.map(|old| old.areas.as_slice()).unwrap_or_default();
    let now = new.areas.iter().filter_map(|area| {
        let Some(before) = old_areas.iter().find(|before| before.code == area.code) else { return Some((area, Change::New)) };
        let parts = parts(before, area);
        (!parts.is_empty()).then_some((area, Change::Changed(parts)))
    });
    let gone = old_areas.iter().filter(|before| new.area(&before.code).is_none()).map(|area| (area, Change::Gone));
    now.chain(gone).collect()
}

fn parts(old: &Area, new: &Area) -> Vec<Part> {
    let all = [
        (Part::Name, old.name != new.name || old.core != new.core),
        (Part::Units, old.units != new.units),
        (Part::Statements, old.statements != new.statements),
        (Part::Targets, old.targets != new.targets),
    ];
    all.into_iter().filter(|(_, differs)| *differs).map(|(part, _)| part).collect()
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    #[test]
    fn every_area_is_new_gone_changed_or_not_mentioned() {
        let old = read("dg67.toml", include_bytes!("../../frameworks/dg67.toml")).unwrap();
        assert!(changes(Some(&old), &old).is_empty());
        assert_eq!(changes(None, &old).len(), 7);
        let mut new = old.clone();
        new.areas[0].statements.pop();
        new.areas[1].targets.clear();
        new.areas[2].code = "OTHER".to_owned();
        let found = changes(Some(&old), &new);
        let found: Vec<_> = found.into_iter().map(|(area, change)| (area.code.as_str(), change)).collect();
        assert_eq!(
            found,
            [
                ("DG67-DL", Change::Changed(vec![Part::Statements])),
                ("DG67-DG", Change::Changed(vec![Part::Targets])),
                ("OTHER", Change::New),
                ("DG67-LD", Change::Gone),
            ]
        );
    }
}
