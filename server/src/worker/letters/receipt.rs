//! The receipt of a final test.

use app::{
    assessment::receipt::{self, Receipt},
    entity::AttemptClosing,
    i18n::Language,
    id::AttemptId,
    mailroom::Answer,
    state::AppState,
    thai::{Digits, date},
};

use super::{
    Recipient,
    paper::{Paper, Part},
    words,
};
use crate::mail::Failure;

/// What was handed in, when, and what is on record of it.
pub async fn write(state: &AppState, recipient: &Recipient, attempt: AttemptId) -> Result<Paper, Failure> {
    let receipt = receipt::load(state, attempt).await.map_err(|error| Failure::unwritten(&error))?;
    if receipt.person != recipient.person.id {
        return Err(Failure::GiveUp(Answer::Outdated));
    }
    let title = |l: Language| receipt.title.text(l).to_owned();
    let timeline = format!("{}/attempts/{attempt}/timeline", state.settings.public_url);
    let parts = |l| {
        let opening = match receipt.by {
            AttemptClosing::Learner => words::submitted(l, &title(l)),
            AttemptClosing::Deadline => words::closed_by_deadline(l, &title(l)),
        };
        let mut parts = vec![Part::Words(opening), Part::Facts(facts(&receipt, l))];
        if receipt.passed.is_none() {
            parts.push(Part::Words(words::awaits_grading(l).to_owned()));
        }
        parts.extend([
            Part::Words(words::see_timeline(l).to_owned()),
            Part::Address(timeline.clone()),
            Part::Words(words::receipt_not_you(l, &state.settings.contact)),
        ]);
        parts
    };
    Ok(Paper::new(|l| words::receipt_subject(l, &title(l), receipt.number), parts))
}

fn facts(receipt: &Receipt, l: Language) -> Vec<(&'static str, String)> {
    let when = |at| {
        format!("{} {}", date::long(date::bangkok_date(at), l, Digits::Arabic), date::time_to_the_second(at, l, Digits::Arabic))
    };
    let mut facts = vec![
        (words::attempt(l), receipt.number.to_string()),
        (words::started_at(l), when(receipt.started_at)),
        (words::handed_in_at(l), when(receipt.closed_at)),
        (words::answered(l), words::answered_of(l, receipt.answered, receipt.asked)),
    ];
    if let Some((points, max)) = receipt.points {
        facts.push((words::score(l), words::score_of(l, points, max)));
    }
    facts
}
