//! Correcting a certificate by a new one, and taking one back. What was printed stays on record.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    entity::prelude::DateTimeUtc,
};
use serde_json::json;

use super::{confirm_name::Names, issue, number, store};
use crate::{
    access::Registrar,
    audit::{self, Entry},
    entity::{Person, Unit, certificate, person},
    error::{AppError, Conflict},
    id::CertificateId,
    state::AppState,
    thai::{FiscalYear, date::bangkok_date},
    vault::new_token,
};

/// Issues a certificate anew with a corrected name, and mails it. The old one points to the new one and is superseded.
///
/// What was learnt, the day of completion and the end of validity stay; the day of issue, signatory and logo are those
/// of today. From now on the person's certificates carry the corrected name.
pub async fn reissue(
    state: &AppState,
    registrar: &Registrar,
    id: CertificateId,
    names: Names,
    reason: &str,
) -> Result<CertificateId, AppError> {
    let now = state.clock.now();
    let txn = state.db.begin().await?;
    let old = lock_current(&txn, registrar, id, now).await?;
    let new = correct(&txn, &old, &names, now).await?;
    correct_name(&txn, &old, names, now).await?;
    supersede(&txn, old, new.id).await?;
    issue::enqueue(&txn, &new, now).await?;
    let detail = json!({ "reissued_as": new.id.0, "number": new.number, "reason": reason });
    let entry =
        Entry { actor: Some(registrar.person()), act: "certificate.reissue", subject: format!("certificate:{id}"), detail };
    audit::record(&txn, &state.vault, now, entry).await?;
    txn.commit().await?;
    Ok(new.id)
}

/// Takes a certificate back for good. The completion stays on record.
pub async fn revoke(state: &AppState, registrar: &Registrar, id: CertificateId, reason: String) -> Result<(), AppError> {
    let now = state.clock.now();
    let txn = state.db.begin().await?;
    let mut row = lock_current(&txn, registrar, id, now).await?.into_active_model();
    row.revoked_at = Set(Some(now));
    row.revoked_reason = Set(Some(reason.clone()));
    row.update(&txn).await?;
    let detail = json!({ "reason": reason });
    let entry =
        Entry { actor: Some(registrar.person()), act: "certificate.revoke", subject: format!("certificate:{id}"), detail };
    audit::record(&txn, &state.vault, now, entry).await?;
    txn.commit().await?;
    Ok(())
}

/// The certificate in scope that is neither superseded nor revoked. Locked, so that two corrections come one after the
/// other and the second sees what the first has done.
async fn lock_current(
    txn: &DatabaseTransaction,
    registrar: &Registrar,
    id: CertificateId,
    now: DateTimeUtc,
) -> Result<certificate::Model, AppError> {
    let found = store::in_scope(registrar, id, bangkok_date(now)).lock_exclusive().one(txn).await?.ok_or(AppError::NotFound)?;
    if found.superseded_by.is_some() || found.revoked_at.is_some() {
        return Err(AppError::Conflict(Conflict::Stale));
    }
    Ok(found)
}

async fn correct(
    txn: &DatabaseTransaction,
    old: &certificate::Model,
    names: &Names,
    now: DateTimeUtc,
) -> Result<certificate::Model, AppError> {
    let today = bangkok_date(now);
    let issuer = Unit::find_by_id(old.issuer_unit_id).one(txn).await?.ok_or(AppError::NotFound)?;
    let signatory = issue::signatory_of(txn, &issuer, today).await?;
    let year = FiscalYear::of(today);
    let running = issue::next_in_series(txn, issuer.id, year).await?;
    let mut row = old.clone().into_active_model().reset_all();
    row.id = NotSet;
    row.number = Set(number::compose(&issuer.code, year.buddhist(), running));
    row.revision = Set(old.revision + 1);
    row.verify_code = Set(new_token());
    row.name_key = Set(issue::name_key(&names.th, &names.en));
    row.name_th = Set(names.th.clone());
    row.name_en = Set(names.en.clone());
    row.issued_on = Set(today);
    row.issuer_th = Set(issuer.name_th);
    row.issuer_en = Set(issuer.name_en);
    row.signatory_name_th = Set(signatory.name_th);
    row.signatory_name_en = Set(signatory.name_en);
    row.signatory_position_th = Set(signatory.position_th);
    row.signatory_position_en = Set(signatory.position_en);
    row.logo_sha256 = Set(issuer.logo_sha256);
    row.issued_at = Set(now);
    Ok(row.insert(txn).await?)
}

async fn correct_name(
    txn: &DatabaseTransaction,
    old: &certificate::Model,
    names: Names,
    now: DateTimeUtc,
) -> Result<(), AppError> {
    let changed = person::ActiveModel {
        print_name_th: Set(Some(names.th)),
        print_name_en: Set(Some(names.en)),
        print_name_confirmed_at: Set(Some(now)),
        ..Default::default()
    };
    Person::update_many().set(changed).filter(person::Column::Id.eq(old.person_id)).exec(txn).await?;
    Ok(())
}

async fn supersede(txn: &DatabaseTransaction, old: certificate::Model, by: CertificateId) -> Result<(), AppError> {
    let mut row = old.into_active_model();
    row.superseded_by = Set(Some(by));
    row.update(txn).await?;
    Ok(())
}
