//! The rows of a file, each by itself: what its cells say, and everything that is wrong with them.

use chrono::NaiveDate;
use courses::{
    package::{Finding, FindingKind, Findings},
    table::{self, Column, Row},
};

use super::{super::result::ExternalResult, MAX_ROWS};
use crate::{
    catalogue::skills::{Frameworks, KnownSkill},
    reports::csv,
    thai::{Email, NationalId, digits, typed_date},
};

const fn column(name: &'static str, thai: &'static str, required: bool) -> Column {
    Column { name, thai, required }
}

/// The columns of the file, in the order of the template.
pub const COLUMNS: [Column; 9] = [
    column("email", "อีเมล", false),
    column("national_id", "เลขประจำตัวประชาชน", false),
    column("area", "รหัสด้าน", true),
    column("level", "ระดับ", true),
    column("issuer", "หน่วยงานที่ออก", true),
    column("certificate", "ชื่อประกาศนียบัตร", true),
    column("number", "เลขที่", false),
    column("issued", "วันที่ออก", true),
    column("valid_until", "ใช้ได้ถึง", false),
];

/// An empty file with its head, as a spreadsheet opens it.
pub fn template() -> String {
    csv::BOM.to_owned() + &csv::line(COLUMNS.map(|column| column.name))
}

/// Whom a row is about.
#[derive(Clone, Debug)]
pub struct Named {
    pub line: u32,
    pub email: Option<Email>,
    pub national_id: Option<NationalId>,
}

/// What a row says of her.
#[derive(Clone, Debug)]
pub struct Told {
    pub area: KnownSkill,
    pub level: i16,
    pub result: ExternalResult,
}

/// Rows, so far as they could be read, and what was found in them.
#[derive(Default)]
pub struct Read {
    /// Told is none where something was found.
    pub rows: Vec<(Named, Option<Told>)>,
    pub findings: Vec<Finding>,
}

/// Reads a file.
///
/// # Errors
/// What is wrong with its head and form; its cells are not looked at then.
pub fn read(file: &str, bytes: &[u8], frameworks: &Frameworks, today: NaiveDate) -> Result<Read, Findings> {
    let rows = table::read(file, bytes, &COLUMNS, MAX_ROWS)?;
    let mut read = Read::default();
    for row in &rows {
        let mut reader = Reader { file, row, findings: &mut read.findings };
        let named = reader.named();
        let told = reader.told(frameworks, today);
        read.rows.push((named, told));
    }
    Ok(read)
}

struct Reader<'a> {
    file: &'a str,
    row: &'a Row,
    findings: &'a mut Vec<Finding>,
}

impl Reader<'_> {
    fn report(&mut self, kind: FindingKind) {
        self.findings.push(Finding { file: self.file.to_owned(), line: Some(self.row.line), kind });
    }

    fn named(&mut self) -> Named {
        let (email, id) = (self.row.cell("email"), self.row.cell("national_id"));
        let mut named = Named { line: self.row.line, email: None, national_id: None };
        if email.is_empty() && id.is_empty() {
            self.report(FindingKind::NobodyNamed);
        }
        if !email.is_empty() {
            match Email::parse(email) {
                Ok(email) => named.email = Some(email),
                Err(_) => self.report(FindingKind::BadEmail { found: email.to_owned() }),
            }
        }
        if !id.is_empty() {
            match NationalId::parse(id) {
                Ok(id) => named.national_id = Some(id),
                Err(_) => self.report(FindingKind::BadNationalId),
            }
        }
        named
    }

    /// Everything is read, so that everything is found.
    fn told(&mut self, frameworks: &Frameworks, today: NaiveDate) -> Option<Told> {
        let area = self.area(frameworks);
        let level = self.level();
        let issuer = self.text("issuer", 1, 200);
        let certificate = self.text("certificate", 1, 200);
        let number = self.text("number", 0, 80);
        let issued_on = self.date("issued", true);
        let valid_until = self.date("valid_until", false);
        if issued_on.is_some_and(|day| day > today) {
            self.report(FindingKind::InTheFuture { key: "issued".to_owned() });
        }
        if let (Some(from), Some(until)) = (issued_on, valid_until)
            && until < from
        {
            self.report(FindingKind::EndsBeforeItBegins);
        }
        let number = number?;
        let result = ExternalResult {
            issuer: issuer?,
            certificate: certificate?,
            number: (!number.is_empty()).then_some(number),
            issued_on: issued_on?,
            valid_until,
        };
        Some(Told { area: area?, level: level?, result })
    }

    fn area(&mut self, frameworks: &Frameworks) -> Option<KnownSkill> {
        let code = self.text("area", 1, 60)?;
        let found = frameworks.area_named(&code).cloned();
        if found.is_none() {
            self.report(FindingKind::NoSuchArea { code });
        }
        found
    }

    fn level(&mut self) -> Option<i16> {
        let level = digits::to_ascii(self.row.cell("level")).parse().ok().filter(|level| (1..=5).contains(level));
        if level.is_none() {
            self.report(FindingKind::NumberRange { key: "level".to_owned(), min: 1, max: 5 });
        }
        level
    }

    fn text(&mut self, key: &str, min: usize, max: usize) -> Option<String> {
        let text = self.row.cell(key);
        let found = text.chars().count();
        if found < min {
            self.report(FindingKind::MissingKey { key: key.to_owned() });
            return None;
        }
        if found > max {
            self.report(FindingKind::TextLength { key: key.to_owned(), min, max, found });
            return None;
        }
        Some(text.to_owned())
    }

    fn date(&mut self, key: &str, required: bool) -> Option<NaiveDate> {
        let text = self.row.cell(key);
        if text.is_empty() && !required {
            return None;
        }
        if text.is_empty() {
            self.report(FindingKind::MissingKey { key: key.to_owned() });
            return None;
        }
        let day = typed_date::parse(text);
        if day.is_none() {
            self.report(FindingKind::NotADate { key: key.to_owned(), found: text.to_owned() });
        }
        day
    }
}
