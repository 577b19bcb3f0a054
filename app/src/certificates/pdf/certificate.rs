//! What a certificate says, and how it is laid before the template.

use chrono::NaiveDate;
use serde_json::{Value, json};
use typst::foundations::Bytes;

use super::world::Job;
use super::{PdfError, plain, qr, text, words};

/// Everything that is printed on a certificate, frozen at issue. Names, titles and positions are
/// plain text: nothing in them is read as markup.
#[derive(Debug, Clone)]
pub struct CertificatePrint {
    /// Number of the certificate, always in ASCII digits.
    pub number: String,
    /// 1 for the first issue; from 2 on the page says so.
    pub revision: u32,
    /// Prefix, given and family name: `นายสมชาย ใจดี`.
    pub name_th: String,
    /// The name in English; nothing is printed when empty.
    pub name_en: String,
    /// Title of the course, without quotation marks.
    pub course_th: String,
    /// The title in English; nothing is printed when empty.
    pub course_en: String,
    /// What the document is called: `วุฒิบัตร`.
    pub kind_th: String,
    /// The same in English: `Certificate`.
    pub kind_en: String,
    /// Length of the training.
    pub minutes: u32,
    /// First day of the training.
    pub started_on: NaiveDate,
    /// Last day of the training.
    pub completed_on: NaiveDate,
    /// The day the certificate is given; also the date of the file.
    pub issued_on: NaiveDate,
    /// Last day on which it is valid, for yearly topics.
    pub valid_until: Option<NaiveDate>,
    /// The agency that gives it.
    pub issuer_th: String,
    /// The agency in English; nothing is printed when empty.
    pub issuer_en: String,
    /// Who signs.
    pub signatory: Signatory,
    /// The whole address that the QR code opens.
    pub verify_url: String,
    /// The agency's own logo.
    pub logo: Option<Logo>,
    /// ๐–๙ in place of 0–9 in Thai sentences; the number and the address stay in ASCII.
    pub thai_digits: bool,
}

/// Who signs a certificate.
#[derive(Debug, Clone)]
pub struct Signatory {
    /// Full name, printed in brackets.
    pub name_th: String,
    /// The name in English.
    pub name_en: String,
    /// Position.
    pub position_th: String,
    /// The position in English.
    pub position_en: String,
}

/// A picture that an agency uploaded.
#[derive(Debug, Clone)]
pub struct Logo {
    /// The file.
    pub bytes: Vec<u8>,
    /// What kind of file it is.
    pub format: LogoFormat,
}

/// Picture formats of a logo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoFormat {
    /// Portable Network Graphics.
    Png,
    /// Scalable Vector Graphics.
    Svg,
}

impl LogoFormat {
    fn file(self) -> &'static str {
        match self {
            Self::Png => "logo.png",
            Self::Svg => "logo.svg",
        }
    }
}

impl CertificatePrint {
    /// Number and revision: what tells this file from every other.
    pub(super) fn edition(&self) -> String {
        format!("{} revision {}", self.number, self.revision)
    }

    fn data(&self) -> Value {
        let thai = |line: &str| text(&words::digits(line, self.thai_digits));
        let hours = words::thai_hours(self.minutes);
        let period = words::thai_period(self.started_on, self.completed_on);
        json!({
            "number": text(&self.number),
            "revision": (self.revision > 1).then(|| json!({
                "th": thai(&self.revision.to_string()),
                "en": self.revision.to_string(),
            })),
            "name": { "th": text(&self.name_th), "en": text(&self.name_en) },
            "course": { "th": text(&self.course_th), "en": text(&self.course_en) },
            "kind": { "th": text(&self.kind_th), "en": text(&self.kind_en) },
            "issuer": { "th": text(&self.issuer_th), "en": text(&self.issuer_en) },
            "duration": {
                "th": thai(&format!("รวมระยะเวลา {hours} {period}")),
                "en": text(&format!(
                    "{} of training, {}",
                    words::english_hours(self.minutes),
                    words::english_period(self.started_on, self.completed_on)
                )),
            },
            "given": {
                "th": thai(&format!("ให้ไว้ ณ วันที่ {}", words::thai_date(self.issued_on))),
                "en": text(&format!("Given on {}", words::english_date(self.issued_on))),
            },
            "valid": self.valid_until.map(|day| json!({
                "th": thai(&words::thai_date_short(day)),
                "en": text(&words::english_date(day)),
            })),
            "signatory": {
                "name": { "th": text(&self.signatory.name_th), "en": text(&self.signatory.name_en) },
                "position": { "th": text(&self.signatory.position_th), "en": text(&self.signatory.position_en) },
            },
            "verify": { "url": text(&self.verify_url), "short": text(short(&self.verify_url)) },
            "logo": self.logo.as_ref().map(|logo| logo.format.file()),
        })
    }
}

/// Lays a certificate before its template.
pub(super) fn job(print: &CertificatePrint) -> Result<Job, PdfError> {
    let mut files = vec![("qr.svg", Bytes::from_string(qr::svg(&print.verify_url)?))];
    if let Some(logo) = &print.logo {
        files.push((logo.format.file(), Bytes::new(logo.bytes.clone())));
    }
    Ok(Job {
        template: "certificate.typ",
        title: plain(&format!("{} “{}”", print.kind_th, print.course_th)).collect(),
        author: plain(&print.issuer_th).collect(),
        keyword: Some(plain(&print.number).collect()),
        data: print.data().to_string(),
        files,
    })
}

/// The address as people read it: without the scheme.
pub(super) fn short(url: &str) -> &str {
    url.split_once("://").map_or(url, |(_, rest)| rest)
}
