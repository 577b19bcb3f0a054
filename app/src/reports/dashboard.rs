//! The dashboard of a unit and everything below it, as page and file both show it.

use chrono::NaiveDate;
use sea_orm::DatabaseConnection;

use super::{
    figures::{Figures, Sums},
    merge::{LEAST, Part, stand_alone},
    place::Place,
    store::{
        self, CourseName,
        sums::{self, Cell, CourseRow, MonthRow},
    },
};
use crate::{
    entity::unit,
    error::AppError,
    id::{CourseId, UnitId},
    thai::{FiscalYear, date::bangkok_date},
    visitor::Visitor,
};

/// What a dashboard is asked for: a fiscal year, and one course or all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub year: FiscalYear,
    pub course: Option<String>,
}

impl Asked {
    /// Reads the parameters of an address. A year that is none, or has not begun, is not found.
    pub fn read(year: Option<&str>, course: Option<&str>, today: NaiveDate) -> Result<Self, AppError> {
        let current = FiscalYear::of(today);
        let year = match year.filter(|text| !text.is_empty()) {
            None => current,
            Some(text) => text.parse().ok().filter(|year| *year <= current).ok_or(AppError::NotFound)?,
        };
        Ok(Self { year, course: course.filter(|slug| !slug.is_empty()).map(str::to_owned) })
    }

    /// The same as the end of an address.
    pub fn query(&self) -> String {
        let course = self.course.as_ref().map(|slug| ("course", slug.clone()));
        let pairs: Vec<_> = [("year", self.year.to_string())].into_iter().chain(course).collect();
        serde_urlencoded::to_string(pairs).expect("pairs of text can be encoded")
    }
}

/// What a visitor gets to see of a unit.
#[expect(clippy::large_enum_variant, reason = "it lives from the query to the page")]
pub enum Dashboard {
    Shown(Box<Shown>),
    /// The unit stands for too few people; `above` is the nearest one that does not, if the scope has it.
    TooSmall {
        place: Place,
        above: Option<unit::Model>,
    },
}

/// A dashboard with all its figures.
pub struct Shown {
    pub place: Place,
    pub asked: Asked,
    /// The fiscal years in which anything was counted, and the current one; the latest first.
    pub years: Vec<FiscalYear>,
    pub courses: Vec<CourseName>,
    pub sees_persons: bool,
    /// People with their primary posting here or below, now.
    pub people: i64,
    pub total: Figures,
    /// October first.
    pub months: [Sums; 12],
    pub by_course: Vec<(CourseName, Figures)>,
    pub parts: Parts,
}

/// The parts of a unit, by the rule of small numbers.
#[derive(Default)]
pub struct Parts {
    pub shown: Vec<Cell>,
    /// The parts that are shown only together: how many they are, their people and figures.
    pub merged: Option<Merged>,
    /// Units in which nobody is and nothing was counted.
    pub empty: Vec<Cell>,
}

/// Small parts taken together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    pub parts: usize,
    pub people: i64,
    pub figures: Figures,
}

/// Loads the dashboard of the unit with that code, if an overseer's scope reaches it.
pub async fn load(db: &DatabaseConnection, visitor: &Visitor, code: &str, asked: Asked) -> Result<Dashboard, AppError> {
    let courses = store::courses(db).await?;
    let course = match &asked.course {
        Some(slug) => Some(courses.iter().find(|course| course.slug == *slug).ok_or(AppError::NotFound)?.id),
        None => None,
    };
    let Opened { place, parts, sees_persons } = match open(db, visitor, code, asked.year, course).await? {
        Opening::Open(opened) => opened,
        Opening::TooSmall { place, above } => return Ok(Dashboard::TooSmall { place, above }),
    };
    let months = sums::months(db, &place, course).await?;
    let by_course = sums::by_course(db, &place, course).await?;
    Ok(Dashboard::Shown(Box::new(Shown {
        years: years(&months, FiscalYear::of(bangkok_date(visitor.now))),
        people: parts.iter().map(|part| part.people).sum(),
        total: Figures::of(asked.year, months.iter().map(|row| (row.fiscal_year, row.sums))),
        months: of_year(&months, asked.year),
        by_course: each_course(by_course, asked.year),
        parts: Parts::of(parts, sees_persons),
        courses,
        sees_persons,
        place,
        asked,
    })))
}

/// A unit whose figures a visitor may see.
pub struct Opened {
    pub place: Place,
    /// The units directly below it and its own people.
    pub parts: Vec<Cell>,
    /// Whether she may see persons, and with them the smallest numbers.
    pub sees_persons: bool,
}

/// Whether the figures of a unit may be seen.
pub enum Opening {
    Open(Opened),
    /// The unit stands for too few people; `above` is the nearest one that does not, if the scope has it.
    TooSmall {
        place: Place,
        above: Option<unit::Model>,
    },
}

/// Opens the unit with that code to an overseer, by scope and by the rule of small numbers: the one way to figures.
pub async fn open(
    db: &DatabaseConnection,
    visitor: &Visitor,
    code: &str,
    year: FiscalYear,
    course: Option<CourseId>,
) -> Result<Opening, AppError> {
    let right = visitor.overseer()?;
    let place = Place::within(db, right.scope(), code).await?;
    let sees_persons = visitor.person_viewer().is_ok_and(|right| right.scope().reaches(place.unit().first));
    let from = if sees_persons { place.unit() } else { &place.path()[0] };
    let cells = sums::cells(db, &place, from, year, course).await?;
    if !sees_persons {
        let visible = visible(place.path(), &cells);
        if visible < place.path().len() {
            let above = visible.checked_sub(1).map(|last| place.path()[last].clone());
            return Ok(Opening::TooSmall { place, above });
        }
    }
    let parts = cells.into_iter().filter(|cell| cell.parent_id == place.unit().id).collect();
    Ok(Opening::Open(Opened { place, parts, sees_persons }))
}

/// Which parts may stand alone before a visitor.
pub fn alone(parts: &[Cell], sees_persons: bool) -> Vec<bool> {
    let sizes: Vec<_> = parts.iter().map(Cell::part).collect();
    if sees_persons { vec![true; parts.len()] } else { stand_alone(&sizes, LEAST) }
}

/// How many units of the path may be shown, from the top: each must stand alone among the parts of the one before.
fn visible(path: &[unit::Model], cells: &[Cell]) -> usize {
    let parts_of = |unit: UnitId| cells.iter().filter(move |cell| cell.parent_id == unit);
    let total = |unit: UnitId| {
        let people = parts_of(unit).map(|cell| cell.people).sum();
        Part { people, has_figures: parts_of(unit).any(|cell| cell.tallies > 0) }
    };
    let Some(top) = path.first() else { return 0 };
    if !stand_alone(&[total(top.id)], LEAST)[0] {
        return 0;
    }
    let steps = path.windows(2).take_while(|step| {
        let parts: Vec<_> = parts_of(step[0].id).collect();
        let alone = stand_alone(&parts.iter().map(|cell| cell.part()).collect::<Vec<_>>(), LEAST);
        parts.iter().zip(alone).any(|(cell, alone)| alone && !cell.is_own() && cell.unit_id == step[1].id)
    });
    1 + steps.count()
}

fn years(months: &[MonthRow], current: FiscalYear) -> Vec<FiscalYear> {
    let mut years: Vec<_> = months.iter().filter_map(|row| FiscalYear::new(row.fiscal_year)).chain([current]).collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    years
}

fn of_year(rows: &[MonthRow], year: FiscalYear) -> [Sums; 12] {
    let mut months = [Sums::default(); 12];
    for row in rows.iter().filter(|row| row.fiscal_year == year.buddhist()) {
        let place = usize::try_from(row.month - 1).ok().and_then(|place| months.get_mut(place));
        if let Some(month) = place {
            *month = row.sums;
        }
    }
    months
}

fn each_course(rows: Vec<CourseRow>, year: FiscalYear) -> Vec<(CourseName, Figures)> {
    let mut courses: Vec<(CourseName, Figures)> = Vec::new();
    for row in rows {
        let figures = Figures::of(year, [(row.fiscal_year, row.sums)]);
        match courses.iter_mut().find(|(course, _)| course.id == row.course.id) {
            Some((_, sum)) => *sum = sum.with(figures),
            None => courses.push((row.course, figures)),
        }
    }
    courses.retain(|(_, figures)| figures.could_complete() > 0 || figures.completed > 0);
    courses.sort_by(|(a, x), (b, y)| (y.could_complete(), &a.slug).cmp(&(x.could_complete(), &b.slug)));
    courses
}

impl Parts {
    fn of(cells: Vec<Cell>, sees_persons: bool) -> Self {
        let alone = alone(&cells, sees_persons);
        let mut parts = Self::default();
        for (cell, alone) in cells.into_iter().zip(alone) {
            match (cell.part().is_empty(), alone) {
                (true, _) if cell.is_own() => {}
                (true, _) => parts.empty.push(cell),
                (false, true) => parts.shown.push(cell),
                (false, false) => {
                    let merged = parts.merged.get_or_insert_default();
                    merged.parts += 1;
                    merged.people += cell.people;
                    merged.figures = merged.figures.with(cell.figures);
                }
            }
        }
        parts
    }

    /// Whether the unit has units below it in which there is anything to see.
    pub fn is_divided(&self) -> bool {
        self.merged.is_some() || self.shown.iter().any(|cell| !cell.is_own())
    }
}
