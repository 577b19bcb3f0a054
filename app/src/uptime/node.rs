//! A node that serves people, and the marks that it leaves.

use std::time::Instant;

use chrono::TimeDelta;
use sea_orm::entity::prelude::DateTimeUtc;
use tokio::{sync::watch, time::sleep};

use super::{EVERY, LONGEST, TOLERATED, credit, store};
use crate::{error::AppError, state::AppState, vault::new_token};

/// How soon a mark is tried again that could not be left: the database may be back any moment.
const AGAIN: std::time::Duration = std::time::Duration::from_secs(2);

/// A time in which no node was up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The last mark before it. Two nodes that find the same gap agree on this, whatever their clocks say.
    pub mark: DateTimeUtc,
    pub from: DateTimeUtc,
    pub to: DateTimeUtc,
}

impl Gap {
    /// What the newest mark means now. `awake` is for how long this very process has not left a mark, by a clock that
    /// nobody sets: a process that was here all the time was not down, whatever the time of day says.
    ///
    /// A clock that is set back makes no gap. One that is set far ahead makes none in a process that runs, and at most
    /// [`LONGEST`] in one that starts.
    pub fn found(mark: Option<DateTimeUtc>, now: DateTimeUtc, awake: Option<TimeDelta>) -> Option<Self> {
        let mark = mark?;
        let down = (now - mark).min(awake.unwrap_or(TimeDelta::MAX)).min(LONGEST);
        (down > TOLERATED).then(|| Self { mark, from: now - down, to: now })
    }
}

/// This process among all that serve people.
pub struct Node {
    name: String,
}

impl Default for Node {
    fn default() -> Self {
        Self { name: new_token() }
    }
}

impl Node {
    /// Marks that the service is up, and settles the time in which it was not; gives the gap that this call has settled.
    pub async fn beat(&self, state: &AppState, awake: Option<TimeDelta>) -> Result<Option<Gap>, AppError> {
        let txn = state.db.begin().await?;
        let now = state.clock.now();
        let gap = Gap::found(store::newest_mark(&txn, now).await?, now, awake);
        let settled = match gap {
            Some(gap) if store::outage(&txn, gap, now).await? => {
                let credited = credit::everyone(&txn, gap).await?;
                tracing::warn!(from = %gap.from, to = %gap.to, credited, "the service was down; tests that were open have got the time");
                Some(gap)
            }
            _ => None,
        };
        store::mark(&txn, &self.name, now).await?;
        txn.commit().await?;
        Ok(settled)
    }

    /// Leaves marks until `stop` says so, and one more then, so that the time until the next start counts from there.
    pub async fn run(self, state: AppState, mut stop: watch::Receiver<bool>) {
        let mut marked = Instant::now();
        let mut wait = EVERY;
        loop {
            let stopped = tokio::select! {
                _ = stop.wait_for(|stopped| *stopped) => true,
                () = sleep(wait) => false,
            };
            let awake = TimeDelta::from_std(marked.elapsed()).unwrap_or(LONGEST);
            wait = match self.beat(&state, Some(awake)).await {
                Ok(_) => {
                    marked = Instant::now();
                    EVERY
                }
                // Its cause is in the log already.
                Err(_) => AGAIN,
            };
            if stopped {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn at(second: i64) -> DateTimeUtc {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(second)
    }

    fn seconds(gap: Option<Gap>) -> Option<i64> {
        gap.map(|gap| (gap.to - gap.from).num_seconds())
    }

    #[test]
    fn a_gap_is_what_is_longer_than_three_marks() {
        assert_eq!(Gap::found(None, at(1000), None), None, "the very first start");
        assert_eq!(Gap::found(Some(at(970)), at(1000), None), None);
        assert_eq!(Gap::found(Some(at(969)), at(1000), None), Some(Gap { mark: at(969), from: at(969), to: at(1000) }));
    }

    #[test]
    fn a_clock_that_is_set_back_makes_no_gap() {
        assert_eq!(Gap::found(Some(at(5000)), at(1000), None), None);
        assert_eq!(Gap::found(Some(at(5000)), at(1000), Some(TimeDelta::seconds(10))), None);
    }

    #[test]
    fn a_clock_that_is_set_ahead_makes_none_where_the_process_was_here() {
        assert_eq!(Gap::found(Some(at(0)), at(86_400), Some(TimeDelta::seconds(12))), None);
        assert_eq!(seconds(Gap::found(Some(at(0)), at(86_400), Some(TimeDelta::seconds(90)))), Some(90), "the database was away");
        let week = LONGEST.num_seconds();
        assert_eq!(seconds(Gap::found(Some(at(0)), at(10 * week), None)), Some(week), "a start believes a week");
    }
}
