//! When a letter that did not go is tried again.

use chrono::TimeDelta;

/// After so many tries a letter has failed: with the waits below, a little before [`MAX_AGE`].
pub const MAX_TRIES: i32 = 24;

/// After so long a letter has failed (RFC 5321, 4.5.4.1, asks for four to five days of a relay; the one behind us has
/// its own, and a person who waits for a link does not wait that long).
pub const MAX_AGE: TimeDelta = TimeDelta::days(3);

const FIRST: TimeDelta = TimeDelta::seconds(30);
const LONGEST: TimeDelta = TimeDelta::hours(4);

/// How long to wait after the try with the number `tries` (1 for the first), or nothing when it was the last.
///
/// Twice as long each time, so that a server in trouble is left in peace; `chance` in `0.0..1.0` stretches the wait by
/// up to a quarter, so that letters that failed together do not come back together.
pub fn next(tries: i32, age: TimeDelta, chance: f64) -> Option<TimeDelta> {
    if tries >= MAX_TRIES || age >= MAX_AGE {
        return None;
    }
    let doublings = u32::try_from(tries - 1).unwrap_or(0).min(16);
    let wait = (FIRST * 2_i32.pow(doublings)).min(LONGEST);
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "a quarter of four hours in milliseconds")]
    let stretch = (wait.num_milliseconds() as f64 * chance / 4.0) as i64;
    Some(wait + TimeDelta::milliseconds(stretch))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_twice_the_last_up_to_four_hours() {
        let waits: Vec<_> = (1..MAX_TRIES).map(|tries| next(tries, TimeDelta::zero(), 0.0).expect("not the last")).collect();
        assert_eq!(waits[..3], [30, 60, 120].map(TimeDelta::seconds));
        assert_eq!(waits.last(), Some(&LONGEST));
        let all = waits.into_iter().sum::<TimeDelta>();
        assert!(TimeDelta::days(2) < all && all < MAX_AGE, "{all}");
    }

    #[test]
    fn chance_stretches_by_a_quarter_at_most() {
        assert_eq!(next(1, TimeDelta::zero(), 1.0), Some(TimeDelta::milliseconds(37_500)));
    }

    #[test]
    fn there_is_an_end() {
        assert_eq!(next(MAX_TRIES, TimeDelta::zero(), 0.5), None);
        assert_eq!(next(1, MAX_AGE, 0.5), None);
    }
}
