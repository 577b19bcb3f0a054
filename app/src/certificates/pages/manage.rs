//! Correcting and revoking a certificate, for those who look after its owner.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use serde_json::json;

use super::{standing_chip, verify::Facts};
use crate::{
    audit::{self, Entry},
    certificates::{confirm_name::MAX_LENGTH, standing::Standing, store, words},
    entity::certificate,
    error::AppError,
    id::CertificateId,
    root::{state, visitor},
    thai::{
        date::{bangkok_date, long},
        digits::number,
    },
    ui::{
        field::{ErrorSummary, Field},
        icon::{Icon, IconMark},
        notice::Chip,
        page::{Main, Width, page},
    },
    visitor::Visitor,
};

/// What is on record, all issues of it, and the two things that can be done. Opening it is on record.
#[component]
pub fn ManageCertificatePage() -> impl IntoView {
    let (state, visitor) = (state(), visitor());
    let id = use_params_map().read_untracked().get("id").and_then(|text| text.parse::<CertificateId>().ok());
    page(async move {
        let registrar = visitor.registrar()?;
        let id = id.ok_or(AppError::NotFound)?;
        let today = bangkok_date(visitor.now);
        let db = state.db.read();
        let certificate = store::in_scope(&registrar, id, today).one(db).await?.ok_or(AppError::NotFound)?;
        let revisions = store::revisions(db, &certificate).await?;
        let subject = format!("certificate:{id}");
        let entry = Entry { actor: Some(registrar.person()), act: "certificate.look", subject, detail: json!({}) };
        audit::look(&state.db, &state.vault, visitor.now, entry).await?;
        let l = visitor.language();
        let standing = Standing::of(&certificate, today);
        let can_change = matches!(standing, Standing::Valid | Standing::Expired);
        let (tone, icon, word) = standing_chip(standing, l);
        let reason = certificate.revoked_reason.clone();
        let reason = reason.map(|reason| view! { <p class="soft">{words::revoked_reason(l)}": "{reason}</p> });
        let names = (certificate.name_th.clone(), certificate.name_en.clone());
        Ok(view! {
            <Main title=words::manage_title(l) width=Width::Narrow>
                <header class="page-head">
                    <h1>{words::manage_title(l)}</h1>
                    <p class="row"><Chip tone text=word icon/></p>
                    {reason}
                </header>
                <ErrorSummary/>
                <Facts certificate visitor=visitor.clone()/>
                <p class="row page-head"><a class="button" href=format!("/certificates/{id}.pdf")><IconMark icon=Icon::Download/>{words::download(l)}</a></p>
                <Revisions revisions visitor/>
                {can_change.then(|| view! { <ReissueForm names/><RevokeForm/> })}
            </Main>
        })
    })
}

#[component]
fn Revisions(revisions: Vec<certificate::Model>, visitor: Visitor) -> impl IntoView {
    let (l, digits) = (visitor.language(), visitor.preferences.digits);
    let today = bangkok_date(visitor.now);
    let rows = revisions
        .into_iter()
        .map(|row| {
            let (tone, icon, word) = standing_chip(Standing::of(&row, today), l);
            view! {
                <tr>
                    <th scope="row">{number(row.revision.into(), digits.for_language(l))}</th>
                    <td data-label=words::number(l)><a class="number" href=format!("/certificates/{}/manage", row.id)>{row.number}</a></td>
                    <td data-label=words::issued_on(l)>{long(row.issued_on, l, digits)}</td>
                    <td data-label=words::standing(l)><Chip tone text=word icon/></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="table table-stack">
            <caption>{words::revisions(l)}</caption>
            <thead><tr>
                <th scope="col">{words::revision(l)}</th>
                <th scope="col">{words::number(l)}</th>
                <th scope="col">{words::issued_on(l)}</th>
                <th scope="col">{words::standing(l)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn ReissueForm(names: (String, String)) -> impl IntoView {
    let l = visitor().language();
    let max = u32::try_from(MAX_LENGTH).expect("the longest name is short");
    view! {
        <section class="section" aria-labelledby="reissue">
            <h2 id="reissue">{words::reissue_title(l)}</h2>
            <p>{words::reissue_why(l)}</p>
            <form method="post" class="stack">
                <Field name="name_th" label=words::name_th(l) hint=words::name_th_hint(l) value=names.0 maxlength=max lang="th"/>
                <Field name="name_en" label=words::name_en(l) hint=words::name_en_hint(l) value=names.1 maxlength=max lang="en"/>
                <Field name="reason" label=words::reissue_reason(l) hint=words::reissue_reason_hint(l) maxlength=500/>
                <p><button class="button button-main" name="act" value="reissue">{words::reissue(l)}</button></p>
            </form>
        </section>
    }
}

#[component]
fn RevokeForm() -> impl IntoView {
    let l = visitor().language();
    view! {
        <section class="section" aria-labelledby="revoke">
            <h2 id="revoke">{words::revoke_title(l)}</h2>
            <p>{words::revoke_why(l)}</p>
            <form method="post" class="stack">
                <Field name="revoke_reason" label=words::revoke_reason(l) hint=words::revoke_reason_hint(l) maxlength=500/>
                <label class="check"><input type="checkbox" name="sure" id="sure" value="yes" required=true/><span>{words::revoke_sure(l)}</span></label>
                <p><button class="button button-danger" name="act" value="revoke">{words::revoke(l)}</button></p>
            </form>
        </section>
    }
}
