//! Issuing: the names, title, hours and signatory are frozen as printed; the letter that carries it is queued.

use chrono::{Months, NaiveDate};
use courses::{package::Manifest, thai::search_key};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, ExprTrait,
    QueryFilter, QueryOrder, Statement, entity::prelude::DateTimeUtc,
};

use super::number;
use crate::{
    entity::{Course, Person, Signatory, Unit, certificate, completion, person, signatory, unit},
    error::AppError,
    i18n::Language,
    id::UnitId,
    letters::{self, Letter},
    thai::{FiscalYear, FullName},
    vault::new_token,
};

/// Issues the first certificate of a completion and queues the letter with it.
pub async fn first(
    txn: &DatabaseTransaction,
    completion: &completion::Model,
    manifest: &Manifest,
    started_on: NaiveDate,
    now: DateTimeUtc,
) -> Result<(), AppError> {
    let person = Person::find_by_id(completion.person_id).one(txn).await?.ok_or(AppError::NotFound)?;
    let course = Course::find_by_id(completion.course_id).one(txn).await?.ok_or(AppError::NotFound)?;
    let issuer = Unit::find_by_id(course.unit_id).one(txn).await?.ok_or(AppError::NotFound)?;
    let signatory = signatory_of(txn, &issuer, completion.completed_on).await?;
    let (name_th, name_en) = printed_name(&person);
    let issued_on = completion.completed_on;
    let running = next_in_series(txn, issuer.id, FiscalYear::of(issued_on)).await?;
    let certificate = certificate::ActiveModel {
        completion_id: Set(completion.id),
        person_id: Set(person.id),
        number: Set(number::compose(&issuer.code, FiscalYear::of(issued_on).buddhist(), running)),
        revision: Set(1),
        verify_code: Set(new_token()),
        name_key: Set(name_key(&name_th, &name_en)),
        name_th: Set(name_th),
        name_en: Set(name_en),
        title_th: Set(manifest.title.th.clone()),
        title_en: Set(manifest.title.en.clone()),
        minutes: Set(completion.minutes),
        started_on: Set(started_on),
        completed_on: Set(completion.completed_on),
        issued_on: Set(issued_on),
        valid_until: Set(manifest.valid_months.and_then(|months| issued_on.checked_add_months(Months::new(months.into())))),
        issuer_unit_id: Set(issuer.id),
        issuer_th: Set(issuer.name_th),
        issuer_en: Set(issuer.name_en),
        signatory_name_th: Set(signatory.name_th),
        signatory_name_en: Set(signatory.name_en),
        signatory_position_th: Set(signatory.position_th),
        signatory_position_en: Set(signatory.position_en),
        logo_sha256: Set(issuer.logo_sha256),
        issued_at: Set(now),
        ..Default::default()
    }
    .insert(txn)
    .await?;

    enqueue(txn, &certificate, now).await
}

/// Queues the letter that carries a new certificate to its owner; one who cannot sign in gets none.
pub(super) async fn enqueue(
    txn: &DatabaseTransaction,
    certificate: &certificate::Model,
    now: DateTimeUtc,
) -> Result<(), AppError> {
    let letter = Letter::Certificate { certificate: certificate.id, asked: 0 };
    let key = format!("certificate:{}:0", certificate.id);
    Ok(letters::enqueue_to_person(txn, certificate.person_id, &letter, key, now).await?)
}

/// How a name is found again.
pub(super) fn name_key(th: &str, en: &str) -> String {
    search_key(&format!("{th} {en}"))
}

/// The name as she confirmed it, or as HR keeps it.
pub fn printed_name(person: &person::Model) -> (String, String) {
    let th = FullName { prefix: &person.prefix_th, given: &person.given_th, middle: "", family: &person.family_th };
    let en = FullName { prefix: &person.prefix_en, given: &person.given_en, middle: "", family: &person.family_en };
    (
        person.print_name_th.clone().unwrap_or_else(|| th.display(Language::Th)),
        person.print_name_en.clone().unwrap_or_else(|| en.display(Language::En)),
    )
}

/// Who signs for a unit on a day: its own signatory, or that of the nearest unit above.
pub(super) async fn signatory_of(
    db: &impl ConnectionTrait,
    unit: &unit::Model,
    day: NaiveDate,
) -> Result<signatory::Model, AppError> {
    Signatory::find()
        .inner_join(Unit)
        .filter(unit::Column::First.lte(unit.first))
        .filter(unit::Column::Last.gte(unit.first))
        .filter(signatory::Column::ValidFrom.lte(day))
        .filter(signatory::Column::ValidTo.is_null().or(signatory::Column::ValidTo.gte(day)))
        .order_by_desc(unit::Column::First)
        .order_by_desc(signatory::Column::ValidFrom)
        .one(db)
        .await?
        .ok_or_else(|| AppError::internal(format!("no signatory for unit {} or above", unit.code)))
}

/// The next running number of an issuer in a fiscal year. Gaps cannot arise: it is taken in the completing transaction.
///
/// Raw because the query builder has no upsert that adds; the same text runs on both engines.
pub(super) async fn next_in_series(txn: &impl ConnectionTrait, issuer: UnitId, year: FiscalYear) -> Result<i32, AppError> {
    let sql = "INSERT INTO certificate_series (unit_id, fiscal_year, last) VALUES ($1, $2, 1) \
               ON CONFLICT (unit_id, fiscal_year) DO UPDATE SET last = certificate_series.last + 1 RETURNING last";
    let values = [issuer.into(), year.buddhist().into()];
    let row = txn.query_one_raw(Statement::from_sql_and_values(txn.get_database_backend(), sql, values)).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("an upsert returns its row".to_owned()))?;
    Ok(row.try_get("", "last")?)
}
