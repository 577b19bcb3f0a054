//! The job that works a regrade off, a page of rows at a time, on whatever node.
//!
//! A page is claimed with a lease, so that two nodes do not do the same work; one that dies lets go by itself. Twice is
//! once all the same: a page is written down only by whoever finds the step that it began with, and a result has a key.

use chrono::TimeDelta;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    entity::prelude::DateTimeUtc,
};

use super::{Counts, attempts, skill_tests};
use crate::{
    entity::{Regrade, RegradeKind, RegradeState, regrade},
    error::AppError,
    id::RegradeId,
    state::AppState,
};

/// So many enrolments or answers are looked at together.
pub const PAGE: u64 = 100;

/// A page takes a few seconds at most; whoever holds one longer has died.
const LEASE: TimeDelta = TimeDelta::minutes(2);

/// So many pages are done before the others that wait have their turn.
const PAGES_AT_A_TIME: usize = 20;

/// What became of a page.
pub struct Page {
    /// The last row that was looked at; none when the version has no more.
    pub last: Option<i64>,
    pub counts: Counts,
}

/// Works every regrade that is under way a little further, and says how many pages that were.
pub async fn advance(state: &AppState) -> Result<usize, AppError> {
    let waiting: Vec<RegradeId> = Regrade::find()
        .select_only()
        .column(regrade::Column::Id)
        .filter(regrade::Column::State.is_in([RegradeState::Weighing, RegradeState::Grading]))
        .order_by_asc(regrade::Column::Id)
        .limit(PAGE)
        .into_tuple()
        .all(state.db.read())
        .await?;
    let mut pages = 0;
    for id in waiting {
        pages += advance_one(state, id, PAGES_AT_A_TIME).await?;
    }
    Ok(pages)
}

/// Works one regrade so many pages further, unless somebody else is at it; gives the pages that were done.
pub async fn advance_one(state: &AppState, id: RegradeId, most: usize) -> Result<usize, AppError> {
    let mut pages = 0;
    while pages < most
        && let Some(claimed) = claim(state, id).await?
    {
        let before = (claimed.state, claimed.step);
        let (row, counts) = work(state, &claimed).await?;
        if !write(state, id, before, row, counts).await? {
            break;
        }
        pages += 1;
    }
    Ok(pages)
}

/// Takes the regrade for a while, if there is something to do and nobody else has it.
async fn claim(state: &AppState, id: RegradeId) -> Result<Option<regrade::Model>, AppError> {
    let now = state.clock.now();
    let txn = state.db.begin().await?;
    let Some(row) = Regrade::find_by_id(id).lock_exclusive().one(&txn).await? else { return Ok(None) };
    let works = matches!(row.state, RegradeState::Weighing | RegradeState::Grading);
    if !works || row.leased_until.is_some_and(|until| now < until) {
        return Ok(None);
    }
    lease(&txn, id, Some(now + LEASE)).await?;
    txn.commit().await?;
    Ok(Some(row))
}

async fn lease(db: &impl sea_orm::ConnectionTrait, id: RegradeId, until: Option<DateTimeUtc>) -> Result<(), AppError> {
    let held = regrade::ActiveModel { leased_until: Set(until), ..Default::default() };
    Regrade::update_many().set(held).filter(regrade::Column::Id.eq(id)).exec(db).await?;
    Ok(())
}

/// Does a page and says where the next one begins. A page that fails is let go of, to be tried again.
async fn work(state: &AppState, regrade: &regrade::Model) -> Result<(regrade::ActiveModel, Counts), AppError> {
    match next_page(state, regrade).await {
        Ok(done) => Ok(done),
        Err(error) => {
            lease(state.db.write(), regrade.id, None).await?;
            Err(error)
        }
    }
}

async fn next_page(state: &AppState, regrade: &regrade::Model) -> Result<(regrade::ActiveModel, Counts), AppError> {
    let job = match regrade.kind {
        RegradeKind::FinalTest => Job::Attempts(attempts::Job::of(state, regrade).await?),
        RegradeKind::Item => Job::SkillTests(Box::new(skill_tests::Job::of(state, regrade).await?)),
    };
    let versions = job.versions();
    let at = regrade.at_version.or_else(|| versions.first().copied());
    let Some(version) = at else { return Ok((finished(regrade, state.clock.now()), Counts::default())) };
    let page = match &job {
        Job::Attempts(job) => job.page(state, regrade, version, regrade.at_row).await?,
        Job::SkillTests(job) => job.page(state, regrade, version, regrade.at_row).await?,
    };
    let next = match page.last {
        Some(last) => Some((version, last)),
        None => versions.iter().copied().find(|other| *other > version).map(|next| (next, 0)),
    };
    let row = match next {
        None => finished(regrade, state.clock.now()),
        Some((version, row)) => regrade::ActiveModel { at_version: Set(Some(version)), at_row: Set(row), ..Default::default() },
    };
    Ok((row, page.counts))
}

/// The two kinds of work.
enum Job {
    Attempts(attempts::Job),
    SkillTests(Box<skill_tests::Job>),
}

impl Job {
    /// The older versions, in the order in which they are walked.
    fn versions(&self) -> Vec<i64> {
        match self {
            Self::Attempts(job) => job.versions(),
            Self::SkillTests(job) => job.versions(),
        }
    }
}

fn finished(regrade: &regrade::Model, now: DateTimeUtc) -> regrade::ActiveModel {
    let (state, finished_at) = match regrade.state {
        RegradeState::Grading => (RegradeState::Done, Set(Some(now))),
        _ => (RegradeState::Weighed, NotSet),
    };
    regrade::ActiveModel { state: Set(state), finished_at, ..Default::default() }
}

/// Writes a page down, unless somebody else has done it or the regrade was begun anew. Tells whether it was.
async fn write(
    state: &AppState,
    id: RegradeId,
    (stage, step): (RegradeState, i32),
    mut row: regrade::ActiveModel,
    counts: Counts,
) -> Result<bool, AppError> {
    let txn = state.db.begin().await?;
    let Some(kept) = Regrade::find_by_id(id).lock_exclusive().one(&txn).await? else { return Ok(false) };
    if (kept.state, kept.step) != (stage, step) {
        return Ok(false);
    }
    let column = if stage == RegradeState::Grading { &kept.graded } else { &kept.weighed };
    let mut sum = Counts::read(column)?;
    sum += counts;
    match stage {
        RegradeState::Grading => row.graded = Set(sum.keep()),
        _ => row.weighed = Set(sum.keep()),
    }
    row.step = Set(step + 1);
    row.leased_until = Set(None);
    Regrade::update_many().set(row).filter(regrade::Column::Id.eq(id)).exec(&txn).await?;
    txn.commit().await?;
    Ok(true)
}

/// From the beginning again: the columns that a stage begins with.
pub fn from_the_start(step: i32) -> regrade::ActiveModel {
    regrade::ActiveModel {
        at_version: Set(None),
        at_row: Set(0),
        step: Set(step + 1),
        leased_until: Set(None),
        ..Default::default()
    }
}
