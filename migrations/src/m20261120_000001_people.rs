//! The agency tree, people, their accounts and postings, and what they may do.

use sea_orm_migration::{prelude::*, schema::*};

use crate::define::{index, link, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        units(manager).await?;
        people(manager).await?;
        accounts(manager).await?;
        recovery_codes(manager).await?;
        account_tokens(manager).await?;
        sessions(manager).await?;
        postings(manager).await?;
        role_grants(manager).await?;
        headcounts(manager).await?;
        signatories(manager).await?;
        Ok(())
    }
}

/// A node of the agency tree: ministry, department, division, group, province. `first..=last` is the range of numbers that its subtree owns.
async fn units(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("units")
        .col(big_pk_auto("id"))
        .col(text("code"))
        .col(text_null("external_code"))
        .col(big_integer_null("parent_id"))
        .col(text("kind"))
        .col(big_integer("first"))
        .col(big_integer("last"))
        .col(text("name_th"))
        .col(text("name_en"))
        .col(text_null("abbr"))
        .col(text_null("logo_sha256"))
        .col(date("valid_from"))
        .col(date_null("valid_to"));
    link(&mut table, "units", "parent_id", "units");
    manager.create_table(table).await?;
    unique(manager, "units", &["code"]).await?;
    unique(manager, "units", &["first"]).await?;
    index(manager, "units", &["parent_id"]).await?;
    Ok(())
}

/// A human being, once, whatever accounts and postings she has had.
async fn people(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("people")
        .col(big_pk_auto("id"))
        .col(blob_null("national_id_cipher"))
        .col(blob_null("national_id_hmac"))
        .col(text_null("staff_no"))
        .col(text("prefix_th"))
        .col(text("given_th"))
        .col(text("family_th"))
        .col(text("prefix_en"))
        .col(text("given_en"))
        .col(text("family_en"))
        .col(text("sort_key"))
        .col(text("search_key"))
        .col(text_null("print_name_th"))
        .col(text_null("print_name_en"))
        .col(timestamp_with_time_zone_null("print_name_confirmed_at"))
        .col(big_integer_null("merged_into"))
        .col(timestamp_with_time_zone("created_at"));
    link(&mut table, "people", "merged_into", "people");
    manager.create_table(table).await?;
    unique(manager, "people", &["national_id_hmac"]).await?;
    index(manager, "people", &["sort_key"]).await?;
    Ok(())
}

/// A way to sign in. A person may have several in a lifetime.
async fn accounts(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("accounts")
        .col(big_pk_auto("id"))
        .col(big_integer("person_id"))
        .col(text("email"))
        .col(text_null("password_hash"))
        .col(text("state"))
        .col(text("language"))
        .col(blob_null("totp_cipher"))
        .col(timestamp_with_time_zone_null("totp_confirmed_at"))
        .col(big_integer_null("totp_last_step"))
        .col(boolean("is_demo"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("last_signed_in_at"));
    link(&mut table, "accounts", "person_id", "people");
    manager.create_table(table).await?;
    unique(manager, "accounts", &["email"]).await?;
    index(manager, "accounts", &["person_id"]).await?;
    Ok(())
}

/// One code that stands in for the second factor, once.
async fn recovery_codes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("recovery_codes")
        .col(big_pk_auto("id"))
        .col(big_integer("account_id"))
        .col(blob("code_hash"))
        .col(timestamp_with_time_zone_null("used_at"));
    link(&mut table, "recovery_codes", "account_id", "accounts");
    manager.create_table(table).await?;
    unique(manager, "recovery_codes", &["account_id", "code_hash"]).await?;
    Ok(())
}

/// A link that was mailed: an invitation or a new password. Stored hashed, good once.
async fn account_tokens(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("account_tokens")
        .col(big_pk_auto("id"))
        .col(big_integer("account_id"))
        .col(text("purpose"))
        .col(blob("token_hash"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("used_at"));
    link(&mut table, "account_tokens", "account_id", "accounts");
    manager.create_table(table).await?;
    unique(manager, "account_tokens", &["token_hash"]).await?;
    index(manager, "account_tokens", &["account_id"]).await?;
    Ok(())
}

/// A signed-in browser. The token itself is only in the cookie.
async fn sessions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("sessions")
        .col(big_pk_auto("id"))
        .col(big_integer("account_id"))
        .col(blob("token_hash"))
        .col(text("device"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("last_seen_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("second_factor_at"));
    link(&mut table, "sessions", "account_id", "accounts");
    manager.create_table(table).await?;
    unique(manager, "sessions", &["token_hash"]).await?;
    index(manager, "sessions", &["account_id"]).await?;
    index(manager, "sessions", &["expires_at"]).await?;
    Ok(())
}

/// Where a person works and as what, from when to when. A transfer is a new posting.
async fn postings(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("postings")
        .col(big_pk_auto("id"))
        .col(big_integer("person_id"))
        .col(big_integer("unit_id"))
        .col(text_null("position_no"))
        .col(text("position_th"))
        .col(text("position_en"))
        .col(text("level"))
        .col(text("employee_kind"))
        .col(boolean("is_it"))
        .col(boolean("is_primary"))
        .col(big_integer_null("work_province_id"))
        .col(date("valid_from"))
        .col(date_null("valid_to"));
    link(&mut table, "postings", "person_id", "people");
    link(&mut table, "postings", "unit_id", "units");
    link(&mut table, "postings", "work_province_id", "units");
    manager.create_table(table).await?;
    index(manager, "postings", &["person_id", "valid_to"]).await?;
    index(manager, "postings", &["unit_id", "valid_to"]).await?;
    Ok(())
}

/// A role with the unit it reaches over and the day it ends.
async fn role_grants(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("role_grants")
        .col(big_pk_auto("id"))
        .col(big_integer("person_id"))
        .col(text("role"))
        .col(big_integer("unit_id"))
        .col(date("valid_from"))
        .col(date_null("valid_to"))
        .col(big_integer_null("granted_by"))
        .col(timestamp_with_time_zone("created_at"));
    link(&mut table, "role_grants", "person_id", "people");
    link(&mut table, "role_grants", "unit_id", "units");
    link(&mut table, "role_grants", "granted_by", "people");
    manager.create_table(table).await?;
    index(manager, "role_grants", &["person_id"]).await?;
    Ok(())
}

/// How many people hold a primary posting in exactly this unit, moved with every posting.
async fn headcounts(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table.table("headcounts").col(big_integer("unit_id").primary_key()).col(integer("people"));
    link(&mut table, "headcounts", "unit_id", "units");
    manager.create_table(table).await?;
    Ok(())
}

/// Who signs the certificates of a unit and of those below it.
async fn signatories(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("signatories")
        .col(big_pk_auto("id"))
        .col(big_integer("unit_id"))
        .col(text("name_th"))
        .col(text("name_en"))
        .col(text("position_th"))
        .col(text("position_en"))
        .col(date("valid_from"))
        .col(date_null("valid_to"));
    link(&mut table, "signatories", "unit_id", "units");
    manager.create_table(table).await?;
    index(manager, "signatories", &["unit_id"]).await?;
    Ok(())
}
