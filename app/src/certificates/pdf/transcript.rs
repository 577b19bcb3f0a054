//! What a transcript (ระเบียนการฝึกอบรม) says, and how it is laid before the template.

use chrono::NaiveDate;
use serde_json::{Value, json};
use typst::foundations::Bytes;

use super::certificate::short;
use super::world::Job;
use super::{PdfError, plain, qr, text, words};

/// A person's training on record. All text is plain: nothing in it is read as markup.
#[derive(Debug, Clone)]
pub struct TranscriptPrint {
    /// Number of the transcript, when it is kept; it also names the file for good.
    pub number: Option<String>,
    /// Prefix, given and family name.
    pub name_th: String,
    /// The name in English; nothing is printed when empty.
    pub name_en: String,
    /// The person's agency.
    pub agency_th: String,
    /// The agency in English.
    pub agency_en: String,
    /// Courses, in the order in which they are printed.
    pub rows: Vec<TranscriptRow>,
    /// Totals, a fiscal year each, in the order in which they are printed.
    pub totals: Vec<YearTotal>,
    /// The day on which the record was read; also the date of the file.
    pub as_of: NaiveDate,
    /// The whole address that the QR code opens, when the transcript can be verified.
    pub verify_url: Option<String>,
    /// ๐–๙ in place of 0–9 in Thai text; numbers of certificates stay in ASCII.
    pub thai_digits: bool,
}

/// One completed course.
#[derive(Debug, Clone)]
pub struct TranscriptRow {
    /// Title of the course.
    pub course_th: String,
    /// The title in English; nothing is printed when empty.
    pub course_en: String,
    /// Day of completion.
    pub completed_on: NaiveDate,
    /// Length of the training.
    pub minutes: u32,
    /// Number of the certificate, if there is one.
    pub certificate: Option<String>,
    /// Last day on which the certificate is valid.
    pub valid_until: Option<NaiveDate>,
}

/// What a person did in one fiscal year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearTotal {
    /// Fiscal year in the Buddhist era: 2570 runs from 1 October 2026 to 30 September 2027.
    pub fiscal_year: i32,
    /// Completed courses.
    pub courses: u32,
    /// Length of their training.
    pub minutes: u32,
}

impl TranscriptPrint {
    /// What tells this file from every other.
    pub(super) fn edition(&self) -> String {
        let number = self.number.as_deref().or(self.verify_url.as_deref()).unwrap_or(&self.name_th);
        format!("transcript {number} {}", self.as_of)
    }

    fn data(&self) -> Value {
        let thai = |line: &str| text(&words::digits(line, self.thai_digits));
        let day = |day: NaiveDate| thai(&words::thai_date_short(day));
        let hours = |minutes: u32| thai(&words::halves(minutes));
        let (courses, minutes) = self.totals.iter().fold((0, 0), |(c, m), t| (c + t.courses, m + t.minutes));
        json!({
            "number": self.number.as_deref().map(text),
            "name": { "th": text(&self.name_th), "en": text(&self.name_en) },
            "agency": { "th": text(&self.agency_th), "en": text(&self.agency_en) },
            "rows": self.rows.iter().map(|row| json!({
                "course": { "th": text(&row.course_th), "en": text(&row.course_en) },
                "completed": day(row.completed_on),
                "hours": hours(row.minutes),
                "certificate": row.certificate.as_deref().map(text),
                "valid": row.valid_until.map(day),
            })).collect::<Vec<_>>(),
            "totals": self.totals.iter().map(|total| json!({
                "year": thai(&total.fiscal_year.to_string()),
                "courses": thai(&total.courses.to_string()),
                "hours": hours(total.minutes),
            })).collect::<Vec<_>>(),
            "sum": { "courses": thai(&courses.to_string()), "hours": hours(minutes) },
            "as_of": {
                "th": thai(&words::thai_date(self.as_of)),
                "en": text(&words::english_date(self.as_of)),
            },
            "verify": self.verify_url.as_deref().map(|url| json!({ "url": text(url), "short": text(short(url)) })),
            "thai_digits": self.thai_digits,
        })
    }
}

/// Lays a transcript before its template.
pub(super) fn job(print: &TranscriptPrint) -> Result<Job, PdfError> {
    let mut files = Vec::new();
    if let Some(url) = &print.verify_url {
        files.push(("qr.svg", Bytes::from_string(qr::svg(url)?)));
    }
    Ok(Job {
        template: "transcript.typ",
        title: plain(&format!("ระเบียนการฝึกอบรม {}", print.name_th)).collect(),
        author: plain(&print.agency_th).collect(),
        keyword: print.number.as_deref().map(|number| plain(number).collect()),
        data: print.data().to_string(),
        files,
    })
}
