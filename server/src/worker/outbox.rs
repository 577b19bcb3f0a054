//! The outbox as the worker sees it: claiming what is due, settling what became of it.
//!
//! `tries` is counted when a letter is claimed: a letter that kills its worker comes to its end too, and the count tells
//! a worker whose lease ran out from the one that holds the letter now.

use app::{
    db::Db,
    entity::{Mail, MailState, mail},
    mailroom::Answer,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, FromQueryResult, Order, QueryFilter,
    prelude::DateTimeUtc,
    sea_query::{Expr, LockBehavior, LockType, Query, SelectStatement, UpdateStatement},
};

use super::LEASE;
use crate::mail::Delivered;

/// Claims up to `limit` letters that are due and belong to nobody, in one statement.
///
/// On PostgreSQL workers step over each other's rows (`SKIP LOCKED`); SQLite has one writer at a time.
pub async fn claim(db: &Db, now: DateTimeUtc, limit: usize) -> Result<Vec<mail::Model>, DbErr> {
    let rows = db.write().query_all(&claiming(now, limit)).await?;
    let mut claimed = rows.iter().map(|row| mail::Model::from_query_result(row, "")).collect::<Result<Vec<_>, _>>()?;
    claimed.sort_by_key(|mail| (mail.due_at, mail.id));
    Ok(claimed)
}

fn claiming(now: DateTimeUtc, limit: usize) -> UpdateStatement {
    Query::update()
        .table(Mail)
        .value(mail::Column::LeasedUntil, now + LEASE)
        .value(mail::Column::Tries, Expr::col(mail::Column::Tries).add(1))
        .and_where(mail::Column::Id.in_subquery(due(now, limit)))
        .returning_all()
        .to_owned()
}

fn due(now: DateTimeUtc, limit: usize) -> SelectStatement {
    Query::select()
        .column(mail::Column::Id)
        .from(Mail)
        .and_where(mail::Column::State.eq(MailState::Queued))
        .and_where(mail::Column::DueAt.lte(now))
        .and_where(mail::Column::LeasedUntil.is_null().or(mail::Column::LeasedUntil.lte(now)))
        .order_by(mail::Column::DueAt, Order::Asc)
        .limit(u64::try_from(limit).unwrap_or(u64::MAX))
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .to_owned()
}

/// It has gone. That stands, even where another worker holds the letter by now.
pub async fn delivered(db: &Db, mail: &mail::Model, delivered: &Delivered, now: DateTimeUtc) -> Result<(), DbErr> {
    let settled = Mail::update_many()
        .col_expr(mail::Column::State, Expr::value(delivered.state))
        .col_expr(mail::Column::SettledAt, Expr::value(now))
        .col_expr(mail::Column::LastAnswer, Expr::value(delivered.answer.keep()))
        .col_expr(mail::Column::LeasedUntil, Expr::value(None::<DateTimeUtc>))
        .filter(mail::Column::Id.eq(mail.id));
    settled.exec(db.write()).await?;
    Ok(())
}

/// It did not go and is tried again at `due`, unless another worker holds it by now.
pub async fn retry(db: &Db, mail: &mail::Model, answer: &Answer, due: DateTimeUtc) -> Result<(), DbErr> {
    tracing::warn!(mail = %mail.id, tries = mail.tries, %due, answer = answer.keep(), "a letter was put off");
    let put_off = Mail::update_many()
        .col_expr(mail::Column::DueAt, Expr::value(due))
        .col_expr(mail::Column::LastAnswer, Expr::value(answer.keep()))
        .col_expr(mail::Column::LeasedUntil, Expr::value(None::<DateTimeUtc>))
        .filter(mail::Column::Id.eq(mail.id))
        .filter(mail::Column::State.eq(MailState::Queued))
        .filter(mail::Column::Tries.eq(mail.tries));
    put_off.exec(db.write()).await?;
    Ok(())
}

/// It will not go, unless another worker holds it by now.
pub async fn failed(db: &Db, mail: &mail::Model, answer: &Answer, now: DateTimeUtc) -> Result<(), DbErr> {
    tracing::warn!(mail = %mail.id, tries = mail.tries, answer = answer.keep(), "a letter failed");
    let given_up = Mail::update_many()
        .col_expr(mail::Column::State, Expr::value(MailState::Failed))
        .col_expr(mail::Column::SettledAt, Expr::value(now))
        .col_expr(mail::Column::LastAnswer, Expr::value(answer.keep()))
        .col_expr(mail::Column::LeasedUntil, Expr::value(None::<DateTimeUtc>))
        .filter(mail::Column::Id.eq(mail.id))
        .filter(mail::Column::State.eq(MailState::Queued))
        .filter(mail::Column::Tries.eq(mail.tries));
    given_up.exec(db.write()).await?;
    Ok(())
}
