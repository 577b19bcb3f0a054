//! What learners miss: how often each question of a version's final test was drawn and answered right.

use std::collections::BTreeMap;

use courses::{
    answer::{Answer, RawAnswer},
    draw::Draw,
    grade::{Outcome, grade_attempt},
    pace::{self, Save},
    package::Test,
    question::QuestionId,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
    entity::prelude::DateTimeUtc, prelude::Json,
};

use crate::{
    entity::{Answer as AnswerTable, Attempt, answer, attempt, enrolment},
    error::AppError,
    id::{AttemptId, CourseVersionId},
};

/// So many tries are looked at, the newest: enough to see which question is missed, and a bound on the work.
const TRIES: u64 = 1_000;
/// Below so many answers a share says more about persons than about the question.
pub const ENOUGH: u64 = 5;

/// How a question fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fared {
    pub drawn: u64,
    pub right: u64,
    /// Answers whose time is known, and those of them that came faster than the question can be read
    /// (`courses::pace`). For authors to wonder about: nobody is judged by it.
    pub timed: u64,
    pub fast: u64,
}

/// A closed try as it was taken.
struct Try {
    draw: Draw,
    started_at: DateTimeUtc,
    /// In the order in which they were given, with the instant in which they were saved.
    answers: Vec<(QuestionId, RawAnswer, DateTimeUtc)>,
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

    fn count(&mut self, test: &Test, taken: &Try) -> Result<(), AppError> {
        // The last answer to a question stands.
        let given: BTreeMap<_, _> = taken.answers.iter().map(|(question, value, _)| (question, value)).collect();
        let answers = test.pool.iter().filter_map(|question| {
            let answer = Answer::parse(question, given.get(question.id())?).ok()?;
            Some((question.id().clone(), answer))
        });
        let graded = grade_attempt(test, &taken.draw, &answers.collect()).map_err(AppError::internal)?;
        self.tries += 1;
        for question in graded.per_question {
            let fared = self.questions.entry(question.question).or_default();
            fared.drawn += 1;
            fared.right += u64::from(question.outcome == Outcome::Right);
        }
        self.time(test, taken);
        Ok(())
    }
}

impl Missed {
    fn time(&mut self, test: &Test, taken: &Try) {
        let saves: Vec<_> = taken
            .answers
            .iter()
            .map(|(question, _, at)| Save { question: question.clone(), at: (*at - taken.started_at).num_milliseconds() })
            .collect();
        for took in pace::took(&saves) {
            let question = test.pool.iter().find(|question| *question.id() == took.question);
            if let (Some(question), Some(fared)) = (question, self.questions.get_mut(&took.question)) {
                fared.timed += 1;
                fared.fast += u64::from(pace::is_faster_than_reading(question, took.time));
            }
        }
    }
}

/// Looks at the newest closed tries of a version. Two queries, for a page that only its authors open.
pub async fn of_version(db: &impl ConnectionTrait, version: CourseVersionId, test: &Test) -> Result<Missed, AppError> {
    let tries: Vec<(AttemptId, Json, DateTimeUtc)> = Attempt::find()
        .select_only()
        .columns([attempt::Column::Id, attempt::Column::Draw, attempt::Column::StartedAt])
        .join(JoinType::InnerJoin, attempt::Relation::Enrolment.def())
        .filter(enrolment::Column::VersionId.eq(version))
        .filter(attempt::Column::ClosedAt.is_not_null())
        .order_by_desc(attempt::Column::Id)
        .limit(TRIES)
        .into_tuple()
        .all(db)
        .await?;
    let rows: Vec<(AttemptId, String, String, DateTimeUtc)> = AnswerTable::find()
        .select_only()
        .columns([answer::Column::AttemptId, answer::Column::Question, answer::Column::Value, answer::Column::SavedAt])
        .filter(answer::Column::AttemptId.is_in(tries.iter().map(|(id, ..)| *id)))
        .order_by_asc(answer::Column::Number)
        .into_tuple()
        .all(db)
        .await?;
    let mut given: BTreeMap<AttemptId, Vec<_>> = BTreeMap::new();
    for (attempt, question, value, saved_at) in rows {
        let question = question.parse().map_err(AppError::internal)?;
        given.entry(attempt).or_default().push((question, RawAnswer(value), saved_at));
    }
    let mut missed = Missed::default();
    for (attempt, draw, started_at) in tries {
        let draw: Draw = serde_json::from_value(draw).map_err(AppError::internal)?;
        missed.count(test, &Try { draw, started_at, answers: given.remove(&attempt).unwrap_or_default() })?;
    }
    Ok(missed)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use courses::package::Package;

    use super::*;
    use crate::authoring::example;

    fn at(minute: i64) -> DateTimeUtc {
        DateTimeUtc::UNIX_EPOCH + TimeDelta::minutes(minute)
    }

    fn taken(test: &Test, seed: u64, answers: Vec<(QuestionId, RawAnswer, DateTimeUtc)>) -> Try {
        Try { draw: Draw::make(test, seed, &[]), started_at: at(0), answers }
    }

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
            // Every answer takes a minute.
            let answers = test.pool.iter().map(answer).zip(1..).map(|((question, value), minute)| (question, value, at(minute)));
            missed.count(&test, &taken(&test, seed, answers.collect())).expect("the draw is of this test");
        }
        assert_eq!(missed.of(test.pool[0].id()), Some(Fared { drawn: ENOUGH, right: ENOUGH, timed: ENOUGH, fast: 0 }));
        assert_eq!(missed.worst(), [(hard.id(), Fared { drawn: ENOUGH, right: 1, timed: ENOUGH, fast: 0 })]);
    }

    #[test]
    fn what_was_not_answered_was_missed_and_few_tries_say_nothing() {
        let package = Package::read(example::files()).map_err(|findings| findings.to_string()).expect("it is sound");
        let test = package.test.expect("the example has a test");
        let mut missed = Missed::default();
        missed.count(&test, &taken(&test, 1, Vec::new())).expect("the draw is of this test");
        assert_eq!((missed.tries, missed.worst().len()), (1, 0));
        assert!(missed.questions.values().all(|fared| *fared == Fared { drawn: 1, ..Fared::default() }));
    }
}
