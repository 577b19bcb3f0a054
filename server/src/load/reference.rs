//! The reference data: the agency tree and the skill frameworks. Loading it again adds what is new and changes nothing else.

use std::collections::HashMap;

use anyhow::{Context, Result};
use app::{
    db::Db,
    entity::{SkillKind, SkillLevel, Unit, UnitKind, framework, skill, skill_level, unit},
    id::{FrameworkId, SkillId, UnitId},
    people::tree::Span,
};
use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, EntityTrait, PaginatorTrait};

use crate::reference;

/// The code of the root of the tree.
pub const STATE: &str = "STATE";

/// Loads units and frameworks into a database that has none.
pub async fn load(db: &Db, valid_from: NaiveDate) -> Result<()> {
    if Unit::find().count(db.read()).await? > 0 {
        return Ok(());
    }
    let txn = db.begin().await?;
    units(&txn, valid_from).await.context("cannot load the units")?;
    frameworks(&txn).await.context("cannot load the skill frameworks")?;
    txn.commit().await?;
    Ok(())
}

async fn units(txn: &DatabaseTransaction, valid_from: NaiveDate) -> Result<()> {
    let mut tree = Tree::new(txn, valid_from);
    tree.root().await?;
    for row in reference::units() {
        let kind = kind(&row.kind)?;
        tree.add(&row.code, row.parent_code.as_deref().unwrap_or(STATE), kind, &row.name_th, &row.name_en, row.abbr).await?;
    }
    Ok(())
}

/// Adds units below units that it has added before.
pub struct Tree<'a> {
    txn: &'a DatabaseTransaction,
    valid_from: NaiveDate,
    known: HashMap<String, (UnitId, Span, i64)>,
}

impl<'a> Tree<'a> {
    pub fn new(txn: &'a DatabaseTransaction, valid_from: NaiveDate) -> Self {
        Self { txn, valid_from, known: HashMap::new() }
    }

    /// Goes on from the units that are there.
    pub async fn resume(txn: &'a DatabaseTransaction, valid_from: NaiveDate) -> Result<Self> {
        let mut tree = Self::new(txn, valid_from);
        let rows = Unit::find().all(txn).await?;
        let spans: HashMap<_, _> = rows.iter().map(|row| (row.id, Span { first: row.first, last: row.last })).collect();
        let mut children: HashMap<UnitId, i64> = HashMap::new();
        for row in &rows {
            if let Some(parent) = row.parent_id {
                let place = spans[&parent].place_of(row.first);
                let last = children.entry(parent).or_default();
                *last = place.max(*last);
            }
        }
        for row in rows {
            tree.known.insert(row.code, (row.id, spans[&row.id], children.get(&row.id).copied().unwrap_or_default()));
        }
        Ok(tree)
    }

    async fn root(&mut self) -> Result<()> {
        let names = ("ส่วนราชการและหน่วยงานของรัฐ", "Government agencies");
        self.insert(STATE, None, UnitKind::GroupRoot, names, None, Span::ROOT).await
    }

    /// Adds a unit below the one with the code `parent`.
    pub async fn add(
        &mut self,
        code: &str,
        parent: &str,
        kind: UnitKind,
        name_th: &str,
        name_en: &str,
        abbr: Option<String>,
    ) -> Result<()> {
        let (parent_id, span, children) =
            self.known.get_mut(parent).with_context(|| format!("unit {code} names an unknown parent {parent}"))?;
        *children += 1;
        let span = span.child(*children).with_context(|| format!("there is no room below {parent}"))?;
        let parent_id = *parent_id;
        self.insert(code, Some(parent_id), kind, (name_th, name_en), abbr, span).await
    }

    /// The id of a unit that is known.
    pub fn id(&self, code: &str) -> Result<UnitId> {
        Ok(self.known.get(code).with_context(|| format!("unit {code} is not known"))?.0)
    }

    async fn insert(
        &mut self,
        code: &str,
        parent: Option<UnitId>,
        kind: UnitKind,
        names: (&str, &str),
        abbr: Option<String>,
        span: Span,
    ) -> Result<()> {
        let row = unit::ActiveModel {
            code: Set(code.to_owned()),
            parent_id: Set(parent),
            kind: Set(kind),
            first: Set(span.first),
            last: Set(span.last),
            name_th: Set(names.0.to_owned()),
            name_en: Set(names.1.to_owned()),
            abbr: Set(abbr),
            valid_from: Set(self.valid_from),
            ..Default::default()
        };
        let row = row.insert(self.txn).await?;
        self.known.insert(code.to_owned(), (row.id, span, 0));
        Ok(())
    }
}

fn kind(name: &str) -> Result<UnitKind> {
    use sea_orm::ActiveEnum;
    let name = if name == "grouping" { "group_root" } else { name };
    UnitKind::try_from_value(&name.to_owned()).with_context(|| format!("`{name}` is no kind of unit"))
}

async fn frameworks(txn: &DatabaseTransaction) -> Result<()> {
    let mut ids: HashMap<String, FrameworkId> = HashMap::new();
    for row in reference::frameworks() {
        let model = framework::ActiveModel {
            code: Set(row.code.clone()),
            edition: Set(row.version),
            name_th: Set(row.name_th),
            name_en: Set(row.name_en),
            is_default: Set(row.is_default),
            ..Default::default()
        };
        ids.insert(row.code, model.insert(txn).await?.id);
    }
    let mut skills: HashMap<(String, String), SkillId> = HashMap::new();
    for (position, row) in (0..).zip(reference::skills()) {
        let parent = row.parent_code.and_then(|parent| skills.get(&(row.framework.clone(), parent)).copied());
        let model = skill::ActiveModel {
            framework_id: Set(ids[&row.framework]),
            parent_id: Set(parent),
            code: Set(row.code.clone()),
            kind: Set(if row.kind == "area" { SkillKind::Area } else { SkillKind::Unit }),
            is_core: Set(row.core),
            position: Set(position),
            name_th: Set(row.name_th),
            name_en: Set(row.name_en),
            ..Default::default()
        };
        skills.insert((row.framework, row.code), model.insert(txn).await?.id);
    }
    for row in reference::skill_levels() {
        let model = skill_level::ActiveModel {
            framework_id: Set(ids[&row.framework]),
            level: Set(row.level.into()),
            name_th: Set(row.name_th),
            name_en: Set(row.name_en),
            description_th: Set(row.description_th),
            description_en: Set(row.description_en),
            ..Default::default()
        };
        SkillLevel::insert(model).exec(txn).await?;
    }
    Ok(())
}
