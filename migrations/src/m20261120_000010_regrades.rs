//! Keys that were corrected, and the results that they change. What was there before stays as it is.

use sea_orm_migration::{prelude::*, schema::*};

use crate::define::{index, link, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        regrades(manager).await?;
        attempt_grades(manager).await?;
        corrected_items(manager).await?;
        corrected_evidence(manager).await?;
        // The job walks the people of a version, and the answers to an item, a page at a time.
        index(manager, "enrolments", &["version_id", "id"]).await?;
        index(manager, "skill_answers", &["item_version_id", "id"]).await
    }
}

/// A corrected key on its way: who is touched is worked out first, then somebody decides, then results follow.
///
/// Of a final test it names the course version with the corrected keys; of an item of the bank the version that was in
/// use and the content that shall take its place, and the version that it became.
async fn regrades(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("regrades")
        .col(big_pk_auto("id"))
        .col(text("kind"))
        .col(text("state"))
        .col(big_integer_null("course_id"))
        .col(big_integer_null("version_id"))
        .col(big_integer_null("item_id"))
        .col(big_integer_null("base_version_id"))
        .col(big_integer_null("item_version_id"))
        .col(json_null("content"))
        .col(text_null("content_sha256"))
        .col(big_integer("begun_by"))
        .col(timestamp_with_time_zone("begun_at"))
        .col(text_null("reason"))
        .col(big_integer_null("confirmed_by"))
        .col(timestamp_with_time_zone_null("confirmed_at"))
        .col(timestamp_with_time_zone_null("finished_at"))
        .col(big_integer("total"))
        .col(big_integer_null("at_version"))
        .col(big_integer("at_row"))
        .col(integer("step"))
        .col(timestamp_with_time_zone_null("leased_until"))
        .col(json("weighed"))
        .col(json("graded"));
    for (column, target) in [
        ("course_id", "courses"),
        ("version_id", "course_versions"),
        ("item_id", "items"),
        ("base_version_id", "item_versions"),
        ("item_version_id", "item_versions"),
        ("begun_by", "people"),
        ("confirmed_by", "people"),
    ] {
        link(&mut table, "regrades", column, target);
    }
    manager.create_table(table).await?;
    unique(manager, "regrades", &["version_id"]).await?;
    unique(manager, "regrades", &["base_version_id", "content_sha256"]).await?;
    index(manager, "regrades", &["state"]).await?;
    index(manager, "regrades", &["course_id"]).await?;
    index(manager, "regrades", &["item_id"]).await
}

/// The result of an attempt by corrected keys; append-only, the newest counts.
async fn attempt_grades(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("attempt_grades")
        .col(big_pk_auto("id"))
        .col(big_integer("attempt_id"))
        .col(big_integer("regrade_id"))
        .col(integer("points_before"))
        .col(integer("max_before"))
        .col(boolean("passed_before"))
        .col(integer("points"))
        .col(integer("max_points"))
        .col(boolean("passed"))
        .col(boolean("reached"))
        .col(boolean("at_closing"))
        .col(timestamp_with_time_zone("at"));
    link(&mut table, "attempt_grades", "attempt_id", "attempts");
    link(&mut table, "attempt_grades", "regrade_id", "regrades");
    manager.create_table(table).await?;
    unique(manager, "attempt_grades", &["attempt_id", "regrade_id"]).await?;
    index(manager, "attempt_grades", &["regrade_id"]).await
}

/// By which correction an item version came to be; none for one from the files or from a calibration.
async fn corrected_items(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    add(manager, "item_versions", big_integer_null("regrade_id")).await
}

/// A test has one result of its own, and one more for each correction that changed it. Nulls differ from each other in a
/// unique key, so the first needs an index of its own, which the builder has not for both engines.
async fn corrected_evidence(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    add(manager, "skill_evidence", big_integer_null("regrade_id")).await?;
    manager.drop_index(Index::drop().name("uq_skill_evidence_test_id").table("skill_evidence").to_owned()).await?;
    let sql = "CREATE UNIQUE INDEX uq_skill_evidence_test_first ON skill_evidence (test_id) WHERE regrade_id IS NULL";
    manager.get_connection().execute_unprepared(sql).await?;
    unique(manager, "skill_evidence", &["test_id", "regrade_id"]).await?;
    index(manager, "skill_evidence", &["regrade_id"]).await
}

/// Adds a column; SQLite takes one at a time.
async fn add(manager: &SchemaManager<'_>, table: &'static str, column: ColumnDef) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table(table).add_column(column).take()).await
}
