//! What a test of an area is made of: the items that are in use today, and the rules.

use std::collections::BTreeMap;

use courses::{
    adaptive::{Bank, Candidate, CandidateId, Criterion, ExposureControl, Log, Policy, Share, Stop},
    bank::cut_scores,
    irt::Population,
};
use sea_orm::prelude::Json;
use serde::{Deserialize, Serialize};

use super::store::ItemInUse;
use crate::error::AppError;

/// From the start of a test to its deadline, interruptions included. Ten minutes are enough for most; a meeting may come
/// in between.
pub const MINUTES: u16 = 45;

/// No result rests on fewer answers.
pub const FEWEST: u16 = 8;

/// No test asks more.
pub const MOST: u16 = 15;

/// A test ends when it knows ability this well: half the width of a level.
const STANDARD_ERROR: f64 = 0.45;

/// The candidates of a test and the method of choosing among them, as the test keeps them.
#[derive(Serialize, Deserialize)]
pub struct KeptBank {
    method: String,
    candidates: Vec<Candidate>,
}

impl KeptBank {
    /// Of the items of an area. Choices do not look at exposure: drawing among the best at the first steps spreads it.
    pub fn of(items: Vec<ItemInUse>) -> Result<Self, AppError> {
        let candidates = items.into_iter().map(candidate).collect::<Result<_, _>>()?;
        Ok(Self { method: Log::METHOD.to_owned(), candidates })
    }

    /// The bank as the test knew it. A test that was begun by another method of choosing cannot go on by this one.
    pub fn open(self) -> Result<Bank, AppError> {
        if self.method != Log::METHOD {
            return Err(AppError::internal("a skill test was begun by another method of choosing"));
        }
        Bank::new(self.candidates).map_err(AppError::internal)
    }

    /// The rules of a test over these items. Every unit of skill has the share of the test that it has of the bank.
    pub fn policy(&self) -> Policy {
        let mut parts: BTreeMap<u32, f64> = BTreeMap::new();
        self.candidates.iter().for_each(|candidate| *parts.entry(candidate.unit).or_default() += 1.0);
        Policy {
            population: Population::STANDARD,
            criterion: Criterion::OverPosterior,
            blueprint: parts.into_iter().map(|(unit, part)| Share { unit, part }).collect(),
            exposure: ExposureControl { among: 5, falling: true, most: 1.0 },
            stop: Stop {
                fewest: FEWEST,
                most: MOST,
                standard_error: Some(STANDARD_ERROR),
                seconds: Some(u32::from(MINUTES) * 60),
            },
            cuts: Some(cut_scores()),
        }
    }
}

/// In the form in which a test keeps it.
pub fn keep(part: &impl Serialize) -> Json {
    serde_json::to_value(part).expect("banks, policies and logs are plain data")
}

fn candidate(item: ItemInUse) -> Result<Candidate, AppError> {
    Ok(Candidate {
        id: CandidateId(item.version_id.0.cast_unsigned()),
        item: serde_json::from_value(item.parameters).map_err(AppError::internal)?,
        unit: u32::try_from(item.skill_id.0).map_err(AppError::internal)?,
        level: u8::try_from(item.level).map_err(AppError::internal)?,
        exposure: 0.0,
    })
}
