//! How fast a version's final test is answered: how many answers came sooner than their question can be read.

use std::collections::{BTreeMap, HashMap};

use courses::{
    pace::{self, Save},
    package::Test,
    question::{Question, QuestionId},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
    entity::prelude::DateTimeUtc,
};

use crate::{
    entity::{Answer, Attempt, answer, attempt, enrolment},
    error::AppError,
    id::{AttemptId, CourseVersionId},
};

/// So many tries are looked at, the newest: enough to tell, and a bound on the work.
const TRIES: u64 = 1_000;
/// Below so many answers a share says more about persons than about the question.
const ENOUGH: u64 = 5;

/// The answers to a question whose time is known, and those of them that came faster than it can be read
/// (`courses::pace`). For authors to wonder about: nobody is judged by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pace {
    pub timed: u64,
    pub fast: u64,
}

/// The pace of every question in the tries that were looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paces(BTreeMap<QuestionId, Pace>);

impl Paces {
    /// The pace of a question, if it was answered often enough to tell.
    pub fn of(&self, question: &QuestionId) -> Option<Pace> {
        self.0.get(question).copied().filter(|pace| pace.timed >= ENOUGH)
    }

    /// Counts the answers of a try, in the order in which they were given.
    fn count(&mut self, pool: &HashMap<&QuestionId, &Question>, saves: &[Save]) {
        for took in pace::took(saves) {
            // A written answer is saved while it is written, so its time says nothing.
            let Some(question) = pool.get(&took.question).filter(|question| question.rubric().is_none()) else { continue };
            let fast = pace::is_faster_than_reading(question, took.time);
            let pace = self.0.entry(took.question).or_default();
            pace.timed += 1;
            pace.fast += u64::from(fast);
        }
    }
}

/// Looks at the newest closed tries of a version. Two queries, for a page that only its authors open.
pub async fn of_version(db: &impl ConnectionTrait, version: CourseVersionId, test: &Test) -> Result<Paces, AppError> {
    let tries: Vec<(AttemptId, DateTimeUtc)> = Attempt::find()
        .select_only()
        .columns([attempt::Column::Id, attempt::Column::StartedAt])
        .join(JoinType::InnerJoin, attempt::Relation::Enrolment.def())
        .filter(enrolment::Column::VersionId.eq(version))
        .filter(attempt::Column::ClosedAt.is_not_null())
        .order_by_desc(attempt::Column::Id)
        .limit(TRIES)
        .into_tuple()
        .all(db)
        .await?;
    let rows: Vec<(AttemptId, String, DateTimeUtc)> = Answer::find()
        .select_only()
        .columns([answer::Column::AttemptId, answer::Column::Question, answer::Column::SavedAt])
        .filter(answer::Column::AttemptId.is_in(tries.iter().map(|(id, _)| *id)))
        .order_by_asc(answer::Column::Number)
        .into_tuple()
        .all(db)
        .await?;
    let began: HashMap<AttemptId, DateTimeUtc> = tries.into_iter().collect();
    let mut saves: HashMap<AttemptId, Vec<Save>> = HashMap::new();
    for (attempt, question, saved_at) in rows {
        let question = question.parse().map_err(AppError::internal)?;
        let at = (saved_at - began[&attempt]).num_milliseconds();
        saves.entry(attempt).or_default().push(Save { question, at });
    }
    let pool = test.pool.iter().map(|question| (question.id(), question)).collect();
    let mut paces = Paces::default();
    saves.values().for_each(|saves| paces.count(&pool, saves));
    Ok(paces)
}

#[cfg(test)]
mod tests {
    use courses::package::Package;

    use super::*;
    use crate::authoring::example;

    #[test]
    fn an_answer_before_the_question_can_be_read_is_fast_and_few_answers_say_nothing() {
        let package = Package::read(example::files()).map_err(|findings| findings.to_string()).expect("it is sound");
        let test = package.test.expect("the example has a test");
        let pool = test.pool.iter().map(|question| (question.id(), question)).collect();
        let save = |place: usize, at| Save { question: test.pool[place].id().clone(), at };
        let (slow, fast) = (test.pool[0].id(), test.pool[1].id());
        let mut paces = Paces::default();
        for _ in 1..ENOUGH {
            paces.count(&pool, &[save(0, 60_000), save(1, 61_200)]);
        }
        assert_eq!(paces.of(slow), None);
        paces.count(&pool, &[save(0, 60_000), save(1, 61_200)]);
        assert_eq!(paces.of(slow), Some(Pace { timed: ENOUGH, fast: 0 }));
        assert_eq!(paces.of(fast), Some(Pace { timed: ENOUGH, fast: ENOUGH }));
    }
}
