//! Final tests: what a corrected key makes of an attempt, and the attempt with all that follows from it.

mod row;

use std::collections::HashMap;

use courses::{
    completion::{Evidence, Fact, Item},
    grade::{AttemptGrade as Graded, Correction},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect, entity::prelude::DateTimeUtc, sea_query::Expr,
};

use self::row::{Pass, Row, count, row};
use super::{
    counts::{Change, Counts},
    job::{PAGE, Page},
    marks, store,
};
use crate::{
    assessment::{self, store::Tested},
    entity::{
        Attempt, AttemptEventKind, AttemptGrade, Enrolment, PoolStatistics, Regrade, RegradeState, attempt, attempt_grade,
        enrolment, pool_statistics, regrade,
    },
    error::AppError,
    grading,
    id::{AttemptId, CourseVersionId, EnrolmentId, RegradeId},
    learning::{complete::Score, evidence},
    letters::{self, Letter},
    state::AppState,
    timeline::record::{self, Event},
};

/// What a regrade needs to know of the older versions.
pub struct Job(HashMap<CourseVersionId, Correction>);

impl Job {
    /// Reads what the version of a regrade corrects. Once a course was corrected, all older versions are looked at: an
    /// earlier correction may have to be taken back.
    pub async fn of(state: &AppState, regrade: &regrade::Model) -> Result<Self, AppError> {
        let (Some(course), Some(version)) = (regrade.course_id, regrade.version_id) else {
            return Err(AppError::internal("a regrade of a final test names no version"));
        };
        let db = state.db.read();
        let again = store::was_corrected_before(db, regrade).await?;
        let corrected = store::corrected(state, db, course, version).await?.into_iter();
        let corrected = corrected.filter(|one| again || !one.correction.is_empty());
        Ok(Self(corrected.map(|one| (one.version, one.correction)).collect()))
    }

    /// The older versions, in the order in which they are walked.
    pub fn versions(&self) -> Vec<i64> {
        let mut versions: Vec<_> = self.0.keys().map(|version| version.0).collect();
        versions.sort_unstable();
        versions
    }

    /// Looks at the next enrolments of a version: finds out what would change, or writes what does.
    pub async fn page(&self, state: &AppState, regrade: &regrade::Model, version: i64, after: i64) -> Result<Page, AppError> {
        let version = CourseVersionId(version);
        let correction =
            self.0.get(&version).ok_or_else(|| AppError::internal("a regrade stands at a version that is none of its"))?;
        let tested = Tested::of_version(state, state.db.read(), version).await?.corrected_by(correction.test.clone());
        let enrolments = enrolments(state, version, after).await?;
        let Some(last) = enrolments.last() else { return Ok(Page { last: None, counts: Counts::default() }) };
        let mut counts = Counts { looked: enrolments.len() as u64, ..Counts::default() };
        let mut attempts = closed(state.db.read(), &enrolments).await?;
        let corrected = marks::settle(state.db.read(), &mut attempts).await?;
        attempts.retain(|attempt| touches(correction, attempt) || corrected.contains_key(&attempt.id));
        match regrade.state {
            RegradeState::Grading => {
                for attempt in &attempts {
                    match grade(state, regrade, &tested, attempt).await {
                        Ok(change) => counts.add(change),
                        Err(error) => {
                            counts.failed += 1;
                            tracing::warn!(attempt = %attempt.id, ?error, "an attempt cannot be regraded");
                        }
                    }
                }
            }
            _ => weigh(state, &tested, attempts, &mut counts).await?,
        }
        Ok(Page { last: Some(last.0), counts })
    }
}

async fn enrolments(state: &AppState, version: CourseVersionId, after: i64) -> Result<Vec<EnrolmentId>, AppError> {
    let rows = Enrolment::find()
        .filter(enrolment::Column::VersionId.eq(version))
        .filter(enrolment::Column::Id.gt(after))
        .order_by_asc(enrolment::Column::Id)
        .limit(PAGE)
        .select_only()
        .column(enrolment::Column::Id);
    Ok(rows.into_tuple().all(state.db.read()).await?)
}

/// The attempts that have a result.
async fn closed(db: &impl ConnectionTrait, enrolments: &[EnrolmentId]) -> Result<Vec<attempt::Model>, AppError> {
    let rows = Attempt::find()
        .filter(attempt::Column::EnrolmentId.is_in(enrolments.iter().copied()))
        .filter(attempt::Column::Points.is_not_null())
        .order_by_asc(attempt::Column::Id);
    Ok(rows.all(db).await?)
}

/// An attempt whose draw cannot be read is looked at, so that it is told of.
fn touches(correction: &Correction, attempt: &attempt::Model) -> bool {
    assessment::draw(attempt).map_or(true, |draw| correction.touches(&draw))
}

/// Finds out what would change in attempts as they stand, and changes nothing.
async fn weigh(state: &AppState, tested: &Tested, attempts: Vec<attempt::Model>, counts: &mut Counts) -> Result<(), AppError> {
    let db = state.db.read();
    let ids: Vec<_> = attempts.iter().map(|attempt| attempt.id).collect();
    let mut answers = assessment::answers_of(db, &ids).await?;
    let mut judged = if tested.has_essays() { grading::judged_of(db, &ids).await? } else { HashMap::new() };
    for attempt in &attempts {
        let given = answers.remove(&attempt.id).unwrap_or_default();
        let judged = judged.remove(&attempt.id).unwrap_or_default();
        match assessment::grade_answers(tested.test(), attempt, &given, &judged) {
            Ok(graded) => counts.add(row(attempt, &graded, Pass::Stays)?.change()),
            Err(error) => {
                counts.failed += 1;
                tracing::warn!(attempt = %attempt.id, ?error, "what a correction does to an attempt is not known");
            }
        }
    }
    Ok(())
}

/// Writes the new result of an attempt and all that follows from it, in one transaction; one that is there already is
/// left as it is.
///
/// The enrolment is locked before the attempt, here as everywhere. The first result stays in its row.
async fn grade(
    state: &AppState,
    regrade: &regrade::Model,
    tested: &Tested,
    attempt: &attempt::Model,
) -> Result<Change, AppError> {
    let txn = state.db.begin().await?;
    Enrolment::find_by_id(attempt.enrolment_id).lock_exclusive().one(&txn).await?.ok_or(AppError::NotFound)?;
    let attempt = Attempt::find_by_id(attempt.id).lock_exclusive().one(&txn).await?.ok_or(AppError::NotFound)?;
    if let Some(kept) = kept(&txn, attempt.id, regrade.id).await? {
        // What was graded by the correction from the start was never otherwise.
        return Ok(if kept.at_closing { Change::default() } else { Row::from(&kept).change() });
    }
    let mut attempt = [attempt];
    marks::settle(&txn, &mut attempt).await?;
    let [attempt] = attempt;
    let graded = assessment::grade(&txn, tested, &attempt).await?;
    let row = row(&attempt, &graded, Pass::Stays)?;
    let now = state.clock.now();
    row.keep(attempt.id, regrade.id, false, now).insert(&txn).await?;
    if row.is_news() {
        record::append(&txn, attempt.id, Event::of(AttemptEventKind::Regraded, now)).await?;
        let letter = Letter::Regraded { attempt: attempt.id, regrade: regrade.id };
        letters::enqueue_to_person(&txn, attempt.person_id, &letter, letter_key(attempt.id, regrade.id), now).await?;
    }
    if row.passed && !row.passed_before {
        pass(state, &txn, &attempt, &graded, now).await?;
    }
    txn.commit().await?;
    Ok(row.change())
}

fn letter_key(attempt: AttemptId, regrade: RegradeId) -> String {
    format!("regraded:{regrade}:attempt:{attempt}")
}

async fn kept(
    db: &impl ConnectionTrait,
    attempt: AttemptId,
    regrade: RegradeId,
) -> Result<Option<attempt_grade::Model>, AppError> {
    let row = AttemptGrade::find()
        .filter(attempt_grade::Column::AttemptId.eq(attempt))
        .filter(attempt_grade::Column::RegradeId.eq(regrade));
    Ok(row.one(db).await?)
}

/// She has passed now: what a pass brings follows, and the statistics that have counted the attempt already move.
async fn pass(
    state: &AppState,
    txn: &DatabaseTransaction,
    attempt: &attempt::Model,
    graded: &Graded,
    now: DateTimeUtc,
) -> Result<(), AppError> {
    let passed = Evidence { item: Item::FinalTest, fact: Fact::Passed };
    let score = Score { points: graded.points, max: graded.max };
    evidence::record(state, txn, attempt.enrolment_id, passed, Some(score), now).await?;
    if attempt.counted_at.is_some() {
        let version = Enrolment::find_by_id(attempt.enrolment_id).select_only().column(enrolment::Column::VersionId);
        let version: Option<CourseVersionId> = version.into_tuple().one(txn).await?;
        PoolStatistics::update_many()
            .col_expr(pool_statistics::Column::Passed, Expr::col(pool_statistics::Column::Passed).add(1))
            .filter(pool_statistics::Column::VersionId.eq(version))
            .exec(txn)
            .await?;
    }
    Ok(())
}

/// The grade with which an attempt is closed: by the corrected keys where the test has some, and then on record as such.
///
/// The caller closes the attempt in this transaction, or gives it its result after people have graded it, under [`super::lock::closing`]. Nobody has been told a result yet,
/// so a pass that only the wrong key would give is none.
pub async fn at_closing(
    state: &AppState,
    txn: &DatabaseTransaction,
    tested: &Tested,
    enrolment: &enrolment::Model,
    attempt: &attempt::Model,
    first: Graded,
    now: DateTimeUtc,
) -> Result<Graded, AppError> {
    let Some((regrade, correction)) = in_force(state, txn, enrolment).await? else { return Ok(first) };
    if !touches(&correction, attempt) {
        return Ok(first);
    }
    let corrected = tested.clone().corrected_by(correction.test);
    let graded = assessment::grade(txn, &corrected, attempt).await?;
    let by_old_key = attempt::Model {
        points: Some(count(first.points)?),
        max_points: Some(count(first.max)?),
        passed: Some(first.passed),
        ..attempt.clone()
    };
    row(&by_old_key, &graded, Pass::IsAsReached)?.keep(attempt.id, regrade, true, now).insert(txn).await?;
    Ok(graded)
}

/// The correction that holds for the version of an enrolment, if there is one.
async fn in_force(
    state: &AppState,
    db: &impl ConnectionTrait,
    enrolment: &enrolment::Model,
) -> Result<Option<(RegradeId, Correction)>, AppError> {
    let Some(regrade) = store::newest_of_course(db, enrolment.course_id).await? else { return Ok(None) };
    let Some(version) = regrade.version_id.filter(|version| *version != enrolment.version_id) else { return Ok(None) };
    if !store::is_older(db, enrolment.version_id, version).await? {
        return Ok(None);
    }
    let correction = store::between(state, db, enrolment.version_id, version).await?;
    Ok(correction.filter(|correction| !correction.is_empty()).map(|correction| (regrade.id, correction)))
}

/// What a regrade has corrected in the test of a version.
pub async fn of_version(
    state: &AppState,
    db: &impl ConnectionTrait,
    regrade: RegradeId,
    version: CourseVersionId,
) -> Result<Option<(regrade::Model, Correction)>, AppError> {
    let Some(regrade) = Regrade::find_by_id(regrade).one(db).await? else { return Ok(None) };
    let Some(newer) = regrade.version_id else { return Ok(None) };
    let correction = store::between(state, db, version, newer).await?;
    Ok(correction.map(|correction| (regrade, correction)))
}
