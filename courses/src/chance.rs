//! Chance from a seed, the same on every machine and in every later release.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

use crate::irt::Item;

/// A stream of chance. Written out here instead of taken from `rand`: its distributions may change
/// between releases, and replaying an adaptive test must not.
#[derive(Clone, Debug)]
pub(crate) struct Chance {
    generator: ChaCha8Rng,
    spare: Option<f64>,
}

impl Chance {
    /// The generator is `ChaCha8`; its key is the seed in little-endian order followed by zeros.
    pub(crate) fn new(seed: u64) -> Self {
        Self::stream(seed, 0)
    }

    /// One of 2^64 independent streams of a seed: the second eight bytes of the key.
    pub(crate) fn stream(seed: u64, stream: u64) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        key[8..16].copy_from_slice(&stream.to_le_bytes());
        Self { generator: ChaCha8Rng::from_seed(key), spare: None }
    }

    /// From 0 to below 1: the upper 53 bits of the next 64.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are what a double holds")]
    pub(crate) fn uniform(&mut self) -> f64 {
        (self.generator.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number below `n`, each equally likely; values from the incomplete last run of `n` are thrown
    /// away. 0 for `n` = 0.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        let n = n as u64;
        if n < 2 {
            return 0;
        }
        let fair = u64::MAX - u64::MAX % n;
        loop {
            let number = self.generator.next_u64();
            if number < fair {
                return usize::try_from(number % n).expect("it is below a usize");
            }
        }
    }

    /// Standard normal, by the polar method (Marsaglia & Bray 1964).
    pub(crate) fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (x, y) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let square = x * x + y * y;
            if square > 0.0 && square < 1.0 {
                let scale = (-2.0 * square.ln() / square).sqrt();
                self.spare = Some(y * scale);
                return x * scale;
            }
        }
    }

    /// What a person of this ability answers.
    pub(crate) fn answer(&mut self, item: &Item, ability: f64) -> u8 {
        let mut left = self.uniform();
        let mut score = 0;
        for _ in 1..item.categories() {
            left -= item.probability(ability, score);
            if left < 0.0 {
                return score;
            }
            score += 1;
        }
        score
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_chance_and_another_stream_gives_another() {
        let take = |mut chance: Chance| (0..4).map(|_| chance.below(1000)).collect::<Vec<_>>();
        assert_eq!(take(Chance::new(7)), take(Chance::new(7)));
        assert_ne!(take(Chance::new(7)), take(Chance::stream(7, 1)));
    }

    #[test]
    fn numbers_have_the_moments_they_should_have() {
        let mut chance = Chance::new(1);
        let normals: Vec<f64> = (0..20_000).map(|_| chance.normal()).collect();
        let mean = normals.iter().sum::<f64>() / 20_000.0;
        let variance = normals.iter().map(|x| x * x).sum::<f64>() / 20_000.0;
        assert!(mean.abs() < 0.03 && (variance - 1.0).abs() < 0.04, "{mean} {variance}");
        let item = Item::graded(1.0, &[-0.5, 0.8]).unwrap();
        let mut counts = [0.0; 3];
        (0..20_000).for_each(|_| counts[usize::from(chance.answer(&item, 0.2))] += 1.0 / 20_000.0);
        for (score, count) in (0_u8..).zip(counts) {
            assert!((count - item.probability(0.2, score)).abs() < 0.015);
        }
    }
}
