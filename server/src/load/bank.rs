//! The item bank, read from its folder. Loading it again writes only what has changed.

use std::{collections::HashMap, fmt::Write, path::Path};

use anyhow::{Context, Result, bail};
use app::{
    db::Db,
    entity::{Framework, Item, ItemBasis, ItemStatus, ItemVersion, Setting, Skill, item, item_version, setting},
    id::{ItemId, SkillId},
    learning::library::files_in,
};
use chrono::{DateTime, Utc};
use courses::{bank::BankItem, package::Files};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    sea_query::OnConflict,
};
use sha2::{Digest, Sha256};

/// The setting that holds the digest of the files that were loaded last.
const LOADED: &str = "item_bank_sha256";

/// Loads the items of a folder, all or none; without the folder, or when its files are those of the last time, nothing is
/// done.
///
/// An item whose content has changed gets a new version, unless its key was corrected here since the files said so; tests under way go on with the one that they began with. An
/// item that is not in the files of its area any more is retired.
pub async fn load(db: &Db, folder: &Path, now: DateTime<Utc>) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    let files = files_in(folder)?;
    let digest = digest_of(&files);
    let loaded = Setting::find_by_id(LOADED).one(db.read()).await?;
    if loaded.is_some_and(|setting| setting.value == digest) {
        return Ok(());
    }
    let items = courses::bank::read(&files)
        .map_err(|findings| anyhow::anyhow!("the item bank in {} cannot be loaded:\n{findings}", folder.display()))?;
    let txn = db.begin().await?;
    remember(&txn, &digest).await?;
    let places = places(&txn, &items).await?;
    write(&txn, &items, &places, now).await.context("cannot load the item bank")?;
    txn.commit().await?;
    tracing::info!(items = items.len(), "loaded the item bank");
    Ok(())
}

fn digest_of(files: &Files) -> String {
    let mut digest = Sha256::new();
    for (name, bytes) in files {
        digest.update(name.len().to_le_bytes());
        digest.update(name);
        digest.update(bytes.len().to_le_bytes());
        digest.update(bytes);
    }
    hex::encode(digest.finalize())
}

/// Written first: of two nodes that start together, the second waits here until the first is done.
async fn remember(txn: &DatabaseTransaction, digest: &str) -> Result<()> {
    let row = setting::ActiveModel { key: Set(LOADED.to_owned()), value: Set(digest.to_owned()) };
    let replaced = OnConflict::column(setting::Column::Key).update_column(setting::Column::Value).to_owned();
    Setting::insert(row).on_conflict(replaced).exec_without_returning(txn).await?;
    Ok(())
}

/// Area and unit of every item, in their order. All names that no framework knows are told at once.
async fn places(db: &impl ConnectionTrait, items: &[BankItem]) -> Result<Vec<(SkillId, SkillId)>> {
    let frameworks: HashMap<_, _> = Framework::find().all(db).await?.into_iter().map(|row| (row.id, row.code)).collect();
    let skills = Skill::find().all(db).await?.into_iter();
    let known: HashMap<_, _> = skills
        .filter_map(|row| Some(((frameworks.get(&row.framework_id)?.clone(), row.code), (row.id, row.parent_id))))
        .collect();
    let mut faults = String::new();
    let mut places = Vec::with_capacity(items.len());
    for item in items {
        let about = item.about();
        let find = |code: &str| known.get(&(about.framework.clone(), code.to_owned())).copied();
        match (find(&about.area), find(&about.unit)) {
            (Some((area, None)), Some((unit, parent))) if unit == area || parent == Some(area) => places.push((area, unit)),
            _ => {
                let (id, unit, area) = (&about.id, &about.unit, &about.area);
                writeln!(faults, "{id}: {unit} is no unit of the area {area} of {}", about.framework)?;
            }
        }
    }
    if faults.is_empty() { Ok(places) } else { bail!("the item bank names unknown skills:\n{faults}") }
}

async fn write(txn: &DatabaseTransaction, items: &[BankItem], places: &[(SkillId, SkillId)], now: DateTime<Utc>) -> Result<()> {
    let mut known: HashMap<String, item::Model> =
        Item::find().all(txn).await?.into_iter().map(|row| (row.code.clone(), row)).collect();
    let mut versions: HashMap<ItemId, Vec<item_version::Model>> = HashMap::new();
    for version in ItemVersion::find().order_by_asc(item_version::Column::Number).all(txn).await? {
        versions.entry(version.item_id).or_default().push(version);
    }
    for (item, (area, unit)) in items.iter().zip(places) {
        let row = known.remove(item.about().id.as_str());
        let known = row.as_ref().and_then(|row| versions.get(&row.id)).map_or(&[][..], Vec::as_slice);
        let current = row.as_ref().and_then(|row| known.iter().find(|version| Some(version.id) == row.current_version_id));
        let mut row = match &row {
            Some(row) => row.clone().into_active_model(),
            None => new_item(item, *area, *unit).insert(txn).await?.into_active_model(),
        };
        if let Some(version) = next_version(item, current, known, now)? {
            let version = item_version::ActiveModel { item_id: row.id.clone(), ..version }.insert(txn).await?;
            row.current_version_id = Set(Some(version.id));
        }
        (row.area_id, row.skill_id, row.status) = (Set(*area), Set(*unit), Set(ItemStatus::Active));
        row.update(txn).await?;
    }
    let areas: Vec<SkillId> = places.iter().map(|(area, _)| *area).collect();
    let gone: Vec<_> = known.into_values().filter(|row| areas.contains(&row.area_id)).map(|row| row.id).collect();
    let retired = item::ActiveModel { status: Set(ItemStatus::Retired), ..Default::default() };
    Item::update_many().set(retired).filter(item::Column::Id.is_in(gone)).exec(txn).await?;
    Ok(())
}

fn new_item(item: &BankItem, area: SkillId, unit: SkillId) -> item::ActiveModel {
    item::ActiveModel {
        code: Set(item.about().id.to_string()),
        area_id: Set(area),
        skill_id: Set(unit),
        status: Set(ItemStatus::Active),
        exposures: Set(0),
        ..Default::default()
    }
}

/// The version to write, unless the current one has the same content, or one whose key was corrected since.
fn next_version(
    item: &BankItem,
    current: Option<&item_version::Model>,
    known: &[item_version::Model],
    now: DateTime<Utc>,
) -> Result<Option<item_version::ActiveModel>> {
    let content = serde_json::to_string(item.stored())?;
    let digest = hex::encode(Sha256::digest(&content));
    if current.is_some_and(|current| current.content_sha256 == digest) || was_corrected(known, &digest) {
        return Ok(None);
    }
    Ok(Some(item_version::ActiveModel {
        id: NotSet,
        item_id: NotSet,
        number: Set(known.last().map_or(0, |last| last.number) + 1),
        content: Set(serde_json::to_value(item.stored())?),
        content_sha256: Set(digest),
        level: Set(item.about().level.into()),
        parameters: Set(serde_json::to_value(item.model())?),
        basis: Set(ItemBasis::Expert),
        created_at: Set(now),
        regrade_id: Set(None),
    }))
}

/// Whether the newest version with this content came before a correction: the files say what was found wrong here, and
/// the correction stays. A content that is new to the database wins over every correction.
fn was_corrected(known: &[item_version::Model], digest: &str) -> bool {
    let last = known.iter().rposition(|version| version.content_sha256 == digest);
    last.is_some_and(|last| known[last + 1..].iter().any(|version| version.regrade_id.is_some()))
}
