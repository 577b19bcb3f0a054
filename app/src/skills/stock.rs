//! The items of a test: which ones its row keeps, and what they are, read once and kept in memory.

use std::{collections::HashMap, sync::Arc};

use courses::{
    adaptive::{Bank, Candidate, CandidateId, Log, Policy},
    bank::BankItem,
};
use moka::future::Cache;
use sea_orm::{ConnectionTrait, prelude::Json};
use serde::{Deserialize, Serialize};

use super::{offer, store};
use crate::{
    entity::{ItemBasis, item_version},
    error::AppError,
    id::{ItemVersionId, SkillId},
    state::AppState,
};

/// So many banks stay in memory: today's of every area, and those of tests that began before a change.
const KEPT: u64 = 50;

/// An item version of a test, and the unit of skill that it measured when the test began.
pub type Chosen = (ItemVersionId, SkillId);

/// The items of a test and the method of choosing among them, as its row keeps them.
///
/// Content, level and parameters of a version never change, so a row need not repeat them.
#[derive(Serialize, Deserialize)]
pub struct KeptBank {
    method: String,
    #[serde(default)]
    items: Vec<Chosen>,
    /// Tests of the first form have copies of the parameters in place of `items`; they stay readable.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    candidates: Vec<Candidate>,
}

impl KeptBank {
    /// Of the items of an area.
    pub fn of(mut items: Vec<Chosen>) -> Self {
        items.sort_unstable();
        Self { method: Log::METHOD.to_owned(), items, candidates: Vec::new() }
    }

    /// The rules of a test over these items.
    pub fn policy(&self) -> Result<Policy, AppError> {
        let units = self.items.iter().map(|(_, unit)| number(*unit)).collect::<Result<Vec<_>, _>>()?;
        Ok(offer::policy(units))
    }
}

/// In the form in which a test keeps it.
pub fn keep(part: &impl Serialize) -> Json {
    serde_json::to_value(part).expect("banks, policies and logs are plain data")
}

/// The items of a test, ready: what choices depend on, and the questions with their keys.
pub struct Stock {
    bank: Bank,
    items: HashMap<ItemVersionId, Stocked>,
}

/// An item version.
struct Stocked {
    item: BankItem,
    basis: ItemBasis,
}

impl Stock {
    /// What choices depend on.
    pub const fn bank(&self) -> &Bank {
        &self.bank
    }

    /// An item that a test asks, with its key.
    pub fn item(&self, asked: CandidateId) -> Result<&BankItem, AppError> {
        self.stocked(asked).map(|stocked| &stocked.item)
    }

    /// Where the parameters of an item come from.
    pub fn basis(&self, asked: CandidateId) -> Result<ItemBasis, AppError> {
        self.stocked(asked).map(|stocked| stocked.basis)
    }

    fn stocked(&self, asked: CandidateId) -> Result<&Stocked, AppError> {
        self.items.get(&version_of(asked)).ok_or_else(|| AppError::internal("a skill test asks an item that is gone"))
    }
}

/// The banks that tests choose from, by the items in them. Cloning is cheap.
#[derive(Clone)]
pub struct Stocks(Cache<Vec<Chosen>, Arc<Stock>>);

impl Default for Stocks {
    fn default() -> Self {
        Self(Cache::new(KEPT))
    }
}

impl Stocks {
    /// The items that a test keeps. A test that was begun by another method of choosing cannot go on by this one.
    ///
    /// What is not in memory is read through `db`: a caller in a transaction would wait for itself with another
    /// connection once all of them are taken.
    pub async fn open(&self, db: &impl ConnectionTrait, kept: KeptBank) -> Result<Arc<Stock>, AppError> {
        if kept.method != Log::METHOD {
            return Err(AppError::internal("a skill test was begun by another method of choosing"));
        }
        if !kept.candidates.is_empty() {
            let versions = kept.candidates.iter().map(|candidate| version_of(candidate.id)).collect();
            return Ok(Arc::new(stock(store::versions(db, versions).await?, kept.candidates)?));
        }
        if let Some(stock) = self.0.get(&kept.items).await {
            return Ok(stock);
        }
        let rows = store::versions(db, kept.items.iter().map(|(version, _)| *version).collect()).await?;
        let units: HashMap<_, _> = kept.items.iter().copied().collect();
        let candidates = rows.iter().map(|row| candidate(row, units.get(&row.id))).collect::<Result<_, _>>()?;
        let stock = Arc::new(stock(rows, candidates)?);
        self.0.insert(kept.items, stock.clone()).await;
        Ok(stock)
    }
}

/// The items of an area that are in use today and the rules of a test over them; none if there are no items.
pub async fn in_use(state: &AppState, area: SkillId) -> Result<Option<(Arc<Stock>, Policy)>, AppError> {
    let db = state.db.read();
    let kept = KeptBank::of(store::items_in_use(db, area).await?);
    if kept.items.is_empty() {
        return Ok(None);
    }
    let policy = kept.policy()?;
    Ok(Some((state.stocks.open(db, kept).await?, policy)))
}

/// Candidates are numbered by the versions of their items.
pub const fn version_of(candidate: CandidateId) -> ItemVersionId {
    ItemVersionId(candidate.0.cast_signed())
}

fn stock(rows: Vec<item_version::Model>, candidates: Vec<Candidate>) -> Result<Stock, AppError> {
    let stocked = |row: item_version::Model| {
        let stored = serde_json::from_value(row.content).map_err(AppError::internal)?;
        let item = BankItem::open(stored).map_err(AppError::internal)?;
        Ok((row.id, Stocked { item, basis: row.basis }))
    };
    Ok(Stock {
        items: rows.into_iter().map(stocked).collect::<Result<_, AppError>>()?,
        bank: Bank::new(candidates).map_err(AppError::internal)?,
    })
}

fn candidate(row: &item_version::Model, unit: Option<&SkillId>) -> Result<Candidate, AppError> {
    Ok(Candidate {
        id: CandidateId(row.id.0.cast_unsigned()),
        item: serde_json::from_value(row.parameters.clone()).map_err(AppError::internal)?,
        unit: number(*unit.ok_or_else(|| AppError::internal("an item that was not asked for"))?)?,
        level: u8::try_from(row.level).map_err(AppError::internal)?,
        exposure: 0.0,
    })
}

fn number(unit: SkillId) -> Result<u32, AppError> {
    u32::try_from(unit.0).map_err(AppError::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What rows of before say, and what they say since.
    #[test]
    fn rows_of_tests_read_back_also_those_with_copies_of_the_parameters() {
        let kept = KeptBank::of(vec![(ItemVersionId(9), SkillId(2)), (ItemVersionId(4), SkillId(2))]);
        let row = keep(&kept);
        assert_eq!(row, serde_json::json!({ "method": Log::METHOD, "items": [[4, 2], [9, 2]] }));
        let again: KeptBank = serde_json::from_value(row).expect("it was just written");
        assert_eq!((again.items, again.candidates.len()), (kept.items, 0));
        let old = serde_json::json!({
            "method": Log::METHOD,
            "candidates": [{
                "id": 4, "unit": 2, "level": 3, "exposure": 0.0,
                "item": { "model": "one_pl", "a": 1.0, "b": [0.05], "c": 0.0 },
            }],
        });
        let old: KeptBank = serde_json::from_value(old).expect("rows of before stay readable");
        assert_eq!((old.items.len(), old.candidates[0].id), (0, CandidateId(4)));
    }
}
