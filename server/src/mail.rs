//! The far end of mail: an SMTP server, the demo's folder, or a test's memory.

mod folder;
mod smtp;

use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use app::{entity::MailState, mailroom::Answer};
use lettre::Message;

pub use folder::Folder;
pub use smtp::{Patience, Server, Smtp, signing_key};

use crate::config::Config;

/// Where letters go. Production refuses all but SMTP (see `Config`).
pub enum Mailer {
    Smtp(Box<Smtp>),
    Folder(Folder),
    /// Keeps what it is given; for tests.
    Memory(Mutex<Vec<Vec<u8>>>),
}

/// A letter that has gone: in which state that leaves it, and what was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivered {
    pub state: MailState,
    pub answer: Answer,
}

/// A letter that has not gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It may go at another time: 4xx, no connection, too slow, broken off.
    Retry(Answer),
    /// It will never go: 5xx, or there is nothing to send any more.
    GiveUp(Answer),
}

impl Mailer {
    /// The one that the configuration asks for.
    pub fn open(config: &Config) -> Result<Self> {
        match &config.smtp_url {
            Some(_) => Ok(Self::Smtp(Box::new(Smtp::open(config, Patience::default())?))),
            None => Ok(Self::Folder(Folder::open(config.data_dir.join("mail"))?)),
        }
    }

    /// Hands a letter over. `name` is the same each time it is tried.
    pub async fn deliver(&self, message: Message, name: &str) -> Result<Delivered, Failure> {
        match self {
            Self::Smtp(smtp) => smtp.deliver(message).await,
            Self::Folder(folder) => folder.deliver(message, name).await,
            Self::Memory(letters) => {
                letters.lock().unwrap_or_else(PoisonError::into_inner).push(message.formatted());
                Ok(Delivered { state: MailState::Captured, answer: Answer::Captured })
            }
        }
    }
}
