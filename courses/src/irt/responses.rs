//! Who answered what: the data of a calibration.

use std::fmt;

/// Answers of many people to many items, most of them not presented: sparse, 5 bytes an answer.
///
/// An item that a person did not answer counts as *not presented*. An item that was presented and
/// left out is the caller's decision: leave it away, or add it with score 0.
#[derive(Clone, Debug)]
pub struct Responses {
    categories: Vec<u8>,
    starts: Vec<usize>,
    items: Vec<u32>,
    scores: Vec<u8>,
    times: Vec<u32>,
    without_answers: u64,
}

/// Why answers are refused. Nothing of the person is added then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseError {
    /// There are no items at all, or more than 2^31.
    ItemCount(usize),
    /// An item has 2 to [`super::Item::MOST_CATEGORIES`] scores.
    CategoryCount {
        /// Which item.
        item: usize,
        /// How many scores it was said to have.
        found: u8,
    },
    /// No item has this number.
    UnknownItem(usize),
    /// The item does not have this score.
    UnknownScore {
        /// Which item.
        item: usize,
        /// Which score.
        score: u8,
    },
    /// The same person answers this item twice.
    Twice(usize),
}

impl fmt::Display for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ItemCount(found) => write!(f, "{found} items cannot be calibrated together"),
            Self::CategoryCount { item, found } => write!(f, "item {item} cannot have {found} scores"),
            Self::UnknownItem(item) => write!(f, "there is no item {item}"),
            Self::UnknownScore { item, score } => write!(f, "item {item} has no score {score}"),
            Self::Twice(item) => write!(f, "item {item} is answered twice by one person"),
        }
    }
}

impl std::error::Error for ResponseError {}

impl Responses {
    /// No answers yet. `categories[i]` is how many scores item `i` has, 0 included.
    ///
    /// # Errors
    /// When there are no items, or an item has fewer than 2 or more than 16 scores.
    pub fn new(categories: &[u8]) -> Result<Self, ResponseError> {
        if categories.is_empty() || categories.len() >= 1 << 31 {
            return Err(ResponseError::ItemCount(categories.len()));
        }
        let wrong = |found: &u8| !(2..=super::Item::MOST_CATEGORIES).contains(&usize::from(*found));
        if let Some(item) = categories.iter().position(wrong) {
            return Err(ResponseError::CategoryCount { item, found: categories[item] });
        }
        Ok(Self {
            categories: categories.to_vec(),
            starts: vec![0],
            items: Vec::new(),
            scores: Vec::new(),
            times: Vec::new(),
            without_answers: 0,
        })
    }

    /// Items that are right or wrong.
    ///
    /// # Errors
    /// When there are no items.
    pub fn dichotomous(items: usize) -> Result<Self, ResponseError> {
        Self::new(&vec![2; items])
    }

    /// Adds one person: pairs of item and score, in any order.
    ///
    /// # Errors
    /// When an item or score does not exist, or an item comes twice.
    pub fn add(&mut self, answers: &[(usize, u8)]) -> Result<(), ResponseError> {
        self.add_times(answers, 1)
    }

    /// Adds `times` people who answered alike. A person without answers is counted and otherwise
    /// left out: she says nothing about any item.
    ///
    /// # Errors
    /// When an item or score does not exist, or an item comes twice.
    pub fn add_times(&mut self, answers: &[(usize, u8)], times: u32) -> Result<(), ResponseError> {
        for &(item, score) in answers {
            let known = *self.categories.get(item).ok_or(ResponseError::UnknownItem(item))?;
            if score >= known {
                return Err(ResponseError::UnknownScore { item, score });
            }
        }
        let mut sorted = answers.to_vec();
        sorted.sort_unstable();
        if let Some([(item, _), _]) = sorted.array_windows().find(|[one, next]| one.0 == next.0) {
            return Err(ResponseError::Twice(*item));
        }
        if times == 0 {
            return Ok(());
        }
        if sorted.is_empty() {
            self.without_answers += u64::from(times);
            return Ok(());
        }
        for (item, score) in sorted {
            self.items.push(u32::try_from(item).expect("there are fewer than 2^31 items"));
            self.scores.push(score);
        }
        self.starts.push(self.items.len());
        self.times.push(times);
        Ok(())
    }

    /// How many scores each item has.
    #[must_use]
    pub fn categories(&self) -> &[u8] {
        &self.categories
    }

    /// How many people have answered something.
    #[must_use]
    pub fn people(&self) -> u64 {
        self.times.iter().map(|&times| u64::from(times)).sum()
    }

    /// How many people were added without an answer.
    #[must_use]
    pub const fn without_answers(&self) -> u64 {
        self.without_answers
    }

    /// Everyone: answers in the order of items, and how many people gave them.
    pub(crate) fn patterns(&self) -> impl Iterator<Item = (Pattern<'_>, u32)> {
        self.starts
            .array_windows()
            .zip(&self.times)
            .map(|(&[from, to], &times)| (Pattern { items: &self.items[from..to], scores: &self.scores[from..to] }, times))
    }

    /// How often each score of each item was given.
    pub(crate) fn counts(&self) -> Vec<Vec<f64>> {
        let mut counts: Vec<Vec<f64>> = self.categories.iter().map(|&scores| vec![0.0; usize::from(scores)]).collect();
        for (pattern, times) in self.patterns() {
            for (item, score) in pattern.answers() {
                counts[item][usize::from(score)] += f64::from(times);
            }
        }
        counts
    }
}

/// The answers of one person, in the order of items.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pattern<'a> {
    pub(crate) items: &'a [u32],
    pub(crate) scores: &'a [u8],
}

impl Pattern<'_> {
    pub(crate) fn answers(&self) -> impl Iterator<Item = (usize, u8)> {
        self.items.iter().map(|&item| item as usize).zip(self.scores.iter().copied())
    }

    /// The sum of the scores.
    pub(crate) fn total(&self) -> usize {
        self.scores.iter().map(|&score| usize::from(score)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_exist_cannot_be_answered() {
        let mut responses = Responses::new(&[2, 3]).unwrap();
        assert_eq!(responses.add(&[(2, 0)]), Err(ResponseError::UnknownItem(2)));
        assert_eq!(responses.add(&[(0, 1), (1, 3)]), Err(ResponseError::UnknownScore { item: 1, score: 3 }));
        assert_eq!(responses.add(&[(1, 2), (0, 1), (1, 0)]), Err(ResponseError::Twice(1)));
        assert_eq!(responses.people(), 0);
        assert!(Responses::new(&[]).is_err() && Responses::new(&[2, 1]).is_err() && Responses::new(&[17]).is_err());
    }

    #[test]
    fn people_without_answers_are_counted_apart() {
        let mut responses = Responses::dichotomous(2).unwrap();
        responses.add(&[]).unwrap();
        responses.add_times(&[(1, 1)], 3).unwrap();
        assert_eq!((responses.people(), responses.without_answers()), (3, 1));
        assert_eq!(responses.counts(), [vec![0.0, 0.0], vec![0.0, 3.0]]);
    }
}
