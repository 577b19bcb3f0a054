//! Beginning the final test: the draw, the order of everything and the one deadline are fixed here, on the server.

use chrono::TimeDelta;
use courses::draw::Draw;
use rand::TryRngCore;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, QuerySelect, entity::prelude::DateTimeUtc};

use super::{
    standing::Standing,
    store::{self, Tested},
    submit,
};
use crate::{
    access::Learner,
    accommodations::{self, Effect},
    entity::{AttemptEventKind, Enrolment, attempt, enrolment},
    error::AppError,
    id::{AttemptId, SessionId},
    learning::evidence,
    state::AppState,
    thai::date::bangkok_date,
    timeline::record::{self, Event},
};

/// Begins an attempt, or goes on with the one that is under way: twice is once.
///
/// Refused while the name for the certificate is not confirmed, lessons are unread or no attempt is left, and once she
/// has passed.
pub async fn start(state: &AppState, learner: &Learner, slug: &str) -> Result<AttemptId, AppError> {
    if !learner.signed_in().name_confirmed {
        return Err(AppError::ConfirmName);
    }
    let (_, enrolment) = store::course(state.db.read(), learner, slug).await?;
    let enrolment = enrolment.ok_or(AppError::NotFound)?;
    let tested = Tested::of(state, state.db.read(), &enrolment).await?;
    submit::close_if_expired(state, &enrolment).await?;

    let txn = state.db.begin().await?;
    let enrolment = Enrolment::find_by_id(enrolment.id).lock_exclusive().one(&txn).await?.ok_or(AppError::NotFound)?;
    let now = state.clock.now();
    let standing = standing(&txn, &tested, &enrolment, now).await?;
    if let Some(open) = standing.open {
        return Ok(open);
    }
    if let Some(conflict) = standing.obstacle() {
        return Err(AppError::Conflict(conflict));
    }
    let earlier = earlier_draws(&txn, &enrolment).await?;
    let attempt =
        new_attempt(&tested, &enrolment, &earlier, (standing.granted, learner.signed_in().session), now).insert(&txn).await?;
    let granted = Some(standing.granted.extra_seconds).filter(|seconds| *seconds > 0);
    let device = record::device(&txn, learner).await?;
    let begun = Event { device, seconds: granted, ..Event::of(AttemptEventKind::Started, now) };
    record::append(&txn, attempt.id, begun).await?;
    txn.commit().await?;
    Ok(attempt.id)
}

/// Where she stands before the test.
pub(super) async fn standing(
    db: &impl ConnectionTrait,
    tested: &Tested,
    enrolment: &enrolment::Model,
    now: DateTimeUtc,
) -> Result<Standing, AppError> {
    let evidence = evidence::all(db, enrolment.id).await?;
    let attempts = store::attempts(db, enrolment.id).await?;
    let lessons = tested.package().lessons.iter().map(|lesson| lesson.slug.as_str());
    let (minutes, today) = (tested.test().minutes, bangkok_date(now));
    let granted = accommodations::store::effect(db, enrolment.person_id, Some(enrolment.course_id), minutes, today).await?;
    Ok(Standing::of(lessons, &evidence, &attempts, tested.test().attempts, granted))
}

/// What she was asked in her earlier attempts; a new one asks what she has not seen first.
async fn earlier_draws(db: &impl ConnectionTrait, enrolment: &enrolment::Model) -> Result<Vec<Draw>, AppError> {
    store::attempts(db, enrolment.id).await?.iter().map(store::draw).collect()
}

/// The one deadline is fixed here, with what she was granted in it.
fn new_attempt(
    tested: &Tested,
    enrolment: &enrolment::Model,
    earlier: &[Draw],
    (granted, session): (Effect, SessionId),
    now: DateTimeUtc,
) -> attempt::ActiveModel {
    let test = tested.test();
    let number = i32::try_from(earlier.len() + 1).expect("nobody lives to try so often");
    let seed = rand::rngs::OsRng.try_next_u64().expect("the system gives randomness");
    attempt::ActiveModel {
        enrolment_id: Set(enrolment.id),
        person_id: Set(enrolment.person_id),
        number: Set(number),
        held_by: Set(Some(session)),
        seed: Set(seed.cast_signed()),
        draw: Set(store::keep(Draw::make(test, seed, earlier))),
        started_at: Set(now),
        deadline_at: Set(now + TimeDelta::minutes(test.minutes.into()) + TimeDelta::seconds(granted.extra_seconds.into())),
        extra_seconds: Set(granted.extra_seconds),
        pauses_left: Set(i32::from(test.pauses.count + granted.extra_pauses)),
        pause_seconds: Set(i32::from(test.pauses.minutes) * 60),
        ..Default::default()
    }
}
