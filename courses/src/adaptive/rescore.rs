//! A test scored anew because the key of an item was wrong.

use super::{AnswerError, Bank, CandidateId, Policy};
use crate::irt::{Item, LevelChance, Posterior, Score, UnknownScore};

/// An answer of a test that was taken, as it counts now.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// What was asked.
    pub candidate: CandidateId,
    /// What the answer earns.
    pub score: u8,
    /// How the item measures, where that is no longer what the bank of the test says.
    pub anew: Option<Item>,
}

/// What the answers of a test say, whatever was chosen because of them at the time.
///
/// Nothing is chosen again: the test asked what it asked, and its log still gives the same choices. With no answer changed
/// the result is that of the log.
///
/// # Errors
/// When an answer names what the bank does not hold, or a score that its item does not have.
pub fn rescore(bank: &Bank, policy: &Policy, answers: &[Counted]) -> Result<(Score, Vec<LevelChance>), AnswerError> {
    let mut posterior = Posterior::prior(bank.grid().clone(), policy.population);
    for answer in answers {
        let item = match (&answer.anew, bank.position(answer.candidate)) {
            (Some(item), _) => item,
            (None, Some(position)) => &bank.candidates()[position].item,
            (None, None) => return Err(AnswerError::NotAsked { asked: answer.candidate, answered: answer.candidate }),
        };
        posterior.observe(item, answer.score).map_err(|UnknownScore(score)| AnswerError::UnknownScore(score))?;
    }
    let levels = policy.cuts.as_ref().map(|cuts| cuts.chances(&posterior)).unwrap_or_default();
    Ok((posterior.score(), levels))
}

#[cfg(test)]
mod tests {
    use super::super::bank::tests::bank;
    use super::super::policy::tests::policy;
    use super::super::{Next, Session, replay};
    use super::*;

    fn counted(session: &Session<'_>) -> Vec<Counted> {
        let one = |given: &super::super::Given| Counted { candidate: given.candidate, score: given.score, anew: None };
        session.answers().iter().map(one).collect()
    }

    #[test]
    fn nothing_changed_is_the_result_of_the_log_and_one_answer_changed_is_another() {
        let (bank, policy) = (bank(90, 3), policy(3));
        let mut session = Session::start(&bank, &policy, 5).unwrap();
        while let Next::Ask(id) = session.next() {
            let place = u32::try_from(session.answers().len()).unwrap();
            session.answer(id, u8::from(place % 2 == 0), place * 20).unwrap();
        }
        let mut answers = counted(&session);
        let (score, levels) = rescore(&bank, &policy, &answers).unwrap();
        assert!((score.ability - session.score().ability).abs() < 1e-12);
        assert_eq!(levels, session.levels());

        answers[1].score = 1;
        let (better, _) = rescore(&bank, &policy, &answers).unwrap();
        assert!(better.ability > score.ability);
        assert!(replay(&bank, &policy, &session.log()).is_ok(), "the log still gives the test as it was");
    }

    #[test]
    fn an_item_can_measure_otherwise_than_it_did() {
        let (bank, policy) = (bank(90, 3), policy(3));
        let candidate = bank.candidates()[0].id;
        let ability = |anew| rescore(&bank, &policy, &[Counted { candidate, score: 1, anew }]).unwrap().0.ability;
        let hard = Item::one_pl(1.0, 3.0).unwrap();
        assert!(ability(Some(hard)) > ability(Some(Item::one_pl(1.0, -3.0).unwrap())));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let (bank, policy) = (bank(90, 3), policy(3));
        let candidate = bank.candidates()[0].id;
        let score = |candidate, score| rescore(&bank, &policy, &[Counted { candidate, score, anew: None }]);
        assert!(matches!(score(CandidateId(u64::MAX), 1), Err(AnswerError::NotAsked { .. })));
        assert_eq!(score(candidate, 7), Err(AnswerError::UnknownScore(7)));
    }
}
