//! The people that the figures need, put straight into the database before the server starts.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use app::{
    entity::{Account, AccountState, Course, Person, Posting, Session, Unit, account, course, person, posting, session, unit},
    id::{AccountId, PersonId, UnitId},
    learning::{enrol, evidence, version},
    reports::tally,
    state::AppState,
    thai::{date::start_of_day, sort_key::sort_key_hex},
    vault::{new_token, token_hash},
};
use chrono::{DateTime, TimeDelta, Utc};
use courses::{
    completion::{Evidence, Fact, Item},
    question::{OptionId, QuestionId},
    thai::search_key,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

/// Rows of one statement: well below the number of parameters that SQLite takes.
const CHUNK: usize = 500;

/// The course whose final test is taken.
pub const COURSE: &str = "cyber-awareness";

/// A person who can act: she is signed in by this token.
pub struct Actor {
    pub person: PersonId,
    pub token: String,
}

/// Adds `count` people to the unit with a code: person, posting, account, session.
pub async fn people(state: &AppState, code: &str, count: usize, now: DateTime<Utc>) -> Result<Vec<Actor>> {
    let unit = Unit::find().filter(unit::Column::Code.eq(code)).one(state.db.read()).await?.context("the unit of the demo")?;
    let mut actors = Vec::with_capacity(count);
    let txn = state.db.begin().await?;
    let first = Person::find().all(&txn).await?.iter().map(|row| row.id.0).max().unwrap_or(0) + 1;
    let ids: Vec<i64> = (first..).take(count).collect();
    for chunk in ids.chunks(CHUNK) {
        let tokens: Vec<String> = chunk.iter().map(|_| new_token()).collect();
        rows(&txn, unit.id, chunk, &tokens, now).await?;
        actors.extend(chunk.iter().zip(tokens).map(|(id, token)| Actor { person: PersonId(*id), token }));
    }
    tally::add_people(&txn, unit.id, i32::try_from(count)?).await?;
    txn.commit().await?;
    Ok(actors)
}

async fn rows(txn: &DatabaseTransaction, unit: UnitId, ids: &[i64], tokens: &[String], now: DateTime<Utc>) -> Result<()> {
    let began = now - TimeDelta::days(400);
    let people = ids.iter().map(|id| {
        let (given, family) = (format!("ทดสอบ{id}"), format!("ความเร็ว{id}"));
        person::ActiveModel {
            id: Set(PersonId(*id)),
            prefix_th: Set("นาย".to_owned()),
            prefix_en: Set("Mr.".to_owned()),
            given_en: Set(format!("Thotsop{id}")),
            family_en: Set(format!("Khwamreo{id}")),
            sort_key: Set(sort_key_hex(&given, &family)),
            search_key: Set(search_key(&format!("{given} {family}"))),
            print_name_th: Set(Some(format!("นาย{given} {family}"))),
            print_name_en: Set(Some(format!("Mr. Thotsop{id} Khwamreo{id}"))),
            print_name_confirmed_at: Set(Some(began)),
            given_th: Set(given),
            family_th: Set(family),
            created_at: Set(began),
            ..Default::default()
        }
    });
    Person::insert_many(people).exec_without_returning(txn).await?;
    let postings = ids.iter().map(|id| posting::ActiveModel {
        person_id: Set(PersonId(*id)),
        unit_id: Set(unit),
        position_th: Set("นักทดสอบ".to_owned()),
        position_en: Set("Tester".to_owned()),
        level: Set("K1".to_owned()),
        employee_kind: Set("civil_servant".to_owned()),
        is_it: Set(false),
        is_primary: Set(true),
        valid_from: Set(began.date_naive()),
        ..Default::default()
    });
    Posting::insert_many(postings).exec_without_returning(txn).await?;
    let accounts = ids.iter().map(|id| account::ActiveModel {
        id: Set(AccountId(*id + 1_000_000)),
        person_id: Set(PersonId(*id)),
        email: Set(format!("p{id}@bench.thaksa.example")),
        state: Set(AccountState::Active),
        language: Set("th".to_owned()),
        is_demo: Set(true),
        created_at: Set(began),
        ..Default::default()
    });
    Account::insert_many(accounts).exec_without_returning(txn).await?;
    let sessions = ids.iter().zip(tokens).map(|(id, token)| session::ActiveModel {
        account_id: Set(AccountId(*id + 1_000_000)),
        token_hash: Set(token_hash(token)),
        device: Set("bench".to_owned()),
        created_at: Set(now),
        last_seen_at: Set(now),
        expires_at: Set(now + TimeDelta::hours(12)),
        ..Default::default()
    });
    Session::insert_many(sessions).exec_without_returning(txn).await?;
    Ok(())
}

/// Enrols people and lets them read every lesson, so that only the final test is missing.
pub async fn ready_for_the_test(state: &AppState, actors: &[Actor], now: DateTime<Utc>) -> Result<()> {
    let package = package(state).await?;
    for actor in actors {
        let enrolment = enrol::enrol(state, actor.person, COURSE, now).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
        let txn = state.db.begin().await?;
        for lesson in &package.lessons {
            let read = Evidence { item: Item::Lesson(lesson.slug.clone()), fact: Fact::Read };
            evidence::record(state, &txn, enrolment, read, None, now).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
        }
        txn.commit().await?;
    }
    Ok(())
}

/// The right option of every question in the pool.
pub async fn key(state: &AppState) -> Result<BTreeMap<QuestionId, OptionId>> {
    let package = package(state).await?;
    let test = package.test.as_ref().context("the course has a test")?;
    Ok(test.pool.iter().map(|question| (question.id().clone(), question.review().correct()[0])).collect())
}

async fn package(state: &AppState) -> Result<std::sync::Arc<courses::package::Package>> {
    let course =
        Course::find().filter(course::Column::Slug.eq(COURSE)).one(state.db.read()).await?.context("a starter course")?;
    let current = course.current_version_id.context("it is published")?;
    version::package(state, state.db.read(), current).await.map_err(|error| anyhow::anyhow!("{error:?}"))
}

/// The start of the day before, so that nothing lies in the future.
pub fn yesterday(now: DateTime<Utc>) -> DateTime<Utc> {
    start_of_day(now.date_naive()) - TimeDelta::days(1)
}
