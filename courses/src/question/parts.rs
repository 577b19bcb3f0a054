//! Questions of several parts, each with an answer of its own.

use super::choice::{Sorted, check_count, sorted};
use super::{ChoiceOption, Gap, Passage, Prompt, Question, QuestionError, QuestionId, QuestionKind, QuestionReview, Scoring};
use crate::key::{AnswerKey, GapKey, Right};

/// A stem and what belongs to it, as the author writes them.
#[derive(Clone)]
pub struct AuthoredPair {
    /// Inline text.
    pub stem: Prompt,
    /// Plain text: it stands in a list to choose from. Several stems may share it.
    pub fits: String,
}

/// A gap as the author writes it.
#[derive(Clone)]
pub enum AuthoredGap {
    /// The accepted answers, the one that is shown first.
    Text(Vec<String>),
    /// Plain texts to choose from, and which of them is right.
    Choice {
        /// All of them.
        choices: Vec<String>,
        /// One of them.
        right: String,
    },
}

/// So many accepted answers, of a gap or of a question.
pub(super) const ACCEPTED: (usize, usize) = (1, 20);

impl Question {
    /// An option for each of 2 to 8 stems, among up to four more that belong to none.
    ///
    /// # Errors
    /// When there are too few or too many stems or options, two stems read the same, or an option that belongs to none
    /// reads as another.
    pub fn matching(
        id: QuestionId,
        prompt: Prompt,
        pairs: Vec<AuthoredPair>,
        distractors: Vec<String>,
        scoring: Scoring,
        explanation: Prompt,
    ) -> Result<Self, QuestionError> {
        check_count(pairs.len(), 2, 8)?;
        check_count(distractors.len(), 0, 4)?;
        if let Some((first, second)) = same(&pairs, |a, b| a.stem == b.stem) {
            return Err(QuestionError::SameText(first, second));
        }
        let mut texts: Vec<&str> = Vec::new();
        for pair in &pairs {
            if !texts.contains(&pair.fits.as_str()) {
                texts.push(&pair.fits);
            }
        }
        texts.extend(distractors.iter().map(String::as_str));
        check_count(texts.len(), 2, 12)?;
        let Sorted { options, ids } = sorted(texts.iter().map(|text| (Prompt::of_text(text), *text)).collect())?;
        let matches = pairs
            .iter()
            .map(|pair| ids.iter().find(|(_, text)| *text == pair.fits).expect("every text became an option").0)
            .collect();
        let stems: Vec<_> = pairs.into_iter().map(|pair| pair.stem).collect();
        let right = Right::Matches(matches);
        let review = QuestionReview::new(explanation, right.clone(), Vec::new());
        Ok(Self::new(id, prompt, QuestionKind::Matching { stems, options }, AnswerKey::new(right, scoring), review))
    }

    /// 3 to 8 items to put in order; the author writes them in the right one.
    ///
    /// # Errors
    /// When there are not 3 to 8 items, or two read the same.
    pub fn ordering(
        id: QuestionId,
        prompt: Prompt,
        items: Vec<Prompt>,
        scoring: Scoring,
        explanation: Prompt,
    ) -> Result<Self, QuestionError> {
        check_count(items.len(), 3, 8)?;
        let Sorted { options: items, ids } = sorted(items.into_iter().map(|item| (item, ())).collect())?;
        let right = Right::Order(ids.into_iter().map(|(id, ())| id).collect());
        let review = QuestionReview::new(explanation, right.clone(), Vec::new());
        Ok(Self::new(id, prompt, QuestionKind::Ordering { items }, AnswerKey::new(right, scoring), review))
    }

    /// A text with 1 to 8 gaps, marked `{1}`, `{2}`, … in it.
    ///
    /// # Errors
    /// When marks and gaps do not fit, a gap has too few or too many answers, two of them read the same, or the right
    /// one is no choice.
    pub fn gaps(
        id: QuestionId,
        prompt: Prompt,
        passage: Prompt,
        gaps: Vec<AuthoredGap>,
        scoring: Scoring,
        explanation: Prompt,
    ) -> Result<Self, QuestionError> {
        check_count(gaps.len(), 1, 8)?;
        let passage = Passage::new(passage);
        if passage.marks() != (1..=gaps.len()).collect::<Vec<_>>() {
            return Err(QuestionError::GapMarks);
        }
        let both = gaps.into_iter().enumerate().map(|(place, gap)| self::gap(place, gap)).collect::<Result<Vec<_>, _>>()?;
        let (gaps, keys) = both.into_iter().unzip();
        let right = Right::Gaps(keys);
        let review = QuestionReview::new(explanation, right.clone(), Vec::new());
        Ok(Self::new(id, prompt, QuestionKind::Gaps { passage, gaps }, AnswerKey::new(right, scoring), review))
    }
}

fn gap(place: usize, authored: AuthoredGap) -> Result<(Gap, GapKey), QuestionError> {
    match authored {
        AuthoredGap::Text(accepted) => {
            check_count(accepted.len(), ACCEPTED.0, ACCEPTED.1)?;
            Ok((Gap::Text, GapKey::Texts(accepted)))
        }
        AuthoredGap::Choice { choices, right } => {
            check_count(choices.len(), 2, 8)?;
            let Sorted { options, ids } = sorted(choices.into_iter().map(|text| (Prompt::of_text(&text), text)).collect())?;
            let (key, _) = ids.iter().find(|(_, text)| *text == right).ok_or(QuestionError::GapChoice(place))?;
            Ok((Gap::Choice(options), GapKey::Option(*key)))
        }
    }
}

/// The first two that are the same.
fn same<T>(all: &[T], is_same: impl Fn(&T, &T) -> bool) -> Option<(usize, usize)> {
    let mut seconds = all.iter().enumerate();
    seconds.find_map(|(second, b)| Some((all[..second].iter().position(|a| is_same(a, b))?, second)))
}

impl ChoiceOption {
    /// The option with this id among some.
    pub(super) fn find(options: &[Self], id: super::OptionId) -> Option<&Self> {
        options.iter().find(|option| option.id == id)
    }
}
