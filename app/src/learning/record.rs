//! What a learner has under way and what she has to show: read for her page and her transcript.

use std::collections::{BTreeMap, HashMap};

use courses::{
    Bilingual,
    completion::{Item, Progress},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{evidence, version};
use crate::{
    access::Learner,
    certificates::{
        issue,
        pdf::{TranscriptPrint, TranscriptRow, YearTotal},
        print,
        standing::Standing,
        store::{self, Sending},
    },
    entity::{Course, Enrolment, Person, Unit, UnitKind, certificate, completion, course, enrolment, unit},
    error::AppError,
    grading,
    id::{CertificateId, UnitId},
    people::posting,
    state::AppState,
    thai::{FiscalYear, date::bangkok_date, digits::Digits},
};

/// Nobody takes more courses at a time; the rest comes up when one is done.
const UNDER_WAY: u64 = 50;

/// A course that she has begun.
pub struct UnderWay {
    pub slug: String,
    pub title: Bilingual,
    pub minutes: u32,
    pub progress: Progress,
    pub next: Next,
}

/// What she does next in a course.
pub enum Next {
    Lesson {
        slug: String,
        title: Bilingual,
    },
    FinalTest,
    /// Nothing: people grade her final test.
    Result,
}

/// A course that she has completed, with its current certificate and the letter that carried it.
pub struct Earned {
    pub certificate: certificate::Model,
    pub completion: completion::Model,
    pub sending: Option<Sending>,
}

/// What she has done in a fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year {
    pub year: FiscalYear,
    pub courses: u32,
    pub minutes: u32,
}

/// The courses that she has begun and not completed, the last touched first.
pub async fn under_way(state: &AppState, learner: &Learner) -> Result<Vec<UnderWay>, AppError> {
    let db = state.db.read();
    let rows = Enrolment::find()
        .find_also_related(Course)
        .filter(enrolment::Column::PersonId.eq(learner.person()))
        .filter(enrolment::Column::CompletedAt.is_null())
        .order_by_desc(enrolment::Column::LastActiveAt)
        .limit(UNDER_WAY)
        .all(db)
        .await?;
    let (enrolments, courses): (Vec<_>, Vec<_>) =
        rows.into_iter().filter_map(|(enrolment, course)| Some((enrolment, course?))).unzip();
    let standings = evidence::standings(state, db, &enrolments).await?;
    let awaiting = grading::awaiting(db, enrolments.iter().map(|enrolment| enrolment.id)).await?;
    let mut under_way = Vec::with_capacity(enrolments.len());
    for ((enrolment, course), progress) in enrolments.into_iter().zip(courses).zip(standings) {
        let awaits = awaiting.contains(&enrolment.id);
        let mut course = describe(state, db, &enrolment, course, progress).await?;
        if awaits && matches!(course.next, Next::FinalTest) {
            course.next = Next::Result;
        }
        under_way.push(course);
    }
    Ok(under_way)
}

async fn describe(
    state: &AppState,
    db: &impl ConnectionTrait,
    enrolment: &enrolment::Model,
    course: course::Model,
    progress: Progress,
) -> Result<UnderWay, AppError> {
    let package = version::package(state, db, enrolment.version_id).await?;
    let next = match progress.next(enrolment.place.as_deref()).map(|requirement| &requirement.item) {
        Some(Item::Lesson(slug)) => {
            let title = package.lesson(slug).map(|lesson| lesson.title.clone()).unwrap_or_default();
            Next::Lesson { slug: slug.clone(), title }
        }
        _ => Next::FinalTest,
    };
    let (title, minutes) = (package.manifest.title.clone(), package.manifest.minutes.into());
    Ok(UnderWay { slug: course.slug, title, minutes, progress, next })
}

/// Everything that she has completed, the newest first.
pub async fn earned(state: &AppState, learner: &Learner) -> Result<Vec<Earned>, AppError> {
    let db = state.db.read();
    let mut sendings: HashMap<CertificateId, Sending> = store::sendings(db, learner.person()).await?;
    let rows = store::of_person(db, learner).await?;
    let earned = |(certificate, completion): (certificate::Model, Option<completion::Model>)| {
        let sending = sendings.remove(&certificate.id);
        Some(Earned { certificate, completion: completion?, sending })
    };
    Ok(rows.into_iter().filter_map(earned).collect())
}

/// Courses and learning time by fiscal year, the earliest first.
pub fn years(earned: &[Earned]) -> Result<Vec<Year>, AppError> {
    let mut years: BTreeMap<FiscalYear, Year> = BTreeMap::new();
    for Earned { completion, .. } in earned {
        let year =
            FiscalYear::new(completion.fiscal_year).ok_or_else(|| AppError::internal("a completion has no fiscal year"))?;
        let sum = years.entry(year).or_insert(Year { year, courses: 0, minutes: 0 });
        sum.courses += 1;
        sum.minutes += minutes(completion)?;
    }
    Ok(years.into_values().collect())
}

/// The credited time of a completion.
pub fn minutes(completion: &completion::Model) -> Result<u32, AppError> {
    u32::try_from(completion.minutes).map_err(AppError::internal)
}

/// The transcript as it is printed, of everything until today.
pub async fn transcript(state: &AppState, learner: &Learner, digits: Digits) -> Result<TranscriptPrint, AppError> {
    let db = state.db.read();
    let today = bangkok_date(state.clock.now());
    let earned = earned(state, learner).await?;
    let person = Person::find_by_id(learner.person()).one(db).await?.ok_or(AppError::NotFound)?;
    let agency = match posting::primary(db, person.id, today).await? {
        Some(posting) => agency(db, posting.unit_id).await?,
        None => Bilingual::default(),
    };
    let (name_th, name_en) = issue::printed_name(&person);
    let totals = years(&earned)?.into_iter().map(|year| YearTotal {
        fiscal_year: year.year.buddhist().into(),
        courses: year.courses,
        minutes: year.minutes,
    });
    Ok(TranscriptPrint {
        number: None,
        name_th,
        name_en,
        agency_th: agency.th,
        agency_en: agency.en,
        totals: totals.collect(),
        rows: earned.into_iter().map(|earned| row(earned, today)).collect::<Result<_, _>>()?,
        as_of: today,
        verify_url: None,
        thai_digits: digits == Digits::Thai,
    })
}

/// Where she works as a letter names it: her unit, and the agency that it is a part of.
async fn agency(db: &impl ConnectionTrait, unit: UnitId) -> Result<Bilingual, AppError> {
    let own = Unit::find_by_id(unit).one(db).await?.ok_or(AppError::NotFound)?;
    let above = Unit::find()
        .filter(unit::Column::First.lte(own.first))
        .filter(unit::Column::Last.gte(own.first))
        .filter(unit::Column::Kind.is_not_in([UnitKind::Division, UnitKind::Group, UnitKind::Section]))
        .order_by_desc(unit::Column::First)
        .one(db)
        .await?;
    Ok(match above.filter(|above| above.id != own.id) {
        Some(agency) => {
            Bilingual { th: format!("{} {}", own.name_th, agency.name_th), en: format!("{}, {}", own.name_en, agency.name_en) }
        }
        None => Bilingual { th: own.name_th, en: own.name_en },
    })
}

/// The transcript as a PDF file.
pub async fn transcript_pdf(state: &AppState, learner: &Learner, digits: Digits) -> Result<Vec<u8>, AppError> {
    let transcript = transcript(state, learner, digits).await?;
    print::run(state, move |printer| printer.transcript(&transcript)).await
}

/// A certificate that was taken back is not named; that the course was completed stays true.
fn row(earned: Earned, today: chrono::NaiveDate) -> Result<TranscriptRow, AppError> {
    let stands = Standing::of(&earned.certificate, today) != Standing::Revoked;
    let minutes = minutes(&earned.completion)?;
    let certificate = earned.certificate;
    Ok(TranscriptRow {
        course_th: certificate.title_th,
        course_en: certificate.title_en,
        completed_on: certificate.completed_on,
        minutes,
        certificate: stands.then_some(certificate.number),
        valid_until: certificate.valid_until.filter(|_| stands),
    })
}
