//! The next question.

use super::{Bank, Criterion, Policy};
use crate::chance::Chance;
use crate::irt::Posterior;
use crate::irt::matrix::dot;
use crate::real::real;

/// A point that holds less of the posterior than this does not change a choice.
const NOTHING: f64 = 1e-7;

/// Chooses among the candidates that were not given yet, in three steps:
///
/// 1. *Content* (Kingsbury & Zara 1989, constrained CAT): the unit that is farthest behind its share,
///    `share · (n + 1) − given`, among those with questions left; ties by chance. Without a blueprint
///    every candidate is in.
/// 2. *Exposure*: candidates shown in `exposure.most` of the tests or more step back while others
///    are left in the unit.
/// 3. *Information*: by [`Criterion`]; of the `exposure.among` best one is drawn (fewer at later steps
///    if `exposure.falling`).
///
/// Equal information goes by id. `step` selects the stream of chance, so that a choice depends on
/// nothing that is not in the log. None when nothing is left.
pub(super) fn choose(
    bank: &Bank,
    policy: &Policy,
    posterior: &Posterior,
    given: &[bool],
    seed: u64,
    step: usize,
) -> Option<usize> {
    let mut chance = Chance::stream(seed, step as u64);
    let unit = if policy.blueprint.is_empty() { None } else { Some(unit(bank, policy, given, &mut chance)?) };
    let open = |position: &usize| {
        let candidate = &bank.candidates()[*position];
        !given[*position] && unit.is_none_or(|unit| candidate.unit == unit)
    };
    let rested = |position: &usize| bank.candidates()[*position].exposure < policy.exposure.most;
    let all = 0..bank.candidates().len();
    let strict = policy.exposure.most < 1.0 && all.clone().any(|position| open(&position) && rested(&position));
    let considered = all.filter(|position| open(position) && (!strict || rested(position)));
    let among = usize::from(policy.exposure.among);
    let among = if policy.exposure.falling { among.saturating_sub(step).max(1) } else { among };
    let best = best(considered, among, information(bank, policy, posterior));
    if best.is_empty() { None } else { Some(best[chance.below(best.len())]) }
}

/// The unit that is farthest behind.
fn unit(bank: &Bank, policy: &Policy, given: &[bool], chance: &mut Chance) -> Option<u32> {
    let total: f64 = policy.blueprint.iter().map(|share| share.part).sum();
    let mut counts = vec![(0_usize, false); policy.blueprint.len()];
    for (candidate, &given) in bank.candidates().iter().zip(given) {
        if let Some(at) = policy.blueprint.iter().position(|share| share.unit == candidate.unit) {
            counts[at].0 += usize::from(given);
            counts[at].1 |= !given;
        }
    }
    let so_far: usize = counts.iter().map(|(given, _)| given).sum();
    let behind = |at: usize| policy.blueprint[at].part / total * real(so_far + 1) - real(counts[at].0);
    let open: Vec<usize> = (0..counts.len()).filter(|&at| counts[at].1).collect();
    let most = open.iter().map(|&at| behind(at)).fold(f64::NEG_INFINITY, f64::max);
    let farthest: Vec<usize> = open.into_iter().filter(|&at| behind(at) > most - 1e-9).collect();
    (!farthest.is_empty()).then(|| policy.blueprint[farthest[chance.below(farthest.len())]].unit)
}

fn information<'a>(bank: &'a Bank, policy: &Policy, posterior: &'a Posterior) -> Box<dyn Fn(usize) -> f64 + 'a> {
    match policy.criterion {
        Criterion::AtEstimate => {
            let ability = posterior.score().ability;
            Box::new(move |position| bank.candidates()[position].item.information(ability))
        }
        Criterion::OverPosterior => {
            let weights = posterior.weights();
            let first = weights.iter().position(|&weight| weight > NOTHING).unwrap_or(0);
            let last = weights.iter().rposition(|&weight| weight > NOTHING).unwrap_or(0);
            Box::new(move |position| dot(&bank.information(position)[first..=last], &weights[first..=last]))
        }
    }
}

/// The `count` positions with the most information, best first.
fn best(positions: impl Iterator<Item = usize>, count: usize, information: impl Fn(usize) -> f64) -> Vec<usize> {
    let mut best: Vec<(f64, usize)> = Vec::with_capacity(count + 1);
    for position in positions {
        let value = information(position);
        if best.len() == count && best.last().is_some_and(|(least, _)| value <= *least) {
            continue;
        }
        let at = best.partition_point(|(other, _)| *other >= value);
        best.insert(at, (value, position));
        best.truncate(count);
    }
    best.into_iter().map(|(_, position)| position).collect()
}

#[cfg(test)]
mod tests {
    use super::super::bank::tests::bank;
    use super::super::policy::tests::policy;
    use super::*;
    use crate::irt::{Grid, Population};

    fn posterior() -> Posterior {
        Posterior::prior(Grid::scoring(), Population::STANDARD)
    }

    #[test]
    fn the_most_informative_question_is_chosen() {
        let bank = bank(100, 1);
        for criterion in [Criterion::AtEstimate, Criterion::OverPosterior] {
            let mut policy = policy(0);
            policy.criterion = criterion;
            policy.exposure.among = 1;
            let chosen = choose(&bank, &policy, &posterior(), &[false; 100], 1, 0).unwrap();
            let at_mean = |position: usize| bank.candidates()[position].item.information(0.0);
            let most = (0..100).map(at_mean).fold(0.0, f64::max);
            assert!(at_mean(chosen) > 0.9 * most);
        }
    }

    #[test]
    fn units_keep_their_shares_at_every_length() {
        let bank = bank(150, 3);
        let mut policy = policy(3);
        policy.blueprint[0].part = 2.0;
        let mut given = vec![false; 150];
        let mut counts = [0_i32; 3];
        for step in 0..40 {
            let chosen = choose(&bank, &policy, &posterior(), &given, 9, step).unwrap();
            given[chosen] = true;
            counts[usize::try_from(bank.candidates()[chosen].unit).unwrap()] += 1;
            let n = i32::try_from(step).unwrap() + 1;
            assert!((2 * counts[0] - n).abs() <= 2 && (4 * counts[1] - n).abs() <= 4, "{counts:?}");
        }
        assert_eq!(counts, [20, 10, 10]);
    }

    #[test]
    fn questions_shown_too_often_step_back_while_others_are_left() {
        let bank = bank(10, 1);
        let worn: Vec<f64> = (0..10).map(|n| if n < 9 { 0.4 } else { 0.1 }).collect();
        let bank = bank.with_exposures(&worn).unwrap();
        let mut policy = policy(1);
        policy.exposure.most = 0.3;
        let mut given = vec![false; 10];
        assert_eq!(choose(&bank, &policy, &posterior(), &given, 5, 0), Some(9));
        given[9] = true;
        assert!(choose(&bank, &policy, &posterior(), &given, 5, 1).is_some());
        assert_eq!(choose(&bank, &policy, &posterior(), &[true; 10], 5, 2), None);
    }

    #[test]
    fn of_the_best_each_is_drawn_about_equally_often() {
        let bank = bank(50, 1);
        let mut policy = policy(1);
        policy.exposure.among = 4;
        let mut drawn = std::collections::BTreeMap::new();
        for seed in 0..2000 {
            *drawn.entry(choose(&bank, &policy, &posterior(), &[false; 50], seed, 0).unwrap()).or_insert(0_u32) += 1;
        }
        assert_eq!(drawn.len(), 4);
        assert!(drawn.values().all(|n| n.abs_diff(500) < 100), "{drawn:?}");
        policy.exposure.falling = true;
        let different = |step| {
            let one = |seed| choose(&bank, &policy, &posterior(), &[false; 50], seed, step);
            (0..200).filter_map(one).collect::<std::collections::BTreeSet<_>>().len()
        };
        assert_eq!((different(0), different(2), different(9)), (4, 2, 1));
    }

    #[test]
    fn the_best_come_in_order_and_ties_go_by_id() {
        let values = [3.0, 5.0, 5.0, 1.0, 4.0];
        assert_eq!(best(0..5, 3, |at| values[at]), [1, 2, 4]);
        assert_eq!(best(0..2, 3, |at| values[at]), [1, 0]);
        assert_eq!(best(0..0, 3, |at| values[at]), [0_usize; 0]);
    }
}
