//! Which questions a learner gets, in which order, with which order of options.

#[cfg(feature = "package")]
use rand_chacha::ChaCha8Rng;
#[cfg(feature = "package")]
use rand_chacha::rand_core::{RngCore, SeedableRng};
use serde::{Deserialize, Serialize};

use crate::question::{OptionId, QuestionId};
#[cfg(feature = "package")]
use crate::{package::Test, question::Question};

/// The questions of one try as they were put to one learner. Holds no keys: it can be stored and
/// sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// In the order of showing.
    pub questions: Vec<DrawnQuestion>,
}

/// One question of a draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawnQuestion {
    /// Which question.
    pub question: QuestionId,
    /// Its options in the order of showing.
    pub options: Vec<OptionId>,
}

impl Draw {
    /// How draws are made, to be stored beside them: it changes whenever a seed would give
    /// another draw.
    pub const METHOD: &'static str = "chacha8-fisher-yates-1";

    /// The position of a question in the draw, from 0.
    #[must_use]
    pub fn position(&self, question: &QuestionId) -> Option<usize> {
        self.questions.iter().position(|drawn| drawn.question == *question)
    }
}

#[cfg(feature = "package")]
impl Draw {
    /// Draws `test.draw` questions of the pool, every selection and order equally likely.
    ///
    /// The same test and seed give the same draw on every machine and in every later release, so
    /// an appeal can be replayed. Method `chacha8-fisher-yates-1`: the generator is `ChaCha8`, its
    /// 32-byte key is the seed in little-endian order followed by zeros. A number below `n` is
    /// `next_u32() % n`, where values from the incomplete last run of `n` are thrown away. For
    /// `i = 0, 1, …, draw - 1`, position `i` of the pool (in file order) is swapped with position
    /// `i + (number below len - i)`. Then, question by question, the options (in the order of
    /// their ids) are shuffled the same way with the same generator.
    #[must_use]
    pub fn make(test: &Test, seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let mut pool: Vec<&Question> = test.pool.iter().collect();
        let wanted = usize::from(test.draw).min(pool.len());
        chance.shuffle_first(&mut pool, wanted);
        pool.truncate(wanted);
        Self { questions: pool.into_iter().map(|question| drawn(question, &mut chance)).collect() }
    }

    /// A practice: all questions in the author's order, only the options shuffled, by the same
    /// method.
    #[must_use]
    pub fn practice(questions: &[Question], seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        Self { questions: questions.iter().map(|question| drawn(question, &mut chance)).collect() }
    }
}

#[cfg(feature = "package")]
fn drawn(question: &Question, chance: &mut Chance) -> DrawnQuestion {
    let mut options: Vec<OptionId> = question.options().iter().map(|option| option.id).collect();
    let count = options.len();
    chance.shuffle_first(&mut options, count);
    DrawnQuestion { question: question.id().clone(), options }
}

/// Written out here instead of taken from `rand`: its shuffles may change between releases.
#[cfg(feature = "package")]
struct Chance(ChaCha8Rng);

#[cfg(feature = "package")]
impl Chance {
    fn new(seed: u64) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        Self(ChaCha8Rng::from_seed(key))
    }

    fn shuffle_first<T>(&mut self, items: &mut [T], count: usize) {
        for i in 0..count.min(items.len()) {
            let other = i + self.below(items.len() - i);
            items.swap(i, other);
        }
    }

    fn below(&mut self, n: usize) -> usize {
        let n = u32::try_from(n).expect("a package holds far fewer than 2^32 questions");
        let fair = u32::MAX - u32::MAX % n; // a multiple of n: each remainder is equally likely below it
        loop {
            let number = self.0.next_u32();
            if number < fair {
                return (number % n) as usize;
            }
        }
    }
}

#[cfg(all(test, feature = "package"))]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::package::Review;
    use crate::question::tests::question;

    fn test(pool: u16, draw: u16) -> Test {
        let pool = (0..pool).map(|n| question(&format!("q{n}"), "ก", &["ข", "ค", "ง"])).collect();
        Test { draw, minutes: 20, pass_percent: 80, attempts: None, review: Review::ScoreOnly, pool }
    }

    fn written(draw: &Draw) -> String {
        let one = |q: &DrawnQuestion| format!("{}:{}", q.question, q.options.iter().map(|o| o.letter()).collect::<String>());
        draw.questions.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    /// Golden, worked out by a second implementation of the documented method, in Python. It must
    /// never change while the method keeps its name.
    #[test]
    fn a_seed_gives_the_same_draw_for_ever() {
        assert_eq!(Draw::METHOD, "chacha8-fisher-yates-1");
        assert_eq!(written(&Draw::make(&test(6, 3), 2567)), "q1:dbca q0:dabc q2:dcba");
    }

    #[test]
    fn a_draw_has_the_asked_number_of_different_questions() {
        for seed in 0..50 {
            let draw = Draw::make(&test(12, 10), seed);
            let ids: BTreeSet<_> = draw.questions.iter().map(|q| &q.question).collect();
            assert_eq!(ids.len(), 10);
            assert!(draw.questions.iter().all(|q| q.options.iter().collect::<BTreeSet<_>>().len() == 4));
        }
    }

    #[test]
    fn every_question_and_every_place_of_the_key_is_about_equally_likely() {
        let mut questions = BTreeMap::new();
        let mut places = [0_u32; 4];
        for seed in 0..4000 {
            for drawn in Draw::make(&test(4, 2), seed).questions {
                *questions.entry(drawn.question).or_insert(0_u32) += 1;
                places[drawn.options.iter().position(|o| o.letter() == 'a').unwrap()] += 1;
            }
        }
        // 2,000 expected each; five standard deviations are below 200.
        assert!(questions.values().chain(&places).all(|n| n.abs_diff(2000) < 200), "{questions:?} {places:?}");
    }

    #[test]
    fn a_stored_draw_reads_back_and_names_no_key() {
        let draw = Draw::make(&test(3, 3), 7);
        let stored = serde_json::to_string(&draw).unwrap();
        assert_eq!(serde_json::from_str::<Draw>(&stored).unwrap(), draw);
        assert!(!stored.contains("correct"));
    }

    #[test]
    fn a_practice_keeps_the_order_of_its_questions() {
        let test = test(5, 5);
        let draw = Draw::practice(&test.pool, 3);
        assert_eq!(draw.position(&"q4".parse().unwrap()), Some(4));
    }
}
