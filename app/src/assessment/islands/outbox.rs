//! Answers on their way: kept in the browser until the server has acknowledged them, in the order in which they were
//! given.
//!
//! They lie in the local storage, so that a closed tab or a dead battery loses none, and hold a key, an id and the fields
//! of the answer each: no text of a question, no name. Where a browser allows no storage, they are kept in memory.

use std::cell::RefCell;

use leptos::prelude::window;
use web_sys::Storage;

/// An answer that waits to be acknowledged.
#[derive(Clone)]
pub struct Waiting {
    /// Made for this one choice: sending it twice is harmless.
    pub key: String,
    pub question: String,
    /// As a form sends them: escaped, without a space.
    pub fields: String,
}

impl Waiting {
    /// The body of a form. Keys and ids need no escaping: they are made of plain letters, digits and `-`.
    pub fn body(&self) -> String {
        ["question=", &self.question, "&client_key=", &self.key, "&", &self.fields].concat()
    }
}

/// The answers of one attempt that wait.
pub struct Outbox {
    name: String,
    memory: RefCell<String>,
}

impl Outbox {
    pub fn of(attempt: &str) -> Self {
        Self { name: ["thaksa-answers-", attempt].concat(), memory: RefCell::default() }
    }

    /// Everything that waits. The storage is asked each time: another tab may have changed it.
    pub fn all(&self) -> Vec<Waiting> {
        self.read().lines().filter_map(parse).collect()
    }

    pub fn first(&self) -> Option<Waiting> {
        self.read().lines().find_map(parse)
    }

    pub fn is_empty(&self) -> bool {
        self.first().is_none()
    }

    pub fn add(&self, question: &str, fields: &str) {
        let line = [&new_key(), " ", question, " ", fields, "\n"].concat();
        self.write(&[self.read(), line].concat());
    }

    pub fn remove(&self, key: &str) {
        let kept: String = self.read().split_inclusive('\n').filter(|line| !line.starts_with(key)).collect();
        self.write(&kept);
    }

    pub fn clear(&self) {
        self.write("");
    }

    fn read(&self) -> String {
        match storage() {
            Some(storage) => storage.get_item(&self.name).ok().flatten().unwrap_or_default(),
            None => self.memory.borrow().clone(),
        }
    }

    fn write(&self, lines: &str) {
        match storage() {
            Some(storage) if lines.is_empty() => drop(storage.remove_item(&self.name)),
            Some(storage) => drop(storage.set_item(&self.name, lines)),
            None => lines.clone_into(&mut self.memory.borrow_mut()),
        }
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn parse(line: &str) -> Option<Waiting> {
    let mut words = line.split(' ').map(str::to_owned);
    Some(Waiting { key: words.next()?, question: words.next()?, fields: words.next()? })
}

/// Sixteen bytes of chance in hexadecimal. `randomUUID` would be shorter, but exists on HTTPS only.
fn new_key() -> String {
    const DIGITS: &[u8] = b"0123456789abcdef";
    let mut bytes = [0; 16];
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}
