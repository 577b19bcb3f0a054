//! So that no result slips between a correction and the job that follows it.
//!
//! Whoever closes a test asks which corrections hold, and whoever confirms one starts a job over what is closed. On
//! PostgreSQL the two could miss each other: a test closed before the correction can be seen and committed after the job
//! has passed by. So closing holds this lock together with all other closings, and confirming holds it alone: whatever
//! was not closed before a correction is closed under it. SQLite has one writer at a time anyhow.

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr};

const CORRECTIONS: i64 = 0x7468_616b_7363;

/// Held to the end of a transaction that closes a test; any number hold it at once.
pub async fn closing(txn: &DatabaseTransaction) -> Result<(), DbErr> {
    take(txn, "pg_advisory_xact_lock_shared").await
}

/// Held to the end of a transaction that confirms a correction, alone. Rows of items and the audit chain are locked before
/// it, as by those who close.
pub async fn confirming(txn: &DatabaseTransaction) -> Result<(), DbErr> {
    take(txn, "pg_advisory_xact_lock").await
}

async fn take(txn: &DatabaseTransaction, function: &str) -> Result<(), DbErr> {
    if txn.get_database_backend() == DbBackend::Postgres {
        txn.execute_unprepared(&format!("SELECT {function}({CORRECTIONS})")).await?;
    }
    Ok(())
}
