//! Written answers in a package.

use super::*;
use crate::answer::FileKind;
use crate::question::{EssayForm, Prompt, QuestionKind};

const TEXT: &str = r#"[[question]]
id = "plan"
kind = "essay"
text = "เขียนแผน"
explanation = "ตัวอย่างคำตอบ"
answer = "text"
longest = 1500
rubric = "hidden"

[[question.criterion]]
text = "ครบถ้วน"
points = 3
level = [{ points = 3, text = "ครบทุกส่วน" }, { points = 0, text = "ไม่ตรงคำถาม" }]

[[question.criterion]]
text = "ปฏิบัติได้จริง"
points = 2
"#;

const FILE: &str = r#"[[question]]
id = "plan"
kind = "essay"
text = "ส่งแผน"
explanation = "ตัวอย่างคำตอบ"
answer = "file"
files = ["docx", "pdf"]
most_mb = 2
criterion = [{ text = "ครบถ้วน", points = 10 }]
"#;

fn pool(text: &str, from: &str, to: &str) -> Result<Package, Findings> {
    assert!(text.contains(from), "{from}");
    let mut files = files();
    files.insert("questions/final.toml".to_owned(), text.replacen(from, to, 1).into_bytes());
    Package::read(files)
}

fn form(package: &Package) -> &EssayForm {
    match package.test.as_ref().unwrap().pool[0].kind() {
        QuestionKind::Essay { form, .. } => form,
        other => panic!("it is {other:?}"),
    }
}

#[test]
fn a_written_answer_is_read_with_its_rubric() {
    let package = pool(TEXT, "", "").unwrap();
    assert_eq!(form(&package), &EssayForm::Text { longest: 1500 });
    let test = package.test.unwrap();
    let rubric = test.pool[0].rubric().unwrap();
    assert_eq!((rubric.worth(), rubric.is_shown(), test.graders), (5, false, 2));
    assert_eq!(rubric.criteria()[0].level(0).map(Prompt::text), Some("ไม่ตรงคำถาม"));
    assert_eq!(rubric.criteria()[0].level(2), None);
    assert_eq!(test.pool[0].review().explanation().text(), "ตัวอย่างคำตอบ");
}

#[test]
fn what_is_not_said_of_a_written_answer_is_as_usual() {
    assert_eq!(form(&pool(TEXT, "longest = 1500\nrubric = \"hidden\"\n", "").unwrap()), &EssayForm::Text { longest: 4000 });
    let usual = EssayForm::File { kinds: FileKind::ALL.to_vec(), most_mb: 5 };
    assert_eq!(form(&pool(FILE, "files = [\"docx\", \"pdf\"]\nmost_mb = 2\n", "").unwrap()), &usual);
    let said = EssayForm::File { kinds: vec![FileKind::Pdf, FileKind::Docx], most_mb: 2 };
    assert_eq!(form(&pool(FILE, "", "").unwrap()), &said, "in our order");
}

#[test]
fn a_test_may_have_one_grader() {
    let package = with("course.toml", "draw = 1", "draw = 1\ngraders = 1").unwrap();
    assert_eq!(package.test.unwrap().graders, 1);
    let (line, kind) = one("course.toml", "draw = 1", "draw = 1\ngraders = 3");
    assert_eq!((line, kind), (Some(22), FindingKind::NumberRange { key: "test.graders".to_owned(), min: 1, max: 2 }));
}

#[test]
fn faults_of_written_answers_are_found_on_their_line() {
    use FindingKind as K;
    let range = |key: &str, min, max| K::NumberRange { key: key.to_owned(), min, max };
    for (text, from, to, line, kind) in [
        (TEXT, "longest = 1500", "longest = 20", 7, range("question.longest", 100, 10_000)),
        (TEXT, "points = 3\n", "points = 11\n", 12, range("question.criterion.points", 1, 10)),
        (TEXT, "{ points = 0,", "{ points = 3,", 1, K::CriterionLevels { id: "plan".into(), criterion: 1 }),
        (TEXT, "text = \"ปฏิบัติได้จริง\"", "text = \"ครบถ้วน\"", 1, K::SameOption { id: "plan".into(), first: 1, second: 2 }),
        (TEXT, "longest = 1500", "most_mb = 2", 7, K::UnknownKey { key: "question.most_mb".into() }),
        (FILE, "most_mb = 2", "most_mb = 50", 8, range("question.most_mb", 1, 20)),
        (
            FILE,
            "\"docx\"",
            "\"exe\"",
            7,
            K::UnknownChoice {
                key: "question.files".into(),
                found: "exe".into(),
                choices: ["pdf", "docx", "png", "jpg"].map(str::to_owned).to_vec(),
            },
        ),
        (
            FILE,
            "criterion = [{ text = \"ครบถ้วน\", points = 10 }]",
            "",
            1,
            K::ListLength { key: "question.criterion".into(), min: 1, max: 10, found: 0 },
        ),
    ] {
        let findings = pool(text, from, to).unwrap_err();
        assert_eq!(place(&findings), [("questions/final.toml", Some(line), &kind)], "{to}");
    }
}

#[test]
fn practice_has_no_written_answers_because_nobody_grades_it() {
    let mut files = files();
    files.insert("questions/01-first.toml".to_owned(), TEXT.as_bytes().to_vec());
    let findings = Package::read(files).unwrap_err();
    let kind = FindingKind::EssayInPractice { id: "plan".to_owned() };
    assert_eq!(place(&findings), [("questions/01-first.toml", Some(1), &kind)]);
    assert!(findings.iter().next().unwrap().message(Language::Th).contains("ผู้ตรวจ"));
}
