//! Giving back the time of an outage to every test that was open.

use std::cmp::max;

use sea_orm::{
    ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, entity::prelude::DateTimeUtc,
    sea_query::Expr,
};

use super::Gap;
use crate::{
    entity::{Attempt, AttemptEvent, AttemptEventKind, SkillTest, attempt, attempt_event, skill_test},
    error::AppError,
    id::{AttemptId, SkillTestId},
    timeline::record::{self, Event, Of},
};

/// So many events are written at once; SQLite takes some 32,000 values in a statement.
const AT_ONCE: usize = 1_000;

/// Moves the deadline of every attempt and skill test that was open when the service went down, in the caller's
/// transaction, and says how many there were.
///
/// What she had left when the service went down she has left when it is back: the deadline moves by the whole time,
/// from the start of her test if that came after the last mark.
pub async fn everyone(txn: &DatabaseTransaction, gap: Gap) -> Result<usize, AppError> {
    let mut events = attempts(txn, gap).await?;
    events.extend(skill_tests(txn, gap).await?);
    let count = events.len();
    while !events.is_empty() {
        let rest = events.split_off(events.len().min(AT_ONCE));
        AttemptEvent::insert_many(std::mem::replace(&mut events, rest)).exec_without_returning(txn).await?;
    }
    Ok(count)
}

/// The engines have no common way to add seconds to an instant, so each row is moved by itself. That is a few thousand
/// statements, once after an outage.
async fn attempts(txn: &DatabaseTransaction, gap: Gap) -> Result<Vec<attempt_event::ActiveModel>, DbErr> {
    let open: Vec<(AttemptId, DateTimeUtc, DateTimeUtc)> = Attempt::find()
        .filter(attempt::Column::ClosedAt.is_null())
        .filter(attempt::Column::DeadlineAt.gt(gap.from))
        .order_by_asc(attempt::Column::Id)
        .lock_exclusive()
        .select_only()
        .columns([attempt::Column::Id, attempt::Column::StartedAt, attempt::Column::DeadlineAt])
        .into_tuple()
        .all(txn)
        .await?;
    let mut events = Vec::with_capacity(open.len());
    for (id, started_at, deadline_at) in open {
        let Some((seconds, deadline)) = moved(gap, started_at, deadline_at) else { continue };
        Attempt::update_many()
            .col_expr(attempt::Column::DeadlineAt, Expr::value(deadline))
            .filter(attempt::Column::Id.eq(id))
            .exec(txn)
            .await?;
        events.push(event(Of::Attempt(id), gap, seconds));
    }
    Ok(events)
}

async fn skill_tests(txn: &DatabaseTransaction, gap: Gap) -> Result<Vec<attempt_event::ActiveModel>, DbErr> {
    let open: Vec<(SkillTestId, DateTimeUtc, DateTimeUtc)> = SkillTest::find()
        .filter(skill_test::Column::Open.eq(true))
        .filter(skill_test::Column::DeadlineAt.gt(gap.from))
        .order_by_asc(skill_test::Column::Id)
        .lock_exclusive()
        .select_only()
        .columns([skill_test::Column::Id, skill_test::Column::StartedAt, skill_test::Column::DeadlineAt])
        .into_tuple()
        .all(txn)
        .await?;
    let mut events = Vec::with_capacity(open.len());
    for (id, started_at, deadline_at) in open {
        let Some((seconds, deadline)) = moved(gap, started_at, deadline_at) else { continue };
        SkillTest::update_many()
            .col_expr(skill_test::Column::DeadlineAt, Expr::value(deadline))
            .filter(skill_test::Column::Id.eq(id))
            .exec(txn)
            .await?;
        events.push(event(Of::SkillTest(id), gap, seconds));
    }
    Ok(events)
}

/// By how many seconds, and to when; a part of a second is one. Nothing for a test that began when all was well again.
fn moved(gap: Gap, started_at: DateTimeUtc, deadline_at: DateTimeUtc) -> Option<(i32, DateTimeUtc)> {
    let lost = gap.to - max(gap.from, started_at);
    let seconds = i32::try_from((lost.num_milliseconds().max(0) + 999) / 1_000).ok().filter(|seconds| *seconds > 0)?;
    Some((seconds, deadline_at + chrono::TimeDelta::seconds(seconds.into())))
}

fn event(of: Of, gap: Gap, seconds: i32) -> attempt_event::ActiveModel {
    record::row(of, Event { seconds: Some(seconds), ..Event::of(AttemptEventKind::Credited, gap.to) })
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;

    fn at(second: i64) -> DateTimeUtc {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(second)
    }

    #[test]
    fn what_was_left_before_is_left_after() {
        let gap = Gap { mark: at(100), from: at(100), to: at(400) };
        assert_eq!(moved(gap, at(0), at(160)), Some((300, at(460))), "a minute then, a minute now");
        assert_eq!(moved(gap, at(105), at(705)), Some((295, at(1000))), "begun after the last mark");
        assert_eq!(moved(gap, at(400), at(500)), None);
        let uneven = Gap { to: at(400) + TimeDelta::milliseconds(1), ..gap };
        assert_eq!(moved(uneven, at(0), at(160)), Some((301, at(461))));
    }
}
