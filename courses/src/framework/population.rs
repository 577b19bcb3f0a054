//! Whom a target is for.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a position is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Duty {
    /// Does the work.
    Operational,
    /// Directs a division or those who do the work.
    Director,
    /// Leads a ministry, a department or what is as large, chief information officers included.
    Executive,
}

impl Duty {
    /// The duty of a position level of the civil service (B.E. 2551): managerial positions direct, executive ones lead,
    /// all others and people without a level do the work.
    ///
    /// The framework of 2567 names the three duties; which level has which is our reading.
    #[must_use]
    pub fn of_level(level: &str) -> Self {
        match level.as_bytes().first() {
            Some(b'D') => Self::Director,
            Some(b'M') => Self::Executive,
            _ => Self::Operational,
        }
    }
}

/// A group of people that shares its targets: by field of work and duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Population {
    /// Whether the position is one of digital technology.
    pub is_it: bool,
    /// What it is there for.
    pub duty: Duty,
}

/// The text names no population.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownPopulation;

impl fmt::Display for UnknownPopulation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a population is non-it or it, and operational, director or executive")
    }
}

impl std::error::Error for UnknownPopulation {}

const fn population(is_it: bool, duty: Duty) -> Population {
    Population { is_it, duty }
}

impl Population {
    /// All six, by the names that files and tables use.
    pub const ALL: [(&'static str, Self); 6] = [
        ("non-it-operational", population(false, Duty::Operational)),
        ("non-it-director", population(false, Duty::Director)),
        ("non-it-executive", population(false, Duty::Executive)),
        ("it-operational", population(true, Duty::Operational)),
        ("it-director", population(true, Duty::Director)),
        ("it-executive", population(true, Duty::Executive)),
    ];

    /// The population of a posting, by whether it is one of digital technology and by its position level, such as `K2`.
    #[must_use]
    pub fn of_posting(is_it: bool, level: &str) -> Self {
        Self { is_it, duty: Duty::of_level(level) }
    }

    /// Its name in files and tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, known)| *known == self).map_or("", |(name, _)| name)
    }

    /// The one of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, population)| *population)
    }
}

impl TryFrom<String> for Population {
    type Error = UnknownPopulation;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        Self::named(&name).ok_or(UnknownPopulation)
    }
}

impl From<Population> for String {
    fn from(population: Population) -> Self {
        population.name().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_level_of_a_posting_says_its_duty() {
        for (level, duty) in [
            ("O1", Duty::Operational),
            ("K5", Duty::Operational),
            ("", Duty::Operational),
            ("D1", Duty::Director),
            ("D2", Duty::Director),
            ("M1", Duty::Executive),
            ("M2", Duty::Executive),
        ] {
            assert_eq!(Duty::of_level(level), duty, "{level}");
        }
    }

    #[test]
    fn every_population_has_a_name_of_its_own_and_is_found_by_it() {
        for (name, population) in Population::ALL {
            assert_eq!(population.name(), name);
            assert_eq!(Population::named(name), Some(population));
            assert_eq!(serde_json::to_string(&population).unwrap(), format!("\"{name}\""));
        }
        assert_eq!(Population::named("IT-director"), None);
        assert!(serde_json::from_str::<Population>("\"it\"").is_err());
    }
}
