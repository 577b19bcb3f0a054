//! Whole documents: how they look, what comes out of them, what they promise, how fast they are.
//!
//! Fonts are read from `THAKSA_FONTS`, else from where `make` puts them. The tests of text
//! extraction need `pdftotext` and `qpdf` (Debian: poppler-utils, qpdf).

mod extraction;
#[expect(clippy::cast_possible_truncation, reason = "the mean of bytes is a byte")]
mod look;
mod names;
mod promises;
mod speed;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use chrono::NaiveDate;

use super::*;

/// Fonts as `make` lays them, seen from `app/`.
const FONTS: &str = "../target/site/pdf-fonts";

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn fonts() -> PathBuf {
    let laid = || Path::new(env!("CARGO_MANIFEST_DIR")).join(FONTS);
    std::env::var_os("THAKSA_FONTS").map_or_else(laid, PathBuf::from)
}

fn new_printer() -> Printer {
    Printer::new(Fonts::load(&fonts()).expect("Sarabun in THAKSA_FONTS; `make fonts` puts it in its place"))
}

/// One for all tests, as the server has one for all requests.
fn printer() -> &'static Printer {
    static PRINTER: LazyLock<Printer> = LazyLock::new(new_printer);
    &PRINTER
}

fn sample() -> CertificatePrint {
    CertificatePrint {
        number: "DGA-PDPA101-2570-000123-7".into(),
        revision: 1,
        name_th: "นายศักดิ์สิทธิ์ น้ำใจดี".into(),
        name_en: "Mr. Saksit Namjaidee".into(),
        course_th: "การคุ้มครองข้อมูลส่วนบุคคลสำหรับเจ้าหน้าที่ของรัฐ".into(),
        course_en: "Personal Data Protection for Government Officials".into(),
        kind_th: "วุฒิบัตร".into(),
        kind_en: "Certificate".into(),
        minutes: 360,
        started_on: day(2026, 11, 2),
        completed_on: day(2026, 11, 20),
        issued_on: day(2026, 11, 20),
        valid_until: Some(day(2027, 11, 19)),
        issuer_th: "สำนักงานพัฒนารัฐบาลดิจิทัล (องค์การมหาชน)".into(),
        issuer_en: "Digital Government Development Agency (Public Organization)".into(),
        signatory: Signatory {
            name_th: "นางสาวปิ่นมณี กฤษฎิ์ฐิติพร".into(),
            name_en: "Ms. Pinmanee Kritthitiporn".into(),
            position_th: "ผู้อำนวยการสำนักงาน".into(),
            position_en: "Director-General".into(),
        },
        verify_url: "https://thaksa.example.go.th/v/pKJ4cAPYFXk0MXatCPoHaLrqhu_HBrQOe0FUUQI8uM0".into(),
        logo: None,
        thai_digits: false,
    }
}

/// Everything as long as agencies are known to make it, and every part that may be absent.
fn crowded() -> CertificatePrint {
    let logo =
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5" fill="#0b5c8a"/></svg>"##;
    CertificatePrint {
        revision: 2,
        name_th: "ว่าที่ร้อยตรี ดร.ศักดิ์สิทธิ์ปัญญาเลิศ ณ อยุธยาวงศ์ไพศาลกิจเจริญ".into(),
        name_en: "Acting Sub Lt. Dr. Saksitpanyalert Na Ayutthayawongphaisankitcharoen".into(),
        course_th: "การพัฒนาทักษะดิจิทัลเพื่อขับเคลื่อนการเปลี่ยนผ่านภาครัฐสู่รัฐบาลดิจิทัลอย่างยั่งยืน รุ่นที่ ๑๒".into(),
        course_en: "Developing Digital Skills to Drive the Sustainable Transformation of the Public Sector".into(),
        logo: Some(Logo { bytes: logo.into(), format: LogoFormat::Svg }),
        thai_digits: true,
        ..sample()
    }
}

fn row(number: u32, course: &str) -> TranscriptRow {
    TranscriptRow {
        course_th: course.into(),
        course_en: String::new(),
        completed_on: day(2026, 11, 1 + number % 28),
        minutes: 60 + 30 * (number % 20),
        certificate: (number % 4 != 1).then(|| format!("DGA-PDPA101-2570-{number:06}-7")),
        valid_until: number.is_multiple_of(2).then(|| day(2027, 11, 1)),
    }
}

fn transcript(rows: Vec<TranscriptRow>) -> TranscriptPrint {
    TranscriptPrint {
        number: Some("TR-2570-000045-3".into()),
        name_th: sample().name_th,
        name_en: sample().name_en,
        agency_th: sample().issuer_th,
        agency_en: sample().issuer_en,
        rows,
        totals: vec![
            YearTotal { fiscal_year: 2569, courses: 7, minutes: 1_200 },
            YearTotal { fiscal_year: 2570, courses: 12, minutes: 61_950 },
        ],
        as_of: day(2026, 11, 20),
        verify_url: Some(sample().verify_url),
        thai_digits: false,
    }
}

/// What a program prints about a PDF; panics when the program is not there or finds fault.
fn asked(program: &str, before: &[&str], pdf: &[u8], after: &[&str]) -> String {
    static COUNT: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    let count = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let file = std::env::temp_dir().join(format!("thaksa-{}-{count}.pdf", std::process::id()));
    std::fs::write(&file, pdf).unwrap();
    let ran = Command::new(program).args(before).arg(&file).args(after).output();
    std::fs::remove_file(&file).unwrap();
    let ran = ran.unwrap_or_else(|fault| panic!("cannot run {program}: {fault}"));
    assert!(ran.status.success(), "{program}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8_lossy(&ran.stdout).into_owned()
}

/// The lines of a PDF as poppler reads them, trimmed.
fn lines(pdf: &[u8]) -> Vec<String> {
    let text = asked("pdftotext", &[], pdf, &["-"]);
    text.lines().map(|line| line.trim_matches(['\u{c}', ' ']).to_owned()).filter(|line| !line.is_empty()).collect()
}
