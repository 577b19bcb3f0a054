//! Which questions a learner gets, in which order, with which order of options.

#[cfg(feature = "package")]
use std::collections::BTreeMap;

#[cfg(feature = "package")]
use rand_chacha::ChaCha8Rng;
#[cfg(feature = "package")]
use rand_chacha::rand_core::{RngCore, SeedableRng};
use serde::{Deserialize, Serialize};

use crate::question::{OptionId, QuestionId};
#[cfg(feature = "package")]
use crate::{
    package::{Quota, Test},
    question::{Question, QuestionKind},
};

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
    /// Its options, or the items to put in order, in the order of showing; none for other kinds.
    pub options: Vec<OptionId>,
}

impl Draw {
    /// How draws are made, to be stored beside them: it changes whenever a seed would give
    /// another draw.
    pub const METHOD: &'static str = "chacha8-fisher-yates-2";

    /// The position of a question in the draw, from 0.
    #[must_use]
    pub fn position(&self, question: &QuestionId) -> Option<usize> {
        self.questions.iter().position(|drawn| drawn.question == *question)
    }
}

#[cfg(feature = "package")]
impl Draw {
    /// Draws `test.draw` questions of the pool, those first that she has seen least often in `earlier` draws of the
    /// same enrolment; among these every selection is equally likely, and so is every order.
    ///
    /// The same test, seed and earlier draws give the same draw on every machine and in every later release, so an
    /// appeal can be replayed. Method `chacha8-fisher-yates-2`: the generator is `ChaCha8`, its 32-byte key is the
    /// seed in little-endian order followed by zeros. A number below `n` is `next_u32() % n`, where values from the
    /// incomplete last run of `n` are thrown away. To shuffle the first `k` of a list: for `i = 0, 1, …, k - 1`,
    /// position `i` is swapped with position `i + (number below len - i)`.
    ///
    /// What is drawn are units: the questions about one case together, in file order, or a single question.
    ///
    /// 1. Part by part of the blueprint, in file order (without one, the whole pool is the only part): the units of the
    ///    part, in file order, are grouped by how often they were drawn earlier; of a case, its question drawn most
    ///    often counts. From the group drawn least often on: as many of it as are still wanted are shuffled to its front
    ///    and taken, until the part is full. Where a part has cases, every group is shuffled whole, and from the front
    ///    each unit is taken that leaves a number of questions which those after it can make up exactly.
    /// 2. All units that were taken, in the order in which they were, are shuffled.
    /// 3. Question by question, the options, in the order of their ids, are shuffled; those that keep their order (true
    ///    before false) ask for no number.
    #[must_use]
    pub fn make(test: &Test, seed: u64, earlier: &[Self]) -> Self {
        let mut chance = Chance::new(seed);
        let mut times: BTreeMap<&QuestionId, usize> = BTreeMap::new();
        earlier.iter().flat_map(|draw| &draw.questions).for_each(|drawn| *times.entry(&drawn.question).or_default() += 1);
        let times_of = |unit: &&[Question]| unit.iter().filter_map(|question| times.get(question.id())).max().copied();
        let mut taken = Vec::with_capacity(usize::from(test.draw));
        for (part, wanted) in parts(test) {
            let has_cases = part.iter().any(|unit| unit.len() > 1);
            let mut groups: BTreeMap<Option<usize>, Vec<&[Question]>> = BTreeMap::new();
            part.into_iter().for_each(|unit| groups.entry(times_of(&unit)).or_default().push(unit));
            if has_cases {
                taken.extend(fill(&chance.take(groups.into_values(), usize::MAX), wanted));
            } else {
                taken.extend(chance.take(groups.into_values(), wanted));
            }
        }
        let count = taken.len();
        chance.shuffle_first(&mut taken, count);
        Self { questions: taken.into_iter().flatten().map(|question| drawn(question, &mut chance)).collect() }
    }

    /// Whether whole cases and single questions of a pool, or of a part of it, can make up so many questions.
    pub(crate) fn can_fill(pool: &[Question], part: Option<&Quota>, wanted: usize) -> bool {
        let units = units(pool, part);
        reachable(&units, wanted)[0][wanted]
    }

    /// A practice: all questions in the author's order, only the options shuffled, by the same
    /// method.
    #[must_use]
    pub fn practice(questions: &[Question], seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        Self { questions: questions.iter().map(|question| drawn(question, &mut chance)).collect() }
    }
}

/// The parts of a test, each with the number of questions that a try takes of it.
#[cfg(feature = "package")]
fn parts(test: &Test) -> Vec<(Vec<&[Question]>, usize)> {
    if test.blueprint.is_empty() {
        return vec![(units(&test.pool, None), usize::from(test.draw))];
    }
    test.blueprint.iter().map(|quota| (units(&test.pool, Some(quota)), usize::from(quota.count))).collect()
}

/// What is drawn together, of a pool or of a part of it: the questions about a case, or one question. A case belongs to
/// a part if all its questions do.
#[cfg(feature = "package")]
fn units<'q>(pool: &'q [Question], part: Option<&Quota>) -> Vec<&'q [Question]> {
    let together =
        |a: &Question, b: &Question| a.case().is_some() && a.case().map(|case| &case.id) == b.case().map(|case| &case.id);
    let belongs = |unit: &&[Question]| part.is_none_or(|quota| unit.iter().all(|question| quota.takes(question)));
    pool.chunk_by(together).filter(belongs).collect()
}

/// From the front, every unit that still fits.
#[cfg(feature = "package")]
fn fill<'q>(units: &[&'q [Question]], wanted: usize) -> Vec<&'q [Question]> {
    let reachable = reachable(units, wanted);
    let mut left = wanted;
    let mut taken = Vec::new();
    for (place, unit) in units.iter().enumerate() {
        if let Some(rest) = left.checked_sub(unit.len()).filter(|rest| reachable[place + 1][*rest]) {
            taken.push(*unit);
            left = rest;
        }
    }
    taken
}

/// For each place, and one behind the last: which numbers of questions the units from there on can make up.
#[cfg(feature = "package")]
fn reachable(units: &[&[Question]], wanted: usize) -> Vec<Vec<bool>> {
    let mut from = vec![vec![false; wanted + 1]; units.len() + 1];
    from[units.len()][0] = true;
    for (place, unit) in units.iter().enumerate().rev() {
        for number in 0..=wanted {
            let with = number.checked_sub(unit.len()).is_some_and(|rest| from[place + 1][rest]);
            from[place][number] = with || from[place + 1][number];
        }
    }
    from
}

#[cfg(feature = "package")]
fn drawn(question: &Question, chance: &mut Chance) -> DrawnQuestion {
    let mut options: Vec<OptionId> = question.options().iter().map(|option| option.id).collect();
    if !matches!(question.kind(), QuestionKind::Single { keeps_order: true, .. }) {
        let count = options.len();
        chance.shuffle_first(&mut options, count);
    }
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

    /// So many of the groups: of the first one as many as there are, and of the next only what is still wanted.
    fn take<T>(&mut self, groups: impl Iterator<Item = Vec<T>>, wanted: usize) -> Vec<T> {
        let mut taken = Vec::new();
        for mut group in groups {
            let left = (wanted - taken.len()).min(group.len());
            self.shuffle_first(&mut group, left);
            taken.extend(group.into_iter().take(left));
        }
        taken
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
    use std::sync::Arc;

    use super::*;
    use crate::language::Language;
    use crate::package::{Pauses, Review};
    use crate::question::tests::question;
    use crate::question::{Case, Prompt};

    fn test(pool: u16, draw: u16) -> Test {
        let pool = (0..pool).map(|n| question(&format!("q{n}"), "ก", &["ข", "ค", "ง"])).collect();
        Test {
            draw,
            minutes: 20,
            pass_percent: 80,
            attempts: None,
            review: Review::ScoreOnly,
            pauses: Pauses::default(),
            blueprint: Vec::new(),
            graders: 2,
            pool,
        }
    }

    /// Even questions are of level 1 and odd ones of level 2: one of the former and two of the latter a try.
    fn with_blueprint(pool: u16) -> Test {
        let of = |level, count| Quota { skill: "DG67-CS".to_owned(), level, count };
        let Test { pool, .. } = test(pool, 3);
        let skill = || Some("DG67-CS".to_owned());
        let pool = pool.into_iter().zip([1, 2].into_iter().cycle()).map(|(q, level)| q.measuring(skill(), Some(level)));
        Test { blueprint: vec![of(1, 1), of(2, 2)], pool: pool.collect(), ..test(0, 3) }
    }

    fn written(draw: &Draw) -> String {
        let one = |q: &DrawnQuestion| format!("{}:{}", q.question, q.options.iter().map(|o| o.letter()).collect::<String>());
        draw.questions.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    fn ids(draw: &Draw) -> BTreeSet<QuestionId> {
        draw.questions.iter().map(|drawn| drawn.question.clone()).collect()
    }

    /// Golden, worked out by a second implementation of the documented method, in Python. It must
    /// never change while the method keeps its name.
    #[test]
    fn a_seed_gives_the_same_draw_for_ever() {
        assert_eq!(Draw::METHOD, "chacha8-fisher-yates-2");
        let first = Draw::make(&test(6, 4), 2567, &[]);
        assert_eq!(written(&first), "q0:cdba q1:dabc q3:dbac q2:acdb");
        assert_eq!(written(&Draw::make(&test(6, 4), 2568, &[first])), "q4:dbca q5:cabd q3:adbc q0:bdac");
        assert_eq!(written(&Draw::make(&with_blueprint(7), 2567, &[])), "q2:bdca q3:bcda q1:dabc");
    }

    #[test]
    fn a_draw_has_the_asked_number_of_different_questions() {
        for seed in 0..50 {
            let draw = Draw::make(&test(12, 10), seed, &[]);
            assert_eq!(ids(&draw).len(), 10);
            assert!(draw.questions.iter().all(|q| q.options.iter().collect::<BTreeSet<_>>().len() == 4));
        }
    }

    #[test]
    fn every_question_and_every_place_of_the_key_is_about_equally_likely() {
        let mut questions = BTreeMap::new();
        let mut places = [0_u32; 4];
        for seed in 0..4000 {
            for drawn in Draw::make(&test(4, 2), seed, &[]).questions {
                *questions.entry(drawn.question).or_insert(0_u32) += 1;
                places[drawn.options.iter().position(|o| o.letter() == 'a').unwrap()] += 1;
            }
        }
        // 2,000 expected each; five standard deviations are below 200.
        assert!(questions.values().chain(&places).all(|n| n.abs_diff(2000) < 200), "{questions:?} {places:?}");
    }

    /// Two cases of three among two single questions.
    fn with_cases(draw: u16) -> Test {
        let mut test = test(8, draw);
        for (place, question) in test.pool.iter_mut().enumerate().filter(|(place, _)| place % 4 != 0) {
            let case = Case { id: format!("case-{}", place / 4), title: String::new(), text: Prompt::of_text("") };
            *question = question.clone().about(Some(Arc::new(case)));
        }
        test
    }

    #[test]
    fn a_case_is_drawn_whole_and_its_questions_stay_together() {
        for (draw, seed) in (4..=8).flat_map(|draw| (0..40).map(move |seed| (draw, seed))) {
            let test = with_cases(draw);
            let drawn = Draw::make(&test, seed, &[]);
            assert_eq!(drawn.questions.len(), usize::from(draw));
            for case in [["q1", "q2", "q3"], ["q5", "q6", "q7"]] {
                let places: Vec<_> = case.iter().filter_map(|id| drawn.position(&id.parse().unwrap())).collect();
                assert!(places.is_empty() || places == [places[0], places[0] + 1, places[0] + 2], "{draw} {seed} {places:?}");
            }
        }
    }

    #[test]
    fn a_number_that_cases_cannot_make_up_is_known() {
        let can = |draw: u16| Draw::can_fill(&with_cases(draw).pool, None, draw.into());
        assert_eq!((1..=8).filter(|draw| can(*draw)).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6, 7, 8]);
        let pool: Vec<_> = with_cases(8).pool.into_iter().filter(|question| question.case().is_some()).collect();
        assert_eq!((1..=6).filter(|draw| Draw::can_fill(&pool, None, *draw)).collect::<Vec<_>>(), [3, 6]);
    }

    #[test]
    fn true_stands_before_false_for_everyone() {
        let statement =
            Question::true_false("t".parse().unwrap(), Prompt::of_text("?"), false, None, Prompt::of_text("!"), Language::Th);
        for seed in 0..20 {
            assert_eq!(written(&Draw::practice(std::slice::from_ref(&statement), seed)), "t:ab");
        }
    }

    #[test]
    fn a_blueprint_is_filled_part_by_part_and_shown_in_any_order() {
        let test = with_blueprint(9);
        let mut orders = BTreeSet::new();
        for seed in 0..200 {
            let draw = Draw::make(&test, seed, &[]);
            let level = |drawn: &DrawnQuestion| test.pool.iter().find(|q| *q.id() == drawn.question).and_then(Question::level);
            let levels: Vec<_> = draw.questions.iter().filter_map(level).collect();
            assert_eq!((ids(&draw).len(), levels.iter().filter(|level| **level == 1).count()), (3, 1), "{levels:?}");
            orders.insert(levels);
        }
        assert_eq!(orders.len(), 3, "the order of showing tells nothing of the parts");
    }

    #[test]
    fn what_she_has_not_seen_comes_before_what_she_has() {
        for seed in 0..100 {
            for test in [test(8, 3), with_blueprint(8)] {
                let mut earlier = vec![Draw::make(&test, seed, &[])];
                earlier.push(Draw::make(&test, seed + 1, &earlier));
                let (first, second) = (ids(&earlier[0]), ids(&earlier[1]));
                assert!(first.is_disjoint(&second), "{first:?} {second:?}");
                let third = ids(&Draw::make(&test, seed + 2, &earlier));
                let unseen = third.difference(&(&first | &second)).count();
                assert_eq!(unseen, if test.blueprint.is_empty() { 2 } else { 1 }, "all that were left come first: {third:?}");
            }
        }
    }

    #[test]
    fn a_question_of_an_older_version_among_the_earlier_ones_changes_nothing() {
        let gone = Draw { questions: vec![DrawnQuestion { question: "gone".parse().unwrap(), options: Vec::new() }] };
        assert_eq!(Draw::make(&test(5, 2), 3, &[gone]), Draw::make(&test(5, 2), 3, &[]));
    }

    #[test]
    fn a_stored_draw_reads_back_and_names_no_key() {
        let draw = Draw::make(&test(3, 3), 7, &[]);
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

    #[test]
    fn a_part_takes_whole_cases_and_a_case_comes_once_before_it_comes_again() {
        let mut test = with_cases(4);
        test.pool = test.pool.into_iter().map(|q| q.measuring(Some("DG67-CS".to_owned()), Some(1))).collect();
        test.blueprint = vec![Quota { skill: "DG67-CS".to_owned(), level: 1, count: 4 }];
        for seed in 0..40 {
            let first = Draw::make(&test, seed, &[]);
            let second = Draw::make(&test, seed, std::slice::from_ref(&first));
            assert_eq!((ids(&first).len(), ids(&second).len()), (4, 4));
            assert!(ids(&first).is_disjoint(&ids(&second)), "a case and a question each: {first:?} {second:?}");
        }
    }
}
