//! What the corrected key of an item corrects.

use courses::bank::BankItem;
use sea_orm::{ConnectionTrait, prelude::Json};

use crate::{
    entity::{regrade, skill_answer},
    error::AppError,
    id::ItemVersionId,
    regrades::store,
};

/// An item with its corrected key, and the versions of it whose answers count by it now.
pub struct ItemCorrection {
    pub item: BankItem,
    /// Those that ask the same by another key.
    pub versions: Vec<ItemVersionId>,
    /// Those that ask the same by the same key: an earlier correction may have to be taken back.
    pub agreeing: Vec<ItemVersionId>,
}

impl ItemCorrection {
    /// What a regrade corrects: every version of the item that asks the same by another key.
    pub async fn of(db: &impl ConnectionTrait, regrade: &regrade::Model) -> Result<Self, AppError> {
        let (Some(item), Some(content)) = (regrade.item_id, regrade.content.clone()) else {
            return Err(AppError::internal("a regrade of an item names no item"));
        };
        let item_id = item;
        let item = open(content)?;
        let (mut versions, mut agreeing) = (Vec::new(), Vec::new());
        for row in store::item_versions(db, item_id).await? {
            let version = open(row.content)?;
            match version.asks_the_same(&item) {
                true if version.has_the_key_of(&item) => agreeing.push(row.id),
                true => versions.push(row.id),
                false => {}
            }
        }
        Ok(Self { item, versions, agreeing })
    }

    /// What an answer to one of its versions earns now.
    pub fn points(&self, answer: &skill_answer::Model) -> Result<u8, AppError> {
        let given = self.item.answer(answer.value.split(',')).map_err(AppError::internal)?;
        Ok(self.item.grade(&given))
    }
}

/// An item as it is stored in the database.
pub fn open(content: Json) -> Result<BankItem, AppError> {
    BankItem::open(serde_json::from_value(content).map_err(AppError::internal)?).map_err(AppError::internal)
}
