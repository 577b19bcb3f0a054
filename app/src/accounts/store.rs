//! Queries of the feature.

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait, entity::prelude::DateTimeUtc,
};

use crate::{
    access::Learner,
    entity::{Account, Person, Session, account, person, posting, session, unit},
    id::{AccountId, SessionId},
    people::posting::in_force,
    visitor::IDLE_MINUTES,
};

/// An account by its id.
pub async fn account(db: &impl ConnectionTrait, id: AccountId) -> Result<Option<account::Model>, DbErr> {
    Account::find_by_id(id).one(db).await
}

/// The account of an address in its stored form.
pub async fn account_by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<account::Model>, DbErr> {
    Account::find().filter(account::Column::Email.eq(email)).one(db).await
}

/// What everyone knows of the owner of an account: her names, her address and its parts.
pub async fn own_words(db: &impl ConnectionTrait, account: &account::Model) -> Result<Vec<String>, DbErr> {
    let person = Person::find_by_id(account.person_id).one(db).await?;
    let names = person.map(|person| [person.given_th, person.family_th, person.given_en, person.family_en]);
    let address = account.email.split(['@', '.']).map(str::to_owned);
    Ok([account.email.clone()].into_iter().chain(address).chain(names.into_iter().flatten()).collect())
}

/// What the agency has on record of a person, and the language of her letters.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Details {
    pub prefix_th: String,
    pub given_th: String,
    pub family_th: String,
    pub prefix_en: String,
    pub given_en: String,
    pub family_en: String,
    pub staff_no: Option<String>,
    pub language: String,
    pub position_th: Option<String>,
    pub position_en: Option<String>,
    pub level: Option<String>,
    pub unit_th: Option<String>,
    pub unit_en: Option<String>,
}

/// Her own details, with the primary posting of today.
pub async fn details(db: &impl ConnectionTrait, learner: &Learner, today: NaiveDate) -> Result<Option<Details>, DbErr> {
    Account::find_by_id(learner.signed_in().account)
        .select_only()
        .columns([person::Column::PrefixTh, person::Column::GivenTh, person::Column::FamilyTh])
        .columns([person::Column::PrefixEn, person::Column::GivenEn, person::Column::FamilyEn, person::Column::StaffNo])
        .column(account::Column::Language)
        .columns([posting::Column::PositionTh, posting::Column::PositionEn, posting::Column::Level])
        .column_as(unit::Column::NameTh, "unit_th")
        .column_as(unit::Column::NameEn, "unit_en")
        .join(JoinType::InnerJoin, account::Relation::Person.def())
        .join(
            JoinType::LeftJoin,
            posting::Relation::Person
                .def()
                .rev()
                .on_condition(move |_, _| in_force(today).add(posting::Column::IsPrimary.eq(true))),
        )
        .join(JoinType::LeftJoin, posting::Relation::Unit.def())
        .into_model()
        .one(db)
        .await
}

/// A signed-in browser, as its owner sees it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct OwnSession {
    pub id: SessionId,
    pub device: String,
    pub created_at: DateTimeUtc,
    pub last_seen_at: DateTimeUtc,
}

/// Her sessions that are still good, the latest first.
pub async fn sessions(db: &impl ConnectionTrait, learner: &Learner, now: DateTimeUtc) -> Result<Vec<OwnSession>, DbErr> {
    Session::find()
        .filter(session::Column::AccountId.eq(learner.signed_in().account))
        .filter(session::Column::ExpiresAt.gt(now))
        .filter(session::Column::LastSeenAt.gt(now - chrono::TimeDelta::minutes(IDLE_MINUTES)))
        .order_by_desc(session::Column::LastSeenAt)
        .order_by_desc(session::Column::Id)
        .limit(50)
        .into_model()
        .all(db)
        .await
}
