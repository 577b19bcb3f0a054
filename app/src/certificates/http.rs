//! Plain HTTP routes of the feature.

use axum::{
    body::Body,
    extract::{FromRequest, Multipart, Path, State},
    http::{Request, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use serde_json::json;

use super::{
    confirm_name,
    issuer::{self, MAX_LOGO_BYTES, NewSignatory},
    print, reissue,
    standing::Standing,
    store, verify, words,
};
use crate::{
    audit::{self, Entry},
    download::{Download, Inquiry, download},
    entity::{Person, certificate},
    error::{AppError, Fault},
    form::{Fields, FormState, Reply, Submission, form},
    i18n::Language,
    id::{CertificateId, UnitId},
    root::Page,
    route::{self, Route, local_path},
    state::AppState,
    thai::date::bangkok_date,
    visitor::Visitor,
};

pub fn routes() -> Vec<Route> {
    vec![
        form("/account/certificate-name", confirm),
        form("/verify", find),
        form("/certificates/{id}/manage", manage),
        form("/certificates/issuer/{unit}", issue_as),
        route::post("/certificates/issuer/{unit}/logo", upload_logo),
        download("/certificates/{id}", pdf),
    ]
}

async fn confirm(submission: Submission) -> Result<Reply, AppError> {
    use sea_orm::EntityTrait;
    let learner = submission.visitor.learner()?;
    let person = Person::find_by_id(learner.person()).one(submission.state.db.read()).await?.ok_or(AppError::NotFound)?;
    let names = confirm_name::read(&submission, &person)?;
    if submission.act() == "preview" {
        return Ok(Reply::Again(FormState { fields: submission.fields, ..FormState::default() }));
    }
    confirm_name::confirm(&submission.state, &learner, names).await?;
    Reply::see(local_path(submission.fields.raw("next")).unwrap_or("/learning"))
}

/// A certificate that is found has an address of its own, which shows no name.
async fn find(submission: Submission) -> Result<Reply, AppError> {
    let mut check = submission.check();
    if submission.act() == "code" {
        let code = check.text("verify_code", 1, 200);
        check.done()?;
        let code = code.rsplit('/').next().unwrap_or_default();
        let plain = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        return if plain { Reply::see(format!("/v/{code}")) } else { Err(AppError::field("verify_code", Fault::Unreadable)) };
    }
    let (number, name) = (check.text("number", 1, 60), check.text("name", 1, confirm_name::MAX_LENGTH));
    check.done()?;
    match verify::by_number(&submission.state, &submission.visitor, &number, &name).await? {
        Some(found) => Reply::see(format!("/v/{}", found.verify_code)),
        None => Err(AppError::field("number", not_found())),
    }
}

fn not_found() -> Fault {
    Fault::Said { th: words::no_such_number(Language::Th).to_owned(), en: words::no_such_number(Language::En).to_owned() }
}

async fn manage(submission: Submission) -> Result<Reply, AppError> {
    let registrar = submission.visitor.registrar()?;
    let id: CertificateId = submission.param("id")?;
    let (state, mut check) = (&submission.state, submission.check());
    if submission.act() == "revoke" {
        let reason = check.lines("revoke_reason", 5, 500);
        check.one_of("sure", &[("yes", ())]);
        check.done()?;
        reissue::revoke(state, &registrar, id, reason).await?;
        return Reply::see(format!("/certificates/{id}/manage"));
    }
    let reason = check.lines("reason", 5, 500);
    check.done()?;
    let names = confirm_name::letters_only(&submission)?;
    let new = reissue::reissue(state, &registrar, id, names, &reason).await?;
    Reply::see(format!("/certificates/{new}/manage"))
}

async fn issue_as(submission: Submission) -> Result<Reply, AppError> {
    let registrar = submission.visitor.registrar()?;
    let unit: UnitId = submission.param("unit")?;
    let here = format!("/certificates/issuer/{unit}");
    if submission.act() == "remove-logo" {
        issuer::remove_logo(&submission.state, &registrar, unit).await?;
        return Reply::see(here);
    }
    let mut check = submission.check();
    let (name_th, name_en) = (check.text("signatory_th", 3, 100), check.text("signatory_en", 3, 100));
    let (position_th, position_en) = (check.text("position_th", 3, 150), check.text("position_en", 3, 150));
    let valid_from = check.date("valid_from");
    if submission.fields.raw("valid_from").is_empty() {
        check.fault("valid_from", Fault::Required);
    }
    let typed =
        [("signatory_th", &name_th), ("signatory_en", &name_en), ("position_th", &position_th), ("position_en", &position_en)];
    for (field, text) in typed {
        if submission.state.printer.lacks(text).is_some() {
            check.fault(field, Fault::Unreadable);
        }
    }
    check.done()?;
    let valid_from = valid_from.ok_or(AppError::NotFound)?;
    let new = NewSignatory { name_th, name_en, position_th, position_en, valid_from };
    issuer::set_signatory(&submission.state, &registrar, unit, new).await?;
    Reply::see(here)
}

/// A file cannot come through an ordinary form; what is refused is shown on the page of the unit.
async fn upload_logo(State(state): State<AppState>, Path(unit): Path<String>, request: Request<Body>) -> Response {
    let (parts, body) = request.into_parts();
    let Some(visitor) = parts.extensions.get::<Visitor>().cloned() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let here = format!("/certificates/issuer/{unit}");
    let page = Page::of(state.clone(), parts.clone()).at(&here);
    match take_logo(&state, &visitor, &unit, Request::from_parts(parts, body)).await {
        Ok(()) => Redirect::to(&here).into_response(),
        Err(AppError::Invalid(errors)) => {
            let form = FormState { fields: Fields::default(), errors, ..FormState::default() };
            page.with_form(form).with_status(StatusCode::UNPROCESSABLE_ENTITY).render().await
        }
        Err(error) => page.failed(error).render().await,
    }
}

async fn take_logo(state: &AppState, visitor: &Visitor, unit: &str, request: Request<Body>) -> Result<(), AppError> {
    let registrar = visitor.registrar()?;
    let unit: UnitId = unit.parse().map_err(|_| AppError::NotFound)?;
    let unreadable = || AppError::field("logo", Fault::Unreadable);
    let mut parts = Multipart::from_request(request, &()).await.map_err(|_| unreadable())?;
    let mut bytes = Vec::new();
    while let Some(mut field) = parts.next_field().await.map_err(|_| unreadable())? {
        let is_logo = field.name() == Some("logo");
        while let Some(chunk) = field.chunk().await.map_err(|_| unreadable())? {
            // One byte too many is enough to know that it is too large.
            let room = (MAX_LOGO_BYTES + 1).saturating_sub(bytes.len());
            if is_logo {
                bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
            }
        }
    }
    issuer::set_logo(state, &registrar, unit, bytes).await
}

/// `/certificates/12.pdf`: her own unless it was revoked, or one in scope, and then it is on record who took it.
async fn pdf(inquiry: Inquiry) -> Result<Download, AppError> {
    let file: String = inquiry.param("id")?;
    let id = file.strip_suffix(".pdf").unwrap_or(&file).parse().map_err(|_| AppError::NotFound)?;
    let certificate = visible(&inquiry, id).await?;
    let bytes = print::pdf(&inquiry.state, &certificate, inquiry.visitor.preferences.digits).await?;
    Ok(Download {
        name: format!("{} {}.pdf", words::kind(Language::Th), certificate.number),
        plain_name: format!("certificate-{}.pdf", certificate.number),
        content_type: "application/pdf",
        content: bytes.into(),
    })
}

async fn visible(inquiry: &Inquiry, id: CertificateId) -> Result<certificate::Model, AppError> {
    let (state, visitor) = (&inquiry.state, &inquiry.visitor);
    let today = bangkok_date(visitor.now);
    if let Some(own) = store::own(state.db.read(), &visitor.learner()?, id).await?
        && Standing::of(&own, today) != Standing::Revoked
    {
        return Ok(own);
    }
    let registrar = visitor.registrar()?;
    let found = store::in_scope(&registrar, id, today).one(state.db.read()).await?.ok_or(AppError::NotFound)?;
    let entry = Entry {
        actor: Some(registrar.person()),
        act: "certificate.download",
        subject: format!("certificate:{id}"),
        detail: json!({}),
    };
    audit::look(&state.db, &state.vault, visitor.now, entry).await?;
    Ok(found)
}
