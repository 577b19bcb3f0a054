//! The audit chain, rate limits and settings.

use sea_orm_migration::{prelude::*, schema::*};

use crate::define::{index, link};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        audit_entries(manager).await?;
        rate_limits(manager).await?;
        settings(manager).await?;
        Ok(())
    }
}

/// An administrative act or a look at somebody else's record, chained so that a change shows.
async fn audit_entries(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("audit_entries")
        .col(big_pk_auto("id"))
        .col(timestamp_with_time_zone("at"))
        .col(big_integer_null("actor_id"))
        .col(text("act"))
        .col(text("subject"))
        .col(json("detail"))
        .col(blob("chain"));
    link(&mut table, "audit_entries", "actor_id", "people");
    manager.create_table(table).await?;
    index(manager, "audit_entries", &["actor_id"]).await?;
    index(manager, "audit_entries", &["subject"]).await?;
    Ok(())
}

/// How often a key was used in its window.
async fn rate_limits(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table.table("rate_limits").col(text("key").primary_key()).col(timestamp_with_time_zone("window_start")).col(integer("count"));
    manager.create_table(table).await?;
    Ok(())
}

/// A value that the whole installation shares.
async fn settings(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table.table("settings").col(text("key").primary_key()).col(text("value"));
    manager.create_table(table).await?;
    Ok(())
}
