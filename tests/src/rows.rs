//! Looking at the rows of the database behind the back of the features: what was written, and that nothing was.

use std::collections::BTreeMap;

use app::{
    db::Db,
    id::{AccountId, PersonId},
};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement};

/// The names of all tables.
pub async fn tables(db: &Db) -> Vec<String> {
    let sql = match db.backend() {
        DbBackend::Postgres => "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
        _ => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1",
    };
    query(db, sql).await.iter().map(|row| row.try_get_by_index(0).expect("a name")).collect()
}

/// The answer of a query for a name and a number a row.
pub async fn all(db: &Db, sql: &str) -> BTreeMap<String, i64> {
    let read = |row: &QueryResult| (row.try_get_by_index(0).expect("a name"), row.try_get_by_index(1).expect("a number"));
    query(db, sql).await.iter().map(read).collect()
}

/// The rows that belong to a person or her account, as text.
pub async fn of(db: &Db, person: PersonId, account: AccountId) -> BTreeMap<String, Vec<String>> {
    let mut found = BTreeMap::new();
    for table in tables(db).await {
        let columns = columns(db, &table).await;
        let key = match table.as_str() {
            "people" => format!("id = {person}"),
            "accounts" => format!("id = {account}"),
            _ if columns.iter().any(|column| column == "person_id") => format!("person_id = {person}"),
            _ if columns.iter().any(|column| column == "account_id") => format!("account_id = {account}"),
            _ => continue,
        };
        let row = match db.backend() {
            DbBackend::Postgres => format!("row_to_json({table})::text"),
            _ => columns.iter().map(|column| format!("quote({column})")).collect::<Vec<_>>().join(" || ' ' || "),
        };
        let rows = query(db, &format!("SELECT {row} FROM {table} WHERE {key} ORDER BY 1")).await;
        found.insert(table, rows.iter().map(|row| row.try_get_by_index(0).expect("text")).collect());
    }
    found
}

async fn columns(db: &Db, table: &str) -> Vec<String> {
    let sql = match db.backend() {
        DbBackend::Postgres => {
            format!(
                "SELECT column_name::text FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}'"
            )
        }
        _ => format!("SELECT name FROM pragma_table_info('{table}')"),
    };
    query(db, &sql).await.iter().map(|row| row.try_get_by_index(0).expect("a name")).collect()
}

async fn query(db: &Db, sql: &str) -> Vec<QueryResult> {
    let statement = Statement::from_string(db.backend(), sql);
    db.write().query_all_raw(statement).await.unwrap_or_else(|error| panic!("{sql}: {error}"))
}
