//! The second factor: setting it up, showing it, renewing its recovery codes, taking it away.

use leptos::prelude::*;

use super::{Crumbs, next};
use crate::{
    accounts::{
        enter,
        second_factor::{self, Enrolment, Standing},
        words,
    },
    error::AppError,
    form::{FormState, Held},
    i18n::Language,
    root::{current_address, state, visitor},
    thai::digits,
    ui::{
        field::Field,
        notice::{Notice, Tone},
        page::{Main, Width, page},
        qr::QrMark,
    },
};

/// The page for the second factor; what it shows depends on where it stands.
#[component]
pub fn SecondFactorPage() -> impl IntoView {
    let (state, visitor) = (state(), visitor());
    let next = next();
    let codes = FormState::current().shown_once;
    page(async move {
        let who = visitor.signed_in.clone().ok_or(AppError::SignIn)?;
        let l = visitor.language();
        let compulsory = second_factor::is_compulsory(&who);
        if !codes.is_empty() {
            return Ok(view! { <RecoveryCodes l codes next/> }.into_any());
        }
        Ok(match second_factor::standing(&state, &who).await? {
            Standing::Asked => {
                view! { <Ask l action="/account/second-factor".to_owned() field="next" value=next.unwrap_or_default()/> }
                    .into_any()
            }
            Standing::Absent => view! { <Begin l next compulsory/> }.into_any(),
            Standing::Begun(enrolment) => view! { <Confirm l next enrolment/> }.into_any(),
            Standing::Shown { recovery_codes } => {
                let left =
                    digits::number(i64::try_from(recovery_codes).unwrap_or(i64::MAX), visitor.preferences.digits.for_language(l));
                view! { <Manage l left compulsory/> }.into_any()
            }
        })
    })
}

/// In place of a page that asks for the second factor: the code at once, or the way to set it up. `held` is a form that
/// waits meanwhile.
#[component]
pub fn SecondFactorGate(held: Option<Held>) -> impl IntoView {
    let l = visitor().language();
    if visitor().signed_in.is_some_and(|who| who.has_second_factor) {
        let (action, field, value) = match held {
            Some(held) => (held.path, "held", held.fields),
            None => ("/account/second-factor".to_owned(), "next", current_address()),
        };
        return view! { <Ask l action field value/> }.into_any();
    }
    view! {
        <Main title=words::second_factor_needed(l) width=Width::Narrow>
            <div class="empty">
                <h1>{words::second_factor_needed(l)}</h1>
                <p>{words::second_factor_why(l)}</p>
                <a class="button button-main" href=enter::second_factor(&current_address())>{words::second_factor_begin(l)}</a>
            </div>
        </Main>
    }
    .into_any()
}

#[component]
fn Ask(l: Language, action: String, field: &'static str, value: String) -> impl IntoView {
    view! {
        <Main title=words::show_code(l)>
            <section class="card auth">
                <h1>{words::show_code(l)}</h1>
                <form method="post" action=action>
                    <input type="hidden" name=field value=value/>
                    <CodeField l recovery=true/>
                    <p><button class="button button-main button-wide" name="act" value="show">{words::confirm(l)}</button></p>
                </form>
                <details class="disclosure"><summary>{words::no_code(l)}</summary><p>{words::no_code_why(l)}</p></details>
            </section>
        </Main>
    }
}

#[component]
fn Begin(l: Language, next: Option<String>, compulsory: bool) -> impl IntoView {
    view! {
        <Main title=words::second_factor(l) width=Width::Narrow>
            <Crumbs l title=words::second_factor(l)/>
            <h1>{words::second_factor(l)}</h1>
            {compulsory.then(|| view! { <Notice tone=Tone::Warn title=words::second_factor_needed(l)><p>{words::second_factor_why(l)}</p></Notice> })}
            <p>{words::second_factor_what(l)}</p>
            <form method="post">
                <input type="hidden" name="next" value=next/>
                <Field name="password" label=words::present_password(l) kind="password" autocomplete="current-password" maxlength=128/>
                <p><button class="button button-main" name="act" value="begin">{words::second_factor_begin(l)}</button></p>
            </form>
        </Main>
    }
}

#[component]
fn Confirm(l: Language, next: Option<String>, enrolment: Enrolment) -> impl IntoView {
    view! {
        <Main title=words::second_factor_set_up(l) width=Width::Narrow>
            <Crumbs l title=words::second_factor(l)/>
            <h1>{words::second_factor_set_up(l)}</h1>
            <ol class="how set-up">
                <li><h2>{words::step_app(l)}</h2><p>{words::step_app_how(l)}</p></li>
                <li>
                    <h2>{words::step_scan(l)}</h2>
                    <p><QrMark text=enrolment.address label=words::step_scan_label(l)/></p>
                    <p>{words::step_type(l)}</p>
                    <p><code>{enrolment.typed}</code></p>
                </li>
                <li>
                    <h2>{words::step_code(l)}</h2>
                    <form method="post">
                        <input type="hidden" name="next" value=next/>
                        <CodeField l/>
                        <p><button class="button button-main" name="act" value="confirm">{words::confirm(l)}</button></p>
                    </form>
                </li>
            </ol>
        </Main>
    }
}

#[component]
fn RecoveryCodes(l: Language, codes: Vec<String>, next: Option<String>) -> impl IntoView {
    let codes = codes.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect_view();
    view! {
        <Main title=words::recovery_codes(l) width=Width::Narrow>
            <Notice tone=Tone::Good title=words::second_factor_done(l)/>
            <h1>{words::recovery_codes(l)}</h1>
            <p>{words::recovery_codes_why(l)}</p>
            <ul class="codes">{codes}</ul>
            <p class="section"><a class="button button-main" href=next.unwrap_or_else(|| "/account".to_owned())>{words::kept_them(l)}</a></p>
        </Main>
    }
}

#[component]
fn Manage(l: Language, left: String, compulsory: bool) -> impl IntoView {
    view! {
        <Main title=words::second_factor(l) width=Width::Narrow>
            <Crumbs l title=words::second_factor(l)/>
            <h1>{words::second_factor(l)}</h1>
            <Notice tone=Tone::Good title=words::second_factor_on(l)><p>{words::codes_left(l, &left)}</p></Notice>
            <form method="post">
                <CodeField l recovery=true/>
                <p class="row">
                    <button class="button button-main" name="act" value="renew">{words::renew_codes(l)}</button>
                    {(!compulsory).then(|| view! { <button class="button button-danger" name="act" value="remove">{words::remove(l)}</button> })}
                </p>
            </form>
            {compulsory.then(|| view! { <p class="small soft">{words::cannot_remove(l)}</p> })}
        </Main>
    }
}

/// A code of the app; `recovery` says that a recovery code will do.
#[component]
fn CodeField(l: Language, #[prop(optional)] recovery: bool) -> impl IntoView {
    let hint = if recovery { words::code_or_recovery_hint(l) } else { words::code_hint(l) };
    let (inputmode, class) = if recovery { ("text", "input") } else { ("numeric", "input input-code") };
    view! { <Field name="code" label=words::code(l) hint=hint autocomplete="one-time-code" inputmode=inputmode maxlength=40 class=class/> }
}
