//! The skill frameworks: reference data, read once and kept.

use std::{collections::HashMap, sync::Arc, time::Duration};

use courses::{
    Bilingual,
    framework::{self, Closeness, Population},
};
use moka::future::Cache;
use sea_orm::{EntityTrait, QueryOrder, QuerySelect};

use crate::{
    db::Db,
    entity::{Framework, Skill, SkillKind, SkillLevel, framework as table, skill},
    error::AppError,
    id::{FrameworkId, SkillId, UnitId},
};

/// A framework that another node brings in is seen here after this time at the latest.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// The frameworks as they were last read, and the state of the database that this was. Cloning is cheap.
///
/// The state is the digests of a handful of rows, read once every few seconds; the whole is read again only where it is
/// another.
#[derive(Clone)]
pub struct Skills {
    state: Cache<(), String>,
    read: Cache<String, Arc<Frameworks>>,
}

impl Default for Skills {
    fn default() -> Self {
        Self {
            state: Cache::builder().max_capacity(1).time_to_live(LOOK_EVERY).build(),
            read: Cache::builder().max_capacity(2).build(),
        }
    }
}

impl Skills {
    /// All frameworks, from memory unless one has changed.
    pub async fn all(&self, db: &Db) -> Result<Arc<Frameworks>, AppError> {
        let cause = |error: Arc<AppError>| (*error).clone();
        let state = self.state.try_get_with((), state(db)).await.map_err(cause)?;
        self.read.try_get_with(state, Frameworks::read(db)).await.map_err(cause)
    }

    /// Looks again at the next need: one was brought in.
    pub async fn forget(&self) {
        self.state.invalidate(&()).await;
    }
}

/// What tells one state of the frameworks from another.
async fn state(db: &Db) -> Result<String, AppError> {
    let rows = Framework::find().select_only().columns([table::Column::Code, table::Column::ContentSha256]);
    let rows: Vec<(String, Option<String>)> = rows.order_by_asc(table::Column::Id).into_tuple().all(db.read()).await?;
    let digests = rows.into_iter().map(|(code, digest)| format!("{code} {}", digest.unwrap_or_default()));
    Ok(digests.collect::<Vec<_>>().join(","))
}

/// Every skill and every level of all frameworks.
pub struct Frameworks {
    skills: HashMap<SkillId, KnownSkill>,
    /// By code of framework and skill.
    codes: HashMap<(String, String), SkillId>,
    levels: HashMap<(FrameworkId, i16), Level>,
    /// The default one first.
    known: Vec<KnownFramework>,
    default: Option<FrameworkId>,
}

/// A framework with all that its file says.
pub struct KnownFramework {
    pub id: FrameworkId,
    pub is_default: bool,
    /// The unit whose administrators look after it.
    pub owner: Option<UnitId>,
    pub definition: framework::Framework,
}

/// An area of another framework, and how close it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likeness {
    pub area: KnownSkill,
    pub closeness: Closeness,
}

/// An area or a unit of skill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownSkill {
    pub id: SkillId,
    pub framework: FrameworkId,
    pub code: String,
    pub name: Bilingual,
    parent: Option<SkillId>,
    position: i32,
}

impl KnownSkill {
    /// What a row says.
    pub fn of(row: skill::Model) -> Self {
        Self {
            id: row.id,
            framework: row.framework_id,
            code: row.code,
            name: Bilingual { th: row.name_th, en: row.name_en },
            parent: row.parent_id.filter(|_| row.kind == SkillKind::Unit),
            position: row.position,
        }
    }
}

/// A level by its name and what it means.
struct Level {
    name: Bilingual,
    meaning: Bilingual,
}

impl Frameworks {
    async fn read(db: &Db) -> Result<Arc<Self>, AppError> {
        let frameworks = Framework::find().all(db.read()).await?;
        let skills = Skill::find().order_by_asc(skill::Column::Position).all(db.read()).await?;
        let levels = SkillLevel::find().all(db.read()).await?;
        let known = known(&frameworks)?;
        Ok(Arc::new(Self { known, ..Self::of(&frameworks, skills, levels) }))
    }

    fn of(frameworks: &[table::Model], skills: Vec<skill::Model>, levels: Vec<crate::entity::skill_level::Model>) -> Self {
        let code_of: HashMap<_, _> = frameworks.iter().map(|framework| (framework.id, framework.code.as_str())).collect();
        let codes = skills
            .iter()
            .filter_map(|skill| Some((((*code_of.get(&skill.framework_id)?).to_owned(), skill.code.clone()), skill.id)))
            .collect();
        let name = |th, en| Bilingual { th, en };
        Self {
            codes,
            known: Vec::new(),
            default: frameworks.iter().find(|framework| framework.is_default).map(|framework| framework.id),
            levels: levels
                .into_iter()
                .map(|row| {
                    let meaning = name(row.description_th, row.description_en);
                    ((row.framework_id, row.level), Level { name: name(row.name_th, row.name_en), meaning })
                })
                .collect(),
            skills: skills.into_iter().map(|row| (row.id, KnownSkill::of(row))).collect(),
        }
    }

    /// The skill with these codes, as packages name it.
    pub fn find(&self, framework: &str, code: &str) -> Option<&KnownSkill> {
        self.skills.get(self.codes.get(&(framework.to_owned(), code.to_owned()))?)
    }

    /// The area that a skill lies in; an area lies in itself.
    pub fn area_of(&self, skill: SkillId) -> Option<&KnownSkill> {
        let skill = self.skills.get(&skill)?;
        match skill.parent {
            Some(parent) => self.skills.get(&parent),
            None => Some(skill),
        }
    }

    /// The areas of the default framework, in its order.
    pub fn areas(&self) -> Vec<&KnownSkill> {
        self.default.map(|default| self.areas_in(default)).unwrap_or_default()
    }

    /// The areas of a framework, in its order.
    pub fn areas_in(&self, framework: FrameworkId) -> Vec<&KnownSkill> {
        let is_area = |skill: &&KnownSkill| skill.parent.is_none() && skill.framework == framework;
        let mut areas: Vec<_> = self.skills.values().filter(is_area).collect();
        areas.sort_by_key(|area| area.position);
        areas
    }

    /// The area with this code, of whatever framework: no two share one.
    pub fn area_named(&self, code: &str) -> Option<&KnownSkill> {
        self.skills.values().find(|skill| skill.parent.is_none() && skill.code == code)
    }

    /// All frameworks, the default one first.
    pub fn known(&self) -> &[KnownFramework] {
        &self.known
    }

    /// The framework with this code; the default one where none is asked for.
    pub fn framework(&self, code: &str) -> Option<&KnownFramework> {
        match code {
            "" => self.known.iter().find(|framework| framework.is_default),
            code => self.known.iter().find(|framework| framework.definition.code == code),
        }
    }

    /// What its framework says of an area: statements, targets.
    pub fn defined(&self, area: &KnownSkill) -> Option<&framework::Area> {
        self.defining(area)?.area(&area.code)
    }

    /// The level that a population should have in an area.
    pub fn target(&self, area: &KnownSkill, population: Population) -> Option<i16> {
        self.defined(area)?.target(population).map(i16::from)
    }

    /// The areas of other frameworks that an area compares with, the closest first.
    pub fn likenesses(&self, area: &KnownSkill) -> Vec<Likeness> {
        let matches = self.defining(area).map(|framework| framework.matches(&area.code)).unwrap_or_default();
        let likeness = |other: &framework::Match| {
            let area = self.find(&other.framework, &other.to).filter(|skill| skill.parent.is_none())?.clone();
            Some(Likeness { area, closeness: other.closeness })
        };
        matches.into_iter().filter_map(likeness).collect()
    }

    fn defining(&self, area: &KnownSkill) -> Option<&framework::Framework> {
        self.known.iter().find(|framework| framework.id == area.framework).map(|framework| &framework.definition)
    }

    /// The areas of the default framework in which these skills lie, in the order of the framework.
    pub fn areas_of(&self, skills: impl IntoIterator<Item = SkillId>) -> Vec<&KnownSkill> {
        let mut areas: Vec<_> = skills
            .into_iter()
            .filter_map(|skill| self.area_of(skill))
            .filter(|area| Some(area.framework) == self.default)
            .collect();
        areas.sort_by_key(|area| area.position);
        areas.dedup_by_key(|area| area.id);
        areas
    }

    /// The area of the default framework with this code, and all units in it.
    pub fn within(&self, area: &str) -> Vec<SkillId> {
        let found = self.skills.values().find(|skill| skill.code == area && Some(skill.framework) == self.default);
        let Some(area) = found else { return Vec::new() };
        self.skills.values().filter(|skill| skill.id == area.id || skill.parent == Some(area.id)).map(|skill| skill.id).collect()
    }

    /// What a level of a framework is called.
    pub fn level(&self, framework: FrameworkId, level: i16) -> Option<&Bilingual> {
        self.levels.get(&(framework, level)).map(|level| &level.name)
    }

    /// What somebody on a level of a framework can do.
    pub fn meaning(&self, framework: FrameworkId, level: i16) -> Option<&Bilingual> {
        self.levels.get(&(framework, level)).map(|level| &level.meaning)
    }
}

/// What the documents of the frameworks say; one that was brought in by an older version has none.
fn known(rows: &[table::Model]) -> Result<Vec<KnownFramework>, AppError> {
    let with_content = rows.iter().filter_map(|row| Some((row, row.content.clone()?)));
    let mut known = with_content
        .map(|(row, content)| {
            let definition = serde_json::from_value(content).map_err(AppError::internal)?;
            Ok(KnownFramework { id: row.id, is_default: row.is_default, owner: row.owner_id, definition })
        })
        .collect::<Result<Vec<_>, AppError>>()?;
    known.sort_by(|a, b| (!a.is_default, &a.definition.code).cmp(&(!b.is_default, &b.definition.code)));
    Ok(known)
}
