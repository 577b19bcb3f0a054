//! The log of a test, from which the same choices and the same result come out again.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::digest::{Digest, six_decimals};
use super::{AnswerError, Bank, CandidateId, Given, Next, Policy, PolicyError, Reason, Session};
use crate::irt::Score;

/// Scores are logged with six decimals, and two machines can differ in the last digits of a sum.
const SAME: f64 = 2e-6;

/// Everything that a test depended on and came to. Bank and policy are named by their digests: keep
/// them, as they were, beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Log {
    /// How choices were made: [`Log::METHOD`].
    pub method: String,
    /// [`Bank::digest`].
    pub bank: u64,
    /// [`Policy::digest`].
    pub policy: u64,
    /// The seed of the session.
    pub seed: u64,
    /// What was asked and answered, in order.
    pub answers: Vec<Given>,
    /// When the time ran out on an open question, if it did: seconds from the start.
    pub out_of_time_at: Option<u32>,
    /// Why it is over, if it is.
    pub reason: Option<Reason>,
    /// The estimate after the last answer, with six decimals.
    pub score: Score,
    /// Over all of the above.
    pub checksum: u64,
}

/// Why a log does not give its own test again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ReplayError {
    /// It was written by another method of choosing.
    OtherMethod,
    /// Its checksum does not fit: it was changed after it was written.
    Changed,
    /// It belongs to another bank, or the bank has changed.
    OtherBank,
    /// It belongs to other rules.
    OtherPolicy,
    /// The rules do not work with the bank.
    Policy(PolicyError),
    /// At this step something else would have been asked, or nothing.
    OtherChoice {
        /// Which step, from 0.
        step: usize,
        /// What the log says.
        logged: CandidateId,
        /// What comes next by the rules.
        chosen: Next,
    },
    /// At this step the answer is not possible.
    Answer {
        /// Which step, from 0.
        step: usize,
        /// Why.
        error: AnswerError,
    },
    /// All choices are right, but they give another result.
    OtherResult,
}

impl fmt::Display for ReplayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherMethod => f.write_str("the log is of another method"),
            Self::Changed => f.write_str("the log was changed after it was written"),
            Self::OtherBank => f.write_str("the log is of another bank"),
            Self::OtherPolicy => f.write_str("the log is of other rules"),
            Self::Policy(error) => error.fmt(f),
            Self::OtherChoice { step, logged, .. } => write!(f, "at step {step} question {logged} would not have been asked"),
            Self::Answer { step, error } => write!(f, "at step {step}: {error}"),
            Self::OtherResult => f.write_str("the answers give another result than the log says"),
        }
    }
}

impl std::error::Error for ReplayError {}

impl Log {
    /// Changes whenever a seed would choose otherwise.
    pub const METHOD: &'static str = "cat-chacha8-1";

    /// The checksum that this log should have.
    #[must_use]
    pub fn checksum(&self) -> u64 {
        let mut digest = Digest::new();
        digest.text(&self.method).number(self.bank).number(self.policy).number(self.seed).number(self.answers.len() as u64);
        for given in &self.answers {
            digest.number(given.candidate.0).number(u64::from(given.score)).number(u64::from(given.seconds));
        }
        digest.number(self.out_of_time_at.map_or(u64::MAX, u64::from));
        digest.number(self.reason.map_or(0, |reason| 1 + reason as u64));
        digest.real(self.score.ability).real(self.score.error);
        digest.value()
    }
}

impl Session<'_> {
    /// The log so far. It can be replayed at any time, also to go on with an unfinished test.
    #[must_use]
    pub fn log(&self) -> Log {
        let Score { ability, error } = self.score();
        let mut log = Log {
            method: Log::METHOD.to_owned(),
            bank: self.bank.digest(),
            policy: self.policy.digest(),
            seed: self.seed,
            answers: self.answers.clone(),
            out_of_time_at: self.out_of_time_at,
            reason: match self.next() {
                Next::Ask(_) => None,
                Next::Over(reason) => Some(reason),
            },
            score: Score { ability: six_decimals(ability), error: six_decimals(error) },
            checksum: 0,
        };
        log.checksum = log.checksum();
        log
    }
}

/// Runs a logged test again and gives the session as it stands after its last answer.
///
/// Whatever was changed in the log alone is found: by its checksum, by a choice that the rules would
/// not have made, or by another result. Whoever rewrites answers, choices, result and checksum
/// together has made the log of another possible test; against that, logs are stored in the audit
/// chain.
///
/// # Errors
/// When the log does not give its own choices and result.
pub fn replay<'a>(bank: &'a Bank, policy: &'a Policy, log: &Log) -> Result<Session<'a>, ReplayError> {
    if log.method != Log::METHOD {
        return Err(ReplayError::OtherMethod);
    }
    if log.checksum != log.checksum() {
        return Err(ReplayError::Changed);
    }
    if log.bank != bank.digest() {
        return Err(ReplayError::OtherBank);
    }
    if log.policy != policy.digest() {
        return Err(ReplayError::OtherPolicy);
    }
    let mut session = Session::start(bank, policy, log.seed).map_err(ReplayError::Policy)?;
    for (step, given) in log.answers.iter().enumerate() {
        let chosen = session.next();
        if chosen != Next::Ask(given.candidate) {
            return Err(ReplayError::OtherChoice { step, logged: given.candidate, chosen });
        }
        session.answer(given.candidate, given.score, given.seconds).map_err(|error| ReplayError::Answer { step, error })?;
    }
    if let Some(seconds) = log.out_of_time_at {
        let step = log.answers.len();
        session.time_is_up(seconds).map_err(|error| ReplayError::Answer { step, error })?;
    }
    let again = session.log();
    let near = |one: f64, other: f64| (one - other).abs() <= SAME;
    let same = again.reason == log.reason
        && again.answers == log.answers
        && near(again.score.ability, log.score.ability)
        && near(again.score.error, log.score.error);
    if same { Ok(session) } else { Err(ReplayError::OtherResult) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::bank::tests::bank;
    use super::super::policy::tests::policy;
    use super::*;

    fn run<'a>(bank: &'a Bank, policy: &'a Policy, seed: u64, answers: u64) -> Session<'a> {
        let mut session = Session::start(bank, policy, seed).unwrap();
        let mut seconds = 0;
        while let Next::Ask(id) = session.next() {
            seconds += 20;
            session.answer(id, u8::from(answers >> (session.answers().len() % 64) & 1 == 1), seconds).unwrap();
        }
        session
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn a_log_gives_the_same_choices_and_the_same_result(seed in any::<u64>(), answers in any::<u64>()) {
            let (bank, policy) = (bank(90, 3), policy(3));
            let log = run(&bank, &policy, seed, answers).log();
            let stored: Log = serde_json::from_str(&serde_json::to_string(&log).unwrap()).unwrap();
            let again = replay(&bank, &policy, &stored).unwrap();
            prop_assert_eq!(again.log(), log);
        }

        #[test]
        fn an_unfinished_test_goes_on_where_it_was(seed in any::<u64>(), answers in any::<u64>(), cut in 0_usize..5) {
            let (bank, policy) = (bank(90, 3), policy(3));
            let whole = run(&bank, &policy, seed, answers);
            let mut session = Session::start(&bank, &policy, seed).unwrap();
            for given in &whole.answers()[..cut] {
                session.answer(given.candidate, given.score, given.seconds).unwrap();
            }
            let mut session = replay(&bank, &policy, &session.log()).unwrap();
            for given in &whole.answers()[cut..] {
                prop_assert_eq!(session.next(), Next::Ask(given.candidate));
                session.answer(given.candidate, given.score, given.seconds).unwrap();
            }
            prop_assert_eq!(session.log(), whole.log());
        }

        /// The checksum is written anew after each change, as a forger would.
        #[test]
        fn no_change_of_a_log_passes_unseen(seed in any::<u64>(), answers in any::<u64>(), what in 0_usize..9) {
            let (bank, policy) = (bank(90, 3), policy(3));
            let log = run(&bank, &policy, seed, answers).log();
            let mut changed = log.clone();
            match what {
                0 => changed.seed ^= 1,
                1 => changed.answers.swap(0, 1),
                2 => { changed.answers.pop(); }
                3 => changed.answers[2].candidate = CandidateId(7),
                4 => changed.answers.last_mut().unwrap().score ^= 1,
                5 => changed.score.ability += 0.001,
                6 => changed.reason = Some(Reason::Exhausted),
                7 => changed.answers[1].score = 9,
                _ => changed.out_of_time_at = Some(3),
            }
            prop_assert_eq!(replay(&bank, &policy, &changed).err(), Some(ReplayError::Changed));
            changed.checksum = changed.checksum();
            if what != 0 {
                prop_assert!(replay(&bank, &policy, &changed).is_err());
            }
        }
    }

    #[test]
    fn a_log_of_other_circumstances_is_refused() {
        let (bank, rules) = (bank(90, 3), policy(3));
        let log = run(&bank, &rules, 4, 77).log();
        let other = bank.clone().with_exposures(&[0.2; 90]).unwrap();
        assert_eq!(replay(&other, &rules, &log).err(), Some(ReplayError::OtherBank));
        let mut longer = rules.clone();
        longer.stop.most = 25;
        assert_eq!(replay(&bank, &longer, &log).err(), Some(ReplayError::OtherPolicy));
        let method = Log { method: "coin".to_owned(), ..log.clone() };
        assert_eq!(replay(&bank, &rules, &method).err(), Some(ReplayError::OtherMethod));
        let mut tampered = log;
        tampered.answers[0].candidate = CandidateId(9_999);
        tampered.checksum = tampered.checksum();
        assert!(matches!(replay(&bank, &rules, &tampered).err(), Some(ReplayError::OtherChoice { step: 0, .. })));
    }
}
