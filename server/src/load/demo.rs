//! The demonstration, written through the same use cases that people use, at the times at which they would have.

use std::path::Path;

use anyhow::{Context, Result, anyhow};
use app::{
    entity::{
        Account, AccountState, Enrolment, Mail, MailState, Person, Posting, Role, RoleGrant, Signatory, Unit, UnitKind, account,
        mail, person, posting, role_grant, signatory, unit,
    },
    error::AppError,
    id::{PersonId, UnitId},
    learning::{complete::Score, enrol, evidence, version},
    reports::tally,
    state::AppState,
    thai::{date::start_of_day, sort_key::sort_key_hex},
};
use chrono::{NaiveDate, TimeDelta};
use courses::{
    completion::{Evidence, Fact, Item},
    thai::search_key,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
    sea_query::Expr,
};

use super::{
    courses::publish_catalog,
    demo_external, demo_skills, demo_written,
    reference::{STATE, Tree},
};
use crate::demo::{self, DemoCourse, DemoHistory, DemoPerson, DemoRole, DemoUnitKind};

pub use app::accounts::demo::PASSWORD;

/// The unit that owns the starter courses.
const PROVIDER: &str = "MDES-ONDE";

/// Loads the demo into a database that has reference data but no people.
pub async fn load(state: &AppState, catalog: &Path, today: NaiveDate) -> Result<()> {
    if Person::find().count(state.db.read()).await? > 0 {
        return Ok(());
    }
    let people = settle(state, today).await?;
    let courses = open_catalog(state, catalog, today).await?;
    let courses: Vec<_> = courses.iter().map(|(slug, lessons)| DemoCourse { slug, lessons: *lessons }).collect();
    for record in demo::demo_history(people.len(), &courses, today) {
        relive(state, &record, people[record.person_index]).await.with_context(|| format!("cannot relive {record:?}"))?;
    }
    demo_skills::load(state, &people, today).await.context("cannot load the skills of the demo")?;
    demo_written::load(state, provider(state).await?, &people, today)
        .await
        .context("cannot load the written answers of the demo")?;
    demo_external::load(state, &people, today).await.context("cannot load the external results of the demo")?;
    file_old_letters(state).await
}

/// The divisions, people, roles and signatory of the demo, before anybody has learnt anything.
pub async fn settle(state: &AppState, today: NaiveDate) -> Result<Vec<PersonId>> {
    let begins = demo::history_begins(today);
    let hash = state.passwords.hash(PASSWORD.to_owned()).await.map_err(failed)?;
    let txn = state.db.begin().await?;
    let mut tree = Tree::resume(&txn, begins).await?;
    for unit in demo::demo_units() {
        let kind = match unit.kind {
            DemoUnitKind::Division => UnitKind::Division,
            DemoUnitKind::Group => UnitKind::Group,
        };
        tree.add(&unit.code, &unit.parent, kind, unit.name_th, unit.name_en, None).await?;
    }
    let people = demo::demo_people();
    let mut ids = Vec::with_capacity(people.len());
    for person in &people {
        ids.push(add_person(state, &txn, &tree, person, &hash, begins).await?);
    }
    grant_roles(&txn, &tree, &ids, begins).await?;
    add_signatory(&txn, &tree, begins).await?;
    txn.commit().await?;
    Ok(ids)
}

/// Publishes the starter courses, on the day on which the demo begins; gives each slug with its number of lessons.
pub async fn open_catalog(state: &AppState, catalog: &Path, today: NaiveDate) -> Result<Vec<(String, u32)>> {
    let begins = demo::history_begins(today);
    publish_catalog(state, catalog, provider(state).await?, start_of_day(begins)).await
}

/// The unit that owns the courses of the demo.
async fn provider(state: &AppState) -> Result<UnitId> {
    let provider = Unit::find().filter(unit::Column::Code.eq(PROVIDER)).one(state.db.read()).await?;
    Ok(provider.context("the provider's unit is missing")?.id)
}

async fn add_person(
    state: &AppState,
    txn: &DatabaseTransaction,
    tree: &Tree<'_>,
    who: &DemoPerson,
    hash: &str,
    begins: NaiveDate,
) -> Result<PersonId> {
    let created = start_of_day(begins);
    let national_id = who.national_id.expose();
    let keys = [who.given_th, &who.family_th, who.given_en, &who.family_en, &who.email, &who.staff_no];
    let person = person::ActiveModel {
        national_id_cipher: Set(Some(state.vault.seal(national_id.as_bytes()))),
        national_id_hmac: Set(Some(state.vault.index(national_id))),
        staff_no: Set(Some(who.staff_no.clone())),
        prefix_th: Set(who.prefix_th.to_owned()),
        given_th: Set(who.given_th.to_owned()),
        family_th: Set(who.family_th.clone()),
        prefix_en: Set(who.prefix_en.to_owned()),
        given_en: Set(who.given_en.to_owned()),
        family_en: Set(who.family_en.clone()),
        sort_key: Set(sort_key_hex(who.given_th, &who.family_th)),
        search_key: Set(search_key(&keys.join(" "))),
        created_at: Set(created),
        ..Default::default()
    }
    .insert(txn)
    .await?;
    let account = account::ActiveModel {
        person_id: Set(person.id),
        email: Set(who.email.clone()),
        password_hash: Set(Some(hash.to_owned())),
        state: Set(AccountState::Active),
        language: Set("th".to_owned()),
        is_demo: Set(true),
        created_at: Set(created),
        ..Default::default()
    };
    Account::insert(account).exec_without_returning(txn).await?;
    let seat = &who.posting;
    let unit = tree.id(&seat.unit_code)?;
    let posting = posting::ActiveModel {
        person_id: Set(person.id),
        unit_id: Set(unit),
        position_no: Set(Some(seat.position_no.clone())),
        position_th: Set(seat.position_line_th.to_owned()),
        position_en: Set(seat.position_line_en.to_owned()),
        level: Set(seat.level.unwrap_or_default().to_owned()),
        employee_kind: Set(seat.employee_kind.code().to_owned()),
        is_it: Set(seat.is_it),
        is_primary: Set(true),
        work_province_id: Set(Some(tree.id(seat.work_province)?)),
        valid_from: Set(begins),
        ..Default::default()
    };
    Posting::insert(posting).exec_without_returning(txn).await?;
    tally::add_people(txn, unit, 1).await?;
    Ok(person.id)
}

async fn grant_roles(txn: &DatabaseTransaction, tree: &Tree<'_>, ids: &[PersonId], begins: NaiveDate) -> Result<()> {
    for account in demo::demo_accounts() {
        let role = match account.role {
            DemoRole::Learner => continue,
            DemoRole::Trainer => Role::Trainer,
            DemoRole::HrOfficer => Role::Hr,
            DemoRole::Manager => Role::Manager,
            DemoRole::Administrator => Role::Administrator,
            DemoRole::Auditor => Role::Auditor,
        };
        let grant = role_grant::ActiveModel {
            person_id: Set(ids[account.person_index]),
            role: Set(role),
            unit_id: Set(tree.id(account.scope.unwrap_or(STATE))?),
            valid_from: Set(begins),
            created_at: Set(start_of_day(begins)),
            ..Default::default()
        };
        RoleGrant::insert(grant).exec_without_returning(txn).await?;
    }
    Ok(())
}

async fn add_signatory(txn: &DatabaseTransaction, tree: &Tree<'_>, begins: NaiveDate) -> Result<()> {
    let signatory = signatory::ActiveModel {
        unit_id: Set(tree.id(STATE)?),
        name_th: Set("นายตัวอย่าง ลงนามดี".to_owned()),
        name_en: Set("Mr. Tuayang Longnamdi".to_owned()),
        position_th: Set("ผู้อำนวยการโครงการสาธิตทักษะดิจิทัล".to_owned()),
        position_en: Set("Director, Digital Skills Demonstration".to_owned()),
        valid_from: Set(begins),
        ..Default::default()
    };
    Signatory::insert(signatory).exec_without_returning(txn).await?;
    Ok(())
}

/// Enrols, reads and completes as the history says, on its days.
async fn relive(state: &AppState, record: &DemoHistory, person: PersonId) -> Result<()> {
    let morning = |day: NaiveDate| start_of_day(day) + TimeDelta::hours(9);
    let began = morning(record.enrolled_on);
    let enrolment = enrol::enrol(state, person, &record.course_slug, began).await.map_err(failed)?;
    let version = Enrolment::find_by_id(enrolment).one(state.db.read()).await?.context("it was just made")?.version_id;
    let package = version::package(state, state.db.read(), version).await.map_err(failed)?;
    let read = usize::try_from(record.lessons_read)?;
    let ended = record.completed_on.map_or(began + TimeDelta::hours(2), |day| morning(day) + TimeDelta::hours(3));
    let txn = state.db.begin().await?;
    for lesson in package.lessons.iter().take(read) {
        let fact = Evidence { item: Item::Lesson(lesson.slug.clone()), fact: Fact::Read };
        evidence::record(state, &txn, enrolment, fact, None, ended - TimeDelta::hours(1)).await.map_err(failed)?;
    }
    if record.completed_on.is_some()
        && let Some(test) = &package.test
    {
        let max = u32::from(test.draw);
        let points = (u32::from(record.percent.unwrap_or(100)) * max / 100).max(u32::from(test.pass_percent) * max / 100);
        let fact = Evidence { item: Item::FinalTest, fact: Fact::Passed };
        evidence::record(state, &txn, enrolment, fact, Some(Score { points, max }), ended).await.map_err(failed)?;
    }
    txn.commit().await?;
    Ok(())
}

/// The letters of the past are not sent again when the demo starts.
async fn file_old_letters(state: &AppState) -> Result<()> {
    Mail::update_many()
        .col_expr(mail::Column::State, Expr::value(MailState::Captured))
        .filter(mail::Column::State.eq(MailState::Queued))
        .exec(state.db.write())
        .await?;
    Ok(())
}

/// A use case that the demo asked for and that was refused.
pub fn failed(error: AppError) -> anyhow::Error {
    anyhow!("{error:?}")
}
