//! Whether an item does what its parameters say: infit and outfit.

use std::fmt;

use super::{Grid, Item, Population, Responses};
use crate::irt::grid::log_sum;

/// Mean squares of residuals; 1 is what the model expects.
///
/// Above 1 the answers are noisier than the model says (guessing, two skills in one item), below 1
/// tamer (items that hang together). 0.7 to 1.3 is usually taken as fit for tests (Wright &
/// Linacre 1994).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeanSquares {
    /// Unweighted: feels surprises by people far from the item.
    pub outfit: f64,
    /// Weighted by the variance: feels what happens near the item.
    pub infit: f64,
    /// How many people answered.
    pub answers: u64,
}

/// Why fit cannot be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FitError {
    /// There must be parameters, or none, for each item.
    ItemCount {
        /// How many were given.
        given: usize,
        /// How many items have answers.
        items: usize,
    },
    /// The answers to this item have other scores than its parameters.
    ScoresDoNotFit {
        /// Which item.
        item: usize,
    },
    /// This statistic is for items that are right or wrong, and this one is graded.
    Graded {
        /// Which item.
        item: usize,
    },
    /// This statistic needs people who answered every item, and there are none.
    NobodyAnsweredAll,
}

impl fmt::Display for FitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ItemCount { given, items } => write!(f, "{given} sets of parameters do not fit {items} items"),
            Self::ScoresDoNotFit { item } => write!(f, "the answers to item {item} do not fit its parameters"),
            Self::Graded { item } => write!(f, "item {item} is graded; the statistic is for right and wrong"),
            Self::NobodyAnsweredAll => f.write_str("nobody answered every item"),
        }
    }
}

impl std::error::Error for FitError {}

/// Infit and outfit of each item with parameters and answers (Wright & Masters 1982, ch. 5), averaged
/// over each person's posterior:
///
/// ```text
/// outfit_i = Σ_n Σ_q w_nq (x_ni − E_iq)² / V_iq / N_i
/// infit_i  = Σ_n Σ_q w_nq (x_ni − E_iq)² / Σ_n Σ_q w_nq V_iq
/// ```
///
/// as TAM's `msq.itemfit` does. With point estimates of ability in place of the posterior the mean
/// squares of short tests would come out below 1 although the model holds; averaged, they have the
/// mean 1.
///
/// # Errors
/// When parameters and answers do not fit together.
pub fn mean_squares(
    responses: &Responses,
    items: &[Option<Item>],
    population: Population,
    grid: &Grid,
) -> Result<Vec<Option<MeanSquares>>, FitError> {
    check(responses, items)?;
    let points = grid.points();
    let prior = population.log_weights(grid);
    let curves: Vec<Option<Curves>> = items.iter().map(|item| item.as_ref().map(|item| Curves::of(item, points))).collect();
    let mut sums = vec![(0.0, 0.0, 0.0, 0_u64); items.len()];
    for (pattern, times) in responses.patterns() {
        let mut weights = prior.clone();
        for (item, score) in pattern.answers() {
            if let Some(curves) = &curves[item] {
                let logs = &curves.logs[usize::from(score) * points.len()..][..points.len()];
                weights.iter_mut().zip(logs).for_each(|(weight, log)| *weight += log);
            }
        }
        let total = log_sum(&weights);
        weights.iter_mut().for_each(|weight| *weight = (*weight - total).exp());
        for (item, score) in pattern.answers() {
            let Some(curves) = &curves[item] else { continue };
            let (squares, z_squares, variance, answers) = &mut sums[item];
            for (weight, (mean, spread)) in weights.iter().zip(curves.means.iter().zip(&curves.variances)) {
                let weight = weight * f64::from(times);
                let square = (f64::from(score) - mean).powi(2);
                *squares += weight * square;
                *z_squares += weight * square / spread;
                *variance += weight * spread;
            }
            *answers += u64::from(times);
        }
    }
    Ok(sums
        .into_iter()
        .zip(items)
        .map(|((squares, z_squares, variance, answers), item)| {
            let known = item.is_some() && answers > 0;
            known.then(|| MeanSquares { outfit: z_squares / crate::real::real64(answers), infit: squares / variance, answers })
        })
        .collect())
}

pub(super) fn check(responses: &Responses, items: &[Option<Item>]) -> Result<(), FitError> {
    let categories = responses.categories();
    if categories.len() != items.len() {
        return Err(FitError::ItemCount { given: items.len(), items: categories.len() });
    }
    let differs =
        |(item, &scores): (&Option<Item>, &u8)| item.as_ref().is_some_and(|item| item.categories() != usize::from(scores));
    match items.iter().zip(categories).position(differs) {
        Some(item) => Err(FitError::ScoresDoNotFit { item }),
        None => Ok(()),
    }
}

/// An item over the grid.
struct Curves {
    /// `ln P`, score by score.
    logs: Vec<f64>,
    means: Vec<f64>,
    variances: Vec<f64>,
}

impl Curves {
    fn of(item: &Item, points: &[f64]) -> Self {
        let scores = 0..u8::try_from(item.categories()).expect("an item has 16 scores at most");
        let logs =
            scores.clone().flat_map(|score| points.iter().map(move |&point| item.log_chance(point, score).value)).collect();
        let means: Vec<f64> = points.iter().map(|&point| item.expected_score(point)).collect();
        let variance = |(&point, mean): (&f64, &f64)| -> f64 {
            let variance: f64 =
                scores.clone().map(|score| item.probability(point, score) * (f64::from(score) - mean).powi(2)).sum();
            variance.max(1e-12)
        };
        let variances = points.iter().zip(&means).map(variance).collect();
        Self { logs, means, variances }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::irt::simulate_answers;

    fn items() -> Vec<Item> {
        (0..20).map(|i| Item::two_pl(1.2, f64::from(i) / 5.0 - 2.0).unwrap()).collect()
    }

    #[test]
    fn items_that_keep_to_the_model_have_mean_squares_of_one() {
        let items = items();
        let responses = simulate_answers(&items, Population::STANDARD, 3000, 0.8, 4).unwrap();
        let known: Vec<Option<Item>> = items.into_iter().map(Some).collect();
        for fit in mean_squares(&responses, &known, Population::STANDARD, &Grid::calibration()).unwrap() {
            let fit = fit.unwrap();
            assert!((0.9..1.1).contains(&fit.infit) && (0.75..1.3).contains(&fit.outfit), "{fit:?}");
        }
    }

    #[test]
    fn an_item_that_is_guessed_is_noisier_than_its_parameters_say() {
        let mut made = items();
        made[15] = Item::three_pl(0.4, 1.0, 0.3).unwrap();
        let responses = simulate_answers(&made, Population::STANDARD, 3000, 1.0, 4).unwrap();
        let known: Vec<Option<Item>> = items().into_iter().map(Some).collect();
        let fit = mean_squares(&responses, &known, Population::STANDARD, &Grid::calibration()).unwrap();
        assert!(fit[15].unwrap().outfit > 1.3 && fit[15].unwrap().infit > 1.15, "{:?}", fit[15]);
    }

    #[test]
    fn parameters_that_do_not_fit_the_answers_are_refused() {
        let mut responses = Responses::dichotomous(2).unwrap();
        responses.add(&[(0, 1)]).unwrap();
        let item = Some(Item::two_pl(1.0, 0.0).unwrap());
        let run = |items: &[Option<Item>]| mean_squares(&responses, items, Population::STANDARD, &Grid::calibration());
        assert_eq!(run(std::slice::from_ref(&item)), Err(FitError::ItemCount { given: 1, items: 2 }));
        assert_eq!(
            run(&[item.clone(), Some(Item::graded(1.0, &[0.0, 1.0]).unwrap())]),
            Err(FitError::ScoresDoNotFit { item: 1 })
        );
        let found = run(&[None, item]).unwrap();
        assert_eq!(found, [None, None]); // no parameters; no answers
    }
}
