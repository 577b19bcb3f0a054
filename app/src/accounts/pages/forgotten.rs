//! Asking for a link to set a password.

use leptos::prelude::*;

use super::asked;
use crate::{
    accounts::words,
    root::{state, visitor},
    ui::{
        field::{ErrorSummary, Field},
        notice::{Notice, Tone},
        page::Main,
    },
};

/// The answer is the same whether there is an account or not.
#[component]
pub fn ForgottenPage() -> impl IntoView {
    let l = visitor().language();
    let contact = state().settings.contact.clone();
    let body = if asked("done") == "sent" {
        view! {
            <Notice tone=Tone::Good title=words::link_sent(l)><p>{words::link_sent_why(l)}</p></Notice>
            <p>{words::no_letter(l)}" "<a href=format!("mailto:{contact}")>{contact.clone()}</a></p>
            <p><a class="button" href="/sign-in">{words::back_to_sign_in(l)}</a></p>
        }
        .into_any()
    } else {
        view! {
            <ErrorSummary/>
            <p>{words::forgotten_why(l)}</p>
            <form method="post">
                <Field name="email" label=words::email(l) kind="email" autocomplete="username" maxlength=254/>
                <p><button class="button button-main button-wide">{words::send_link(l)}</button></p>
            </form>
            <p class="small"><a href="/sign-in">{words::back_to_sign_in(l)}</a></p>
        }
        .into_any()
    };
    view! { <Main title=words::forgotten(l)><section class="card auth"><h1>{words::forgotten(l)}</h1>{body}</section></Main> }
}
