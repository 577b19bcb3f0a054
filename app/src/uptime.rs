//! Time in which nobody could work because no node was up: found, written down once, and credited to everyone who had a
//! test open.
//!
//! Every node that serves people marks every [`EVERY`] that the service is up. A node that starts, or whose database is
//! back, looks at the newest mark of all: if it is older than [`TOLERATED`], nobody was up since.

mod credit;
mod node;
mod store;

use chrono::TimeDelta;
use sea_orm::{ConnectionTrait, entity::prelude::DateTimeUtc};

pub use node::{Gap, Node};

use crate::error::AppError;

/// How often a node marks that it is up. A credit is too great by as much, at most, and never too small.
pub const EVERY: std::time::Duration = std::time::Duration::from_secs(10);

/// A longer time without a mark is an outage: three marks missed.
pub const TOLERATED: TimeDelta = TimeDelta::seconds(30);

/// No outage credits more. A longer one is more likely a clock that was wrong, and no test is that long.
pub const LONGEST: TimeDelta = TimeDelta::days(7);

/// Whether the service was down until just now and nobody has written it down yet. While that is so no test is closed by
/// its deadline, since the deadline is about to move.
pub async fn is_unsettled(db: &impl ConnectionTrait, now: DateTimeUtc) -> Result<bool, AppError> {
    let mark = store::newest_mark(db, now).await?;
    Ok(mark.is_some_and(|mark| now - mark > TOLERATED))
}
