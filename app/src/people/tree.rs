//! The numbers of the agency tree: every unit owns a range, its subtree lies within.
//!
//! A unit's range is cut into 1,024 equal parts: part 0 is the unit itself, parts 1 to 1,023 are for its children. Six
//! levels of ten bits below the root fill 60 bits. Nothing is ever renumbered, and a subtree question is one `BETWEEN`.

const PARTS: i64 = 1 << 10;

/// The range of a unit: `first` is the unit's own number, `first..=last` its subtree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub first: i64,
    pub last: i64,
}

impl Span {
    /// The root: the whole state.
    pub const ROOT: Self = Self { first: 0, last: (1 << 60) - 1 };

    /// The range of the child with a place from 1 to 1,023; none when the tree is too deep or the place is taken up.
    pub const fn child(self, place: i64) -> Option<Self> {
        let size = (self.last - self.first + 1) / PARTS;
        if size == 0 || place < 1 || place >= PARTS {
            return None;
        }
        let first = self.first + place * size;
        Some(Self { first, last: first + size - 1 })
    }

    /// The place of a child, given its first number.
    pub const fn place_of(self, child_first: i64) -> i64 {
        (child_first - self.first) / ((self.last - self.first + 1) / PARTS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_lie_within_their_parent_and_beside_each_other() {
        let ministry = Span::ROOT.child(3).expect("the root has room");
        let (one, two) = (ministry.child(1).expect("room"), ministry.child(2).expect("room"));
        assert!(ministry.first < one.first && one.last < two.first && two.last <= ministry.last);
        assert_eq!(ministry.place_of(two.first), 2);
    }

    #[test]
    fn the_tree_is_six_levels_deep_and_a_thousand_wide() {
        let deepest = (0..6).try_fold(Span::ROOT, |span, _| span.child(1_023)).expect("six levels fit");
        assert_eq!(deepest.first, deepest.last);
        assert_eq!(deepest.child(1), None);
        assert_eq!(Span::ROOT.child(0), None);
        assert_eq!(Span::ROOT.child(1_024), None);
    }
}
