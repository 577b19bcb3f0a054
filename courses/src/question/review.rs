use std::fmt;

use super::{ChoiceOption, Gap, OptionId, Prompt, Question, QuestionKind};
use crate::answer::{Answer, GapAnswer, Given};
use crate::decimal::{Decimal, Tolerance};
use crate::grade::{gap_is_right, is_accepted};
use crate::key::{GapKey, Right};

/// What a learner may see after the test: the key in words, and the reasons.
///
/// It gives the key away, so it has no `Serialize` and its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct QuestionReview {
    explanation: Prompt,
    right: Right,
    why: Vec<(OptionId, Prompt)>,
}

impl QuestionReview {
    pub(super) const fn new(explanation: Prompt, right: Right, why: Vec<(OptionId, Prompt)>) -> Self {
        Self { explanation, right, why }
    }

    /// Why the key is right.
    #[must_use]
    pub const fn explanation(&self) -> &Prompt {
        &self.explanation
    }

    /// The options that are right, of a choice; the best one, of a judgement.
    #[must_use]
    pub fn correct(&self) -> Vec<OptionId> {
        match &self.right {
            Right::Options(right) => right.clone(),
            Right::Weights(weights) => weights.iter().max_by_key(|(_, points)| *points).map(|(id, _)| *id).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// What an option of a judgement earns; none for other kinds.
    #[must_use]
    pub fn points(&self, option: OptionId) -> Option<u8> {
        let Right::Weights(weights) = &self.right else { return None };
        weights.iter().find(|(id, _)| *id == option).map(|(_, points)| *points)
    }

    /// Why this option is wrong, if the author says.
    #[must_use]
    pub fn why(&self, option: OptionId) -> Option<&Prompt> {
        self.why.iter().find(|(id, _)| *id == option).map(|(_, text)| text)
    }
}

impl fmt::Debug for QuestionReview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("QuestionReview(..)")
    }
}

/// One part of a question with what was given and what is right.
#[derive(Clone, PartialEq, Eq)]
pub struct Part {
    /// The stem or item; none for a gap or a question of one part.
    pub label: Option<Prompt>,
    /// What she gave, if anything.
    pub given: Option<Value>,
    /// What is right: the one that is shown first, then what else is accepted.
    pub right: Vec<Value>,
    /// What became of it.
    pub verdict: Verdict,
}

/// What stands in a field.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A number with its unit, or a place; in ASCII digits.
    Number(String),
}

/// What became of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is right.
    Right,
    /// It is wrong.
    Wrong,
    /// Nothing was given.
    Empty,
}

impl Verdict {
    pub(crate) const fn of(given: bool, right: bool) -> Self {
        match (given, right) {
            (_, true) => Self::Right,
            (true, false) => Self::Wrong,
            (false, false) => Self::Empty,
        }
    }
}

impl Question {
    /// The parts of a question that has no options to choose from, with what was given to each and what is right.
    /// Like [`Question::review`], only for pages that the review policy allows.
    #[must_use]
    pub fn parts(&self, answer: Option<&Answer>) -> Vec<Part> {
        let given = answer.map(|answer| &answer.0);
        match (&self.kind, &self.review.right) {
            (QuestionKind::Matching { stems, options }, Right::Matches(right)) => matched(stems, options, right, given),
            (QuestionKind::Ordering { items }, Right::Order(right)) => ordered(items, right, answer),
            (QuestionKind::Numeric { unit }, Right::Number { value, tolerance }) => {
                vec![number(*value, *tolerance, unit.as_deref(), given)]
            }
            (QuestionKind::ShortText, Right::Texts(accepted)) => {
                let typed = if let Some(Given::Text(text)) = given { Some(text) } else { None };
                vec![text(accepted, typed)]
            }
            (QuestionKind::Gaps { gaps, .. }, Right::Gaps(keys)) => {
                let answers = if let Some(Given::Gaps(answers)) = given { answers.as_slice() } else { &[] };
                let one = |(place, (shown, key))| gap(shown, key, answers.get(place).and_then(Option::as_ref));
                gaps.iter().zip(keys).enumerate().map(one).collect()
            }
            _ => Vec::new(),
        }
    }
}

fn words(options: &[ChoiceOption], id: OptionId) -> Option<Value> {
    ChoiceOption::find(options, id).map(|option| Value::Text(option.text.text().to_owned()))
}

fn matched(stems: &[Prompt], options: &[ChoiceOption], right: &[OptionId], given: Option<&Given>) -> Vec<Part> {
    let given = if let Some(Given::Matches(given)) = given { given.as_slice() } else { &[] };
    let one = |(place, (stem, right)): (usize, (&Prompt, &OptionId))| {
        let chosen = given.get(place).copied().flatten();
        Part {
            label: Some(stem.clone()),
            given: chosen.and_then(|id| words(options, id)),
            right: words(options, *right).into_iter().collect(),
            verdict: Verdict::of(chosen.is_some(), chosen == Some(*right)),
        }
    };
    stems.iter().zip(right).enumerate().map(one).collect()
}

/// In the right order.
fn ordered(items: &[ChoiceOption], right: &[OptionId], answer: Option<&Answer>) -> Vec<Part> {
    let one = |(place, id): (u8, &OptionId)| {
        let given = answer.and_then(|answer| answer.placed(*id));
        let is_right = answer.and_then(|answer| answer.place(*id)) == Some(place);
        Part {
            label: ChoiceOption::find(items, *id).map(|item| item.text.clone()),
            given: given.map(|place| Value::Number(place.to_string())),
            right: vec![Value::Number(place.to_string())],
            verdict: Verdict::of(given.is_some(), is_right),
        }
    };
    (1..).zip(right).map(one).collect()
}

fn number(value: Decimal, tolerance: Tolerance, unit: Option<&str>, given: Option<&Given>) -> Part {
    let typed = if let Some(Given::Number(number)) = given { Some(*number) } else { None };
    let unit = unit.map(|unit| format!("\u{a0}{unit}")).unwrap_or_default();
    let margin = match tolerance {
        Tolerance::Absolute(most) if most.is_zero() => String::new(),
        Tolerance::Absolute(most) => format!("\u{a0}±\u{a0}{most}"),
        Tolerance::Percent(most) => format!("\u{a0}±\u{a0}{most}%"),
    };
    Part {
        label: None,
        given: typed.map(|number| Value::Number(format!("{number}{unit}"))),
        right: vec![Value::Number(format!("{value}{margin}{unit}"))],
        verdict: Verdict::of(typed.is_some(), typed.is_some_and(|number| number.is_within(value, tolerance))),
    }
}

fn text(accepted: &[String], typed: Option<&String>) -> Part {
    Part {
        label: None,
        given: typed.map(|text| Value::Text(text.clone())),
        right: accepted.iter().cloned().map(Value::Text).collect(),
        verdict: Verdict::of(typed.is_some(), typed.is_some_and(|text| is_accepted(accepted, text))),
    }
}

fn gap(shown: &Gap, key: &GapKey, answer: Option<&GapAnswer>) -> Part {
    let of = |id: OptionId| if let Gap::Choice(options) = shown { words(options, id) } else { None };
    let given = answer.and_then(|answer| match answer {
        GapAnswer::Text(text) => Some(Value::Text(text.clone())),
        GapAnswer::Option(id) => of(*id),
    });
    let right = match key {
        GapKey::Texts(accepted) => accepted.iter().cloned().map(Value::Text).collect(),
        GapKey::Option(id) => of(*id).into_iter().collect(),
    };
    Part {
        label: None,
        given,
        right,
        verdict: Verdict::of(answer.is_some(), answer.is_some_and(|answer| gap_is_right(key, answer))),
    }
}
