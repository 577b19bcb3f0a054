//! Verifying a certificate, for everyone.

use axum::http::StatusCode;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Meta;
use leptos_router::hooks::use_params_map;

use crate::{
    certificates::{confirm_name::MAX_LENGTH, standing::Standing, store, verify, words},
    entity::certificate,
    error::AppError,
    i18n::Language,
    id::CertificateId,
    root::{state, visitor},
    state::AppState,
    thai::{
        date::{bangkok_date, long, with_time},
        digits::hours,
    },
    ui::{
        field::{ErrorSummary, Field},
        icon::{Icon, IconMark},
        notice::Tone,
        page::{Main, Width, page},
    },
    visitor::Visitor,
};

/// The two ways to ask.
#[component]
pub fn VerifyPage() -> impl IntoView {
    let l = visitor().language();
    view! {
        <Main title=words::verify_title(l) width=Width::Narrow>
            <header class="page-head">
                <h1>{words::verify_title(l)}</h1>
                <p class="lead">{words::verify_lead(l)}</p>
            </header>
            <ErrorSummary/>
            <Questions/>
        </Main>
    }
}

#[component]
fn Questions() -> impl IntoView {
    let l = visitor().language();
    let max = u32::try_from(MAX_LENGTH).expect("the longest name is short");
    view! {
        <p>{words::verify_by_qr(l)}</p>
        <form class="card" method="post" action="/verify">
            <h2>{words::verify_by_number(l)}</h2>
            <Field name="number" label=words::number(l) hint=words::number_hint(l) maxlength=60 autocomplete="off"/>
            <Field name="name" label=words::holder_name(l) hint=words::holder_name_hint(l) maxlength=max autocomplete="off"/>
            <button class="button button-main" name="act" value="number">{words::check(l)}</button>
        </form>
        <form class="card" method="post" action="/verify">
            <h2>{words::verify_by_code(l)}</h2>
            <Field name="verify_code" label=words::code(l) maxlength=200 autocomplete="off"/>
            <button class="button" name="act" value="code">{words::check(l)}</button>
        </form>
    }
}

/// Where the QR code leads.
#[component]
pub fn VerdictPage() -> impl IntoView {
    let (state, visitor) = (state(), visitor());
    let code = use_params_map().read_untracked().get("code").unwrap_or_default();
    let response = use_context::<ResponseOptions>();
    page(async move {
        let found = verify::by_code(&state, &visitor, &code).await?;
        if let (None, Some(response)) = (&found, response) {
            response.set_status(StatusCode::NOT_FOUND);
        }
        let manage = match &found {
            Some(certificate) => may_manage(&state, &visitor, certificate.id).await?,
            None => false,
        };
        Ok(match found {
            Some(certificate) => view! { <Found certificate visitor manage/> }.into_any(),
            None => view! { <Unknown/> }.into_any(),
        })
    })
}

/// Whoever looks after its owner goes on from here, with the paper in her hand.
async fn may_manage(state: &AppState, visitor: &Visitor, id: CertificateId) -> Result<bool, AppError> {
    let Ok(registrar) = visitor.registrar() else { return Ok(false) };
    Ok(store::in_scope(&registrar, id, bangkok_date(visitor.now)).one(state.db.read()).await?.is_some())
}

#[component]
fn Found(certificate: certificate::Model, visitor: Visitor, manage: bool) -> impl IntoView {
    let (l, digits) = (visitor.language(), visitor.preferences.digits);
    let standing = Standing::of(&certificate, bangkok_date(visitor.now));
    let (tone, icon, title) = verdict(standing, l);
    let why = match standing {
        Standing::Valid => None,
        Standing::Superseded => Some(words::superseded_why(l).to_owned()),
        Standing::Revoked => certificate.revoked_at.map(|at| words::revoked_why(l, long(bangkok_date(at), l, digits))),
        Standing::Expired => certificate.valid_until.map(|last| words::expired_why(l, long(last, l, digits))),
    };
    let manage = manage.then(
        || view! { <a class="button" href=format!("/certificates/{}/manage", certificate.id)>{words::manage_title(l)}</a> },
    );
    let checked = words::checked_at(l, with_time(visitor.now, l, digits));
    view! {
        <Meta name="robots" content="noindex"/>
        <Main title=title width=Width::Narrow>
            <div class=format!("verdict {}", tone.class())>
                <IconMark icon/>
                <h1>{title}</h1>
                {why.map(|why| view! { <p>{why}</p> })}
                <p class="small">{checked}</p>
            </div>
            <Facts certificate visitor/>
            <p class="soft">{words::compare(l)}</p>
            <p class="row"><a class="button" href="/verify">{words::verify_another(l)}</a>{manage}</p>
        </Main>
    }
}

/// What is printed on a certificate, and nothing else.
#[component]
pub fn Facts(certificate: certificate::Model, visitor: Visitor) -> impl IntoView {
    let (l, digits) = (visitor.language(), visitor.preferences.digits);
    let c = certificate;
    let minutes = u32::try_from(c.minutes).unwrap_or_default();
    let trained = if c.started_on == c.completed_on {
        long(c.completed_on, l, digits)
    } else {
        words::period(l, long(c.started_on, l, digits), long(c.completed_on, l, digits))
    };
    view! {
        <dl class="facts-list">
            <div><dt>{words::holder(l)}</dt><dd><b lang="th">{c.name_th}</b><br/><span lang="en">{c.name_en}</span></dd></div>
            <div><dt>{words::course(l)}</dt><dd><span lang="th">{c.title_th}</span><br/><span lang="en">{c.title_en}</span></dd></div>
            <div><dt>{words::hours(l)}</dt><dd>{hours(minutes, l, digits)}</dd></div>
            <div><dt>{words::trained(l)}</dt><dd>{trained}</dd></div>
            <div><dt>{words::issued_on(l)}</dt><dd>{long(c.issued_on, l, digits)}</dd></div>
            {c.valid_until.map(|last| view! { <div><dt>{words::valid_until(l)}</dt><dd>{long(last, l, digits)}</dd></div> })}
            <div><dt>{words::issuer(l)}</dt><dd>{l.choose(&c.issuer_th, &c.issuer_en).to_owned()}</dd></div>
            <div><dt>{words::number(l)}</dt><dd><span class="number">{c.number}</span></dd></div>
        </dl>
    }
}

#[component]
fn Unknown() -> impl IntoView {
    let l = visitor().language();
    view! {
        <Meta name="robots" content="noindex"/>
        <Main title=words::not_found(l) width=Width::Narrow>
            <div class="verdict is-idle">
                <IconMark icon=Icon::Search/>
                <h1>{words::not_found(l)}</h1>
                <p>{words::not_found_why(l)}</p>
            </div>
            <Questions/>
        </Main>
    }
}

fn verdict(standing: Standing, l: Language) -> (Tone, Icon, &'static str) {
    match standing {
        Standing::Valid => (Tone::Good, Icon::CheckCircle, words::valid(l)),
        Standing::Superseded => (Tone::Info, Icon::Refresh, words::superseded(l)),
        Standing::Revoked => (Tone::Bad, Icon::Ban, words::revoked(l)),
        Standing::Expired => (Tone::Warn, Icon::Clock, words::expired(l)),
    }
}
