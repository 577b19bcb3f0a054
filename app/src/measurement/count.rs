//! Takes closed tests into the statistics, each once, some at a time.
//!
//! What a batch says is worked out beforehand; only then does a transaction mark its tests and move the sums. Of several
//! nodes one does it at a time, and what is marked already is left alone.

mod attempts;
mod skill_tests;

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, FromQueryResult, Statement};

use crate::{error::AppError, state::AppState};

/// So many tests are taken in together: on SQLite nobody else writes meanwhile, a few milliseconds.
const BATCH: u64 = 100;

/// A longer gap before an answer was no thinking: the page was put aside.
const LONGEST_THOUGHT: f64 = 600.0;

/// Takes in everything that is closed and not yet counted, and says how many tests that were.
pub async fn count(state: &AppState) -> Result<usize, AppError> {
    let mut taken = 0;
    while let Some(tests @ 1..) = skill_tests::take(state).await? {
        taken += tests;
    }
    while let Some(attempts @ 1..) = attempts::take(state).await? {
        taken += attempts;
    }
    Ok(taken)
}

/// Whether this transaction is the only one that counts. SQLite has one writer anyhow.
async fn alone(txn: &DatabaseTransaction) -> Result<bool, AppError> {
    const COUNTING: i64 = 0x7468_616b_7362;
    #[derive(FromQueryResult)]
    struct Lock {
        held: bool,
    }
    if txn.get_database_backend() != DbBackend::Postgres {
        return Ok(true);
    }
    let sql = format!("SELECT pg_try_advisory_xact_lock({COUNTING}) AS held");
    let lock = Lock::find_by_statement(Statement::from_string(DbBackend::Postgres, sql)).one(txn).await?;
    Ok(lock.is_some_and(|lock| lock.held))
}

/// How long an answer took, pauses cut off.
const fn thought(seconds: f64) -> f64 {
    seconds.clamp(0.0, LONGEST_THOUGHT)
}

/// The place of the one option that an answer chooses; none for answers of another kind.
fn option(value: &str, options: usize) -> Option<usize> {
    match value.as_bytes() {
        [letter @ b'a'..=b'z'] => Some(usize::from(letter - b'a')).filter(|place| *place < options),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_is_cut_off_and_a_clock_that_was_set_back_makes_no_time() {
        assert_eq!([thought(5000.0), thought(9.9), thought(-3.0)], [600.0, 9.9, 0.0]);
    }

    #[test]
    fn only_one_option_of_those_there_are_has_a_place() {
        assert_eq!((option("a", 4), option("d", 4), option("e", 4)), (Some(0), Some(3), None));
        assert_eq!((option("a,b", 4), option("", 4), option("12", 4)), (None, None, None));
    }
}
