//! Pages of the feature.

mod account;
mod forgotten;
mod password;
mod second_factor;
mod sessions;
mod sign_in;

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, hooks::use_query_map, path};

use self::{
    account::AccountPage,
    forgotten::ForgottenPage,
    password::{ChangePasswordPage, SetPasswordPage},
    second_factor::SecondFactorPage,
    sessions::SessionsPage,
};
use super::words;
use crate::{i18n::Language, route::local_path};

pub use second_factor::SecondFactorGate;
pub use sign_in::{SignInForm, SignInPage};

#[component(transparent)]
pub fn AccountRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async/>
        <Route path=path!("/forgotten") view=ForgottenPage ssr=SsrMode::Async/>
        <Route path=path!("/set-password/:token") view=SetPasswordPage ssr=SsrMode::Async/>
        <Route path=path!("/account") view=AccountPage ssr=SsrMode::Async/>
        <Route path=path!("/account/password") view=ChangePasswordPage ssr=SsrMode::Async/>
        <Route path=path!("/account/sessions") view=SessionsPage ssr=SsrMode::Async/>
        <Route path=path!("/account/second-factor") view=SecondFactorPage ssr=SsrMode::Async/>
    }
    .into_inner()
}

/// Where a page of the account stands: below the account.
#[component]
fn Crumbs(l: Language, #[prop(into)] title: String) -> impl IntoView {
    view! {
        <nav aria-label=words::place(l)>
            <ol class="crumbs"><li><a href="/account">{words::account(l)}</a></li><li aria-current="page">{title}</li></ol>
        </nav>
    }
}

/// A value of the query.
fn asked(name: &str) -> String {
    use_query_map().read_untracked().get(name).unwrap_or_default()
}

/// Where to go afterwards: what the form before said, or the query; nothing that leads elsewhere.
fn next() -> Option<String> {
    let typed = crate::form::FormState::current().fields.raw("next").to_owned();
    [typed, asked("next")].iter().find_map(|next| local_path(next)).map(str::to_owned)
}
