//! Bringing a framework in: its areas, units and levels as rows that others refer to, and the whole of it as a document.

use std::collections::HashMap;

use courses::framework::Framework;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    sea_query::OnConflict,
};
use sha2::{Digest, Sha256};

use crate::{
    entity::{Framework as FrameworkTable, Skill, SkillKind, SkillLevel, framework, skill, skill_level},
    error::AppError,
    id::{FrameworkId, SkillId, UnitId},
};

/// Writes a framework, in the caller's transaction; the same content again changes nothing.
///
/// What was known under a code keeps its row, so that evidence and items go on referring to it. An area or unit that is
/// no longer in the document keeps its row too, and is no longer shown by it.
///
/// `owner` is the unit of a new one; one that is known keeps its owner.
pub async fn write(
    txn: &DatabaseTransaction,
    framework: &Framework,
    is_default: bool,
    owner: Option<UnitId>,
) -> Result<FrameworkId, AppError> {
    let content = serde_json::to_value(framework).map_err(AppError::internal)?;
    let digest = hex::encode(Sha256::digest(content.to_string()));
    let known = FrameworkTable::find().filter(framework::Column::Code.eq(&framework.code)).one(txn).await?;
    if let Some(same) = known.as_ref().filter(|row| row.content_sha256.as_ref() == Some(&digest)) {
        return Ok(same.id);
    }
    let row = framework::ActiveModel {
        id: known.as_ref().map_or(NotSet, |row| Set(row.id)),
        code: Set(framework.code.clone()),
        edition: Set(framework.edition.clone()),
        name_th: Set(framework.name.th.clone()),
        name_en: Set(framework.name.en.clone()),
        is_default: Set(is_default),
        content: Set(Some(content)),
        content_sha256: Set(Some(digest)),
        owner_id: Set(known.as_ref().map_or(owner, |row| row.owner_id)),
    };
    let id = if known.is_some() { row.update(txn).await?.id } else { row.insert(txn).await?.id };
    write_skills(txn, id, framework).await?;
    write_levels(txn, id, framework).await?;
    Ok(id)
}

async fn write_skills(txn: &DatabaseTransaction, id: FrameworkId, framework: &Framework) -> Result<(), AppError> {
    let known = Skill::find().filter(skill::Column::FrameworkId.eq(id)).all(txn).await?;
    let known: HashMap<String, SkillId> = known.into_iter().map(|row| (row.code, row.id)).collect();
    let mut position = 0;
    for area in &framework.areas {
        let row = skill::ActiveModel {
            id: known.get(&area.code).map_or(NotSet, |id| Set(*id)),
            framework_id: Set(id),
            parent_id: Set(None),
            code: Set(area.code.clone()),
            kind: Set(SkillKind::Area),
            is_core: Set(area.core),
            position: Set(position),
            name_th: Set(area.name.th.clone()),
            name_en: Set(area.name.en.clone()),
        };
        let parent = save(txn, row).await?;
        position += 1;
        for unit in &area.units {
            let row = skill::ActiveModel {
                id: known.get(&unit.code).map_or(NotSet, |id| Set(*id)),
                framework_id: Set(id),
                parent_id: Set(Some(parent)),
                code: Set(unit.code.clone()),
                kind: Set(SkillKind::Unit),
                is_core: Set(area.core),
                position: Set(position),
                name_th: Set(unit.name.th.clone()),
                name_en: Set(unit.name.en.clone()),
            };
            save(txn, row).await?;
            position += 1;
        }
    }
    Ok(())
}

async fn save(txn: &DatabaseTransaction, row: skill::ActiveModel) -> Result<SkillId, AppError> {
    let saved = if row.id.is_set() { row.update(txn).await? } else { row.insert(txn).await? };
    Ok(saved.id)
}

async fn write_levels(txn: &DatabaseTransaction, id: FrameworkId, framework: &Framework) -> Result<(), AppError> {
    let rows = framework.levels.iter().map(|level| skill_level::ActiveModel {
        framework_id: Set(id),
        level: Set(level.level.into()),
        name_th: Set(level.name.th.clone()),
        name_en: Set(level.name.en.clone()),
        description_th: Set(level.meaning.th.clone()),
        description_en: Set(level.meaning.en.clone()),
        ..Default::default()
    });
    let renewed = OnConflict::columns([skill_level::Column::FrameworkId, skill_level::Column::Level])
        .update_columns([
            skill_level::Column::NameTh,
            skill_level::Column::NameEn,
            skill_level::Column::DescriptionTh,
            skill_level::Column::DescriptionEn,
        ])
        .to_owned();
    SkillLevel::insert_many(rows).on_conflict(renewed).exec_without_returning(txn).await?;
    Ok(())
}

/// Those codes of a framework that another one uses already: an area or unit is known by its code alone.
pub async fn codes_of_others(db: &impl ConnectionTrait, framework: &Framework) -> Result<Vec<String>, AppError> {
    let units = framework.areas.iter().flat_map(|area| &area.units).map(|unit| &unit.code);
    let codes: Vec<_> = framework.areas.iter().map(|area| &area.code).chain(units).collect();
    let other = FrameworkTable::find().filter(framework::Column::Code.eq(&framework.code)).one(db).await?;
    let mut taken = Skill::find().filter(skill::Column::Code.is_in(codes));
    if let Some(same) = other {
        taken = taken.filter(skill::Column::FrameworkId.ne(same.id));
    }
    Ok(taken.all(db).await?.into_iter().map(|row| row.code).collect())
}
