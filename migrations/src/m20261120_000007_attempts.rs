//! What makes attempts trusted: their timelines, what people are granted beside the rules,
//! who holds a paper, and when the service was down.

use sea_orm_migration::{prelude::*, schema::*};

use crate::define::{index, link, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        attempt_events(manager).await?;
        accommodations(manager).await?;
        for table in ["attempts", "skill_tests"] {
            add(manager, table, integer("extra_seconds").default(0)).await?;
        }
        add(manager, "attempts", big_integer_null("held_by")).await?;
        heartbeats(manager).await?;
        outages(manager).await?;
        Ok(())
    }
}

/// Adds a column; SQLite takes one at a time.
async fn add(manager: &SchemaManager<'_>, table: &'static str, column: impl IntoColumnDef) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await
}

/// When a node that serves people was last up: one row a node.
async fn heartbeats(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table.table("heartbeats").col(text("node").primary_key()).col(timestamp_with_time_zone("beat_at"));
    manager.create_table(table).await
}

/// A time in which no node was up. All nodes agree on the last mark before it, so there is one row of it.
async fn outages(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("outages")
        .col(big_pk_auto("id"))
        .col(timestamp_with_time_zone("last_mark"))
        .col(timestamp_with_time_zone("down_from"))
        .col(timestamp_with_time_zone("down_to"))
        .col(timestamp_with_time_zone("recorded_at"));
    manager.create_table(table).await?;
    unique(manager, "outages", &["last_mark"]).await
}

/// Extra time and attempts of a person, for one course or for all. Ended, never deleted.
async fn accommodations(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("accommodations")
        .col(big_pk_auto("id"))
        .col(big_integer("person_id"))
        .col(big_integer_null("course_id"))
        .col(small_integer("extra_percent"))
        .col(small_integer("extra_minutes"))
        .col(small_integer("extra_attempts"))
        .col(text("reason"))
        .col(date("valid_to"))
        .col(big_integer("granted_by"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .col(big_integer_null("ended_by"));
    link(&mut table, "accommodations", "person_id", "people");
    link(&mut table, "accommodations", "course_id", "courses");
    link(&mut table, "accommodations", "granted_by", "people");
    link(&mut table, "accommodations", "ended_by", "people");
    manager.create_table(table).await?;
    index(manager, "accommodations", &["person_id"]).await?;
    Ok(())
}

/// What happened to an attempt or a skill test, and when; append-only. Exactly one of the two is named.
///
/// `device` is a copy, since sessions are cleared away. Saves are not here: every answer is a row of its own already.
async fn attempt_events(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("attempt_events")
        .col(big_pk_auto("id"))
        .col(big_integer_null("attempt_id"))
        .col(big_integer_null("skill_test_id"))
        .col(text("kind"))
        .col(timestamp_with_time_zone("at"))
        .col(text_null("device"))
        .col(integer_null("seconds"));
    link(&mut table, "attempt_events", "attempt_id", "attempts");
    link(&mut table, "attempt_events", "skill_test_id", "skill_tests");
    manager.create_table(table).await?;
    index(manager, "attempt_events", &["attempt_id"]).await?;
    index(manager, "attempt_events", &["skill_test_id"]).await?;
    Ok(())
}
