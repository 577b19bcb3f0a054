//! Reading a timeline: the events, and what stands elsewhere already: every answer, and the letter of receipt.

use std::collections::HashMap;

use courses::{
    Bilingual,
    draw::Draw,
    pace::{self, Save},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, entity::prelude::DateTimeUtc,
    sea_query::Expr,
};

use super::record::Of;
use crate::{
    access::{HrOfficer, Learner},
    assessment::receipt,
    entity::{
        Answer, Attempt, AttemptEvent, AttemptEventKind, Course, CourseVersion, Mail, MailState, answer, attempt, attempt_event,
        course_version, enrolment, mail,
    },
    error::AppError,
    id::{AttemptId, CourseVersionId, PersonId},
    learning::version,
    people,
    state::AppState,
};

/// All that is on record of an attempt, in the order in which it happened.
pub struct Timeline {
    pub attempt: attempt::Model,
    pub title: Bilingual,
    pub slug: String,
    pub version: CourseVersionId,
    pub entries: Vec<Entry>,
}

/// One line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub at: DateTimeUtc,
    pub what: What,
}

/// What a line tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Event {
        kind: AttemptEventKind,
        device: Option<String>,
        seconds: Option<i32>,
    },
    /// An answer; the question is counted from 1 as the paper showed it.
    Saved {
        question: usize,
        number: i32,
        /// Whether it came faster than the question can be read; none where that is not known, or not to be told.
        is_fast: Option<bool>,
    },
    Receipt(MailState),
}

/// Of an attempt of her own; another's is not found.
pub async fn own(db: &impl ConnectionTrait, learner: &Learner, id: AttemptId) -> Result<Timeline, AppError> {
    of(db, learner.person(), id).await
}

/// Of an attempt of a person who works in the scope today, with the pace of its answers; any other is not found.
pub async fn in_scope(
    state: &AppState,
    right: &HrOfficer,
    person: PersonId,
    id: AttemptId,
    now: DateTimeUtc,
) -> Result<Timeline, AppError> {
    let db = state.db.read();
    people::in_scope(db, right.scope(), person, now).await?;
    let mut timeline = of(db, person, id).await?;
    judge_pace(state, &mut timeline).await?;
    Ok(timeline)
}

/// Says of every first answer whether it came faster than its question can be read.
async fn judge_pace(state: &AppState, timeline: &mut Timeline) -> Result<(), AppError> {
    let draw: Draw = serde_json::from_value(timeline.attempt.draw.clone()).map_err(AppError::internal)?;
    let package = version::package(state, state.db.read(), timeline.version).await?;
    let started_at = timeline.attempt.started_at;
    let (mut lines, mut saves) = (Vec::new(), Vec::new());
    for entry in &mut timeline.entries {
        let What::Saved { question, is_fast, .. } = &mut entry.what else { continue };
        let Some(drawn) = question.checked_sub(1).and_then(|place| draw.questions.get(place)) else { continue };
        saves.push(Save { question: drawn.question.clone(), at: (entry.at - started_at).num_milliseconds() });
        lines.push(is_fast);
    }
    for took in pace::took(&saves) {
        let is_faster = |question| pace::is_faster_than_reading(question, took.time);
        // A written answer is saved while it is written, so its time says nothing.
        let question = package.question(&took.question).filter(|question| question.rubric().is_none());
        *lines[took.place] = question.map(is_faster);
    }
    Ok(())
}

async fn of(db: &impl ConnectionTrait, person: PersonId, id: AttemptId) -> Result<Timeline, AppError> {
    let attempt =
        Attempt::find_by_id(id).filter(attempt::Column::PersonId.eq(person)).one(db).await?.ok_or(AppError::NotFound)?;
    let of_enrolment =
        CourseVersion::belongs_to(enrolment::Entity).from(course_version::Column::Id).to(enrolment::Column::VersionId);
    let (version, course) = CourseVersion::find()
        .join(JoinType::InnerJoin, of_enrolment.into())
        .filter(enrolment::Column::Id.eq(attempt.enrolment_id))
        .find_also_related(Course)
        .one(db)
        .await?
        .ok_or(AppError::NotFound)?;
    let mut entries = events(db, id).await?;
    entries.extend(saves(db, &attempt).await?);
    entries.extend(letter(db, id).await?);
    entries.sort_by_key(Entry::place);
    Ok(Timeline {
        attempt,
        version: version.id,
        title: Bilingual { th: version.title_th, en: version.title_en },
        slug: course.map(|course| course.slug).unwrap_or_default(),
        entries,
    })
}

impl Entry {
    /// By time; stable, so that what happened in the same instant stays in the order in which it was written.
    pub const fn place(&self) -> (DateTimeUtc, u8) {
        (self.at, self.what.place())
    }
}

impl What {
    /// What comes first of the same instant: the start before all answers, the end after them, the receipt last.
    const fn place(&self) -> u8 {
        match self {
            Self::Event { kind: AttemptEventKind::Started, .. } => 0,
            Self::Saved { .. } => 1,
            Self::Event { .. } => 2,
            Self::Receipt(_) => 3,
        }
    }
}

/// What was written down of an attempt or a skill test.
pub(super) async fn events(db: &impl ConnectionTrait, of: impl Into<Of>) -> Result<Vec<Entry>, AppError> {
    let rows = AttemptEvent::find().filter(about(of.into())).order_by_asc(attempt_event::Column::Id).all(db).await?;
    let entry = |row: attempt_event::Model| {
        let what = What::Event { kind: row.kind, device: row.device.filter(|name| !name.is_empty()), seconds: row.seconds };
        Entry { at: row.at, what }
    };
    Ok(rows.into_iter().map(entry).collect())
}

async fn saves(db: &impl ConnectionTrait, attempt: &attempt::Model) -> Result<Vec<Entry>, AppError> {
    let draw: Draw = serde_json::from_value(attempt.draw.clone()).map_err(AppError::internal)?;
    let places: HashMap<String, usize> =
        draw.questions.iter().enumerate().map(|(place, drawn)| (drawn.question.to_string(), place + 1)).collect();
    let rows: Vec<(String, i32, DateTimeUtc)> = Answer::find()
        .filter(answer::Column::AttemptId.eq(attempt.id))
        .order_by_asc(answer::Column::Number)
        .select_only()
        .columns([answer::Column::Question, answer::Column::Number, answer::Column::SavedAt])
        .into_tuple()
        .all(db)
        .await?;
    let entry = |(question, number, at): (String, i32, DateTimeUtc)| Entry {
        at,
        what: What::Saved { question: places.get(&question).copied().unwrap_or_default(), number, is_fast: None },
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// Time that was given back after an outage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Credit {
    /// When the service was up again.
    pub at: DateTimeUtc,
    pub seconds: i32,
}

/// All time that was given back for an attempt or a skill test, the first time first.
pub async fn credits(db: &impl ConnectionTrait, of: impl Into<Of>) -> Result<Vec<Credit>, AppError> {
    let rows = AttemptEvent::find()
        .filter(about(of.into()))
        .filter(attempt_event::Column::Kind.eq(AttemptEventKind::Credited))
        .order_by_asc(attempt_event::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| Credit { at: row.at, seconds: row.seconds.unwrap_or_default() }).collect())
}

fn about(of: Of) -> Expr {
    match of {
        Of::Attempt(attempt) => attempt_event::Column::AttemptId.eq(attempt),
        Of::SkillTest(test) => attempt_event::Column::SkillTestId.eq(test),
    }
}

/// The letter of receipt as it stands: queued, or what became of it.
async fn letter(db: &impl ConnectionTrait, id: AttemptId) -> Result<Option<Entry>, AppError> {
    let row = Mail::find().filter(mail::Column::DedupeKey.eq(receipt::key(id))).one(db).await?;
    Ok(row.map(|row| Entry { at: row.settled_at.unwrap_or(row.created_at), what: What::Receipt(row.state) }))
}
