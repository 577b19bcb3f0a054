//! Where a person stands in the areas of the default framework, and what she can do next.

use chrono::NaiveDate;
use courses::{Bilingual, irt::LevelChance};

use super::{
    sitting::likeliest,
    start::again_from,
    store::{self, TestRow},
};
use crate::{
    access::Learner,
    catalogue::{
        self, Teaching,
        skills::{Frameworks, KnownSkill},
    },
    entity::{ItemBasis, skill_evidence},
    error::AppError,
    id::{PersonId, SkillTestId},
    state::AppState,
    thai::date::bangkok_date,
};

/// Older results are shown, and she is asked to take a new test.
const FRESH_DAYS: i64 = 365;

/// What a test has shown of an area.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    pub area: KnownSkill,
    pub level: i16,
    /// Of every level, the lowest first.
    pub chances: Vec<LevelChance>,
    pub basis: ItemBasis,
    pub on: NaiveDate,
    pub test: Option<SkillTestId>,
}

impl Shown {
    fn of(frameworks: &Frameworks, row: skill_evidence::Model) -> Option<Result<Self, AppError>> {
        let area = frameworks.areas().into_iter().find(|area| area.id == row.skill_id)?.clone();
        let chances = serde_json::from_value(row.chances.unwrap_or_default()).map_err(AppError::internal);
        Some(chances.map(|chances| Self {
            area,
            level: row.level,
            chances,
            basis: row.basis.unwrap_or(ItemBasis::Expert),
            on: row.observed_on,
            test: row.test_id,
        }))
    }

    /// How likely the level is, 0 to 1.
    pub fn chance(&self) -> f64 {
        likeliest(&self.chances).map_or(0.0, |likeliest| likeliest.chance)
    }

    /// Whether it is recent enough to rely on.
    pub fn is_fresh(&self, today: NaiveDate) -> bool {
        (today - self.on).num_days() <= FRESH_DAYS
    }
}

/// A course of the catalogue that leads on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextCourse {
    pub slug: String,
    pub title: Bilingual,
    pub level: i16,
}

/// One area: what is known, and what can be done next.
#[derive(Clone, Debug)]
pub struct AreaStanding {
    pub area: KnownSkill,
    /// The newest result.
    pub shown: Option<Shown>,
    /// The test that is under way.
    pub open: Option<TestRow>,
    /// How many tests she has begun.
    pub tests: i32,
    /// The first day of a new test; none if she has taken none.
    pub again_from: Option<NaiveDate>,
    /// Whether the bank has enough items for a test.
    pub has_test: bool,
    /// The course that teaches the lowest level above hers, of those that are about the area if there are any.
    pub course: Option<NextCourse>,
}

/// The whole of it.
pub struct Profile {
    /// In the order of the framework.
    pub areas: Vec<AreaStanding>,
    /// All results, the newest first.
    pub history: Vec<Shown>,
}

/// Loads the profile of a learner.
pub async fn load(state: &AppState, learner: &Learner) -> Result<Profile, AppError> {
    let db = state.db.read();
    let frameworks = state.skills.all(&state.db).await?;
    let history = history(state, learner.person()).await?;
    let mut tests = store::newest_tests(db, learner.person()).await?;
    let offered = store::areas_with_a_test(db).await?;
    let teaching = catalogue::teaching(&state.db).await?;
    let areas = frameworks.areas().into_iter().map(|area| {
        let shown = history.iter().find(|shown| shown.area.id == area.id).cloned();
        let newest = tests.remove(&area.id);
        let result_of = |test: &TestRow| history.iter().any(|shown| shown.test == Some(test.id));
        AreaStanding {
            tests: newest.as_ref().map_or(0, |test| test.number),
            again_from: newest.as_ref().and_then(|test| Some(again_from(bangkok_date(test.closed_at?), result_of(test)))),
            open: newest.filter(|test| test.closed_at.is_none()),
            has_test: offered.contains(&area.id),
            course: next_course(&frameworks, area, shown.as_ref().map_or(0, |shown| shown.level), &teaching),
            shown,
            area: area.clone(),
        }
    });
    Ok(Profile { areas: areas.collect(), history })
}

/// Where a learner stands in the area with a code; another code is not found.
pub async fn area(state: &AppState, learner: &Learner, code: &str) -> Result<AreaStanding, AppError> {
    let areas = load(state, learner).await?.areas;
    areas.into_iter().find(|standing| standing.area.code == code).ok_or(AppError::NotFound)
}

/// Every result of a person in the default framework, the newest first. The caller has proved that she may look.
pub async fn history(state: &AppState, person: PersonId) -> Result<Vec<Shown>, AppError> {
    let frameworks = state.skills.all(&state.db).await?;
    let rows = store::tested(state.db.read(), person).await?;
    rows.into_iter().filter_map(|row| Shown::of(&frameworks, row)).collect()
}

/// The newest result of every area that has one, in the order of the framework.
pub fn newest(history: &[Shown], frameworks: &Frameworks) -> Vec<Shown> {
    let of = |area: &KnownSkill| history.iter().find(|shown| shown.area.id == area.id).cloned();
    frameworks.areas().into_iter().filter_map(of).collect()
}

fn next_course(frameworks: &Frameworks, area: &KnownSkill, level: i16, teaching: &[Teaching]) -> Option<NextCourse> {
    let here = |course: &&Teaching| frameworks.area_of(course.skill_id).is_some_and(|other| other.id == area.id);
    // What an author names first a course is about; the rest it touches.
    let is_about = |course: &Teaching| {
        teaching.iter().find(|first| first.slug == course.slug).is_some_and(|first| first.skill_id == course.skill_id)
    };
    let above = teaching.iter().filter(here).filter(|course| course.level > level);
    let next = above.min_by_key(|course| (!is_about(course), course.level))?;
    let title = Bilingual { th: next.title_th.clone(), en: next.title_en.clone() };
    Some(NextCourse { slug: next.slug.clone(), title, level: next.level })
}
