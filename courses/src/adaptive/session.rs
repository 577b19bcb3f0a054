//! One person's adaptive test.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::choice::choose;
use super::{Bank, CandidateId, Policy, PolicyError};
use crate::irt::{LevelChance, Posterior, Score, UnknownScore};

/// A test that goes on: it says what to ask, takes answers, and knows when it is over.
#[derive(Clone, Debug)]
pub struct Session<'a> {
    pub(super) bank: &'a Bank,
    pub(super) policy: &'a Policy,
    pub(super) seed: u64,
    pub(super) answers: Vec<Given>,
    pub(super) out_of_time_at: Option<u32>,
    posterior: Posterior,
    taken: Vec<bool>,
    next: Next,
}

/// One answer of a session, as the log keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// What was asked.
    pub candidate: CandidateId,
    /// What the answer earned: the item's score, from 0.
    pub score: u8,
    /// Seconds since the start of the test at this answer.
    pub seconds: u32,
}

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Next {
    /// Ask this.
    Ask(CandidateId),
    /// It is over.
    Over(Reason),
}

/// Why a test is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The standard error is small enough.
    Precision,
    /// The most questions were answered.
    Length,
    /// The time is up.
    Time,
    /// No question is left.
    Exhausted,
}

/// Why an answer is not taken. Nothing changes then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerError {
    /// Something else was asked.
    NotAsked {
        /// What was asked.
        asked: CandidateId,
        /// What was answered.
        answered: CandidateId,
    },
    /// The question has no such score.
    UnknownScore(u8),
    /// The test is over.
    Over(Reason),
    /// The time is not up yet, or there is no limit.
    TimeIsNotUp,
}

impl fmt::Display for AnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAsked { asked, answered } => write!(f, "question {asked} was asked, not {answered}"),
            Self::UnknownScore(score) => write!(f, "the question has no score {score}"),
            Self::Over(_) => f.write_str("the test is over"),
            Self::TimeIsNotUp => f.write_str("the time is not up"),
        }
    }
}

impl std::error::Error for AnswerError {}

impl<'a> Session<'a> {
    /// Starts a test and chooses its first question.
    ///
    /// # Errors
    /// When the rules do not work with the bank.
    pub fn start(bank: &'a Bank, policy: &'a Policy, seed: u64) -> Result<Self, PolicyError> {
        policy.check(bank)?;
        Ok(Self::checked(bank, policy, seed))
    }

    /// The same for rules that were checked.
    pub(super) fn checked(bank: &'a Bank, policy: &'a Policy, seed: u64) -> Self {
        let posterior = Posterior::prior(bank.grid().clone(), policy.population);
        let taken = vec![false; bank.candidates().len()];
        let next = Next::Over(Reason::Exhausted);
        let mut session = Self { bank, policy, seed, answers: Vec::new(), out_of_time_at: None, posterior, taken, next };
        session.next = session.choose();
        session
    }

    /// What to ask, or why it is over.
    #[must_use]
    pub const fn next(&self) -> Next {
        self.next
    }

    /// Takes the answer to what was asked. `seconds` counts from the start of the test; a clock that
    /// jumped back counts as standing still, so no answer is lost to it.
    ///
    /// # Errors
    /// When something else was asked, the score does not exist, or the test is over.
    pub fn answer(&mut self, candidate: CandidateId, score: u8, seconds: u32) -> Result<Next, AnswerError> {
        let asked = match self.next {
            Next::Ask(asked) => asked,
            Next::Over(reason) => return Err(AnswerError::Over(reason)),
        };
        let position = self.bank.position(candidate).filter(|_| candidate == asked);
        let Some(position) = position else { return Err(AnswerError::NotAsked { asked, answered: candidate }) };
        let item = &self.bank.candidates()[position].item;
        self.posterior.observe(item, score).map_err(|UnknownScore(score)| AnswerError::UnknownScore(score))?;
        let seconds = self.answers.last().map_or(seconds, |last| last.seconds.max(seconds));
        self.answers.push(Given { candidate, score, seconds });
        self.taken[position] = true;
        self.next = self.stop().map_or_else(|| self.choose(), Next::Over);
        Ok(self.next)
    }

    /// Ends the test when the time is up while a question is open.
    ///
    /// # Errors
    /// When there is no limit, it is not reached, or the test is over already.
    pub fn time_is_up(&mut self, seconds: u32) -> Result<Next, AnswerError> {
        match (self.next, self.policy.stop.seconds) {
            (Next::Over(reason), _) => Err(AnswerError::Over(reason)),
            (_, Some(limit)) if seconds >= limit => {
                self.out_of_time_at = Some(seconds);
                self.next = Next::Over(Reason::Time);
                Ok(self.next)
            }
            _ => Err(AnswerError::TimeIsNotUp),
        }
    }

    /// The posterior mean so far, with its standard error.
    #[must_use]
    pub fn score(&self) -> Score {
        self.posterior.score()
    }

    /// The probability of each level so far; none without cut scores in the policy.
    #[must_use]
    pub fn levels(&self) -> Vec<LevelChance> {
        self.policy.cuts.as_ref().map(|cuts| cuts.chances(&self.posterior)).unwrap_or_default()
    }

    /// What is known of the ability so far.
    #[must_use]
    pub const fn posterior(&self) -> &Posterior {
        &self.posterior
    }

    /// The answers so far.
    #[must_use]
    pub fn answers(&self) -> &[Given] {
        &self.answers
    }

    fn choose(&self) -> Next {
        let chosen = choose(self.bank, self.policy, &self.posterior, &self.taken, self.seed, self.answers.len());
        chosen.map_or(Next::Over(Reason::Exhausted), |position| Next::Ask(self.bank.candidates()[position].id))
    }

    fn stop(&self) -> Option<Reason> {
        let stop = &self.policy.stop;
        let (count, last) = (self.answers.len(), self.answers.last()?);
        let precise = || stop.standard_error.is_some_and(|target| self.score().error <= target);
        if stop.seconds.is_some_and(|limit| last.seconds >= limit) {
            Some(Reason::Time)
        } else if count >= usize::from(stop.most) {
            Some(Reason::Length)
        } else if count >= usize::from(stop.fewest) && precise() {
            Some(Reason::Precision)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bank::tests::bank;
    use super::super::policy::tests::policy;
    use super::*;

    fn answer_all(session: &mut Session<'_>, score: u8) -> Reason {
        let mut seconds = 0;
        loop {
            match session.next() {
                Next::Ask(id) => {
                    seconds += 30;
                    session.answer(id, score, seconds).unwrap();
                }
                Next::Over(reason) => return reason,
            }
        }
    }

    #[test]
    fn a_test_ends_by_precision_length_or_time() {
        let bank = bank(200, 2);
        let mut policy = policy(2);
        policy.stop.standard_error = Some(0.6);
        let mut session = Session::start(&bank, &policy, 3).unwrap();
        assert_eq!(answer_all(&mut session, 1), Reason::Precision);
        assert!(session.score().error <= 0.6 && session.answers().len() >= 5);
        policy.stop.standard_error = None;
        let mut session = Session::start(&bank, &policy, 3).unwrap();
        assert_eq!((answer_all(&mut session, 0), session.answers().len()), (Reason::Length, 20));
        policy.stop.seconds = Some(100);
        let mut session = Session::start(&bank, &policy, 3).unwrap();
        assert_eq!((answer_all(&mut session, 0), session.answers().len()), (Reason::Time, 4));
    }

    #[test]
    fn all_right_and_all_wrong_end_with_a_number() {
        let bank = bank(200, 2);
        let mut policy = policy(2);
        policy.stop.standard_error = None;
        for (score, sign) in [(0, -1.0), (1, 1.0)] {
            let mut session = Session::start(&bank, &policy, 3).unwrap();
            answer_all(&mut session, score);
            let found = session.score();
            assert!(found.ability * sign > 1.5 && found.ability.abs() < 6.0 && found.error.is_finite());
            let levels = session.levels();
            assert!((levels.iter().map(|level| level.chance).sum::<f64>() - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn only_what_was_asked_can_be_answered() {
        let bank = bank(60, 2);
        let policy = policy(2);
        let mut session = Session::start(&bank, &policy, 3).unwrap();
        let Next::Ask(asked) = session.next() else { panic!() };
        let other = CandidateId(if asked.0 == 100 { 101 } else { 100 });
        for wrong in [other, CandidateId(u64::MAX)] {
            assert_eq!(session.answer(wrong, 1, 5), Err(AnswerError::NotAsked { asked, answered: wrong }));
        }
        assert_eq!(session.answer(asked, 2, 5), Err(AnswerError::UnknownScore(2)));
        assert_eq!((session.next(), session.answers().len()), (Next::Ask(asked), 0));
        session.answer(asked, 1, 5).unwrap();
        assert!(matches!(session.answer(asked, 1, 9), Err(AnswerError::NotAsked { .. }))); // sent twice
        answer_all(&mut session, 1);
        assert!(matches!(session.answer(asked, 1, 900), Err(AnswerError::Over(_))));
    }

    #[test]
    fn a_clock_that_jumps_back_stands_still() {
        let bank = bank(60, 2);
        let policy = policy(2);
        let mut session = Session::start(&bank, &policy, 3).unwrap();
        for seconds in [40, 7, 60] {
            let Next::Ask(id) = session.next() else { panic!() };
            session.answer(id, 1, seconds).unwrap();
        }
        assert_eq!(session.answers().iter().map(|given| given.seconds).collect::<Vec<_>>(), [40, 40, 60]);
    }

    #[test]
    fn time_can_run_out_on_an_open_question() {
        let bank = bank(60, 2);
        let mut policy = policy(2);
        let mut session = Session::start(&bank, &policy, 3).unwrap();
        assert_eq!(session.time_is_up(9999), Err(AnswerError::TimeIsNotUp));
        policy.stop.seconds = Some(600);
        let mut session = Session::start(&bank, &policy, 3).unwrap();
        assert_eq!(session.time_is_up(599), Err(AnswerError::TimeIsNotUp));
        assert_eq!(session.time_is_up(600), Ok(Next::Over(Reason::Time)));
        assert_eq!(session.time_is_up(601), Err(AnswerError::Over(Reason::Time)));
    }

    #[test]
    fn no_question_comes_twice() {
        let bank = bank(20, 2);
        let mut policy = policy(2);
        policy.stop.standard_error = None;
        let mut session = Session::start(&bank, &policy, 8).unwrap();
        assert_eq!(answer_all(&mut session, 1), Reason::Length);
        let asked: std::collections::BTreeSet<_> = session.answers().iter().map(|given| given.candidate).collect();
        assert_eq!(asked.len(), 20);
    }
}
