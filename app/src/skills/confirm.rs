//! A manager confirms the level on which somebody uses a skill at work.

use serde_json::json;

use super::evidence::{self, Observation};
use crate::{
    access::Manager,
    audit::{self, Entry},
    catalogue::skills::KnownSkill,
    entity::SkillSource,
    error::{AppError, Conflict},
    id::PersonId,
    reports::store::person::seat,
    state::AppState,
    thai::date::bangkok_date,
};

/// What a manager says of somebody.
pub struct Confirmation {
    pub person: PersonId,
    pub area: KnownSkill,
    /// 1 to 5.
    pub level: i16,
    /// When the form was made, in milliseconds: a form that is sent twice is one confirmation.
    pub form: i64,
}

/// Keeps what a manager confirms. Who works outside her scope today is not found, and nobody confirms herself.
pub async fn confirm(state: &AppState, manager: &Manager, said: Confirmation) -> Result<(), AppError> {
    let Confirmation { person, area, level, form } = said;
    if person == manager.person() {
        return Err(AppError::Conflict(Conflict::NotOneself));
    }
    let now = state.clock.now();
    let txn = state.db.begin().await?;
    seat(&txn, manager.scope(), person, bangkok_date(now)).await?;
    let code = area.code.clone();
    let seen = Observation {
        person,
        area,
        source: SkillSource::Manager,
        level,
        on: bangkok_date(now),
        fact: Some(format!("{} {form}", manager.person())),
        actor: Some(manager.person()),
        detail: None,
        measured: None,
    };
    if evidence::record(&txn, seen, now).await? {
        let entry = Entry {
            actor: Some(manager.person()),
            act: "skill.confirm",
            subject: format!("person:{person}"),
            detail: json!({ "area": code, "level": level }),
        };
        audit::record(&txn, &state.vault, now, entry).await?;
    }
    Ok(txn.commit().await?)
}
