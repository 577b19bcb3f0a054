//! Skill frameworks, courses and their immutable versions.

use sea_orm_migration::{prelude::*, schema::*};

use crate::define::{index, link, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        frameworks(manager).await?;
        skills(manager).await?;
        skill_levels(manager).await?;
        courses(manager).await?;
        course_versions(manager).await?;
        course_skills(manager).await?;
        Ok(())
    }
}

/// A competency framework in one of its editions.
async fn frameworks(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("frameworks")
        .col(big_pk_auto("id"))
        .col(text("code"))
        .col(text("edition"))
        .col(text("name_th"))
        .col(text("name_en"))
        .col(boolean("is_default"));
    manager.create_table(table).await?;
    unique(manager, "frameworks", &["code"]).await?;
    Ok(())
}

/// An area or a unit of skill in a framework.
async fn skills(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("skills")
        .col(big_pk_auto("id"))
        .col(big_integer("framework_id"))
        .col(big_integer_null("parent_id"))
        .col(text("code"))
        .col(text("kind"))
        .col(boolean("is_core"))
        .col(integer("position"))
        .col(text("name_th"))
        .col(text("name_en"));
    link(&mut table, "skills", "framework_id", "frameworks");
    link(&mut table, "skills", "parent_id", "skills");
    manager.create_table(table).await?;
    unique(manager, "skills", &["framework_id", "code"]).await?;
    Ok(())
}

/// What a level of a framework means.
async fn skill_levels(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("skill_levels")
        .col(big_pk_auto("id"))
        .col(big_integer("framework_id"))
        .col(small_integer("level"))
        .col(text("name_th"))
        .col(text("name_en"))
        .col(text("description_th"))
        .col(text("description_en"));
    link(&mut table, "skill_levels", "framework_id", "frameworks");
    manager.create_table(table).await?;
    unique(manager, "skill_levels", &["framework_id", "level"]).await?;
    Ok(())
}

/// A course through all its versions.
async fn courses(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("courses")
        .col(big_pk_auto("id"))
        .col(text("slug"))
        .col(big_integer("unit_id"))
        .col(big_integer_null("current_version_id"))
        .col(timestamp_with_time_zone("created_at"));
    link(&mut table, "courses", "unit_id", "units");
    manager.create_table(table).await?;
    unique(manager, "courses", &["slug"]).await?;
    index(manager, "courses", &["unit_id"]).await?;
    Ok(())
}

/// One published or drafted state of a course; immutable once published.
async fn course_versions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("course_versions")
        .col(big_pk_auto("id"))
        .col(big_integer("course_id"))
        .col(text("number"))
        .col(text("state"))
        .col(text_null("change"))
        .col(text("package_sha256"))
        .col(text("language"))
        .col(text("title_th"))
        .col(text("title_en"))
        .col(text("summary_th"))
        .col(text("summary_en"))
        .col(integer("minutes"))
        .col(integer("lessons"))
        .col(small_integer_null("valid_months"))
        .col(text("search_text"))
        .col(big_integer_null("uploaded_by"))
        .col(timestamp_with_time_zone("uploaded_at"))
        .col(big_integer_null("published_by"))
        .col(timestamp_with_time_zone_null("published_at"));
    link(&mut table, "course_versions", "course_id", "courses");
    link(&mut table, "course_versions", "uploaded_by", "people");
    link(&mut table, "course_versions", "published_by", "people");
    manager.create_table(table).await?;
    unique(manager, "course_versions", &["course_id", "number"]).await?;
    Ok(())
}

/// A skill that a version teaches, and to which level.
async fn course_skills(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("course_skills")
        .col(big_pk_auto("id"))
        .col(big_integer("version_id"))
        .col(big_integer("skill_id"))
        .col(small_integer("level"));
    link(&mut table, "course_skills", "version_id", "course_versions");
    link(&mut table, "course_skills", "skill_id", "skills");
    manager.create_table(table).await?;
    unique(manager, "course_skills", &["version_id", "skill_id"]).await?;
    index(manager, "course_skills", &["skill_id"]).await?;
    Ok(())
}
