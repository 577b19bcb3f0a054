//! Granting a role over a unit, and ending it.

use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QuerySelect};
use serde_json::json;

use super::store;
use crate::{
    access::Administrator,
    audit::{self, Entry},
    entity::{Role, RoleGrant, Unit, role_grant, unit},
    error::{AppError, Conflict, Fault},
    id::{PersonId, RoleGrantId},
    state::AppState,
    thai::date::bangkok_date,
};

/// Grants a role over a unit within the administrator's own scope; nobody gives what she does not reach.
pub async fn grant(
    state: &AppState,
    by: &Administrator,
    person: PersonId,
    role: Role,
    unit: &unit::Model,
    until: Option<NaiveDate>,
) -> Result<(), AppError> {
    if !by.scope().reaches(unit.first) {
        return Err(AppError::NotFound);
    }
    store::in_scope(state.db.read(), by.scope(), person, state.clock.now()).await?;
    give(state, Some(by.person()), person, role, unit, until).await
}

/// The same from the console of the machine, whose operator holds the database anyhow.
pub async fn grant_from_console(state: &AppState, person: PersonId, role: Role, unit: &unit::Model) -> Result<(), AppError> {
    give(state, None, person, role, unit, None).await
}

async fn give(
    state: &AppState,
    actor: Option<PersonId>,
    person: PersonId,
    role: Role,
    unit: &unit::Model,
    until: Option<NaiveDate>,
) -> Result<(), AppError> {
    let now = state.clock.now();
    let today = bangkok_date(now);
    if until.is_some_and(|day| day < today) {
        return Err(AppError::field("valid_to", Fault::NotDate));
    }
    let txn = state.db.begin().await?;
    let row = role_grant::ActiveModel {
        person_id: Set(person),
        role: Set(role),
        unit_id: Set(unit.id),
        valid_from: Set(today),
        valid_to: Set(until),
        granted_by: Set(actor),
        created_at: Set(now),
        ..Default::default()
    };
    row.insert(&txn).await?;
    let entry = Entry {
        actor,
        act: "role.grant",
        subject: format!("person:{person}"),
        detail: json!({ "role": format!("{role:?}"), "unit": unit.code, "until": until }),
    };
    audit::record(&txn, &state.vault, now, entry).await?;
    txn.commit().await?;
    Ok(())
}

/// Ends a grant yesterday, so that it is out of force at once; history stays.
pub async fn end(state: &AppState, by: &Administrator, person: PersonId, grant: RoleGrantId) -> Result<(), AppError> {
    let now = state.clock.now();
    let yesterday = bangkok_date(now).pred_opt().ok_or(AppError::NotFound)?;
    let txn = state.db.begin().await?;
    store::in_scope(&txn, by.scope(), person, now).await?;
    let row = RoleGrant::find_by_id(grant)
        .lock_exclusive()
        .one(&txn)
        .await?
        .filter(|row| row.person_id == person)
        .ok_or(AppError::NotFound)?;
    let unit = Unit::find_by_id(row.unit_id).one(&txn).await?.ok_or(AppError::NotFound)?;
    if !by.scope().reaches(unit.first) {
        return Err(AppError::NotFound);
    }
    if row.valid_to.is_some_and(|day| day <= yesterday) {
        return Err(AppError::Conflict(Conflict::AlreadyDone));
    }
    if person == by.person() && row.role == Role::Administrator {
        return Err(AppError::Conflict(Conflict::NotOneself));
    }
    let detail = json!({ "role": format!("{:?}", row.role), "unit": unit.code });
    let mut row = row.into_active_model();
    row.valid_to = Set(Some(yesterday));
    row.update(&txn).await?;
    let entry = Entry { actor: Some(by.person()), act: "role.end", subject: format!("person:{person}"), detail };
    audit::record(&txn, &state.vault, now, entry).await?;
    txn.commit().await?;
    Ok(())
}
