//! How often something may be tried, counted in the database so that all nodes count together.

use chrono::TimeDelta;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, FromQueryResult, Statement, entity::prelude::DateTimeUtc};

use crate::{db::Db, error::AppError};

/// So many times within a window.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    pub times: i32,
    pub window: TimeDelta,
}

#[derive(FromQueryResult)]
struct Counted {
    window_start: DateTimeUtc,
    count: i32,
}

/// Counts one more try under `key` and refuses when it is one too many.
pub async fn take(db: &Db, key: &str, limit: Limit, now: DateTimeUtc) -> Result<(), AppError> {
    let counted = count(db, key, limit, now).await?;
    if counted.count > limit.times {
        let wait = (counted.window_start + limit.window - now).num_seconds().max(1);
        return Err(AppError::TooMany { retry_after_seconds: u32::try_from(wait).unwrap_or(u32::MAX) });
    }
    Ok(())
}

/// Whether `key` has used up its tries, without counting one.
pub async fn is_spent(db: &Db, key: &str, limit: Limit, now: DateTimeUtc) -> Result<bool, DbErr> {
    let row = crate::entity::RateLimit::find_by_id(key.to_owned()).one(db.read()).await?;
    Ok(row.is_some_and(|row| row.window_start > now - limit.window && row.count >= limit.times))
}

/// Counts one more under `key` and refuses nothing; for what is only asked with [`is_spent`].
pub async fn note(db: &Db, key: &str, limit: Limit, now: DateTimeUtc) -> Result<(), DbErr> {
    count(db, key, limit, now).await.map(drop)
}

/// Begins again from nothing.
pub async fn forget(db: &impl ConnectionTrait, key: &str) -> Result<(), DbErr> {
    crate::entity::RateLimit::delete_by_id(key.to_owned()).exec(db).await.map(drop)
}

/// One statement, so that tries on several nodes cannot overtake each other. Raw because the conditional upsert with
/// its result is beyond the query builder; the same text runs on both engines.
async fn count(db: &Db, key: &str, limit: Limit, now: DateTimeUtc) -> Result<Counted, DbErr> {
    let sql = "INSERT INTO rate_limits (key, window_start, count) VALUES ($1, $2, 1) \
               ON CONFLICT (key) DO UPDATE SET \
                 count = CASE WHEN rate_limits.window_start <= $3 THEN 1 ELSE rate_limits.count + 1 END, \
                 window_start = CASE WHEN rate_limits.window_start <= $3 THEN $2 ELSE rate_limits.window_start END \
               RETURNING window_start, count";
    let statement = Statement::from_sql_and_values(db.backend(), sql, [key.into(), now.into(), (now - limit.window).into()]);
    let row = db.write().query_one_raw(statement).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("an upsert returns its row".to_owned()))?;
    Counted::from_query_result(&row, "")
}
