//! One person: what is on record, her account, her roles.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::list::AccountChip;
use crate::{
    entity::{AccountState, account, person, posting, role_grant, unit},
    error::AppError,
    i18n::Language,
    id::PersonId,
    people::{
        rank::{self, ROLES},
        store, words,
    },
    root,
    thai::{Digits, FullName, NationalId, date},
    ui::{
        field::{Choice, ErrorSummary, Field},
        page::{Main, Width, page},
    },
    vault::Vault,
    visitor::Visitor,
};

/// How dates are written on this page.
#[derive(Clone, Copy)]
struct Dates(Language, Digits);

impl Dates {
    fn day(self, day: chrono::NaiveDate) -> String {
        date::short(day, self.0, self.1)
    }
}

#[component]
pub fn PersonPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let id = use_params_map().read_untracked().get("id").and_then(|text| text.parse::<PersonId>().ok());
    page(async move {
        let l = visitor.language();
        let by = visitor.administrator()?;
        let id = id.ok_or(AppError::NotFound)?;
        let db = state.db.read();
        let person = store::in_scope(db, by.scope(), id, visitor.now).await?;
        let (accounts, postings, grants) =
            (store::accounts(db, id).await?, store::postings(db, id).await?, store::grants(db, id).await?);
        let dates = Dates(l, visitor.preferences.digits.for_language(l));
        let name = full_name(&person, l);
        let facts = facts(&person, &state.vault, l);
        Ok(view! {
            <Main title=name.clone() width=Width::Narrow>
                <nav aria-label=words::title(l)><ol class="crumbs">
                    <li><a href="/people">{words::title(l)}</a></li>
                    <li aria-current="page">{name.clone()}</li>
                </ol></nav>
                <header class="page-head"><h1>{name}</h1></header>
                <ErrorSummary/>
                {facts}
                <p><a class="button" href=format!("/people/{id}/accommodations")>{words::accommodations(l)}</a>" "<a class="button" href=format!("/people/{id}/transfer")>{words::transfer(l)}</a></p>
                <Postings postings dates/>
                {accounts.into_iter().next().map(|account| view! { <AccountPart account visitor=visitor.clone()/> })}
                <Grants grants visitor dates/>
            </Main>
        })
    })
}

/// Her name in a language.
pub fn full_name(person: &person::Model, l: Language) -> String {
    let (prefix, given, family) = match l {
        Language::Th => (&person.prefix_th, &person.given_th, &person.family_th),
        Language::En => (&person.prefix_en, &person.given_en, &person.family_en),
    };
    FullName { prefix, given, middle: "", family }.display(l)
}

fn facts(person: &person::Model, vault: &Vault, l: Language) -> impl IntoView + use<> {
    let id = person.national_id_cipher.as_ref().and_then(|sealed| vault.open(sealed).ok());
    let id = id.and_then(|plain| String::from_utf8(plain).ok()).and_then(|text| NationalId::parse(&text).ok());
    let masked = id.map_or_else(|| words::none_on_record(l).to_owned(), |id| id.masked());
    let staff_no = person.staff_no.clone().unwrap_or_else(|| words::none_on_record(l).to_owned());
    let other = if l == Language::Th { Language::En } else { Language::Th };
    let other_name = full_name(person, other);
    view! {
        <dl class="facts-list">
            <dt>{words::name(l)}</dt><dd lang=other.code()>{other_name}</dd>
            <dt>{words::masked_id(l)}</dt><dd>{masked}</dd>
            <dt>{words::staff_no(l)}</dt><dd>{staff_no}</dd>
        </dl>
    }
}

#[component]
fn Postings(postings: Vec<(posting::Model, Option<unit::Model>)>, dates: Dates) -> impl IntoView {
    let l = dates.0;
    let rows = postings
        .into_iter()
        .map(|(posting, unit)| {
            let unit = unit.map(|unit| l.choose(&unit.name_th, &unit.name_en).to_owned());
            let until = posting.valid_to.map(|day| format!(" {}", words::until(l, &dates.day(day))));
            view! {
                <li>
                    <b>{rank::position(&posting.position_th, &posting.position_en, &posting.level, l)}</b><br/>
                    {unit}<br/>
                    <span class="soft">{words::since(l, &dates.day(posting.valid_from))}{until}</span>
                </li>
            }
        })
        .collect_view();
    view! { <section class="section"><h2>{words::postings(l)}</h2><ul class="stack">{rows}</ul></section> }
}

#[component]
fn AccountPart(account: account::Model, visitor: Visitor) -> impl IntoView {
    let l = visitor.language();
    let signed_in = account
        .last_signed_in_at
        .map_or_else(|| words::never(l).to_owned(), |at| date::with_time(at, l, visitor.preferences.digits.for_language(l)));
    let acts = match account.state {
        AccountState::Suspended => view! { <button class="button" name="act" value="reinstate">{words::reinstate(l)}</button> }.into_any(),
        state => view! {
            {(state == AccountState::Invited).then(|| view! { <p><button class="button" name="act" value="invite">{words::invite_again(l)}</button></p> })}
            <p class="hint">{words::suspend_hint(l)}</p>
            <label class="check"><input type="checkbox" id="confirm" name="confirm" value="1"/><span>{words::confirm(l)}</span></label>
            <p><button class="button button-danger" name="act" value="suspend">{words::suspend(l)}</button></p>
        }
        .into_any(),
    };
    view! {
        <section class="section"><h2>{words::accounts(l)}</h2>
            <dl class="facts-list">
                <dt>{words::email(l)}</dt><dd>{account.email}</dd>
                <dt>{words::account(l)}</dt><dd><AccountChip state=Some(account.state) l/></dd>
                <dt>{words::last_sign_in(l)}</dt><dd>{signed_in}</dd>
            </dl>
            <form method="post" class="stack">{acts}</form>
        </section>
    }
}

#[component]
fn Grants(grants: Vec<(role_grant::Model, Option<unit::Model>)>, visitor: Visitor, dates: Dates) -> impl IntoView {
    let l = dates.0;
    let today = date::bangkok_date(visitor.now);
    let is_empty = grants.is_empty();
    let rows = grants
        .into_iter()
        .map(|(grant, unit)| {
            let over = unit.map(|unit| l.choose(&unit.name_th, &unit.name_en).to_owned());
            let in_force = grant.valid_to.is_none_or(|day| day >= today);
            let until = grant.valid_to.map(|day| words::until(l, &dates.day(day)));
            let end = if in_force {
                view! {
                    <form method="post">
                        <input type="hidden" name="grant" value=grant.id.to_string()/>
                        <button class="button button-quiet" name="act" value="end">{words::end(l)}</button>
                    </form>
                }
                .into_any()
            } else {
                view! { <span class="soft">{words::ended(l)}</span> }.into_any()
            };
            view! { <li class="row"><span><b>{rank::role_name(grant.role, l)}</b>" · "{over}" "<span class="soft">{until}</span></span>{end}</li> }
        })
        .collect_view();
    let roles = ROLES.iter().map(|(code, _, th, en)| ((*code).to_owned(), l.choose(th, en).to_owned())).collect::<Vec<_>>();
    view! {
        <section class="section"><h2>{words::grants(l)}</h2>
            {if is_empty { view! { <p>{words::no_grants(l)}</p> }.into_any() } else { view! { <ul class="stack">{rows}</ul> }.into_any() }}
            <form method="post">
                <fieldset class="form-part"><legend>{words::grant(l)}</legend>
                    <p class="hint">{words::second_factor_note(l)}</p>
                    <Choice name="role" label=words::role(l) options=roles/>
                    <Field name="unit" label=words::over(l) hint=words::unit_hint(l) maxlength=200/>
                    <Field name="valid_to" kind="date" label=words::valid_to(l) hint=words::valid_to_hint(l) optional=true/>
                    <button class="button button-main" name="act" value="grant">{words::grant(l)}</button>
                </fieldset>
            </form>
        </section>
    }
}
