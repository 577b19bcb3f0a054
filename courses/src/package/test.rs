//! The final test of a course.

use serde::{Deserialize, Serialize};

use super::blueprint::{self, Quota};
use super::fields::Fields;
use super::finding::{FindingKind, Findings};
use super::{limits, names};
use crate::draw::Draw;
use crate::question::Question;

/// The final test: its rules and the pool that tries are drawn from.
///
/// Holds the keys of its questions, so it has no `Serialize`.
#[derive(Clone, Debug)]
pub struct Test {
    /// So many questions a try; the pool holds at least as many.
    pub draw: u16,
    /// Time for a try.
    pub minutes: u16,
    /// What a try needs to pass, 1 to 100.
    pub pass_percent: u8,
    /// How many tries; none: no limit.
    pub attempts: Option<u16>,
    /// What the learner sees after a try.
    pub review: Review,
    /// How often the time of a try may stand still.
    pub pauses: Pauses,
    /// The parts of a try, which together are `draw`; none: a try is drawn from the whole pool.
    pub blueprint: Vec<Quota>,
    /// How many people grade a written answer, each without seeing the other's grade: 1 or 2.
    pub graders: u8,
    /// In the order of the file.
    pub pool: Vec<Question>,
}

/// The rests that a try allows. While she rests the paper is closed and its time stands still; a rest that has reached
/// its length is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pauses {
    /// How many in a try.
    pub count: u16,
    /// How long each of them may be.
    pub minutes: u16,
}

/// None; whoever is granted one beside the rules has ten minutes.
impl Default for Pauses {
    fn default() -> Self {
        Self { count: 0, minutes: 10 }
    }
}

/// What a learner sees after a try, besides her score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// Answers and explanations at once.
    AfterSubmission,
    /// Answers and explanations once passed, or when no attempt is left.
    AfterPass,
    /// Never more than the score.
    ScoreOnly,
}

impl Review {
    /// Whether keys and explanations may be shown for a try that is over: `passed` if she has
    /// passed the test in any try, `attempts_left` as in [`Test::attempts_left`].
    #[must_use]
    pub const fn shows_answers(self, passed: bool, attempts_left: Option<u16>) -> bool {
        match self {
            Self::AfterSubmission => true,
            Self::AfterPass => passed || matches!(attempts_left, Some(0)),
            Self::ScoreOnly => false,
        }
    }
}

impl Test {
    /// How many tries are left after `used`; none: no limit.
    #[must_use]
    pub fn attempts_left(&self, used: u16) -> Option<u16> {
        self.attempts.map(|all| all.saturating_sub(used))
    }
}

/// Where course.toml says that the pool of the test is.
#[derive(Default)]
pub enum Pool {
    /// There is a finding about it.
    #[default]
    Unknown,
    /// The course has no test.
    None,
    /// In `questions/<stem>.toml`.
    Named { stem: String, line: Option<u32> },
}

/// The table `[test]` of course.toml; the pool comes from its own file.
pub struct TestRules {
    draw: u16,
    draw_line: Option<u32>,
    minutes: u16,
    pass_percent: u8,
    attempts: Option<u16>,
    review: Review,
    pauses: Pauses,
    blueprint: blueprint::Lined,
    graders: u8,
}

impl TestRules {
    /// The pool is known even when the rules have findings, so that its questions are checked too.
    pub fn read(mut fields: Fields<'_>, findings: &mut Findings) -> (Pool, Option<Self>) {
        let pool = read_pool(&mut fields, findings);
        let rules = Self::read_rules(&mut fields, findings);
        fields.finish(findings);
        (pool, rules)
    }

    fn read_rules(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Self> {
        let draw_line = fields.key_line("draw");
        let draw = fields.number("draw", limits::DRAW, findings);
        let minutes = fields.number("minutes", limits::TEST_MINUTES, findings);
        let pass_percent = fields.number("pass_percent", limits::PASS_PERCENT, findings);
        let attempts = fields.has("attempts").then(|| fields.number("attempts", limits::ATTEMPTS, findings));
        let policies =
            [("after_submission", Review::AfterSubmission), ("after_pass", Review::AfterPass), ("score_only", Review::ScoreOnly)];
        let review = fields.choice("review", &policies, findings);
        let pauses = read_pauses(fields, findings);
        let blueprint = blueprint::read(fields, draw, findings);
        let graders = if fields.has("graders") { fields.number("graders", limits::GRADERS, findings) } else { Some(2) };
        Some(Self {
            draw: draw?,
            draw_line,
            minutes: minutes?,
            pass_percent: u8::try_from(pass_percent?).ok()?,
            attempts: attempts.flatten(),
            review: review?,
            pauses: pauses?,
            blueprint: blueprint?,
            graders: u8::try_from(graders?).ok()?,
        })
    }

    /// Whether a pool without findings of its own holds what the rules ask for; `file` is where the rules stand.
    pub fn check_pool(&self, file: &str, pool: &[Question], findings: &mut Findings) {
        if pool.len() < usize::from(self.draw) {
            findings.add(file, self.draw_line, FindingKind::PoolTooSmall { draw: self.draw, pool: pool.len() });
        } else if self.blueprint.is_empty() && !Draw::can_fill(pool, None, self.draw.into()) {
            findings.add(file, self.draw_line, FindingKind::CasesDoNotFit { draw: self.draw });
        }
        self.blueprint.check(file, pool, findings);
    }

    pub fn with_pool(self, pool: Vec<Question>) -> Test {
        let Self { draw, minutes, pass_percent, attempts, review, pauses, blueprint, graders, .. } = self;
        Test { draw, minutes, pass_percent, attempts, review, pauses, blueprint: blueprint.into_quotas(), graders, pool }
    }
}

/// Both keys may be left out.
fn read_pauses(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Pauses> {
    let usual = Pauses::default();
    let mut number = |key, usual, limits| match fields.has(key) {
        true => fields.number(key, limits, findings),
        false => Some(usual),
    };
    let count = number("pauses", usual.count, limits::PAUSES);
    let minutes = number("pause_minutes", usual.minutes, limits::PAUSE_MINUTES);
    Some(Pauses { count: count?, minutes: minutes? })
}

fn read_pool(fields: &mut Fields<'_>, findings: &mut Findings) -> Pool {
    let line = fields.key_line("questions");
    let Some((_, path)) = fields.raw_text("questions", findings) else {
        return Pool::Unknown;
    };
    if let Some(stem) = names::stem(&path, "questions/", ".toml") {
        return Pool::Named { stem: stem.to_owned(), line };
    }
    fields.report(line, FindingKind::TestFile { found: path }, findings);
    Pool::Unknown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_review_policy_decides_when_answers_are_shown() {
        assert!(Review::AfterSubmission.shows_answers(false, Some(2)));
        assert!(!Review::AfterPass.shows_answers(false, Some(1)));
        assert!(!Review::AfterPass.shows_answers(false, None));
        assert!(Review::AfterPass.shows_answers(true, Some(1)));
        assert!(Review::AfterPass.shows_answers(false, Some(0)));
        assert!(!Review::ScoreOnly.shows_answers(true, Some(0)));
    }
}
