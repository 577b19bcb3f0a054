//! What a person's own answers to the statements of an area come to.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Area, HIGHEST, Statement};

/// An answer to a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// I do this by myself.
    Yes,
    /// I do some of it, or with help.
    Partly,
    /// I do not do this yet.
    No,
}

impl Reply {
    /// All three by the words that forms send.
    pub const ALL: [(&'static str, Self); 3] = [("yes", Self::Yes), ("partly", Self::Partly), ("no", Self::No)];
}

/// The text is neither `yes`, `partly` nor `no`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownReply;

impl fmt::Display for UnknownReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a reply is yes, partly or no")
    }
}

impl std::error::Error for UnknownReply {}

impl FromStr for Reply {
    type Err = UnknownReply;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().find(|(word, _)| *word == text).map(|(_, reply)| *reply).ok_or(UnknownReply)
    }
}

/// Answers to every statement of an area. Only [`Rating::of`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    replies: Vec<(u8, Reply)>,
}

impl Rating {
    /// Puts answers to statements, in their order; none if one is missing or there are too many.
    #[must_use]
    pub fn of(area: &Area, replies: &[Reply]) -> Option<Self> {
        let fits = !replies.is_empty() && replies.len() == area.statements.len();
        let levels = area.statements.iter().map(|statement: &Statement| statement.level);
        fits.then(|| Self { replies: levels.zip(replies.iter().copied()).collect() })
    }

    /// The level that the answers come to.
    ///
    /// A level is held where no statement of it is answered with "no" and at least half are answered with "yes". The
    /// result is the highest level that is held together with every level below it, so that one bold answer at the top
    /// lifts nobody; it is 0 where level 1 is not held.
    #[must_use]
    pub fn level(&self) -> u8 {
        (1..=HIGHEST).take_while(|level| self.holds(*level)).last().unwrap_or(0)
    }

    fn holds(&self, level: u8) -> bool {
        let mut answered = 0_usize;
        let mut yes = 0_usize;
        for (_, reply) in self.replies.iter().filter(|(of, _)| *of == level) {
            answered += 1;
            match reply {
                Reply::Yes => yes += 1,
                Reply::Partly => {}
                Reply::No => return false,
            }
        }
        answered > 0 && yes * 2 >= answered
    }
}

#[cfg(test)]
mod tests {
    use super::Reply::{No, Partly, Yes};
    use super::*;
    use crate::language::Bilingual;

    /// An area with two statements a level.
    fn area() -> Area {
        let statement = |level| Statement { level, text: Bilingual::default() };
        Area {
            code: "A".to_owned(),
            core: true,
            name: Bilingual::default(),
            units: Vec::new(),
            statements: (1..=5).flat_map(|level| [statement(level), statement(level)]).collect(),
            targets: std::collections::BTreeMap::new(),
        }
    }

    fn level(replies: [Reply; 10]) -> u8 {
        Rating::of(&area(), &replies).expect("ten replies to ten statements").level()
    }

    #[test]
    fn a_level_is_held_when_half_is_yes_and_nothing_is_no() {
        assert_eq!(level([Yes; 10]), 5);
        assert_eq!(level([No; 10]), 0);
        assert_eq!(level([Partly; 10]), 0);
        assert_eq!(level([Yes, Partly, Yes, Yes, Partly, Partly, No, No, No, No]), 2);
        assert_eq!(level([Yes, Yes, Yes, No, Yes, Yes, Yes, Yes, Yes, Yes]), 1);
    }

    #[test]
    fn a_bold_answer_above_a_gap_lifts_nobody() {
        assert_eq!(level([Yes, Yes, No, No, Yes, Yes, Yes, Yes, Yes, Yes]), 1);
        assert_eq!(level([No, Yes, Yes, Yes, Yes, Yes, Yes, Yes, Yes, Yes]), 0);
    }

    #[test]
    fn a_better_answer_never_gives_a_lower_level() {
        let better = |reply| if reply == No { Partly } else { Yes };
        for code in 0..3_u32.pow(10) {
            let replies: Vec<_> = (0..10).map(|place| [No, Partly, Yes][(code / 3_u32.pow(place) % 3) as usize]).collect();
            let before = Rating::of(&area(), &replies).expect("ten replies").level();
            let place = (code % 10) as usize;
            let mut raised = replies;
            raised[place] = better(raised[place]);
            assert!(Rating::of(&area(), &raised).expect("ten replies").level() >= before, "{raised:?}");
        }
    }

    #[test]
    fn an_answer_too_few_or_too_many_is_no_rating() {
        assert_eq!(Rating::of(&area(), &[Yes; 9]), None);
        assert_eq!(Rating::of(&area(), &[Yes; 11]), None);
        assert_eq!(Rating::of(&Area { statements: Vec::new(), ..area() }, &[]), None);
        assert_eq!("yes".parse(), Ok(Yes));
        assert_eq!("Yes".parse::<Reply>(), Err(UnknownReply));
    }
}
