//! One item: what it asks, what is right, and how it measures.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::LEVEL_WIDTH;
use crate::answer::AnswerError;
use crate::chance::Chance;
use crate::irt::{EXPERT_SLOPE, Item};
use crate::language::Bilingual;
use crate::question::{OptionId, QuestionId};

/// How an item is answered and what that earns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// One best answer earns 1 point.
    Single,
    /// All the right options and no other earn 1 point.
    ///
    /// There is no part of a point: options of one item hang together, so whoever ticks everything would be
    /// paid for it, and the model of the item would be another one.
    Multiple,
    /// One option, which earns 0 to 3 points: what to do in a situation, where more than one way is
    /// defensible and one is best.
    Weighted,
}

impl ItemKind {
    /// The most points that one option of it can have.
    #[must_use]
    pub const fn most(self) -> u8 {
        match self {
            Self::Single | Self::Multiple => 1,
            Self::Weighted => 3,
        }
    }
}

/// What an item measures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// Unique in the whole bank.
    pub id: QuestionId,
    /// The code of the framework, such as `DG67`.
    pub framework: String,
    /// The code of the area whose test it belongs to.
    pub area: String,
    /// The code of the unit of skill, or of the area where no unit fits.
    pub unit: String,
    /// 1 to 5.
    pub level: u8,
    /// By the judgement of experts, on the scale of ability.
    pub difficulty: f64,
    /// Law, standard or document that the key rests on.
    pub source: Option<String>,
}

/// An item as it is stored, key included: write it into the database, never into a page. [`BankItem::open`]
/// makes it usable again.
#[derive(Clone, Serialize, Deserialize)]
pub struct StoredItem {
    pub(super) about: About,
    pub(super) kind: ItemKind,
    pub(super) text: Bilingual,
    pub(super) explanation: Bilingual,
    pub(super) options: Vec<StoredOption>,
}

#[derive(Clone, Serialize, Deserialize)]
pub(super) struct StoredOption {
    pub(super) text: Bilingual,
    pub(super) points: u8,
    pub(super) why: Option<Bilingual>,
}

/// An option as the learner sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemOption<'a> {
    /// What an answer names.
    pub id: OptionId,
    /// Plain text.
    pub text: &'a Bilingual,
}

/// An option as authors see it. It tells the key, so it has neither `Serialize` nor `Debug`.
#[derive(Clone, Copy)]
pub struct ReviewedOption<'a> {
    /// What an answer names.
    pub id: OptionId,
    /// Plain text.
    pub text: &'a Bilingual,
    /// What it earns, up to [`ItemKind::most`].
    pub points: u8,
    /// Why it earns less than everything.
    pub why: Option<&'a Bilingual>,
}

/// An item of the bank. It holds its key, so it has neither `Serialize` nor `Debug`.
#[derive(Clone)]
pub struct BankItem(StoredItem);

/// An answer that fits its item. Only [`BankItem::answer`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemAnswer(Vec<OptionId>);

/// Why something is no item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemError {
    /// Fewer than 2 or more than 8; for several right ones fewer than 4 or more than 6.
    OptionCount(usize),
    /// One best answer has exactly one right option; several right ones are two or more, but not all.
    CorrectCount(usize),
    /// One option earns 3 points, no other more than 2, and not all others 0.
    Weights,
    /// These two, counted from 0 in the author's order, read the same in a language.
    SameText(usize, usize),
    /// The level is not 1 to 5 or the difficulty is no number.
    Place,
}

impl fmt::Display for ItemError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OptionCount(found) => write!(f, "{found} options are too few or too many"),
            Self::CorrectCount(found) => write!(f, "{found} right options do not fit the kind of the item"),
            Self::Weights => f.write_str("one option earns 3 points, no other more than 2, and not all others 0"),
            Self::SameText(first, second) => write!(f, "options {first} and {second} read the same"),
            Self::Place => f.write_str("a level is 1 to 5 and a difficulty a number"),
        }
    }
}

impl std::error::Error for ItemError {}

impl BankItem {
    /// Checks an item, from a file or from the database.
    ///
    /// Options get the ids `a`, `b`, … in the order of their Thai texts, as those of a
    /// [`Question`](crate::question::Question) do: the place of the key in the file tells nothing. In which order
    /// a test shows them is for [`Self::shuffled`] to say.
    ///
    /// # Errors
    /// When the rules of its kind do not hold, or level or difficulty are none.
    pub fn open(mut stored: StoredItem) -> Result<Self, ItemError> {
        if !((1..=5).contains(&stored.about.level) && stored.about.difficulty.is_finite()) {
            return Err(ItemError::Place);
        }
        check_points(stored.kind, &stored.options)?;
        check_texts(&stored.options)?;
        stored.options.sort_by(|a, b| a.text.th.cmp(&b.text.th));
        Ok(Self(stored))
    }

    /// The item with its key, to be stored. The same content is the same text once it is serialised.
    #[must_use]
    pub const fn stored(&self) -> &StoredItem {
        &self.0
    }

    /// What it measures.
    #[must_use]
    pub const fn about(&self) -> &About {
        &self.0.about
    }

    /// How it is answered.
    #[must_use]
    pub const fn kind(&self) -> ItemKind {
        self.0.kind
    }

    /// What it asks, as plain text.
    #[must_use]
    pub const fn text(&self) -> &Bilingual {
        &self.0.text
    }

    /// Its options in the order of their ids.
    pub fn options(&self) -> impl Iterator<Item = ItemOption<'_>> {
        self.keyed().map(|(id, option)| ItemOption { id, text: &option.text })
    }

    /// Its options in the order in which the test with this seed shows them. `place` tells the items of a test
    /// apart; every order is equally likely, and the same numbers give the same order in every later release.
    ///
    /// Method `chacha8-fisher-yates-2`: the stream 2^63 + `place` of the seed, so that it shares no chance with the
    /// choices of an adaptive test, whose streams are its steps. Position `i` is swapped with position
    /// `i + (number below len − i)`.
    #[must_use]
    pub fn shuffled(&self, seed: u64, place: u64) -> Vec<ItemOption<'_>> {
        let mut chance = Chance::stream(seed, 1 << 63 | place);
        let mut options: Vec<_> = self.options().collect();
        for i in 0..options.len() {
            let other = i + chance.below(options.len() - i);
            options.swap(i, other);
        }
        options
    }

    /// The one option that earns most; none where several are chosen. For statistics and authors, as [`Self::review`].
    #[must_use]
    pub fn best(&self) -> Option<OptionId> {
        let best = || self.keyed().max_by_key(|(_, option)| option.points).map(|(id, _)| id);
        if self.kind() == ItemKind::Multiple { None } else { best() }
    }

    /// What authors see of the options: the key and the reasons. Never for a learner, who may meet the item again.
    pub fn review(&self) -> impl Iterator<Item = ReviewedOption<'_>> {
        self.keyed().map(|(id, option)| ReviewedOption {
            id,
            text: &option.text,
            points: option.points,
            why: option.why.as_ref(),
        })
    }

    /// Why the key is the key, for authors.
    #[must_use]
    pub const fn explanation(&self) -> &Bilingual {
        &self.0.explanation
    }

    /// Reads what a form sent: the letters of the options that were chosen. One sent twice counts once.
    ///
    /// # Errors
    /// When nothing was chosen, an option is not the item's, or several were chosen where one is asked for.
    pub fn answer<'v>(&self, values: impl IntoIterator<Item = &'v str>) -> Result<ItemAnswer, AnswerError> {
        let mut chosen = values
            .into_iter()
            .map(|value| {
                let id: OptionId = value.trim().parse().map_err(|_| AnswerError::UnknownOption)?;
                self.options().any(|option| option.id == id).then_some(id).ok_or(AnswerError::UnknownOption)
            })
            .collect::<Result<Vec<_>, _>>()?;
        chosen.sort_unstable();
        chosen.dedup();
        match (chosen.len(), self.kind()) {
            (0, _) => Err(AnswerError::Empty),
            (1, _) | (_, ItemKind::Multiple) => Ok(ItemAnswer(chosen)),
            _ => Err(AnswerError::UnknownOption),
        }
    }

    /// What an answer earns: a score of [`Self::model`].
    #[must_use]
    pub fn grade(&self, answer: &ItemAnswer) -> u8 {
        match self.kind() {
            ItemKind::Multiple => u8::from(self.keyed().all(|(id, option)| (option.points > 0) == answer.chose(id))),
            ItemKind::Single | ItemKind::Weighted => {
                self.keyed().filter(|(id, _)| answer.chose(*id)).map(|(_, option)| option.points).max().unwrap_or(0)
            }
        }
    }

    /// How it measures until there are enough answers to calibrate it: slope [`EXPERT_SLOPE`] at the difficulty
    /// that experts gave it.
    ///
    /// The thresholds of a weighted item lie one [`LEVEL_WIDTH`] apart around its difficulty: who stands in
    /// the middle of its level earns 2 points as likely as not, and one level of ability is worth about one
    /// point.
    #[must_use]
    pub fn model(&self) -> Item {
        let at = self.about().difficulty;
        match self.kind() {
            ItemKind::Single | ItemKind::Multiple => Item::one_pl(EXPERT_SLOPE, at),
            ItemKind::Weighted => Item::graded(EXPERT_SLOPE, &[at - LEVEL_WIDTH, at, at + LEVEL_WIDTH]),
        }
        .expect("a finite difficulty and a slope of 1 are an item")
    }

    /// The same item with another key: what each option earns, in the order of their ids, and why.
    ///
    /// The reason against an option goes with the key that it belonged to: an option whose points change has none.
    ///
    /// # Errors
    /// When the points are no key of its kind.
    pub fn corrected(&self, points: &[u8], explanation: Bilingual) -> Result<Self, ItemError> {
        if points.len() != self.0.options.len() {
            return Err(ItemError::OptionCount(points.len()));
        }
        let mut stored = self.0.clone();
        stored.explanation = explanation;
        for (option, points) in stored.options.iter_mut().zip(points) {
            if option.points != *points {
                option.points = *points;
                option.why = None;
            }
        }
        Self::open(stored)
    }

    /// Whether another item asks the very same: the answer to one is an answer to the other. Keys may differ.
    #[must_use]
    pub fn asks_the_same(&self, other: &Self) -> bool {
        let texts = |item: &Self| item.0.options.iter().map(|option| option.text.clone()).collect::<Vec<_>>();
        self.kind() == other.kind() && self.text() == other.text() && texts(self) == texts(other)
    }

    /// Whether the options of another item earn the same. It means something only where both ask the same.
    #[must_use]
    pub fn has_the_key_of(&self, other: &Self) -> bool {
        self.0.options.iter().map(|option| option.points).eq(other.0.options.iter().map(|option| option.points))
    }

    fn keyed(&self) -> impl Iterator<Item = (OptionId, &StoredOption)> {
        OptionId::all().zip(&self.0.options)
    }
}

impl ItemAnswer {
    /// Whether it chose this option.
    #[must_use]
    pub fn chose(&self, option: OptionId) -> bool {
        self.0.contains(&option)
    }

    /// The one spelling to store: `b`, or `a,c` for several.
    #[must_use]
    pub fn to_raw(&self) -> String {
        self.0.iter().map(OptionId::to_string).collect::<Vec<_>>().join(",")
    }
}

fn check_points(kind: ItemKind, options: &[StoredOption]) -> Result<(), ItemError> {
    let count = options.len();
    let having = |points: u8| options.iter().filter(|option| option.points == points).count();
    let most = having(kind.most());
    let (counts, sound) = match kind {
        ItemKind::Single => (2..=8, most == 1),
        ItemKind::Multiple => (4..=6, most >= 2 && most < count),
        ItemKind::Weighted => (2..=8, most == 1 && having(0) + 1 < count),
    };
    if !counts.contains(&count) {
        return Err(ItemError::OptionCount(count));
    }
    let within = options.iter().all(|option| option.points <= kind.most());
    match kind {
        _ if sound && within => Ok(()),
        ItemKind::Weighted => Err(ItemError::Weights),
        ItemKind::Single | ItemKind::Multiple => Err(ItemError::CorrectCount(most)),
    }
}

fn check_texts(options: &[StoredOption]) -> Result<(), ItemError> {
    for (second, option) in options.iter().enumerate() {
        let same = |other: &StoredOption| other.text.th == option.text.th || other.text.en == option.text.en;
        if let Some(first) = options[..second].iter().position(same) {
            return Err(ItemError::SameText(first, second));
        }
    }
    Ok(())
}
