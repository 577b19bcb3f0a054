//! What HR sees of the skills of a unit and everything below it, as page and file both show it.

use chrono::NaiveDate;
use courses::framework::Population;

use super::{
    dashboard::{self, Opened, Opening},
    merge::{LEAST, Part, stand_alone},
    place::Place,
    store::{
        skills::{self as store, Levels},
        sums::Cell,
    },
};
use crate::{
    catalogue::skills::{Frameworks, KnownSkill},
    entity::{SkillSource, unit},
    error::AppError,
    skills::{profile::BY_TRUST, standing::quarter_of},
    state::AppState,
    thai::{FiscalYear, date::bangkok_date},
    visitor::Visitor,
};

/// How a group of people stands in an area by one source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// The lowest level first.
    pub levels: [i64; 6],
    /// For how many of them the framework names a target.
    pub with_target: i64,
    /// How many of those have reached it.
    pub at_target: i64,
    /// People by the quarter of their evidence; for the median.
    quarters: Vec<(i32, i64)>,
}

impl Figures {
    /// How many people there is a level of.
    pub fn known(&self) -> i64 {
        self.levels.iter().sum()
    }

    fn add(&mut self, levels: Levels, target: Option<i16>) {
        let levels = levels.each();
        for (sum, people) in self.levels.iter_mut().zip(levels) {
            *sum += people;
        }
        let people: i64 = levels.iter().sum();
        if let Some(target) = target {
            self.with_target += people;
            self.at_target += (0..).zip(levels).filter(|(level, _)| *level >= target).map(|(_, people)| people).sum::<i64>();
        }
    }

    /// How many months old the evidence of half of them is at most, in steps of a quarter.
    pub fn median_age(&self, today: NaiveDate) -> Option<i32> {
        let mut quarters = self.quarters.clone();
        quarters.retain(|(_, people)| *people > 0);
        // The newest first.
        quarters.sort_unstable_by(|a, b| b.cmp(a));
        let half = (quarters.iter().map(|(_, people)| people).sum::<i64>() + 1) / 2;
        let mut counted = 0;
        let quarter = quarters.iter().find(|(_, people)| {
            counted += people;
            counted >= half
        });
        quarter.map(|(quarter, _)| (quarter_of(today) - quarter) * 3)
    }
}

/// What is shown of a group: everything, or what small numbers leave of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Nothing where fewer than the least are behind it, unless it is nobody.
    pub known: Option<i64>,
    /// Levels that stand alone.
    pub levels: Vec<(i16, i64)>,
    /// The levels that are shown only together, and their people.
    pub together: Option<(Vec<i16>, i64)>,
    /// Those who have reached their target, out of those who have one.
    pub at_target: Option<(i64, i64)>,
    /// In months.
    pub median_age: Option<i32>,
}

impl Seen {
    fn of(figures: &Figures, sees_persons: bool, today: NaiveDate) -> Self {
        let known = figures.known();
        let levels = (0..).zip(figures.levels);
        let at_target = (figures.at_target, figures.with_target);
        if sees_persons {
            let median_age = figures.median_age(today);
            return Self { known: Some(known), levels: levels.collect(), together: None, at_target: Some(at_target), median_age };
        }
        if (1..LEAST).contains(&known) {
            return Self { known: None, levels: Vec::new(), together: None, at_target: None, median_age: None };
        }
        let part = |people: i64| Part { people, has_figures: people > 0 };
        let alone = stand_alone(&figures.levels.map(part), LEAST);
        let (shown, merged): (Vec<_>, Vec<_>) = levels.zip(alone).partition(|(_, alone)| *alone);
        let merged: Vec<_> = merged.into_iter().map(|(level, _)| level).collect();
        let rest = figures.with_target - figures.at_target;
        let tells_nobody = stand_alone(&[part(figures.at_target), part(rest)], LEAST).into_iter().all(|alone| alone);
        Self {
            known: Some(known),
            levels: shown.into_iter().map(|(level, _)| level).collect(),
            together: (!merged.is_empty())
                .then(|| (merged.iter().map(|(level, _)| *level).collect(), merged.iter().map(|(_, people)| people).sum())),
            at_target: tells_nobody.then_some(at_target),
            median_age: figures.median_age(today),
        }
    }
}

/// An area with what each source says.
pub struct AreaFigures {
    pub area: KnownSkill,
    /// By how much it can be relied on; tests always, the others where there is anything.
    pub by_source: Vec<(SkillSource, Seen)>,
}

impl AreaFigures {
    /// What tests say.
    pub fn tested(&self) -> Option<&Seen> {
        self.by_source.iter().find(|(source, _)| *source == SkillSource::Tested).map(|(_, seen)| seen)
    }
}

/// A part of a unit in the area that was asked for.
pub struct PartFigures {
    /// Its unit; none for small parts that are taken together.
    pub cell: Option<Cell>,
    /// How many parts are taken together.
    pub parts: usize,
    pub people: i64,
    /// Tested, and at target out of those with one; nothing where so few are behind it that it could point at them.
    pub tested: Option<(i64, i64, i64)>,
}

/// Skills of a unit, as a visitor may see them.
pub enum UnitSkills {
    Shown(Shown),
    /// As on the dashboard.
    TooSmall {
        place: Place,
        above: Option<unit::Model>,
    },
}

/// The figures.
pub struct Shown {
    pub place: Place,
    pub sees_persons: bool,
    /// People with their primary posting here or below, now.
    pub people: i64,
    pub areas: Vec<AreaFigures>,
    /// The area by which the parts are compared.
    pub asked: KnownSkill,
    pub parts: Vec<PartFigures>,
}

/// Loads the skills of the unit with that code, if an overseer's scope reaches it. `area` is the one by which its parts are
/// compared, the first where none is asked for; another code is not found.
pub async fn load(state: &AppState, visitor: &Visitor, code: &str, area: &str) -> Result<UnitSkills, AppError> {
    let db = state.db.read();
    let today = bangkok_date(visitor.now);
    let Opened { place, parts, sees_persons } = match dashboard::open(db, visitor, code, FiscalYear::of(today), None).await? {
        Opening::Open(opened) => opened,
        Opening::TooSmall { place, above } => return Ok(UnitSkills::TooSmall { place, above }),
    };
    let frameworks = state.skills.all(&state.db).await?;
    let areas: Vec<KnownSkill> = frameworks.areas().into_iter().cloned().collect();
    let asked = areas.iter().find(|known| area.is_empty() || known.code == area).ok_or(AppError::NotFound)?.clone();
    let rows = store::rows(db, &place).await?;
    let ages = store::ages(db, &place).await?;
    let cells = store::cells(db, &place, asked.id).await?;
    let seen = |figures: &Figures| Seen::of(figures, sees_persons, today);
    let figures = areas.into_iter().map(|area| {
        let of = |source| figures(&frameworks, &area, source, &rows, &ages);
        let by_source = BY_TRUST.into_iter().map(|source| (source, of(source)));
        let by_source = by_source.filter(|(source, sum)| *source == SkillSource::Tested || sum.known() > 0);
        AreaFigures { by_source: by_source.map(|(source, sum)| (source, seen(&sum))).collect(), area }
    });
    Ok(UnitSkills::Shown(Shown {
        areas: figures.collect(),
        people: parts.iter().map(|part| part.people).sum(),
        parts: compare(&frameworks, &asked, parts, &cells, sees_persons),
        asked,
        sees_persons,
        place,
    }))
}

fn figures(frameworks: &Frameworks, area: &KnownSkill, source: SkillSource, rows: &[store::Row], ages: &[store::Age]) -> Figures {
    let mut figures = Figures::default();
    for row in rows.iter().filter(|row| row.skill_id == area.id && row.source == source) {
        figures.add(row.levels, target(frameworks, area, &row.population));
    }
    let ages = ages.iter().filter(|age| age.skill_id == area.id && age.source == source);
    figures.quarters = ages.map(|age| (age.quarter, age.people)).collect();
    figures
}

fn target(frameworks: &Frameworks, area: &KnownSkill, population: &str) -> Option<i16> {
    frameworks.target(area, Population::named(population)?)
}

/// The parts of a unit beside each other. Small parts are taken together by their people, as on the dashboard; then what
/// stands for few who were tested is left out, with the next smallest beside it, so that nothing can be worked out.
fn compare(
    frameworks: &Frameworks,
    area: &KnownSkill,
    parts: Vec<Cell>,
    rows: &[store::CellRow],
    sees_persons: bool,
) -> Vec<PartFigures> {
    let of = |cell: &Cell| {
        let mut figures = Figures::default();
        for row in rows.iter().filter(|row| row.unit_id == cell.unit_id) {
            figures.add(row.levels, target(frameworks, area, &row.population));
        }
        (figures.known(), figures.at_target, figures.with_target)
    };
    let alone = dashboard::alone(&parts, sees_persons);
    let mut compared: Vec<PartFigures> = Vec::new();
    let mut merged = PartFigures { cell: None, parts: 0, people: 0, tested: Some((0, 0, 0)) };
    for (cell, alone) in parts.into_iter().zip(alone) {
        let figures = of(&cell);
        if cell.people == 0 && figures.0 == 0 {
            continue;
        }
        if alone {
            compared.push(PartFigures { people: cell.people, cell: Some(cell), parts: 1, tested: Some(figures) });
        } else {
            merged.parts += 1;
            merged.people += cell.people;
            merged.tested = merged.tested.map(|(known, at, with)| (known + figures.0, at + figures.1, with + figures.2));
        }
    }
    if merged.parts > 0 {
        compared.push(merged);
    }
    if !sees_persons {
        let known = |part: &PartFigures| part.tested.map_or(0, |(known, ..)| known);
        let sizes: Vec<_> = compared.iter().map(|part| Part { people: known(part), has_figures: known(part) > 0 }).collect();
        for (part, alone) in compared.iter_mut().zip(stand_alone(&sizes, LEAST)) {
            part.tested = part.tested.filter(|_| alone);
        }
    }
    compared
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(each: [i64; 6]) -> Levels {
        let [level_0, level_1, level_2, level_3, level_4, level_5] = each;
        Levels { level_0, level_1, level_2, level_3, level_4, level_5 }
    }

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
    }

    #[test]
    fn those_on_or_above_their_own_target_have_reached_it() {
        let mut figures = Figures::default();
        figures.add(levels([1, 2, 3, 4, 0, 0]), Some(2));
        figures.add(levels([0, 0, 0, 2, 5, 1]), Some(4));
        figures.add(levels([9, 0, 0, 0, 0, 0]), None);
        assert_eq!((figures.known(), figures.with_target, figures.at_target), (27, 18, 13));
    }

    #[test]
    fn the_median_age_is_that_of_the_person_in_the_middle() {
        let now = quarter_of(day());
        let median = |quarters: &[(i32, i64)]| {
            let quarters = quarters.iter().map(|(ago, people)| (now - ago, *people)).collect();
            Figures { quarters, ..Figures::default() }.median_age(day())
        };
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[(0, 1)]), Some(0));
        assert_eq!(median(&[(4, 2), (1, 3)]), Some(3));
        assert_eq!(median(&[(4, 3), (1, 2)]), Some(12));
        assert_eq!(median(&[(6, 0), (2, 4)]), Some(6));
    }

    #[test]
    fn who_may_not_see_persons_sees_no_level_of_a_few() {
        let mut figures = Figures::default();
        figures.add(levels([0, 1, 12, 9, 2, 0]), Some(2));
        let all = Seen::of(&figures, true, day());
        assert_eq!((all.known, all.at_target, all.together), (Some(24), Some((23, 24)), None));
        let seen = Seen::of(&figures, false, day());
        assert_eq!(seen.levels, [(0, 0), (2, 12), (5, 0)]);
        assert_eq!(seen.together, Some((vec![1, 3, 4], 12)));
        assert_eq!(seen.at_target, None, "one person is below the target");

        let mut few = Figures::default();
        few.add(levels([0, 0, 4, 0, 0, 0]), Some(2));
        let seen = Seen::of(&few, false, day());
        assert_eq!((seen.known, seen.levels.len(), seen.median_age), (None, 0, None));
        assert_eq!(Seen::of(&Figures::default(), false, day()).known, Some(0));
    }
}
