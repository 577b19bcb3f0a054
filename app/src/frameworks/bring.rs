//! Bringing a framework in: the same rules for the page and for the console.

use courses::{
    framework::{self, Framework, SHIPPED},
    package::{Finding, FindingKind, Findings},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel,
    QueryFilter, QuerySelect, sea_query::OnConflict,
};
use serde_json::json;

use super::store;
use crate::{
    access::Administrator,
    audit::{self, Entry},
    catalogue::framework::{codes_of_others, write},
    entity::{Framework as FrameworkTable, FrameworkFile, Unit, framework as table, framework_file},
    error::{AppError, Fault},
    form::{FILE, Sent, too_large},
    id::{FrameworkFileId, UnitId},
    people::tree::Span,
    state::AppState,
};

/// Why a file was not taken. Nothing was changed.
#[derive(Debug)]
pub enum Refusal {
    Findings(Findings),
    Error(AppError),
}

impl<E: Into<AppError>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

/// Takes a file in, if everything holds of it, and gives where what it changes can be looked at.
pub async fn send(state: &AppState, by: &Administrator, sent: Option<Sent>) -> Result<FrameworkFileId, Refusal> {
    let sent = sent.ok_or_else(|| AppError::field(FILE, Fault::Required))?;
    if sent.is_too_large {
        return Err(AppError::field(FILE, too_large(framework::MAX_BYTES)).into());
    }
    let framework = read(&sent.name, sent.bytes.clone()).await?;
    check(state.db.read(), Some(by), &sent.name, &framework).await?;
    let sha256 = state.library.put(sent.bytes).await?;
    let row = framework_file::ActiveModel {
        person_id: Set(by.person()),
        file_sha256: Set(sha256.clone()),
        file_name: Set(sent.name.clone()),
        sent_at: Set(state.clock.now()),
        ..Default::default()
    };
    let key = [framework_file::Column::PersonId, framework_file::Column::FileSha256, framework_file::Column::FileName];
    let twice = OnConflict::columns(key).do_nothing().to_owned();
    FrameworkFile::insert(row).on_conflict(twice).exec_without_returning(state.db.write()).await?;
    let found = FrameworkFile::find()
        .filter(framework_file::Column::PersonId.eq(by.person()))
        .filter(framework_file::Column::FileSha256.eq(sha256))
        .filter(framework_file::Column::FileName.eq(sent.name))
        .one(state.db.write())
        .await?;
    Ok(found.ok_or(AppError::NotFound)?.id)
}

/// The framework of a file that was sent, and the one that it would replace.
pub async fn preview(
    state: &AppState,
    by: &Administrator,
    id: FrameworkFileId,
) -> Result<(Framework, Option<Framework>), Refusal> {
    let file = store::file(state.db.read(), by, id).await?;
    let framework = read(&file.file_name, state.library.get(&file.file_sha256).await?).await?;
    check(state.db.read(), Some(by), &file.file_name, &framework).await?;
    let frameworks = state.skills.all(&state.db).await?;
    let old = frameworks.framework(&framework.code).map(|known| known.definition.clone());
    Ok((framework, old))
}

/// Brings the framework of a file in. Twice is once.
pub async fn save(state: &AppState, by: &Administrator, id: FrameworkFileId) -> Result<Framework, Refusal> {
    let now = state.clock.now();
    let file = store::file(state.db.read(), by, id).await?;
    let framework = read(&file.file_name, state.library.get(&file.file_sha256).await?).await?;
    let txn = state.db.begin().await?;
    let file = FrameworkFile::find_by_id(id).lock_exclusive().one(&txn).await?.ok_or(AppError::NotFound)?;
    check(&txn, Some(by), &file.file_name, &framework).await?;
    write(&txn, &framework, false, owner(by)).await?;
    let sha256 = file.file_sha256.clone();
    let mut row = file.into_active_model();
    row.saved_at = Set(Some(now));
    row.update(&txn).await?;
    record(state, &txn, by, &framework, &sha256).await?;
    txn.commit().await?;
    state.skills.forget().await;
    Ok(framework)
}

/// The same from the console of the machine, whose operator holds the database anyhow; a framework of an agency keeps its
/// owner.
pub async fn from_console(state: &AppState, file: &str, bytes: &[u8]) -> Result<Framework, Refusal> {
    let framework = read(file, bytes.to_vec()).await?;
    let txn = state.db.begin().await?;
    check(&txn, None, file, &framework).await?;
    write(&txn, &framework, false, None).await?;
    txn.commit().await?;
    state.skills.forget().await;
    Ok(framework)
}

/// A large file takes a moment, which belongs to no other request.
async fn read(file: &str, bytes: Vec<u8>) -> Result<Framework, Refusal> {
    let file = file.to_owned();
    let read = tokio::task::spawn_blocking(move || framework::read(&file, &bytes)).await.map_err(AppError::internal)?;
    read.map_err(Refusal::Findings)
}

/// A framework that ships stays as it is, that of another unit is for its own administrators, and no code is used twice.
async fn check(db: &impl ConnectionTrait, by: Option<&Administrator>, file: &str, framework: &Framework) -> Result<(), Refusal> {
    let code = || framework.code.clone();
    let mut found = Vec::new();
    if SHIPPED.contains(&framework.code.as_str()) {
        found.push(FindingKind::FrameworkShips { code: code() });
    } else if !may_replace(db, by, &framework.code).await? {
        found.push(FindingKind::CodeOfAnother { code: code() });
    }
    let taken = codes_of_others(db, framework).await?;
    found.extend(taken.into_iter().map(|code| FindingKind::CodeOfAnother { code }));
    if found.is_empty() {
        return Ok(());
    }
    let findings = found.into_iter().map(|kind| Finding { file: file.to_owned(), line: None, kind });
    Err(Refusal::Findings(findings.collect()))
}

/// Whoever reaches its owner may replace a framework; one without an owner, whoever reaches everything.
async fn may_replace(db: &impl ConnectionTrait, by: Option<&Administrator>, code: &str) -> Result<bool, AppError> {
    let Some(by) = by else { return Ok(true) };
    if by.scope().reaches(Span::ROOT.first) {
        return Ok(true);
    }
    let Some(known) = FrameworkTable::find().filter(table::Column::Code.eq(code)).one(db).await? else { return Ok(true) };
    let Some(owner) = known.owner_id else { return Ok(false) };
    let reached = Unit::find_by_id(owner).filter(by.scope().condition()).one(db).await?;
    Ok(reached.is_some())
}

/// The unit at the top of the administrator's scope.
fn owner(by: &Administrator) -> Option<UnitId> {
    by.scope().tops().next()
}

async fn record(
    state: &AppState,
    txn: &DatabaseTransaction,
    by: &Administrator,
    framework: &Framework,
    sha256: &str,
) -> Result<(), AppError> {
    let detail = json!({ "edition": framework.edition, "areas": framework.areas.len(), "sha256": sha256 });
    let (act, subject) = ("framework.save", format!("framework:{}", framework.code));
    let entry = Entry { actor: Some(by.person()), act, subject, detail };
    Ok(audit::record(txn, &state.vault, state.clock.now(), entry).await?)
}
