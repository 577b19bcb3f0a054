//! Taking a person in: person, posting, account and invitation, in one transaction.

use chrono::NaiveDate;
use courses::thai::search_key;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde_json::json;

use crate::{
    access::Administrator,
    accounts::invite,
    audit::{self, Entry},
    entity::{Account, AccountState, Person, account, person, posting, unit},
    error::{AppError, Fault},
    id::PersonId,
    reports::tally,
    state::AppState,
    thai::{NationalId, date::bangkok_date, sort_key::sort_key_hex},
};

/// What is known of a person who comes.
pub struct Newcomer {
    pub national_id: Option<NationalId>,
    pub staff_no: Option<String>,
    pub prefix_th: String,
    pub given_th: String,
    pub family_th: String,
    pub prefix_en: String,
    pub given_en: String,
    pub family_en: String,
    pub email: String,
    pub position_no: Option<String>,
    pub position_th: String,
    pub position_en: String,
    pub level: String,
    pub employee_kind: String,
    pub is_it: bool,
    pub valid_from: Option<NaiveDate>,
}

/// Creates the person in a unit of the administrator's scope and invites her by mail.
///
/// Refuses an address or a national ID that is already there: it may be the same person under another name.
pub async fn create(state: &AppState, by: &Administrator, unit: &unit::Model, new: Newcomer) -> Result<PersonId, AppError> {
    if !by.scope().reaches(unit.first) {
        return Err(AppError::NotFound);
    }
    enter(state, Some(by.person()), unit, new).await
}

/// The same from the console of the machine, whose operator holds the database anyhow: so the first administrator comes in.
pub async fn create_from_console(state: &AppState, unit: &unit::Model, new: Newcomer) -> Result<PersonId, AppError> {
    enter(state, None, unit, new).await
}

async fn enter(state: &AppState, actor: Option<PersonId>, unit: &unit::Model, new: Newcomer) -> Result<PersonId, AppError> {
    let now = state.clock.now();
    let txn = state.db.begin().await?;
    refuse_known(state, &txn, &new).await?;
    let person = person_row(state, &new, now).insert(&txn).await?;
    posting::ActiveModel {
        person_id: Set(person.id),
        unit_id: Set(unit.id),
        position_no: Set(new.position_no),
        position_th: Set(new.position_th),
        position_en: Set(new.position_en),
        level: Set(new.level),
        employee_kind: Set(new.employee_kind),
        is_it: Set(new.is_it),
        is_primary: Set(true),
        valid_from: Set(new.valid_from.unwrap_or_else(|| bangkok_date(now))),
        ..Default::default()
    }
    .insert(&txn)
    .await?;
    tally::add_people(&txn, unit.id, 1).await?;
    let account = account::ActiveModel {
        person_id: Set(person.id),
        email: Set(new.email),
        state: Set(AccountState::Invited),
        language: Set("th".to_owned()),
        is_demo: Set(false),
        created_at: Set(now),
        ..Default::default()
    }
    .insert(&txn)
    .await?;
    invite::invite(&txn, state, &account, now).await?;
    let entry =
        Entry { actor, act: "person.create", subject: format!("person:{}", person.id), detail: json!({ "unit": unit.code }) };
    audit::record(&txn, &state.vault, now, entry).await?;
    txn.commit().await?;
    Ok(person.id)
}

fn person_row(state: &AppState, new: &Newcomer, now: chrono::DateTime<chrono::Utc>) -> person::ActiveModel {
    let keys = [&new.given_th, &new.family_th, &new.given_en, &new.family_en, &new.email].map(String::as_str);
    person::ActiveModel {
        national_id_cipher: Set(new.national_id.as_ref().map(|id| state.vault.seal(id.expose().as_bytes()))),
        national_id_hmac: Set(new.national_id.as_ref().map(|id| state.vault.index(id.expose()))),
        staff_no: Set(new.staff_no.clone()),
        prefix_th: Set(new.prefix_th.clone()),
        given_th: Set(new.given_th.clone()),
        family_th: Set(new.family_th.clone()),
        prefix_en: Set(new.prefix_en.clone()),
        given_en: Set(new.given_en.clone()),
        family_en: Set(new.family_en.clone()),
        sort_key: Set(sort_key_hex(&new.given_th, &new.family_th)),
        search_key: Set(search_key(&keys.join(" "))),
        created_at: Set(now),
        ..Default::default()
    }
}

/// The unique keys stand behind this; it is here to name the field.
async fn refuse_known(state: &AppState, txn: &DatabaseTransaction, new: &Newcomer) -> Result<(), AppError> {
    if email_is_taken(txn, &new.email).await? {
        return Err(AppError::field("email", Fault::Taken));
    }
    let Some(id) = &new.national_id else { return Ok(()) };
    let known = Person::find().filter(person::Column::NationalIdHmac.eq(state.vault.index(id.expose()))).one(txn).await?;
    if known.is_some() {
        return Err(AppError::field("national_id", Fault::Taken));
    }
    Ok(())
}

async fn email_is_taken(db: &impl ConnectionTrait, email: &str) -> Result<bool, AppError> {
    Ok(Account::find().filter(account::Column::Email.eq(email)).one(db).await?.is_some())
}
