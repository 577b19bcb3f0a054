//! What an administrator reads of people. Scope is in every query: who works elsewhere is not found.

use courses::thai::search_key;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait, Select, entity::prelude::DateTimeUtc,
};

use super::posting::in_force;
use crate::{
    access::Scope,
    entity::{
        Account, AccountState, AuditEntry, Person, Posting, RoleGrant, Unit, account, audit_entry, person, posting, role_grant,
        unit,
    },
    error::AppError,
    id::{AuditEntryId, PersonId},
    thai::date::bangkok_date,
};

/// How many rows a page of a list holds.
pub const PAGE: u64 = 50;

/// A person in a list.
#[derive(Debug, FromQueryResult)]
pub struct Listed {
    pub id: PersonId,
    pub prefix_th: String,
    pub given_th: String,
    pub family_th: String,
    pub prefix_en: String,
    pub given_en: String,
    pub family_en: String,
    pub position_th: String,
    pub position_en: String,
    pub level: String,
    pub unit_th: String,
    pub unit_en: String,
    pub state: Option<AccountState>,
}

/// People whose primary posting lies in the scope, in Thai order; `wanted` is a part of a name or address.
pub async fn list(
    db: &impl ConnectionTrait,
    scope: &Scope,
    wanted: &str,
    page: u64,
    now: DateTimeUtc,
) -> Result<Vec<Listed>, DbErr> {
    let mut query = within(scope, now)
        .select_only()
        .columns([
            person::Column::Id,
            person::Column::PrefixTh,
            person::Column::GivenTh,
            person::Column::FamilyTh,
            person::Column::PrefixEn,
            person::Column::GivenEn,
            person::Column::FamilyEn,
        ])
        .columns([posting::Column::PositionTh, posting::Column::PositionEn, posting::Column::Level])
        .column_as(unit::Column::NameTh, "unit_th")
        .column_as(unit::Column::NameEn, "unit_en")
        .column_as(account::Column::State, "state")
        .join(JoinType::LeftJoin, account::Relation::Person.def().rev());
    let key = search_key(wanted);
    if !key.is_empty() {
        query = query.filter(person::Column::SearchKey.contains(&key));
    }
    query
        .order_by_asc(person::Column::SortKey)
        .order_by_asc(person::Column::Id)
        .offset(page * PAGE)
        .limit(PAGE + 1)
        .into_model()
        .all(db)
        .await
}

fn within(scope: &Scope, now: DateTimeUtc) -> Select<Person> {
    Person::find()
        .join(JoinType::InnerJoin, posting::Relation::Person.def().rev())
        .join(JoinType::InnerJoin, posting::Relation::Unit.def())
        .filter(posting::Column::IsPrimary.eq(true))
        .filter(in_force(bangkok_date(now)))
        .filter(scope.condition())
}

/// The person, if her primary posting lies in the scope.
pub async fn in_scope(
    db: &impl ConnectionTrait,
    scope: &Scope,
    person: PersonId,
    now: DateTimeUtc,
) -> Result<person::Model, AppError> {
    within(scope, now).filter(person::Column::Id.eq(person)).one(db).await?.ok_or(AppError::NotFound)
}

/// Her accounts, newest first.
pub async fn accounts(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<account::Model>, DbErr> {
    Account::find().filter(account::Column::PersonId.eq(person)).order_by_desc(account::Column::Id).all(db).await
}

/// Her postings with their units, newest first.
pub async fn postings(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<(posting::Model, Option<unit::Model>)>, DbErr> {
    let query = Posting::find().filter(posting::Column::PersonId.eq(person)).order_by_desc(posting::Column::ValidFrom);
    query.find_also_related(Unit).all(db).await
}

/// Her roles with the units that they reach over, newest first.
pub async fn grants(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<(role_grant::Model, Option<unit::Model>)>, DbErr> {
    let query = RoleGrant::find().filter(role_grant::Column::PersonId.eq(person)).order_by_desc(role_grant::Column::Id);
    query.find_also_related(Unit).all(db).await
}

/// The audit chain from the newest entry back, a page at a time.
pub async fn audit(
    db: &impl ConnectionTrait,
    before: Option<AuditEntryId>,
) -> Result<Vec<(audit_entry::Model, Option<person::Model>)>, DbErr> {
    let mut query = AuditEntry::find().order_by_desc(audit_entry::Column::Id).limit(PAGE);
    if let Some(before) = before {
        query = query.filter(audit_entry::Column::Id.lt(before));
    }
    query.find_also_related(Person).all(db).await
}
