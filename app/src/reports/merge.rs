//! The rule of small numbers: who may not see persons does not see a number that stands for a few of them.
//!
//! A part of a unit with fewer than [`LEAST`] people is shown only together with others. Hiding one part alone would
//! hide nothing, since the whole less the rest gives it away; so parts are taken in, smallest first, until at least two
//! of them and at least [`LEAST`] people stand together (primary and complementary suppression).

/// So many people at least stand behind every number.
pub const LEAST: i64 = 5;

/// What the rule needs to know of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The people who are there now.
    pub people: i64,
    /// Whether anything was ever counted there, also by people who have left.
    pub has_figures: bool,
}

impl Part {
    /// Nobody is there and nothing was counted: there is nothing to protect and nothing to hide behind.
    pub const fn is_empty(self) -> bool {
        self.people == 0 && !self.has_figures
    }
}

/// Which parts may stand alone. The others are shown as one.
///
/// The choice depends on the people alone, never on what was asked about them: if it moved with the course or the
/// year, two questions would give away what each of them hides.
pub fn stand_alone(parts: &[Part], least: i64) -> Vec<bool> {
    let mut smallest_first: Vec<usize> = (0..parts.len()).filter(|place| !parts[*place].is_empty()).collect();
    smallest_first.sort_by_key(|place| parts[*place].people);

    let mut alone = vec![true; parts.len()];
    let (mut hidden, mut together) = (0, 0);
    for place in smallest_first {
        let people = parts[place].people;
        let needs_company = hidden > 0 && (hidden < 2 || together < least);
        if people >= least && !needs_company {
            break;
        }
        alone[place] = false;
        hidden += 1;
        together += people;
    }
    alone
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(people: &[i64]) -> Vec<i64> {
        let parts: Vec<_> = people.iter().map(|people| Part { people: *people, has_figures: true }).collect();
        let alone = stand_alone(&parts, LEAST);
        people.iter().zip(alone).filter_map(|(people, alone)| alone.then_some(*people)).collect()
    }

    #[test]
    fn parts_that_are_large_enough_all_stand_alone() {
        assert_eq!(shown(&[5, 9, 40]), [5, 9, 40]);
        assert_eq!(shown(&[]), [0; 0]);
    }

    #[test]
    fn several_small_parts_hide_each_other() {
        assert_eq!(shown(&[3, 20, 4, 9]), [20, 9]);
    }

    #[test]
    fn one_small_part_takes_the_next_smallest_with_it() {
        assert_eq!(shown(&[30, 2, 9, 12]), [30, 12]);
    }

    #[test]
    fn a_part_of_exactly_the_least_size_is_taken_in_when_company_is_needed() {
        assert_eq!(shown(&[4, 5, 30]), [30]);
    }

    #[test]
    fn small_parts_that_are_too_few_even_together_take_in_more() {
        assert_eq!(shown(&[1, 1, 12, 30]), [30]);
        assert_eq!(shown(&[2, 2, 1, 12]), [12]);
    }

    #[test]
    fn where_everything_is_small_nothing_stands_alone() {
        assert_eq!(shown(&[2, 1]), [0; 0]);
        assert_eq!(shown(&[4]), [0; 0]);
        assert_eq!(shown(&[4, 100]), [0; 0]);
    }

    #[test]
    fn what_people_left_behind_is_as_private_as_they_are() {
        assert_eq!(shown(&[0, 7, 30]), [30]);
    }

    #[test]
    fn empty_parts_neither_hide_nor_are_hidden() {
        let part = |people, has_figures| Part { people, has_figures };
        let parts = [part(0, false), part(3, true), part(8, true), part(9, true)];
        assert_eq!(stand_alone(&parts, LEAST), [true, false, false, true]);
    }

    /// Nobody can work out a hidden part: the total less what is shown is never one part, nor fewer than the least.
    #[test]
    fn no_part_can_be_worked_out_from_the_others() {
        for code in 0..7_i64.pow(4) {
            let people: Vec<i64> = (0..4).map(|place| code / 7_i64.pow(place) % 7 * 2).collect();
            let parts: Vec<_> = people.iter().map(|people| Part { people: *people, has_figures: *people > 0 }).collect();
            let alone = stand_alone(&parts, LEAST);
            let hidden: Vec<i64> = people.iter().zip(&alone).filter_map(|(people, alone)| (!alone).then_some(*people)).collect();
            let present = people.iter().filter(|people| **people > 0).count();
            let total: i64 = people.iter().sum();
            assert!(people.iter().zip(&alone).all(|(people, alone)| !alone || *people == 0 || *people >= LEAST), "{people:?}");
            assert!(hidden.is_empty() || hidden.len() >= 2.min(present), "{people:?}");
            assert!(hidden.is_empty() || hidden.iter().sum::<i64>() >= LEAST.min(total), "{people:?}");
        }
    }
}
