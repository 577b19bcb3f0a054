//! The end of a test: closed and its result written, once, by its last answer or by the deadline.

use courses::adaptive::Session;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    entity::prelude::DateTimeUtc,
    sea_query::{LockBehavior, LockType},
};

use super::{
    evidence::{self, Measured, Observation},
    offer::FEWEST,
    sitting::{Sitting, likeliest},
    stock::keep,
};
use crate::{
    catalogue::skills::KnownSkill,
    entity::{AttemptEventKind, ItemBasis, Skill, SkillSource, SkillTest, SkillTestClosing, skill_test},
    error::AppError,
    id::SkillTestId,
    regrades::{lock, skill_tests},
    state::AppState,
    thai::date::bangkok_date,
    timeline::record::{self, Event},
    uptime,
};

/// So many tests are looked up at a time when the deadline closes them.
const PAGE: u64 = 100;

/// What to do while somebody else works on the same test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Busy {
    Wait,
    Skip,
}

/// Whether a test is over but not closed yet.
pub fn is_expired(test: &skill_test::Model, now: DateTimeUtc) -> bool {
    test.open.is_some() && now > test.deadline_at
}

/// Closes every test whose deadline has passed, with the answers that it has, and says how many. Each in a transaction
/// of its own; what another node works on is skipped.
pub async fn close_expired(state: &AppState, now: DateTimeUtc) -> Result<u32, AppError> {
    let (mut closed, mut last) = (0, SkillTestId(0));
    loop {
        let page: Vec<SkillTestId> = SkillTest::find()
            .select_only()
            .column(skill_test::Column::Id)
            .filter(skill_test::Column::Open.eq(true))
            .filter(skill_test::Column::DeadlineAt.lt(now))
            .filter(skill_test::Column::Id.gt(last))
            .order_by_asc(skill_test::Column::Id)
            .limit(PAGE)
            .into_tuple()
            .all(state.db.read())
            .await?;
        let Some(furthest) = page.last() else { return Ok(closed) };
        last = *furthest;
        for test in page {
            match close_if_expired(state, test, Busy::Skip).await {
                Ok(done) => closed += u32::from(done),
                Err(error) => tracing::warn!(%test, ?error, "a skill test is over but cannot be closed yet"),
            }
        }
    }
}

/// Closes a test now if its time is over, without waiting for the worker.
pub async fn close_now(state: &AppState, test: SkillTestId) -> Result<(), AppError> {
    close_if_expired(state, test, Busy::Wait).await.map(drop)
}

async fn close_if_expired(state: &AppState, test: SkillTestId, busy: Busy) -> Result<bool, AppError> {
    let txn = state.db.begin().await?;
    let query = SkillTest::find_by_id(test);
    let locked = match busy {
        Busy::Skip => query.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked).one(&txn).await?,
        Busy::Wait => query.lock_exclusive().one(&txn).await?,
    };
    let now = state.clock.now();
    let Some(test) = locked.filter(|test| is_expired(test, now)) else { return Ok(false) };
    if uptime::is_unsettled(&txn, now).await? {
        // The service was down just now: the deadline is about to move.
        return Ok(false);
    }
    by_deadline(state, &txn, test, now).await?;
    txn.commit().await?;
    Ok(true)
}

/// Closes a locked test whose deadline has passed.
pub async fn by_deadline(
    state: &AppState,
    txn: &DatabaseTransaction,
    test: skill_test::Model,
    now: DateTimeUtc,
) -> Result<(), AppError> {
    let sitting = Sitting::of(state, txn, test).await?;
    let mut session = sitting.session()?;
    session.time_is_up(sitting.seconds(now)).map_err(AppError::internal)?;
    close(txn, &sitting, &session, SkillTestClosing::Deadline, now).await
}

/// Closes a locked test and writes what it has shown, in the caller's transaction.
///
/// It chose by the keys that it began with and counts by those that hold today: its log says what was, its result what is.
/// With fewer than [`FEWEST`] answers there is no result: it would say more about everybody than about her.
pub async fn close(
    txn: &DatabaseTransaction,
    sitting: &Sitting,
    session: &Session<'_>,
    by: SkillTestClosing,
    now: DateTimeUtc,
) -> Result<(), AppError> {
    lock::closing(txn).await?;
    let closed_at = now.min(sitting.test.deadline_at);
    let mut row = sitting.test.clone().into_active_model();
    row.open = Set(None);
    row.closed_at = Set(Some(closed_at));
    row.closed_by = Set(Some(by));
    row.log = Set(Some(keep(&session.log())));
    row.update(txn).await?;
    let kind = match by {
        SkillTestClosing::Finished => AttemptEventKind::Submitted,
        SkillTestClosing::Deadline => AttemptEventKind::ClosedByDeadline,
    };
    record::append(txn, sitting.test.id, Event::of(kind, closed_at)).await?;
    if session.answers().len() >= usize::from(FEWEST) {
        write_evidence(txn, sitting, session, closed_at, now).await?;
    }
    Ok(())
}

async fn write_evidence(
    txn: &DatabaseTransaction,
    sitting: &Sitting,
    session: &Session<'_>,
    closed_at: DateTimeUtc,
    now: DateTimeUtc,
) -> Result<(), AppError> {
    let test = &sitting.test;
    let area = Skill::find_by_id(test.skill_id).one(txn).await?.ok_or(AppError::NotFound)?;
    let basis = basis(sitting, session)?;
    let (score, chances, basis) = match skill_tests::at_closing(txn, sitting).await? {
        Some((score, chances)) => (score, chances, ItemBasis::Expert),
        None => (session.score(), session.levels(), basis),
    };
    let level = likeliest(&chances).ok_or_else(|| AppError::internal("a skill test has no levels"))?.level;
    let seen = Observation {
        person: test.person_id,
        area: KnownSkill::of(area),
        source: SkillSource::Tested,
        level: level.into(),
        on: bangkok_date(closed_at),
        fact: None,
        actor: None,
        detail: None,
        measured: Some(Measured {
            test: Some(test.id),
            ability: score.ability,
            standard_error: score.error,
            chances: keep(&chances),
            basis,
            regrade: None,
        }),
    };
    evidence::record(txn, seen, now).await?;
    Ok(())
}

/// A result rests on calibration only if every item does.
fn basis(sitting: &Sitting, session: &Session<'_>) -> Result<ItemBasis, AppError> {
    for given in session.answers() {
        if sitting.stock().basis(given.candidate)? == ItemBasis::Expert {
            return Ok(ItemBasis::Expert);
        }
    }
    Ok(ItemBasis::Calibrated)
}
