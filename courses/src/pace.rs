//! How fast answers came, against how long their questions take to read.
//!
//! Evidence for people to weigh, and nothing more: no rule of ours decides anything by it. Who has read the whole paper
//! first, or knows the question from practice, answers fast and rightly so.
//!
//! # The rule
//! Adults read non-fiction in silence at 238 English words a minute on average, hardly anyone above 300 (Brysbaert 2019,
//! *How many words do we read per minute?*, Journal of Memory and Language 109): some 19 and 24 letters a second. No
//! figure of that quality is known for Thai, which writes without spaces and in fewer letters a word. So an answer
//! counts as *faster than reading* only if it came sooner than prompt and options can be read at
//! [`LETTERS_A_SECOND`], which is beyond both. Thai signs above and below a letter are no letters of their own.
//!
//! The time of an answer runs from the save before it, whichever question that was for, or from the start. Only the first
//! answer to a question is looked at: a change of mind needs no reading. Answers to different questions that arrive within
//! [`TOGETHER`] were waiting for the network and came at once; when they were given nobody knows, so they are not judged.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::question::{Question, QuestionId};

/// Nobody reads faster than so many letters a second.
pub const LETTERS_A_SECOND: u32 = 30;

/// Nobody sees a new question and answers it within less, however short it is; in milliseconds.
pub const AT_LEAST: u32 = 1_500;

/// Answers that lie so close together came together, in milliseconds.
pub const TOGETHER: i64 = 1_000;

/// An answer as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Save {
    /// To which question.
    pub question: QuestionId,
    /// Milliseconds from the start of the attempt.
    pub at: i64,
}

/// The first answer to a question, and how long it took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Took {
    /// Which question.
    pub question: QuestionId,
    /// The place of the answer among all, from 0.
    pub place: usize,
    /// In milliseconds.
    pub time: u32,
}

/// How long the first answers of an attempt took, in the order in which they arrived; those that came together with
/// others are left out. Saves are in the order of their numbers; a clock that was set back in between gives 0.
#[must_use]
pub fn took(saves: &[Save]) -> Vec<Took> {
    let mut seen = BTreeSet::new();
    let mut took = Vec::new();
    for (place, save) in saves.iter().enumerate() {
        let before = place.checked_sub(1).map(|place| &saves[place]);
        let is_first = seen.insert(&save.question);
        let together = |other: &Save| other.question != save.question && (other.at - save.at).abs() < TOGETHER;
        let is_alone = !before.is_some_and(together) && !saves.get(place + 1).is_some_and(together);
        if is_first && is_alone {
            let time = (save.at - before.map_or(0, |before| before.at)).max(0);
            took.push(Took { question: save.question.clone(), place, time: u32::try_from(time).unwrap_or(u32::MAX) });
        }
    }
    took
}

/// In how many milliseconds a question can be read at the utmost speed.
#[must_use]
pub fn quickest(question: &Question) -> u32 {
    let options = question.options().iter().map(|option| option.text.text());
    quickest_of(std::iter::once(question.prompt().text()).chain(options))
}

/// In how many milliseconds these texts can be read at the utmost speed.
#[must_use]
pub fn quickest_of<'a>(texts: impl IntoIterator<Item = &'a str>) -> u32 {
    let letters = texts.into_iter().map(letters).fold(0, u32::saturating_add);
    (letters.saturating_mul(1_000) / LETTERS_A_SECOND).max(AT_LEAST)
}

/// Whether an answer came sooner than its question can be read. Never of a written one: it is saved while it is written.
#[must_use]
pub fn is_faster_than_reading(question: &Question, time: u32) -> bool {
    question.rubric().is_none() && time < quickest(question)
}

/// Letters, digits and signs that are read one after the other: no spaces, and no Thai signs above and below.
fn letters(text: &str) -> u32 {
    const ABOVE_AND_BELOW: [RangeInclusive<char>; 3] = ['\u{e31}'..='\u{e31}', '\u{e34}'..='\u{e3a}', '\u{e47}'..='\u{e4e}'];
    let counts = |c: &char| !c.is_whitespace() && !ABOVE_AND_BELOW.iter().any(|range| range.contains(c));
    u32::try_from(text.chars().filter(counts).count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::tests::question;
    use crate::question::tests_of_essays::written;

    fn saves(given: &[(&str, i64)]) -> Vec<Save> {
        given.iter().map(|(question, at)| Save { question: question.parse().unwrap(), at: *at }).collect()
    }

    fn times(given: &[(&str, i64)]) -> Vec<(String, u32)> {
        took(&saves(given)).into_iter().map(|took| (took.question.to_string(), took.time)).collect()
    }

    #[test]
    fn signs_above_and_below_are_no_letters() {
        assert_eq!(letters("ที่นี่ ครั้งนี้"), 6);
        assert_eq!(letters("PDPA ม. 37"), 8);
    }

    #[test]
    fn the_time_of_an_answer_runs_from_the_save_before_it() {
        let given = [("q1", 20_000), ("q2", 24_000), ("q1", 30_000), ("q3", 42_500)];
        let expected = [("q1", 20_000), ("q2", 4_000), ("q3", 12_500)].map(|(q, time)| (q.to_owned(), time));
        assert_eq!(times(&given), expected, "the change of mind is not looked at, and yet ends the time before it");
    }

    #[test]
    fn answers_that_came_together_are_not_judged() {
        assert_eq!(times(&[("q1", 20_000), ("q2", 60_000), ("q3", 60_200), ("q4", 60_900), ("q5", 75_000)]).len(), 2);
        let change = [("q1", 20_000), ("q1", 20_300), ("q2", 40_000)];
        assert_eq!(times(&change).len(), 2, "a change of mind is not another question");
    }

    #[test]
    fn a_clock_that_was_set_back_makes_no_time_and_no_panic() {
        assert_eq!(times(&[("q1", 20_000), ("q2", 5_000)])[1].1, 0);
    }

    #[test]
    fn an_answer_is_faster_than_reading_below_the_utmost_speed() {
        // ข้อใดถูก has 6 letters: three more options of 28 each are 90, which take three seconds.
        let option = |letter: &str| letter.repeat(28);
        let question = question("q", &option("ก"), &[&option("ข"), &option("ค")]);
        assert_eq!(quickest(&question), 3_000);
        assert!(is_faster_than_reading(&question, 2_999) && !is_faster_than_reading(&question, 3_000));
    }

    #[test]
    fn a_written_answer_says_nothing_of_reading() {
        assert!(!is_faster_than_reading(&written("q", &[3]), 1));
    }

    #[test]
    fn even_the_shortest_question_takes_a_moment() {
        assert_eq!(quickest(&question("q", "ก", &["ข"])), AT_LEAST);
    }
}
