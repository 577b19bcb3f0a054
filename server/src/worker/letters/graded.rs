//! That the written answers of a final test have been graded.

use app::{assessment::receipt, i18n::Language, id::AttemptId, mailroom::Answer, state::AppState};

use super::{
    Recipient,
    paper::{Paper, Part},
    words,
};
use crate::mail::Failure;

/// What came of it, and where she reads more. What graders wrote is on the page, within the review policy.
pub async fn write(state: &AppState, recipient: &Recipient, attempt: AttemptId) -> Result<Paper, Failure> {
    let receipt = receipt::load(state, attempt).await.map_err(|error| Failure::unwritten(&error))?;
    if receipt.person != recipient.person.id {
        return Err(Failure::GiveUp(Answer::Outdated));
    }
    let title = |l: Language| receipt.title.text(l).to_owned();
    let result = format!("{}/attempts/{attempt}", state.settings.public_url);
    let parts = |l| {
        let mut facts = vec![(words::attempt(l), receipt.number.to_string())];
        if let Some((points, max)) = receipt.points {
            facts.push((words::score(l), words::score_of(l, points, max)));
        }
        let outcome = if receipt.passed == Some(true) { words::test_passed(l) } else { words::test_not_passed(l) };
        facts.push((words::outcome(l), outcome.to_owned()));
        vec![
            Part::Words(words::graded(l, &title(l))),
            Part::Facts(facts),
            Part::Words(words::see_result(l).to_owned()),
            Part::Address(result.clone()),
        ]
    };
    Ok(Paper::new(|l| words::graded_subject(l, &title(l), receipt.number), parts))
}
