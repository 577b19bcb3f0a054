//! The item bank: the questions of skill tests, format 1 (docs/bank-format.md).
//!
//! [`read`] gives items from files, or all findings at once. A [`BankItem`] checks and grades answers and
//! knows its [`BankItem::model`]; [`cut_scores`] part the levels. What a learner may see of an item are its
//! text and options, never its key: items are used again, so there is no review of them.

mod item;
mod reading;
#[cfg(test)]
mod tests;

pub use item::{About, BankItem, ItemAnswer, ItemError, ItemKind, ItemOption, ReviewedOption, StoredItem};
pub use reading::read;

use crate::irt::CutScores;

/// How wide a level is on the scale of ability: the bands in which experts place items.
pub const LEVEL_WIDTH: f64 = 0.9;

/// The abilities that part levels 0 to 5.
///
/// They are the edges of the bands in which experts placed the items: level 1 from −2.2, then a band every
/// [`LEVEL_WIDTH`]. They hold until a standard setting with judges replaces them.
#[must_use]
pub fn cut_scores() -> CutScores {
    CutScores::new(0, &[-2.2, -1.3, -0.4, 0.5, 1.4]).expect("five finite numbers that rise")
}
