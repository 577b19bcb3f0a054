//! That a result was corrected: what it was, what it is, and why.

use app::{
    error::AppError,
    i18n::Language,
    id::{AttemptId, RegradeId, SkillTestId},
    mailroom::Answer,
    regrades::letter::{self, OfAttempt},
    state::AppState,
};

use super::{
    Recipient,
    paper::{Paper, Part},
    words,
};
use crate::mail::Failure;

/// Of an attempt at a final test.
pub async fn attempt(state: &AppState, to: &Recipient, attempt: AttemptId, regrade: RegradeId) -> Result<Paper, Failure> {
    let told = letter::of_attempt(state, attempt, regrade).await.map_err(unwritten)?;
    if told.person != to.person.id {
        return Err(Failure::GiveUp(Answer::Outdated));
    }
    let result = format!("{}/attempts/{attempt}", state.settings.public_url);
    let title = |l: Language| told.title.text(l).to_owned();
    let parts = |l| {
        vec![
            Part::Words(words::key_corrected(l, &title(l))),
            Part::Facts(vec![
                (words::attempt(l), told.number.to_string()),
                (words::score_before(l), words::score_of(l, told.before.0, told.before.1)),
                (words::score_now(l), words::score_of(l, told.after.0, told.after.1)),
                (words::verdict(l), verdict(l, &told).to_owned()),
                (words::reason(l), told.reason.clone()),
            ]),
            Part::Words(what_follows(l, &told).to_owned()),
            Part::Address(result.clone()),
            Part::Words(words::may_ask(l, &state.settings.contact)),
        ]
    };
    Ok(Paper::new(|l| words::regraded_subject(l, &title(l)), parts))
}

const fn verdict(l: Language, told: &OfAttempt) -> &'static str {
    if told.passed { words::is_passed(l) } else { words::is_not_passed(l) }
}

const fn what_follows(l: Language, told: &OfAttempt) -> &'static str {
    match told {
        OfAttempt { passed_before: false, passed: true, .. } => words::passes_now(l),
        OfAttempt { passed: true, reached: false, .. } => words::pass_stays(l),
        _ => words::see_both(l),
    }
}

/// Of a skill test.
pub async fn skill_test(state: &AppState, to: &Recipient, test: SkillTestId, regrade: RegradeId) -> Result<Paper, Failure> {
    let told = letter::of_skill_test(state, test, regrade).await.map_err(unwritten)?;
    if told.person != to.person.id {
        return Err(Failure::GiveUp(Answer::Outdated));
    }
    let result = format!("{}/skill-tests/{test}", state.settings.public_url);
    let area = |l: Language| told.area.text(l).to_owned();
    let parts = |l| {
        vec![
            Part::Words(words::item_corrected(l, &area(l))),
            Part::Facts(vec![
                (words::level_before(l), words::level(l, told.before)),
                (words::level_now(l), words::level(l, told.after)),
                (words::reason(l), told.reason.clone()),
            ]),
            Part::Words(words::see_both(l).to_owned()),
            Part::Address(result.clone()),
            Part::Words(words::may_ask(l, &state.settings.contact)),
        ]
    };
    Ok(Paper::new(|l| words::skill_regraded_subject(l, &area(l)), parts))
}

fn unwritten(error: AppError) -> Failure {
    Failure::unwritten(&error)
}
