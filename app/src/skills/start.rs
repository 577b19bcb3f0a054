//! Beginning a test: items, rules, seed and the one deadline are fixed here, on the server.

use chrono::{Days, NaiveDate, TimeDelta};
use rand::TryRngCore;
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

use super::{
    close,
    offer::MINUTES,
    profile::{self, AreaStanding},
    stock::{KeptBank, keep},
    store,
};
use crate::{
    access::Learner,
    accommodations,
    entity::{AttemptEventKind, SkillTest, skill_test},
    error::{AppError, Conflict},
    id::SkillTestId,
    people::posting,
    state::AppState,
    thai::date::bangkok_date,
    timeline::record::{self, Event},
};

/// After a result a new test is worth taking, and its items are fresh, when so many days have passed.
pub const DAYS: u64 = 30;

/// After a test that ended without a result: the next day.
const DAYS_WITHOUT_RESULT: u64 = 1;

/// Begins a test of an area, or goes on with the one that is open: twice is once.
///
/// Refused before its day, and to those who work nowhere today. An area without a test is not found.
pub async fn start(state: &AppState, learner: &Learner, area: &str) -> Result<SkillTestId, AppError> {
    let now = state.clock.now();
    let today = bangkok_date(now);
    let mut standing = profile::area(state, learner, area, today).await?;
    if let Some(open) = standing.open.as_ref().filter(|open| now > open.deadline_at) {
        close::close_now(state, open.id).await?;
        standing = profile::area(state, learner, area, today).await?;
    }
    let AreaStanding { area, open: None, .. } = &standing else {
        return standing.open.map(|open| open.id).ok_or(AppError::NotFound);
    };
    if standing.again_from.is_some_and(|day| today < day) {
        return Err(AppError::Conflict(Conflict::TooSoon));
    }
    if !standing.has_test {
        return Err(AppError::NotFound);
    }
    let bank = KeptBank::of(store::items_in_use(state.db.read(), area.id).await?);
    let seed = rand::rngs::OsRng.try_next_u64().expect("the system gives randomness");

    let txn = state.db.begin().await?;
    let granted = accommodations::store::effect(&txn, learner.person(), None, MINUTES, today).await?;
    let posting = posting::primary(&txn, learner.person(), today).await?.ok_or(AppError::Conflict(Conflict::NoPosting))?;
    let begun = SkillTest::insert(skill_test::ActiveModel {
        person_id: Set(learner.person()),
        skill_id: Set(area.id),
        number: Set(standing.tests + 1),
        unit_id: Set(posting.unit_id),
        seed: Set(seed.cast_signed()),
        bank: Set(keep(&bank)),
        policy: Set(keep(&bank.policy()?)),
        started_at: Set(now),
        deadline_at: Set(now + TimeDelta::minutes(MINUTES.into()) + TimeDelta::seconds(granted.extra_seconds.into())),
        extra_seconds: Set(granted.extra_seconds),
        held_by: Set(Some(learner.signed_in().session)),
        open: Set(Some(true)),
        ..Default::default()
    })
    // Of two that begin together one does; both go on with it.
    .on_conflict(OnConflict::new().do_nothing().to_owned())
    .exec_without_returning(&txn)
    .await?;
    let newest = store::newest_tests(&txn, learner.person()).await?.remove(&area.id).ok_or(AppError::NotFound)?;
    if begun == 1 {
        let device = record::device(&txn, learner).await?;
        let seconds = Some(granted.extra_seconds).filter(|seconds| *seconds > 0);
        record::append(&txn, newest.id, Event { device, seconds, ..Event::of(AttemptEventKind::Started, now) }).await?;
    }
    txn.commit().await?;
    Ok(newest.id)
}

/// The day from which a new test may begin after one that was closed on a day.
pub fn again_from(closed_on: NaiveDate, has_result: bool) -> NaiveDate {
    closed_on + Days::new(if has_result { DAYS } else { DAYS_WITHOUT_RESULT })
}
