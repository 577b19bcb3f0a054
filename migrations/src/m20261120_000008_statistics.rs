//! Statistics of items and questions, and calibrations.

use sea_orm_migration::{prelude::*, schema::*};

use crate::define::{index, link, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        counted(manager, "attempts").await?;
        counted(manager, "skill_tests").await?;
        item_statistics(manager).await?;
        question_statistics(manager).await?;
        pool_statistics(manager).await?;
        area_statistics(manager).await?;
        calibrations(manager).await?;
        item_calibrations(manager).await?;
        Ok(())
    }
}

/// When a closed test was taken into the statistics. The index holds only those that are still to come, so that finding
/// them costs the same however many there ever were; the builder has no such index for both engines.
async fn counted(manager: &SchemaManager<'_>, table: &'static str) -> Result<(), DbErr> {
    let column = timestamp_with_time_zone_null("counted_at");
    manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
    let sql = format!("CREATE INDEX ix_{table}_uncounted ON {table} (id) WHERE closed_at IS NOT NULL AND counted_at IS NULL");
    manager.get_connection().execute_unprepared(&sql).await?;
    Ok(())
}

/// How a state of the question of an item was answered in skill tests. Versions that differ in parameters only ask the
/// same, so they share the row of their content.
async fn item_statistics(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("item_statistics")
        .col(big_pk_auto("id"))
        .col(big_integer("item_id"))
        .col(text("content_sha256"))
        .col(json("figures"))
        .col(big_integer("answers"))
        .col(json("flags"))
        .col(boolean("flagged"))
        .col(timestamp_with_time_zone("moved_at"));
    link(&mut table, "item_statistics", "item_id", "items");
    manager.create_table(table).await?;
    unique(manager, "item_statistics", &["item_id", "content_sha256"]).await?;
    Ok(())
}

/// How a question of the final test of a course version was answered.
async fn question_statistics(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("question_statistics")
        .col(big_pk_auto("id"))
        .col(big_integer("version_id"))
        .col(text("question"))
        .col(json("figures"))
        .col(big_integer("answers"))
        .col(json("flags"))
        .col(boolean("flagged"))
        .col(timestamp_with_time_zone("moved_at"));
    link(&mut table, "question_statistics", "version_id", "course_versions");
    manager.create_table(table).await?;
    unique(manager, "question_statistics", &["version_id", "question"]).await?;
    Ok(())
}

/// Sums over the attempts at the final test of a course version, for its reliability.
async fn pool_statistics(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("pool_statistics")
        .col(big_pk_auto("id"))
        .col(big_integer("version_id"))
        .col(json("sums"))
        .col(big_integer("attempts"))
        .col(big_integer("passed"))
        .col(timestamp_with_time_zone("moved_at"));
    link(&mut table, "pool_statistics", "version_id", "course_versions");
    manager.create_table(table).await?;
    unique(manager, "pool_statistics", &["version_id"]).await?;
    Ok(())
}

/// Sums over the skill tests of an area.
async fn area_statistics(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("area_statistics")
        .col(big_pk_auto("id"))
        .col(big_integer("skill_id"))
        .col(big_integer("tests"))
        .col(big_integer("answers"))
        .col(double("ability"))
        .col(double("ability_squares"))
        .col(double("error_squares"))
        .col(timestamp_with_time_zone("moved_at"));
    link(&mut table, "area_statistics", "skill_id", "skills");
    manager.create_table(table).await?;
    unique(manager, "area_statistics", &["skill_id"]).await?;
    Ok(())
}

/// A calibration of the items of an area that was finished.
async fn calibrations(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("calibrations")
        .col(big_pk_auto("id"))
        .col(big_integer("area_id"))
        .col(timestamp_with_time_zone("at"))
        .col(big_integer("tests"))
        .col(big_integer("answers"))
        .col(double("log_likelihood"))
        .col(double("mean"))
        .col(double("deviation"))
        .col(integer("cycles"))
        .col(integer("taken"));
    link(&mut table, "calibrations", "area_id", "skills");
    manager.create_table(table).await?;
    index(manager, "calibrations", &["area_id"]).await?;
    Ok(())
}

/// What a calibration found of one item: parameters in a new version, or why it keeps the ones that it had.
async fn item_calibrations(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("item_calibrations")
        .col(big_pk_auto("id"))
        .col(big_integer("calibration_id"))
        .col(big_integer("item_id"))
        .col(big_integer_null("item_version_id"))
        .col(big_integer("answers"))
        .col(text_null("reason"))
        .col(json_null("parameters"))
        .col(json_null("errors"))
        .col(double_null("infit"))
        .col(double_null("outfit"));
    link(&mut table, "item_calibrations", "calibration_id", "calibrations");
    link(&mut table, "item_calibrations", "item_id", "items");
    link(&mut table, "item_calibrations", "item_version_id", "item_versions");
    manager.create_table(table).await?;
    unique(manager, "item_calibrations", &["calibration_id", "item_id"]).await?;
    index(manager, "item_calibrations", &["item_id"]).await?;
    Ok(())
}
