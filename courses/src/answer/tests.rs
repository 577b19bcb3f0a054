use super::*;
use crate::decimal::Tolerance;
use crate::question::Scoring;
use crate::question::tests::*;
use crate::question::tests_of_essays::written;

fn spelled(question: &Question, raw: &str) -> Result<String, AnswerError> {
    let answer = Answer::parse(question, &RawAnswer(raw.to_owned()))?;
    let stored = answer.to_raw();
    assert_eq!(Answer::parse(question, &stored).as_ref(), Ok(&answer), "the stored spelling is read again: {stored:?}");
    Ok(stored.0)
}

fn is_complete(question: &Question, raw: &str) -> bool {
    Answer::parse(question, &RawAnswer(raw.to_owned())).unwrap().is_complete()
}

#[test]
fn the_fields_of_a_form_become_the_lines_of_an_answer() {
    assert_eq!(RawAnswer::join(["b", "", "a"]).0, "b\n\na");
    assert_eq!(RawAnswer::join(["b\n\na"]), RawAnswer::join(["b", "", "a"]));
    assert!(RawAnswer::join(["", " ", "\r"]).is_empty());
    assert!(RawAnswer::join([]).is_empty());
}

#[test]
fn an_answer_names_an_option_of_its_question() {
    let question = question("q", "ก", &["ข"]);
    assert_eq!(spelled(&question, " b ").as_deref(), Ok("b"));
    assert_eq!(spelled(&question, " "), Err(AnswerError::Empty));
    for raw in ["c", "A", "a,b", "a\nb", "ก"] {
        assert_eq!(spelled(&question, raw), Err(AnswerError::UnknownOption), "{raw}");
    }
}

#[test]
fn several_options_are_stored_in_the_order_of_their_letters() {
    let question = multiple(&["ก", "ข", "ค", "ง"], 2, Scoring::Whole).unwrap();
    assert_eq!(spelled(&question, "d\r\na\nd").as_deref(), Ok("a\nd"));
    assert_eq!(spelled(&question, "a\ne"), Err(AnswerError::UnknownOption));
}

#[test]
fn each_stem_has_a_line_of_its_own() {
    let question = matching(&[("1", "ข"), ("2", "ก"), ("3", "ก")], &["ค"], Scoring::Whole).unwrap();
    assert_eq!(spelled(&question, "b\n\na").as_deref(), Ok("b\n\na"));
    assert_eq!(spelled(&question, "\n\nc").as_deref(), Ok("\n\nc"));
    assert!(is_complete(&question, "a\na\na") && !is_complete(&question, "b\n\na"));
    assert_eq!(spelled(&question, "\n\n"), Err(AnswerError::Empty));
    for raw in ["a\nb", "a\nb\nc\nd", "a\nb\nd"] {
        assert_eq!(spelled(&question, raw), Err(AnswerError::UnknownOption), "{raw}");
    }
}

#[test]
fn items_say_their_places_in_any_order_of_the_fields() {
    let question = ordering(&["ค", "ก", "ข"], Scoring::Whole).unwrap();
    assert_eq!(spelled(&question, "c1\na2\nb3").as_deref(), Ok("a2\nb3\nc1"));
    assert_eq!(spelled(&question, "\nb3\n").as_deref(), Ok("b3"));
    assert!(is_complete(&question, "c1\na2\nb3"));
    assert!(!is_complete(&question, "c1\na1\nb3"), "two at one place is kept, and not complete");
    for raw in ["a0", "a4", "d1", "a", "1a", "a01", "a+1", "a1\na2", "ก1"] {
        assert_eq!(spelled(&question, raw), Err(AnswerError::UnknownOption), "{raw}");
    }
}

#[test]
fn a_number_may_carry_its_unit() {
    let question = numeric("72", Tolerance::NONE, "ชั่วโมง").unwrap();
    for raw in ["72", " ๗๒ ", "72.0", "72 ชั่วโมง", "๗๒ชั่วโมง"] {
        assert_eq!(spelled(&question, raw).as_deref(), Ok("72"), "{raw}");
    }
    assert_eq!(spelled(&question, "72 วัน"), Err(AnswerError::NotANumber));
    assert_eq!(spelled(&question, "เจ็ดสิบสอง"), Err(AnswerError::NotANumber));
    assert_eq!(spelled(&question, "72\n72"), Err(AnswerError::UnknownOption));
}

#[test]
fn a_text_is_normalised_and_has_an_end() {
    let question = short_text(&["น้ำ"]).unwrap();
    assert_eq!(spelled(&question, " น\u{e4d}\u{e49}า ").as_deref(), Ok("น้ำ"));
    assert_eq!(spelled(&question, "\u{200b}"), Err(AnswerError::Empty));
    assert_eq!(spelled(&question, &"ก".repeat(MAX_TEXT + 1)), Err(AnswerError::TooLong { longest: MAX_TEXT }));
    assert_eq!(spelled(&question, "ก\u{7}"), Err(AnswerError::Unreadable));
    assert_eq!(spelled(&question, "ก\nข"), Err(AnswerError::UnknownOption));
}

#[test]
fn a_written_answer_keeps_its_paragraphs_and_has_an_end() {
    let question = written("q", &[4]);
    assert_eq!(spelled(&question, "\r\n หนึ่ง  สอง\r\n\r\n\r\nสาม \r\n\r\n").as_deref(), Ok("หนึ่ง สอง\n\nสาม"));
    assert_eq!(spelled(&question, " น\u{e4d}\u{e49}า\tใส ").as_deref(), Ok("น้ำ ใส"));
    assert_eq!(spelled(&question, "\n\u{200b}\n"), Err(AnswerError::Empty));
    assert_eq!(spelled(&question, "ก\u{7}"), Err(AnswerError::Unreadable));
    assert!(spelled(&question, &"ก".repeat(200)).is_ok());
    assert_eq!(spelled(&question, &"ก".repeat(201)), Err(AnswerError::TooLong { longest: 200 }));
}

#[test]
fn each_gap_has_a_line_of_its_own() {
    let question = gaps("{1} {2}", vec![text_gap(&["ก"]), choice_gap("ข", &["ค"])], Scoring::Whole).unwrap();
    assert_eq!(spelled(&question, "ก  ก\nb").as_deref(), Ok("ก ก\nb"));
    assert_eq!(spelled(&question, "\na").as_deref(), Ok("\na"));
    assert!(is_complete(&question, "ก\na") && !is_complete(&question, "\na"));
    assert_eq!(spelled(&question, "\u{200b}\n"), Err(AnswerError::Empty));
    assert_eq!(spelled(&question, "ก\nc"), Err(AnswerError::UnknownOption));
    assert_eq!(spelled(&question, "ก"), Err(AnswerError::UnknownOption));
}
