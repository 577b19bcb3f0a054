//! Item fit by total scores: S-X² of Orlando & Thissen.

use super::fit::{FitError, check};
use super::{Grid, Item, Model, Population, Responses};
use crate::real::{real, real64};
use crate::statistics::chi_square_survival;

/// The fewest people that a cell may expect; groups at the ends are merged until it is so.
const FEWEST: f64 = 1.0;

/// How well the shares right at each total score agree with the model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SX2 {
    /// The statistic.
    pub statistic: f64,
    /// Degrees of freedom: score groups left after merging, less the item's parameters (1 for 1PL,
    /// whose slope belongs to all items).
    pub degrees: usize,
    /// The chance of a statistic like this or above if the model holds; none without degrees of
    /// freedom.
    pub p: Option<f64>,
}

/// S-X² of each item (Orlando & Thissen 2000): with `S_k(θ)` the likelihood of total score `k`, and
/// `S_k*` the same without item `i`, both by the recursion of Lord & Wingersky (1984),
///
/// ```text
/// E_ik = ∫ P_i S*_{k−1} φ dθ / ∫ S_k φ dθ,    S-X²_i = Σ_k N_k (O_ik − E_ik)² / (E_ik (1 − E_ik))
/// ```
///
/// over `k = 1 … n − 1`. Only people who answered every item count: total scores of different items
/// do not compare. For banks with sparse answers use [`super::mean_squares`].
///
/// # Errors
/// When parameters and answers do not fit together, an item is graded, or nobody answered all.
pub fn s_x2(responses: &Responses, items: &[Item], population: Population, grid: &Grid) -> Result<Vec<SX2>, FitError> {
    let known: Vec<Option<Item>> = items.iter().cloned().map(Some).collect();
    check(responses, &known)?;
    if let Some(item) = items.iter().position(|item| item.categories() > 2) {
        return Err(FitError::Graded { item });
    }
    let count = items.len();
    let mut people = vec![0_u64; count + 1];
    let mut right = vec![vec![0_u64; count + 1]; count];
    for (pattern, times) in responses.patterns().filter(|(pattern, _)| pattern.items.len() == count) {
        let total = pattern.total();
        people[total] += u64::from(times);
        for (item, _) in pattern.answers().filter(|&(_, score)| score == 1) {
            right[item][total] += u64::from(times);
        }
    }
    if people.iter().all(|&n| n == 0) {
        return Err(FitError::NobodyAnsweredAll);
    }
    let weights: Vec<f64> = population.log_weights(grid).into_iter().map(f64::exp).collect();
    let chances: Vec<Vec<f64>> =
        items.iter().map(|item| grid.points().iter().map(|&p| item.probability(p, 1)).collect()).collect();
    let whole = totals(chances.iter(), &weights);
    Ok((0..count)
        .map(|item| {
            let others = chances.iter().enumerate().filter(|&(other, _)| other != item).map(|(_, chance)| chance);
            let joint: Vec<f64> = weights.iter().zip(&chances[item]).map(|(weight, chance)| weight * chance).collect();
            let with = totals(others, &joint);
            let groups = (1..count).map(|k| Group {
                seen: [real64(right[item][k]), real64(people[k] - right[item][k])],
                expected: [real64(people[k]) * with[k - 1] / whole[k], real64(people[k]) * (1.0 - with[k - 1] / whole[k])],
            });
            statistic(groups.collect(), parameters(&items[item]))
        })
        .collect())
}

/// `∫ S_k dw` for each total score `k` (Lord & Wingersky 1984).
fn totals<'a>(chances: impl Iterator<Item = &'a Vec<f64>>, weights: &[f64]) -> Vec<f64> {
    let mut by_total = vec![weights.to_vec()];
    for chance in chances {
        by_total.push(vec![0.0; weights.len()]);
        for k in (0..by_total.len()).rev() {
            let (lower, upper) = by_total.split_at_mut(k);
            for (at, value) in upper[0].iter_mut().enumerate() {
                *value *= 1.0 - chance[at];
                *value += lower.last().map_or(0.0, |below| below[at] * chance[at]);
            }
        }
    }
    by_total.iter().map(|values| values.iter().sum()).collect()
}

#[derive(Clone, Copy)]
struct Group {
    seen: [f64; 2],
    expected: [f64; 2],
}

impl Group {
    fn join(&mut self, other: Self) {
        for side in 0..2 {
            self.seen[side] += other.seen[side];
            self.expected[side] += other.expected[side];
        }
    }

    fn is_thin(&self) -> bool {
        self.expected.iter().any(|&expected| expected < FEWEST)
    }
}

fn statistic(mut groups: Vec<Group>, parameters: usize) -> SX2 {
    // From both ends towards the middle, where people are.
    while groups.len() > 1 && groups[0].is_thin() {
        let thin = groups.remove(0);
        groups[0].join(thin);
    }
    while groups.len() > 1 && groups.last().is_some_and(Group::is_thin) {
        let thin = groups.pop().expect("there are more than one");
        groups.last_mut().expect("one is left").join(thin);
    }
    while let Some(at) = groups.iter().position(Group::is_thin).filter(|_| groups.len() > 1) {
        let thin = groups.remove(at);
        groups[at - 1].join(thin);
    }
    let of = |group: &Group| -> f64 {
        (0..2).map(|side| (group.seen[side] - group.expected[side]).powi(2) / group.expected[side].max(f64::MIN_POSITIVE)).sum()
    };
    let statistic = groups.iter().filter(|group| !group.is_thin()).map(of).sum();
    let degrees = groups.len().saturating_sub(parameters);
    SX2 { statistic, degrees, p: (degrees > 0).then(|| chi_square_survival(statistic, real(degrees))) }
}

fn parameters(item: &Item) -> usize {
    match item.model() {
        Model::OnePl => 1,
        Model::TwoPl => 2,
        Model::ThreePl => 3,
        Model::Graded => item.categories(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::irt::calibration::tests::lsat_items;
    use crate::irt::published::{LSAT6, LSAT7, lsat};
    use crate::irt::simulate_answers;

    /// mirt 1.45, `itemfit(mirt(LSAT7, 1))`: S_X2 4.749, 14.451, 1.270, 5.237, .941 with 2 degrees of
    /// freedom, p .093, .001, .530, .073, .625; on LSAT6 p = .7984 for item 1.
    #[test]
    fn the_lsat_items_have_the_published_statistics() {
        let run = |table| s_x2(&lsat(table), &lsat_items(table), Population::STANDARD, &Grid::calibration()).unwrap();
        let published = [(4.749, 0.093), (14.451, 0.001), (1.270, 0.530), (5.237, 0.073), (0.941, 0.625)];
        for (found, (statistic, p)) in run(&LSAT7).into_iter().zip(published) {
            assert!((found.statistic - statistic).abs() < 0.03, "{found:?}");
            assert!(found.degrees == 2 && (found.p.unwrap() - p).abs() < 0.003, "{found:?}");
        }
        assert!((run(&LSAT6)[0].p.unwrap() - 0.7984).abs() < 0.003);
    }

    /// mirt 1.45 on LSAT6 with a common slope: .436, 1.576, .871, .190, .190; the lowest group of item 3
    /// expects fewer than one right and is merged. (mirt counts the common slope for every item and
    /// has one degree of freedom less.)
    #[test]
    fn thin_groups_are_merged_as_published() {
        let b = [-3.6153, -1.3224, -0.3176, -1.7301, -2.7802];
        let items = b.map(|b| Item::one_pl(0.7551, b).unwrap());
        let found = s_x2(&lsat(&LSAT6), &items, Population::STANDARD, &Grid::calibration()).unwrap();
        for (found, (statistic, degrees)) in found.iter().zip([(0.436, 3), (1.576, 3), (0.871, 2), (0.190, 3), (0.190, 3)]) {
            assert!((found.statistic - statistic).abs() < 0.005 && found.degrees == degrees, "{found:?}");
        }
    }

    #[test]
    fn a_wrong_curve_is_found_and_right_ones_are_not() {
        let mut items: Vec<Item> = (0..12).map(|i| Item::two_pl(1.3, f64::from(i) / 3.0 - 2.0).unwrap()).collect();
        let responses = simulate_answers(&items, Population::STANDARD, 3000, 1.0, 9).unwrap();
        let run = |items: &[Item]| s_x2(&responses, items, Population::STANDARD, &Grid::calibration()).unwrap();
        assert!(run(&items).iter().filter(|fit| fit.p.unwrap() < 0.05).count() <= 2);
        items[4] = Item::two_pl(0.5, 0.3).unwrap();
        assert!(run(&items)[4].p.unwrap() < 1e-6);
    }

    #[test]
    fn answers_that_do_not_compare_are_refused() {
        let item = Item::two_pl(1.0, 0.0).unwrap();
        let mut responses = Responses::dichotomous(2).unwrap();
        responses.add(&[(0, 1)]).unwrap();
        let run = |items: &[Item]| s_x2(&responses, items, Population::STANDARD, &Grid::calibration());
        assert_eq!(run(&[item.clone(), item.clone()]), Err(FitError::NobodyAnsweredAll));
        let mut graded = Responses::new(&[3]).unwrap();
        graded.add(&[(0, 1)]).unwrap();
        let found = s_x2(&graded, &[Item::graded(1.0, &[0.0, 1.0]).unwrap()], Population::STANDARD, &Grid::calibration());
        assert_eq!(found, Err(FitError::Graded { item: 0 }));
    }
}
