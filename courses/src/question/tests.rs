use super::*;
use crate::answer::{Answer, RawAnswer};
use crate::decimal::Tolerance;

pub(crate) fn option(text: &str, correct: bool) -> AuthoredOption {
    AuthoredOption {
        text: Prompt::of_text(text), correct, why: (!correct).then(|| Prompt::of_text("เพราะไม่ใช่"))
    }
}

/// The right option comes first in the file, as authors like to write.
pub(crate) fn question(id: &str, right: &str, wrong: &[&str]) -> Question {
    let mut options = vec![option(right, true)];
    options.extend(wrong.iter().map(|text| option(text, false)));
    Question::single(id.parse().unwrap(), Prompt::of_text("ข้อใดถูก"), options, Prompt::of_text("เพราะถูก")).unwrap()
}

fn texts() -> (QuestionId, Prompt, Prompt) {
    ("q".parse().unwrap(), Prompt::of_text("ข้อใดถูก"), Prompt::of_text("เพราะถูก"))
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// Right are the first `right` of the options.
pub(crate) fn multiple(options: &[&str], right: usize, scoring: Scoring) -> Result<Question, QuestionError> {
    let (id, prompt, why) = texts();
    let options = options.iter().enumerate().map(|(place, text)| option(text, place < right)).collect();
    Question::multiple(id, prompt, options, scoring, why)
}

pub(crate) fn judgement(options: &[(&str, u8)]) -> Result<Question, QuestionError> {
    let (id, prompt, why) = texts();
    let one = |(text, points): &(&str, u8)| WeighedOption { text: Prompt::of_text(text), points: *points, why: None };
    Question::judgement(id, prompt, options.iter().map(one).collect(), why)
}

pub(crate) fn matching(pairs: &[(&str, &str)], distractors: &[&str], scoring: Scoring) -> Result<Question, QuestionError> {
    let (id, prompt, why) = texts();
    let pair = |(stem, fits): &(&str, &str)| AuthoredPair { stem: Prompt::of_text(stem), fits: (*fits).to_owned() };
    Question::matching(id, prompt, pairs.iter().map(pair).collect(), strings(distractors), scoring, why)
}

pub(crate) fn ordering(items: &[&str], scoring: Scoring) -> Result<Question, QuestionError> {
    let (id, prompt, why) = texts();
    Question::ordering(id, prompt, items.iter().map(|item| Prompt::of_text(item)).collect(), scoring, why)
}

pub(crate) fn numeric(value: &str, tolerance: Tolerance, unit: &str) -> Result<Question, QuestionError> {
    let (id, prompt, why) = texts();
    Question::numeric(id, prompt, value.parse().unwrap(), tolerance, Some(unit.to_owned()), why)
}

pub(crate) fn short_text(accepted: &[&str]) -> Result<Question, QuestionError> {
    let (id, prompt, why) = texts();
    Question::short_text(id, prompt, strings(accepted), why)
}

pub(crate) fn gaps(passage: &str, gaps: Vec<AuthoredGap>, scoring: Scoring) -> Result<Question, QuestionError> {
    let (id, prompt, why) = texts();
    Question::gaps(id, prompt, Prompt::of_text(passage), gaps, scoring, why)
}

pub(crate) fn text_gap(accepted: &[&str]) -> AuthoredGap {
    AuthoredGap::Text(strings(accepted))
}

pub(crate) fn choice_gap(right: &str, wrong: &[&str]) -> AuthoredGap {
    let mut choices = strings(wrong);
    choices.push(right.to_owned());
    AuthoredGap::Choice { choices, right: right.to_owned() }
}

#[test]
fn option_ids_do_not_depend_on_which_option_is_right() {
    let ids = |question: &Question| -> Vec<(OptionId, String)> {
        question.options().iter().map(|o| (o.id, o.text.text().to_owned())).collect()
    };
    assert_eq!(ids(&question("q", "ข", &["ก", "ค"])), ids(&question("q", "ค", &["ข", "ก"])));
}

/// What a page is made of is the same whatever is right, so nothing on it can tell.
#[test]
fn what_the_learner_sees_of_any_kind_does_not_depend_on_what_is_right() {
    let whole = Scoring::Whole;
    for (one, other) in [
        (multiple(&["ก", "ข", "ค", "ง"], 2, whole), multiple(&["ง", "ค", "ข", "ก"], 2, whole)),
        (judgement(&[("ก", 3), ("ข", 1), ("ค", 0)]), judgement(&[("ค", 3), ("ข", 1), ("ก", 0)])),
        (matching(&[("1", "ก"), ("2", "ข")], &["ค"], whole), matching(&[("1", "ค"), ("2", "ก")], &["ข"], whole)),
        (ordering(&["ก", "ข", "ค"], whole), ordering(&["ค", "ก", "ข"], whole)),
        (numeric("3", Tolerance::NONE, "วัน"), numeric("4", Tolerance::NONE, "วัน")),
        (short_text(&["ก"]), short_text(&["ข"])),
        (
            gaps("{1} {2}", vec![text_gap(&["ก"]), choice_gap("ข", &["ค"])], whole),
            gaps("{1} {2}", vec![text_gap(&["ง"]), choice_gap("ค", &["ข"])], whole),
        ),
    ] {
        let (one, other) = (one.unwrap(), other.unwrap());
        assert_eq!(one.kind(), other.kind());
        assert_eq!(format!("{one:?}"), format!("{other:?}"));
        assert!(one.review() != other.review());
    }
}

#[test]
fn debug_output_shows_neither_key_nor_explanation() {
    let question = question("q", "ใช่", &["ไม่ใช่"]);
    let printed = format!("{question:?} {:?} {:?}", question.key(), question.review());
    assert!(!printed.contains("เพราะ"), "{printed}");
    assert!(printed.contains("AnswerKey(..)"), "{printed}");
}

#[test]
fn a_question_without_exactly_one_right_option_is_refused() {
    let make = |options| Question::single("q".parse().unwrap(), Prompt::of_text("?"), options, Prompt::of_text("!")).err();
    let count = |found| Some(QuestionError::Count { found, min: 2, max: 8 });
    assert_eq!(make(vec![option("ก", true)]), count(1));
    assert_eq!(make(vec![option("ก", true), option("ข", true)]), Some(QuestionError::CorrectCount(2)));
    assert_eq!(make(vec![option("ก", false), option("ข", false)]), Some(QuestionError::CorrectCount(0)));
    assert_eq!(make(vec![option("ก", true), option("ข", false), option("ก", false)]), Some(QuestionError::SameText(0, 2)));
}

#[test]
fn what_is_no_question_of_its_kind_is_refused() {
    use QuestionError as E;
    let whole = Scoring::Whole;
    let nine = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
    for (made, error) in [
        (multiple(&["ก", "ข"], 1, whole), E::Count { found: 2, min: 3, max: 8 }),
        (multiple(&["ก", "ข", "ค"], 1, whole), E::SeveralCorrect(1)),
        (multiple(&["ก", "ข", "ค"], 3, whole), E::SeveralCorrect(3)),
        (judgement(&[("ก", 2), ("ข", 2)]), E::Weights),
        (judgement(&[("ก", 2), ("ข", 0)]), E::Weights),
        (judgement(&[("ก", 0), ("ข", 0)]), E::Weights),
        (matching(&[("1", "ก")], &[], whole), E::Count { found: 1, min: 2, max: 8 }),
        (matching(&[("1", "ก"), ("2", "ก")], &[], whole), E::Count { found: 1, min: 2, max: 12 }),
        (matching(&[("1", "ก"), ("1", "ข")], &[], whole), E::SameText(0, 1)),
        (matching(&[("1", "ก"), ("2", "ข")], &["ก"], whole), E::SameText(0, 2)),
        (ordering(&["ก", "ข"], whole), E::Count { found: 2, min: 3, max: 8 }),
        (ordering(&nine, whole), E::Count { found: 9, min: 3, max: 8 }),
        (ordering(&["ก", "ข", "ก"], whole), E::SameText(0, 2)),
        (numeric("3", Tolerance::Absolute("-1".parse().unwrap()), ""), E::Tolerance),
        (numeric("0", Tolerance::Percent("5".parse().unwrap()), ""), E::Tolerance),
        (short_text(&[]), E::Count { found: 0, min: 1, max: 20 }),
        (gaps("ไม่มีช่อง", vec![text_gap(&["ก"])], whole), E::GapMarks),
        (gaps("{2} {1}", vec![text_gap(&["ก"]), text_gap(&["ข"])], whole), E::GapMarks),
        (gaps("{1} {1}", vec![text_gap(&["ก"])], whole), E::GapMarks),
        (gaps("{1}", vec![text_gap(&[])], whole), E::Count { found: 0, min: 1, max: 20 }),
        (gaps("{1}", vec![choice_gap("ก", &[])], whole), E::Count { found: 1, min: 2, max: 8 }),
        (gaps("{1}", vec![choice_gap("ก", &["ก", "ข"])], whole), E::SameText(0, 2)),
        (gaps("{1}", vec![AuthoredGap::Choice { choices: strings(&["ก", "ข"]), right: "ค".to_owned() }], whole), E::GapChoice(0)),
    ] {
        assert_eq!(made.err(), Some(error));
    }
}

#[test]
fn the_review_knows_what_is_right_and_why_the_rest_is_wrong() {
    let question = question("q", "ใช่", &["ไม่ใช่"]);
    let right = question.options().iter().find(|o| o.text.text() == "ใช่").unwrap().id;
    let wrong = question.options().iter().find(|o| o.text.text() == "ไม่ใช่").unwrap().id;
    assert_eq!(question.review().correct(), [right]);
    assert_eq!(question.review().explanation().text(), "เพราะถูก");
    assert_eq!(question.review().why(wrong).map(Prompt::text), Some("เพราะไม่ใช่"));
    assert_eq!(question.review().why(right), None);
}

/// Label, given, right (the first one) and verdict of every part.
fn told(question: &Question, raw: &str) -> Vec<(String, String, String, Verdict)> {
    let value = |value: &Value| match value {
        Value::Text(text) | Value::Number(text) => text.clone(),
    };
    let answer = Answer::parse(question, &RawAnswer(raw.to_owned())).ok();
    let parts = question.parts(answer.as_ref()).into_iter().map(|part| {
        let label = part.label.map(|label| label.text().to_owned()).unwrap_or_default();
        let given = part.given.as_ref().map(value).unwrap_or_default();
        (label, given, part.right.first().map(value).unwrap_or_default(), part.verdict)
    });
    parts.collect()
}

fn row(label: &str, given: &str, right: &str, verdict: Verdict) -> (String, String, String, Verdict) {
    (label.to_owned(), given.to_owned(), right.to_owned(), verdict)
}

#[test]
fn the_review_tells_part_by_part_what_was_given_and_what_is_right() {
    use Verdict::{Empty, Right, Wrong};
    let question = matching(&[("1", "ข"), ("2", "ก"), ("3", "ค")], &[], Scoring::Partial).unwrap();
    assert_eq!(told(&question, "b\nc\n"), [row("1", "ข", "ข", Right), row("2", "ค", "ก", Wrong), row("3", "", "ค", Empty)]);
    let question = ordering(&["ค", "ก", "ข"], Scoring::Partial).unwrap();
    assert_eq!(told(&question, "c1\na3\nb3"), [row("ค", "1", "1", Right), row("ก", "3", "2", Wrong), row("ข", "3", "3", Wrong)]);
    let question = numeric("72", Tolerance::Percent("2.5".parse().unwrap()), "ชั่วโมง").unwrap();
    assert_eq!(told(&question, "๗๓"), [row("", "73\u{a0}ชั่วโมง", "72\u{a0}±\u{a0}2.5%\u{a0}ชั่วโมง", Right)]);
    let question = gaps("{1} {2}", vec![text_gap(&["ก", "กอ"]), choice_gap("ข", &["ค"])], Scoring::Partial).unwrap();
    assert_eq!(told(&question, "กอ\nb"), [row("", "กอ", "ก", Right), row("", "ค", "ข", Wrong)]);
    assert_eq!(told(&question, ""), [row("", "", "ก", Empty), row("", "", "ข", Empty)]);
}
