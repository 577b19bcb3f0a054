//! Answers that people grade: which wait, who grades, and what was given.

use sea_orm_migration::{prelude::*, schema::*};

use crate::define::{index, link, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        written_answers(manager).await?;
        grades(manager).await?;
        grade_claims(manager).await
    }
}

/// An answer of a closed attempt that people grade; made when the attempt closes. `number` is that of the answer as it
/// stood; `points` is there once it is settled. `wanted` grows from the graders of the test to 3 where two are far apart.
async fn written_answers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("written_answers")
        .col(big_pk_auto("id"))
        .col(big_integer("attempt_id"))
        .col(big_integer("person_id"))
        .col(big_integer("course_id"))
        .col(big_integer("version_id"))
        .col(text("question"))
        .col(integer("number"))
        .col(integer("worth"))
        .col(small_integer("wanted"))
        .col(small_integer("given"))
        .col(integer_null("points"))
        .col(timestamp_with_time_zone("waits_since"))
        .col(timestamp_with_time_zone_null("settled_at"));
    link(&mut table, "written_answers", "attempt_id", "attempts");
    link(&mut table, "written_answers", "person_id", "people");
    link(&mut table, "written_answers", "course_id", "courses");
    link(&mut table, "written_answers", "version_id", "course_versions");
    manager.create_table(table).await?;
    unique(manager, "written_answers", &["attempt_id", "question"]).await?;
    index(manager, "written_answers", &["course_id", "settled_at", "waits_since"]).await?;
    index(manager, "written_answers", &["person_id"]).await
}

/// What somebody gave to an answer; append-only. `place` counts the grades of an answer from 1; nobody grades one twice.
async fn grades(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("grades")
        .col(big_pk_auto("id"))
        .col(big_integer("written_answer_id"))
        .col(small_integer("place"))
        .col(big_integer("grader_id"))
        .col(json("marks"))
        .col(integer("points"))
        .col(text("comment"))
        .col(timestamp_with_time_zone("given_at"));
    link(&mut table, "grades", "written_answer_id", "written_answers");
    link(&mut table, "grades", "grader_id", "people");
    manager.create_table(table).await?;
    unique(manager, "grades", &["written_answer_id", "place"]).await?;
    unique(manager, "grades", &["written_answer_id", "grader_id"]).await?;
    index(manager, "grades", &["grader_id"]).await
}

/// Who has an answer before her, and until when; gone once she has graded it.
async fn grade_claims(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("grade_claims")
        .col(big_pk_auto("id"))
        .col(big_integer("written_answer_id"))
        .col(big_integer("grader_id"))
        .col(timestamp_with_time_zone("until"));
    link(&mut table, "grade_claims", "written_answer_id", "written_answers");
    link(&mut table, "grade_claims", "grader_id", "people");
    manager.create_table(table).await?;
    unique(manager, "grade_claims", &["written_answer_id", "grader_id"]).await?;
    index(manager, "grade_claims", &["grader_id"]).await
}
