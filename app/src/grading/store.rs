//! Reading: what waits to be graded, and what was given.

use std::collections::{BTreeMap, HashMap, HashSet};

use courses::question::QuestionId;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait, Select,
};

use crate::{
    access::Trainer,
    entity::{Attempt, Grade, WrittenAnswer, attempt, course, grade, written_answer},
    error::AppError,
    id::{AttemptId, EnrolmentId, WrittenAnswerId},
};

/// Whether an attempt is closed and waits for people to grade it: there is no result until they have.
pub const fn awaits(attempt: &attempt::Model) -> bool {
    attempt.closed_at.is_some() && attempt.passed.is_none()
}

/// Those of some enrolments that have an attempt which [`awaits`] its grade.
pub async fn awaiting(
    db: &impl ConnectionTrait,
    enrolments: impl IntoIterator<Item = EnrolmentId> + Send,
) -> Result<HashSet<EnrolmentId>, DbErr> {
    let rows: Vec<EnrolmentId> = Attempt::find()
        .select_only()
        .column(attempt::Column::EnrolmentId)
        .filter(attempt::Column::EnrolmentId.is_in(enrolments))
        .filter(attempt::Column::ClosedAt.is_not_null())
        .filter(attempt::Column::Passed.is_null())
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// The points that people have given to answers of an attempt, as far as that is settled.
pub async fn judged(db: &impl ConnectionTrait, attempt: AttemptId) -> Result<BTreeMap<QuestionId, u32>, AppError> {
    let rows: Vec<(String, Option<i32>)> = WrittenAnswer::find()
        .select_only()
        .columns([written_answer::Column::Question, written_answer::Column::Points])
        .filter(written_answer::Column::AttemptId.eq(attempt))
        .filter(written_answer::Column::Points.is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    rows.into_iter().map(|(question, points)| Ok((id_of(&question)?, count(points.unwrap_or_default())?))).collect()
}

/// As [`judged`], of several attempts with one look.
pub async fn judged_of(
    db: &impl ConnectionTrait,
    attempts: &[AttemptId],
) -> Result<HashMap<AttemptId, BTreeMap<QuestionId, u32>>, AppError> {
    let rows: Vec<(AttemptId, String, Option<i32>)> = WrittenAnswer::find()
        .select_only()
        .columns([written_answer::Column::AttemptId, written_answer::Column::Question, written_answer::Column::Points])
        .filter(written_answer::Column::AttemptId.is_in(attempts.iter().copied()))
        .filter(written_answer::Column::Points.is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    let mut judged: HashMap<AttemptId, BTreeMap<QuestionId, u32>> = HashMap::new();
    for (attempt, question, points) in rows {
        judged.entry(attempt).or_default().insert(id_of(&question)?, count(points.unwrap_or_default())?);
    }
    Ok(judged)
}

/// An answer with all that was given to it, without the names of those who gave it.
pub struct Judged {
    /// What it earns, once that is settled.
    pub points: Option<u32>,
    pub worth: u32,
    /// In the order in which they were given.
    pub grades: Vec<GivenGrade>,
}

/// A grade without the name of its giver.
pub struct GivenGrade {
    /// For each criterion.
    pub marks: Vec<u8>,
    pub points: u32,
    /// To the learner; may be empty.
    pub comment: String,
}

/// What was given to the written answers of an attempt.
pub async fn of_attempt(db: &impl ConnectionTrait, attempt: AttemptId) -> Result<BTreeMap<QuestionId, Judged>, AppError> {
    let rows = WrittenAnswer::find().filter(written_answer::Column::AttemptId.eq(attempt)).all(db).await?;
    let mut all = grades(db, rows.iter().map(|row| row.id)).await?;
    rows.into_iter()
        .map(|row| {
            let grades = all.remove(&row.id).unwrap_or_default();
            let points = row.points.map(count).transpose()?;
            Ok((id_of(&row.question)?, Judged { points, worth: count(row.worth)?, grades }))
        })
        .collect()
}

/// The grades of some answers, each in the order in which they were given.
pub async fn grades(
    db: &impl ConnectionTrait,
    answers: impl IntoIterator<Item = WrittenAnswerId> + Send,
) -> Result<BTreeMap<WrittenAnswerId, Vec<GivenGrade>>, AppError> {
    let rows =
        Grade::find().filter(grade::Column::WrittenAnswerId.is_in(answers)).order_by_asc(grade::Column::Place).all(db).await?;
    let mut grades: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in rows {
        let marks = serde_json::from_value(row.marks).map_err(AppError::internal)?;
        let given = GivenGrade { marks, points: count(row.points)?, comment: row.comment };
        grades.entry(row.written_answer_id).or_default().push(given);
    }
    Ok(grades)
}

/// Written answers of courses in the scope of a trainer. Her own are not among them.
pub fn in_scope(trainer: &Trainer) -> Select<WrittenAnswer> {
    WrittenAnswer::find()
        .join(JoinType::InnerJoin, written_answer::Relation::Course.def())
        .join(JoinType::InnerJoin, course::Relation::Unit.def())
        .filter(trainer.scope().condition())
        .filter(written_answer::Column::PersonId.ne(trainer.person()))
}

/// A written answer in scope; any other is not found.
pub async fn answer(
    db: &impl ConnectionTrait,
    trainer: &Trainer,
    id: WrittenAnswerId,
) -> Result<written_answer::Model, AppError> {
    in_scope(trainer).filter(written_answer::Column::Id.eq(id)).one(db).await?.ok_or(AppError::NotFound)
}

/// The id of a question as a row keeps it.
pub fn id_of(question: &str) -> Result<QuestionId, AppError> {
    question.parse().map_err(|_| AppError::internal("a written answer names a question that cannot be"))
}

/// Points as a row keeps them.
pub fn count(points: i32) -> Result<u32, AppError> {
    u32::try_from(points).map_err(AppError::internal)
}
