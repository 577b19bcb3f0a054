//! The queries of the feature. Scope is in every one: who works elsewhere is not found.

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult, JoinType, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, RelationTrait, Select, entity::prelude::DateTimeUtc,
};

use crate::{
    access::{HrOfficer, Learner, Scope},
    entity::{ClaimState, ExternalClaim, ExternalImport, Posting, external_claim, external_import, person, posting, unit},
    error::AppError,
    id::{ExternalClaimId, ExternalImportId, PersonId, SkillId},
    people::posting::in_force,
    thai::date::bangkok_date,
};

/// So many claims stand on a page.
pub const PAGE: u64 = 50;

/// A claim of her own, if it is hers.
pub async fn own(
    db: &impl ConnectionTrait,
    learner: &Learner,
    id: ExternalClaimId,
) -> Result<Option<external_claim::Model>, DbErr> {
    ExternalClaim::find_by_id(id).filter(external_claim::Column::PersonId.eq(learner.person())).one(db).await
}

/// Her claims from the newest back, one more than a page holds.
pub async fn of_learner(
    db: &impl ConnectionTrait,
    learner: &Learner,
    before: Option<ExternalClaimId>,
) -> Result<Vec<external_claim::Model>, DbErr> {
    let mut query = ExternalClaim::find().filter(external_claim::Column::PersonId.eq(learner.person()));
    if let Some(before) = before {
        query = query.filter(external_claim::Column::Id.lt(before));
    }
    query.order_by_desc(external_claim::Column::Id).limit(PAGE + 1).all(db).await
}

/// Claims of people whose primary posting lies in the scope today.
fn within(scope: &Scope, today: NaiveDate) -> Select<ExternalClaim> {
    ExternalClaim::find()
        .join(JoinType::InnerJoin, external_claim::Relation::Person.def())
        .join(JoinType::InnerJoin, posting::Relation::Person.def().rev())
        .join(JoinType::InnerJoin, Posting::belongs_to(unit::Entity).from(posting::Column::UnitId).to(unit::Column::Id).into())
        .filter(scope.condition())
        .filter(posting::Column::IsPrimary.eq(true))
        .filter(in_force(today))
}

/// A claim of somebody in scope.
pub async fn in_scope(
    db: &impl ConnectionTrait,
    scope: &Scope,
    id: ExternalClaimId,
    now: DateTimeUtc,
) -> Result<external_claim::Model, AppError> {
    let query = within(scope, bangkok_date(now)).filter(external_claim::Column::Id.eq(id));
    query.one(db).await?.ok_or(AppError::NotFound)
}

/// As [`in_scope`], and nobody else changes it until the end of the transaction.
pub async fn lock_in_scope(
    txn: &DatabaseTransaction,
    scope: &Scope,
    id: ExternalClaimId,
    now: DateTimeUtc,
) -> Result<external_claim::Model, AppError> {
    let row = ExternalClaim::find_by_id(id).lock_exclusive().one(txn).await?.ok_or(AppError::NotFound)?;
    in_scope(txn, scope, id, now).await?;
    Ok(row)
}

/// A claim in the queue.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Waiting {
    pub id: ExternalClaimId,
    pub skill_id: SkillId,
    pub level: i16,
    pub issuer: String,
    pub certificate: String,
    pub claimed_at: DateTimeUtc,
    pub person_id: PersonId,
    pub prefix_th: String,
    pub given_th: String,
    pub family_th: String,
    pub prefix_en: String,
    pub given_en: String,
    pub family_en: String,
    pub unit_th: String,
    pub unit_en: String,
}

/// What waits for the officer, the oldest first, one more than a page holds. Her own claims are for another.
pub async fn queue(
    db: &impl ConnectionTrait,
    right: &HrOfficer,
    after: Option<ExternalClaimId>,
    now: DateTimeUtc,
) -> Result<Vec<Waiting>, DbErr> {
    let mut query = waiting(right, now)
        .select_only()
        .columns([
            external_claim::Column::Id,
            external_claim::Column::SkillId,
            external_claim::Column::Level,
            external_claim::Column::Issuer,
            external_claim::Column::Certificate,
            external_claim::Column::ClaimedAt,
            external_claim::Column::PersonId,
        ])
        .columns([
            person::Column::PrefixTh,
            person::Column::GivenTh,
            person::Column::FamilyTh,
            person::Column::PrefixEn,
            person::Column::GivenEn,
            person::Column::FamilyEn,
        ])
        .column_as(unit::Column::NameTh, "unit_th")
        .column_as(unit::Column::NameEn, "unit_en");
    if let Some(after) = after {
        query = query.filter(external_claim::Column::Id.gt(after));
    }
    query.order_by_asc(external_claim::Column::Id).limit(PAGE + 1).into_model().all(db).await
}

/// How many claims wait for the officer.
pub async fn count_waiting(db: &impl ConnectionTrait, right: &HrOfficer, now: DateTimeUtc) -> Result<u64, DbErr> {
    waiting(right, now).count(db).await
}

fn waiting(right: &HrOfficer, now: DateTimeUtc) -> Select<ExternalClaim> {
    within(right.scope(), bangkok_date(now))
        .filter(external_claim::Column::State.eq(ClaimState::Claimed))
        .filter(external_claim::Column::PersonId.ne(right.person()))
}

/// A file that the officer herself has sent.
pub async fn import(db: &impl ConnectionTrait, by: &HrOfficer, id: ExternalImportId) -> Result<external_import::Model, AppError> {
    let row = ExternalImport::find_by_id(id).filter(external_import::Column::PersonId.eq(by.person())).one(db).await?;
    row.ok_or(AppError::NotFound)
}

/// The files that the officer has sent last.
pub async fn imports(db: &impl ConnectionTrait, by: &HrOfficer) -> Result<Vec<external_import::Model>, DbErr> {
    ExternalImport::find()
        .filter(external_import::Column::PersonId.eq(by.person()))
        .order_by_desc(external_import::Column::SentAt)
        .limit(PAGE)
        .all(db)
        .await
}
