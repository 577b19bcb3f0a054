//! Competency frameworks as versioned data, format 1 (docs/framework-format.md).
//!
//! A [`Framework`] is one edition: its levels, its areas with what people at each level can do, the level that each
//! [`Population`] should have, and how its areas compare with those of another framework. [`read`] gives one from a
//! file in TOML, CSV or CASE JSON, or all findings at once. What its statements say of a person is worked out by [`self_rating`].

mod case;
mod csv;
pub mod difference;
mod draft;
mod population;
mod reading;
pub mod self_rating;
mod usual;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use population::{Duty, Population};

use crate::language::Bilingual;
use crate::package::{FindingKind, Findings};

/// The codes of the frameworks that ship; no agency's takes one of them.
pub const SHIPPED: [&str; 2] = ["DG67", "OCSC61"];

/// A larger file is no framework.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// Reads a framework; the ending of the file's name says in which of the three forms it is.
///
/// # Errors
/// All findings, in the order of their lines. There is no framework then.
pub fn read(file: &str, bytes: &[u8]) -> Result<Framework, Findings> {
    if bytes.len() > MAX_BYTES {
        return Err(Findings::one(file, FindingKind::FileTooLarge { limit_mb: MAX_BYTES as u64 / (1024 * 1024) }));
    }
    match file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "toml" => reading::read(file, bytes),
        "csv" | "tsv" | "txt" => csv::read(file, bytes),
        "json" => case::read(file, bytes),
        _ => Err(Findings::one(file, FindingKind::FrameworkKind)),
    }
}

/// The highest level; the lowest is 0, which is no evidence.
pub const HIGHEST: u8 = 5;

/// A framework in one of its editions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Framework {
    /// By which packages, items and files name it, such as `DG67`; another edition has another code.
    pub code: String,
    /// Usually the Buddhist year of its publication.
    pub edition: String,
    /// What it is called.
    pub name: Bilingual,
    /// What of it is published by the authority.
    pub official: Bilingual,
    /// What of it is the reading of whoever wrote the file.
    pub reading: Bilingual,
    /// Levels 0 to 5, in order.
    pub levels: Vec<Level>,
    /// In the order in which they are shown.
    pub areas: Vec<Area>,
    /// How its areas compare with those of other frameworks.
    pub crosswalk: Vec<Match>,
}

/// A step of proficiency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// 0 to 5.
    pub level: u8,
    /// In a word or two.
    pub name: Bilingual,
    /// What somebody on it can do.
    pub meaning: Bilingual,
}

/// An area of skill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// No other area or unit of any framework has it.
    pub code: String,
    /// Whether it is expected of everyone.
    pub core: bool,
    /// What it is called.
    pub name: Bilingual,
    /// Parts of it that courses and items can name.
    pub units: Vec<Unit>,
    /// What people can do, the lowest level first. For each of levels 1 to 5, or none at all.
    pub statements: Vec<Statement>,
    /// The level that a population should have, 0 to 5; none where nothing is expected.
    pub targets: BTreeMap<Population, u8>,
}

/// A unit of skill within an area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// As unique as that of an area.
    pub code: String,
    /// What it is called.
    pub name: Bilingual,
}

/// Something that one can or cannot do; saying yes to it is a sign of its level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// 1 to 5.
    pub level: u8,
    /// Written so that "yes", "partly" and "no" answer it.
    pub text: Bilingual,
}

/// How an area compares with one of another framework.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// An area of this framework.
    pub area: String,
    /// The code of the other framework.
    pub framework: String,
    /// An area of the other one.
    pub to: String,
    /// How close the two are.
    pub closeness: Closeness,
}

/// How close two areas are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closeness {
    /// The same ground: a level in one is that level in the other.
    Equivalent,
    /// Some ground in common: no level is carried over.
    Related,
}

impl Framework {
    /// The area with this code.
    #[must_use]
    pub fn area(&self, code: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.code == code)
    }

    /// The areas of another framework that an area compares with, the closest first.
    #[must_use]
    pub fn matches(&self, area: &str) -> Vec<&Match> {
        let mut matches: Vec<_> = self.crosswalk.iter().filter(|other| other.area == area).collect();
        matches.sort_by_key(|other| other.closeness == Closeness::Related);
        matches
    }
}

impl Area {
    /// The level that a population should have.
    #[must_use]
    pub fn target(&self, population: Population) -> Option<u8> {
        self.targets.get(&population).copied()
    }

    /// Whether people can rate themselves in it.
    #[must_use]
    pub const fn can_be_self_rated(&self) -> bool {
        !self.statements.is_empty()
    }
}
