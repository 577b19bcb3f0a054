//! Results of other institutions: what people claim, and what HR brings in as a file. And frameworks of agencies, with
//! their owners.

use sea_orm_migration::{prelude::*, schema::*};

use crate::define::{index, link, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        external_claims(manager).await?;
        external_imports(manager).await?;
        frameworks(manager).await?;
        framework_files(manager).await
    }
}

/// A certificate of another institution that a person claims, with its evidence. `form` makes a form that is sent twice
/// one claim.
async fn external_claims(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("external_claims")
        .col(big_pk_auto("id"))
        .col(big_integer("person_id"))
        .col(big_integer("skill_id"))
        .col(small_integer("level"))
        .col(text("issuer"))
        .col(text("certificate"))
        .col(text_null("number"))
        .col(date("issued_on"))
        .col(date_null("valid_until"))
        .col(text("file_sha256"))
        .col(text("file_name"))
        .col(text("file_kind"))
        .col(big_integer("form"))
        .col(text("state"))
        .col(timestamp_with_time_zone("claimed_at"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .col(big_integer_null("decided_by"))
        .col(small_integer_null("granted_level"))
        .col(text_null("reason"));
    link(&mut table, "external_claims", "person_id", "people");
    link(&mut table, "external_claims", "skill_id", "skills");
    link(&mut table, "external_claims", "decided_by", "people");
    manager.create_table(table).await?;
    unique(manager, "external_claims", &["person_id", "form"]).await?;
    // What waits is found without going over what was decided; the builder has no such index for both engines.
    let waiting = "CREATE INDEX ix_external_claims_waiting ON external_claims (id) WHERE state = 'claimed'";
    manager.get_connection().execute_unprepared(waiting).await?;
    Ok(())
}

/// The unit whose administrators look after a framework; none for those that ship or came in from the console.
async fn frameworks(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table("frameworks").add_column(big_integer_null("owner_id")).to_owned()).await
}

/// A file with a framework: kept under its hash, looked at by whoever sent it, and brought in when she says so.
async fn framework_files(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("framework_files")
        .col(big_pk_auto("id"))
        .col(big_integer("person_id"))
        .col(text("file_sha256"))
        .col(text("file_name"))
        .col(timestamp_with_time_zone("sent_at"))
        .col(timestamp_with_time_zone_null("saved_at"));
    link(&mut table, "framework_files", "person_id", "people");
    manager.create_table(table).await?;
    unique(manager, "framework_files", &["person_id", "file_sha256", "file_name"]).await
}

/// A file of results: kept under its hash, looked at by whoever sent it, and written once.
async fn external_imports(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table
        .table("external_imports")
        .col(big_pk_auto("id"))
        .col(big_integer("person_id"))
        .col(text("file_sha256"))
        .col(text("file_name"))
        .col(integer("rows"))
        .col(timestamp_with_time_zone("sent_at"))
        .col(timestamp_with_time_zone_null("written_at"))
        .col(integer_null("new_results"));
    link(&mut table, "external_imports", "person_id", "people");
    manager.create_table(table).await?;
    unique(manager, "external_imports", &["person_id", "file_sha256"]).await?;
    index(manager, "external_imports", &["person_id", "sent_at"]).await?;
    Ok(())
}
