//! The audit chain: every administrative act and every look at somebody else's record.
//!
//! Each entry carries a keyed hash over itself and the entry before, so that a changed, removed or inserted row shows.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, EntityTrait,
    QueryFilter, QueryOrder, QuerySelect, entity::prelude::DateTimeUtc,
};
use serde_json::Value;

use crate::{
    db::Db,
    entity::{AuditEntry, audit_entry},
    id::{AuditEntryId, PersonId},
    vault::Vault,
};

/// What is to be remembered: `act` is a verb of ours (`person.create`), `subject` what it was done to (`person:12`).
pub struct Entry<'a> {
    pub actor: Option<PersonId>,
    pub act: &'a str,
    pub subject: String,
    pub detail: Value,
}

/// Appends an entry in the transaction of the act itself.
pub async fn record(txn: &DatabaseTransaction, vault: &Vault, now: DateTimeUtc, entry: Entry<'_>) -> Result<(), DbErr> {
    lock(txn).await?;
    let previous = AuditEntry::find().order_by_desc(audit_entry::Column::Id).limit(1).one(txn).await?;
    let previous = previous.map(|row| row.chain).unwrap_or_default();
    let chain = vault.link(&previous, &canonical(now, entry.actor, entry.act, &entry.subject, &entry.detail));
    audit_entry::ActiveModel {
        at: Set(now),
        actor_id: Set(entry.actor),
        act: Set(entry.act.to_owned()),
        subject: Set(entry.subject),
        detail: Set(entry.detail),
        chain: Set(chain),
        ..Default::default()
    }
    .insert(txn)
    .await?;
    Ok(())
}

/// Records a look at somebody else's record, in a transaction of its own.
pub async fn look(db: &Db, vault: &Vault, now: DateTimeUtc, entry: Entry<'_>) -> Result<(), DbErr> {
    let txn = db.begin().await?;
    record(&txn, vault, now, entry).await?;
    txn.commit().await
}

/// What the check of the chain found.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    Whole { entries: u64 },
    BrokenAt { entry: AuditEntryId },
}

/// Follows the chain from its beginning, a page at a time.
pub async fn verify(db: &Db, vault: &Vault) -> Result<Verdict, DbErr> {
    const PAGE: u64 = 1_000;
    let (mut last, mut previous, mut entries) = (AuditEntryId(0), Vec::new(), 0);
    loop {
        let page = AuditEntry::find()
            .filter(audit_entry::Column::Id.gt(last))
            .order_by_asc(audit_entry::Column::Id)
            .limit(PAGE)
            .all(db.read())
            .await?;
        if page.is_empty() {
            return Ok(Verdict::Whole { entries });
        }
        for row in page {
            let expected = vault.link(&previous, &canonical(row.at, row.actor_id, &row.act, &row.subject, &row.detail));
            if expected != row.chain {
                return Ok(Verdict::BrokenAt { entry: row.id });
            }
            (last, previous) = (row.id, row.chain);
            entries += 1;
        }
    }
}

/// PostgreSQL lets two transactions append at once; the chain allows one. SQLite has one writer anyhow.
async fn lock(txn: &DatabaseTransaction) -> Result<(), DbErr> {
    const CHAIN: i64 = 0x7468_616b_7361;
    if txn.get_database_backend() == DbBackend::Postgres {
        txn.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({CHAIN})")).await?;
    }
    Ok(())
}

fn canonical(at: DateTimeUtc, actor: Option<PersonId>, act: &str, subject: &str, detail: &Value) -> Vec<u8> {
    serde_json::json!([at.timestamp_micros(), actor.map(|id| id.0), act, subject, detail]).to_string().into_bytes()
}
