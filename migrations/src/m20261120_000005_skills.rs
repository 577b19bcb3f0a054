//! The item bank, skill tests, and what is known of a person's skills.

use sea_orm_migration::{prelude::*, schema::*};

use crate::define::{index, link, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        items(manager).await?;
        item_versions(manager).await?;
        skill_tests(manager).await?;
        skill_answers(manager).await?;
        skill_evidence(manager).await?;
        Ok(())
    }
}

/// A question of the bank through all its versions. `exposures` counts its answers in skill tests.
async fn items(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("items")
        .col(big_pk_auto("id"))
        .col(text("code"))
        .col(big_integer("area_id"))
        .col(big_integer("skill_id"))
        .col(text("status"))
        .col(big_integer_null("current_version_id"))
        .col(big_integer("exposures"));
    link(&mut table, "items", "area_id", "skills");
    link(&mut table, "items", "skill_id", "skills");
    manager.create_table(table).await?;
    unique(manager, "items", &["code"]).await?;
    index(manager, "items", &["area_id"]).await?;
    Ok(())
}

/// One immutable state of an item with the parameters by which it measures. Other content or other parameters are
/// another version.
async fn item_versions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("item_versions")
        .col(big_pk_auto("id"))
        .col(big_integer("item_id"))
        .col(integer("number"))
        .col(json("content"))
        .col(text("content_sha256"))
        .col(small_integer("level"))
        .col(json("parameters"))
        .col(text("basis"))
        .col(timestamp_with_time_zone("created_at"));
    link(&mut table, "item_versions", "item_id", "items");
    manager.create_table(table).await?;
    unique(manager, "item_versions", &["item_id", "number"]).await?;
    Ok(())
}

/// An adaptive test of one area. Bank, policy, seed and deadline are fixed at the start, so that it can be replayed.
///
/// `open` is true while it is, and null afterwards: nulls differ from each other in a unique key on both engines, so a
/// person has at most one open test of an area.
async fn skill_tests(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("skill_tests")
        .col(big_pk_auto("id"))
        .col(big_integer("person_id"))
        .col(big_integer("skill_id"))
        .col(integer("number"))
        .col(big_integer("unit_id"))
        .col(big_integer("seed"))
        .col(json("bank"))
        .col(json("policy"))
        .col(timestamp_with_time_zone("started_at"))
        .col(timestamp_with_time_zone("deadline_at"))
        .col(boolean_null("open"))
        .col(timestamp_with_time_zone_null("closed_at"))
        .col(text_null("closed_by"))
        .col(json_null("log"));
    link(&mut table, "skill_tests", "person_id", "people");
    link(&mut table, "skill_tests", "skill_id", "skills");
    link(&mut table, "skill_tests", "unit_id", "units");
    manager.create_table(table).await?;
    unique(manager, "skill_tests", &["person_id", "skill_id", "number"]).await?;
    unique(manager, "skill_tests", &["person_id", "skill_id", "open"]).await?;
    index(manager, "skill_tests", &["open", "deadline_at"]).await?;
    Ok(())
}

/// Every answer as it was given and graded, numbered within its test; append-only.
async fn skill_answers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("skill_answers")
        .col(big_pk_auto("id"))
        .col(big_integer("test_id"))
        .col(integer("number"))
        .col(big_integer("item_version_id"))
        .col(text("value"))
        .col(small_integer("points"))
        .col(timestamp_with_time_zone("at"));
    link(&mut table, "skill_answers", "test_id", "skill_tests");
    link(&mut table, "skill_answers", "item_version_id", "item_versions");
    manager.create_table(table).await?;
    unique(manager, "skill_answers", &["test_id", "number"]).await?;
    index(manager, "skill_answers", &["item_version_id"]).await?;
    Ok(())
}

/// What is known of a skill of a person, from where and since when; append-only. A test gives at most one.
async fn skill_evidence(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("skill_evidence")
        .col(big_pk_auto("id"))
        .col(big_integer("person_id"))
        .col(big_integer("framework_id"))
        .col(big_integer("skill_id"))
        .col(text("source"))
        .col(small_integer("level"))
        .col(double_null("ability"))
        .col(double_null("standard_error"))
        .col(json_null("chances"))
        .col(text_null("basis"))
        .col(date("observed_on"))
        .col(big_integer_null("test_id"))
        .col(timestamp_with_time_zone("created_at"));
    link(&mut table, "skill_evidence", "person_id", "people");
    link(&mut table, "skill_evidence", "framework_id", "frameworks");
    link(&mut table, "skill_evidence", "skill_id", "skills");
    link(&mut table, "skill_evidence", "test_id", "skill_tests");
    manager.create_table(table).await?;
    unique(manager, "skill_evidence", &["test_id"]).await?;
    index(manager, "skill_evidence", &["person_id", "skill_id"]).await?;
    index(manager, "skill_evidence", &["skill_id"]).await?;
    Ok(())
}
