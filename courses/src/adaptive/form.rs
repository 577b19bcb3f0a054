//! Fixed forms: what an adaptive test is compared with.

use super::{Bank, Policy};
use crate::chance::Chance;

/// The positions of the best form of `length` questions for everyone: the one whose expected posterior
/// variance, about `1 / (1/σ² + I(θ))`, is smallest on average over the population, with the units
/// in their shares.
///
/// Found greedily, question by question, then improved by exchanging single questions of a unit until no
/// exchange helps (as in automated test assembly; van der Linden 2005 gives the exact method). Shorter
/// if the bank or a unit has no more.
#[must_use]
pub fn best_form(bank: &Bank, policy: &Policy, length: usize) -> Vec<usize> {
    let search = Search::new(bank, policy);
    let mut quotas = Quotas::new(policy, length);
    let mut form: Vec<usize> = Vec::with_capacity(length);
    let mut information = vec![0.0; search.weights.len()];
    while form.len() < length {
        let open = (0..bank.candidates().len()).filter(|position| !form.contains(position) && quotas.has_room(bank, *position));
        let Some(next) = search.least(open, &information) else { break };
        quotas.take(bank, next);
        search.add(&mut information, next, 1.0);
        form.push(next);
    }
    let mut better = true;
    while better {
        better = false;
        for place in 0..form.len() {
            let old = form[place];
            search.add(&mut information, old, -1.0);
            let same_unit = |position: &usize| {
                policy.blueprint.is_empty() || bank.candidates()[*position].unit == bank.candidates()[old].unit
            };
            let open = (0..bank.candidates().len()).filter(|position| !form.contains(position) && same_unit(position));
            let new = search.least(open, &information).filter(|&new| {
                let gain = search.variance(&information, old) - search.variance(&information, new);
                gain > 1e-12
            });
            form[place] = new.unwrap_or(old);
            search.add(&mut information, form[place], 1.0);
            better |= new.is_some();
        }
    }
    form.sort_unstable();
    form
}

/// The positions of a form drawn by chance, with the units in their shares.
#[must_use]
pub fn random_form(bank: &Bank, policy: &Policy, length: usize, seed: u64) -> Vec<usize> {
    let mut chance = Chance::new(seed);
    let mut quotas = Quotas::new(policy, length);
    let mut left: Vec<usize> = (0..bank.candidates().len()).collect();
    let mut form = Vec::with_capacity(length);
    while form.len() < length && !left.is_empty() {
        let position = left.swap_remove(chance.below(left.len()));
        if quotas.has_room(bank, position) {
            quotas.take(bank, position);
            form.push(position);
        }
    }
    form.sort_unstable();
    form
}

/// How many questions of each unit a form can still take.
struct Quotas(Vec<(u32, usize)>);

impl Quotas {
    fn new(policy: &Policy, length: usize) -> Self {
        Self(policy.blueprint.iter().map(|share| share.unit).zip(policy.quotas(length)).collect())
    }

    fn has_room(&self, bank: &Bank, position: usize) -> bool {
        let unit = bank.candidates()[position].unit;
        self.0.is_empty() || self.0.iter().any(|(other, left)| *other == unit && *left > 0)
    }

    fn take(&mut self, bank: &Bank, position: usize) {
        let unit = bank.candidates()[position].unit;
        if let Some((_, left)) = self.0.iter_mut().find(|(other, _)| *other == unit) {
            *left = left.saturating_sub(1);
        }
    }
}

struct Search<'a> {
    bank: &'a Bank,
    weights: Vec<f64>,
    prior: f64,
}

impl<'a> Search<'a> {
    fn new(bank: &'a Bank, policy: &Policy) -> Self {
        let weights = policy.population.log_weights(bank.grid()).into_iter().map(f64::exp).collect();
        Self { bank, weights, prior: policy.population.deviation().powi(-2) }
    }

    /// The mean posterior variance with one more question.
    fn variance(&self, information: &[f64], position: usize) -> f64 {
        let own = self.bank.information(position);
        self.weights.iter().zip(information).zip(own).map(|((weight, sum), own)| weight / (self.prior + sum + own)).sum()
    }

    fn least(&self, open: impl Iterator<Item = usize>, information: &[f64]) -> Option<usize> {
        let with = open.map(|position| (self.variance(information, position), position));
        with.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, position)| position)
    }

    fn add(&self, information: &mut [f64], position: usize, sign: f64) {
        information.iter_mut().zip(self.bank.information(position)).for_each(|(sum, own)| *sum += sign * own);
    }
}

#[cfg(test)]
mod tests {
    use super::super::bank::tests::bank;
    use super::super::policy::tests::policy;
    use super::*;

    #[test]
    fn forms_keep_the_shares_of_the_units() {
        let (bank, policy) = (bank(150, 3), policy(3));
        for form in [best_form(&bank, &policy, 20), random_form(&bank, &policy, 20, 6)] {
            let of = |unit| form.iter().filter(|&&position| bank.candidates()[position].unit == unit).count();
            assert_eq!([of(0), of(1), of(2)], [7, 7, 6]);
        }
    }

    #[test]
    fn the_best_form_is_better_than_forms_by_chance() {
        let (bank, policy) = (bank(150, 3), policy(3));
        let search = Search::new(&bank, &policy);
        let variance = |form: &[usize]| {
            let mut information = vec![0.0; search.weights.len()];
            form[1..].iter().for_each(|&position| search.add(&mut information, position, 1.0));
            search.variance(&information, form[0])
        };
        let best = variance(&best_form(&bank, &policy, 15));
        assert!((0..50).all(|seed| variance(&random_form(&bank, &policy, 15, seed)) > best));
    }

    #[test]
    fn a_form_ends_where_the_bank_does() {
        let (bank, mut policy) = (bank(9, 3), policy(3));
        policy.blueprint.clear();
        assert_eq!(best_form(&bank, &policy, 20), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
        assert_eq!(random_form(&bank, &policy, 20, 1).len(), 9);
    }
}
