//! Plain HTTP routes of the feature: the forms of the test, and the door for answers that the page sends by itself.

use axum::{
    Extension, Json,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use courses::{answer::RawAnswer, draw::Draw};
use serde::Serialize;

use super::{
    answer::{self, Saved, SentAnswer},
    file, flag, hold, pause, start, store, submit, upload, words,
};
use crate::{
    download::download,
    error::{AppError, Conflict, Fault},
    form::{Fields, Reply, Submission, form},
    id::AttemptId,
    route::{self, Route},
    state::AppState,
    ui::page::conflict_text,
    visitor::Visitor,
};

/// An answer is an id, a key, and at most 10,000 Thai characters of a written one, each nine bytes as a form sends it.
const MAX_BYTES: usize = 96 * 1024;

pub fn routes() -> Vec<Route> {
    let mut answers = route::post("/attempts/{id}/answers", save);
    answers.handler = answers.handler.layer(DefaultBodyLimit::max(MAX_BYTES));
    let mut flags = route::post("/attempts/{id}/flags", flag);
    flags.handler = flags.handler.layer(DefaultBodyLimit::max(MAX_BYTES));
    let mut files = route::post("/attempts/{id}/file", upload::take);
    files.handler = files.handler.layer(DefaultBodyLimit::max(upload::MAX_SENT));
    vec![
        form("/courses/{slug}/test", begin),
        form("/attempts/{id}", act),
        answers,
        flags,
        files,
        route::get("/attempts/{id}/file", upload::back),
        download("/attempts/{id}/files/{question}", file::own),
        download("/reports/people/{id}/attempts/{attempt}/files/{question}", file::in_scope),
    ]
}

async fn begin(submission: Submission) -> Result<Reply, AppError> {
    let learner = submission.visitor.learner()?;
    let slug: String = submission.param("slug")?;
    let attempt = start::start(&submission.state, &learner, &slug).await?;
    Reply::see(format!("/attempts/{attempt}"))
}

/// The forms of a paper, for those without script: an answer and on to the next question, or the end.
///
/// Where the paper has been opened on another device meanwhile, or she rests, the page asks whether she wants to go on
/// here, and keeps what was sent: with `here` it comes again, takes the paper and ends the rest.
async fn act(submission: Submission) -> Result<Reply, AppError> {
    if !submission.fields.raw("here").is_empty() {
        let learner = submission.visitor.learner()?;
        let (attempt, _) = store::own_attempt(submission.state.db.read(), &learner, submission.param("id")?).await?;
        pause::end(&submission.state, &learner, attempt.id).await?;
        hold::open(&submission.state, &learner, &attempt).await?;
    }
    match do_act(submission).await {
        Err(AppError::Conflict(conflict @ (Conflict::TakenOver | Conflict::Paused))) => Err(hold::kept_until_here(conflict)),
        outcome => outcome,
    }
}

async fn do_act(submission: Submission) -> Result<Reply, AppError> {
    match submission.act() {
        "answer" => answer_and_go_on(submission).await,
        // A file that was sent from elsewhere is chosen once more: a form cannot keep it.
        "stay" => Reply::see(format!("/attempts/{}", submission.param::<AttemptId>("id")?)),
        act @ ("flag" | "unflag") => save_and_mark(&submission, act == "flag").await,
        act @ ("submit" | "pause" | "resume") => {
            let (state, learner) = (&submission.state, submission.visitor.learner()?);
            let attempt: AttemptId = submission.param("id")?;
            match act {
                "submit" => submit::submit(state, &learner, attempt).await?,
                "pause" => pause::begin(state, &learner, attempt).await?,
                _ => pause::end(state, &learner, attempt).await?,
            }
            Reply::see(format!("/attempts/{attempt}"))
        }
        _ => Err(AppError::NotFound),
    }
}

async fn answer_and_go_on(submission: Submission) -> Result<Reply, AppError> {
    let (attempt, draw, place) = save_if_given(&submission).await?;
    match place < draw.questions.len() {
        true => Reply::see(format!("/attempts/{attempt}?q={}", place + 1)),
        false => Reply::see(format!("/attempts/{attempt}?q=review")),
    }
}

/// A flag, and with it what was chosen so far: nothing is lost on the way.
async fn save_and_mark(submission: &Submission, is_flagged: bool) -> Result<Reply, AppError> {
    let (attempt, _, place) = save_if_given(submission).await?;
    let learner = submission.visitor.learner()?;
    flag::set(&submission.state, &learner, attempt, submission.fields.raw("question"), is_flagged).await?;
    Reply::see(format!("/attempts/{attempt}?q={place}"))
}

/// Saves what a form holds, and tells the place of its question in the draw, from 1; 0 where there is none. Where
/// nothing was chosen and nothing had been, there is nothing to save.
async fn save_if_given(submission: &Submission) -> Result<(AttemptId, Draw, usize), AppError> {
    let learner = submission.visitor.learner()?;
    let attempt: AttemptId = submission.param("id")?;
    let sent = sent(&submission.fields);
    // A form that flags a question for a file does not hold its answer.
    if submission.fields.raw("keep").is_empty() {
        match answer::save(&submission.state, &learner, attempt, &sent).await {
            Err(AppError::Invalid(_)) if sent.value.is_empty() => {}
            saved => drop(saved?),
        }
    }
    let (attempt, _) = store::own_attempt(submission.state.db.read(), &learner, attempt).await?;
    let draw = store::draw(&attempt)?;
    let place = draw.questions.iter().position(|drawn| drawn.question.as_str() == sent.question);
    Ok((attempt.id, draw, place.map_or(0, |place| place + 1)))
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
            (status, Json(Told { number: None, text: refusal(&visitor, &error), is_complete: false })).into_response()
        }
    }
}

/// Sets or takes away a flag for a page that stays where it is.
async fn flag(
    State(state): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Path(id): Path<String>,
    body: Bytes,
) -> Response {
    let fields = Fields::parse(&body);
    let set = async {
        let attempt = id.parse().map_err(|_| AppError::NotFound)?;
        flag::set(&state, &visitor.learner()?, attempt, fields.raw("question"), fields.raw("flagged") == "1").await
    };
    match set.await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response(),
    }
}

async fn take(state: &AppState, visitor: &Visitor, id: &str, body: &[u8]) -> Result<Saved, AppError> {
    let learner = visitor.learner()?;
    let attempt = id.parse().map_err(|_| AppError::NotFound)?;
    answer::save(state, &learner, attempt, &sent(&Fields::parse(body))).await
}

fn refusal(visitor: &Visitor, error: &AppError) -> String {
    let l = visitor.language();
    if let AppError::Invalid(errors) = error
        && let Some(max) = errors.iter().find_map(|error| if let Fault::TooLong { max } = error.fault { Some(max) } else { None })
    {
        return words::too_long(l, &words::number(visitor, max));
    }
    let text = match error {
        AppError::SignIn => words::sign_in_again(l),
        AppError::Conflict(conflict) => conflict_text(*conflict, l),
        AppError::TooMany { .. } | AppError::Busy { .. } | AppError::Internal { .. } => words::not_saved_yet(l),
        AppError::Invalid(errors) if errors.iter().any(|error| error.fault == Fault::NotNumber) => words::not_a_number(l),
        _ => words::not_taken(l),
    };
    text.to_owned()
}
