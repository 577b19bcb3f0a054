//! Chance that comes out the same every time.

/// A seeded generator (`SplitMix64`, Steele et al. 2014): the same seed gives the same
/// demonstration on every machine. Not for secrets.
pub struct Chance(u64);

impl Chance {
    /// A generator for that purpose. Different purposes give unrelated sequences, so that a
    /// change in one part of the demonstration leaves the others as they were.
    pub fn of(purpose: &str, number: u64) -> Chance {
        // FNV-1a over the purpose, 64 bit.
        let hash = purpose
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        Chance(hash ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// A number from 0 up to, not including, `limit`, which must not be 0.
    pub fn below(&mut self, limit: u32) -> u32 {
        // The high half times the limit: even enough for limits far below 2^32.
        let high = self.next() >> 32;
        u32::try_from((high * u64::from(limit)) >> 32).expect("smaller than the limit")
    }

    /// A number between two others, both possible.
    pub fn between(&mut self, least: u32, most: u32) -> u32 {
        least + self.below(most - least + 1)
    }

    /// True in that many of a hundred cases.
    pub fn percent(&mut self, chances: u32) -> bool {
        self.below(100) < chances
    }

    /// One of the items, of which there must be at least one.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        let count = u32::try_from(items.len()).expect("a table of moderate length");
        &items[self.below(count) as usize]
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_purpose_and_number_give_the_same_sequence() {
        let draw = |purpose, number| {
            let mut chance = Chance::of(purpose, number);
            (0..8).map(|_| chance.below(1000)).collect::<Vec<_>>()
        };
        assert_eq!(draw("names", 3), draw("names", 3));
        assert_ne!(draw("names", 3), draw("names", 4));
        assert_ne!(draw("names", 3), draw("levels", 3));
    }

    #[test]
    fn every_number_below_the_limit_comes_up_about_equally_often() {
        let mut chance = Chance::of("dice", 1);
        let mut seen = [0_u32; 6];
        for _ in 0..6000 {
            seen[chance.below(6) as usize] += 1;
        }
        assert!(seen.iter().all(|count| (850..1150).contains(count)), "{seen:?}");
    }
}
