//! The worker: sends the letters of the outbox and does what is due from time to time.
//!
//! A letter is sent at least once, with the same Message-ID each time. Any number of workers share one outbox: a letter
//! is claimed for a while by one of them, and comes back when that one dies.

mod back_off;
mod letters;
mod outbox;
mod periodic;

use std::{sync::Arc, time::Duration};

use app::{entity::mail, mailroom::Answer, state::AppState};
use chrono::TimeDelta;
use lettre::message::Mailbox;
use sea_orm::DbErr;
use tokio::{sync::watch, task::JoinSet, time::sleep};

use crate::mail::{Delivered, Failure, Mailer};

pub use back_off::{MAX_AGE, MAX_TRIES};

/// So many letters are in hand at once. Mail servers count connections, and 20 is what Postfix allows one client by
/// half of its default.
const AT_ONCE: usize = 10;

/// How often the outbox is looked into while it is empty.
const POLL: Duration = Duration::from_secs(1);

/// How long a letter belongs to the worker that claimed it: longer than the longest delivery.
pub const LEASE: TimeDelta = TimeDelta::minutes(10);

/// What a worker needs. Several may run on one database.
pub struct Worker {
    state: AppState,
    mailer: Mailer,
    from: Mailbox,
}

impl Worker {
    pub const fn new(state: AppState, mailer: Mailer, from: Mailbox) -> Self {
        Self { state, mailer, from }
    }

    /// Works until `stop` says so; what is in hand is finished.
    pub async fn run(self: Arc<Self>, mut stop: watch::Receiver<bool>) {
        let jobs = periodic::start(&self.state, &stop);
        let mut hands = JoinSet::new();
        loop {
            self.take_up(&mut hands).await;
            tokio::select! {
                _ = stop.wait_for(|stopped| *stopped) => break,
                Some(_) = hands.join_next() => {}
                () = sleep(POLL) => {}
            }
        }
        hands.join_all().await;
        jobs.join_all().await;
    }

    /// Sends what is due now, once; gives the number of letters that were taken up.
    pub async fn round(self: &Arc<Self>) -> Result<usize, DbErr> {
        let claimed = outbox::claim(&self.state.db, self.state.clock.now(), AT_ONCE).await?;
        let count = claimed.len();
        claimed.into_iter().map(|mail| Self::handle(self.clone(), mail)).collect::<JoinSet<()>>().join_all().await;
        Ok(count)
    }

    async fn take_up(self: &Arc<Self>, hands: &mut JoinSet<()>) {
        let free = AT_ONCE - hands.len();
        if free == 0 {
            return;
        }
        match outbox::claim(&self.state.db, self.state.clock.now(), free).await {
            Ok(claimed) => {
                for mail in claimed {
                    hands.spawn(Self::handle(self.clone(), mail));
                }
            }
            Err(error) => tracing::error!(%error, "the outbox cannot be read; trying again in a moment"),
        }
    }

    async fn send(&self, mail: &mail::Model) -> Result<Delivered, Failure> {
        if mail.tries > MAX_TRIES {
            // Whoever held it never came to settle it: it may be what brings workers down.
            return Err(Failure::GiveUp(Answer::Broken));
        }
        let letter = letters::write(&self.state, &self.from, mail).await?;
        self.mailer.deliver(letter, &file_name(mail)).await
    }

    /// Sends a letter and settles what became of it.
    async fn handle(self: Arc<Self>, mail: mail::Model) {
        let outcome = self.send(&mail).await;
        let now = self.state.clock.now();
        let settled = match outcome {
            Ok(delivered) => outbox::delivered(&self.state.db, &mail, &delivered, now).await,
            Err(Failure::GiveUp(answer)) => outbox::failed(&self.state.db, &mail, &answer, now).await,
            Err(Failure::Retry(answer)) => match back_off::next(mail.tries, now - mail.queued_at, rand::random()) {
                Some(wait) => outbox::retry(&self.state.db, &mail, &answer, now + wait).await,
                None => outbox::failed(&self.state.db, &mail, &answer, now).await,
            },
        };
        if let Err(error) = settled {
            tracing::error!(mail = %mail.id, %error, "what became of a letter could not be written down; it will be sent again");
        }
    }
}

/// By the time it was written, so that names sort by age and two databases that share a folder do not meet.
fn file_name(mail: &mail::Model) -> String {
    format!("{}-{}", mail.created_at.format("%Y%m%dT%H%M%S"), mail.id)
}
