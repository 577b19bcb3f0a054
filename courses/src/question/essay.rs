//! Questions whose answer people grade by a rubric: a text of some length, or a file.

use super::choice::check_count;
use super::{Prompt, Question, QuestionError, QuestionId, QuestionKind, QuestionReview, Scoring};
use crate::answer::FileKind;
use crate::key::{AnswerKey, Right};

/// What an answer is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EssayForm {
    /// Sentences and paragraphs.
    Text {
        /// In characters.
        longest: u16,
    },
    /// One file.
    File {
        /// What it may be; never empty, each once.
        kinds: Vec<FileKind>,
        /// Its size at most, in megabytes.
        most_mb: u8,
    },
}

/// What graders look at, and how much each is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rubric {
    /// In the order of the author; never empty.
    criteria: Vec<Criterion>,
    /// Whether learners read it with the question.
    is_shown: bool,
}

/// One thing that graders look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Inline text.
    pub text: Prompt,
    /// What it is worth.
    pub points: u8,
    /// What earns how much, as far as the author says; each number of points once.
    pub levels: Vec<(u8, Prompt)>,
}

impl Criterion {
    /// What earns so many points, if the author says.
    #[must_use]
    pub fn level(&self, points: u8) -> Option<&Prompt> {
        self.levels.iter().find(|(of, _)| *of == points).map(|(_, text)| text)
    }

    fn has_sound_levels(&self) -> bool {
        let once = |place: usize, points: u8| self.levels[..place].iter().all(|(before, _)| *before != points);
        self.levels.iter().enumerate().all(|(place, (points, _))| *points <= self.points && once(place, *points))
    }
}

impl Rubric {
    /// 1 to 10 criteria.
    ///
    /// # Errors
    /// When there are too few or too many, two read the same, one is worth nothing, or what is said of its points does
    /// not fit them.
    pub fn new(criteria: Vec<Criterion>, is_shown: bool) -> Result<Self, QuestionError> {
        check_count(criteria.len(), 1, 10)?;
        for (place, criterion) in criteria.iter().enumerate() {
            if let Some(first) = criteria[..place].iter().position(|before| before.text == criterion.text) {
                return Err(QuestionError::SameText(first, place));
            }
            if criterion.points == 0 || !criterion.has_sound_levels() {
                return Err(QuestionError::Levels(place));
            }
        }
        Ok(Self { criteria, is_shown })
    }

    /// In the order of the author.
    #[must_use]
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }

    /// Whether learners read it with the question; in the review they always may.
    #[must_use]
    pub const fn is_shown(&self) -> bool {
        self.is_shown
    }

    /// What an answer can earn.
    #[must_use]
    pub fn worth(&self) -> u32 {
        self.criteria.iter().map(|criterion| u32::from(criterion.points)).sum()
    }
}

impl Question {
    /// A text or a file that people grade. The explanation is a model answer, for the review.
    #[must_use]
    pub fn essay(id: QuestionId, prompt: Prompt, form: EssayForm, rubric: Rubric, explanation: Prompt) -> Self {
        let right = Right::Judged { worth: rubric.worth() };
        let review = QuestionReview::new(explanation, right.clone(), Vec::new());
        Self::new(id, prompt, QuestionKind::Essay { form, rubric }, AnswerKey::new(right, Scoring::Whole), review)
    }

    /// The rubric, if people grade its answers.
    #[must_use]
    pub const fn rubric(&self) -> Option<&Rubric> {
        match &self.kind {
            QuestionKind::Essay { rubric, .. } => Some(rubric),
            _ => None,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn criterion(text: &str, points: u8) -> Criterion {
        Criterion { text: Prompt::of_text(text), points, levels: Vec::new() }
    }

    pub(crate) fn written(id: &str, points: &[u8]) -> Question {
        let criteria = points.iter().enumerate().map(|(place, points)| criterion(&format!("ด้านที่ {place}"), *points)).collect();
        let rubric = Rubric::new(criteria, true).unwrap();
        let texts = (Prompt::of_text("อธิบาย"), Prompt::of_text("ตัวอย่างคำตอบ"));
        Question::essay(id.parse().unwrap(), texts.0, EssayForm::Text { longest: 200 }, rubric, texts.1)
    }

    pub(crate) fn handed_in(kinds: &[FileKind]) -> Question {
        let form = EssayForm::File { kinds: kinds.to_vec(), most_mb: 5 };
        let rubric = Rubric::new(vec![criterion("ครบถ้วน", 4)], true).unwrap();
        Question::essay("file".parse().unwrap(), Prompt::of_text("ส่งไฟล์"), form, rubric, Prompt::of_text("ตัวอย่าง"))
    }

    #[test]
    fn a_rubric_is_worth_the_sum_of_its_criteria() {
        let rubric = Rubric::new(vec![criterion("ก", 3), criterion("ข", 5)], false).unwrap();
        assert_eq!((rubric.worth(), rubric.is_shown()), (8, false));
    }

    #[test]
    fn what_is_no_rubric_is_refused() {
        let level = |points| (points, Prompt::of_text("ครบ"));
        let with = |levels| Rubric::new(vec![criterion("ก", 3), Criterion { levels, ..criterion("ข", 3) }], true).err();
        assert_eq!(with(vec![level(0), level(3)]), None);
        assert_eq!(with(vec![level(4)]), Some(QuestionError::Levels(1)));
        assert_eq!(with(vec![level(2), level(2)]), Some(QuestionError::Levels(1)));
        assert_eq!(Rubric::new(vec![criterion("ก", 0)], true).err(), Some(QuestionError::Levels(0)));
        assert_eq!(Rubric::new(vec![criterion("ก", 1), criterion("ก", 2)], true).err(), Some(QuestionError::SameText(0, 1)));
        assert_eq!(Rubric::new(Vec::new(), true).err(), Some(QuestionError::Count { found: 0, min: 1, max: 10 }));
    }
}
