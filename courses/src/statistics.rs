//! Item and test statistics by the classical theory, as sums that an answer transaction can keep.
//!
//! Nothing here scans answers: [`Sums`] (one item), [`FormSums`] (one form), [`PoolSums`] (draws from a pool), [`MantelHaenszel`] (one
//! item and two groups) and [`Agreement`] (two graders) take one observation at a time and can be
//! stored. [`flags`] turns them into what a trainer should look at.

mod agreement;
mod chi_square;
mod dif;
mod flags;
mod pool;
mod reliability;
mod sums;

pub use agreement::{Agreement, AgreementError, Strength, Weighting};
pub use chi_square::{chi_square_survival, two_sided};
pub use dif::{Dif, DifClass, DifError, Group, MantelHaenszel};
pub use flags::{Flag, Limits, flags};
pub use pool::PoolSums;
pub use reliability::{FormSums, ReliabilityError};
pub use sums::{Answered, OptionStatistics, Sums, SumsError};
