//! Saving an answer: it is checked against its question here and goes into the [`Journal`](super::Journal).

use courses::{
    answer::{Answer, AnswerError, RawAnswer},
    question::QuestionId,
};

use super::{
    journal::{NewAnswer, Receipt},
    store::{self, Tested},
};
use crate::{
    access::Learner,
    entity::attempt,
    error::{AppError, Fault},
    id::AttemptId,
    state::AppState,
    vault::new_token,
};

/// An answer as it was sent. Nothing in it is believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentAnswer {
    pub question: String,
    pub value: String,
    /// Made by the browser for each choice, so that sending it again is harmless; empty in a form without script.
    pub client_key: String,
}

/// Saves an answer to a question of an open attempt of her own.
///
/// What counts against the deadline is when the answer arrives: no time that a browser tells can be trusted, and the
/// page says so. The same key twice gives the first receipt again. Without a key, an answer that stands already is not
/// written once more, which makes a double click harmless and still lets her change her mind and back.
pub async fn save(state: &AppState, learner: &Learner, attempt: AttemptId, sent: &SentAnswer) -> Result<Receipt, AppError> {
    let at = state.clock.now();
    let (attempt, enrolment) = store::own_attempt(state.db.read(), learner, attempt).await?;
    let tested = Tested::of(state, state.db.read(), &enrolment).await?;
    let (question, value) = check(&tested, &attempt, sent)?;
    let key = match sent.client_key.as_str() {
        "" => {
            let standing = store::answers(state.db.read(), attempt.id).await?.remove(&question);
            if let Some(given) = standing.filter(|given| given.value == value) {
                return Ok(Receipt { number: given.number, saved_at: given.saved_at });
            }
            new_token()
        }
        key => checked_key(key)?,
    };
    state.answers.append(NewAnswer { attempt: attempt.id, question, value, key, at }).await
}

/// The question and the answer in its one spelling, if the attempt asks that question and the answer fits it.
fn check(tested: &Tested, attempt: &attempt::Model, sent: &SentAnswer) -> Result<(QuestionId, RawAnswer), AppError> {
    let id: QuestionId = sent.question.parse().map_err(|_| AppError::NotFound)?;
    if store::draw(attempt)?.position(&id).is_none() {
        return Err(AppError::NotFound);
    }
    let question = tested.question(&id).ok_or(AppError::NotFound)?;
    let answer =
        Answer::parse(question, &RawAnswer(sent.value.clone())).map_err(|error| AppError::field("value", fault(error)))?;
    Ok((id, answer.to_raw()))
}

const fn fault(error: AnswerError) -> Fault {
    match error {
        AnswerError::Empty => Fault::Required,
        AnswerError::UnknownOption => Fault::NotOffered,
    }
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
