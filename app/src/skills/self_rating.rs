//! Rating oneself: an answer to every statement of an area, and the level that they come to.

use courses::framework::self_rating::{Rating, Reply};
use sea_orm::prelude::Json;
use serde_json::json;

use super::evidence::{self, Observation};
use crate::{
    access::Learner,
    catalogue::skills::{Frameworks, KnownSkill},
    entity::SkillSource,
    error::{AppError, Fault, FieldError},
    form::Fields,
    state::AppState,
    thai::date::bangkok_date,
};

/// The name of the field that answers a statement, counted from 0.
pub fn field(place: usize) -> String {
    format!("statement-{place}")
}

/// Keeps a rating of oneself. `number` is the number of this rating, as the form had it: sent twice
/// it is one rating.
pub async fn rate(state: &AppState, learner: &Learner, area: &KnownSkill, fields: &Fields) -> Result<(), AppError> {
    let frameworks = state.skills.all(&state.db).await?;
    let replies = replies(&frameworks, area, fields)?;
    let defined = frameworks.defined(area).ok_or(AppError::NotFound)?;
    let rating = Rating::of(defined, &replies).ok_or(AppError::NotFound)?;
    let now = state.clock.now();
    let txn = state.db.begin().await?;
    let written = evidence::count(&txn, learner.person(), area.id, SkillSource::SelfRated).await?;
    // A number that was never given out would let one form count as several.
    let number = fields.raw("number").parse::<u64>().ok().filter(|number| (1..=written + 1).contains(number));
    let number = number.ok_or_else(|| AppError::field(&field(0), Fault::Unreadable))?;
    let seen = Observation {
        person: learner.person(),
        area: area.clone(),
        source: SkillSource::SelfRated,
        level: rating.level().into(),
        on: bangkok_date(now),
        fact: Some(number.to_string()),
        actor: None,
        detail: Some(detail(&replies)),
        measured: None,
    };
    evidence::record(&txn, seen, now).await?;
    Ok(txn.commit().await?)
}

/// Every statement has to be answered; all that are not are told at once.
fn replies(frameworks: &Frameworks, area: &KnownSkill, fields: &Fields) -> Result<Vec<Reply>, AppError> {
    let statements = &frameworks.defined(area).filter(|area| area.can_be_self_rated()).ok_or(AppError::NotFound)?.statements;
    let (mut replies, mut errors) = (Vec::with_capacity(statements.len()), Vec::new());
    for place in 0..statements.len() {
        let name = field(place);
        match fields.raw(&name).parse() {
            Ok(reply) => replies.push(reply),
            Err(_) => {
                let fault = if fields.raw(&name).is_empty() { Fault::Required } else { Fault::NotOffered };
                errors.push(FieldError { field: name, fault });
            }
        }
    }
    if errors.is_empty() { Ok(replies) } else { Err(AppError::Invalid(errors)) }
}

fn detail(replies: &[Reply]) -> Json {
    json!({ "replies": replies })
}
