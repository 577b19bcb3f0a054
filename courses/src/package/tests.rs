//! Whole packages: one that is right, and what is found when a part of it is not.

mod essays;

use super::*;
use crate::completion::{Item, Required};
use crate::language::Language;

const COURSE: &str = r#"format = 1
slug = "sample-course"
version = "1.0"
language = "th"
title = { th = "หลักสูตร  ตัวอย่าง", en = "A sample course" }
summary = { th = "สั้น ๆ", en = "Short." }
audience = { th = "ทุกคน", en = "Everyone" }
minutes = 30
outcomes = [
  { th = "ทำได้", en = "Can do" },
  { th = "รู้", en = "Knows" },
]

[[skills]]
framework = "DG67"
unit = "DG67-CS"
level = 1

[test]
questions = "questions/final.toml"
draw = 1
minutes = 20
pass_percent = 80
attempts = 3
review = "after_pass"

[certificate]
valid_months = 12
"#;

const LESSON: &str =
    "+++\ntitle = { th = \"บทที่หนึ่ง\", en = \"Lesson one\" }\nminutes = 12\n+++\n## หัวข้อ\nเนื้อหา\n\n![ภาพ](media/a.svg)\n";
const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 80 45\"/>";

fn question(id: &str) -> String {
    format!(
        "[[question]]\nid = \"{id}\"\nkind = \"single\"\nskill = \"DG67-CS\"\nlevel = 1\ntext = \"ข้อใดถูก\"\nexplanation = \"เพราะ\"\n\
         [[question.option]]\ntext = \"ถูก\"\ncorrect = true\n[[question.option]]\ntext = \"ผิด\"\nwhy = \"ไม่ใช่\"\n"
    )
}

fn files() -> Files {
    [
        ("course.toml", COURSE.to_owned()),
        ("lessons/01-first.md", LESSON.to_owned()),
        ("questions/01-first.toml", question("practice")),
        ("questions/final.toml", question("final")),
        ("media/a.svg", SVG.to_owned()),
    ]
    .map(|(path, text)| (path.to_owned(), text.into_bytes()))
    .into()
}

/// Reads the sample with one text of a file replaced.
fn with(path: &str, from: &str, to: &str) -> Result<Package, Findings> {
    let mut files = files();
    let file = files.get_mut(path).unwrap();
    let text = String::from_utf8(file.clone()).unwrap();
    assert!(text.contains(from), "{from}");
    *file = text.replacen(from, to, 1).into_bytes();
    Package::read(files)
}

fn place(findings: &Findings) -> Vec<(&str, Option<u32>, &FindingKind)> {
    findings.iter().map(|finding| (finding.file.as_str(), finding.line, &finding.kind)).collect()
}

/// The only finding of the sample with one text replaced.
fn one(path: &str, from: &str, to: &str) -> (Option<u32>, FindingKind) {
    let findings = with(path, from, to).unwrap_err();
    assert_eq!(findings.len(), 1, "{findings}");
    let finding = findings.into_iter().next().unwrap();
    assert_eq!(finding.file, path);
    (finding.line, finding.kind)
}

#[test]
fn a_sound_package_is_read_whole() {
    let package = Package::from_zip(&zip(&files())).unwrap();
    assert_eq!(package.manifest.title.th, "หลักสูตร ตัวอย่าง");
    assert_eq!((package.manifest.version.to_string().as_str(), package.manifest.valid_months), ("1.0", Some(12)));
    let lesson = package.lesson("01-first").unwrap();
    assert_eq!((lesson.minutes, lesson.title.text(Language::En), lesson.practice.len()), (12, "Lesson one", 1));
    assert_eq!(lesson.toc[0].text, "หัวข้อ");
    assert!(
        lesson
            .html_with("/media/x/")
            .contains("<img src=\"/media/x/a.svg\" alt=\"ภาพ\" loading=\"lazy\" width=\"80\" height=\"45\">")
    );
    assert_eq!(lesson.plain_text, "หัวข้อ\nเนื้อหา\nภาพ");
    let test = package.test.as_ref().unwrap();
    assert_eq!((test.draw, test.pass_percent, test.attempts_left(1), test.review), (1, 80, Some(2), Review::AfterPass));
    assert!(package.question(&"practice".parse().unwrap()).is_some());
    let required: Vec<_> = Required::of(&package).iter().map(|r| r.item.clone()).collect();
    assert_eq!(required, [Item::Lesson("01-first".to_owned()), Item::FinalTest]);
}

#[test]
fn test_and_certificate_may_be_left_out() {
    let mut files = files();
    files.remove("questions/final.toml");
    let course = COURSE.split("[test]").next().unwrap();
    files.insert("course.toml".to_owned(), course.as_bytes().to_vec());
    let package = Package::read(files).unwrap();
    assert!(package.test.is_none() && package.manifest.valid_months.is_none());
}

#[test]
fn every_fault_of_course_toml_is_found_on_its_line() {
    let file = "course.toml";
    let key = |key: &str| key.to_owned();
    for (from, to, line, kind) in [
        ("format = 1", "format = 2", 1, FindingKind::UnsupportedFormat { found: 2 }),
        ("sample-course", "Sample", 2, FindingKind::BadSlug { key: key("slug"), min: 3, max: 60 }),
        ("\"1.0\"", "\"1\"", 3, FindingKind::BadVersion),
        ("\"1.0\"", "1.0", 3, FindingKind::WrongType { key: key("version"), expected: Expected::Text }),
        (
            "\"th\"\n",
            "\"fr\"\n",
            4,
            FindingKind::UnknownChoice { key: key("language"), found: key("fr"), choices: vec![key("th"), key("en")] },
        ),
        ("A sample course", "A", 5, FindingKind::TextLength { key: key("title.en"), min: 3, max: 120, found: 1 }),
        (", en = \"Everyone\"", "", 7, FindingKind::MissingKey { key: key("audience.en") }),
        ("minutes = 30", "minutes = 4", 8, FindingKind::NumberRange { key: key("minutes"), min: 5, max: 6000 }),
        ("minutes = 30", "minutes = 30\ncolour = \"red\"", 9, FindingKind::UnknownKey { key: key("colour") }),
        (
            "  { th = \"รู้\", en = \"Knows\" },\n",
            "",
            9,
            FindingKind::ListLength { key: key("outcomes"), min: 2, max: 8, found: 1 },
        ),
        ("level = 1", "level = 6", 17, FindingKind::NumberRange { key: key("skills.level"), min: 1, max: 5 }),
        ("draw = 1", "draw = 2", 21, FindingKind::PoolTooSmall { draw: 2, pool: 1 }),
        ("pass_percent = 80\n", "", 19, FindingKind::MissingKey { key: key("test.pass_percent") }),
        ("attempts = 3", "attempts = 21", 24, FindingKind::NumberRange { key: key("test.attempts"), min: 1, max: 20 }),
        ("valid_months = 12", "months = 12", 28, FindingKind::UnknownKey { key: key("certificate.months") }),
    ] {
        assert_eq!(one(file, from, to), (Some(line), kind), "{from} -> {to}");
    }
    assert!(matches!(one(file, "minutes = 30", "minutes = ="), (Some(8), FindingKind::Toml { .. })));
}

#[test]
fn a_blueprint_adds_up_and_is_covered_by_the_pool() {
    let (file, skill) = ("course.toml", || "DG67-CS".to_owned());
    let part = |level: u8, count: u8| format!("\n[[test.blueprint]]\nskill = \"DG67-CS\"\nlevel = {level}\ncount = {count}\n");
    let end = "review = \"after_pass\"\n";
    let with_parts = |parts: &str| format!("{end}{parts}");
    let package = with(file, end, &with_parts(&part(1, 1))).unwrap();
    assert_eq!(package.test.unwrap().blueprint, [Quota { skill: skill(), level: 1, count: 1 }]);
    for (parts, line, kind) in [
        (part(2, 1), 27, FindingKind::QuotaTooLarge { skill: skill(), level: 2, count: 1, pool: 0 }),
        (part(1, 0), 30, FindingKind::NumberRange { key: "test.blueprint.count".to_owned(), min: 1, max: 200 }),
        (part(6, 1), 29, FindingKind::NumberRange { key: "test.blueprint.level".to_owned(), min: 1, max: 5 }),
        (part(1, 1).replace("count", "number"), 27, FindingKind::MissingKey { key: "test.blueprint.count".to_owned() }),
    ] {
        let findings = with(file, end, &with_parts(&parts)).unwrap_err();
        assert!(place(&findings).contains(&(file, Some(line), &kind)), "{findings}");
    }
    let twice = with(file, end, &with_parts(&(part(1, 1) + &part(1, 1)))).unwrap_err();
    assert_eq!(
        place(&twice),
        [
            (file, Some(27), &FindingKind::BlueprintSum { found: 2, draw: 1 }),
            (file, Some(32), &FindingKind::SameQuota { skill: skill(), level: 1 }),
        ]
    );
}

#[test]
fn all_findings_come_at_once_and_in_order() {
    let mut files = files();
    files.insert(
        "course.toml".to_owned(),
        COURSE.replace("slug = \"sample-course\"", "slug = \"-\"").replace("minutes = 30", "minutes = 0").into_bytes(),
    );
    files.insert("lessons/01-first.md".to_owned(), LESSON.replace("## ", "# ").replace("a.svg", "b.svg").into_bytes());
    files.insert("media/a.svg".to_owned(), b"<svg/>".to_vec());
    let findings = Package::read(files).unwrap_err();
    assert_eq!(
        place(&findings),
        [
            ("course.toml", Some(2), &FindingKind::BadSlug { key: "slug".into(), min: 3, max: 60 }),
            ("course.toml", Some(8), &FindingKind::NumberRange { key: "minutes".into(), min: 5, max: 6000 }),
            ("lessons/01-first.md", Some(5), &FindingKind::HeadingTooHigh),
            ("lessons/01-first.md", Some(8), &FindingKind::MissingMedia { target: "media/b.svg".into() }),
            ("media/a.svg", Some(1), &FindingKind::SvgNotSvg),
        ]
    );
}

fn kinds() -> Vec<String> {
    ["single", "true_false", "multiple", "judgement", "matching", "ordering", "numeric", "short_text", "gaps", "essay"]
        .map(str::to_owned)
        .to_vec()
}

#[test]
fn faults_of_questions_are_found_on_their_line() {
    let file = "questions/final.toml";
    let id = || "final".to_owned();
    for (from, to, line, kind) in [
        ("correct = true\n", "", 1, FindingKind::CorrectOptions { id: id(), found: 0 }),
        ("why = ", "correct = true\nwhy = ", 1, FindingKind::CorrectOptions { id: id(), found: 2 }),
        ("\"ผิด\"", "\"ถูก\"", 1, FindingKind::SameOption { id: id(), first: 1, second: 2 }),
        (
            "\"final\"",
            "\"practice\"",
            2,
            FindingKind::SameQuestionId { id: "practice".into(), file: "questions/01-first.toml".into() },
        ),
        (
            "\"single\"",
            "\"poem\"",
            3,
            FindingKind::UnknownChoice { key: "question.kind".into(), found: "poem".into(), choices: kinds() },
        ),
        ("explanation = \"เพราะ\"\n", "", 1, FindingKind::MissingKey { key: "question.explanation".into() }),
        ("\"ข้อใดถูก\"", "\"\"\"\nข้อใดถูก\n\n- ก\n\"\"\"", 9, FindingKind::OnlyParagraphs),
        ("why = ", "reason = ", 13, FindingKind::UnknownKey { key: "question.option.reason".into() }),
    ] {
        assert_eq!(one(file, from, to), (Some(line), kind), "{from} -> {to}");
    }
}

/// One question of every other kind, and two about a case; lines are counted from the first.
const KINDS: &str = r#"[[case]]
id = "flood"
title = "น้ำท่วมห้องเครื่อง"
text = "เครื่องแม่ข่ายหยุดทำงานเมื่อเวลา 22.00 น."

[[question]]
id = "true-false"
kind = "true_false"
case = "flood"
text = "ควรแจ้งเหตุทันที"
explanation = "เพราะ"
answer = true
why = "รอไม่ได้"

[[question]]
id = "multiple"
kind = "multiple"
case = "flood"
scoring = "minus"
text = "ทำอะไรบ้าง"
explanation = "เพราะ"
[[question.option]]
text = "ตัดไฟ"
correct = true
[[question.option]]
text = "แจ้งเหตุ"
correct = true
[[question.option]]
text = "รอเช้า"

[[question]]
id = "judgement"
kind = "judgement"
text = "เลือกทางใด"
explanation = "เพราะ"
option = [{ text = "ดีที่สุด", points = 3 }, { text = "พอใช้", points = 1 }, { text = "แย่", points = 0, why = "แย่" }]

[[question]]
id = "matching"
kind = "matching"
scoring = "partial"
text = "จับคู่"
explanation = "เพราะ"
distractors = ["ค"]
pair = [{ text = "หนึ่ง", match = "ก" }, { text = "สอง", match = "ข" }]

[[question]]
id = "ordering"
kind = "ordering"
text = "เรียง"
explanation = "เพราะ"
item = [{ text = "แรก" }, { text = "รอง" }, { text = "ท้าย" }]

[[question]]
id = "numeric"
kind = "numeric"
text = "กี่ชั่วโมง"
explanation = "เพราะ"
value = 72
tolerance_percent = 2.5
unit = "ชั่วโมง"

[[question]]
id = "short-text"
kind = "short_text"
text = "เรียกว่าอะไร"
explanation = "เพราะ"
accept = ["ฟิชชิง", "phishing"]

[[question]]
id = "gaps"
kind = "gaps"
text = "เติมคำ"
explanation = "เพราะ"
passage = "แจ้งภายใน {1} ชั่วโมง ต่อ {2}"
[[question.gap]]
accept = ["72"]
[[question.gap]]
choices = ["สคส.", "กพร."]
answer = "สคส."
"#;

fn with_kinds(from: &str, to: &str) -> Result<Package, Findings> {
    assert!(KINDS.contains(from), "{from}");
    let mut files = files();
    files.insert("questions/final.toml".to_owned(), KINDS.replacen(from, to, 1).into_bytes());
    Package::read(files)
}

#[test]
fn every_kind_of_question_is_read() {
    let package = with_kinds("flood", "flood").unwrap();
    let pool = &package.test.as_ref().unwrap().pool;
    let worth: Vec<_> = pool.iter().map(|question| crate::grade::max_points(question.key())).collect();
    assert_eq!(worth, [1, 2, 3, 2, 1, 1, 1, 1]);
    assert_eq!(pool[1].case().map(|case| case.title.as_str()), Some("น้ำท่วมห้องเครื่อง"));
    assert_eq!(pool[2].case(), None);
}

#[test]
fn faults_of_every_kind_are_found_on_their_line() {
    use FindingKind as K;
    let missing = |key: &str| K::MissingKey { key: key.to_owned() };
    for (from, to, line, kind) in [
        ("case = \"flood\"\nscoring", "case = \"fire\"\nscoring", 18, K::UnknownCase { id: "fire".into() }),
        ("answer = true\n", "", 6, missing("question.answer")),
        ("answer = true", "answer = \"ใช่\"", 12, K::WrongType { key: "question.answer".into(), expected: Expected::YesNo }),
        ("case = \"flood\"\nscoring", "scoring", 1, K::CaseQuestions { id: "flood".into() }),
        (
            "scoring = \"minus\"",
            "scoring = \"half\"",
            19,
            K::UnknownChoice {
                key: "question.scoring".into(),
                found: "half".into(),
                choices: vec!["whole".into(), "partial".into(), "minus".into()],
            },
        ),
        ("answer = true", "answer = true\nscoring = \"whole\"", 13, K::UnknownKey { key: "question.scoring".into() }),
        ("text = \"แจ้งเหตุ\"\ncorrect = true", "text = \"แจ้งเหตุ\"", 15, K::SeveralCorrect { id: "multiple".into(), found: 1 }),
        ("points = 3", "points = 1", 31, K::BestOption { id: "judgement".into() }),
        ("points = 3", "points = 6", 36, K::NumberRange { key: "question.option.points".into(), min: 0, max: 5 }),
        ("[\"ค\"]", "[\"ก\"]", 38, K::SameOption { id: "matching".into(), first: 1, second: 3 }),
        ("[\"ค\"]", "\"ค\"", 44, K::WrongType { key: "question.distractors".into(), expected: Expected::List }),
        (", { text = \"ท้าย\" }", "", 47, K::ListLength { key: "question.item".into(), min: 3, max: 8, found: 2 }),
        ("value = 72", "value = 72.1234567", 59, K::DecimalDigits { key: "question.value".into() }),
        ("value = 72", "value = nan", 59, K::DecimalDigits { key: "question.value".into() }),
        ("value = 72", "value = \"72\"", 59, K::WrongType { key: "question.value".into(), expected: Expected::Decimal }),
        ("value = 72", "value = 0", 54, K::Tolerance { id: "numeric".into() }),
        ("2.5\n", "2.5\ntolerance = 1\n", 61, K::UnknownKey { key: "question.tolerance".into() }),
        ("[\"ฟิชชิง\", \"phishing\"]", "[]", 68, K::ListLength { key: "question.accept".into(), min: 1, max: 20, found: 0 }),
        ("\"phishing\"", "\" \"", 68, K::TextLength { key: "question.accept".into(), min: 1, max: 100, found: 0 }),
        ("{2}", "{3}", 70, K::GapMarks { id: "gaps".into() }),
        ("answer = \"สคส.\"", "answer = \"สดช.\"", 70, K::GapChoice { id: "gaps".into(), gap: 2 }),
    ] {
        let findings = with_kinds(from, to).unwrap_err();
        assert_eq!(place(&findings), [("questions/final.toml", Some(line), &kind)], "{from} -> {to}");
    }
}

#[test]
fn a_draw_that_cases_cannot_fill_is_found() {
    let only_the_case = KINDS.split("[[question]]\nid = \"judgement\"").next().unwrap();
    let mut files = files();
    files.insert("questions/final.toml".to_owned(), only_the_case.as_bytes().to_vec());
    let findings = Package::read(files).unwrap_err();
    assert_eq!(place(&findings), [("course.toml", Some(21), &FindingKind::CasesDoNotFit { draw: 1 })]);
}

#[test]
fn an_option_may_be_a_picture_with_a_text_alternative() {
    let package = with("questions/final.toml", "\"ถูก\"", "\"![รูปวงกลม](media/a.svg)\"").unwrap();
    let option = &package.question(&"final".parse().unwrap()).unwrap().options()[1].text;
    assert_eq!(option.text(), "รูปวงกลม");
    assert!(option.html_with("/m/").starts_with("<img src=\"/m/a.svg\" alt=\"รูปวงกลม\""), "{}", option.html_with("/m/"));
}

#[test]
fn faults_of_lessons_are_found() {
    let file = "lessons/01-first.md";
    assert_eq!(one(file, "+++\n", "---\n"), (Some(1), FindingKind::MissingFrontMatter));
    assert_eq!(one(file, "12\n+++", "12\n"), (Some(1), FindingKind::OpenFrontMatter));
    assert_eq!(one(file, "minutes = 12\n", ""), (Some(1), FindingKind::MissingKey { key: "minutes".into() }));
    assert_eq!(
        one(file, "minutes = 12", "minutes = \"12\""),
        (Some(3), FindingKind::WrongType { key: "minutes".into(), expected: Expected::Number })
    );
    assert_eq!(one(file, &LESSON[LESSON.find("## ").unwrap()..], ""), (Some(5), FindingKind::EmptyLesson));
    assert_eq!(one(file, "เนื้อหา", &"ก".repeat(200_000)), (None, FindingKind::LessonTooLong { found: 200_102, limit: 200_000 }));
}

#[test]
fn every_file_has_a_place() {
    let mut files = files();
    files.remove("questions/final.toml");
    for path in ["README.md", "lessons/02.txt", "lessons/a/b.md", "questions/99-x.toml", "media/a b.svg"] {
        files.insert(path.to_owned(), question("other").into_bytes());
    }
    let bad_name = Package::read(files.clone()).unwrap_err();
    assert_eq!(place(&bad_name), [("media/a b.svg", None, &FindingKind::BadName)]);
    files.remove("media/a b.svg");
    let findings = Package::read(files).unwrap_err();
    assert_eq!(
        place(&findings),
        [
            ("README.md", None, &FindingKind::UnknownFile),
            ("course.toml", Some(20), &FindingKind::MissingFile { path: "questions/final.toml".into() }),
            ("lessons/02.txt", None, &FindingKind::UnknownFile),
            ("lessons/a/b.md", None, &FindingKind::UnknownFile),
            ("questions/99-x.toml", None, &FindingKind::QuestionsWithoutLesson { lesson: "99-x".into() }),
        ]
    );
}

#[test]
fn an_empty_package_says_what_a_course_needs() {
    let findings = Package::read(Files::new()).unwrap_err();
    assert_eq!(
        place(&findings),
        [("", None, &FindingKind::MissingFile { path: "course.toml".into() }), ("", None, &FindingKind::NoLessons)]
    );
}

#[test]
fn text_that_is_not_utf8_is_found() {
    let mut files = files();
    files.insert("lessons/01-first.md".to_owned(), b"+++\n\xa1\xd2".to_vec()); // windows-874
    let findings = Package::read(files).unwrap_err();
    assert_eq!(place(&findings), [("lessons/01-first.md", Some(2), &FindingKind::NotUtf8)]);
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_are_read() {
    let mut files = files();
    for text in files.values_mut() {
        let crlf = String::from_utf8(text.clone()).unwrap().replace('\n', "\r\n");
        *text = format!("\u{feff}{crlf}").into_bytes();
    }
    assert!(Package::read(files).is_ok());
}

#[test]
fn a_finding_speaks_thai_and_english() {
    let findings = with("course.toml", "minutes = 30", "minutes = 0").unwrap_err();
    let finding = findings.iter().next().unwrap();
    assert_eq!(finding.message(Language::Th), "“minutes” ต้องเป็นจำนวนเต็มตั้งแต่ 5 ถึง 6000 โปรดแก้ไข");
    assert_eq!(finding.to_string(), "course.toml:8: “minutes” should be a whole number from 5 to 6000. Please correct it.");
}
