//! Queries of the mail room. Everything is seen through the scope of a [`MailOverseer`].

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, RelationTrait, Select, entity::prelude::DateTimeUtc,
};

use crate::{
    access::MailOverseer,
    entity::{Certificate, Mail, MailState, account, certificate, mail, posting, unit},
    id::{CertificateId, MailId},
    letters::Letter,
    people::{posting::in_force, tree::Span},
    thai::date::start_of_day,
};

/// So many letters stand on a page.
pub const PAGE: u64 = 50;

/// Which letters are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub only: Option<Only>,
    /// Those older than this one.
    pub before: Option<MailId>,
}

/// The states as people ask for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    Waiting,
    Gone,
    Failed,
}

impl Only {
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Gone, Self::Failed];

    /// The name in an address.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Gone => "gone",
            Self::Failed => "failed",
        }
    }

    /// Reads a name; an unknown one asks for all.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|only| only.name() == name)
    }

    const fn states(self) -> &'static [MailState] {
        match self {
            Self::Waiting => &[MailState::Queued],
            Self::Gone => &[MailState::Accepted, MailState::Captured],
            Self::Failed => &[MailState::Failed],
        }
    }
}

/// How the mail room stands.
pub struct Counts {
    pub waiting: u64,
    pub oldest: Option<DateTimeUtc>,
    /// Of the letters that were settled today: those that went, and all.
    pub gone_today: u64,
    pub settled_today: u64,
    pub failed: u64,
}

/// The letters to people whose posting today is within the scope. Whoever looks after everything also sees those to
/// people without a posting.
pub fn in_scope(right: &MailOverseer, today: NaiveDate) -> Select<Mail> {
    if right.scope().reaches(Span::ROOT.first) {
        return Mail::find();
    }
    let held = account::Entity::belongs_to(posting::Entity)
        .from(account::Column::PersonId)
        .to(posting::Column::PersonId)
        .on_condition(move |_, _| in_force(today).add(posting::Column::IsPrimary.eq(true)));
    let of = posting::Entity::belongs_to(unit::Entity).from(posting::Column::UnitId).to(unit::Column::Id);
    Mail::find()
        .join(JoinType::InnerJoin, mail::Relation::Account.def())
        .join(JoinType::InnerJoin, held.into())
        .join(JoinType::InnerJoin, of.into())
        .filter(right.scope().condition())
}

/// A page of letters, newest first; one more than [`PAGE`] when there are older ones.
pub async fn letters(
    db: &impl ConnectionTrait,
    right: &MailOverseer,
    today: NaiveDate,
    filter: Filter,
) -> Result<Vec<mail::Model>, DbErr> {
    let mut query = in_scope(right, today);
    if let Some(only) = filter.only {
        query = query.filter(mail::Column::State.is_in(only.states().iter().copied()));
    }
    if let Some(before) = filter.before {
        query = query.filter(mail::Column::Id.lt(before));
    }
    query.order_by_desc(mail::Column::Id).limit(PAGE + 1).all(db).await
}

/// How many letters wait, went today and failed.
pub async fn counts(db: &impl ConnectionTrait, right: &MailOverseer, today: NaiveDate) -> Result<Counts, DbErr> {
    #[derive(FromQueryResult)]
    struct Waiting {
        count: i64,
        oldest: Option<DateTimeUtc>,
    }
    let waiting = in_scope(right, today)
        .filter(mail::Column::State.eq(MailState::Queued))
        .select_only()
        .column_as(mail::Column::Id.count(), "count")
        .column_as(mail::Column::QueuedAt.min(), "oldest")
        .into_model::<Waiting>()
        .one(db)
        .await?;
    let settled = |states: &'static [MailState]| {
        in_scope(right, today)
            .filter(mail::Column::State.is_in(states.iter().copied()))
            .filter(mail::Column::SettledAt.gte(start_of_day(today)))
    };
    let gone_today = settled(Only::Gone.states()).count(db).await?;
    let failed_today = settled(Only::Failed.states()).count(db).await?;
    let failed = in_scope(right, today).filter(mail::Column::State.eq(MailState::Failed)).count(db).await?;
    let (waiting, oldest) = waiting.map_or((0, None), |row| (u64::try_from(row.count).unwrap_or_default(), row.oldest));
    Ok(Counts { waiting, oldest, gone_today, settled_today: gone_today + failed_today, failed })
}

/// The numbers of the certificates that letters carry.
pub async fn certificate_numbers(
    db: &impl ConnectionTrait,
    letters: &[Option<Letter>],
) -> Result<HashMap<CertificateId, String>, DbErr> {
    let ids = letters.iter().filter_map(|letter| match letter {
        Some(Letter::Certificate { certificate, .. }) => Some(*certificate),
        _ => None,
    });
    let rows: Vec<(CertificateId, String)> = Certificate::find()
        .filter(certificate::Column::Id.is_in(ids))
        .select_only()
        .columns([certificate::Column::Id, certificate::Column::Number])
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}
