//! A file that is an answer: received within limits, told by its first bytes, kept under its hash, never opened.

use axum::{
    body::Body,
    extract::{FromRequest, Multipart, Path, State, multipart::Field, multipart::MultipartError},
    http::{Request, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use courses::{
    answer::{AnswerFile, FileKind},
    question::{EssayForm, QuestionId, QuestionKind},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{answer, hold, store, store::Tested};
use crate::{
    entity::{Answer, answer as answers, attempt, enrolment},
    error::{AppError, Conflict, Fault},
    form::{Fields, FormState},
    i18n::Language,
    id::AttemptId,
    root::Page,
    state::AppState,
    ui::page::conflict_text,
    visitor::Visitor,
};

/// So much is read of a body: four times the largest file that a question may ask for, because a browser shows the answer
/// only after it has sent everything.
pub const MAX_SENT: usize = 80 * MB;

const MB: usize = 1024 * 1024;

/// So often a learner may hand in another file for a question; each stays in the store.
const MOST: u64 = 20;

/// A question of her open attempt that asks for a file.
struct Asked {
    attempt: attempt::Model,
    question: QuestionId,
    /// Its place on the paper, from 1.
    place: usize,
    kinds: Vec<FileKind>,
    most: usize,
}

/// Takes the form with the file; what is refused is shown on the paper, at the question.
pub async fn take(State(state): State<AppState>, Path(id): Path<String>, request: Request<Body>) -> Response {
    let (parts, body) = request.into_parts();
    let Some(visitor) = parts.extensions.get::<Visitor>().cloned() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let page = Page::of(state.clone(), parts.clone());
    let paper = format!("/attempts/{id}");
    let mut question = String::new();
    let error = match receive(&state, &visitor, &id, Request::from_parts(parts, body), &mut question).await {
        Ok(place) => return Redirect::to(&format!("{paper}?q={place}")).into_response(),
        Err(AppError::Conflict(conflict @ (Conflict::TakenOver | Conflict::Paused))) => {
            let said = |l| conflict_text(conflict, l).to_owned();
            AppError::field(hold::ELSEWHERE, Fault::Said { th: said(Language::Th), en: said(Language::En) })
        }
        Err(error) => error,
    };
    match error {
        AppError::Invalid(errors) => {
            let is_elsewhere = errors.iter().any(|error| error.field == hold::ELSEWHERE);
            let fields = if is_elsewhere { Fields::one("act", "stay") } else { Fields::one("question", &question) };
            let form = FormState { fields, errors, ..FormState::default() };
            page.at(&paper).with_form(form).with_status(StatusCode::UNPROCESSABLE_ENTITY).render().await
        }
        error => page.failed(error).render().await,
    }
}

/// A page that was shown after a refusal stands at the address of the upload, and its links lead on from there.
pub async fn back(State(state): State<AppState>, Path(id): Path<String>, request: Request<Body>) -> Response {
    let (parts, _) = request.into_parts();
    let Some(visitor) = parts.extensions.get::<Visitor>().cloned() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let query = parts.uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    match own(&state, &visitor, &id).await {
        Ok((attempt, _)) => Redirect::to(&format!("/attempts/{}{query}", attempt.id)).into_response(),
        Err(error) => Page::of(state, parts).failed(error).render().await,
    }
}

async fn own(state: &AppState, visitor: &Visitor, id: &str) -> Result<(attempt::Model, enrolment::Model), AppError> {
    let id: AttemptId = id.parse().map_err(|_| AppError::NotFound)?;
    store::own_attempt(state.db.read(), &visitor.learner()?, id).await
}

/// Reads the form, the question before the file, and gives the place of the question.
async fn receive(
    state: &AppState,
    visitor: &Visitor,
    id: &str,
    request: Request<Body>,
    question: &mut String,
) -> Result<usize, AppError> {
    let learner = visitor.learner()?;
    let hers = own(state, visitor, id).await?;
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| missing())?;
    let mut asked = None;
    while let Some(mut field) = form.next_field().await.map_err(|error| broken(&error))? {
        match field.name() {
            Some("question") if asked.is_none() => {
                *question = String::from_utf8_lossy(&bytes(&mut field, 200).await?).into_owned();
                asked = Some(find(state, &hers, question).await?);
            }
            Some("file") => {
                let asked = asked.as_ref().ok_or(AppError::NotFound)?;
                let name = field.file_name().unwrap_or_default().to_owned();
                let file = keep(state, asked, &name, bytes(&mut field, asked.most).await?).await?;
                answer::save_file(state, &learner, &asked.attempt, asked.question.clone(), &file).await?;
                return Ok(asked.place);
            }
            _ => {}
        }
    }
    Err(missing())
}

/// Whatever is not a question for a file on this paper is not found.
async fn find(
    state: &AppState,
    (attempt, enrolment): &(attempt::Model, enrolment::Model),
    question: &str,
) -> Result<Asked, AppError> {
    let db = state.db.read();
    if attempt.closed_at.is_some() {
        return Err(AppError::Conflict(Conflict::AttemptClosed));
    }
    let tested = Tested::of(state, db, enrolment).await?;
    let question: QuestionId = question.parse().map_err(|_| AppError::NotFound)?;
    let place = store::draw(attempt)?.position(&question).ok_or(AppError::NotFound)? + 1;
    let Some(QuestionKind::Essay { form: EssayForm::File { kinds, most_mb }, .. }) =
        tested.question(&question).map(courses::question::Question::kind)
    else {
        return Err(AppError::NotFound);
    };
    let sent = Answer::find()
        .filter(answers::Column::AttemptId.eq(attempt.id))
        .filter(answers::Column::Question.eq(question.as_str()))
        .count(db)
        .await?;
    if sent >= MOST {
        return Err(AppError::field("value", too_often()));
    }
    Ok(Asked { attempt: attempt.clone(), question, place, kinds: kinds.clone(), most: usize::from(*most_mb) * MB })
}

/// Puts the file into the store, if it is what the question asks for.
async fn keep(state: &AppState, asked: &Asked, name: &str, bytes: Vec<u8>) -> Result<AnswerFile, AppError> {
    if bytes.is_empty() {
        return Err(missing());
    }
    if bytes.len() > asked.most {
        return Err(AppError::field("value", too_large(asked.most / MB)));
    }
    let kind = FileKind::of(&bytes).filter(|kind| asked.kinds.contains(kind));
    let kind = kind.ok_or_else(|| AppError::field("value", other_kind(&asked.kinds)))?;
    let sha256 = state.library.put(bytes).await?;
    Ok(AnswerFile { sha256, name: kind.name(name), kind })
}

/// One piece more than allowed is kept of a large file, so that it is known to be too large; the rest is forgotten as it
/// comes.
async fn bytes(field: &mut Field<'_>, limit: usize) -> Result<Vec<u8>, AppError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|error| broken(&error))? {
        if bytes.len() <= limit {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok(bytes)
}

fn missing() -> AppError {
    let th = "โปรดเลือกไฟล์ก่อนส่ง ยังไม่ได้เลือกไฟล์หรือไฟล์ว่างอยู่".to_owned();
    AppError::field("value", Fault::Said { th, en: "Please choose a file first: none was chosen, or it is empty.".to_owned() })
}

fn too_large(most_mb: usize) -> Fault {
    Fault::Said {
        th: format!("ไฟล์ใหญ่เกิน\u{a0}{most_mb}\u{a0}MB โปรดลดขนาดไฟล์แล้วส่งใหม่"),
        en: format!("The file is larger than {most_mb} MB. Please make it smaller and send it again."),
    }
}

fn other_kind(kinds: &[FileKind]) -> Fault {
    let kinds = kinds.iter().map(|kind| kind.ending()).collect::<Vec<_>>().join(", ");
    Fault::Said {
        th: format!("เนื้อไฟล์ไม่ใช่ชนิดที่รับ ข้อนี้รับไฟล์ {kinds} (ไม่รับไฟล์ที่มีแมโคร) โปรดบันทึกใหม่เป็นชนิดดังกล่าว"),
        en: format!(
            "What is inside is no file of the kinds that are taken here: {kinds}, without macros. Please save it as one."
        ),
    }
}

fn too_often() -> Fault {
    Fault::Said {
        th: "ข้อนี้ส่งไฟล์ครบจำนวนครั้งแล้ว ระบบใช้ไฟล์ล่าสุดที่ส่งไว้".to_owned(),
        en: "Files were sent too often for this question; the last one stands.".to_owned(),
    }
}

fn broken(error: &MultipartError) -> AppError {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return AppError::field("value", too_large(MAX_SENT / MB / 4));
    }
    let th = "รับไฟล์ได้ไม่ครบ โปรดลองส่งอีกครั้ง".to_owned();
    AppError::field("value", Fault::Said { th, en: "The file did not arrive whole. Please send it once more.".to_owned() })
}
