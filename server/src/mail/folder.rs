//! The demo's post box: a letter a file, so that nothing ever leaves the machine.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use app::{entity::MailState, error::AppError, mailroom::Answer};
use lettre::Message;

use super::{Delivered, Failure};

/// A folder of `.eml` files.
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// The folder is made if it is not there.
    pub fn open(path: PathBuf) -> Result<Self> {
        std::fs::create_dir_all(&path).with_context(|| format!("cannot make {}", path.display()))?;
        Ok(Self { path })
    }

    /// Writes `name.eml`: whole or not at all, and over itself when it is tried again.
    pub async fn deliver(&self, message: Message, name: &str) -> Result<Delivered, Failure> {
        let (folder, name) = (self.path.clone(), name.to_owned());
        let written = tokio::task::spawn_blocking(move || write(&folder, &name, &message.formatted())).await;
        match written.map_err(io::Error::other).flatten() {
            Ok(()) => Ok(Delivered { state: MailState::Captured, answer: Answer::Captured }),
            Err(error) => Err(Failure::unwritten(&AppError::internal(error))),
        }
    }
}

fn write(folder: &Path, name: &str, letter: &[u8]) -> io::Result<()> {
    let draft = folder.join(format!("{name}.draft"));
    let mut file = std::fs::File::create(&draft)?;
    file.write_all(letter)?;
    file.sync_all()?;
    std::fs::rename(&draft, folder.join(format!("{name}.eml")))?;
    std::fs::File::open(folder)?.sync_all()
}

impl Failure {
    /// Our own fault, which was logged: it may be mended before the next try.
    pub fn unwritten(error: &AppError) -> Self {
        let reference = match error {
            AppError::Internal { reference } | AppError::Busy { reference } => reference.clone(),
            _ => String::new(),
        };
        Self::Retry(Answer::NotWritten { reference })
    }
}
