//! Plain HTTP routes of the feature: the forms of the test, and the door for answers that the page sends by itself.

use axum::{
    Extension, Json,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use courses::answer::RawAnswer;
use serde::Serialize;

use super::{
    answer::{self, Saved, SentAnswer},
    hold, start, store, submit, words,
};
use crate::{
    error::{AppError, Conflict, Fault},
    form::{Fields, Reply, Submission, form},
    i18n::Language,
    id::AttemptId,
    route::{self, Route},
    state::AppState,
    ui::page::conflict_text,
    visitor::Visitor,
};

/// An answer is an id, a key, and at most eight gaps of [`MAX_TEXT`](courses::answer::MAX_TEXT) characters, each nine
/// bytes as a form sends it.
const MAX_BYTES: usize = 8 * 1024;

pub fn routes() -> Vec<Route> {
    let mut answers = route::post("/attempts/{id}/answers", save);
    answers.handler = answers.handler.layer(DefaultBodyLimit::max(MAX_BYTES));
    vec![form("/courses/{slug}/test", begin), form("/attempts/{id}", act), answers]
}

async fn begin(submission: Submission) -> Result<Reply, AppError> {
    let learner = submission.visitor.learner()?;
    let slug: String = submission.param("slug")?;
    let attempt = start::start(&submission.state, &learner, &slug).await?;
    Reply::see(format!("/attempts/{attempt}"))
}

/// The forms of a paper, for those without script: an answer and on to the next question, or the end.
///
/// Where the paper has been opened on another device meanwhile, the page asks where she wants to go on, and keeps what
/// was sent: with `here` it comes again and takes the paper.
async fn act(submission: Submission) -> Result<Reply, AppError> {
    if !submission.fields.raw("here").is_empty() {
        let learner = submission.visitor.learner()?;
        let (attempt, _) = store::own_attempt(submission.state.db.read(), &learner, submission.param("id")?).await?;
        hold::open(&submission.state, &learner, &attempt).await?;
    }
    match do_act(submission).await {
        Err(AppError::Conflict(conflict @ Conflict::TakenOver)) => {
            let said = |l| conflict_text(conflict, l).to_owned();
            Err(AppError::field(hold::ELSEWHERE, Fault::Said { th: said(Language::Th), en: said(Language::En) }))
        }
        outcome => outcome,
    }
}

async fn do_act(submission: Submission) -> Result<Reply, AppError> {
    match submission.act() {
        "answer" => answer_and_go_on(submission).await,
        "submit" => {
            let attempt: AttemptId = submission.param("id")?;
            submit::submit(&submission.state, &submission.visitor.learner()?, attempt).await?;
            Reply::see(format!("/attempts/{attempt}"))
        }
        _ => Err(AppError::NotFound),
    }
}

/// Where nothing was chosen and nothing had been, there is nothing to save, and she goes on.
async fn answer_and_go_on(submission: Submission) -> Result<Reply, AppError> {
    let learner = submission.visitor.learner()?;
    let attempt: AttemptId = submission.param("id")?;
    let sent = sent(&submission.fields);
    match answer::save(&submission.state, &learner, attempt, &sent).await {
        Err(AppError::Invalid(_)) if sent.value.is_empty() => {}
        saved => drop(saved?),
    }
    let (attempt, _) = store::own_attempt(submission.state.db.read(), &learner, attempt).await?;
    let draw = store::draw(&attempt)?;
    let next =
        draw.questions.iter().position(|drawn| drawn.question.as_str() == sent.question).map_or(0, |position| position + 1);
    match next < draw.questions.len() {
        true => Reply::see(format!("/attempts/{}?q={}", attempt.id, next + 1)),
        false => Reply::see(format!("/attempts/{}?q=review", attempt.id)),
    }
}

fn sent(fields: &Fields) -> SentAnswer {
    let field = |name| fields.raw(name).to_owned();
    let value = RawAnswer::join(fields.all("value"));
    SentAnswer { question: field("question"), value, client_key: field("client_key") }
}

/// What the page is told: the sentence that it shows, ready made in the language of the learner.
#[derive(Serialize)]
struct Told {
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<i32>,
    text: String,
    /// Whether the question counts as answered.
    is_complete: bool,
}

/// Saves an answer that the page sends by itself. 200 is a receipt; 401, 429 and 5xx ask to keep the answer and try
/// again; 423 to keep it until she has done something about it; any other status says that it will never be taken.
async fn save(
    State(state): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<String>,
    body: Bytes,
) -> Response {
    match take(&state, &visitor, &id, &body).await {
        Ok(saved) => {
            let text = words::saved_answer(&visitor, saved);
            Json(Told { number: Some(saved.receipt.number), text, is_complete: saved.is_complete }).into_response()
        }
        Err(error) => {
            let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (status, Json(Told { number: None, text: refusal(&visitor, &error).to_owned(), is_complete: false })).into_response()
        }
    }
}

async fn take(state: &AppState, visitor: &Visitor, id: &str, body: &[u8]) -> Result<Saved, AppError> {
    let learner = visitor.learner()?;
    let attempt = id.parse().map_err(|_| AppError::NotFound)?;
    answer::save(state, &learner, attempt, &sent(&Fields::parse(body))).await
}

fn refusal(visitor: &Visitor, error: &AppError) -> &'static str {
    let l = visitor.language();
    match error {
        AppError::SignIn => words::sign_in_again(l),
        AppError::Conflict(conflict) => conflict_text(*conflict, l),
        AppError::TooMany { .. } | AppError::Busy { .. } | AppError::Internal { .. } => words::not_saved_yet(l),
        AppError::Invalid(errors) if errors.iter().any(|error| error.fault == Fault::NotNumber) => words::not_a_number(l),
        _ => words::not_taken(l),
    }
}
