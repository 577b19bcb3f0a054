//! Whether a learner may take the final test now, and what stands in the way: page and use case ask here.

use courses::completion::{Evidence, Fact, Item};

use crate::{accommodations::Effect, entity::attempt, error::Conflict, grading, id::AttemptId};

/// Where a learner stands before the final test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The slugs of the lessons that she has not read, in the order of the course.
    pub unread: Vec<String>,
    /// Whether any attempt has passed.
    pub passed: bool,
    /// Attempts begun, whatever became of them.
    pub used: u16,
    /// Attempts left; none: no limit.
    pub left: Option<u16>,
    /// What she was granted beside the rules; within `left` already.
    pub granted: Effect,
    /// Whether an attempt is closed and waits for people to grade it.
    pub awaits: bool,
    /// The attempt under way.
    pub open: Option<AttemptId>,
}

impl Standing {
    /// Counts what was done against the rules of the test and what she was granted beside them. `lessons` are the slugs
    /// in their order; `allowed` is the number of attempts that everybody has, none for no limit.
    pub fn of<'a>(
        lessons: impl IntoIterator<Item = &'a str>,
        evidence: &std::collections::BTreeSet<Evidence>,
        attempts: &[attempt::Model],
        allowed: Option<u16>,
        granted: Effect,
    ) -> Self {
        let read = |slug: &str| evidence.contains(&Evidence { item: Item::Lesson(slug.to_owned()), fact: Fact::Read });
        let used = u16::try_from(attempts.len()).unwrap_or(u16::MAX);
        Self {
            unread: lessons.into_iter().filter(|slug| !read(slug)).map(str::to_owned).collect(),
            passed: attempts.iter().any(|attempt| attempt.passed == Some(true)),
            used,
            left: allowed.map(|allowed| (allowed + granted.extra_attempts).saturating_sub(used)),
            granted,
            awaits: attempts.iter().any(grading::awaits),
            open: attempts.iter().find(|attempt| attempt.closed_at.is_none()).map(|attempt| attempt.id),
        }
    }

    /// Why another attempt cannot be begun. An open one is no obstacle: it is gone on with.
    pub fn obstacle(&self) -> Option<Conflict> {
        if self.passed {
            return Some(Conflict::AlreadyDone);
        }
        if self.awaits {
            return Some(Conflict::AwaitsGrading);
        }
        if !self.unread.is_empty() {
            return Some(Conflict::LessonsFirst);
        }
        (self.left == Some(0)).then_some(Conflict::NoAttemptLeft)
    }
}
