//! What learners miss: how often each question of a version's final test was drawn and answered right.

use std::collections::BTreeMap;

use courses::{
    answer::{Answer, RawAnswer},
    draw::Draw,
    grade::{Outcome, grade_attempt},
    package::Test,
    question::QuestionId,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait, prelude::Json,
};

use crate::{
    entity::{Answer as AnswerTable, Attempt, answer, attempt, enrolment},
    error::AppError,
    id::{AttemptId, CourseVersionId},
};

/// So many tries are looked at, the newest: enough to see which question is missed, and a bound on the work.
const TRIES: u64 = 1_000;
/// Below so many answers a share says more about persons than about the question.
const ENOUGH: u64 = 5;

/// How a question fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fared {
    pub drawn: u64,
    pub right: u64,
}

/// How all questions fared in the tries that were looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missed {
    pub tries: usize,
    questions: BTreeMap<QuestionId, Fared>,
}

impl Missed {
    /// How a question fared, if it was drawn often enough to tell.
    pub fn of(&self, question: &QuestionId) -> Option<Fared> {
        self.questions.get(question).copied().filter(|fared| fared.drawn >= ENOUGH)
    }

    /// The questions that were missed most, the worst one first; only those that a third or more got wrong.
    pub fn worst(&self) -> Vec<(&QuestionId, Fared)> {
        const SHOWN: usize = 5;
        let enough = self.questions.iter().filter(|(_, fared)| fared.drawn >= ENOUGH && 3 * fared.right <= 2 * fared.drawn);
        let mut worst: Vec<_> = enough.map(|(question, fared)| (question, *fared)).collect();
        worst.sort_by_key(|(_, fared)| fared.right * 10_000 / fared.drawn);
        worst.truncate(SHOWN);
        worst
    }

    fn count(&mut self, test: &Test, draw: &Draw, given: &BTreeMap<QuestionId, RawAnswer>) -> Result<(), AppError> {
        let answers = test.pool.iter().filter_map(|question| {
            let answer = Answer::parse(question, given.get(question.id())?).ok()?;
            Some((question.id().clone(), answer))
        });
        let graded = grade_attempt(test, draw, &answers.collect()).map_err(AppError::internal)?;
        self.tries += 1;
        for question in graded.per_question {
            let fared = self.questions.entry(question.question).or_default();
            fared.drawn += 1;
            fared.right += u64::from(question.outcome == Outcome::Right);
        }
        Ok(())
    }
}

/// Looks at the newest closed tries of a version. Two queries, for a page that only its authors open.
pub async fn of_version(db: &impl ConnectionTrait, version: CourseVersionId, test: &Test) -> Result<Missed, AppError> {
    let tries: Vec<(AttemptId, Json)> = Attempt::find()
        .select_only()
        .columns([attempt::Column::Id, attempt::Column::Draw])
        .join(JoinType::InnerJoin, attempt::Relation::Enrolment.def())
        .filter(enrolment::Column::VersionId.eq(version))
        .filter(attempt::Column::ClosedAt.is_not_null())
        .order_by_desc(attempt::Column::Id)
        .limit(TRIES)
        .into_tuple()
        .all(db)
        .await?;
    let rows: Vec<(AttemptId, String, String)> = AnswerTable::find()
        .select_only()
        .columns([answer::Column::AttemptId, answer::Column::Question, answer::Column::Value])
        .filter(answer::Column::AttemptId.is_in(tries.iter().map(|(id, _)| *id)))
        .order_by_asc(answer::Column::Number)
        .into_tuple()
        .all(db)
        .await?;
    // In the order in which they were given: the last one stands.
    let mut given: BTreeMap<AttemptId, BTreeMap<QuestionId, RawAnswer>> = BTreeMap::new();
    for (attempt, question, value) in rows {
        let question = question.parse().map_err(AppError::internal)?;
        given.entry(attempt).or_default().insert(question, RawAnswer(value));
    }
    let mut missed = Missed::default();
    for (attempt, draw) in tries {
        let draw: Draw = serde_json::from_value(draw).map_err(AppError::internal)?;
        missed.count(test, &draw, &given.remove(&attempt).unwrap_or_default())?;
    }
    Ok(missed)
}

#[cfg(test)]
mod tests {
    use courses::package::Package;

    use super::*;
    use crate::authoring::example;

    #[test]
    fn the_question_that_most_get_wrong_stands_first() {
        let package = Package::read(example::files()).map_err(|findings| findings.to_string()).expect("it is sound");
        let test = Test { draw: 4, ..package.test.expect("the example has a test") };
        let hard = &test.pool[2];
        let mut missed = Missed::default();
        for seed in 0..ENOUGH {
            let answer = |question: &courses::question::Question| {
                let right = question.review().correct()[0];
                let wrong = question.options().iter().find(|option| option.id != right).expect("there are others").id;
                let chosen = if question.id() == hard.id() && seed > 0 { wrong } else { right };
                (question.id().clone(), RawAnswer(chosen.to_string()))
            };
            let given = test.pool.iter().map(answer).collect();
            missed.count(&test, &Draw::make(&test, seed), &given).expect("the draw is of this test");
        }
        assert_eq!(missed.of(test.pool[0].id()), Some(Fared { drawn: ENOUGH, right: ENOUGH }));
        assert_eq!(missed.worst(), [(hard.id(), Fared { drawn: ENOUGH, right: 1 })]);
    }

    #[test]
    fn what_was_not_answered_was_missed_and_few_tries_say_nothing() {
        let package = Package::read(example::files()).map_err(|findings| findings.to_string()).expect("it is sound");
        let test = package.test.expect("the example has a test");
        let mut missed = Missed::default();
        missed.count(&test, &Draw::make(&test, 1), &BTreeMap::new()).expect("the draw is of this test");
        assert_eq!((missed.tries, missed.worst().len()), (1, 0));
        assert!(missed.questions.values().all(|fared| *fared == Fared { drawn: 1, right: 0 }));
    }
}
