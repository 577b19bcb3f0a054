//! What accommodations come to for one test.

use chrono::NaiveDate;

use crate::entity::accommodation;

/// What a person has beside what everybody has. Nothing, for most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// Added to the time of an attempt.
    pub extra_seconds: i32,
    /// Added to the number of attempts.
    pub extra_attempts: u16,
    /// Rests beside those that the test allows.
    pub extra_pauses: u16,
    /// The last day on which all of this holds.
    pub until: Option<NaiveDate>,
}

impl Effect {
    /// Of all that are in force for a test of so many minutes.
    ///
    /// Of extra times the greatest counts: they answer the same need, so two officers who grant it do not double it.
    /// Within one, percentage and minutes add up, rounded up to whole minutes. Extra attempts add up: each was granted
    /// on an account of its own. Of rests the greatest number counts, as of times.
    pub fn of(in_force: &[accommodation::Model], minutes: u16) -> Self {
        let extra = |one: &accommodation::Model| {
            let percent = i32::from(minutes) * i32::from(one.extra_percent);
            (percent + 99) / 100 + i32::from(one.extra_minutes)
        };
        let attempts: i32 = in_force.iter().map(|one| i32::from(one.extra_attempts)).sum();
        Self {
            extra_seconds: in_force.iter().map(extra).max().unwrap_or_default() * 60,
            extra_attempts: u16::try_from(attempts).unwrap_or(u16::MAX),
            extra_pauses: in_force.iter().filter_map(|one| u16::try_from(one.extra_pauses).ok()).max().unwrap_or_default(),
            until: in_force.iter().map(|one| one.valid_to).min(),
        }
    }

    /// Whole minutes of extra time.
    pub const fn extra_minutes(self) -> i32 {
        self.extra_seconds / 60
    }

    /// Whether there is anything to tell.
    pub const fn is_none(self) -> bool {
        self.extra_seconds == 0 && self.extra_attempts == 0 && self.extra_pauses == 0
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::id::{AccommodationId, PersonId};

    fn one(extra_percent: i16, extra_minutes: i16, extra_attempts: i16, day: u32) -> accommodation::Model {
        accommodation::Model {
            id: AccommodationId(1),
            person_id: PersonId(1),
            course_id: None,
            extra_percent,
            extra_minutes,
            extra_attempts,
            extra_pauses: extra_attempts,
            reason: String::new(),
            valid_to: NaiveDate::from_ymd_opt(2026, 12, day).expect("it is a day"),
            granted_by: PersonId(2),
            created_at: DateTime::UNIX_EPOCH,
            ended_at: None,
            ended_by: None,
        }
    }

    #[test]
    fn the_greatest_extra_time_counts_and_attempts_add_up() {
        let both = Effect::of(&[one(25, 0, 1, 9), one(0, 10, 2, 4)], 20);
        let until = NaiveDate::from_ymd_opt(2026, 12, 4);
        assert_eq!(both, Effect { extra_seconds: 600, extra_attempts: 3, extra_pauses: 2, until });
    }

    #[test]
    fn a_part_of_a_minute_is_a_minute() {
        assert_eq!(Effect::of(&[one(25, 5, 0, 1)], 15).extra_minutes(), 4 + 5);
        assert_eq!(Effect::of(&[one(33, 0, 0, 1)], 1).extra_minutes(), 1);
    }

    #[test]
    fn without_any_there_is_nothing() {
        assert!(Effect::of(&[], 20).is_none());
    }
}
