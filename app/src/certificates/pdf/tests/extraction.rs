//! A name comes out of the file as it went in.

use std::process::Command;

use super::names::{HARD, names};
use super::*;

/// Names that no line holds. A reader may put neighbouring cells of a row into one line.
fn lost<'a>(names: &'a [String], lines: &[String]) -> Vec<&'a String> {
    let read = format!(" {} ", lines.join(" \n "));
    names.iter().filter(|name| !read.contains(&format!(" {name} "))).collect()
}

#[test]
fn two_thousand_names_come_out_of_poppler_as_they_went_in() {
    let printer = printer();
    for names in names(2_000).chunks(500) {
        let rows = (0..).zip(names).map(|(number, name)| row(number, name)).collect();
        let lines = lines(&printer.transcript(&transcript(rows)).unwrap());
        let lost = lost(names, &lines);
        assert!(lost.is_empty(), "{} lost: {lost:?}", lost.len());
    }
}

#[test]
fn fifty_certificates_give_back_every_line() {
    let printer = printer();
    for name in names(50) {
        let print = CertificatePrint {
            name_th: name.clone(),
            course_th: format!("หลักสูตรของ{name}"),
            signatory: Signatory { name_th: name.clone(), ..sample().signatory },
            ..sample()
        };
        let lines = lines(&printer.certificate(&print).unwrap());
        let expected = [
            name.clone(),
            format!("“หลักสูตรของ{name}”"),
            format!("({name})"),
            print.issuer_th,
            print.name_en,
            print.number,
            "ให้ไว้ ณ วันที่ 20 พฤศจิกายน พ.ศ. 2569".into(),
            "รวมระยะเวลา 6 ชั่วโมง ระหว่างวันที่ 2 พฤศจิกายน พ.ศ. 2569 ถึงวันที่ 20 พฤศจิกายน พ.ศ. 2569".into(),
        ];
        for line in expected {
            assert!(lines.contains(&line), "{line} not in {lines:#?}");
        }
    }
}

#[test]
fn no_reader_needs_actual_text() {
    let course_th = HARD.join(" ");
    let pdf = printer().certificate(&CertificatePrint { course_th, ..sample() }).unwrap();
    let plain = asked("qpdf", &["--qdf", "--object-streams=disable"], &pdf, &["-"]);
    assert!(!plain.contains("/ActualText"));
}

#[test]
fn a_name_in_decomposed_form_is_printed_in_nfc() {
    let typed = "นายกุ\u{0E48}ง ปู\u{0E49}";
    let print = CertificatePrint { name_th: typed.into(), name_en: "Rene\u{301}".into(), ..sample() };
    let lines = lines(&printer().certificate(&print).unwrap());
    assert!(lines.contains(&"นายกุ่ง ปู้".to_owned()) && lines.contains(&"René".to_owned()), "{lines:#?}");
}

/// pdf.js is what Firefox shows PDFs with. Run with `THAKSA_PDFJS=<directory with node_modules>`.
#[test]
#[ignore = "needs node and the npm package pdfjs-dist"]
fn four_hundred_names_come_out_of_pdf_js_as_they_went_in() {
    const READ: &str = r"
        const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
        const { readFileSync } = await import('node:fs');
        const data = new Uint8Array(readFileSync(process.argv.at(-1)));
        const document = await getDocument({ data, verbosity: 0 }).promise;
        for (let number = 1; number <= document.numPages; number++) {
            const { items } = await (await document.getPage(number)).getTextContent();
            console.log(items.map(item => item.str + (item.hasEOL ? '\n' : '')).join(''));
        }";
    let dir = PathBuf::from(std::env::var_os("THAKSA_PDFJS").expect("THAKSA_PDFJS"));
    let names = names(400);
    let rows = (0..).zip(&names).map(|(number, name)| row(number, name)).collect();
    let printer = printer();
    let mut read = String::new();
    let one = CertificatePrint { name_th: names[12].clone(), ..sample() };
    for pdf in [printer.transcript(&transcript(rows)).unwrap(), printer.certificate(&one).unwrap()] {
        let file = dir.join(format!("thaksa-{}.pdf", std::process::id()));
        std::fs::write(&file, pdf).unwrap();
        let ran = Command::new("node").current_dir(&dir).args(["--input-type=module", "-e", READ]).arg(&file).output().unwrap();
        std::fs::remove_file(&file).unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        read += &String::from_utf8(ran.stdout).unwrap();
    }
    let lines: Vec<_> = read.lines().map(str::to_owned).collect();
    let lost = lost(&names, &lines);
    assert!(lost.is_empty(), "{} lost: {lost:?}", lost.len());
}
