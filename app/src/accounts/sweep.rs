//! Clearing away what is over: sessions, links and counters.

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, entity::prelude::DateTimeUtc, sea_query::Condition};

use crate::{
    db::Db,
    entity::{AccountToken, RateLimit, Session, account_token, rate_limit, session},
    visitor::IDLE_MINUTES,
};

/// Links are kept so long after their end, for the answer to "I never got a letter".
const LINKS_KEPT: TimeDelta = TimeDelta::days(30);
/// No counter has a longer window.
const COUNTERS_KEPT: TimeDelta = TimeDelta::days(1);

/// Deletes ended sessions, old links and counters; for the worker, every now and then. Twice is once.
pub async fn sweep(db: &Db, now: DateTimeUtc) -> Result<(), DbErr> {
    let ended = Condition::any()
        .add(session::Column::ExpiresAt.lte(now))
        .add(session::Column::LastSeenAt.lte(now - TimeDelta::minutes(IDLE_MINUTES)));
    Session::delete_many().filter(ended).exec(db.write()).await?;
    AccountToken::delete_many().filter(account_token::Column::ExpiresAt.lte(now - LINKS_KEPT)).exec(db.write()).await?;
    RateLimit::delete_many().filter(rate_limit::Column::WindowStart.lte(now - COUNTERS_KEPT)).exec(db.write()).await?;
    Ok(())
}
