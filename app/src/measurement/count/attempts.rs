//! Closed attempts at final tests: into the sums of their questions and of their test.

use std::collections::{BTreeMap, HashMap};

use courses::{
    answer::{Answer, RawAnswer},
    grade::{AttemptGrade, Outcome, grade_attempt},
    pace,
    package::Test,
    question::{Question, QuestionId},
    statistics::{Answered, Limits, PoolSums},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    entity::prelude::DateTimeUtc,
    sea_query::{Expr, OnConflict},
};

use super::{BATCH, alone, option, thought};
use crate::{
    assessment,
    entity::{
        Answer as AnswerTable, Attempt, Enrolment, PoolStatistics, QuestionStatistics, answer, attempt, pool_statistics,
        question_statistics,
    },
    error::AppError,
    id::{AttemptId, CourseVersionId},
    learning::version,
    measurement::{
        figures::{Figures, Observation},
        groups::{Groups, Postings},
    },
    regrades::marks,
    state::AppState,
    thai::date::bangkok_date,
};

/// What attempts at the test of one version say.
#[derive(Default)]
struct Said {
    questions: BTreeMap<QuestionId, Vec<Observation>>,
    /// The questions of an attempt by their place in the pool, with the share of the points that each earned.
    scores: Vec<Vec<(usize, f64)>>,
    passed: i64,
}

/// Takes the next attempts in; none when somebody else is doing it.
pub async fn take(state: &AppState) -> Result<Option<usize>, AppError> {
    let attempts = Attempt::find()
        // One that waits for people to grade it is taken in when it has its result.
        .filter(attempt::Column::Passed.is_not_null())
        .filter(attempt::Column::CountedAt.is_null())
        .order_by_asc(attempt::Column::Id)
        .limit(BATCH)
        .find_also_related(Enrolment)
        .all(state.db.read())
        .await?;
    if attempts.is_empty() {
        return Ok(Some(0));
    }
    let (count, ids) = (attempts.len(), attempts.iter().map(|(attempt, _)| attempt.id).collect::<Vec<_>>());
    let attempts =
        attempts.into_iter().filter_map(|(attempt, enrolment)| Some((attempt, enrolment?.version_id))).collect::<Vec<_>>();
    let said = listen(state, attempts).await?;

    let now = state.clock.now();
    let txn = state.db.begin().await?;
    if !alone(&txn).await? {
        return Ok(None);
    }
    let marked = Attempt::update_many()
        .col_expr(attempt::Column::CountedAt, Expr::value(now))
        .filter(attempt::Column::Id.is_in(ids.clone()))
        .filter(attempt::Column::CountedAt.is_null())
        .exec(&txn)
        .await?;
    if usize::try_from(marked.rows_affected) != Ok(count) {
        return Ok(None);
    }
    let mut since = marks::passed_since(&txn, &ids).await?;
    for (version, mut said) in said {
        said.passed += since.remove(&version).unwrap_or_default();
        let package = version::package(state, &txn, version).await?;
        let Some(test) = &package.test else { continue };
        move_pool(&txn, version, test, &said, now).await?;
        move_questions(&txn, version, test, said.questions, now).await?;
    }
    txn.commit().await?;
    Ok(Some(count))
}

/// Works out what attempts say. One that was handed in empty says nothing.
async fn listen(
    state: &AppState,
    attempts: Vec<(attempt::Model, CourseVersionId)>,
) -> Result<BTreeMap<CourseVersionId, Said>, AppError> {
    let db = state.db.read();
    let rows = AnswerTable::find()
        .filter(answer::Column::AttemptId.is_in(attempts.iter().map(|(attempt, _)| attempt.id)))
        .order_by_asc(answer::Column::Number)
        .all(db)
        .await?;
    let mut saves: HashMap<AttemptId, Vec<answer::Model>> = HashMap::new();
    rows.into_iter().for_each(|row| saves.entry(row.attempt_id).or_default().push(row));
    let postings = Postings::of(db, attempts.iter().map(|(attempt, _)| attempt.person_id).collect()).await?;
    let mut said: BTreeMap<CourseVersionId, Said> = BTreeMap::new();
    for (attempt, version) in attempts {
        let Some(saves) = saves.remove(&attempt.id) else { continue };
        let package = version::package(state, db, version).await?;
        let Some(test) = &package.test else { continue };
        let day = bangkok_date(attempt.closed_at.unwrap_or(attempt.deadline_at));
        // One that cannot be read must not hold up the others for ever: it is told of and left out.
        let heard = said.entry(version).or_default().hear(test, &attempt, &saves, postings.on(attempt.person_id, day));
        if let Err(error) = heard {
            tracing::warn!(attempt = %attempt.id, ?error, "an attempt is not in the statistics");
        }
    }
    Ok(said)
}

/// The answers of an attempt as they stand, and how long was spent on each question over all its saves.
struct Given {
    answers: BTreeMap<QuestionId, (RawAnswer, Answer)>,
    seconds: BTreeMap<QuestionId, f64>,
}

impl Given {
    fn of(test: &Test, attempt: &attempt::Model, saves: &[answer::Model]) -> Result<Self, AppError> {
        let mut given = Self { answers: BTreeMap::new(), seconds: BTreeMap::new() };
        let mut before = attempt.started_at;
        for save in saves {
            let id: QuestionId = save.question.parse().map_err(AppError::internal)?;
            let seconds = thought((save.saved_at - before).as_seconds_f64());
            before = before.max(save.saved_at);
            *given.seconds.entry(id.clone()).or_default() += seconds;
            let raw = RawAnswer(save.value.clone());
            let question = test.pool.iter().find(|question| *question.id() == id);
            if let Some(answer) = question.and_then(|question| Answer::parse(question, &raw).ok()) {
                given.answers.insert(id, (raw, answer));
            }
        }
        Ok(given)
    }
}

impl Said {
    /// Hears one attempt; nothing of one that cannot be read is taken. Of answers that people grade, the agreement of
    /// the graders is kept instead (`grading/agreement.rs`).
    fn hear(&mut self, test: &Test, attempt: &attempt::Model, saves: &[answer::Model], groups: Groups) -> Result<(), AppError> {
        let given = Given::of(test, attempt, saves)?;
        let answers = given.answers.iter().map(|(id, (_, answer))| (id.clone(), answer.clone())).collect();
        let draw = assessment::draw(attempt)?;
        let graded = grade_attempt(test, &draw, &answers).map_err(AppError::internal)?;
        let places: HashMap<&QuestionId, usize> =
            test.pool.iter().zip(0..).map(|(question, place)| (question.id(), place)).collect();
        let shares = shares(&graded);
        let total: f64 = shares.iter().sum();
        let matched = i32::try_from(graded.points).map_err(AppError::internal)?;
        for (question, share) in graded.per_question.iter().zip(&shares) {
            let Some(asked) = places.get(&question.question).map(|place| &test.pool[*place]) else { continue };
            if asked.rubric().is_some() {
                continue;
            }
            let observation = match question.outcome {
                Outcome::Unanswered | Outcome::Awaiting => Observation::LeftOut,
                Outcome::Right | Outcome::Partly | Outcome::Wrong => {
                    Observation::Answered { answered: observation(asked, &given, *share, total - share), matched, groups }
                }
            };
            self.questions.entry(question.question.clone()).or_default().push(observation);
        }
        let place = |question: &QuestionId| places.get(question).copied().filter(|place| test.pool[*place].rubric().is_none());
        let scores = graded.per_question.iter().zip(shares).filter_map(|(one, share)| Some((place(&one.question)?, share)));
        self.scores.push(scores.collect());
        // By the keys that held when it was handed in; what was corrected since is added where it is taken in.
        self.passed += i64::from(attempt.passed == Some(true));
        Ok(())
    }
}

/// The share of the points that each question of an attempt earned.
fn shares(graded: &AttemptGrade) -> Vec<f64> {
    graded.per_question.iter().map(|question| f64::from(question.grade.points) / f64::from(question.grade.max.max(1))).collect()
}

/// A final test has no scale of ability: people are as able as they did on the other questions.
fn observation(asked: &Question, given: &Given, share: f64, rest: f64) -> Answered {
    let id = asked.id();
    let seconds = thought(given.seconds.get(id).copied().unwrap_or_default());
    let too_fast = seconds * 1_000.0 < f64::from(pace::quickest(asked));
    let chosen = given.answers.get(id).and_then(|(raw, _)| option(&raw.0, asked.options().len()));
    Answered { score: share, rest: Some(rest), option: chosen, ability: Some(rest), seconds, too_fast }
}

/// The right option of a question that has one.
pub fn key(question: &Question) -> Option<usize> {
    match question.review().correct().as_slice() {
        [only] => option(&only.to_string(), question.options().len()),
        _ => None,
    }
}

async fn move_questions(
    txn: &DatabaseTransaction,
    version: CourseVersionId,
    test: &Test,
    questions: BTreeMap<QuestionId, Vec<Observation>>,
    now: DateTimeUtc,
) -> Result<(), AppError> {
    let kept = QuestionStatistics::find().filter(question_statistics::Column::VersionId.eq(version)).all(txn).await?;
    let mut kept: HashMap<String, _> = kept.into_iter().map(|row| (row.question, row.figures)).collect();
    let mut rows = Vec::with_capacity(questions.len());
    for (id, observations) in questions {
        let Some(question) = test.pool.iter().find(|question| *question.id() == id) else { continue };
        let mut figures = match kept.remove(id.as_str()) {
            Some(row) => Figures::read(row)?,
            None => Figures::new(question.options().len()),
        };
        for observation in &observations {
            figures.add(observation).map_err(AppError::internal)?;
        }
        let flags = figures.flags(key(question), &Limits::default());
        rows.push(question_statistics::ActiveModel {
            id: NotSet,
            version_id: Set(version),
            question: Set(id.to_string()),
            figures: Set(figures.keep()),
            answers: Set(i64::try_from(figures.sums.answers()).map_err(AppError::internal)?),
            flagged: Set(!flags.is_empty()),
            flags: Set(serde_json::to_value(flags).map_err(AppError::internal)?),
            moved_at: Set(now),
        });
    }
    if rows.is_empty() {
        return Ok(());
    }
    let place = [question_statistics::Column::VersionId, question_statistics::Column::Question];
    let moved = [
        question_statistics::Column::Figures,
        question_statistics::Column::Answers,
        question_statistics::Column::Flagged,
        question_statistics::Column::Flags,
        question_statistics::Column::MovedAt,
    ];
    QuestionStatistics::insert_many(rows)
        .on_conflict(OnConflict::columns(place).update_columns(moved).to_owned())
        .exec_without_returning(txn)
        .await?;
    Ok(())
}

async fn move_pool(
    txn: &DatabaseTransaction,
    version: CourseVersionId,
    test: &Test,
    said: &Said,
    now: DateTimeUtc,
) -> Result<(), AppError> {
    let kept = PoolStatistics::find().filter(pool_statistics::Column::VersionId.eq(version)).one(txn).await?;
    let passed = kept.as_ref().map_or(0, |row| row.passed) + said.passed;
    let mut sums: PoolSums = match (kept, PoolSums::new(test.pool.len())) {
        (Some(row), _) => serde_json::from_value(row.sums).map_err(AppError::internal)?,
        (None, Ok(empty)) => empty,
        // A pool of one question has no reliability to speak of.
        (None, Err(_)) => return Ok(()),
    };
    for scores in &said.scores {
        sums.add(scores).map_err(AppError::internal)?;
    }
    let row = pool_statistics::ActiveModel {
        id: NotSet,
        version_id: Set(version),
        attempts: Set(i64::try_from(sums.attempts()).map_err(AppError::internal)?),
        sums: Set(serde_json::to_value(&sums).map_err(AppError::internal)?),
        passed: Set(passed),
        moved_at: Set(now),
    };
    let moved = [
        pool_statistics::Column::Sums,
        pool_statistics::Column::Attempts,
        pool_statistics::Column::Passed,
        pool_statistics::Column::MovedAt,
    ];
    PoolStatistics::insert(row)
        .on_conflict(OnConflict::column(pool_statistics::Column::VersionId).update_columns(moved).to_owned())
        .exec_without_returning(txn)
        .await?;
    Ok(())
}
