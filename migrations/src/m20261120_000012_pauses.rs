//! Rests in an attempt, and the questions that somebody wants to come back to.

use sea_orm_migration::{prelude::*, schema::*};

use crate::define::link;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["pauses_left", "pause_seconds"] {
            add(manager, "attempts", integer(column).default(0)).await?;
        }
        add(manager, "attempts", timestamp_with_time_zone_null("paused_until")).await?;
        add(manager, "accommodations", small_integer("extra_pauses").default(0)).await?;
        attempt_flags(manager).await
    }
}

/// Adds a column; SQLite takes one at a time.
async fn add(manager: &SchemaManager<'_>, table: &'static str, column: impl IntoColumnDef) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await
}

/// A flag is there or not; it says nothing about the attempt and is not part of its record.
async fn attempt_flags(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("attempt_flags")
        .col(big_integer("attempt_id"))
        .col(text("question"))
        .primary_key(Index::create().col("attempt_id").col("question"));
    link(&mut table, "attempt_flags", "attempt_id", "attempts");
    manager.create_table(table).await
}
