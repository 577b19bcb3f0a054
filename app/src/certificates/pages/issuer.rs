//! Logo and signatory of the units that issue certificates.

use base64::{Engine, engine::general_purpose::STANDARD};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    certificates::{issuer, words},
    entity::{Signatory, signatory, unit},
    error::AppError,
    form::FormState,
    id::UnitId,
    root::{state, visitor},
    thai::date::{bangkok_date, long},
    ui::{
        field::{ErrorSummary, Field, fault_text},
        icon::{Icon, IconMark},
        page::{Main, Width, page},
    },
    visitor::Visitor,
};

/// The units whose certificates she looks after.
#[component]
pub fn IssuersPage() -> impl IntoView {
    let (state, visitor) = (state(), visitor());
    page(async move {
        let registrar = visitor.registrar()?;
        let (l, today) = (visitor.language(), bangkok_date(visitor.now));
        let units = issuer::units(state.db.read(), &registrar).await?;
        let ids = units.iter().map(|unit| unit.id);
        let signing = Signatory::find()
            .filter(signatory::Column::UnitId.is_in(ids))
            .filter(issuer::signs_on(today))
            .all(state.db.read())
            .await?;
        let rows = units
            .into_iter()
            .map(|unit| {
                let signatory = signing.iter().rfind(|row| row.unit_id == unit.id).map(|row| l.choose(&row.name_th, &row.name_en).to_owned());
                view! {
                    <tr>
                        <th scope="row"><a href=format!("/certificates/issuer/{}", unit.id)>{l.choose(&unit.name_th, &unit.name_en).to_owned()}</a></th>
                        <td data-label=words::signatory(l)>{signatory.unwrap_or_else(|| words::inherited(l).to_owned())}</td>
                        <td data-label=words::logo(l)>{if unit.logo_sha256.is_some() { words::has_logo(l) } else { words::no_logo(l) }}</td>
                    </tr>
                }
            })
            .collect_view();
        Ok(view! {
            <Main title=words::issuers_title(l)>
                <header class="page-head">
                    <h1>{words::issuers_title(l)}</h1>
                    <p class="lead">{words::issuers_lead(l)}</p>
                </header>
                <table class="table table-stack">
                    <caption class="visually-hidden">{words::issuers_title(l)}</caption>
                    <thead><tr>
                        <th scope="col">{words::unit(l)}</th>
                        <th scope="col">{words::signatory(l)}</th>
                        <th scope="col">{words::logo(l)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </Main>
        })
    })
}

/// One unit: who signs for it, and its logo.
#[component]
pub fn IssuerPage() -> impl IntoView {
    let (state, visitor) = (state(), visitor());
    let id = use_params_map().read_untracked().get("unit").and_then(|text| text.parse::<UnitId>().ok());
    page(async move {
        let registrar = visitor.registrar()?;
        let (l, today) = (visitor.language(), bangkok_date(visitor.now));
        let unit = issuer::unit(state.db.read(), &registrar, id.ok_or(AppError::NotFound)?).await?;
        let signatories = issuer::signatories(state.db.read(), &unit, today).await?;
        let logo = match &unit.logo_sha256 {
            Some(sha256) => Some(state.library.get(sha256).await?),
            None => None,
        };
        let name = l.choose(&unit.name_th, &unit.name_en).to_owned();
        Ok(view! {
            <Main title=name.clone() width=Width::Narrow>
                <nav aria-label=words::issuers_title(l)><ol class="crumbs">
                    <li><a href="/certificates/issuer">{words::issuers_title(l)}</a></li>
                    <li aria-current="page">{name.clone()}</li>
                </ol></nav>
                <h1>{name}</h1>
                <ErrorSummary/>
                <Signatories signatories visitor=visitor.clone()/>
                <SignatoryForm unit=unit.id today=today.to_string()/>
                <LogoForm unit logo/>
            </Main>
        })
    })
}

#[component]
fn Signatories(signatories: Vec<signatory::Model>, visitor: Visitor) -> impl IntoView {
    let (l, digits) = (visitor.language(), visitor.preferences.digits);
    let none = signatories.is_empty().then(|| view! { <p>{words::no_signatory(l)}</p> });
    let rows = signatories
        .into_iter()
        .map(|row| {
            view! {
                <li>
                    <b>{l.choose(&row.name_th, &row.name_en).to_owned()}</b><br/>
                    {l.choose(&row.position_th, &row.position_en).to_owned()}<br/>
                    <span class="soft">{words::from_day(l, long(row.valid_from, l, digits))}</span>
                </li>
            }
        })
        .collect_view();
    let list = none.is_none().then(|| view! { <ul class="stack">{rows}</ul> });
    view! { <section class="section" aria-labelledby="signing"><h2 id="signing">{words::current_signatory(l)}</h2>{none}{list}</section> }
}

#[component]
fn SignatoryForm(unit: UnitId, today: String) -> impl IntoView {
    let l = visitor().language();
    view! {
        <section class="section" aria-labelledby="new-signatory">
            <h2 id="new-signatory">{words::new_signatory(l)}</h2>
            <p>{words::new_signatory_why(l)}</p>
            <form method="post" action=format!("/certificates/issuer/{unit}") class="stack">
                <Field name="signatory_th" label=words::signatory_th(l) maxlength=100 lang="th"/>
                <Field name="signatory_en" label=words::signatory_en(l) maxlength=100 lang="en"/>
                <Field name="position_th" label=words::position_th(l) maxlength=150 lang="th"/>
                <Field name="position_en" label=words::position_en(l) maxlength=150 lang="en"/>
                <Field name="valid_from" label=words::valid_from(l) kind="date" value=today/>
                <p><button class="button button-main" name="act" value="signatory">{words::save(l)}</button></p>
            </form>
        </section>
    }
}

#[component]
fn LogoForm(unit: unit::Model, logo: Option<Vec<u8>>) -> impl IntoView {
    let l = visitor().language();
    let fault =
        FormState::current().errors.into_iter().find(|error| error.field == "logo").map(|error| fault_text(&error.fault, l));
    let described_by = if fault.is_some() { "logo-hint logo-error" } else { "logo-hint" };
    let here = format!("/certificates/issuer/{}", unit.id);
    let alt = words::logo_alt(l, l.choose(&unit.name_th, &unit.name_en));
    let shown = match logo {
        Some(bytes) => view! {
            <p><img class="logo" src=data_uri(&bytes) alt=alt/></p>
            <form method="post" action=here.clone()><button class="button button-quiet" name="act" value="remove-logo">{words::remove_logo(l)}</button></form>
        }
        .into_any(),
        None => view! { <p>{words::no_logo_why(l)}</p> }.into_any(),
    };
    view! {
        <section class="section" aria-labelledby="logo-title">
            <h2 id="logo-title">{words::logo(l)}</h2>
            {shown}
            <form method="post" action=format!("{here}/logo") enctype="multipart/form-data" class="stack">
                <div class=if fault.is_some() { "field field-error" } else { "field" }>
                    <label for="logo">{words::logo_file(l)}</label>
                    <p class="hint" id="logo-hint">{words::logo_hint(l)}</p>
                    {fault.clone().map(|text| view! { <p class="error-text" id="logo-error"><IconMark icon=Icon::Alert/>{text}</p> })}
                    <input class="input" type="file" id="logo" name="logo" accept="image/png,image/svg+xml" required=true aria-invalid=fault.is_some().then_some("true") aria-describedby=described_by/>
                </div>
                <p><button class="button">{words::upload(l)}</button></p>
            </form>
        </section>
    }
}

/// A picture inside the page: it needs no address of its own, and nothing in it can run.
fn data_uri(bytes: &[u8]) -> String {
    let kind = if bytes.starts_with(b"\x89PNG") { "image/png" } else { "image/svg+xml" };
    format!("data:{kind};base64,{}", STANDARD.encode(bytes))
}
