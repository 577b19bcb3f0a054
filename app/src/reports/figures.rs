//! What the figures of a dashboard are, and how tallies add up to them.

use sea_orm::FromQueryResult;

use crate::thai::FiscalYear;

/// Sums of tallies over units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Sums {
    pub enrolled: i64,
    pub open: i64,
    pub completed: i64,
    pub certificates: i64,
    pub minutes: i64,
}

/// What a dashboard says of a unit: what happened in one fiscal year, and how things stand now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Figures {
    /// Enrolments in the year.
    pub enrolled: i64,
    /// Completions in the year.
    pub completed: i64,
    /// First certificates of those completions.
    pub certificates: i64,
    /// The learning time of those completions.
    pub minutes: i64,
    /// Enrolments that are not completed now, of whatever year.
    pub open: i64,
    /// Enrolments that were not completed when the year began.
    pub carried: i64,
    /// Enrolments of all years.
    pub ever_enrolled: i64,
}

impl Figures {
    /// Adds up the tallies of all fiscal years as seen from `year`.
    pub fn of(year: FiscalYear, tallies: impl IntoIterator<Item = (i16, Sums)>) -> Self {
        let mut figures = Self::default();
        for (tallied_in, sums) in tallies {
            figures.open += sums.open;
            figures.ever_enrolled += sums.enrolled;
            if tallied_in < year.buddhist() {
                figures.carried += sums.open;
            }
            if tallied_in == year.buddhist() {
                figures.enrolled += sums.enrolled;
                figures.completed += sums.completed;
                figures.certificates += sums.certificates;
                figures.minutes += sums.minutes;
            }
        }
        figures
    }

    /// Out of how many completions are counted: what was under way when the year began or was taken up in it.
    pub const fn could_complete(&self) -> i64 {
        self.carried + self.enrolled
    }

    /// The figures of two units together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self {
            enrolled: self.enrolled + other.enrolled,
            completed: self.completed + other.completed,
            certificates: self.certificates + other.certificates,
            minutes: self.minutes + other.minutes,
            open: self.open + other.open,
            carried: self.carried + other.carried,
            ever_enrolled: self.ever_enrolled + other.ever_enrolled,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_counts_what_happened_in_it_and_now_counts_what_is_left_of_all() {
        let sums =
            |enrolled, open, completed| Sums { enrolled, open, completed, certificates: completed, minutes: 60 * completed };
        let tallies = [(2569, sums(10, 4, 6)), (2570, sums(5, 2, 3))];
        let this_year = Figures::of(FiscalYear::new(2570).unwrap(), tallies);
        assert_eq!((this_year.enrolled, this_year.completed, this_year.minutes), (5, 3, 180));
        assert_eq!((this_year.carried, this_year.could_complete()), (4, 9));
        assert_eq!((this_year.open, this_year.ever_enrolled), (6, 15));

        let last_year = Figures::of(FiscalYear::new(2569).unwrap(), tallies);
        assert_eq!((last_year.enrolled, last_year.completed, last_year.could_complete()), (10, 6, 10));
        assert_eq!((last_year.open, last_year.ever_enrolled), (6, 15));
    }
}
