//! The sign-in page, and the same form where a page or a post met an ended session.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    accounts::{demo, words},
    form::{FormState, Held},
    i18n::Language,
    root::{current_address, state, visitor},
    route::local_path,
    thai::date::bangkok_date,
    ui::{
        field::{ErrorSummary, Field},
        notice::{Notice, Tone},
        page::{Main, page},
    },
};

/// Where people sign in.
#[component]
pub fn SignInPage() -> impl IntoView {
    let l = visitor().language();
    let typed = FormState::current().fields.raw("next").to_owned();
    let asked = use_query_map().read_untracked().get("next").unwrap_or_default();
    let next = [typed, asked].iter().find_map(|next| local_path(next)).unwrap_or_default().to_owned();
    let already = visitor().signed_in.map(|who| {
        let name = l.choose(&who.given_th, &who.given_en).to_owned();
        view! { <Notice title=words::already(l, &name)><p><a href="/learning">{words::go_on(l)}</a></p></Notice> }
    });
    view! { <Main title=words::sign_in(l)><Card l next held=None remark=already.into_any()/></Main> }
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
    let waits = held.is_some();
    let (action, field, value) = match held {
        Some(held) => (held.path, "held", held.fields),
        None => ("/sign-in".to_owned(), "next", next.clone()),
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
            <p class="small"><a href="/forgotten">{words::forgotten(l)}</a></p>
        </section>
        {(!waits).then(|| view! { <DemoAccounts l next/> })}
    }
}

/// In a demo: whom a visitor can be, each a button.
#[component]
fn DemoAccounts(l: Language, next: String) -> impl IntoView {
    let (state, visitor) = (state(), visitor());
    page(async move {
        if !state.settings.demo {
            return Ok(().into_any());
        }
        let offered = demo::offered(&state.db, bangkok_date(visitor.now)).await?;
        let rows = offered.into_iter().map(|who| view! { <DemoAccount who l next=next.clone()/> }).collect_view();
        Ok(view! {
            <section class="card auth section" aria-labelledby="demo">
                <h2 id="demo">{words::demo(l)}</h2>
                <p class="small soft">{words::demo_why(l)}</p>
                <ul class="stack demo-accounts">{rows}</ul>
            </section>
        }
        .into_any())
    })
}

#[component]
fn DemoAccount(who: demo::Offered, l: Language, next: String) -> impl IntoView {
    let name = match l {
        Language::Th => format!("{} {}", who.given_th, who.family_th),
        Language::En => format!("{} {}", who.given_en, who.family_en),
    };
    let role = who.role.map_or(words::learner(l), |role| words::role(role, l));
    let unit = match l {
        Language::Th => who.unit_th,
        Language::En => who.unit_en,
    };
    view! {
        <li>
            <form method="post" action="/sign-in">
                <input type="hidden" name="email" value=who.email/>
                <input type="hidden" name="password" value=demo::PASSWORD/>
                <input type="hidden" name="next" value=next/>
                <button class="button button-wide"><span>{role}<small class="soft">" "{name}{unit.map(|unit| format!(" · {unit}"))}</small></span></button>
            </form>
        </li>
    }
}
