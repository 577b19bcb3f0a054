//! A skill test belongs to the session that opened it last, as the paper of a final test does.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let held_by = big_integer_null("held_by");
        manager.alter_table(Table::alter().table("skill_tests").add_column(held_by).to_owned()).await
    }
}
