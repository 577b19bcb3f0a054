//! Certificates and transcripts as PDF.
//!
//! A [`Printer`] holds the fonts and the parsed templates; printing is a pure function of what it
//! is given, so the same input gives the same bytes. Every file is tagged PDF/A-2a and PDF/UA-1,
//! and its text comes out of the file as it went in (see `letters.rs` for why that needs care).

mod certificate;
#[expect(clippy::cast_possible_truncation, reason = "the units of a font are 16-bit")]
mod drawn;
mod fonts;
#[expect(clippy::cast_precision_loss, reason = "the border counts a few hundred strokes")]
mod lattice;
#[expect(clippy::cast_possible_truncation, reason = "a run of text is shorter than 65,536 letters")]
mod letters;
mod line;
mod qr;
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the tables of a font count in 16 and 32 bits")]
mod sfnt;
mod transcript;
mod words;
mod world;

#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate};
use serde_json::Value;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub use certificate::{CertificatePrint, Logo, LogoFormat, Signatory};
pub use fonts::{FontError, Fonts};
pub use transcript::{TranscriptPrint, TranscriptRow, YearTotal};
use world::{Desk, Job};

/// How many documents long an unused result of the typesetter is kept: what the templates need is
/// used in every document, what belongs to one person is gone after this many. More than there are
/// threads that print at once, because all of them count.
const KEEP_FOR: usize = 16;

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The template or a picture was refused: what the typesetter said.
    #[error("the page could not be set: {0}")]
    Layout(String),
    /// The page cannot be written under the promised standards: what the writer said.
    #[error("the file could not be written: {0}")]
    Write(String),
    /// The address to verify at is longer than a QR code holds.
    #[error("the verify address does not fit into a QR code")]
    Address,
    /// A text has a letter that Sarabun has not, such as a Chinese one. Files for keeping may not
    /// show an empty box in its place; ask [`Printer::lacks`] before accepting such a text.
    #[error("the fonts have no letter {0:?}")]
    Letter(char),
    /// A date that no file can carry, such as one before the year 0.
    #[error("the date {0} cannot be printed")]
    Date(NaiveDate),
}

/// Sets and writes certificates and transcripts. Made once and shared: every method takes `&self`.
pub struct Printer {
    desk: Desk,
}

impl Printer {
    /// Reads the templates once; the fonts stay in memory (about 0.2 MB).
    #[must_use]
    pub fn new(fonts: Fonts) -> Self {
        Self { desk: Desk::new(fonts) }
    }

    /// The first letter of a text that the fonts do not have, so that a form can refuse it in time.
    #[must_use]
    pub fn lacks(&self, text: &str) -> Option<char> {
        plain(text).find(|letter| !self.desk.fonts().have(*letter))
    }

    /// A certificate: one landscape A4 page, some 48 kB, in about 5 milliseconds of one core.
    ///
    /// # Errors
    /// When the verify address is too long for a QR code, a letter is not in the fonts, or the logo is no picture.
    pub fn certificate(&self, print: &CertificatePrint) -> Result<Vec<u8>, PdfError> {
        let document = self.set(certificate::job(print)?)?;
        write(&document, &print.edition(), print.issued_on)
    }

    /// The certificate as a PNG picture `scale` pixels to the point (1/72 inch): for previews.
    ///
    /// # Errors
    /// As [`Printer::certificate`].
    pub fn certificate_png(&self, print: &CertificatePrint, scale: f32) -> Result<Vec<u8>, PdfError> {
        picture(&self.set(certificate::job(print)?)?, 0, scale)
    }

    /// A transcript: as many portrait A4 pages as the rows need.
    ///
    /// # Errors
    /// When the verify address is too long for a QR code or a letter is not in the fonts.
    pub fn transcript(&self, print: &TranscriptPrint) -> Result<Vec<u8>, PdfError> {
        let document = self.set(transcript::job(print)?)?;
        write(&document, &print.edition(), print.as_of)
    }

    /// One page of the transcript, counted from 0, as a PNG picture.
    ///
    /// # Errors
    /// As [`Printer::transcript`], and when there is no such page.
    pub fn transcript_png(&self, print: &TranscriptPrint, page: usize, scale: f32) -> Result<Vec<u8>, PdfError> {
        picture(&self.set(transcript::job(print)?)?, page, scale)
    }

    /// Sets a page, corrects which letters its glyphs stand for, and bounds the memory kept.
    fn set(&self, job: Job) -> Result<PagedDocument, PdfError> {
        if let Some(letter) = self.lacks(&job.data) {
            return Err(PdfError::Letter(letter));
        }
        let set = typst::compile::<PagedDocument>(&self.desk.sheet(&job)).output;
        typst::comemo::evict(KEEP_FOR);
        let document = set.map_err(|faults| PdfError::Layout(told(&faults)))?;
        let mut document = letters::corrected(&document, self.desk.fonts());
        let info = document.info_mut();
        info.title = Some(job.title.into());
        info.author = vec![job.author.into()];
        info.keywords = job.keyword.into_iter().map(Into::into).collect();
        Ok(document)
    }
}

/// Writes the file; `edition` names it for good, so that the file identifier is the same each time.
fn write(document: &PagedDocument, edition: &str, date: NaiveDate) -> Result<Vec<u8>, PdfError> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|fault| PdfError::Write(fault.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(edition.to_owned()),
        creator: Smart::Custom(Some("Thaksa".to_owned())),
        timestamp: Some(morning(date)?),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|faults| PdfError::Write(told(&faults)))
}

/// Midnight in Bangkok at the start of the day: the one instant that a date without a time names.
fn morning(date: NaiveDate) -> Result<Timestamp, PdfError> {
    let fields = (u8::try_from(date.month()), u8::try_from(date.day()));
    let (Ok(month), Ok(day)) = fields else {
        return Err(PdfError::Date(date));
    };
    Datetime::from_ymd_hms(date.year(), month, day, 0, 0, 0)
        .and_then(|instant| Timestamp::new_local(instant, 7 * 60))
        .ok_or(PdfError::Date(date))
}

fn picture(document: &PagedDocument, page: usize, scale: f32) -> Result<Vec<u8>, PdfError> {
    let page = document.pages().get(page).ok_or_else(|| PdfError::Write("no such page".into()))?;
    let options = typst_render::RenderOptions { pixel_per_pt: f64::from(scale).into(), render_bleed: false };
    typst_render::render(page, &options).encode_png().map_err(|fault| PdfError::Write(fault.to_string()))
}

fn told(faults: &[SourceDiagnostic]) -> String {
    faults.iter().map(|fault| fault.message.as_str()).collect::<Vec<_>>().join("; ")
}

/// Text that a person wrote, as the page takes it.
fn text(written: &str) -> Value {
    Value::String(plain(written).collect())
}

/// NFC, so that marks stand in the order in which fonts expect them, without control characters and
/// without what is invisible anyway.
fn plain(written: &str) -> impl Iterator<Item = char> {
    use unicode_normalization::UnicodeNormalization;
    let seen = written.chars().filter(|letter| !typst::text::is_default_ignorable(*letter));
    seen.map(|letter| if letter.is_control() { ' ' } else { letter }).nfc()
}
