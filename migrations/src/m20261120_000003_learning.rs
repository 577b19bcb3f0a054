//! Enrolments, evidence, attempts, completions, certificates, mail and tallies.

use sea_orm_migration::{prelude::*, schema::*};

use crate::define::{index, link, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        enrolments(manager).await?;
        evidence(manager).await?;
        attempts(manager).await?;
        answers(manager).await?;
        completions(manager).await?;
        certificate_series(manager).await?;
        certificates(manager).await?;
        mails(manager).await?;
        tallies(manager).await?;
        Ok(())
    }
}

/// A person on one version of a course. A later cycle is a new row.
async fn enrolments(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("enrolments")
        .col(big_pk_auto("id"))
        .col(big_integer("person_id"))
        .col(big_integer("course_id"))
        .col(big_integer("version_id"))
        .col(integer("cycle"))
        .col(big_integer("unit_id"))
        .col(timestamp_with_time_zone("enrolled_at"))
        .col(integer("done"))
        .col(integer("required"))
        .col(text_null("place"))
        .col(timestamp_with_time_zone("last_active_at"))
        .col(timestamp_with_time_zone_null("completed_at"));
    link(&mut table, "enrolments", "person_id", "people");
    link(&mut table, "enrolments", "course_id", "courses");
    link(&mut table, "enrolments", "version_id", "course_versions");
    link(&mut table, "enrolments", "unit_id", "units");
    manager.create_table(table).await?;
    unique(manager, "enrolments", &["person_id", "course_id", "cycle"]).await?;
    index(manager, "enrolments", &["course_id"]).await?;
    index(manager, "enrolments", &["version_id"]).await?;
    index(manager, "enrolments", &["unit_id"]).await?;
    Ok(())
}

/// The append-only log of what a learner has done: this enrolment, this item, this fact, once.
async fn evidence(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("evidence")
        .col(big_pk_auto("id"))
        .col(big_integer("enrolment_id"))
        .col(text("item"))
        .col(text("fact"))
        .col(timestamp_with_time_zone("at"));
    link(&mut table, "evidence", "enrolment_id", "enrolments");
    manager.create_table(table).await?;
    unique(manager, "evidence", &["enrolment_id", "item", "fact"]).await?;
    Ok(())
}

/// One try at a final test. Draw, order and the one deadline are fixed at the start.
async fn attempts(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("attempts")
        .col(big_pk_auto("id"))
        .col(big_integer("enrolment_id"))
        .col(big_integer("person_id"))
        .col(integer("number"))
        .col(big_integer("seed"))
        .col(json("draw"))
        .col(timestamp_with_time_zone("started_at"))
        .col(timestamp_with_time_zone("deadline_at"))
        .col(timestamp_with_time_zone_null("closed_at"))
        .col(text_null("closed_by"))
        .col(integer_null("points"))
        .col(integer_null("max_points"))
        .col(boolean_null("passed"));
    link(&mut table, "attempts", "enrolment_id", "enrolments");
    link(&mut table, "attempts", "person_id", "people");
    manager.create_table(table).await?;
    unique(manager, "attempts", &["enrolment_id", "number"]).await?;
    index(manager, "attempts", &["person_id"]).await?;
    index(manager, "attempts", &["closed_at", "deadline_at"]).await?;
    Ok(())
}

/// Every answer as it was given, numbered within its attempt; append-only.
async fn answers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("answers")
        .col(big_pk_auto("id"))
        .col(big_integer("attempt_id"))
        .col(integer("number"))
        .col(text("question"))
        .col(text("value"))
        .col(text("client_key"))
        .col(timestamp_with_time_zone("saved_at"));
    link(&mut table, "answers", "attempt_id", "attempts");
    manager.create_table(table).await?;
    unique(manager, "answers", &["attempt_id", "number"]).await?;
    unique(manager, "answers", &["attempt_id", "client_key"]).await?;
    Ok(())
}

/// That a course was completed, with a copy of the posting held that day. Immutable.
async fn completions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("completions")
        .col(big_pk_auto("id"))
        .col(big_integer("enrolment_id"))
        .col(big_integer("person_id"))
        .col(big_integer("course_id"))
        .col(big_integer("version_id"))
        .col(timestamp_with_time_zone("completed_at"))
        .col(date("completed_on"))
        .col(small_integer("fiscal_year"))
        .col(integer("minutes"))
        .col(integer_null("points"))
        .col(integer_null("max_points"))
        .col(big_integer("unit_id"))
        .col(text("position_th"))
        .col(text("position_en"))
        .col(text("level"))
        .col(text("employee_kind"))
        .col(boolean("is_it"))
        .col(big_integer_null("work_province_id"));
    link(&mut table, "completions", "enrolment_id", "enrolments");
    link(&mut table, "completions", "person_id", "people");
    link(&mut table, "completions", "course_id", "courses");
    link(&mut table, "completions", "version_id", "course_versions");
    link(&mut table, "completions", "unit_id", "units");
    link(&mut table, "completions", "work_province_id", "units");
    manager.create_table(table).await?;
    unique(manager, "completions", &["enrolment_id"]).await?;
    index(manager, "completions", &["person_id"]).await?;
    index(manager, "completions", &["course_id"]).await?;
    index(manager, "completions", &["unit_id", "completed_on"]).await?;
    Ok(())
}

/// The last number given by an issuer in a fiscal year.
async fn certificate_series(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("certificate_series")
        .col(big_pk_auto("id"))
        .col(big_integer("unit_id"))
        .col(small_integer("fiscal_year"))
        .col(integer("last"));
    link(&mut table, "certificate_series", "unit_id", "units");
    manager.create_table(table).await?;
    unique(manager, "certificate_series", &["unit_id", "fiscal_year"]).await?;
    Ok(())
}

/// A certificate as it was printed. Re-issue supersedes; nothing is overwritten.
async fn certificates(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("certificates")
        .col(big_pk_auto("id"))
        .col(big_integer("completion_id"))
        .col(big_integer("person_id"))
        .col(text("number"))
        .col(integer("revision"))
        .col(text("verify_code"))
        .col(text("name_th"))
        .col(text("name_en"))
        .col(text("name_key"))
        .col(text("title_th"))
        .col(text("title_en"))
        .col(integer("minutes"))
        .col(date("started_on"))
        .col(date("completed_on"))
        .col(date("issued_on"))
        .col(date_null("valid_until"))
        .col(big_integer("issuer_unit_id"))
        .col(text("issuer_th"))
        .col(text("issuer_en"))
        .col(text("signatory_name_th"))
        .col(text("signatory_name_en"))
        .col(text("signatory_position_th"))
        .col(text("signatory_position_en"))
        .col(text_null("logo_sha256"))
        .col(timestamp_with_time_zone("issued_at"))
        .col(big_integer_null("superseded_by"))
        .col(timestamp_with_time_zone_null("revoked_at"))
        .col(text_null("revoked_reason"));
    link(&mut table, "certificates", "completion_id", "completions");
    link(&mut table, "certificates", "person_id", "people");
    link(&mut table, "certificates", "issuer_unit_id", "units");
    manager.create_table(table).await?;
    unique(manager, "certificates", &["number"]).await?;
    unique(manager, "certificates", &["verify_code"]).await?;
    unique(manager, "certificates", &["completion_id", "revision"]).await?;
    index(manager, "certificates", &["person_id"]).await?;
    Ok(())
}

/// A letter to be sent, written in the transaction of what it tells. A worker sends it.
async fn mails(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("mails")
        .col(big_pk_auto("id"))
        .col(text("dedupe_key"))
        .col(json("letter"))
        .col(big_integer("account_id"))
        .col(text("recipient"))
        .col(text("state"))
        .col(integer("tries"))
        .col(timestamp_with_time_zone("due_at"))
        .col(timestamp_with_time_zone_null("leased_until"))
        .col(timestamp_with_time_zone("queued_at"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("settled_at"))
        .col(text_null("last_answer"));
    link(&mut table, "mails", "account_id", "accounts");
    manager.create_table(table).await?;
    unique(manager, "mails", &["dedupe_key"]).await?;
    index(manager, "mails", &["state", "due_at"]).await?;
    index(manager, "mails", &["state", "settled_at"]).await?;
    index(manager, "mails", &["account_id"]).await?;
    Ok(())
}

/// What happened in exactly this unit with this course in a month of a fiscal year (1 = October). Sums of these are the dashboards.
async fn tallies(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("tallies")
        .col(big_pk_auto("id"))
        .col(big_integer("unit_id"))
        .col(big_integer("course_id"))
        .col(small_integer("fiscal_year"))
        .col(small_integer("month"))
        .col(integer("enrolled"))
        .col(integer("open"))
        .col(integer("completed"))
        .col(integer("certificates"))
        .col(big_integer("minutes"));
    link(&mut table, "tallies", "unit_id", "units");
    link(&mut table, "tallies", "course_id", "courses");
    manager.create_table(table).await?;
    unique(manager, "tallies", &["unit_id", "course_id", "fiscal_year", "month"]).await?;
    index(manager, "tallies", &["course_id"]).await?;
    Ok(())
}
