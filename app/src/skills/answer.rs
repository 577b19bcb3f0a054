//! Saving the answer to the one question that is open.

use courses::{adaptive::Next, answer::AnswerError};
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::{
    close,
    sitting::{Sitting, asked},
    stock::version_of,
    store, words,
};
use crate::{
    access::Learner,
    assessment::hold::{check, is_abandoned},
    entity::{SkillAnswer, SkillTestClosing, skill_answer},
    error::{AppError, Fault},
    i18n::Language::{En, Th},
    id::SkillTestId,
    state::AppState,
    uptime,
};

/// An answer as it was sent. Nothing in it is believed. It names no item: which one is answered is for the test to say.
pub struct SentAnswer<'a> {
    /// The number of the question that was on the page.
    pub number: &'a str,
    /// The options that were chosen.
    pub values: Vec<&'a str>,
}

/// Saves an answer, chooses the next question or closes the test, in one transaction under the lock on the test.
///
/// The page of a question that is answered already changes nothing, so a double post or a way back in the browser
/// leads to the question that is open. So does whatever comes after the end. Only the session that has the test answers.
pub async fn save(state: &AppState, learner: &Learner, id: SkillTestId, sent: &SentAnswer<'_>) -> Result<(), AppError> {
    let txn = state.db.begin().await?;
    let test = store::lock_own(&txn, learner, id).await?;
    let now = state.clock.now();
    if test.open.is_none() {
        return Ok(());
    }
    if close::is_expired(&test, now) {
        if uptime::is_unsettled(&txn, now).await? {
            return Err(AppError::busy("an answer came before the time of an outage was credited"));
        }
        close::by_deadline(state, &txn, test, now).await?;
        return Ok(txn.commit().await?);
    }
    if !is_abandoned(&txn, test.held_by, now).await? {
        check(test.held_by, learner.signed_in().session)?;
    }
    let sitting = Sitting::of(state, &txn, test).await?;
    let mut session = sitting.session()?;
    match sent.number.parse::<usize>() {
        Ok(number) if (1..sitting.number()).contains(&number) => return Ok(()),
        Ok(number) if number == sitting.number() => {}
        _ => return Err(AppError::field("value", Fault::Unreadable)),
    }
    let asked = asked(&session)?;
    let item = sitting.stock().item(asked)?;
    let answer = item.answer(sent.values.iter().copied()).map_err(|error| AppError::field("value", fault(error)))?;
    let points = item.grade(&answer);
    SkillAnswer::insert(skill_answer::ActiveModel {
        test_id: Set(id),
        number: Set(i32::try_from(sitting.number()).map_err(AppError::internal)?),
        item_version_id: Set(version_of(asked)),
        value: Set(answer.to_raw()),
        points: Set(points.into()),
        at: Set(now),
        ..Default::default()
    })
    .exec_without_returning(&txn)
    .await?;
    store::count_exposure(&txn, asked).await?;
    if let Next::Over(_) = session.answer(asked, points, sitting.seconds(now)).map_err(AppError::internal)? {
        close::close(&txn, &sitting, &session, SkillTestClosing::Finished, now).await?;
    }
    Ok(txn.commit().await?)
}

fn fault(error: AnswerError) -> Fault {
    match error {
        AnswerError::Empty => Fault::Said { th: words::choose_first(Th).to_owned(), en: words::choose_first(En).to_owned() },
        error => error.into(),
    }
}
