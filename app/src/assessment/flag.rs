//! Marking a question to come back to it. It helps the learner to find her way and means nothing else.

use std::collections::BTreeSet;

use courses::question::QuestionId;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, sea_query::OnConflict};

use super::store;
use crate::{
    access::Learner,
    entity::{AttemptFlag, attempt_flag},
    error::{AppError, Conflict},
    id::AttemptId,
    state::AppState,
};

/// Sets or takes away the flag of a question of her open attempt. What is so already stays so.
pub async fn set(
    state: &AppState,
    learner: &Learner,
    attempt: AttemptId,
    question: &str,
    is_flagged: bool,
) -> Result<(), AppError> {
    let (attempt, _) = store::own_attempt(state.db.read(), learner, attempt).await?;
    let question: QuestionId = question.parse().map_err(|_| AppError::NotFound)?;
    store::draw(&attempt)?.position(&question).ok_or(AppError::NotFound)?;
    if attempt.closed_at.is_some() {
        return Err(AppError::Conflict(Conflict::AttemptClosed));
    }
    let db = state.db.write();
    if is_flagged {
        let row = attempt_flag::ActiveModel { attempt_id: Set(attempt.id), question: Set(question.to_string()) };
        let once = OnConflict::new().do_nothing().to_owned();
        AttemptFlag::insert(row).on_conflict(once).exec_without_returning(db).await?;
    } else {
        AttemptFlag::delete_by_id((attempt.id, question.to_string())).exec(db).await?;
    }
    Ok(())
}

/// The questions that she has flagged.
pub async fn all(db: &impl ConnectionTrait, attempt: AttemptId) -> Result<BTreeSet<QuestionId>, DbErr> {
    let rows = AttemptFlag::find().filter(attempt_flag::Column::AttemptId.eq(attempt)).all(db).await?;
    Ok(rows.into_iter().filter_map(|row| row.question.parse().ok()).collect())
}
