//! Files of results: read in whatever form an office saves them, checked whole, written whole.

use std::fmt::Write;

use tests::{Page, Person, TestApp};

const HEAD: &str = "email,national_id,area,level,issuer,certificate,number,issued,valid_until\n";
const PAGE: &str = "/reports/external-imports";

async fn sends(officer: &Person, bytes: &[u8]) -> Page {
    officer.upload(PAGE, &[], ("file", "ผลสอบ.csv", bytes)).await
}

/// Sends a sound file and saves it.
async fn saves(officer: &Person, bytes: &[u8]) -> Page {
    let sent = sends(officer, bytes).await;
    let preview = sent.location().unwrap_or_else(|| panic!("{}", sent.text())).to_owned();
    let saved = officer.post(&preview, &[("act", "write")]).await;
    assert_eq!(saved.location(), Some(preview.as_str()), "{}", saved.text());
    officer.get(&preview).await
}

fn findings(page: &Page) -> Vec<String> {
    assert_eq!(page.status(), 422, "{}", page.text());
    page.all("ul.findings li")
}

async fn count(app: &TestApp, what: &str) -> i64 {
    app.sql_count(&format!("SELECT count(*) FROM {what}")).await
}

fn row(email: &str) -> String {
    format!("{HEAD}{email},,DG67-CS,3,สำนักงานตัวอย่าง,สอบวัดความรู้,A-1,1/5/2569,\n")
}

#[tokio::test]
async fn a_file_is_looked_at_and_then_written_once_with_standings_and_tallies() {
    let app = TestApp::start().await;
    let (hr, malee) = (app.hr("MDES-ONDE").await, app.learner("malee").await);
    let other = app.member_of("MDES-ONDE", 0).await;
    let text = format!("{}{},,DG67-DL,๕,สำนักงานตัวอย่าง,สอบวัดความรู้,A-2,2026-05-01,2030-05-01\n", row(malee.email()), other.email());
    let sent = sends(&hr, text.as_bytes()).await;
    let preview = sent.location().expect("it is sound").to_owned();
    let page = hr.get(&preview).await;
    assert!(page.text().contains("ผลใหม่ 2 จาก 2 แถว ของบุคลากร 2 คน"), "{}", page.text());
    assert_eq!(count(&app, "skill_evidence").await, 0, "nothing is written before she says so");
    let (one, two) = tokio::join!(hr.post(&preview, &[("act", "write")]), hr.post(&preview, &[("act", "write")]));
    assert_eq!([one.status(), two.status()], [303; 2], "{} {}", one.text(), two.text());
    assert_eq!(count(&app, "skill_evidence WHERE source = 'external'").await, 2);
    assert_eq!(count(&app, "skill_standings WHERE source = 'external' AND level = 5").await, 1);
    let tallies = "SELECT CAST(SUM(level_3) + SUM(level_5) AS BIGINT) FROM skill_tallies WHERE source = 'external'";
    assert_eq!(app.sql_count(tallies).await, 2);
    assert_eq!(count(&app, "audit_entries WHERE act = 'external.import'").await, 1);
    assert!(hr.get(&preview).await.text().contains("บันทึกแล้ว ผลใหม่ 2 รายการ"));
    assert!(malee.get("/skills/DG67-CS").await.text().contains("จากสำนักงานตัวอย่าง"));
    let kept = hr.get(&format!("{preview}/file")).await;
    assert_eq!(kept.bytes(), text.as_bytes(), "the evidence is the file itself");

    let before = app.row_counts().await;
    assert!(saves(&hr, text.as_bytes()).await.text().contains("บันทึกแล้ว"));
    assert_eq!(app.row_counts().await, before, "the same file changes nothing");
    let longer = format!("{text}{},,DG67-DG,2,สำนักงานตัวอย่าง,สอบวัดความรู้,A-3,1 พ.ค. 2569,\n", malee.email());
    assert!(saves(&hr, longer.as_bytes()).await.text().contains("ผลใหม่ 1 รายการ"));
    assert_eq!(count(&app, "skill_evidence").await, 3);
}

#[tokio::test]
async fn every_form_in_which_an_office_saves_a_table_is_read() {
    let app = TestApp::start().await;
    let (hr, malee) = (app.hr("MDES-ONDE").await, app.learner("malee").await);
    let utf_16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    // As Windows-874 has it: Thai letters at 0xA1 and above.
    let windows = |text: &str| {
        let byte = |c: char| u8::try_from(if c.is_ascii() { u32::from(c) } else { u32::from(c) - 0xe00 + 0xa0 }).unwrap();
        text.chars().map(byte).collect::<Vec<u8>>()
    };
    let text = |number: u8| row(malee.email()).replace("A-1", &format!("A-{number}"));
    let semicolons = text(5).replace(',', ";");
    let tabs = text(6).replace(',', "\t");
    let files = [
        text(1).into_bytes(),
        [b"\xef\xbb\xbf", text(2).as_bytes()].concat(),
        [b"\xff\xfe".to_vec(), utf_16(&text(3))].concat(),
        windows(&text(4)),
        semicolons.into_bytes(),
        [b"\xff\xfe".to_vec(), utf_16(&tabs)].concat(),
    ];
    for (place, file) in files.iter().enumerate() {
        saves(&hr, file).await;
        assert_eq!(count(&app, "skill_evidence").await, i64::try_from(place).unwrap() + 1, "file {place}");
    }
    let shown = malee.get("/skills").await.text();
    assert!(shown.matches("จากสำนักงานตัวอย่าง").count() >= 6, "letters are the same in all of them: {shown}");
}

#[tokio::test]
async fn all_that_is_wrong_is_told_at_once_with_its_line_and_nothing_is_written() {
    let app = TestApp::start().await;
    let (hr, malee) = (app.hr("MDES-ONDE").await, app.learner("malee").await);
    let stranger = app.member_of("MDES-NSO", 0).await;
    let before = app.row_counts().await;
    let good = format!("{},,DG67-CS,3,ก,ข,1,1/5/2569,\n", malee.email());
    let bad = [
        ("nobody@onde.thaksa.example,,DG67-CS,3,ก,ข,1,1/5/2569,", "ไม่พบบุคคลนี้"),
        (&format!("{},,DG67-CS,3,ก,ข,1,1/5/2569,", stranger.email()), "ไม่พบบุคคลนี้"),
        (&format!("{},,DG67-CS,3,ก,ข,1,1/5/2569,", hr.email()), "ผลของตนเอง"),
        ("no address,,DG67-CS,3,ก,ข,1,1/5/2569,", "รูปแบบอีเมล"),
        (",1234567890123,DG67-CS,3,ก,ข,1,1/5/2569,", "เลขประจำตัวประชาชนไม่ถูกต้อง"),
        (",,DG67-CS,3,ก,ข,1,1/5/2569,", "ไม่มีทั้งอีเมล"),
        (&format!("{},,DG67-XX,3,ก,ข,1,1/5/2569,", malee.email()), "DG67-XX"),
        (&format!("{},,DG67-CS,6,ก,ข,1,1/5/2569,", malee.email()), "1 ถึง 5"),
        (&format!("{},,DG67-CS,3,,ข,1,1/5/2569,", malee.email()), "issuer"),
        (&format!("{},,DG67-CS,3,ก,ข,1,5/31/2569,", malee.email()), "5/31/2569"),
        (&format!("{},,DG67-CS,3,ก,ข,2,1/5/2590,", malee.email()), "ยังมาไม่ถึง"),
        (&format!("{},,DG67-CS,3,ก,ข,3,1/5/2569,1/5/2568", malee.email()), "ไม่มาก่อน"),
        (good.trim(), "แถวที่ 2"),
    ];
    let mut text = format!("{HEAD}{good}");
    for (line, _) in &bad {
        writeln!(text, "{line}").unwrap();
    }
    let found = findings(&sends(&hr, text.as_bytes()).await);
    for (place, (_, why)) in bad.iter().enumerate() {
        let line = format!(":{} ", place + 3);
        let told = found.iter().any(|told| told.contains(&line) && told.contains(why));
        assert!(told, "{line} {why}: {found:#?}");
    }
    assert_eq!(app.row_counts().await, before);
    assert!(findings(&sends(&hr, b"email,level\n").await).len() >= 4);
    assert_eq!(findings(&sends(&hr, b"\x89PNG\r\n\x1a\n\xfc\xfd\xdb").await).len(), 1);
    let many = format!("{HEAD}{}", good.repeat(10_001));
    assert!(findings(&sends(&hr, many.as_bytes()).await)[0].contains("10001"));
    assert_eq!(sends(&hr, b"").await.status(), 422);
    assert_eq!(app.row_counts().await, before);
}

#[tokio::test]
async fn a_person_is_found_by_national_id_and_two_people_in_a_row_are_a_finding() {
    let app = TestApp::start().await;
    let hr = app.hr("MDES-ONDE").await;
    let (malee, other) = (app.learner("malee").await, app.member_of("MDES-ONDE", 0).await);
    let id = app::thai::NationalId::demo(9_001);
    let hmac: String = app.state().vault.index(id.expose()).iter().map(|byte| format!("{byte:02x}")).collect();
    let blob =
        if app.state().db.backend() == sea_orm::DbBackend::Postgres { format!("'\\x{hmac}'") } else { format!("X'{hmac}'") };
    app.sql(&format!("UPDATE people SET national_id_hmac = {blob} WHERE id = {}", malee.id())).await;
    let by_id = format!("{HEAD},{},DG67-CS,3,ก,ข,1,1/5/2569,\n", id.expose());
    saves(&hr, by_id.as_bytes()).await;
    assert_eq!(count(&app, &format!("skill_evidence WHERE person_id = {}", malee.id())).await, 1);
    let two = by_id.replace(",1000", &format!("{},1000", other.email())).replace(",ข,1,", ",ข,2,");
    let found = findings(&sends(&hr, two.as_bytes()).await);
    assert!(found[0].contains("คนละคน"), "{found:?}");
}

#[tokio::test]
async fn one_certificate_never_stands_on_two_levels() {
    let app = TestApp::start().await;
    let (hr, malee) = (app.hr("MDES-ONDE").await, app.learner("malee").await);
    saves(&hr, row(malee.email()).as_bytes()).await;
    let raised = row(malee.email()).replace("DG67-CS,3", "DG67-CS,5");
    let found = findings(&sends(&hr, raised.as_bytes()).await);
    assert!(found[0].contains("ระดับ 3"), "{found:?}");
    assert_eq!(count(&app, "skill_evidence").await, 1);
}

#[tokio::test]
async fn who_has_left_the_scope_before_the_file_is_saved_is_not_found_then() {
    let app = TestApp::start().await;
    let (hr, malee) = (app.hr("MDES-ONDE").await, app.learner("malee").await);
    let sent = sends(&hr, row(malee.email()).as_bytes()).await;
    let preview = sent.location().expect("it is sound").to_owned();
    let nso = app.unit("MDES-NSO").await;
    app.sql(&format!("UPDATE postings SET unit_id = {} WHERE person_id = {}", nso.id, malee.id())).await;
    assert!(hr.get(&preview).await.text().contains("ไม่พบบุคคลนี้"));
    assert_eq!(hr.post(&preview, &[("act", "write")]).await.status(), 422);
    assert_eq!(count(&app, "skill_evidence").await, 0);
    let colleague = app.hr("MDES-ONDE").await;
    assert_eq!(colleague.get(&preview).await.status(), 404, "a file is for whoever has sent it");
    assert_eq!(colleague.get(&format!("{preview}/file")).await.status(), 404);
}
