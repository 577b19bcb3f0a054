//! The database: one writer and many readers on SQLite, one pool on PostgreSQL.

use std::time::Duration;

use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};

/// Both ways into the database. Cloning is cheap.
#[derive(Clone)]
pub struct Db {
    read: DatabaseConnection,
    write: DatabaseConnection,
}

/// How long a query waits for a connection, or for a lock that another holds, before it gives up.
const PATIENCE: Duration = Duration::from_secs(5);

impl Db {
    /// Connects. `sqlite://…` is opened in WAL mode with full sync, so that what is committed survives a loss of power.
    pub async fn connect(url: &str) -> Result<Self, DbErr> {
        if url.starts_with("sqlite:") {
            let write = Database::connect(sqlite(url, 1)).await?;
            let read = Database::connect(sqlite(url, 8)).await?;
            return Ok(Self { read, write });
        }
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(24)
            .acquire_timeout(PATIENCE)
            .connect_timeout(PATIENCE)
            .sqlx_logging(false)
            .map_sqlx_postgres_opts(|options| options.options([("lock_timeout", format!("{}ms", PATIENCE.as_millis()))]));
        let pool = Database::connect(options).await?;
        Ok(Self { read: pool.clone(), write: pool })
    }

    /// For queries that change nothing.
    pub const fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    /// For a single statement that changes something.
    pub const fn write(&self) -> &DatabaseConnection {
        &self.write
    }

    /// Begins a transaction that will write. On SQLite it takes the write lock at once, so it cannot fail half-way.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        self.write
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..Default::default()
            })
            .await
    }

    /// Which engine this is, for the few places where they differ.
    pub fn backend(&self) -> DbBackend {
        self.write.get_database_backend()
    }
}

fn sqlite(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(PATIENCE)
        .sqlx_logging(false)
        .test_before_acquire(false)
        .map_sqlx_sqlite_opts(|options| {
            options
                .create_if_missing(true)
                .foreign_keys(true)
                .busy_timeout(PATIENCE)
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "FULL")
                .pragma("temp_store", "MEMORY")
                // What is mapped counts as memory of the process, once for each connection.
                .pragma("mmap_size", "0")
                .pragma("cache_size", "-4000")
        });
    options
}
