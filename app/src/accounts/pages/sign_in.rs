//! The sign-in page, and the same form where a page or a post met an ended session.

use leptos::prelude::*;

use super::next;
use crate::{
    accounts::{demo, words},
    form::Held,
    i18n::Language,
    people::rank::role_name,
    root::{current_address, state, visitor},
    thai::date::bangkok_date,
    ui::{
        field::{ErrorSummary, Field},
        notice::{Notice, Tone},
        page::{Main, page},
    },
};

/// Where people sign in. In a demo it offers whom a visitor can be.
#[component]
pub fn SignInPage() -> impl IntoView {
    let (state, visitor) = (state(), visitor());
    let next = next().unwrap_or_default();
    page(async move {
        let l = visitor.language();
        let offered = match state.settings.demo {
            true => demo::offered(&state.db, bangkok_date(visitor.now)).await?,
            false => Vec::new(),
        };
        let already = visitor.signed_in.map(|who| {
            let name = l.choose(&who.given_th, &who.given_en).to_owned();
            view! { <Notice title=words::already(l, &name)><p><a href="/learning">{words::go_to_learning(l)}</a></p></Notice> }
        });
        Ok(view! {
            <Main title=words::sign_in(l)>
                <Card l next=next.clone() held=None remark=already.into_any()/>
                {(!offered.is_empty()).then(|| view! { <DemoAccounts offered l next/> })}
            </Main>
        })
    })
}

/// The form that signs a person in, in place of a page. `reason` says that the page asks for it; `held` is a form that
/// met an ended session and waits.
#[component]
pub fn SignInForm(#[prop(optional)] reason: bool, held: Option<Held>) -> impl IntoView {
    let l = visitor().language();
    let remark = match (&held, reason) {
        (Some(_), _) => view! { <Notice tone=Tone::Warn title=words::ended(l)><p>{words::ended_why(l)}</p></Notice> }.into_any(),
        (None, true) => view! { <Notice title=words::asked(l)/> }.into_any(),
        (None, false) => ().into_any(),
    };
    view! { <Main title=words::sign_in(l)><Card l next=current_address() held remark/></Main> }
}

#[component]
fn Card(l: Language, next: String, held: Option<Held>, remark: AnyView) -> impl IntoView {
    let (action, field, value) = match held {
        Some(held) => (held.path, "held", held.fields),
        None => ("/sign-in".to_owned(), "next", next),
    };
    view! {
        <section class="card auth">
            <h1>{words::sign_in(l)}</h1>
            {remark}
            <ErrorSummary/>
            <form method="post" action=action>
                <input type="hidden" name=field value=value/>
                <Field name="email" label=words::email(l) kind="email" autocomplete="username" maxlength=254/>
                <Field name="password" label=words::password(l) kind="password" autocomplete="current-password" maxlength=128/>
                <p><button class="button button-main button-wide">{words::sign_in(l)}</button></p>
            </form>
            <p class="small"><a href="/forgotten">{words::forgotten_or_never_set(l)}</a></p>
        </section>
    }
}

#[component]
fn DemoAccounts(offered: Vec<demo::Offered>, l: Language, next: String) -> impl IntoView {
    let rows = offered.into_iter().map(|who| view! { <DemoAccount who l next=next.clone()/> }).collect_view();
    view! {
        <section class="card auth section" aria-labelledby="demo">
            <h2 id="demo">{words::demo(l)}</h2>
            <p class="small soft">{words::demo_why(l)}</p>
            <ul class="demo-accounts">{rows}</ul>
        </section>
    }
}

#[component]
fn DemoAccount(who: demo::Offered, l: Language, next: String) -> impl IntoView {
    let name = match l {
        Language::Th => format!("{} {}", who.given_th, who.family_th),
        Language::En => format!("{} {}", who.given_en, who.family_en),
    };
    let role = who.role.map_or(words::learner(l), |role| role_name(role, l));
    let unit = match l {
        Language::Th => who.unit_th,
        Language::En => who.unit_en,
    };
    let over = unit.map(|unit| format!(" · {unit}"));
    view! {
        <li>
            <form method="post" action="/sign-in">
                <input type="hidden" name="email" value=who.email/>
                <input type="hidden" name="password" value=demo::PASSWORD/>
                <input type="hidden" name="next" value=next/>
                <button class="button button-wide"><b>{role}</b>" "<span class="small">{name}{over}</span></button>
            </form>
        </li>
    }
}
