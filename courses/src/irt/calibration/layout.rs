//! Answers laid out for the E step.

use super::draft::Role;
use super::state::State;
use crate::irt::responses::{Pattern, Responses};

/// Parts that are summed apart and then added in order, so that the number of threads does not
/// change a bit of the result. It depends on nothing but the data.
pub(super) const MOST_PARTS: usize = 16;

/// Each different pattern once, as rows of the table of chances: row `first[item] + score`.
pub(super) struct Layout {
    /// The first row of each item.
    pub(super) first: Vec<usize>,
    /// How many rows there are.
    pub(super) rows: usize,
    starts: Vec<usize>,
    entries: Vec<u32>,
    times: Vec<f64>,
}

impl Layout {
    /// Leaves out the items that are out, and people who answered nothing else.
    pub(super) fn new(responses: &Responses, state: &State) -> Self {
        let mut first = Vec::with_capacity(state.drafts.len());
        let mut rows = 0;
        for &categories in responses.categories() {
            first.push(rows);
            rows += usize::from(categories);
        }
        let mut patterns: Vec<(Pattern<'_>, u32)> = responses.patterns().collect();
        patterns.sort_unstable();
        let (mut starts, mut entries, mut times) = (vec![0], Vec::new(), Vec::new());
        let mut previous: Option<Pattern<'_>> = None;
        for (pattern, count) in patterns {
            if previous == Some(pattern) {
                *times.last_mut().expect("a previous pattern was pushed") += f64::from(count);
                continue;
            }
            let before = entries.len();
            let used = pattern.answers().filter(|&(item, _)| !matches!(state.drafts[item].role, Role::Out(_)));
            entries.extend(used.map(|(item, score)| u32::try_from(first[item] + usize::from(score)).expect("rows fit 32 bits")));
            if entries.len() > before {
                starts.push(entries.len());
                times.push(f64::from(count));
                previous = Some(pattern);
            }
        }
        Self { first, rows, starts, entries, times }
    }

    /// How many people have an answer that counts.
    pub(super) fn people(&self) -> f64 {
        self.times.iter().sum()
    }

    pub(super) fn patterns(&self) -> usize {
        self.times.len()
    }

    pub(super) fn pattern(&self, index: usize) -> (&[u32], f64) {
        (&self.entries[self.starts[index]..self.starts[index + 1]], self.times[index])
    }

    /// The patterns in `parts` runs of about equally many answers.
    pub(super) fn parts(&self, parts: usize) -> Vec<std::ops::Range<usize>> {
        let parts = parts.min(self.patterns().div_ceil(64)).max(1);
        let cut =
            |part: usize| self.starts.partition_point(|&start| start * parts < self.entries.len() * part).min(self.patterns());
        (0..parts).map(|part| cut(part)..cut(part + 1)).collect()
    }

    /// Which item and score a row stands for.
    pub(super) fn item_of(&self, row: usize) -> (usize, usize) {
        let item = self.first.partition_point(|&first| first <= row) - 1;
        (item, row - self.first[item])
    }
}

/// Works on all parts with some threads and gives the results in the order of the parts.
pub(super) fn in_parts<T: Send>(
    parts: &[std::ops::Range<usize>],
    threads: usize,
    work: impl Fn(std::ops::Range<usize>) -> T + Sync,
) -> Vec<T> {
    let threads = threads.clamp(1, parts.len().max(1));
    if threads == 1 {
        return parts.iter().cloned().map(work).collect();
    }
    let mut done: Vec<Option<T>> = parts.iter().map(|_| None).collect();
    std::thread::scope(|scope| {
        let work = &work;
        let workers: Vec<_> = (0..threads)
            .map(|first| {
                let mine = parts.iter().enumerate().skip(first).step_by(threads);
                scope.spawn(move || mine.map(|(index, part)| (index, work(part.clone()))).collect::<Vec<_>>())
            })
            .collect();
        for worker in workers {
            let results = worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            results.into_iter().for_each(|(index, result)| done[index] = Some(result));
        }
    });
    done.into_iter().map(|result| result.expect("every part belongs to one thread")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::irt::calibration::{Settings, Task};
    use crate::irt::{Item, Model};

    #[test]
    fn people_who_answered_alike_are_looked_at_once() {
        let mut responses = Responses::dichotomous(3).unwrap();
        for _ in 0..4 {
            responses.add(&[(0, 1), (1, 0)]).unwrap();
            responses.add(&[(1, 0), (0, 1)]).unwrap();
            responses.add(&[(2, 1)]).unwrap();
        }
        let tasks = [
            Task::Keep(Item::two_pl(1.0, 0.0).unwrap()),
            Task::Keep(Item::two_pl(1.0, 0.0).unwrap()),
            Task::Estimate(Model::TwoPl),
        ];
        let state = State::start(&responses, &responses.counts(), &tasks, &Settings::default()).unwrap();
        let layout = Layout::new(&responses, &state);
        assert_eq!(layout.patterns(), 1); // item 2 has too few answers
        assert_eq!(layout.pattern(0), (&[1, 2][..], 8.0));
        assert_eq!(layout.item_of(2), (1, 0));
        let parts = layout.parts(16);
        assert!(parts.len() == 1 && parts[0] == (0..1));
    }
}
