//! Difficulties by judgement, until there are enough answers.

use super::{CutScores, Item};

/// The slope that items by judgement get: common, and lower than a good calibrated item's, so that
/// they are trusted less.
pub const EXPERT_SLOPE: f64 = 1.0;

/// A 1PL item for a question that experts place at this level: as difficult as the middle of the
/// level, that is, of the abilities between its cuts; the lowest and the highest level reach as far
/// from their cut as the others do on average.
///
/// It is an assumption, not a measurement: pages that show results from such items say so. None for
/// a level that the cut scores do not have.
#[must_use]
pub fn expert_item(level: u8, cuts: &CutScores) -> Option<Item> {
    let at = usize::from(level.checked_sub(cuts.lowest())?);
    let cut = |index: usize| cuts.cuts().get(index).copied();
    let (first, last) = (cut(0)?, *cuts.cuts().last()?);
    let gaps = crate::real::real(cuts.cuts().len() - 1);
    let width = if gaps > 0.0 { (last - first) / gaps } else { 1.0 };
    let difficulty = match at.checked_sub(1).map(cut) {
        None => first - width / 2.0,
        Some(Some(below)) => cut(at).map_or(below + width / 2.0, |above| f64::midpoint(below, above)),
        Some(None) => return None,
    };
    Item::one_pl(EXPERT_SLOPE, difficulty).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_as_difficult_as_its_middle() {
        let cuts = CutScores::new(1, &[-1.5, -0.5, 0.5, 1.5]).unwrap();
        let difficulty = |level| expert_item(level, &cuts).map(|item| item.difficulty());
        assert_eq!((1..=5).map(difficulty).collect::<Option<Vec<_>>>().unwrap(), [-2.0, -1.0, 0.0, 1.0, 2.0]);
        assert_eq!((difficulty(0), difficulty(6)), (None, None));
        let one = CutScores::new(0, &[0.0]).unwrap();
        assert_eq!(expert_item(1, &one).map(|item| item.difficulty()), Some(0.5));
    }
}
