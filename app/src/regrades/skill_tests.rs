//! Skill tests: what the corrected key of an item makes of a test, and its new result.

mod correction;

use courses::{
    adaptive::{CandidateId, Counted, rescore},
    bank::BankItem,
    irt::{LevelChance, Score},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, entity::prelude::DateTimeUtc};

pub use self::correction::{ItemCorrection, open};
use super::{
    counts::{Change, Counts},
    job::{PAGE, Page},
    store,
};
use crate::{
    catalogue::skills::KnownSkill,
    entity::{
        AttemptEventKind, ItemBasis, RegradeState, Skill, SkillAnswer, SkillEvidence, SkillSource, SkillTest, regrade,
        skill_answer, skill_evidence, skill_test,
    },
    error::AppError,
    id::{ItemVersionId, RegradeId, SkillTestId},
    letters::{self, Letter},
    skills::{
        self,
        evidence::{self, Measured, Observation},
        sitting::{Sitting, likeliest},
        stock::keep,
    },
    state::AppState,
    thai::date::bangkok_date,
    timeline::record::{self, Event},
};

/// What a regrade needs to know of the versions.
pub struct Job {
    correction: ItemCorrection,
    walked: Vec<ItemVersionId>,
}

impl Job {
    /// Reads what a regrade corrects. Once an item was corrected, the answers to all its versions are looked at.
    pub async fn of(state: &AppState, regrade: &regrade::Model) -> Result<Self, AppError> {
        let db = state.db.read();
        let correction = ItemCorrection::of(db, regrade).await?;
        let mut walked = correction.versions.clone();
        if store::was_corrected_before(db, regrade).await? {
            walked.extend(&correction.agreeing);
        }
        walked.sort_unstable();
        Ok(Self { correction, walked })
    }

    /// The older versions, in the order in which they are walked.
    pub fn versions(&self) -> Vec<i64> {
        self.walked.iter().map(|version| version.0).collect()
    }

    /// Looks at the next answers to a version: finds out what would change in their tests, or writes what does.
    pub async fn page(&self, state: &AppState, regrade: &regrade::Model, version: i64, after: i64) -> Result<Page, AppError> {
        let answers = answers(state, ItemVersionId(version), after).await?;
        let Some(last) = answers.last() else { return Ok(Page { last: None, counts: Counts::default() }) };
        let mut counts = Counts { looked: answers.len() as u64, ..Counts::default() };
        let closed = SkillTest::find()
            .filter(skill_test::Column::Id.is_in(answers.iter().map(|answer| answer.test_id)))
            .filter(skill_test::Column::ClosedAt.is_not_null())
            .order_by_asc(skill_test::Column::Id)
            .all(state.db.read())
            .await?;
        for test in closed {
            let id = test.id;
            let looked = match regrade.state {
                RegradeState::Grading => grade(state, regrade, &self.correction, id).await,
                _ => weigh(state, regrade.id, &self.correction, test).await,
            };
            match looked {
                Ok(Some(change)) => counts.add(change),
                Ok(None) => {}
                Err(error) => {
                    counts.failed += 1;
                    tracing::warn!(test = %id, ?error, "a skill test cannot be regraded");
                }
            }
        }
        Ok(Page { last: Some(last.id.0), counts })
    }
}

async fn answers(state: &AppState, version: ItemVersionId, after: i64) -> Result<Vec<skill_answer::Model>, AppError> {
    let rows = SkillAnswer::find()
        .filter(skill_answer::Column::ItemVersionId.eq(version))
        .filter(skill_answer::Column::Id.gt(after))
        .order_by_asc(skill_answer::Column::Id)
        .limit(PAGE);
    Ok(rows.all(state.db.read()).await?)
}

/// What a test says by corrected keys.
struct Again {
    score: Score,
    chances: Vec<LevelChance>,
    level: i16,
}

/// The corrections that were decided on and touch what a test was asked.
async fn in_force(db: &impl ConnectionTrait, answers: &[skill_answer::Model]) -> Result<Vec<ItemCorrection>, AppError> {
    let versions: Vec<_> = answers.iter().map(|answer| answer.item_version_id).collect();
    let mut corrections = Vec::new();
    for regrade in store::newest_of_items(db, versions).await? {
        corrections.push(ItemCorrection::of(db, &regrade).await?);
    }
    Ok(corrections)
}

/// What an answer earns by the last of these that corrects it; as it was logged where none does.
fn points(answer: &skill_answer::Model, corrections: &[&ItemCorrection]) -> Result<(u8, Option<BankItem>), AppError> {
    let logged = u8::try_from(answer.points).map_err(AppError::internal)?;
    let Some(correction) = corrections.iter().rev().find(|one| one.versions.contains(&answer.item_version_id)) else {
        return Ok((logged, None));
    };
    let points = correction.points(answer)?;
    // An answer that earns the same says the same: what the test chose by it stays right.
    Ok((points, (points != logged).then(|| correction.item.clone())))
}

/// What a test says by these corrections, the last ones counting most; none if every answer earns what was logged.
fn score(sitting: &Sitting, answers: &[skill_answer::Model], corrections: &[&ItemCorrection]) -> Result<Option<Again>, AppError> {
    let mut counted = Vec::with_capacity(answers.len());
    for answer in answers {
        let (score, anew) = points(answer, corrections)?;
        let candidate = CandidateId(answer.item_version_id.0.cast_unsigned());
        counted.push(Counted { candidate, score, anew: anew.map(|item| item.model()) });
    }
    if counted.iter().all(|answer| answer.anew.is_none()) {
        return Ok(None);
    }
    again(sitting, &counted).map(Some)
}

fn again(sitting: &Sitting, counted: &[Counted]) -> Result<Again, AppError> {
    let (score, chances) = rescore(sitting.bank(), sitting.policy(), counted).map_err(AppError::internal)?;
    let level = likeliest(&chances).ok_or_else(|| AppError::internal("a skill test has no levels"))?.level;
    Ok(Again { score, chances, level: level.into() })
}

/// The same of a test whose answers all earn what was logged: its result was changed by a correction that was corrected.
fn as_logged(sitting: &Sitting) -> Result<Again, AppError> {
    let counted = sitting.answers.iter().map(|answer| {
        let score = u8::try_from(answer.points).map_err(AppError::internal)?;
        Ok(Counted { candidate: CandidateId(answer.item_version_id.0.cast_unsigned()), score, anew: None })
    });
    again(sitting, &counted.collect::<Result<Vec<_>, AppError>>()?)
}

/// What a test says now and what it would say, with what that changes.
struct Judged {
    change: Change,
    /// None where the test says that already.
    news: Option<Again>,
}

/// None of a test that the correction has nothing to do with, and of one without a result: too little was answered.
async fn judge(
    db: &impl ConnectionTrait,
    regrade: RegradeId,
    correction: &ItemCorrection,
    sitting: &Sitting,
) -> Result<Option<Judged>, AppError> {
    let results = results(db, sitting.test.id).await?;
    let Some(newest) = results.last() else { return Ok(None) };
    let before = results.iter().rev().find(|row| row.regrade_id != Some(regrade)).unwrap_or(newest);
    let asked = |answer: &skill_answer::Model| correction.versions.contains(&answer.item_version_id);
    if !sitting.answers.iter().any(asked) && results.iter().all(|row| row.regrade_id.is_none()) {
        return Ok(None);
    }
    let standing = in_force(db, &sitting.answers).await?;
    let mut corrections: Vec<_> = standing.iter().collect();
    corrections.push(correction);
    let again = match score(sitting, &sitting.answers, &corrections)? {
        Some(again) => again,
        None => as_logged(sitting)?,
    };
    let same = |row: &skill_evidence::Model| row.ability.is_some_and(|ability| (ability - again.score.ability).abs() < 1e-6);
    let rises = before.ability.is_some_and(|ability| again.score.ability > ability) && !same(before);
    let change =
        Change { more: rises, fewer: !rises && !same(before), up: again.level > before.level, down: again.level < before.level };
    Ok(Some(Judged { change, news: (!same(newest)).then_some(again) }))
}

/// What a test has said so far, the first result first.
pub async fn results(db: &impl ConnectionTrait, test: SkillTestId) -> Result<Vec<skill_evidence::Model>, AppError> {
    let rows = SkillEvidence::find().filter(skill_evidence::Column::TestId.eq(test)).order_by_asc(skill_evidence::Column::Id);
    Ok(rows.all(db).await?)
}

async fn weigh(
    state: &AppState,
    regrade: RegradeId,
    correction: &ItemCorrection,
    test: skill_test::Model,
) -> Result<Option<Change>, AppError> {
    let db = state.db.read();
    let sitting = Sitting::of(state, db, test).await?;
    Ok(judge(db, regrade, correction, &sitting).await?.map(|judged| judged.change))
}

/// Writes the new result of a test and all that follows from it, in one transaction; what the test says already is not
/// said again. Rows, versions, choices and log of the test stay as they were.
async fn grade(
    state: &AppState,
    regrade: &regrade::Model,
    correction: &ItemCorrection,
    test: SkillTestId,
) -> Result<Option<Change>, AppError> {
    let txn = state.db.begin().await?;
    let test = SkillTest::find_by_id(test).lock_exclusive().one(&txn).await?.ok_or(AppError::NotFound)?;
    let sitting = Sitting::of(state, &txn, test).await?;
    let Some(Judged { change, news }) = judge(&txn, regrade.id, correction, &sitting).await? else { return Ok(None) };
    let Some(again) = news else { return Ok(Some(change)) };
    let now = state.clock.now();
    write(&txn, regrade.id, &sitting, again, now).await?;
    let test = &sitting.test;
    record::append(&txn, test.id, Event::of(AttemptEventKind::Regraded, now)).await?;
    let letter = Letter::SkillRegraded { test: test.id, regrade: regrade.id };
    let key = format!("regraded:{}:skill-test:{}", regrade.id, test.id);
    letters::enqueue_to_person(&txn, test.person_id, &letter, key, now).await?;
    txn.commit().await?;
    Ok(Some(change))
}

/// The new result: of the day of the test, since that is when she could do it.
async fn write(
    txn: &sea_orm::DatabaseTransaction,
    regrade: RegradeId,
    sitting: &Sitting,
    again: Again,
    now: DateTimeUtc,
) -> Result<(), AppError> {
    let test = &sitting.test;
    let area = Skill::find_by_id(test.skill_id).one(txn).await?.ok_or(AppError::NotFound)?;
    let seen = Observation {
        person: test.person_id,
        area: KnownSkill::of(area),
        source: SkillSource::Tested,
        level: again.level,
        on: bangkok_date(test.closed_at.unwrap_or(test.deadline_at)),
        fact: Some(format!("regrade:{regrade}:{}", test.id)),
        actor: None,
        detail: None,
        measured: Some(Measured {
            test: Some(test.id),
            ability: again.score.ability,
            standard_error: again.score.error,
            chances: keep(&again.chances),
            // The corrected item measures as experts say, until there are answers to it.
            basis: ItemBasis::Expert,
            regrade: Some(regrade),
        }),
    };
    evidence::record(txn, seen, now).await?;
    Ok(())
}

/// The result with which a test is closed, where corrections change it: it keeps the versions that it began with, and
/// counts by the keys that hold today. The caller holds [`super::lock::closing`].
pub async fn at_closing(db: &impl ConnectionTrait, sitting: &Sitting) -> Result<Option<(Score, Vec<LevelChance>)>, AppError> {
    // The last answer may have come after the sitting was read.
    let answers = skills::store::answers(db, sitting.test.id).await?;
    let standing = in_force(db, &answers).await?;
    let again = score(sitting, &answers, &standing.iter().collect::<Vec<_>>())?;
    Ok(again.map(|again| (again.score, again.chances)))
}
