//! The skill frameworks: reference data, read once and kept.

use std::{collections::HashMap, sync::Arc, time::Duration};

use courses::Bilingual;
use moka::future::Cache;
use sea_orm::{EntityTrait, QueryOrder};

use crate::{
    db::Db,
    entity::{Framework, Skill, SkillKind, SkillLevel, framework, skill},
    error::AppError,
    id::{FrameworkId, SkillId},
};

/// A framework that another node loads is seen here after this time at the latest.
const KEPT_FOR: Duration = Duration::from_secs(10 * 60);

/// The frameworks as they were last read. Cloning is cheap.
#[derive(Clone)]
pub struct Skills(Cache<(), Arc<Frameworks>>);

impl Default for Skills {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(1).time_to_live(KEPT_FOR).build())
    }
}

impl Skills {
    /// All frameworks, from memory unless they were never read or long ago.
    pub async fn all(&self, db: &Db) -> Result<Arc<Frameworks>, AppError> {
        self.0.try_get_with((), Frameworks::read(db)).await.map_err(|error: Arc<AppError>| (*error).clone())
    }
}

/// Every skill and every level of all frameworks.
pub struct Frameworks {
    skills: HashMap<SkillId, KnownSkill>,
    /// By code of framework and skill.
    codes: HashMap<(String, String), SkillId>,
    levels: HashMap<(FrameworkId, i16), Level>,
    default: Option<FrameworkId>,
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
        Ok(Arc::new(Self::of(&frameworks, skills, levels)))
    }

    fn of(frameworks: &[framework::Model], skills: Vec<skill::Model>, levels: Vec<crate::entity::skill_level::Model>) -> Self {
        let code_of: HashMap<_, _> = frameworks.iter().map(|framework| (framework.id, framework.code.as_str())).collect();
        let codes = skills
            .iter()
            .filter_map(|skill| Some((((*code_of.get(&skill.framework_id)?).to_owned(), skill.code.clone()), skill.id)))
            .collect();
        let name = |th, en| Bilingual { th, en };
        Self {
            codes,
            default: frameworks.iter().find(|framework| framework.is_default).map(|framework| framework.id),
            levels: levels
                .into_iter()
                .map(|row| {
                    let meaning = name(row.description_th, row.description_en);
                    ((row.framework_id, row.level), Level { name: name(row.name_th, row.name_en), meaning })
                })
                .collect(),
            skills: skills
                .into_iter()
                .map(|row| {
                    let parent = row.parent_id.filter(|_| row.kind == SkillKind::Unit);
                    let skill = KnownSkill {
                        id: row.id,
                        framework: row.framework_id,
                        code: row.code,
                        name: name(row.name_th, row.name_en),
                        parent,
                        position: row.position,
                    };
                    (skill.id, skill)
                })
                .collect(),
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
        let mut areas: Vec<_> =
            self.skills.values().filter(|skill| skill.parent.is_none() && Some(skill.framework) == self.default).collect();
        areas.sort_by_key(|area| area.position);
        areas
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
