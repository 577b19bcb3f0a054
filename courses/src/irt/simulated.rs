//! Answers of people who do not exist, for studies and tests.

use super::{Item, Population, ResponseError, Responses};
use crate::chance::Chance;

/// Answers of `people` people from this population, each item presented to each of them with the
/// chance `presented` (0 to 1). The same seed gives the same answers.
///
/// # Errors
/// When there are no items.
pub fn simulate_answers(
    items: &[Item],
    population: Population,
    people: usize,
    presented: f64,
    seed: u64,
) -> Result<Responses, ResponseError> {
    let categories: Vec<u8> =
        items.iter().map(|item| u8::try_from(item.categories()).expect("an item has 16 scores at most")).collect();
    let mut responses = Responses::new(&categories)?;
    let mut chance = Chance::new(seed);
    let mut answers = Vec::new();
    for _ in 0..people {
        let ability = population.mean() + population.deviation() * chance.normal();
        answers.clear();
        for (index, item) in items.iter().enumerate() {
            if chance.uniform() < presented {
                answers.push((index, chance.answer(item, ability)));
            }
        }
        responses.add(&answers)?;
    }
    Ok(responses)
}
