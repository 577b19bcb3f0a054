//! Reading the fields of a form: all faults are gathered, then told together.

use chrono::NaiveDate;
use courses::thai::normalise;

use super::Fields;
use crate::{
    error::{AppError, Fault, FieldError},
    thai::{Email, EmailError, digits},
};

/// Reads fields one by one and remembers what is wrong with them.
pub struct Check<'a> {
    fields: &'a Fields,
    errors: Vec<FieldError>,
}

impl<'a> Check<'a> {
    pub(super) const fn new(fields: &'a Fields) -> Self {
        Self { fields, errors: Vec::new() }
    }

    /// Adds a fault found outside.
    pub fn fault(&mut self, field: &str, fault: Fault) {
        self.errors.push(FieldError { field: field.to_owned(), fault });
    }

    /// One line of text, normalised. `min..=max` counts characters; an optional field has `min` 0.
    pub fn text(&mut self, field: &str, min: usize, max: usize) -> String {
        self.typed(field, min, max, char::is_control)
    }

    /// Text of several lines, normalised.
    pub fn lines(&mut self, field: &str, min: usize, max: usize) -> String {
        self.typed(field, min, max, |c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
    }

    fn typed(&mut self, field: &str, min: usize, max: usize, forbidden: impl Fn(char) -> bool) -> String {
        let raw = self.fields.raw(field);
        if raw.chars().any(|c| forbidden(c) || c == char::REPLACEMENT_CHARACTER) {
            self.fault(field, Fault::Unreadable);
            return String::new();
        }
        let text = raw.lines().map(normalise).collect::<Vec<_>>().join("\n").trim().to_owned();
        let length = text.chars().count();
        if length == 0 && min > 0 {
            self.fault(field, Fault::Required);
        } else if length < min {
            self.fault(field, Fault::TooShort { min: count(min) });
        } else if length > max {
            self.fault(field, Fault::TooLong { max: count(max) });
            return String::new();
        }
        text
    }

    /// A secret, exactly as typed: it is neither normalised nor shown again.
    pub fn secret(&mut self, field: &str, max: usize) -> String {
        let raw = self.fields.raw(field);
        if raw.is_empty() {
            self.fault(field, Fault::Required);
        } else if raw.chars().count() > max {
            self.fault(field, Fault::TooLong { max: count(max) });
            return String::new();
        }
        raw.to_owned()
    }

    /// An e-mail address in the form in which it is stored.
    pub fn email(&mut self, field: &str) -> String {
        match Email::parse(self.fields.raw(field)) {
            Ok(address) => address.as_str().to_owned(),
            Err(error) => {
                self.fault(field, email_fault(error));
                String::new()
            }
        }
    }

    /// A whole number in Thai or Arabic digits.
    pub fn number(&mut self, field: &str, min: i64, max: i64) -> i64 {
        let typed = self.text(field, 1, 20);
        match digits::to_ascii(&typed).parse::<i64>() {
            Ok(number) if (min..=max).contains(&number) => number,
            Ok(_) => {
                self.fault(field, Fault::OutOfRange { min, max });
                min
            }
            Err(_) => {
                if !typed.is_empty() {
                    self.fault(field, Fault::NotNumber);
                }
                min
            }
        }
    }

    /// A date as `<input type="date">` sends it; nothing when left empty.
    pub fn date(&mut self, field: &str) -> Option<NaiveDate> {
        let typed = self.text(field, 0, 10);
        if typed.is_empty() {
            return None;
        }
        let date = typed.parse().ok();
        if date.is_none() {
            self.fault(field, Fault::NotDate);
        }
        date
    }

    /// As [`Check::date`], and one has to be there.
    pub fn required_date(&mut self, field: &str) -> Option<NaiveDate> {
        if self.fields.raw(field).trim().is_empty() {
            self.fault(field, Fault::Required);
            return None;
        }
        self.date(field)
    }

    /// One of what was offered.
    pub fn one_of<T: Copy>(&mut self, field: &str, offered: &[(&str, T)]) -> Option<T> {
        let typed = self.fields.raw(field);
        let chosen = offered.iter().find_map(|(name, value)| (*name == typed).then_some(*value));
        if chosen.is_none() {
            self.fault(field, if typed.is_empty() { Fault::Required } else { Fault::NotOffered });
        }
        chosen
    }

    /// Whether a box was ticked.
    pub fn is_ticked(&self, field: &str) -> bool {
        !self.fields.raw(field).is_empty()
    }

    /// Everything that was found wrong, or go on.
    pub fn done(self) -> Result<(), AppError> {
        if self.errors.is_empty() { Ok(()) } else { Err(AppError::Invalid(self.errors)) }
    }
}

fn email_fault(error: EmailError) -> Fault {
    match error {
        EmailError::Empty => Fault::Required,
        EmailError::ThaiLayout(Some(meant)) => Fault::Said {
            th: format!("แป้นพิมพ์อาจอยู่ในภาษาไทย ท่านหมายถึง {meant} ใช่หรือไม่"),
            en: format!("Your keyboard may be set to Thai. Did you mean {meant}?"),
        },
        EmailError::ThaiLayout(None) | EmailError::Form => Fault::NotEmail,
        EmailError::TooLong => Fault::TooLong { max: 254 },
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
