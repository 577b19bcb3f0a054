//! The queries of the feature.

use chrono::TimeDelta;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QuerySelect,
    entity::prelude::DateTimeUtc, sea_query::OnConflict,
};

use super::Gap;
use crate::entity::{Heartbeat, Outage, heartbeat, outage};

/// Clocks of nodes may differ a little. A mark from further ahead was left by one that was wrong, and would hide every
/// outage until then.
const AHEAD: TimeDelta = TimeDelta::minutes(5);

/// Nodes that are gone for so long are forgotten, but for the newest mark of all.
const KEPT: TimeDelta = TimeDelta::days(1);

/// The newest mark of any node.
pub async fn newest_mark(db: &impl ConnectionTrait, now: DateTimeUtc) -> Result<Option<DateTimeUtc>, DbErr> {
    let newest: Option<Option<DateTimeUtc>> = Heartbeat::find()
        .filter(heartbeat::Column::BeatAt.lte(now + AHEAD))
        .select_only()
        .column_as(heartbeat::Column::BeatAt.max(), "newest")
        .into_tuple()
        .one(db)
        .await?;
    Ok(newest.flatten())
}

/// Leaves the mark of a node; only then are older ones forgotten.
pub async fn mark(db: &impl ConnectionTrait, node: &str, now: DateTimeUtc) -> Result<(), DbErr> {
    let row = heartbeat::ActiveModel { node: Set(node.to_owned()), beat_at: Set(now) };
    let again = OnConflict::column(heartbeat::Column::Node).update_column(heartbeat::Column::BeatAt).to_owned();
    Heartbeat::insert(row).on_conflict(again).exec_without_returning(db).await?;
    let wrong = heartbeat::Column::BeatAt.gt(now + AHEAD).or(heartbeat::Column::BeatAt.lt(now - KEPT));
    Heartbeat::delete_many().filter(wrong).exec(db).await?;
    Ok(())
}

/// Writes down that the service was down, once; tells whether this call did it.
pub async fn outage(db: &impl ConnectionTrait, gap: Gap, now: DateTimeUtc) -> Result<bool, DbErr> {
    let row = outage::ActiveModel {
        last_mark: Set(gap.mark),
        down_from: Set(gap.from),
        down_to: Set(gap.to),
        recorded_at: Set(now),
        ..Default::default()
    };
    let once = OnConflict::column(outage::Column::LastMark).do_nothing().to_owned();
    let written = Outage::insert(row).on_conflict(once).exec_without_returning(db).await?;
    Ok(written > 0)
}
