//! The reference data: the agency tree and the skill frameworks. Loading it again writes only what is new or has changed.

use std::collections::HashMap;

use anyhow::{Context, Result, anyhow};
use app::{
    catalogue::framework,
    db::Db,
    entity::{Setting, Unit, UnitKind, setting, unit},
    id::UnitId,
    people::tree::Span,
};
use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, EntityTrait, PaginatorTrait, sea_query::OnConflict};
use sha2::{Digest, Sha256};

use crate::reference;

/// The code of the root of the tree.
pub const STATE: &str = "STATE";

/// The setting that holds the digest of the frameworks that were loaded last.
const FRAMEWORKS_LOADED: &str = "frameworks_sha256";

/// Loads the frameworks where they differ from what was loaded last, and units into a database that has none.
pub async fn load(db: &Db, valid_from: NaiveDate) -> Result<()> {
    frameworks(db).await.context("cannot load the skill frameworks")?;
    if Unit::find().count(db.read()).await? > 0 {
        return Ok(());
    }
    let txn = db.begin().await?;
    units(&txn, valid_from).await.context("cannot load the units")?;
    txn.commit().await?;
    Ok(())
}

/// All of them in one transaction. The digest is written first: of two nodes that start together, the second waits there
/// until the first is done.
async fn frameworks(db: &Db) -> Result<()> {
    let shipped = reference::frameworks();
    let digest = hex::encode(Sha256::digest(serde_json::to_string(&shipped)?));
    if Setting::find_by_id(FRAMEWORKS_LOADED).one(db.read()).await?.is_some_and(|setting| setting.value == digest) {
        return Ok(());
    }
    let txn = db.begin().await?;
    let loaded = setting::ActiveModel { key: Set(FRAMEWORKS_LOADED.to_owned()), value: Set(digest) };
    let renewed = OnConflict::column(setting::Column::Key).update_column(setting::Column::Value).to_owned();
    Setting::insert(loaded).on_conflict(renewed).exec_without_returning(&txn).await?;
    for (place, definition) in shipped.iter().enumerate() {
        let is_default = place == 0;
        framework::write(&txn, definition, is_default, None).await.map_err(|error| anyhow!("{}: {error:?}", definition.code))?;
    }
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
