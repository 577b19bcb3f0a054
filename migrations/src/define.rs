//! The three things that every table needs beside its columns.

use sea_orm_migration::prelude::*;

/// `column` refers to the `id` of `target` and keeps it from being deleted.
pub fn link(table: &mut TableCreateStatement, name: &'static str, column: &'static str, target: &'static str) {
    table.foreign_key(ForeignKey::create().from(name, column).to(target, "id").on_delete(ForeignKeyAction::Restrict));
}

/// No two rows share these columns.
pub async fn unique(manager: &SchemaManager<'_>, table: &'static str, columns: &[&'static str]) -> Result<(), DbErr> {
    create(manager, "uq", table, columns, true).await
}

/// Rows are looked up by these columns.
pub async fn index(manager: &SchemaManager<'_>, table: &'static str, columns: &[&'static str]) -> Result<(), DbErr> {
    create(manager, "ix", table, columns, false).await
}

async fn create(
    manager: &SchemaManager<'_>,
    kind: &str,
    table: &'static str,
    columns: &[&'static str],
    unique: bool,
) -> Result<(), DbErr> {
    let mut index = Index::create();
    index.name(format!("{kind}_{table}_{}", columns.join("_"))).table(table);
    for column in columns {
        index.col(*column);
    }
    if unique {
        index.unique();
    }
    manager.create_index(index).await
}
