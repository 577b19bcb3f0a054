//! Saving an answer: it is checked against its question here and goes into the [`Journal`](super::Journal).

use courses::{
    answer::{Answer, AnswerError, AnswerFile, RawAnswer},
    question::{EssayForm, Question, QuestionId, QuestionKind},
};
use sea_orm::entity::prelude::DateTimeUtc;

use super::{
    hold,
    journal::{NewAnswer, Receipt},
    store::{self, Tested},
};
use crate::{
    access::Learner,
    entity::attempt,
    error::{AppError, Conflict, Fault},
    id::AttemptId,
    state::AppState,
    uptime,
    vault::new_token,
};

/// An answer as it was sent. Nothing in it is believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentAnswer {
    pub question: String,
    /// The fields of its question, put together; empty to take back what was answered.
    pub value: RawAnswer,
    /// Made by the browser for each choice, so that sending it again is harmless; empty in a form without script.
    pub client_key: String,
}

/// What was saved, and what the page says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    pub receipt: Receipt,
    /// Whether every part of the question has an answer.
    pub is_complete: bool,
    /// Whether the answer that stood before was taken back, so that the question is open again.
    pub is_withdrawn: bool,
}

/// An answer in its one spelling, and whether nothing is missing in it.
struct Checked {
    question: QuestionId,
    value: RawAnswer,
    is_complete: bool,
}

/// Saves an answer to a question of an open attempt of her own. An empty one takes back what stands; where nothing
/// does, it is refused.
///
/// What counts against the deadline is when the answer arrives: no time that a browser tells can be trusted, and the
/// page says so. The same key twice gives the first receipt again. Without a key, an answer that stands already is not
/// written once more, which makes a double click harmless and still lets her change her mind and back.
pub async fn save(state: &AppState, learner: &Learner, attempt: AttemptId, sent: &SentAnswer) -> Result<Saved, AppError> {
    let at = state.clock.now();
    let (attempt, enrolment) = store::own_attempt(state.db.read(), learner, attempt).await?;
    let tested = Tested::of(state, state.db.read(), &enrolment).await?;
    let checked = check(&tested, &attempt, sent)?;
    keep(state, learner, &attempt, checked, &sent.client_key, at).await
}

/// Saves a file as the answer, once it is in the store; as [`save`].
pub(super) async fn save_file(
    state: &AppState,
    learner: &Learner,
    attempt: &attempt::Model,
    question: QuestionId,
    file: &AnswerFile,
) -> Result<Saved, AppError> {
    let checked = Checked { question, value: file.to_raw(), is_complete: true };
    keep(state, learner, attempt, checked, "", state.clock.now()).await
}

/// Appends an answer that was checked, unless it stands already.
async fn keep(
    state: &AppState,
    learner: &Learner,
    attempt: &attempt::Model,
    checked: Checked,
    client_key: &str,
    at: DateTimeUtc,
) -> Result<Saved, AppError> {
    let Checked { question, value, is_complete } = checked;
    let is_withdrawn = value.is_empty();
    let saved = |receipt| Saved { receipt, is_complete, is_withdrawn };
    if is_withdrawn || client_key.is_empty() {
        let standing = store::last_answers(state.db.read(), attempt.id).await?.remove(&question);
        match standing {
            None if is_withdrawn => return Err(AppError::field("value", Fault::Required)),
            Some(given) if client_key.is_empty() && given.value == value => return Ok(saved(given.receipt())),
            _ => {}
        }
    }
    let key = if client_key.is_empty() { new_token() } else { checked_key(client_key)? };
    let session = learner.signed_in().session;
    let answer = NewAnswer { attempt: attempt.id, question, value, key, session, at };
    let receipt = match state.answers.append(answer.clone()).await {
        // She has signed in again meanwhile: nobody sits at the session that had the paper.
        Err(AppError::Conflict(Conflict::TakenOver)) if hold::is_abandoned(state.db.read(), attempt.held_by, at).await? => {
            hold::open(state, learner, attempt).await?;
            state.answers.append(answer).await
        }
        // The service was down just now; her deadline is about to move.
        Err(AppError::Conflict(Conflict::AttemptClosed)) if uptime::is_unsettled(state.db.read(), at).await? => {
            Err(AppError::busy("an answer came before the time of an outage was credited"))
        }
        outcome => outcome,
    };
    receipt.map(saved)
}

/// The question and the answer in its one spelling, if the attempt asks that question and the answer fits it.
fn check(tested: &Tested, attempt: &attempt::Model, sent: &SentAnswer) -> Result<Checked, AppError> {
    let id: QuestionId = sent.question.parse().map_err(|_| AppError::NotFound)?;
    if store::draw(attempt)?.position(&id).is_none() {
        return Err(AppError::NotFound);
    }
    let question = tested.question(&id).ok_or(AppError::NotFound)?;
    match Answer::parse(question, &sent.value) {
        // A file comes by its own way: whoever names one here names what she never handed in.
        _ if takes_file(question) && !sent.value.is_empty() => Err(AppError::field("value", Fault::NotOffered)),
        Ok(answer) => Ok(Checked { question: id, value: answer.to_raw(), is_complete: answer.is_complete() }),
        Err(AnswerError::Empty) => Ok(Checked { question: id, value: RawAnswer::default(), is_complete: false }),
        Err(error) => Err(AppError::field("value", error.into())),
    }
}

fn takes_file(question: &Question) -> bool {
    matches!(question.kind(), QuestionKind::Essay { form: EssayForm::File { .. }, .. })
}

/// Keys are ours: 8 to 64 plain characters.
fn checked_key(key: &str) -> Result<String, AppError> {
    let plain = key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if plain && (8..=64).contains(&key.len()) {
        Ok(key.to_owned())
    } else {
        Err(AppError::field("client_key", Fault::Unreadable))
    }
}
