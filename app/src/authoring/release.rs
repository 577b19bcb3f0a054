//! What becomes of versions and courses: published, discarded, withdrawn, opened again.

use courses::PackageVersion;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QuerySelect,
};
use serde_json::json;

use super::{publish, store};
use crate::{
    access::Trainer,
    audit,
    entity::{Course, CourseSkill, CourseVersion, VersionChange, VersionState, course, course_skill, course_version},
    error::{AppError, Conflict, Fault},
    form::{Reply, Submission},
    id::CourseVersionId,
    state::AppState,
};

/// The buttons of a version's page.
pub async fn act_on_version(submission: Submission) -> Result<Reply, AppError> {
    let trainer = submission.visitor.trainer()?;
    let version = submission.param("id")?;
    match submission.act() {
        "publish" => publish_version(&submission, &trainer, version).await,
        "discard" => discard(&submission, &trainer, version).await,
        _ => Err(AppError::NotFound),
    }
}

/// The buttons of a course's page.
pub async fn act_on_course(submission: Submission) -> Result<Reply, AppError> {
    let trainer = submission.visitor.trainer()?;
    match submission.act() {
        "withdraw" => withdraw(&submission, &trainer).await,
        "reopen" => reopen(&submission, &trainer).await,
        _ => Err(AppError::NotFound),
    }
}

/// Publishes the draft that she has seen. `seen` is the version that was current then: when another has been published
/// since, the numbers on her screen were about something else.
async fn publish_version(submission: &Submission, trainer: &Trainer, version: CourseVersionId) -> Result<Reply, AppError> {
    let mut check = submission.check();
    let change = check.one_of("change", &[("minor", VersionChange::Minor), ("major", VersionChange::Major)]);
    check.done()?;
    let change = change.ok_or(AppError::NotFound)?;
    let (state, now) = (&submission.state, submission.state.clock.now());

    let txn = state.db.begin().await?;
    let row = store::version(&txn, trainer, version).await?;
    let course = lock_course(&txn, trainer, &row.slug).await?;
    let current = course.current_version_id.map(|id| id.to_string()).unwrap_or_default();
    if row.state == VersionState::Draft && submission.fields.raw("seen") != current {
        return Err(AppError::Conflict(Conflict::Stale));
    }
    publish::publish(&txn, version, change, Some(trainer.person()), now).await?;
    let change = if change == VersionChange::Major { "major" } else { "minor" };
    let detail = json!({ "course": row.slug, "number": row.number, "change": change, "instead_of": course.current_version_id });
    record(state, &txn, trainer, "course.publish", format!("course_version:{version}"), detail).await?;
    txn.commit().await?;
    state.versions.forget(&row.slug).await;
    Reply::see(format!("/authoring/versions/{version}"))
}

/// Deletes a draft, and its course if that never had another version. What was published can never be deleted.
async fn discard(submission: &Submission, trainer: &Trainer, version: CourseVersionId) -> Result<Reply, AppError> {
    confirmed(submission, "discard_sure")?;
    let state = &submission.state;
    let txn = state.db.begin().await?;
    let seen = store::version(&txn, trainer, version).await?;
    let course = lock_course(&txn, trainer, &seen.slug).await?;
    let row = CourseVersion::find_by_id(version).lock_exclusive().one(&txn).await?.ok_or(AppError::NotFound)?;
    if row.state != VersionState::Draft {
        return Err(AppError::Conflict(Conflict::AlreadyDone));
    }
    CourseSkill::delete_many().filter(course_skill::Column::VersionId.eq(version)).exec(&txn).await?;
    CourseVersion::delete_by_id(version).exec(&txn).await?;
    let left = CourseVersion::find().filter(course_version::Column::CourseId.eq(course.id)).count(&txn).await?;
    if left == 0 {
        Course::delete_by_id(course.id).exec(&txn).await?;
    }
    let detail = json!({ "course": seen.slug, "number": seen.number, "package": row.package_sha256 });
    record(state, &txn, trainer, "course.discard", format!("course_version:{version}"), detail).await?;
    txn.commit().await?;
    Reply::see(if left == 0 { "/authoring".to_owned() } else { format!("/authoring/courses/{}", seen.slug) })
}

/// Takes a course out of the catalogue. Those under way go on; nobody can enrol.
async fn withdraw(submission: &Submission, trainer: &Trainer) -> Result<Reply, AppError> {
    confirmed(submission, "withdraw_sure")?;
    let slug: String = submission.param("slug")?;
    let txn = submission.state.db.begin().await?;
    let course = lock_course(&txn, trainer, &slug).await?;
    let Some(current) = course.current_version_id else {
        return Err(AppError::Conflict(Conflict::AlreadyDone));
    };
    set_current(&txn, course, None).await?;
    let detail = json!({ "version": current });
    record(&submission.state, &txn, trainer, "course.withdraw", format!("course:{slug}"), detail).await?;
    txn.commit().await?;
    submission.state.versions.forget(&slug).await;
    Reply::see(format!("/authoring/courses/{slug}"))
}

/// Puts a withdrawn course back, in its highest published version.
async fn reopen(submission: &Submission, trainer: &Trainer) -> Result<Reply, AppError> {
    let slug: String = submission.param("slug")?;
    let txn = submission.state.db.begin().await?;
    let course = lock_course(&txn, trainer, &slug).await?;
    if course.current_version_id.is_some() {
        return Err(AppError::Conflict(Conflict::AlreadyDone));
    }
    let versions = store::versions(&txn, [course.id]).await?;
    let published = versions.into_iter().filter(|version| version.state == VersionState::Published);
    let highest = published.max_by_key(|version| version.number.parse::<PackageVersion>().ok()).map(|version| version.id);
    let highest = highest.ok_or(AppError::Conflict(Conflict::NotPublished))?;
    set_current(&txn, course, Some(highest)).await?;
    let detail = json!({ "version": highest });
    record(&submission.state, &txn, trainer, "course.reopen", format!("course:{slug}"), detail).await?;
    txn.commit().await?;
    submission.state.versions.forget(&slug).await;
    Reply::see(format!("/authoring/courses/{slug}"))
}

async fn set_current(txn: &DatabaseTransaction, course: course::Model, to: Option<CourseVersionId>) -> Result<(), AppError> {
    let mut row = course.into_active_model();
    row.current_version_id = Set(to);
    row.update(txn).await?;
    Ok(())
}

/// The course of that slug in her scope, so that nobody else moves it meanwhile.
async fn lock_course(txn: &DatabaseTransaction, trainer: &Trainer, slug: &str) -> Result<course::Model, AppError> {
    let found = store::course(txn, trainer, slug).await?;
    Course::find_by_id(found.id).lock_exclusive().one(txn).await?.ok_or(AppError::NotFound)
}

/// A box beside the button has to be ticked.
fn confirmed(submission: &Submission, field: &str) -> Result<(), AppError> {
    if submission.fields.raw(field) == "yes" {
        return Ok(());
    }
    let fault = Fault::Said {
        th: "โปรดทำเครื่องหมายในช่องยืนยันก่อน".to_owned(),
        en: "Please tick the box to confirm first.".to_owned(),
    };
    Err(AppError::field(field, fault))
}

async fn record(
    state: &AppState,
    txn: &DatabaseTransaction,
    trainer: &Trainer,
    act: &str,
    subject: String,
    detail: serde_json::Value,
) -> Result<(), AppError> {
    let entry = audit::Entry { actor: Some(trainer.person()), act, subject, detail };
    Ok(audit::record(txn, &state.vault, state.clock.now(), entry).await?)
}
