//! Only one calibration at a time, on whatever node.

use chrono::{DateTime, TimeDelta, Utc};
use rand::TryRngCore;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::OnConflict};

use crate::{
    entity::{Setting, setting},
    error::AppError,
    state::AppState,
};

const KEY: &str = "calibration_lease";

/// A run that died lets go after this time: far more than the slowest run takes.
const LASTS: TimeDelta = TimeDelta::hours(1);

/// That nobody else calibrates. Whoever finds an older one that has run out may take it away.
pub struct Lease {
    value: String,
}

impl Lease {
    /// Takes it, unless somebody else holds it.
    pub async fn take(state: &AppState) -> Result<Option<Self>, AppError> {
        let token = rand::rngs::OsRng.try_next_u64().expect("the system gives randomness");
        let txn = state.db.begin().await?;
        // Made first, so that there is a row to wait for.
        let free = setting::ActiveModel { key: Set(KEY.to_owned()), value: Set(String::new()) };
        Setting::insert(free)
            .on_conflict(OnConflict::column(setting::Column::Key).do_nothing().to_owned())
            .exec_without_returning(&txn)
            .await?;
        let row = Setting::find_by_id(KEY).lock_exclusive().one(&txn).await?.ok_or(AppError::NotFound)?;
        let now = state.clock.now();
        if until(&row.value).is_some_and(|until| now < until) {
            return Ok(None);
        }
        let lease = Self { value: format!("{} {token:016x}", (now + LASTS).to_rfc3339()) };
        lease.replace(&txn, &row.value, &lease.value).await?;
        txn.commit().await?;
        Ok(Some(lease))
    }

    /// Whether it is still this one that is held.
    pub async fn is_held(&self, db: &impl ConnectionTrait) -> Result<bool, AppError> {
        let row = Setting::find_by_id(KEY).lock_exclusive().one(db).await?;
        Ok(row.is_some_and(|row| row.value == self.value))
    }

    /// Lets the next one have it.
    pub async fn give_back(&self, state: &AppState) -> Result<(), AppError> {
        self.replace(state.db.write(), &self.value, "").await
    }

    async fn replace(&self, db: &impl ConnectionTrait, old: &str, new: &str) -> Result<(), AppError> {
        Setting::update_many()
            .set(setting::ActiveModel { value: Set(new.to_owned()), ..Default::default() })
            .filter(setting::Column::Key.eq(KEY))
            .filter(setting::Column::Value.eq(old))
            .exec(db)
            .await?;
        Ok(())
    }
}

fn until(value: &str) -> Option<DateTime<Utc>> {
    value.split(' ').next()?.parse().ok()
}
