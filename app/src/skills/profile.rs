//! Where a person stands in the areas of a framework, what is expected of her there, and what she can do next.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use courses::{
    Bilingual,
    framework::{Closeness, Population},
    irt::LevelChance,
};

use super::{
    sitting::likeliest,
    start::again_from,
    store::{self, TestRow},
};
use crate::{
    access::Learner,
    catalogue::{
        self, Teaching,
        skills::{Frameworks, KnownFramework, KnownSkill},
    },
    entity::{ItemBasis, SkillSource, skill_evidence},
    error::AppError,
    id::{FrameworkId, PersonId, SkillTestId},
    people::posting,
    state::AppState,
    thai::date::bangkok_date,
};

/// Older results are shown, and she is asked for new ones.
const FRESH_DAYS: i64 = 365;

/// By how much a source can be relied on, the most first. A level is said by the first that there is; the others are
/// shown as what they are.
pub const BY_TRUST: [SkillSource; 4] = [SkillSource::Tested, SkillSource::External, SkillSource::Manager, SkillSource::SelfRated];

/// What a source has shown of an area.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    pub area: KnownSkill,
    pub source: SkillSource,
    pub level: i16,
    /// Of every level, the lowest first; empty where it was no test.
    pub chances: Vec<LevelChance>,
    pub basis: ItemBasis,
    pub on: NaiveDate,
    pub test: Option<SkillTestId>,
    /// Who issued an external result.
    pub issuer: Option<String>,
    /// The last day of an external result that has one.
    pub valid_until: Option<NaiveDate>,
    /// Whether the same test says something else since a key was corrected.
    pub is_superseded: bool,
}

impl Shown {
    fn of(areas: &[&KnownSkill], row: skill_evidence::Model) -> Option<Result<Self, AppError>> {
        let area = (*areas.iter().find(|area| area.id == row.skill_id)?).clone();
        let chances = row.chances.map_or(Ok(Vec::new()), serde_json::from_value).map_err(AppError::internal);
        let told = |key: &str| row.detail.as_ref()?.get(key)?.as_str();
        let issuer = told("issuer").map(str::to_owned);
        let valid_until = told("valid_until").and_then(|day| day.parse().ok());
        Some(chances.map(|chances| Self {
            area,
            source: row.source,
            level: row.level,
            chances,
            basis: row.basis.unwrap_or(ItemBasis::Expert),
            on: row.observed_on,
            test: row.test_id,
            issuer,
            valid_until,
            is_superseded: false,
        }))
    }

    /// How likely the level is, 0 to 1; nothing where it was no test.
    pub fn chance(&self) -> Option<f64> {
        likeliest(&self.chances).map(|likeliest| likeliest.chance)
    }

    /// Whether it is recent enough to rely on: a year; what its issuer says has a last day, until then.
    pub fn is_fresh(&self, today: NaiveDate) -> bool {
        self.valid_until.map_or_else(|| (today - self.on).num_days() <= FRESH_DAYS, |until| today <= until)
    }

    /// Whether its issuer no longer stands for it. It still counts until something newer is there, and says so.
    pub fn is_expired(&self, today: NaiveDate) -> bool {
        self.valid_until.is_some_and(|until| until < today)
    }

    /// Whether its level comes from difficulties that experts have set.
    pub fn is_by_expert(&self) -> bool {
        self.source == SkillSource::Tested && self.basis == ItemBasis::Expert
    }
}

/// A course of the catalogue that leads on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextCourse {
    pub slug: String,
    pub title: Bilingual,
    pub level: i16,
}

/// One area: what is known, what is expected, and what can be done next.
#[derive(Clone, Debug)]
pub struct AreaStanding {
    pub area: KnownSkill,
    /// The newest of every source that there is, by how much it can be relied on.
    pub by_source: Vec<Shown>,
    /// The level that her posting asks for; none without a posting, or where nothing is asked.
    pub target: Option<i16>,
    /// The test that is under way.
    pub open: Option<TestRow>,
    /// How many tests she has begun.
    pub tests: i32,
    /// The first day of a new test; none if she has taken none.
    pub again_from: Option<NaiveDate>,
    /// Whether the bank has enough items for a test.
    pub has_test: bool,
    /// Whether the framework says what people can do at each level.
    pub has_self_rating: bool,
    /// The course that teaches the lowest level above hers, of those that are about the area if there are any.
    pub course: Option<NextCourse>,
}

impl AreaStanding {
    /// The newest result of a source.
    pub fn by(&self, source: SkillSource) -> Option<&Shown> {
        self.by_source.iter().find(|shown| shown.source == source)
    }

    /// What her level rests on: the source that can be relied on most.
    pub fn best(&self) -> Option<&Shown> {
        self.by_source.first()
    }

    /// How many levels are missing to the target; 0 when it is reached. Nothing where there is no target.
    pub fn gap(&self) -> Option<i16> {
        Some((self.target? - self.best().map_or(0, |best| best.level)).max(0))
    }
}

/// The whole of it.
pub struct Profile {
    pub framework: FrameworkId,
    /// The group of people that her targets are for; none for somebody without a posting.
    pub population: Option<Population>,
    /// In the order of the framework.
    pub areas: Vec<AreaStanding>,
    /// All results of all sources, the newest first.
    pub history: Vec<Shown>,
}

/// Loads the profile of a person in a framework. The caller has proved that she may look.
pub async fn load(state: &AppState, person: PersonId, framework: &KnownFramework, today: NaiveDate) -> Result<Profile, AppError> {
    let db = state.db.read();
    let frameworks = state.skills.all(&state.db).await?;
    let history = history(state, person, framework.id).await?;
    let mut tests = store::newest_tests(db, person).await?;
    let offered = store::areas_with_a_test(db).await?;
    let teaching = catalogue::teaching(&state.db).await?;
    let posting = posting::primary(db, person, today).await?;
    let population = posting.map(|posting| Population::of_posting(posting.is_it, &posting.level));
    let areas = framework.definition.areas.iter().filter_map(|defined| {
        let area = frameworks.find(&framework.definition.code, &defined.code)?;
        let by_source = newest_by_source(&history, area);
        let newest = tests.remove(&area.id);
        let result_of = |test: &TestRow| history.iter().any(|shown| shown.test == Some(test.id));
        Some(AreaStanding {
            tests: newest.as_ref().map_or(0, |test| test.number),
            again_from: newest.as_ref().and_then(|test| Some(again_from(bangkok_date(test.closed_at?), result_of(test)))),
            open: newest.filter(|test| test.closed_at.is_none()),
            has_test: offered.contains(&area.id),
            has_self_rating: defined.can_be_self_rated(),
            target: population.and_then(|population| defined.target(population)).map(i16::from),
            course: next_course(&frameworks, area, by_source.first().map_or(0, |best| best.level), &teaching),
            by_source,
            area: area.clone(),
        })
    });
    Ok(Profile { framework: framework.id, population, areas: areas.collect(), history })
}

/// Where a learner stands in the area with a code, of whatever framework; another code is not found.
pub async fn area(state: &AppState, learner: &Learner, code: &str, today: NaiveDate) -> Result<AreaStanding, AppError> {
    of_area(state, learner.person(), code, today).await
}

/// The same of any person. The caller has proved that she may look.
pub async fn of_area(state: &AppState, person: PersonId, code: &str, today: NaiveDate) -> Result<AreaStanding, AppError> {
    let frameworks = state.skills.all(&state.db).await?;
    let area = frameworks.area_named(code).ok_or(AppError::NotFound)?;
    let framework = frameworks.known().iter().find(|known| known.id == area.framework).ok_or(AppError::NotFound)?;
    let areas = load(state, person, framework, today).await?.areas;
    areas.into_iter().find(|standing| standing.area.code == code).ok_or(AppError::NotFound)
}

/// Every result of a person in a framework, the newest first. The caller has proved that she may look.
pub async fn history(state: &AppState, person: PersonId, framework: FrameworkId) -> Result<Vec<Shown>, AppError> {
    let frameworks = state.skills.all(&state.db).await?;
    let areas = frameworks.areas_in(framework);
    let rows = store::evidence(state.db.read(), person, framework).await?;
    let mut history = rows.into_iter().filter_map(|row| Shown::of(&areas, row)).collect::<Result<Vec<_>, _>>()?;
    let mut said = BTreeSet::new();
    for shown in &mut history {
        shown.is_superseded = shown.test.is_some_and(|test| !said.insert(test));
    }
    Ok(history)
}

fn newest_by_source(history: &[Shown], area: &KnownSkill) -> Vec<Shown> {
    let of = |source| history.iter().find(|shown| shown.area.id == area.id && shown.source == source).cloned();
    BY_TRUST.into_iter().filter_map(of).collect()
}

/// A level of one framework, read in another.
pub struct ReadAcross {
    pub area: KnownSkill,
    /// An area of the profile's framework, how close it is, and what it says.
    pub from: Vec<(AreaStanding, Closeness)>,
}

/// The areas of another framework, each with those of the profile that it compares with.
pub fn read_across(frameworks: &Frameworks, profile: &Profile, other: &KnownFramework) -> Vec<ReadAcross> {
    let across = |area: &KnownSkill| {
        let likenesses = frameworks.likenesses(area);
        let from: Vec<_> = likenesses
            .into_iter()
            .filter_map(|like| {
                let standing = profile.areas.iter().find(|standing| standing.area.id == like.area.id)?;
                Some((standing.clone(), like.closeness))
            })
            .collect();
        (!from.is_empty()).then(|| ReadAcross { area: area.clone(), from })
    };
    frameworks.areas_in(other.id).into_iter().filter_map(across).collect()
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
