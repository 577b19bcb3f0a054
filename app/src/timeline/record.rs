//! Writing down what happens, in the transaction in which it does.

use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, QuerySelect, entity::prelude::DateTimeUtc};

use crate::{
    access::Learner,
    entity::{AttemptClosing, AttemptEvent, AttemptEventKind, Session, attempt_event, session},
    id::{AttemptId, SkillTestId},
};

/// Whose timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Attempt(AttemptId),
    SkillTest(SkillTestId),
}

impl From<AttemptId> for Of {
    fn from(attempt: AttemptId) -> Self {
        Self::Attempt(attempt)
    }
}

impl From<SkillTestId> for Of {
    fn from(test: SkillTestId) -> Self {
        Self::SkillTest(test)
    }
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub kind: AttemptEventKind,
    pub at: DateTimeUtc,
    /// What the browser calls itself, where somebody sat at one.
    pub device: Option<String>,
    /// By how much the deadline moved, where it did.
    pub seconds: Option<i32>,
}

impl Event {
    pub const fn of(kind: AttemptEventKind, at: DateTimeUtc) -> Self {
        Self { kind, at, device: None, seconds: None }
    }
}

impl From<AttemptClosing> for AttemptEventKind {
    fn from(by: AttemptClosing) -> Self {
        match by {
            AttemptClosing::Learner => Self::Submitted,
            AttemptClosing::Deadline => Self::ClosedByDeadline,
        }
    }
}

/// Appends an event. Nothing ever changes or removes one.
pub async fn append(txn: &impl ConnectionTrait, of: impl Into<Of>, event: Event) -> Result<(), DbErr> {
    AttemptEvent::insert(row(of.into(), event)).exec_without_returning(txn).await?;
    Ok(())
}

/// An event as it is kept, for those who append many.
pub fn row(of: Of, event: Event) -> attempt_event::ActiveModel {
    let (attempt, skill_test) = match of {
        Of::Attempt(attempt) => (Some(attempt), None),
        Of::SkillTest(test) => (None, Some(test)),
    };
    attempt_event::ActiveModel {
        attempt_id: Set(attempt),
        skill_test_id: Set(skill_test),
        kind: Set(event.kind),
        at: Set(event.at),
        device: Set(event.device),
        seconds: Set(event.seconds),
        ..Default::default()
    }
}

/// What the browser calls itself that a learner sits at.
pub async fn device(db: &impl ConnectionTrait, learner: &Learner) -> Result<Option<String>, DbErr> {
    let session = Session::find_by_id(learner.signed_in().session);
    session.select_only().column(session::Column::Device).into_tuple().one(db).await
}
