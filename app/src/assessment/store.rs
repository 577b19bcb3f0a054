//! The queries of the feature.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use courses::{
    answer::RawAnswer,
    draw::Draw,
    package::{Package, Test},
    question::{Question, QuestionId},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, entity::prelude::DateTimeUtc, prelude::Json};
use serde::{Deserialize, Serialize};

use super::journal::Receipt;
use crate::{
    access::Learner,
    catalogue::course::media_base,
    entity::{Answer, Attempt, Course, Enrolment, answer, attempt, course, enrolment},
    error::AppError,
    id::{AttemptId, CourseVersionId, EnrolmentId},
    learning::{enrol, version},
    regrades::marks,
    state::AppState,
};

/// An attempt of her own and the enrolment that it belongs to; another's is not found.
pub async fn own_attempt(
    db: &impl ConnectionTrait,
    learner: &Learner,
    id: AttemptId,
) -> Result<(attempt::Model, enrolment::Model), AppError> {
    let row = Attempt::find_by_id(id)
        .filter(attempt::Column::PersonId.eq(learner.person()))
        .find_also_related(Enrolment)
        .one(db)
        .await?
        .ok_or(AppError::NotFound)?;
    Ok((row.0, row.1.ok_or(AppError::NotFound)?))
}

/// All attempts of an enrolment, the first one first, each with the result that counts today.
pub async fn attempts(db: &impl ConnectionTrait, enrolment: EnrolmentId) -> Result<Vec<attempt::Model>, AppError> {
    let rows = Attempt::find().filter(attempt::Column::EnrolmentId.eq(enrolment)).order_by_asc(attempt::Column::Number);
    let mut attempts = rows.all(db).await?;
    marks::settle(db, &mut attempts).await?;
    Ok(attempts)
}

/// The course of that slug and her newest enrolment in it, if she has one.
pub async fn course(
    db: &impl ConnectionTrait,
    learner: &Learner,
    slug: &str,
) -> Result<(course::Model, Option<enrolment::Model>), AppError> {
    let course = Course::find().filter(course::Column::Slug.eq(slug)).one(db).await?.ok_or(AppError::NotFound)?;
    let enrolment = enrol::latest(db, learner.person(), course.id).await?;
    Ok((course, enrolment))
}

/// An answer as it stands: the last one given to its question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Empty where an answer was taken back.
    pub value: RawAnswer,
    pub number: i32,
    pub saved_at: DateTimeUtc,
}

impl Given {
    pub const fn receipt(&self) -> Receipt {
        Receipt { number: self.number, saved_at: self.saved_at }
    }
}

/// The answers of an attempt as they stand; none to a question whose answer was taken back.
pub async fn answers(db: &impl ConnectionTrait, attempt: AttemptId) -> Result<BTreeMap<QuestionId, Given>, AppError> {
    let mut answers = last_answers(db, attempt).await?;
    answers.retain(|_, given| !given.value.is_empty());
    Ok(answers)
}

/// As [`answers`], of several attempts with one look.
pub async fn answers_of(
    db: &impl ConnectionTrait,
    attempts: &[AttemptId],
) -> Result<HashMap<AttemptId, BTreeMap<QuestionId, Given>>, AppError> {
    let rows = Answer::find().filter(answer::Column::AttemptId.is_in(attempts.iter().copied()));
    let rows = rows.order_by_asc(answer::Column::Number).all(db).await?;
    let mut answers: HashMap<AttemptId, BTreeMap<QuestionId, Given>> = HashMap::new();
    for row in rows {
        let attempt = row.attempt_id;
        let (question, given) = given(row)?;
        answers.entry(attempt).or_default().insert(question, given);
    }
    answers.values_mut().for_each(|of_one| of_one.retain(|_, given| !given.value.is_empty()));
    Ok(answers)
}

fn given(row: answer::Model) -> Result<(QuestionId, Given), AppError> {
    let question = row.question.parse().map_err(|_| AppError::internal("an answer names a question that cannot be"))?;
    Ok((question, Given { value: RawAnswer(row.value), number: row.number, saved_at: row.saved_at }))
}

/// The last of what was sent to each question, also that an answer was taken back.
pub async fn last_answers(db: &impl ConnectionTrait, attempt: AttemptId) -> Result<BTreeMap<QuestionId, Given>, AppError> {
    let rows = Answer::find().filter(answer::Column::AttemptId.eq(attempt)).order_by_asc(answer::Column::Number).all(db).await?;
    rows.into_iter().map(given).collect()
}

/// A draw as it is kept: with the name of the method that made it, so that an appeal can be replayed from the seed.
#[derive(Serialize, Deserialize)]
struct KeptDraw {
    method: String,
    #[serde(flatten)]
    draw: Draw,
}

/// The draw in the form in which an attempt keeps it.
pub fn keep(draw: Draw) -> Json {
    serde_json::to_value(KeptDraw { method: Draw::METHOD.to_owned(), draw }).expect("a draw is plain data")
}

/// The questions of an attempt, in the order of showing.
pub fn draw(attempt: &attempt::Model) -> Result<Draw, AppError> {
    let kept: KeptDraw = serde_json::from_value(attempt.draw.clone()).map_err(AppError::internal)?;
    Ok(kept.draw)
}

/// A version of a course that has a final test.
#[derive(Clone)]
pub struct Tested {
    version: CourseVersionId,
    package: Arc<Package>,
    /// The test with keys that were corrected since, where it is shown by them.
    corrected: Option<Arc<Test>>,
}

impl Tested {
    /// The version that an enrolment is pinned to; without a final test it is not found.
    pub async fn of(state: &AppState, db: &impl ConnectionTrait, enrolment: &enrolment::Model) -> Result<Self, AppError> {
        Self::of_version(state, db, enrolment.version_id).await
    }

    /// A version by its id; without a final test it is not found.
    pub async fn of_version(state: &AppState, db: &impl ConnectionTrait, version: CourseVersionId) -> Result<Self, AppError> {
        let package = version::package(state, db, version).await?;
        package.test.is_some().then_some(Self { version, package, corrected: None }).ok_or(AppError::NotFound)
    }

    /// The same with corrected keys.
    #[must_use]
    pub fn corrected_by(self, test: Test) -> Self {
        Self { corrected: Some(Arc::new(test)), ..self }
    }

    pub const fn version(&self) -> CourseVersionId {
        self.version
    }

    pub fn package(&self) -> &Package {
        &self.package
    }

    pub fn test(&self) -> &Test {
        match &self.corrected {
            Some(test) => test,
            None => self.package.test.as_ref().expect("only courses with a test come here"),
        }
    }

    /// A question of the test's pool.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.test().pool.iter().find(|question| question.id() == id)
    }

    /// Whether people grade some of its answers.
    pub fn has_essays(&self) -> bool {
        self.test().pool.iter().any(|question| question.rubric().is_some())
    }

    /// The folder of the pictures of this version.
    pub fn media_base(&self) -> String {
        media_base(&self.package.manifest.slug, self.version)
    }
}
