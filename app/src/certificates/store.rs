//! Queries of certificates. What is not hers, or not in scope, is as good as absent.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, RelationTrait, Select, sea_query::Expr,
};

use crate::{
    access::{Learner, Registrar, Scope},
    entity::{Certificate, Completion, Mail, Posting, account, certificate, completion, mail, posting, unit},
    id::{CertificateId, PersonId},
    letters::Letter,
    people::posting::in_force,
};

/// One of her own certificates.
pub async fn own(db: &impl ConnectionTrait, learner: &Learner, id: CertificateId) -> Result<Option<certificate::Model>, DbErr> {
    Certificate::find_by_id(id).filter(certificate::Column::PersonId.eq(learner.person())).one(db).await
}

/// A certificate of somebody who works in the scope today; of somebody who has left, where she worked when she earned it.
pub fn in_scope(registrar: &Registrar, id: CertificateId, today: NaiveDate) -> Select<Certificate> {
    let posted = Posting::find()
        .select_only()
        .expr(Expr::val(1))
        .filter(column(posting::Entity, posting::Column::PersonId).equals((certificate::Entity, certificate::Column::PersonId)))
        .filter(posting::Column::IsPrimary.eq(true))
        .filter(in_force(today));
    let posted_in_scope = posted
        .clone()
        .join(
            JoinType::InnerJoin,
            posting::Entity::belongs_to(unit::Entity).from(posting::Column::UnitId).to(unit::Column::Id).into(),
        )
        .filter(registrar.scope().condition());
    let left = Condition::all()
        .add(Expr::exists(posted.into_query()).not())
        .add(Expr::exists(earned_in(registrar.scope()).into_query()));
    Certificate::find_by_id(id).filter(Condition::any().add(Expr::exists(posted_in_scope.into_query())).add(left))
}

fn earned_in(scope: &Scope) -> Select<Completion> {
    Completion::find()
        .select_only()
        .expr(Expr::val(1))
        .join(
            JoinType::InnerJoin,
            completion::Entity::belongs_to(unit::Entity).from(completion::Column::UnitId).to(unit::Column::Id).into(),
        )
        .filter(
            column(completion::Entity, completion::Column::Id).equals((certificate::Entity, certificate::Column::CompletionId)),
        )
        .filter(scope.condition())
}

fn column<E: EntityTrait>(entity: E, column: E::Column) -> Expr {
    Expr::col((entity, column))
}

/// Every certificate of a completion, the newest first.
pub async fn revisions(db: &impl ConnectionTrait, of: &certificate::Model) -> Result<Vec<certificate::Model>, DbErr> {
    Certificate::find()
        .filter(certificate::Column::CompletionId.eq(of.completion_id))
        .order_by_desc(certificate::Column::Revision)
        .all(db)
        .await
}

/// The current certificates of a person with the completions that earned them, the newest first.
pub async fn of_person(
    db: &impl ConnectionTrait,
    learner: &Learner,
) -> Result<Vec<(certificate::Model, Option<completion::Model>)>, DbErr> {
    Certificate::find()
        .find_also_related(Completion)
        .filter(certificate::Column::PersonId.eq(learner.person()))
        .filter(certificate::Column::SupersededBy.is_null())
        .order_by_desc(certificate::Column::CompletedOn)
        .order_by_desc(certificate::Column::Id)
        .all(db)
        .await
}

/// The last letter that carries a certificate, and how often it was asked for again.
#[derive(Clone, Debug)]
pub struct Sending {
    pub asked: u32,
    pub mail: mail::Model,
}

/// The last letter of each of a person's certificates.
pub async fn sendings(db: &impl ConnectionTrait, person: PersonId) -> Result<HashMap<CertificateId, Sending>, DbErr> {
    let mails = Mail::find()
        .join(JoinType::InnerJoin, mail::Relation::Account.def())
        .filter(account::Column::PersonId.eq(person))
        .filter(mail::Column::DedupeKey.starts_with("certificate:"))
        .order_by_asc(mail::Column::Id)
        .all(db)
        .await?;
    let sending = |mail: mail::Model| match serde_json::from_value(mail.letter.clone()) {
        Ok(Letter::Certificate { certificate, asked }) => Some((certificate, Sending { asked, mail })),
        _ => None,
    };
    Ok(mails.into_iter().filter_map(sending).collect())
}
