//! Granting an accommodation, and ending it.

use chrono::{Days, NaiveDate};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};
use serde_json::json;

use super::words;
use crate::{
    access::Accommodator,
    audit::{self, Entry},
    entity::{Accommodation, Person, accommodation},
    error::{AppError, Conflict, Fault},
    i18n::Language::{En, Th},
    id::{AccommodationId, CourseId, PersonId},
    people,
    state::AppState,
    thai::date::bangkok_date,
};

/// Nothing is granted for longer: a need that lasts is looked at again.
const LONGEST: Days = Days::new(2 * 366);

/// What is granted.
pub struct Grant {
    /// None: all courses, and skill tests.
    pub course: Option<CourseId>,
    pub extra_percent: i16,
    pub extra_minutes: i16,
    pub extra_attempts: i16,
    pub extra_pauses: i16,
    pub reason: String,
    pub valid_to: NaiveDate,
}

/// Grants it, once, to somebody else in scope, with an entry in the audit chain. The reason may touch on health, so it stays in
/// its row and is not in the chain.
pub async fn grant(state: &AppState, by: &Accommodator, person: PersonId, grant: Grant) -> Result<(), AppError> {
    let now = state.clock.now();
    let today = bangkok_date(now);
    if !(today..=today + LONGEST).contains(&grant.valid_to) {
        return Err(AppError::field("valid_to", said(words::bad_end(Th), words::bad_end(En))));
    }
    if [grant.extra_percent, grant.extra_minutes, grant.extra_attempts, grant.extra_pauses] == [0; 4] {
        return Err(AppError::field("extra_percent", said(words::nothing_granted(Th), words::nothing_granted(En))));
    }
    if person == by.person() {
        return Err(AppError::field("extra_percent", said(words::not_oneself(Th), words::not_oneself(En))));
    }
    let txn = state.db.begin().await?;
    people::in_scope(&txn, by.scope(), person, now).await?;
    if is_granted(&txn, person, &grant).await? {
        return Ok(());
    }
    let row = accommodation::ActiveModel {
        person_id: Set(person),
        course_id: Set(grant.course),
        extra_percent: Set(grant.extra_percent),
        extra_minutes: Set(grant.extra_minutes),
        extra_attempts: Set(grant.extra_attempts),
        extra_pauses: Set(grant.extra_pauses),
        reason: Set(grant.reason),
        valid_to: Set(grant.valid_to),
        granted_by: Set(by.person()),
        created_at: Set(now),
        ..Default::default()
    };
    let row = row.insert(&txn).await?;
    let detail = json!({
        "accommodation": row.id,
        "course": row.course_id,
        "extra_percent": row.extra_percent,
        "extra_minutes": row.extra_minutes,
        "extra_attempts": row.extra_attempts,
        "extra_pauses": row.extra_pauses,
        "until": row.valid_to,
    });
    let entry = Entry { actor: Some(by.person()), act: "accommodation.grant", subject: format!("person:{person}"), detail };
    audit::record(&txn, &state.vault, now, entry).await?;
    Ok(txn.commit().await?)
}

/// Whether this very thing is in force already: a double click does not double what she has. The person is locked, so
/// that of two that come together the second one sees the first.
async fn is_granted(txn: &DatabaseTransaction, person: PersonId, grant: &Grant) -> Result<bool, AppError> {
    Person::find_by_id(person).lock_exclusive().one(txn).await?;
    let same = Accommodation::find()
        .filter(accommodation::Column::PersonId.eq(person))
        .filter(accommodation::Column::EndedAt.is_null())
        .filter(accommodation::Column::ValidTo.eq(grant.valid_to))
        .all(txn)
        .await?;
    let is_same = |row: &accommodation::Model| {
        let extra = [row.extra_percent, row.extra_minutes, row.extra_attempts, row.extra_pauses];
        let asked = [grant.extra_percent, grant.extra_minutes, grant.extra_attempts, grant.extra_pauses];
        (row.course_id, extra, &row.reason) == (grant.course, asked, &grant.reason)
    };
    Ok(same.iter().any(is_same))
}

/// Ends one at once. An attempt that is under way keeps the deadline that was fixed at its start.
pub async fn end(state: &AppState, by: &Accommodator, person: PersonId, id: AccommodationId) -> Result<(), AppError> {
    let now = state.clock.now();
    let txn = state.db.begin().await?;
    people::in_scope(&txn, by.scope(), person, now).await?;
    let row = Accommodation::find_by_id(id).lock_exclusive().one(&txn).await?;
    let row = row.filter(|row| row.person_id == person).ok_or(AppError::NotFound)?;
    if row.ended_at.is_some() {
        return Err(AppError::Conflict(Conflict::AlreadyDone));
    }
    let mut row = row.into_active_model();
    row.ended_at = Set(Some(now));
    row.ended_by = Set(Some(by.person()));
    row.update(&txn).await?;
    let (act, subject) = ("accommodation.end", format!("person:{person}"));
    audit::record(
        &txn,
        &state.vault,
        now,
        Entry { actor: Some(by.person()), act, subject, detail: json!({ "accommodation": id }) },
    )
    .await?;
    Ok(txn.commit().await?)
}

fn said(th: &str, en: &str) -> Fault {
    Fault::Said { th: th.to_owned(), en: en.to_owned() }
}
