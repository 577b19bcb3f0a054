//! From the row of a certificate to the paper: what is printed is what was frozen at issue.

use std::{sync::LazyLock, thread::available_parallelism};

use chrono::NaiveDate;
use tokio::sync::Semaphore;

use super::{
    Printer,
    confirm_name::Names,
    pdf::{CertificatePrint, Logo, LogoFormat, PdfError, Signatory},
};
use crate::{entity::certificate, error::AppError, i18n::Language, state::AppState, thai::digits::Digits};

/// As many documents at once as there are cores: more would only make all of them late.
static PRESSES: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(available_parallelism().map_or(2, Into::into)));

/// The certificate as a PDF file. The one that is mailed has Arabic digits; a download has those of its reader.
pub async fn pdf(state: &AppState, certificate: &certificate::Model, digits: Digits) -> Result<Vec<u8>, AppError> {
    let print = of(state, certificate, digits).await?;
    run(state, move |printer| printer.certificate(&print)).await
}

/// Everything that stands on a certificate.
pub async fn of(state: &AppState, certificate: &certificate::Model, digits: Digits) -> Result<CertificatePrint, AppError> {
    let logo = match &certificate.logo_sha256 {
        Some(sha256) => Some(logo(state.library.get(sha256).await?)),
        None => None,
    };
    let row = certificate.clone();
    Ok(CertificatePrint {
        number: row.number,
        revision: u32::try_from(row.revision).map_err(AppError::internal)?,
        name_th: row.name_th,
        name_en: row.name_en,
        course_th: row.title_th,
        course_en: row.title_en,
        kind_th: super::words::kind(Language::Th).to_owned(),
        kind_en: super::words::kind(Language::En).to_owned(),
        minutes: u32::try_from(row.minutes).map_err(AppError::internal)?,
        started_on: row.started_on,
        completed_on: row.completed_on,
        issued_on: row.issued_on,
        valid_until: row.valid_until,
        issuer_th: row.issuer_th,
        issuer_en: row.issuer_en,
        signatory: Signatory {
            name_th: row.signatory_name_th,
            name_en: row.signatory_name_en,
            position_th: row.signatory_position_th,
            position_en: row.signatory_position_en,
        },
        verify_url: verify_url(state, &row.verify_code),
        logo,
        thai_digits: digits == Digits::Thai,
    })
}

/// The address that the QR code opens.
pub fn verify_url(state: &AppState, verify_code: &str) -> String {
    format!("{}/v/{verify_code}", state.settings.public_url)
}

/// A logo as it was stored, after it was checked.
pub fn logo(bytes: Vec<u8>) -> Logo {
    let format = if bytes.starts_with(b"\x89PNG") { LogoFormat::Png } else { LogoFormat::Svg };
    Logo { bytes, format }
}

/// A picture of a certificate with these names, which nobody has been given.
pub async fn preview(state: &AppState, names: Names, today: NaiveDate) -> Result<Vec<u8>, AppError> {
    let print = specimen(state, names, None, today);
    run(state, move |printer| printer.certificate_png(&print, PREVIEW_SCALE)).await
}

/// Whether a certificate can be printed with this logo.
pub async fn takes(state: &AppState, logo: Logo, today: NaiveDate) -> Result<bool, AppError> {
    let print = specimen(state, Names { th: String::new(), en: String::new() }, Some(logo), today);
    let printed = press(state, move |printer| printer.certificate(&print)).await?;
    Ok(!matches!(printed, Err(PdfError::Layout(_) | PdfError::Write(_))))
}

/// 842 pixels wide: enough to read every mark of a name, on a phone twice as sharp as its width.
const PREVIEW_SCALE: f32 = 1.0;

fn specimen(state: &AppState, names: Names, logo: Option<Logo>, today: NaiveDate) -> CertificatePrint {
    use super::words as w;
    let (th, en) = (Language::Th, Language::En);
    CertificatePrint {
        number: "SPECIMEN-0000-000000-0".to_owned(),
        revision: 1,
        name_th: names.th,
        name_en: names.en,
        course_th: w::specimen_course(th).to_owned(),
        course_en: w::specimen_course(en).to_owned(),
        kind_th: w::kind(th).to_owned(),
        kind_en: w::kind(en).to_owned(),
        minutes: 180,
        started_on: today,
        completed_on: today,
        issued_on: today,
        valid_until: None,
        issuer_th: w::specimen_issuer(th).to_owned(),
        issuer_en: w::specimen_issuer(en).to_owned(),
        signatory: Signatory {
            name_th: w::specimen_signatory(th).to_owned(),
            name_en: w::specimen_signatory(en).to_owned(),
            position_th: w::specimen_position(th).to_owned(),
            position_en: w::specimen_position(en).to_owned(),
        },
        verify_url: verify_url(state, "specimen"),
        logo,
        thai_digits: false,
    }
}

/// Prints off the async threads. What cannot be printed now could be when it was issued, so it is our fault.
pub async fn run<T, F>(state: &AppState, print: F) -> Result<T, AppError>
where
    T: Send + 'static,
    F: FnOnce(&Printer) -> Result<T, PdfError> + Send + 'static,
{
    press(state, print).await?.map_err(AppError::internal)
}

async fn press<T, F>(state: &AppState, print: F) -> Result<Result<T, PdfError>, AppError>
where
    T: Send + 'static,
    F: FnOnce(&Printer) -> Result<T, PdfError> + Send + 'static,
{
    let _turn = PRESSES.acquire().await.expect("the presses are never closed");
    let printer = state.printer.clone();
    tokio::task::spawn_blocking(move || print(&printer)).await.map_err(AppError::internal)
}
