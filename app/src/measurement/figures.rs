//! What is kept of an item or a question: its sums and its comparisons of groups, in one row.

use courses::statistics::{Answered, Dif, Flag, Limits, MantelHaenszel, Sums, SumsError, flags};
use sea_orm::prelude::Json;
use serde::{Deserialize, Serialize};

use super::groups::Groups;
use crate::error::AppError;

/// Below so many answers a share says more about persons than about the item.
pub const FEWEST: u64 = 30;

/// Below so many answers a correlation could be anything; with 50 its standard error is about 0.14.
pub const FEWEST_RELATED: u64 = 50;

/// Below so many answers in the smaller group a comparison finds nothing but chance (Zieky 1993 asks for 100 to 200).
pub const FEWEST_OF_GROUP: u64 = 100;

/// Two groups compared, or how many more answers each needs first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Comparison {
    Made(Dif),
    Needs {
        reference: u64,
        focal: u64,
    },
    /// There are enough answers, but at no score do both groups have right and wrong ones.
    Apart,
}

impl Comparison {
    fn of(sums: &MantelHaenszel) -> Self {
        let [reference, focal] = sums.answers().map(|answers| FEWEST_OF_GROUP.saturating_sub(answers));
        match sums.compare() {
            _ if reference + focal > 0 => Self::Needs { reference, focal },
            Ok(dif) => Self::Made(dif),
            Err(_) => Self::Apart,
        }
    }

    /// What was found, if there is enough to find.
    pub fn made(self) -> Option<Dif> {
        match self {
            Self::Made(dif) => Some(dif),
            Self::Needs { .. } | Self::Apart => None,
        }
    }
}

/// The figures of an item or a question, as a row keeps them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Figures {
    pub sums: Sums,
    by_it: MantelHaenszel,
    by_level: MantelHaenszel,
}

/// What one person did with one item.
#[derive(Clone, Debug)]
pub enum Observation {
    Answered {
        answered: Answered,
        /// People are compared with those of the same score.
        matched: i32,
        groups: Groups,
    },
    LeftOut,
}

impl Figures {
    /// Of an item with so many options; 0 for one whose answers choose none or several.
    pub fn new(options: usize) -> Self {
        Self { sums: Sums::new(options), by_it: MantelHaenszel::default(), by_level: MantelHaenszel::default() }
    }

    /// As a row keeps them.
    pub fn read(row: Json) -> Result<Self, AppError> {
        serde_json::from_value(row).map_err(AppError::internal)
    }

    /// For a row.
    pub fn keep(&self) -> Json {
        serde_json::to_value(self).expect("sums are plain data")
    }

    /// Takes an observation in.
    pub fn add(&mut self, observation: &Observation) -> Result<(), SumsError> {
        let Observation::Answered { answered, matched, groups } = observation else {
            self.sums.add_omitted();
            return Ok(());
        };
        self.sums.add(answered)?;
        // Right means all the points: comparisons know right and wrong only.
        let right = answered.score >= 1.0;
        if let Some(group) = groups.by_it {
            self.by_it.add(group, *matched, right);
        }
        if let Some(group) = groups.by_level {
            self.by_level.add(group, *matched, right);
        }
        Ok(())
    }

    /// IT posts against all others.
    pub fn by_it(&self) -> Comparison {
        Comparison::of(&self.by_it)
    }

    /// Operational posts against directors and executives.
    pub fn by_level(&self) -> Comparison {
        Comparison::of(&self.by_level)
    }

    /// What a trainer should look at. Of two comparisons the one that shows more is told.
    pub fn flags(&self, key: Option<usize>, limits: &Limits) -> Vec<Flag> {
        let found = [self.by_it(), self.by_level()].into_iter().filter_map(Comparison::made);
        let worse = found.max_by(|one, other| one.class.cmp(&other.class).then(one.delta.abs().total_cmp(&other.delta.abs())));
        flags(&self.sums, key, worse.as_ref(), limits)
    }
}
