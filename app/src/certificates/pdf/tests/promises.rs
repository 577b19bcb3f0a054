//! What every file promises: standards, metadata, plain text, the same bytes.

use super::*;

fn plain(pdf: &[u8]) -> String {
    asked("qpdf", &["--qdf", "--object-streams=disable"], pdf, &["-"])
}

#[test]
fn a_certificate_says_that_it_is_tagged_pdf_a_2a_and_ua_1() {
    let pdf = printer().certificate(&sample()).unwrap();
    assert!(asked("qpdf", &["--check"], &pdf, &[]).contains("No syntax or stream encoding errors"));
    let file = plain(&pdf);
    let said = [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "/OutputIntents",
        "/GTS_PDFA1",
        "/Marked true",
        "/StructTreeRoot",
        "/Lang (th-TH)",
        "/DisplayDocTitle true",
        "/FontFile2",
    ];
    for promise in said {
        assert!(file.contains(promise), "{promise} is missing");
    }
}

#[test]
fn a_transcript_has_a_tagged_table_with_headers() {
    let file = plain(&printer().transcript(&transcript(vec![row(0, "ทักษะดิจิทัล")])).unwrap());
    for promise in ["<pdfaid:part>2</pdfaid:part>", "/S /Table", "/S /TH", "/S /TD", "/S /H1"] {
        assert!(file.contains(promise), "{promise} is missing");
    }
}

#[test]
fn the_file_names_its_issuer_number_and_date() {
    let told = asked("pdfinfo", &[], &printer().certificate(&sample()).unwrap(), &[]);
    let said = [
        "วุฒิบัตร “การคุ้มครองข้อมูลส่วนบุคคลสำหรับเจ้าหน้าที่ของรัฐ”",
        "สำนักงานพัฒนารัฐบาลดิจิทัล (องค์การมหาชน)",
        "DGA-PDPA101-2570-000123-7",
        "841.89 x 595.276 pts (A4)",
    ];
    for line in said {
        assert!(told.contains(line), "{line} not in {told}");
    }
    let dated = asked("pdfinfo", &["-rawdates"], &printer().certificate(&sample()).unwrap(), &[]);
    assert!(dated.contains("D:20261120000000+07'00"), "{dated}");
}

#[test]
fn the_same_certificate_is_the_same_bytes() {
    let (one, other) = (new_printer(), new_printer());
    let first = one.certificate(&sample()).unwrap();
    one.certificate(&crowded()).unwrap();
    assert!(first == one.certificate(&sample()).unwrap());
    assert!(first == other.certificate(&sample()).unwrap());
}

#[test]
fn what_people_write_is_never_read_as_markup() {
    let name = "#panic(\"x\") *ก* _b_ $y$ <l> @r [c] // /* \\u{41} = \"q\" 'a'";
    let print = CertificatePrint {
        name_th: name.into(),
        course_th: "a\nb\u{0}c".into(),
        issuer_th: "#image(\"data.json\")".into(),
        ..sample()
    };
    let lines = lines(&printer().certificate(&print).unwrap());
    assert!(lines.contains(&name.to_owned()), "{lines:#?}");
    assert!(lines.contains(&"“a b c”".to_owned()), "{lines:#?}");
    assert!(lines.contains(&"#image(\"data.json\")".to_owned()), "{lines:#?}");
}

#[test]
fn a_certificate_is_one_page_however_much_is_written() {
    let long = "การพัฒนาทักษะดิจิทัลภาครัฐ".repeat(10);
    let print = CertificatePrint { course_th: long.clone(), course_en: "Digital skills ".repeat(15), ..crowded() };
    let pdf = printer().certificate(&print).unwrap();
    assert!(asked("pdfinfo", &[], &pdf, &[]).contains("Pages:           1\n"));
}

#[test]
fn parts_that_are_not_given_are_not_printed() {
    let bare = CertificatePrint {
        name_en: String::new(),
        course_en: String::new(),
        kind_en: String::new(),
        issuer_en: String::new(),
        valid_until: None,
        signatory: Signatory { name_en: String::new(), position_en: String::new(), ..sample().signatory },
        ..sample()
    };
    let text = lines(&printer().certificate(&bare).unwrap()).join("\n");
    assert!(!text.contains("Valid") && !text.contains("none") && !text.contains("Revision"), "{text}");
    let bare = TranscriptPrint { number: None, verify_url: None, totals: vec![], ..transcript(vec![]) };
    let text = lines(&printer().transcript(&bare).unwrap()).join("\n");
    assert!(text.contains("No completed courses yet."), "{text}");
}

#[test]
fn a_logo_that_is_no_picture_is_refused() {
    let logo = Some(Logo { bytes: b"GIF89a".to_vec(), format: LogoFormat::Png });
    assert!(matches!(printer().certificate(&CertificatePrint { logo, ..sample() }), Err(PdfError::Layout(_))));
}

#[test]
fn a_letter_that_is_not_in_the_fonts_is_refused_by_name() {
    let print = CertificatePrint { course_th: "ภาษาจีน 中文".into(), ..sample() };
    assert!(matches!(printer().certificate(&print), Err(PdfError::Letter('中'))));
    assert_eq!(printer().lacks("ภาษาไทย\u{200B}และ\u{A0}English\n"), None);
}

#[test]
fn fonts_that_are_not_there_are_named() {
    let fault = Fonts::load(Path::new("/nowhere")).err().unwrap().to_string();
    assert!(fault.contains("/nowhere/Sarabun-Regular.ttf"), "{fault}");
}
