//! Results of other institutions as a file (docs/import.md): sent and checked whole, looked at, then written whole.

mod check;
mod rows;

use std::collections::BTreeMap;

use courses::package::Findings;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    sea_query::OnConflict,
};
use serde_json::json;

pub use rows::{COLUMNS, template};

use super::{
    result::{ExternalResult, Origin},
    store,
};
use crate::{
    access::HrOfficer,
    audit::{self, Entry},
    catalogue::skills::KnownSkill,
    entity::{ExternalImport, SkillSource, external_import},
    error::{AppError, Fault},
    form::{FILE, Sent, too_large},
    id::{ExternalImportId, PersonId},
    skills::evidence::{self, Observation},
    state::AppState,
};

/// Largest file that is taken: ten thousand rows and room for long names.
pub const MAX_FILE: usize = 5 * 1024 * 1024;
/// So many rows are taken at once.
pub const MAX_ROWS: usize = 10_000;

/// Why a file was not taken. Nothing was written.
pub enum Refusal {
    Findings(Findings),
    Error(AppError),
}

impl<E: Into<AppError>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

/// A row that everything holds of.
#[derive(Clone, Debug)]
pub struct Checked {
    pub line: u32,
    pub person: PersonId,
    pub area: KnownSkill,
    pub level: i16,
    pub result: ExternalResult,
    /// Whether it is not on record yet.
    pub is_new: bool,
}

/// Takes a file in: checks it against everything that is known, keeps it, and gives where it can be looked at. The same
/// file again is the same import.
pub async fn send(state: &AppState, by: &HrOfficer, sent: Option<Sent>) -> Result<ExternalImportId, Refusal> {
    let sent = sent.ok_or_else(|| AppError::field(FILE, Fault::Required))?;
    if sent.is_too_large {
        return Err(AppError::field(FILE, too_large(MAX_FILE)).into());
    }
    let now = state.clock.now();
    let rows = check::check(state, state.db.read(), by, &sent.name, sent.bytes.clone(), now).await?;
    let sha256 = state.library.put(sent.bytes).await?;
    let row = external_import::ActiveModel {
        person_id: Set(by.person()),
        file_sha256: Set(sha256.clone()),
        file_name: Set(sent.name),
        rows: Set(i32::try_from(rows.len()).unwrap_or(i32::MAX)),
        sent_at: Set(now),
        ..Default::default()
    };
    let twice =
        OnConflict::columns([external_import::Column::PersonId, external_import::Column::FileSha256]).do_nothing().to_owned();
    ExternalImport::insert(row).on_conflict(twice).exec_without_returning(state.db.write()).await?;
    let found = ExternalImport::find()
        .filter(external_import::Column::PersonId.eq(by.person()))
        .filter(external_import::Column::FileSha256.eq(sha256))
        .one(state.db.write())
        .await?;
    Ok(found.ok_or(AppError::NotFound)?.id)
}

/// What a file would change.
pub struct Preview {
    pub import: external_import::Model,
    pub people: usize,
    pub new: usize,
    /// Rows an area that are new, in the order of their codes.
    pub areas: Vec<(KnownSkill, usize)>,
    /// The first rows.
    pub first: Vec<Checked>,
}

/// So many rows are shown before they are written.
const SHOWN: usize = 20;

/// Checks the file once more, as things stand now.
pub async fn preview(state: &AppState, by: &HrOfficer, id: ExternalImportId) -> Result<Preview, Refusal> {
    let import = store::import(state.db.read(), by, id).await?;
    let bytes = state.library.get(&import.file_sha256).await?;
    let rows = check::check(state, state.db.read(), by, &import.file_name, bytes, state.clock.now()).await?;
    let mut areas: BTreeMap<String, (KnownSkill, usize)> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.is_new) {
        areas.entry(row.area.code.clone()).or_insert_with(|| (row.area.clone(), 0)).1 += 1;
    }
    let people: std::collections::BTreeSet<_> = rows.iter().map(|row| row.person).collect();
    Ok(Preview {
        import,
        people: people.len(),
        new: rows.iter().filter(|row| row.is_new).count(),
        areas: areas.into_values().collect(),
        first: rows.into_iter().take(SHOWN).collect(),
    })
}

/// Writes a file: every row that is new, with standings and tallies, in one transaction. What has changed since it was
/// looked at is found again, and then nothing is written. Twice is once.
pub async fn write(state: &AppState, by: &HrOfficer, id: ExternalImportId) -> Result<(), Refusal> {
    let now = state.clock.now();
    let import = store::import(state.db.read(), by, id).await?;
    let bytes = state.library.get(&import.file_sha256).await?;
    let txn = state.db.begin().await?;
    let import = ExternalImport::find_by_id(id).lock_exclusive().one(&txn).await?.ok_or(AppError::NotFound)?;
    if import.written_at.is_some() {
        return Ok(());
    }
    let rows = check::check(state, &txn, by, &import.file_name, bytes, now).await?;
    let all = rows.len();
    let seen: Vec<_> = rows.into_iter().filter(|row| row.is_new).map(|row| observation(row, by, id)).collect();
    let new = evidence::record_facts(&txn, SkillSource::External, seen, now).await?;
    let sha256 = import.file_sha256.clone();
    let mut row = import.into_active_model();
    row.written_at = Set(Some(now));
    row.new_results = Set(Some(i32::try_from(new).unwrap_or(i32::MAX)));
    row.update(&txn).await?;
    let detail = json!({ "rows": all, "new": new, "sha256": sha256 });
    let entry = Entry { actor: Some(by.person()), act: "external.import", subject: format!("external_import:{id}"), detail };
    audit::record(&txn, &state.vault, now, entry).await?;
    txn.commit().await?;
    Ok(())
}

fn observation(row: Checked, by: &HrOfficer, import: ExternalImportId) -> Observation {
    Observation {
        person: row.person,
        source: SkillSource::External,
        level: row.level,
        on: row.result.issued_on,
        fact: Some(row.result.fact()),
        actor: Some(by.person()),
        detail: Some(row.result.detail(&Origin::File { import, line: row.line })),
        area: row.area,
        measured: None,
    }
}
