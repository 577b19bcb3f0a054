//! A transfer: the posting ends, another begins, and with it the person is counted elsewhere.

use chrono::NaiveDate;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, EntityTrait, IntoActiveModel, QuerySelect,
    entity::prelude::DateTimeUtc,
};
use serde_json::json;

use super::{posting::primary, store, words};
use crate::{
    access::Administrator,
    audit::{self, Entry},
    entity::{Person, posting, unit},
    error::{AppError, Fault},
    i18n::Language::{En, Th},
    id::{PersonId, UnitId},
    reports::tally,
    skills::standing,
    state::AppState,
    thai::date::bangkok_date,
};

/// The posting that begins.
pub struct NewPosting {
    pub position_no: Option<String>,
    pub position_th: String,
    pub position_en: String,
    pub level: String,
    pub employee_kind: String,
    pub is_it: bool,
    /// Today or earlier; today where it is left open.
    pub valid_from: Option<NaiveDate>,
}

/// Moves a person of the administrator's scope to a posting in a unit of it. The old posting ends the day before; what she
/// has completed stays where she did it, and her skills are counted in the new unit and population from now on. The same
/// transfer sent twice is one.
///
/// The new unit lies in scope too: nobody hands a person over to where she could not look after her.
pub async fn transfer(
    state: &AppState,
    by: &Administrator,
    person: PersonId,
    unit: &unit::Model,
    new: NewPosting,
) -> Result<(), AppError> {
    if !by.scope().reaches(unit.first) {
        return Err(AppError::NotFound);
    }
    let now = state.clock.now();
    let today = bangkok_date(now);
    let from = new.valid_from.unwrap_or(today);
    if from > today {
        return Err(AppError::field("valid_from", said(words::transfer_future)));
    }
    let txn = state.db.begin().await?;
    Person::find_by_id(person).lock_exclusive().one(&txn).await?.ok_or(AppError::NotFound)?;
    store::in_scope(&txn, by.scope(), person, now).await?;
    let old = primary(&txn, person, today).await?.ok_or(AppError::NotFound)?;
    if is_same(&old, unit.id, from, &new) {
        return Ok(());
    }
    if from <= old.valid_from {
        return Err(AppError::field("valid_from", said(words::transfer_too_early)));
    }
    let detail = json!({ "from": old.unit_id, "to": unit.id, "day": from, "level": new.level, "it": new.is_it });
    change(&txn, old, unit.id, from, new, now).await?;
    let entry = Entry { actor: Some(by.person()), act: "person.transfer", subject: format!("person:{person}"), detail };
    audit::record(&txn, &state.vault, now, entry).await?;
    Ok(txn.commit().await?)
}

fn is_same(old: &posting::Model, unit: UnitId, from: NaiveDate, new: &NewPosting) -> bool {
    (old.unit_id, old.valid_from, old.is_it, old.level.as_str(), old.position_th.as_str())
        == (unit, from, new.is_it, new.level.as_str(), new.position_th.as_str())
}

async fn change(
    txn: &DatabaseTransaction,
    old: posting::Model,
    unit: UnitId,
    from: NaiveDate,
    new: NewPosting,
    now: DateTimeUtc,
) -> Result<(), AppError> {
    let (person, old_unit) = (old.person_id, old.unit_id);
    let mut old = old.into_active_model();
    old.valid_to = Set(from.pred_opt());
    old.update(txn).await?;
    let row = posting::ActiveModel {
        person_id: Set(person),
        unit_id: Set(unit),
        position_no: Set(new.position_no),
        position_th: Set(new.position_th),
        position_en: Set(new.position_en),
        level: Set(new.level),
        employee_kind: Set(new.employee_kind),
        is_it: Set(new.is_it),
        is_primary: Set(true),
        valid_from: Set(from),
        ..Default::default()
    };
    row.insert(txn).await?;
    if old_unit != unit {
        tally::add_people(txn, old_unit, -1).await?;
        tally::add_people(txn, unit, 1).await?;
    }
    standing::follow(txn, [person], now).await
}

fn said(words: fn(crate::i18n::Language) -> &'static str) -> Fault {
    Fault::Said { th: words(Th).to_owned(), en: words(En).to_owned() }
}
