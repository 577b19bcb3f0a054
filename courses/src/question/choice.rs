//! Questions with options to choose from.

use super::{ChoiceOption, OptionId, Prompt, Question, QuestionError, QuestionId, QuestionKind, QuestionReview, Scoring};
use crate::key::{AnswerKey, Right};
use crate::language::Language;

/// An option as the author writes it.
#[derive(Clone)]
pub struct AuthoredOption {
    /// Inline text. No two options of a question may read the same.
    pub text: Prompt,
    /// Whether it is the key.
    pub correct: bool,
    /// Why it is wrong, for the review.
    pub why: Option<Prompt>,
}

/// An option of a judgement as the author writes it.
#[derive(Clone)]
pub struct WeighedOption {
    /// Inline text. No two options of a question may read the same.
    pub text: Prompt,
    /// What it earns.
    pub points: u8,
    /// Why it is not the best, for the review.
    pub why: Option<Prompt>,
}

/// Options by their ids, and what the author says of each.
pub(super) struct Sorted<T> {
    pub options: Vec<ChoiceOption>,
    /// In the author's order.
    pub ids: Vec<(OptionId, T)>,
}

/// Options get the ids `a`, `b`, … in the order of their *texts*.
///
/// Authors tend to write the right option first; ids by file order would tell it to anyone who reads the page source,
/// and ids by text tell only what the texts themselves tell. The same texts always get the same ids.
pub(super) fn sorted<T>(authored: Vec<(Prompt, T)>) -> Result<Sorted<T>, QuestionError> {
    let mut by_text: Vec<_> = authored.into_iter().enumerate().collect();
    by_text.sort_by(|(_, (a, _)), (_, (b, _))| a.order(b));
    if let Some([first, second]) = by_text.array_windows().find(|[a, b]| a.1.0 == b.1.0) {
        return Err(QuestionError::SameText(first.0.min(second.0), first.0.max(second.0)));
    }
    let mut options = Vec::with_capacity(by_text.len());
    let mut ids = Vec::with_capacity(by_text.len());
    for (id, (place, (text, said))) in OptionId::all().zip(by_text) {
        options.push(ChoiceOption { id, text });
        ids.push((place, id, said));
    }
    ids.sort_by_key(|(place, ..)| *place);
    Ok(Sorted { options, ids: ids.into_iter().map(|(_, id, said)| (id, said)).collect() })
}

pub(super) fn check_count(found: usize, min: usize, max: usize) -> Result<(), QuestionError> {
    if (min..=max).contains(&found) { Ok(()) } else { Err(QuestionError::Count { found, min, max }) }
}

/// The options, the letters of the right ones in their order, and the reasons against the others.
type Chosen = (Vec<ChoiceOption>, Vec<OptionId>, Vec<(OptionId, Prompt)>);

fn choices(options: Vec<AuthoredOption>) -> Result<Chosen, QuestionError> {
    let Sorted { options, ids } = sorted(options.into_iter().map(|o| (o.text, (o.correct, o.why))).collect())?;
    let mut right: Vec<_> = ids.iter().filter(|(_, (correct, _))| *correct).map(|(id, _)| *id).collect();
    right.sort_unstable();
    let why = ids.into_iter().filter_map(|(id, (_, why))| Some((id, why?))).collect();
    Ok((options, right, why))
}

fn correct(options: &[AuthoredOption]) -> usize {
    options.iter().filter(|option| option.correct).count()
}

impl Question {
    /// A question with one best answer of 2 to 8. Which letter an option gets follows from its text alone, so it tells
    /// nothing about the key.
    ///
    /// # Errors
    /// When there are not 2 to 8 options, not exactly one is correct, or two read the same.
    pub fn single(
        id: QuestionId,
        prompt: Prompt,
        options: Vec<AuthoredOption>,
        explanation: Prompt,
    ) -> Result<Self, QuestionError> {
        check_count(options.len(), 2, 8)?;
        match correct(&options) {
            1 => {}
            found => return Err(QuestionError::CorrectCount(found)),
        }
        let (options, right, why) = choices(options)?;
        let right = Right::Options(right);
        let review = QuestionReview::new(explanation, right.clone(), why);
        Ok(Self::new(
            id,
            prompt,
            QuestionKind::Single { options, keeps_order: false },
            AnswerKey::new(right, Scoring::Whole),
            review,
        ))
    }

    /// Whether a statement is true: a single choice whose two options stand in this order for everyone.
    #[must_use]
    pub fn true_false(
        id: QuestionId,
        prompt: Prompt,
        is_true: bool,
        why: Option<Prompt>,
        explanation: Prompt,
        language: Language,
    ) -> Self {
        let words = [language.choose("ถูก", "True"), language.choose("ผิด", "False")];
        let options: Vec<_> =
            OptionId::all().zip(words).map(|(id, word)| ChoiceOption { id, text: Prompt::of_text(word) }).collect();
        let (right, wrong) = if is_true { (options[0].id, options[1].id) } else { (options[1].id, options[0].id) };
        let key = Right::Options(vec![right]);
        let review = QuestionReview::new(explanation, key.clone(), why.map(|why| (wrong, why)).into_iter().collect());
        let kind = QuestionKind::Single { options, keeps_order: true };
        Self::new(id, prompt, kind, AnswerKey::new(key, Scoring::Whole), review)
    }

    /// A question whose right answers are all to be found, of 3 to 8.
    ///
    /// # Errors
    /// When there are not 3 to 8 options, fewer than two or all are correct, or two read the same.
    pub fn multiple(
        id: QuestionId,
        prompt: Prompt,
        options: Vec<AuthoredOption>,
        scoring: Scoring,
        explanation: Prompt,
    ) -> Result<Self, QuestionError> {
        check_count(options.len(), 3, 8)?;
        let found = correct(&options);
        if found < 2 || found == options.len() {
            return Err(QuestionError::SeveralCorrect(found));
        }
        let (options, right, why) = choices(options)?;
        let right = Right::Options(right);
        let review = QuestionReview::new(explanation, right.clone(), why);
        Ok(Self::new(id, prompt, QuestionKind::Multiple { options }, AnswerKey::new(right, scoring), review))
    }

    /// What to do in a situation, where more than one way is defensible and one of 2 to 8 is best.
    ///
    /// # Errors
    /// When there are not 2 to 8 options, two share the most points, all others earn nothing, or two read the same.
    pub fn judgement(
        id: QuestionId,
        prompt: Prompt,
        options: Vec<WeighedOption>,
        explanation: Prompt,
    ) -> Result<Self, QuestionError> {
        check_count(options.len(), 2, 8)?;
        let most = options.iter().map(|option| option.points).max().unwrap_or_default();
        let having = |points| options.iter().filter(|option| option.points == points).count();
        if having(most) != 1 || having(0) + 1 == options.len() {
            return Err(QuestionError::Weights);
        }
        let Sorted { options, ids } = sorted(options.into_iter().map(|o| (o.text, (o.points, o.why))).collect())?;
        let mut weights: Vec<_> = ids.iter().map(|(id, (points, _))| (*id, *points)).collect();
        weights.sort_unstable();
        let why = ids.into_iter().filter_map(|(id, (_, why))| Some((id, why?))).collect();
        let right = Right::Weights(weights);
        let review = QuestionReview::new(explanation, right.clone(), why);
        Ok(Self::new(id, prompt, QuestionKind::Judgement { options }, AnswerKey::new(right, Scoring::Whole), review))
    }
}
