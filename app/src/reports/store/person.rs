//! What HR sees of one person.

use std::collections::HashMap;

use chrono::NaiveDate;
use courses::{
    Bilingual,
    completion::{Item, Progress, Requirement},
    package::Package,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    access::{HrOfficer, Scope},
    certificates::store::{Sending, sendings},
    entity::{
        Attempt, Certificate, Completion, CourseVersion, Enrolment, Person, Posting, Unit, attempt, certificate, completion,
        course_version, enrolment, person, posting, unit,
    },
    error::AppError,
    id::PersonId,
    learning::{evidence, version},
    people::posting::in_force,
    regrades::marks,
    skills::profile::{self, AreaStanding},
    state::AppState,
};

/// Nobody takes so many courses in a working life; the newest are shown.
const MOST: u64 = 300;

/// A person who works in the scope today.
pub struct Record {
    pub person: person::Model,
    pub posting: posting::Model,
    pub unit: unit::Model,
    /// The latest first.
    pub courses: Vec<Taken>,
    /// Where she stands in every area of the default framework.
    pub skills: Vec<AreaStanding>,
}

/// A course that she has taken up.
pub struct Taken {
    pub title: Bilingual,
    pub enrolment: enrolment::Model,
    pub progress: Progress,
    pub missing: Vec<Missing>,
    pub completion: Option<completion::Model>,
    /// All that were issued for the completion, the newest first.
    pub certificates: Vec<(certificate::Model, Option<Sending>)>,
    /// Her tries at the final test, the first one first.
    pub attempts: Vec<attempt::Model>,
}

/// One thing that is still to be done.
pub enum Missing {
    Lesson(Bilingual),
    FinalTest,
}

/// Where somebody works today, if the scope reaches there; who works elsewhere is not found.
pub async fn seat(
    db: &impl ConnectionTrait,
    scope: &Scope,
    person: PersonId,
    today: NaiveDate,
) -> Result<(posting::Model, unit::Model), AppError> {
    let posting = Posting::find()
        .join(JoinType::InnerJoin, Posting::belongs_to(unit::Entity).from(posting::Column::UnitId).to(unit::Column::Id).into())
        .filter(scope.condition())
        .filter(posting::Column::PersonId.eq(person))
        .filter(posting::Column::IsPrimary.eq(true))
        .filter(in_force(today))
        .one(db)
        .await?
        .ok_or(AppError::NotFound)?;
    let unit = Unit::find_by_id(posting.unit_id).one(db).await?.ok_or(AppError::NotFound)?;
    Ok((posting, unit))
}

/// Loads the record of a person; one whose primary posting lies outside the scope today is not found.
pub async fn record(state: &AppState, right: &HrOfficer, id: PersonId, today: NaiveDate) -> Result<Record, AppError> {
    let db = state.db.read();
    let (posting, unit) = seat(db, right.scope(), id, today).await?;
    let person = Person::find_by_id(id).one(db).await?.ok_or(AppError::NotFound)?;
    let frameworks = state.skills.all(&state.db).await?;
    let default = frameworks.framework("").ok_or(AppError::NotFound)?;
    let skills = profile::load(state, id, default, today).await?.areas;
    Ok(Record { person, posting, unit, courses: courses(state, id).await?, skills })
}

async fn courses(state: &AppState, person: PersonId) -> Result<Vec<Taken>, AppError> {
    let db = state.db.read();
    let rows = Enrolment::find()
        .find_also_related(CourseVersion)
        .filter(enrolment::Column::PersonId.eq(person))
        .order_by_desc(enrolment::Column::EnrolledAt)
        .limit(MOST)
        .all(db)
        .await?;
    let (enrolments, versions): (Vec<_>, Vec<_>) =
        rows.into_iter().filter_map(|(enrolment, version)| Some((enrolment, version?))).unzip();
    let standings = evidence::standings(state, db, &enrolments).await?;
    let completions = Completion::find().filter(completion::Column::PersonId.eq(person)).all(db).await?;
    let mut completions: HashMap<_, _> =
        completions.into_iter().map(|completion| (completion.enrolment_id, completion)).collect();
    let certificates = Certificate::find()
        .filter(certificate::Column::PersonId.eq(person))
        .order_by_desc(certificate::Column::Revision)
        .all(db)
        .await?;
    let mut sendings = sendings(db, person).await?;
    let attempts = Attempt::find().filter(attempt::Column::PersonId.eq(person)).order_by_asc(attempt::Column::Number);
    let mut attempts = attempts.all(db).await?;
    marks::settle(db, &mut attempts).await?;
    let mut taken = Vec::with_capacity(enrolments.len());
    for ((enrolment, course), progress) in enrolments.into_iter().zip(versions).zip(standings) {
        let completion = completions.remove(&enrolment.id);
        let of_this =
            certificates.iter().filter(|certificate| Some(certificate.completion_id) == completion.as_ref().map(|row| row.id));
        taken.push(Taken {
            certificates: of_this.map(|certificate| (certificate.clone(), sendings.remove(&certificate.id))).collect(),
            missing: missing(state, &enrolment, &progress).await?,
            attempts: attempts.iter().filter(|attempt| attempt.enrolment_id == enrolment.id).cloned().collect(),
            title: title(course),
            enrolment,
            progress,
            completion,
        });
    }
    Ok(taken)
}

fn title(version: course_version::Model) -> Bilingual {
    Bilingual { th: version.title_th, en: version.title_en }
}

/// The package is read only where something is missing; it is kept in memory.
async fn missing(state: &AppState, enrolment: &enrolment::Model, progress: &Progress) -> Result<Vec<Missing>, AppError> {
    if progress.missing.is_empty() {
        return Ok(Vec::new());
    }
    let package = version::package(state, state.db.read(), enrolment.version_id).await?;
    Ok(progress.missing.iter().map(|requirement| named(&package, requirement)).collect())
}

fn named(package: &Package, requirement: &Requirement) -> Missing {
    match &requirement.item {
        Item::Lesson(slug) => Missing::Lesson(package.lesson(slug).map(|lesson| lesson.title.clone()).unwrap_or_default()),
        Item::FinalTest => Missing::FinalTest,
    }
}
