//! The demo's post box: letters that were captured into a folder, read back.

use std::{
    io,
    path::{Path, PathBuf},
};

use chrono::DateTime;
use mail_parser::{Message, MessageParser, MimeHeaders};
use sea_orm::entity::prelude::DateTimeUtc;

use crate::{error::AppError, state::AppState};

/// So many letters are listed.
const LISTED: usize = 50;

/// A captured letter as it is shown.
pub struct Captured {
    pub name: String,
    pub subject: String,
    pub to: String,
    pub at: Option<DateTimeUtc>,
    pub text: String,
    pub attachments: Vec<Attachment>,
}

/// What was enclosed.
pub struct Attachment {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The newest letters, newest first.
pub async fn newest(state: &AppState) -> Result<Vec<Captured>, AppError> {
    let folder = folder(state)?;
    tokio::task::spawn_blocking(move || list(&folder)).await.map_err(AppError::internal)?.map_err(AppError::internal)
}

/// The letter with this name.
pub async fn letter(state: &AppState, name: &str) -> Result<Captured, AppError> {
    read(name, &file(state, name).await?).ok_or_else(|| AppError::internal("a captured letter cannot be read"))
}

/// The letter with this name as it would have gone out.
pub async fn file(state: &AppState, name: &str) -> Result<Vec<u8>, AppError> {
    let path = folder(state)?.join(format!("{}.eml", named(name)?));
    match tokio::fs::read(path).await {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(AppError::NotFound),
        read => read.map_err(AppError::internal),
    }
}

/// Only a demo that captures its mail has a post box.
fn folder(state: &AppState) -> Result<PathBuf, AppError> {
    state.settings.mail_folder.clone().filter(|_| state.settings.demo).ok_or(AppError::NotFound)
}

/// Names are what the worker gives: `20261120T091500-12`. Nothing else reaches the file system.
fn named(name: &str) -> Result<&str, AppError> {
    let ours =
        !name.is_empty() && name.len() < 64 && name.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'T' | b'-'));
    if ours { Ok(name) } else { Err(AppError::NotFound) }
}

fn list(folder: &Path) -> io::Result<Vec<Captured>> {
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.strip_suffix(".eml").map(str::to_owned))
        .filter(|name| named(name).is_ok())
        .collect();
    names.sort_unstable_by(|a, b| place(b).cmp(&place(a)));
    names.truncate(LISTED);
    let letters = names.iter().map(|name| Ok(read(name, &std::fs::read(folder.join(format!("{name}.eml")))?)));
    letters.filter_map(Result::transpose).collect()
}

/// By time, then by number, so that 10 comes after 9.
fn place(name: &str) -> (&str, u64) {
    let (time, number) = name.rsplit_once('-').unwrap_or((name, ""));
    (time, number.parse().unwrap_or_default())
}

fn read(name: &str, eml: &[u8]) -> Option<Captured> {
    let message: Message<'_> = MessageParser::default().parse(eml)?;
    let to = message.to().and_then(|to| to.first());
    let to = to.map(|to| match (to.name(), to.address()) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (name, address) => name.or(address).unwrap_or_default().to_owned(),
    });
    let attachments = message.attachments().map(|part| Attachment {
        name: part.attachment_name().unwrap_or("attachment").to_owned(),
        bytes: part.contents().to_vec(),
    });
    Some(Captured {
        name: name.to_owned(),
        subject: message.subject().unwrap_or_default().to_owned(),
        to: to.unwrap_or_default(),
        at: message.date().and_then(|date| DateTime::from_timestamp(date.to_timestamp(), 0)),
        text: message.body_text(0).map(std::borrow::Cow::into_owned).unwrap_or_default(),
        attachments: attachments.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leads_out_of_the_folder() {
        assert!(named("20261120T091500-12").is_ok());
        for name in ["", "..", "../20261120T091500-12", "a", "20261120T091500-12.eml", "20261120T091500/12"] {
            assert_eq!(named(name), Err(AppError::NotFound), "{name}");
        }
    }

    #[test]
    fn the_tenth_letter_of_a_second_is_newer_than_the_ninth() {
        assert!(place("20261120T091500-10") > place("20261120T091500-9"));
        assert!(place("20261120T091501-1") > place("20261120T091500-10"));
    }
}
