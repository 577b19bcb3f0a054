//! The worked examples of docs/scoring.md, in its order. Change both or neither.

use super::*;
use crate::answer::RawAnswer;
use crate::decimal::Tolerance;
use crate::question::Question;
use crate::question::tests::*;

/// What each answer earns, out of how much.
#[track_caller]
fn earns(question: &Question, max: u32, answers: &[(&str, u32)]) {
    for (raw, points) in answers {
        let answer = Answer::parse(question, &RawAnswer((*raw).to_owned())).unwrap();
        assert_eq!(grade(question.key(), &answer), Grade { points: *points, max }, "{raw:?}");
    }
}

#[test]
fn the_key_earns_the_point_and_nothing_else_does() {
    earns(&question("q", "ข", &["ก", "ค"]), 1, &[("b", 1), ("a", 0), ("c", 0)]);
}

/// a, b and c are right, d and e wrong.
const FIVE: [&str; 5] = ["ก", "ข", "ค", "ง", "จ"];

#[test]
fn several_right_options_by_each_rule() {
    let of = |scoring| multiple(&FIVE, 3, scoring).unwrap();
    earns(&of(Scoring::Whole), 1, &[("a\nb\nc", 1), ("a\nb", 0), ("a\nb\nc\nd", 0), ("d\ne", 0)]);
    earns(
        &of(Scoring::Partial),
        3,
        &[("a\nb\nc", 3), ("a\nb", 2), ("a\nb\nd", 2), ("a\nd\ne", 1), ("a\nb\nc\nd", 0), ("a\nb\nc\nd\ne", 0)],
    );
    earns(
        &of(Scoring::Minus),
        3,
        &[("a\nb\nc", 3), ("a\nb", 2), ("a\nb\nd", 1), ("a\nd\ne", 0), ("a\nb\nc\nd", 2), ("a\nb\nc\nd\ne", 1)],
    );
}

#[test]
fn a_judgement_earns_what_its_option_is_worth() {
    earns(&judgement(&[("ก", 3), ("ข", 2), ("ค", 0), ("ง", 1)]).unwrap(), 3, &[("a", 3), ("b", 2), ("c", 0), ("d", 1)]);
}

#[test]
fn pairs_by_each_rule() {
    let of = |scoring| matching(&[("1", "ก"), ("2", "ข"), ("3", "ค"), ("4", "ก")], &["ง"], scoring).unwrap();
    earns(&of(Scoring::Whole), 1, &[("a\nb\nc\na", 1), ("a\nb\nc\nd", 0), ("a\nb\nc\n", 0)]);
    earns(&of(Scoring::Partial), 4, &[("a\nb\nc\na", 4), ("a\nb\nc\nd", 3), ("a\n\n\n", 1), ("b\na\nd\nd", 0)]);
    earns(&of(Scoring::Minus), 4, &[("a\nb\nc\na", 4), ("a\nb\nc\nd", 2), ("a\n\n\n", 1), ("a\na\na\nd", 0)]);
}

#[test]
fn places_by_each_rule() {
    // The right order is d, a, c, b.
    let of = |scoring| ordering(&["ง", "ก", "ค", "ข"], scoring).unwrap();
    earns(&of(Scoring::Whole), 1, &[("d1\na2\nc3\nb4", 1), ("d1\na2\nb3\nc4", 0), ("d1\na2\nc3", 0)]);
    // Two at one place: neither stands there.
    earns(&of(Scoring::Partial), 4, &[("d1\na2\nc3\nb4", 4), ("d1\na2\nb3\nc4", 2), ("d1\na2\nc3", 3), ("a1\nb1\nc1\nd1", 0)]);
    earns(&of(Scoring::Minus), 4, &[("d1\na2\nc3\nb4", 4), ("d1\na2\nb3\nc4", 0), ("d1\na2\nc3", 3), ("d1\na2\nc2", 0)]);
}

#[test]
fn numbers_within_their_tolerance() {
    let of = |tolerance| numeric("72", tolerance, "ชั่วโมง").unwrap();
    let decimal = |text: &str| text.parse().unwrap();
    earns(&of(Tolerance::NONE), 1, &[("72", 1), ("๗๒.๐", 1), ("72.000001", 0)]);
    earns(&of(Tolerance::Absolute(decimal("0.5"))), 1, &[("72.5", 1), ("71.5", 1), ("72.51", 0)]);
    earns(&of(Tolerance::Percent(decimal("2.5"))), 1, &[("70.2", 1), ("73.8", 1), ("70.19", 0)]);
}

#[test]
fn texts_that_mean_the_same() {
    let question = short_text(&["แผนที่ 2", "map 2"]).unwrap();
    earns(&question, 1, &[("แผนที่ 2", 1), ("เเผนที่๒", 1), (" MAP  2", 1), ("แผนที่", 0), ("แผนที่ 2 ค่ะ", 0)]);
}

#[test]
fn gaps_by_each_rule() {
    let of = |scoring| gaps("{1} {2} {3}", vec![text_gap(&["72"]), choice_gap("ก", &["ข"]), text_gap(&["ค"])], scoring).unwrap();
    earns(&of(Scoring::Whole), 1, &[("๗๒\na\nค", 1), ("72\nb\nค", 0), ("72\na\n", 0)]);
    earns(&of(Scoring::Partial), 3, &[("๗๒\na\nค", 3), ("72\nb\nค", 2), ("72\n\n", 1)]);
    earns(&of(Scoring::Minus), 3, &[("๗๒\na\nค", 3), ("72\nb\nค", 1), ("72\n\n", 1), ("24\nb\nค", 0)]);
}

/// Whatever is given, nothing is taken from elsewhere.
#[test]
fn a_question_never_earns_less_than_nothing_or_more_than_all() {
    let letters = ["a", "b", "c", "d", "e"];
    for scoring in [Scoring::Whole, Scoring::Partial, Scoring::Minus] {
        let question = multiple(&FIVE, 3, scoring).unwrap();
        for ticked in 1..32_u32 {
            let raw: Vec<_> =
                letters.iter().enumerate().filter(|(bit, _)| ticked >> bit & 1 == 1).map(|(_, letter)| *letter).collect();
            let grade = grade(question.key(), &Answer::parse(&question, &RawAnswer(raw.join("\n"))).unwrap());
            assert!(grade.points <= grade.max);
            assert_eq!(grade.is_full(), ticked == 0b111, "only what is right earns everything");
        }
    }
}

#[test]
fn an_answer_to_another_question_earns_nothing() {
    let (one, other) = (short_text(&["ก"]).unwrap(), question("q", "ก", &["ข"]));
    let answer = Answer::parse(&one, &RawAnswer("ก".to_owned())).unwrap();
    assert_eq!(grade(other.key(), &answer), Grade { points: 0, max: 1 });
}
