//! The one door through which answers come into the database: many at a time, each acknowledged after the commit.
//!
//! An answer counts as saved when it would survive a loss of power, so every save costs a flush of the disk. On SQLite
//! there is one writer, and a flush for each of a thousand answers a second is more than a disk gives. What arrives
//! while the flush before is still going on is therefore written together in the next transaction: four statements and
//! one flush for up to [`BATCH`] answers. Alone, an answer waits for nobody. On PostgreSQL the same code spares round
//! trips, and every node has a journal of its own.
//!
//! Answers are checked against their question before they come here (`answer.rs`), so none of a batch can spoil it for
//! the others. What only the writer can know is decided here, under the lock on the attempt: whether it is still open,
//! which number comes next, and whether this very answer was taken before.

use std::collections::{BTreeSet, HashMap};

use courses::{answer::RawAnswer, question::QuestionId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    entity::prelude::DateTimeUtc,
};
use tokio::sync::{mpsc, oneshot};

use super::{hold, pause};
use crate::{
    db::Db,
    entity::{Answer, Attempt, answer, attempt},
    error::{AppError, Conflict},
    id::{AttemptId, SessionId},
};

/// At most so many answers in one transaction: enough to share a flush well, few enough that nobody waits long.
const BATCH: usize = 64;

/// So many answers may wait; further ones wait to wait, which slows down those who send.
const WAITING: usize = 1_024;

/// An answer that fits its question, on its way into the database.
#[derive(Clone, Debug)]
pub struct NewAnswer {
    pub attempt: AttemptId,
    pub question: QuestionId,
    pub value: RawAnswer,
    /// Chosen by the sender: the same key again is the same answer again.
    pub key: String,
    /// From which it came; only the one that opened the paper last writes on it.
    pub session: SessionId,
    /// When it arrived; that counts against the deadline.
    pub at: DateTimeUtc,
}

/// That an answer is saved: its number within the attempt, and when it arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub number: i32,
    pub saved_at: DateTimeUtc,
}

/// The way to the writer. Cloning is cheap.
#[derive(Clone)]
pub struct Journal(mpsc::Sender<Entry>);

struct Entry {
    answer: NewAnswer,
    reply: oneshot::Sender<Result<Receipt, AppError>>,
}

impl Journal {
    /// Starts the writer; it ends when the last journal that leads to it is dropped.
    pub fn start(db: Db) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING);
        tokio::spawn(write(db, receiver));
        Self(sender)
    }

    /// Saves an answer. When this returns a receipt, the answer is on the disk.
    pub async fn append(&self, answer: NewAnswer) -> Result<Receipt, AppError> {
        let (reply, receipt) = oneshot::channel();
        let gone = || AppError::busy("the writer of answers is gone");
        self.0.send(Entry { answer, reply }).await.map_err(|_| gone())?;
        receipt.await.map_err(|_| gone())?
    }
}

async fn write(db: Db, mut receiver: mpsc::Receiver<Entry>) {
    let mut entries = Vec::with_capacity(BATCH);
    while receiver.recv_many(&mut entries, BATCH).await > 0 {
        let (answers, replies): (Vec<_>, Vec<_>) = entries.drain(..).map(|entry| (entry.answer, entry.reply)).unzip();
        let outcomes = match commit(&db, &answers).await {
            Ok(outcomes) => outcomes,
            Err(error) => vec![Err(error); answers.len()],
        };
        for (reply, outcome) in replies.into_iter().zip(outcomes) {
            // Whoever asked may have gone; the answer is saved all the same.
            let _ = reply.send(outcome);
        }
    }
}

/// Writes a batch in one transaction. The outcomes are those of the answers, in their order.
async fn commit(db: &Db, answers: &[NewAnswer]) -> Result<Vec<Result<Receipt, AppError>>, AppError> {
    let txn = db.begin().await?;
    let mut page = Page::open(&txn, answers).await?;
    let outcomes = answers.iter().map(|answer| page.add(answer)).collect();
    if !page.new.is_empty() {
        Answer::insert_many(page.new).exec_without_returning(&txn).await?;
    }
    txn.commit().await?;
    Ok(outcomes)
}

/// An attempt that takes answers: until when, and from which session.
#[derive(Clone, Copy)]
struct Open {
    deadline: DateTimeUtc,
    held_by: Option<SessionId>,
    paused_until: Option<DateTimeUtc>,
}

/// What is known of the attempts of a batch, and the rows that it adds to them.
struct Page {
    /// Attempts that take answers.
    open: HashMap<AttemptId, Open>,
    numbers: HashMap<AttemptId, i32>,
    receipts: HashMap<(AttemptId, String), Receipt>,
    new: Vec<answer::ActiveModel>,
}

impl Page {
    /// Locks the attempts, in the order of their ids so that two nodes cannot wait for each other, and reads the rest.
    async fn open(txn: &DatabaseTransaction, answers: &[NewAnswer]) -> Result<Self, AppError> {
        let attempts: BTreeSet<AttemptId> = answers.iter().map(|answer| answer.attempt).collect();
        let open: Vec<(AttemptId, DateTimeUtc, Option<SessionId>, Option<DateTimeUtc>)> = Attempt::find()
            .select_only()
            .columns([attempt::Column::Id, attempt::Column::DeadlineAt, attempt::Column::HeldBy, attempt::Column::PausedUntil])
            .filter(attempt::Column::Id.is_in(attempts.iter().copied()))
            .filter(attempt::Column::ClosedAt.is_null())
            .order_by_asc(attempt::Column::Id)
            .lock_exclusive()
            .into_tuple()
            .all(txn)
            .await?;
        let numbers: Vec<(AttemptId, Option<i32>)> = Answer::find()
            .select_only()
            .column(answer::Column::AttemptId)
            .column_as(answer::Column::Number.max(), "last")
            .filter(answer::Column::AttemptId.is_in(attempts.iter().copied()))
            .group_by(answer::Column::AttemptId)
            .into_tuple()
            .all(txn)
            .await?;
        let taken: Vec<(AttemptId, String, i32, DateTimeUtc)> = Answer::find()
            .select_only()
            .columns([answer::Column::AttemptId, answer::Column::ClientKey, answer::Column::Number, answer::Column::SavedAt])
            .filter(answer::Column::AttemptId.is_in(attempts))
            .filter(answer::Column::ClientKey.is_in(answers.iter().map(|answer| answer.key.as_str())))
            .into_tuple()
            .all(txn)
            .await?;
        Ok(Self {
            open: open
                .into_iter()
                .map(|(attempt, deadline, held_by, paused_until)| (attempt, Open { deadline, held_by, paused_until }))
                .collect(),
            numbers: numbers.into_iter().map(|(attempt, last)| (attempt, last.unwrap_or_default())).collect(),
            receipts: taken
                .into_iter()
                .map(|(attempt, key, number, saved_at)| ((attempt, key), Receipt { number, saved_at }))
                .collect(),
            new: Vec::with_capacity(answers.len()),
        })
    }

    /// A key that is known gives its receipt again, even after the end: it was saved in time.
    fn add(&mut self, answer: &NewAnswer) -> Result<Receipt, AppError> {
        let key = (answer.attempt, answer.key.clone());
        if let Some(receipt) = self.receipts.get(&key) {
            return Ok(*receipt);
        }
        let open = self.open.get(&answer.attempt).filter(|open| answer.at <= open.deadline);
        let open = open.ok_or(AppError::Conflict(Conflict::AttemptClosed))?;
        pause::check(open.paused_until, answer.at)?;
        hold::check(open.held_by, answer.session)?;
        let number = self.numbers.entry(answer.attempt).or_default();
        *number += 1;
        let receipt = Receipt { number: *number, saved_at: answer.at };
        self.new.push(answer::ActiveModel {
            attempt_id: Set(answer.attempt),
            number: Set(receipt.number),
            question: Set(answer.question.to_string()),
            value: Set(answer.value.0.clone()),
            client_key: Set(answer.key.clone()),
            saved_at: Set(receipt.saved_at),
            ..Default::default()
        });
        self.receipts.insert(key, receipt);
        Ok(receipt)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;

    const ATTEMPT: AttemptId = AttemptId(7);

    fn at(second: i64) -> DateTimeUtc {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(second)
    }

    fn answer(key: &str, second: i64) -> NewAnswer {
        NewAnswer {
            attempt: ATTEMPT,
            question: "why-me".parse().unwrap(),
            value: RawAnswer("a".to_owned()),
            key: key.to_owned(),
            session: SessionId(1),
            at: at(second),
        }
    }

    fn page() -> Page {
        Page {
            open: HashMap::from([(ATTEMPT, Open { deadline: at(10), held_by: Some(SessionId(1)), paused_until: None })]),
            numbers: HashMap::from([(ATTEMPT, 4)]),
            receipts: HashMap::from([((ATTEMPT, "old".to_owned()), Receipt { number: 2, saved_at: at(1) })]),
            new: Vec::new(),
        }
    }

    #[test]
    fn the_same_answer_twice_in_a_batch_is_written_once() {
        let mut page = page();
        let first = page.add(&answer("k", 5));
        assert_eq!(first, Ok(Receipt { number: 5, saved_at: at(5) }));
        assert_eq!(page.add(&answer("k", 6)), first);
        assert_eq!(page.add(&answer("l", 6)), Ok(Receipt { number: 6, saved_at: at(6) }));
        assert_eq!(page.new.len(), 2);
    }

    #[test]
    fn an_answer_counts_at_the_deadline_and_not_after_it() {
        let mut page = page();
        assert!(page.add(&answer("k", 10)).is_ok());
        assert_eq!(page.add(&answer("l", 11)), Err(AppError::Conflict(Conflict::AttemptClosed)));
    }

    #[test]
    fn only_the_session_that_has_the_paper_writes_on_it() {
        let mut page = page();
        let elsewhere = |key, second| NewAnswer { session: SessionId(2), ..answer(key, second) };
        assert_eq!(page.add(&elsewhere("k", 5)), Err(AppError::Conflict(Conflict::TakenOver)));
        assert!(page.add(&elsewhere("old", 5)).is_ok(), "what was saved stays acknowledged");
        assert_eq!(page.add(&elsewhere("k", 11)), Err(AppError::Conflict(Conflict::AttemptClosed)), "the end comes first");
        assert!(page.add(&answer("k", 5)).is_ok());
    }

    #[test]
    fn nothing_is_written_during_a_rest() {
        let mut page = page();
        page.open.get_mut(&ATTEMPT).unwrap().paused_until = Some(at(7));
        assert_eq!(page.add(&answer("k", 6)), Err(AppError::Conflict(Conflict::Paused)));
        assert!(page.add(&answer("k", 7)).is_ok(), "a rest that has reached its length is over");
    }

    #[test]
    fn what_was_saved_in_time_is_acknowledged_again_after_the_end() {
        let mut page = page();
        page.open.clear();
        assert_eq!(page.add(&answer("old", 99)), Ok(Receipt { number: 2, saved_at: at(1) }));
        assert_eq!(page.add(&answer("new", 5)), Err(AppError::Conflict(Conflict::AttemptClosed)));
    }
}
