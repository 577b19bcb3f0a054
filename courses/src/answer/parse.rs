//! One reader a kind of question.

use super::{AnswerError, GapAnswer, Given, MAX_TEXT, RawAnswer, file};
use crate::decimal::Decimal;
use crate::question::{ChoiceOption, EssayForm, Gap, OptionId, QuestionKind};
use crate::thai;

pub fn given(kind: &QuestionKind, raw: &RawAnswer) -> Result<Given, AnswerError> {
    match kind {
        QuestionKind::Single { options, .. } | QuestionKind::Judgement { options } => one(options, raw),
        QuestionKind::Multiple { options } => several(options, raw).map(Given::Options),
        QuestionKind::Matching { stems, options } => {
            lines(raw, stems.len())?.map(|line| maybe(options, line)).collect::<Result<_, _>>().map(Given::Matches)
        }
        QuestionKind::Ordering { items } => places(items, raw).map(Given::Places),
        QuestionKind::Numeric { unit } => {
            let line = lines(raw, 1)?.next().unwrap_or_default();
            number(line, unit.as_deref()).map(Given::Number)
        }
        QuestionKind::ShortText => text(lines(raw, 1)?.next().unwrap_or_default()).map(Given::Text),
        QuestionKind::Gaps { gaps, .. } => {
            let given = lines(raw, gaps.len())?.zip(gaps).map(|(line, of)| gap(of, line)).collect::<Result<Vec<_>, _>>()?;
            if given.iter().any(Option::is_some) { Ok(Given::Gaps(given)) } else { Err(AnswerError::Empty) }
        }
        QuestionKind::Essay { form: EssayForm::Text { longest }, .. } => essay(raw, (*longest).into()).map(Given::Essay),
        QuestionKind::Essay { form: EssayForm::File { kinds, .. }, .. } => file::file(raw, kinds).map(Given::File),
    }
}

/// Exactly so many fields: a form sends each, also when it is empty.
fn lines(raw: &RawAnswer, count: usize) -> Result<impl Iterator<Item = &str>, AnswerError> {
    if raw.values().count() == count { Ok(raw.values()) } else { Err(AnswerError::UnknownOption) }
}

fn option(options: &[ChoiceOption], letter: &str) -> Result<OptionId, AnswerError> {
    let id: OptionId = letter.parse().map_err(|_| AnswerError::UnknownOption)?;
    if options.iter().any(|option| option.id == id) { Ok(id) } else { Err(AnswerError::UnknownOption) }
}

fn maybe(options: &[ChoiceOption], letter: &str) -> Result<Option<OptionId>, AnswerError> {
    if letter.is_empty() { Ok(None) } else { option(options, letter).map(Some) }
}

/// One sent twice counts once.
fn several(options: &[ChoiceOption], raw: &RawAnswer) -> Result<Vec<OptionId>, AnswerError> {
    let mut chosen =
        raw.values().filter(|value| !value.is_empty()).map(|value| option(options, value)).collect::<Result<Vec<_>, _>>()?;
    chosen.sort_unstable();
    chosen.dedup();
    Ok(chosen)
}

fn one(options: &[ChoiceOption], raw: &RawAnswer) -> Result<Given, AnswerError> {
    match several(options, raw)? {
        chosen if chosen.len() == 1 => Ok(Given::Options(chosen)),
        _ => Err(AnswerError::UnknownOption),
    }
}

/// `c3`: item c stands at the third place. An item stands at one place at most; items that share a place are kept.
fn places(items: &[ChoiceOption], raw: &RawAnswer) -> Result<Vec<(OptionId, Option<u8>)>, AnswerError> {
    let mut places: Vec<_> = items.iter().map(|item| (item.id, None)).collect();
    for value in raw.values().filter(|value| !value.is_empty()) {
        let (letter, digits) = value.split_at_checked(1).ok_or(AnswerError::UnknownOption)?;
        let item = option(items, letter)?;
        let place = digits.parse().ok().filter(|place| (1..=items.len()).contains(&usize::from(*place)));
        let place = place.filter(|_| !digits.starts_with(['0', '+'])).ok_or(AnswerError::UnknownOption)?;
        let slot = places.iter_mut().find(|(id, _)| *id == item).ok_or(AnswerError::UnknownOption)?;
        if slot.1.replace(place).is_some_and(|before| before != place) {
            return Err(AnswerError::UnknownOption);
        }
    }
    Ok(places)
}

/// The unit may stand behind the number.
fn number(line: &str, unit: Option<&str>) -> Result<Decimal, AnswerError> {
    let typed = thai::search_key(line);
    let unit = unit.map(thai::search_key).unwrap_or_default();
    let digits = typed.strip_suffix(&unit).unwrap_or(&typed);
    Decimal::typed(digits).map_err(|_| AnswerError::NotANumber)
}

fn text(line: &str) -> Result<String, AnswerError> {
    if line.chars().any(|c| c.is_control() || c == char::REPLACEMENT_CHARACTER) {
        return Err(AnswerError::Unreadable);
    }
    let text = thai::normalise(line);
    match text.chars().count() {
        // Nothing but marks and invisible signs.
        0 => Err(AnswerError::Empty),
        1..=MAX_TEXT => Ok(text),
        _ => Err(AnswerError::TooLong { longest: MAX_TEXT }),
    }
}

/// Line by line, with one empty line at most between two that are not.
fn essay(raw: &RawAnswer, longest: usize) -> Result<String, AnswerError> {
    let mut lines: Vec<String> = Vec::new();
    for line in raw.values() {
        if line.chars().any(|c| c != '\t' && c.is_control() || c == char::REPLACEMENT_CHARACTER) {
            return Err(AnswerError::Unreadable);
        }
        let line = thai::normalise(line);
        if !line.is_empty() || lines.last().is_some_and(|before| !before.is_empty()) {
            lines.push(line);
        }
    }
    lines.pop_if(|last| last.is_empty());
    let text = lines.join("\n");
    match text.chars().count() {
        0 => Err(AnswerError::Empty),
        length if length <= longest => Ok(text),
        _ => Err(AnswerError::TooLong { longest }),
    }
}

fn gap(gap: &Gap, line: &str) -> Result<Option<GapAnswer>, AnswerError> {
    match gap {
        _ if line.is_empty() => Ok(None),
        Gap::Choice(options) => option(options, line).map(|option| Some(GapAnswer::Option(option))),
        Gap::Text => match text(line) {
            Ok(text) => Ok(Some(GapAnswer::Text(text))),
            Err(AnswerError::Empty) => Ok(None),
            Err(error) => Err(error),
        },
    }
}
