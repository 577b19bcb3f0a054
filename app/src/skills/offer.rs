//! The rules of a test.

use std::collections::BTreeMap;

use courses::{
    adaptive::{Criterion, ExposureControl, Policy, Share, Stop},
    bank::cut_scores,
    irt::Population,
};

/// From the start of a test to its deadline, interruptions included. Ten minutes are enough for most; a meeting may come
/// in between.
pub const MINUTES: u16 = 45;

/// No result rests on fewer answers.
pub const FEWEST: u16 = 8;

/// No test asks more.
pub const MOST: u16 = 15;

/// A test ends when it knows ability this well: half the width of a level.
const STANDARD_ERROR: f64 = 0.45;

/// The rules of a test over items that measure these units of skill, one for each item. Every unit has the share of the
/// test that it has of the bank. Choices do not look at exposure: drawing among the best at the first steps spreads it.
pub fn policy(units: impl IntoIterator<Item = u32>) -> Policy {
    let mut parts: BTreeMap<u32, f64> = BTreeMap::new();
    units.into_iter().for_each(|unit| *parts.entry(unit).or_default() += 1.0);
    Policy {
        population: Population::STANDARD,
        criterion: Criterion::OverPosterior,
        blueprint: parts.into_iter().map(|(unit, part)| Share { unit, part }).collect(),
        exposure: ExposureControl { among: 5, falling: true, most: 1.0 },
        stop: Stop { fewest: FEWEST, most: MOST, standard_error: Some(STANDARD_ERROR), seconds: Some(u32::from(MINUTES) * 60) },
        cuts: Some(cut_scores()),
    }
}
