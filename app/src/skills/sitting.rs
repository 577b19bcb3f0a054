//! A test in the middle of being taken, made again from its rows at every request.

use std::sync::Arc;

use courses::{
    adaptive::{Bank, CandidateId, Next, Policy, Session},
    irt::LevelChance,
};
use sea_orm::{ConnectionTrait, entity::prelude::DateTimeUtc};

use super::{
    stock::{KeptBank, Stock},
    store,
};
use crate::{
    entity::{skill_answer, skill_test},
    error::AppError,
    state::AppState,
};

/// A test with all that its choices depend on.
pub struct Sitting {
    pub test: skill_test::Model,
    pub answers: Vec<skill_answer::Model>,
    stock: Arc<Stock>,
    policy: Policy,
}

impl Sitting {
    /// Reads the answers of a test.
    pub async fn of(state: &AppState, db: &impl ConnectionTrait, test: skill_test::Model) -> Result<Self, AppError> {
        let kept: KeptBank = serde_json::from_value(test.bank.clone()).map_err(AppError::internal)?;
        let mut policy: Policy = serde_json::from_value(test.policy.clone()).map_err(AppError::internal)?;
        // The deadline of a test may lie later than the rules say: by what she was granted, and by outages.
        policy.stop.seconds = Some(seconds_between(test.started_at, test.deadline_at));
        Ok(Self { answers: store::answers(db, test.id).await?, stock: state.stocks.open(db, kept).await?, policy, test })
    }

    /// The items of the test, as they were at its start.
    pub fn stock(&self) -> &Stock {
        &self.stock
    }

    /// What the test chooses from, as it was at its start.
    pub fn bank(&self) -> &Bank {
        self.stock.bank()
    }

    /// Its rules, as they were at its start; the time is that until its deadline.
    pub const fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The session as it stands after the last answer. It makes every choice again: an answer to an item that would not
    /// have been asked is our fault, and nothing goes on from there.
    pub fn session(&self) -> Result<Session<'_>, AppError> {
        let mut session = Session::start(self.bank(), &self.policy, self.seed()).map_err(AppError::internal)?;
        for answer in &self.answers {
            let asked = CandidateId(answer.item_version_id.0.cast_unsigned());
            let points = u8::try_from(answer.points).map_err(AppError::internal)?;
            session.answer(asked, points, self.seconds(answer.at)).map_err(AppError::internal)?;
        }
        Ok(session)
    }

    /// From which every choice of the test follows, and the order of options.
    pub const fn seed(&self) -> u64 {
        self.test.seed.cast_unsigned()
    }

    /// The number of the question that is open, from 1.
    pub fn number(&self) -> usize {
        self.answers.len() + 1
    }

    /// Seconds from the start to an instant.
    pub fn seconds(&self, at: DateTimeUtc) -> u32 {
        seconds_between(self.test.started_at, at)
    }
}

fn seconds_between(from: DateTimeUtc, to: DateTimeUtc) -> u32 {
    u32::try_from((to - from).num_seconds().max(0)).unwrap_or(u32::MAX)
}

/// The item that a session asks now.
pub fn asked(session: &Session<'_>) -> Result<CandidateId, AppError> {
    match session.next() {
        Next::Ask(asked) => Ok(asked),
        Next::Over(_) => Err(AppError::internal("a skill test is over but not closed")),
    }
}

/// The level that is most likely, the lower one of two that are equally so.
pub fn likeliest(chances: &[LevelChance]) -> Option<LevelChance> {
    chances.iter().copied().reduce(|best, next| if next.chance > best.chance { next } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likeliest_level_is_the_lower_of_two_equals() {
        let chances = [(0, 0.1), (1, 0.4), (2, 0.4), (3, 0.1)].map(|(level, chance)| LevelChance { level, chance });
        assert_eq!(likeliest(&chances).map(|chance| chance.level), Some(1));
        assert_eq!(likeliest(&[]), None);
    }
}
