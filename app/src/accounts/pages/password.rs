//! Setting a password: by a mailed link, or knowing the present one.

use axum::http::{HeaderValue, StatusCode, header};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_router::hooks::use_params_map;

use super::Crumbs;
use crate::{
    accounts::{password::MIN_LENGTH, token, words},
    entity::TokenPurpose,
    i18n::Language,
    root::{state, visitor},
    thai::digits,
    ui::{
        field::{ErrorSummary, Field},
        page::{Main, Width, page},
    },
};

/// The page of a mailed link. It changes nothing: mail scanners open links too.
#[component]
pub fn SetPasswordPage() -> impl IntoView {
    let (state, visitor) = (state(), visitor());
    let link = use_params_map().read_untracked().get("token").unwrap_or_default();
    let options = use_context::<ResponseOptions>();
    page(async move {
        let l = visitor.language();
        if let Some(options) = &options {
            // The address is a secret; no link on this page may carry it away.
            options.insert_header(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
            options.insert_header(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
        }
        let Some((purpose, account)) = token::find(state.db.read(), &link, visitor.now).await? else {
            if let Some(options) = &options {
                options.set_status(StatusCode::GONE);
            }
            return Ok(view! { <LinkGone l/> }.into_any());
        };
        let (title, go) = match purpose {
            TokenPurpose::Invitation => (words::welcome(l), words::welcome_go(l)),
            TokenPurpose::PasswordReset => (words::new_password_title(l), words::save_password(l)),
        };
        Ok(view! {
            <Main title=title>
                <section class="card auth">
                    <h1>{title}</h1>
                    <ErrorSummary/>
                    <form method="post">
                        <Owner l email=account.email/>
                        <NewPassword l/>
                        <p><button class="button button-main button-wide">{go}</button></p>
                    </form>
                </section>
            </Main>
        }
        .into_any())
    })
}

#[component]
fn LinkGone(l: Language) -> impl IntoView {
    view! {
        <Main title=words::link_gone(l) width=Width::Narrow>
            <div class="empty">
                <h1>{words::link_gone(l)}</h1>
                <p>{words::link_gone_why(l)}</p>
                <p class="row">
                    <a class="button button-main" href="/forgotten">{words::send_link(l)}</a>
                    <a class="button" href="/sign-in">{words::sign_in(l)}</a>
                </p>
            </div>
        </Main>
    }
}

/// Another password, knowing the present one.
#[component]
pub fn ChangePasswordPage() -> impl IntoView {
    let visitor = visitor();
    page(async move {
        let learner = visitor.learner()?;
        let l = visitor.language();
        Ok(view! {
            <Main title=words::change_password(l) width=Width::Narrow>
                <Crumbs l title=words::change_password(l)/>
                <h1>{words::change_password(l)}</h1>
                <p>{words::change_password_why(l)}</p>
                <ErrorSummary/>
                <form method="post">
                    <Owner l email=learner.signed_in().email.clone()/>
                    <Field name="password" label=words::present_password(l) kind="password" autocomplete="current-password" maxlength=128/>
                    <NewPassword l/>
                    <p><button class="button button-main">{words::save_password(l)}</button></p>
                </form>
            </Main>
        })
    })
}

/// Whose password it is: for her eyes, and for the password manager that keeps it.
#[component]
fn Owner(l: Language, email: String) -> impl IntoView {
    view! {
        <div class="field">
            <label for="owner">{words::email(l)}</label>
            <input class="input" id="owner" type="email" value=email autocomplete="username" readonly/>
        </div>
    }
}

#[component]
fn NewPassword(l: Language) -> impl IntoView {
    let length = i64::try_from(MIN_LENGTH).expect("a password's length is a small number");
    let hint = words::new_password_hint(l, &digits::number(length, visitor().preferences.digits.for_language(l)));
    view! {
        <Field name="password_new" label=words::new_password(l) hint=hint kind="password" autocomplete="new-password" maxlength=128/>
        <Field name="password_again" label=words::new_password_again(l) kind="password" autocomplete="new-password" maxlength=128/>
    }
}
