//! A package comes in: received within limits, read whole, kept as a draft or refused with every reason.

use axum::extract::{FromRequest, Multipart, Request, multipart::Field, multipart::MultipartError};
use courses::package::{self, Findings, MAX_ZIP_BYTES, Package};
use tokio::sync::Semaphore;

use super::{
    publish::{self, Intake},
    store,
};
use crate::{
    access::Trainer,
    audit,
    error::{AppError, Fault},
    id::CourseVersionId,
    state::AppState,
};

/// So much is read of a body. What is over the size of a package is forgotten as it comes, because a browser shows the
/// answer only after it has sent everything.
pub const MAX_SENT: usize = 4 * MAX_ZIP_BYTES;

/// A package may unpack to 200 MB: few at a time, so that trainers cannot fill the memory together.
static UNPACKING: Semaphore = Semaphore::const_new(2);

/// What the form sent.
#[derive(Default)]
pub struct Upload {
    /// The unit that shall own the course if it is new.
    pub unit: String,
    package: Option<Vec<u8>>,
}

/// Why a package was not taken. Nothing was stored.
pub enum Refusal {
    Findings(Findings),
    Error(AppError),
}

impl<E: Into<AppError>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

/// Reads the form. One piece more than allowed is kept of a large file, so that its reader says that it is too large.
pub async fn receive(request: Request) -> Result<Upload, AppError> {
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| missing())?;
    let mut upload = Upload::default();
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        match field.name() {
            Some("unit") => upload.unit = String::from_utf8_lossy(&bytes(&mut field, 20).await?).into_owned(),
            Some("package") if upload.package.is_none() => upload.package = Some(bytes(&mut field, MAX_ZIP_BYTES).await?),
            _ => {}
        }
    }
    Ok(upload)
}

async fn bytes(field: &mut Field<'_>, limit: usize) -> Result<Vec<u8>, AppError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(broken)? {
        if bytes.len() <= limit {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok(bytes)
}

/// Takes the package in as a draft. A course that the trainer may see keeps its unit; a new one goes to the unit chosen.
pub async fn take(state: &AppState, trainer: &Trainer, upload: Upload) -> Result<CourseVersionId, Refusal> {
    let bytes = upload.package.filter(|bytes| !bytes.is_empty()).ok_or_else(missing)?;
    let chosen = store::owner(state.db.read(), trainer, &upload.unit).await?;
    let (package, zip) = read(bytes).await?.map_err(Refusal::Findings)?;
    let intake = Intake::store(state, package, zip).await?;
    let now = state.clock.now();

    let txn = state.db.begin().await?;
    let owner = store::owner_of_course(&txn, trainer, intake.slug()).await?.unwrap_or(chosen);
    let version = publish::draft(&txn, owner, &intake, Some(trainer.person()), now).await?;
    let entry = audit::Entry {
        actor: Some(trainer.person()),
        act: "course.upload",
        subject: format!("course_version:{version}"),
        detail: serde_json::json!({ "course": intake.slug(), "number": intake.number() }),
    };
    audit::record(&txn, &state.vault, now, entry).await?;
    txn.commit().await?;
    Ok(version)
}

/// Unpacks and reads off the async threads; also packs again, the same way for everyone.
async fn read(bytes: Vec<u8>) -> Result<Result<(Package, Vec<u8>), Findings>, AppError> {
    let _turn = UNPACKING.acquire().await.map_err(AppError::internal)?;
    let read = move || {
        let files = package::unzip(&bytes)?;
        let zip = package::zip(&files);
        Ok((Package::read(files)?, zip))
    };
    tokio::task::spawn_blocking(read).await.map_err(AppError::internal)
}

fn missing() -> AppError {
    AppError::field(
        "package",
        Fault::Said {
            th: "โปรดเลือกไฟล์ .zip ของหลักสูตร ไฟล์ที่ส่งมาว่างอยู่หรือยังไม่ได้เลือก".to_owned(),
            en: "Please choose the .zip of the course: no file was chosen, or it is empty.".to_owned(),
        },
    )
}

fn broken(error: MultipartError) -> AppError {
    let fault = if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        let limit = MAX_ZIP_BYTES / (1024 * 1024);
        Fault::Said {
            th: format!("ไฟล์ใหญ่เกิน {limit} MB มาก ระบบจึงหยุดรับ โปรดลดขนาดรูปภาพหรือเอกสารประกอบ"),
            en: format!(
                "The file is far larger than {limit} MB and was not received to its end. Please make pictures or hand-outs smaller."
            ),
        }
    } else {
        Fault::Said {
            th: "รับไฟล์ได้ไม่ครบ โปรดลองส่งอีกครั้ง".to_owned(),
            en: "The file did not arrive whole. Please send it once more.".to_owned(),
        }
    };
    AppError::field("package", fault)
}
