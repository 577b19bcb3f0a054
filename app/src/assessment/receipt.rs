//! The receipt of a final test: mailed when it is handed in, so that she holds a proof that is not ours to change.

use courses::{Bilingual, draw::Draw};
use sea_orm::{DatabaseTransaction, EntityTrait, entity::prelude::DateTimeUtc};

use super::store;
use crate::{
    entity::{Attempt, AttemptClosing, CourseVersion, Enrolment, attempt},
    error::AppError,
    id::{AttemptId, PersonId},
    letters::{self, Letter},
    state::AppState,
};

/// What a receipt tells. The score is what every review policy shows; answers are never mailed.
pub struct Receipt {
    pub person: PersonId,
    pub title: Bilingual,
    pub number: i32,
    pub started_at: DateTimeUtc,
    pub closed_at: DateTimeUtc,
    pub by: AttemptClosing,
    pub answered: usize,
    pub asked: usize,
    /// Earned and possible; nothing while written answers wait to be graded.
    pub points: Option<(i32, i32)>,
    /// Nothing while written answers wait to be graded.
    pub passed: Option<bool>,
}

/// The key under which the letter lies in the outbox: an attempt has one receipt.
pub fn key(attempt: AttemptId) -> String {
    format!("receipt:{attempt}")
}

/// Queues the receipt in the transaction that closes the attempt.
pub(super) async fn enqueue(txn: &DatabaseTransaction, attempt: &attempt::Model, now: DateTimeUtc) -> Result<(), AppError> {
    let letter = Letter::Receipt { attempt: attempt.id };
    Ok(letters::enqueue_to_person(txn, attempt.person_id, &letter, key(attempt.id), now).await?)
}

/// What there is to tell of a closed attempt, for whoever writes the letter.
pub async fn load(state: &AppState, id: AttemptId) -> Result<Receipt, AppError> {
    let db = state.db.read();
    let (attempt, enrolment) =
        Attempt::find_by_id(id).find_also_related(Enrolment).one(db).await?.ok_or_else(|| gone("attempt"))?;
    let version = enrolment.ok_or_else(|| gone("enrolment"))?.version_id;
    let version = CourseVersion::find_by_id(version).one(db).await?.ok_or_else(|| gone("course version"))?;
    let draw: Draw = serde_json::from_value(attempt.draw).map_err(AppError::internal)?;
    let answered = store::answers(db, id).await?.len();
    let (Some(closed_at), Some(by)) = (attempt.closed_at, attempt.closed_by) else {
        return Err(AppError::internal("a receipt for an attempt that is not closed"));
    };
    Ok(Receipt {
        person: attempt.person_id,
        title: Bilingual { th: version.title_th, en: version.title_en },
        number: attempt.number,
        started_at: attempt.started_at,
        closed_at,
        by,
        answered,
        asked: draw.questions.len(),
        points: attempt.points.zip(attempt.max_points),
        passed: attempt.passed,
    })
}

fn gone(what: &str) -> AppError {
    AppError::internal(format!("the {what} of a receipt is gone"))
}
