//! What everything but one answer says of a person.

use super::grid::log_sum;
use super::{Grid, Item, Population, Score, UnknownScore};

/// Abilities of one person, by the posterior mean (Bock & Mislevy 1982).
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    /// From all answers.
    pub whole: Score,
    /// For each answer, from all the others: to judge an item by people whom it did not help to judge.
    pub without: Vec<Score>,
}

/// Scores a person with every answer and without each. The likelihood of each answer is worked out once.
///
/// # Errors
/// When an item has no such score.
pub fn scores_without(answers: &[(&Item, u8)], population: Population, grid: &Grid) -> Result<Scores, UnknownScore> {
    let mut all = population.log_weights(grid);
    let mut logs = Vec::with_capacity(answers.len());
    for &(item, score) in answers {
        if usize::from(score) >= item.categories() {
            return Err(UnknownScore(score));
        }
        let own: Vec<f64> = grid.points().iter().map(|&point| item.log_chance(point, score).value).collect();
        all.iter_mut().zip(&own).for_each(|(sum, log)| *sum += log);
        logs.push(own);
    }
    let without = logs.iter().map(|own| score(all.iter().zip(own).map(|(sum, log)| sum - log).collect(), grid)).collect();
    Ok(Scores { without, whole: score(all, grid) })
}

fn score(mut logs: Vec<f64>, grid: &Grid) -> Score {
    let total = log_sum(&logs);
    logs.iter_mut().for_each(|log| *log = (*log - total).exp());
    let pairs = || logs.iter().zip(grid.points());
    let ability = pairs().map(|(weight, point)| weight * point).sum::<f64>();
    let variance = pairs().map(|(weight, point)| weight * (point - ability) * (point - ability)).sum::<f64>();
    Score { ability, error: variance.sqrt() }
}

#[cfg(test)]
mod tests {
    use super::super::Posterior;
    use super::*;

    #[test]
    fn leaving_an_answer_out_is_the_same_as_never_taking_it_in() {
        let items =
            [Item::two_pl(1.4, -0.5).unwrap(), Item::graded(1.1, &[-1.0, 0.2, 1.3]).unwrap(), Item::one_pl(1.0, 0.8).unwrap()];
        let answers: Vec<(&Item, u8)> = items.iter().zip([1, 2, 0]).collect();
        let found = scores_without(&answers, Population::STANDARD, &Grid::scoring()).unwrap();
        let posterior = |left_out: Option<usize>| {
            let mut posterior = Posterior::prior(Grid::scoring(), Population::STANDARD);
            for (place, (item, score)) in answers.iter().enumerate() {
                if Some(place) != left_out {
                    posterior.observe(item, *score).unwrap();
                }
            }
            posterior.score()
        };
        let near = |one: Score, other: Score| {
            assert!((one.ability - other.ability).abs() < 1e-10 && (one.error - other.error).abs() < 1e-10);
        };
        near(found.whole, posterior(None));
        (0..3).for_each(|place| near(found.without[place], posterior(Some(place))));
        assert_eq!(scores_without(&[(&items[0], 2)], Population::STANDARD, &Grid::scoring()), Err(UnknownScore(2)));
    }
}
