//! Claiming a result of another institution, and taking the claim back.

use chrono::NaiveDate;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QuerySelect, sea_query::OnConflict,
};

use super::{file, result::ExternalResult, words};
use crate::{
    access::Learner,
    catalogue::skills::KnownSkill,
    entity::{ClaimState, ExternalClaim, Person, external_claim},
    error::{AppError, Conflict, Fault},
    form::Sent,
    i18n::Language::{En, Th},
    id::{ExternalClaimId, PersonId},
    state::AppState,
    thai::date::bangkok_date,
};

/// So many claims of a person may wait at once.
const MOST_WAITING: u64 = 20;

/// What a person claims.
pub struct NewClaim {
    pub area: KnownSkill,
    /// 1 to 5.
    pub level: i16,
    pub result: ExternalResult,
    /// When the form was made, in milliseconds: a form that is sent twice is one claim.
    pub form: i64,
}

/// Keeps a claim with its evidence; it counts for nothing until an HR officer confirms it.
pub async fn claim(state: &AppState, learner: &Learner, new: NewClaim, evidence: Option<Sent>) -> Result<(), AppError> {
    let now = state.clock.now();
    check_days(&new.result, bangkok_date(now))?;
    let kind = file::kind(evidence.as_ref()).map_err(file::fault)?;
    let evidence = evidence.ok_or(AppError::NotFound)?;
    let file_sha256 = state.library.put(evidence.bytes).await?;
    let txn = state.db.begin().await?;
    check_room(&txn, learner.person(), new.form).await?;
    let row = external_claim::ActiveModel {
        person_id: Set(learner.person()),
        skill_id: Set(new.area.id),
        level: Set(new.level),
        issuer: Set(new.result.issuer),
        certificate: Set(new.result.certificate),
        number: Set(new.result.number),
        issued_on: Set(new.result.issued_on),
        valid_until: Set(new.result.valid_until),
        file_sha256: Set(file_sha256),
        file_name: Set(evidence.name),
        file_kind: Set(kind.to_owned()),
        form: Set(new.form),
        state: Set(ClaimState::Claimed),
        claimed_at: Set(now),
        ..Default::default()
    };
    let twice = OnConflict::columns([external_claim::Column::PersonId, external_claim::Column::Form]).do_nothing().to_owned();
    ExternalClaim::insert(row).on_conflict(twice).exec_without_returning(&txn).await?;
    Ok(txn.commit().await?)
}

/// Both days at once where both are wrong.
fn check_days(result: &ExternalResult, today: NaiveDate) -> Result<(), AppError> {
    let mut errors = Vec::new();
    let mut fault = |field: &str, words: fn(crate::i18n::Language) -> &'static str| {
        let fault = Fault::Said { th: words(Th).to_owned(), en: words(En).to_owned() };
        errors.push(crate::error::FieldError { field: field.to_owned(), fault });
    };
    if result.issued_on > today {
        fault("issued_on", words::issued_in_future);
    }
    if result.valid_until.is_some_and(|until| until < result.issued_on) {
        fault("valid_until", words::ends_before);
    }
    if errors.is_empty() { Ok(()) } else { Err(AppError::Invalid(errors)) }
}

/// The person is locked, so that of two forms that come together the second one sees the first.
async fn check_room(txn: &DatabaseTransaction, person: PersonId, form: i64) -> Result<(), AppError> {
    Person::find_by_id(person).lock_exclusive().one(txn).await?.ok_or(AppError::NotFound)?;
    let waiting = ExternalClaim::find()
        .filter(external_claim::Column::PersonId.eq(person))
        .filter(external_claim::Column::State.eq(ClaimState::Claimed))
        .filter(external_claim::Column::Form.ne(form));
    if waiting.count(txn).await? < MOST_WAITING {
        return Ok(());
    }
    let fault = Fault::Said { th: words::too_many_waiting(Th).to_owned(), en: words::too_many_waiting(En).to_owned() };
    Err(AppError::field("certificate", fault))
}

/// Takes a claim back that nobody has decided on. Twice is once.
pub async fn withdraw(state: &AppState, learner: &Learner, id: ExternalClaimId) -> Result<(), AppError> {
    let txn = state.db.begin().await?;
    let row = ExternalClaim::find_by_id(id)
        .filter(external_claim::Column::PersonId.eq(learner.person()))
        .lock_exclusive()
        .one(&txn)
        .await?
        .ok_or(AppError::NotFound)?;
    match row.state {
        ClaimState::Withdrawn => return Ok(()),
        ClaimState::Claimed => {}
        ClaimState::Confirmed | ClaimState::Refused => return Err(AppError::Conflict(Conflict::AlreadyDone)),
    }
    let mut row = row.into_active_model();
    row.state = Set(ClaimState::Withdrawn);
    row.update(&txn).await?;
    Ok(txn.commit().await?)
}
