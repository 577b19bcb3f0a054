//! Confirming the name as it shall be printed.

use base64::{Engine, engine::general_purpose::STANDARD};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use sea_orm::EntityTrait;

use crate::{
    certificates::{
        confirm_name::{MAX_LENGTH, Names},
        issue, print, words,
    },
    entity::Person,
    error::AppError,
    form::FormState,
    root::{state, visitor},
    thai::date::{bangkok_date, long},
    ui::{
        field::{ErrorSummary, Field},
        page::{Main, Width, page},
    },
};

/// Both names, how they look in print, and the button that settles it.
#[component]
pub fn CertificateNamePage() -> impl IntoView {
    let (state, visitor, form) = (state(), visitor(), FormState::current());
    let asked_next = use_query_map().read_untracked().get("next").unwrap_or_default();
    page(async move {
        let learner = visitor.learner()?;
        let l = visitor.language();
        let person = Person::find_by_id(learner.person()).one(state.db.read()).await?.ok_or(AppError::NotFound)?;
        let (th, en) = issue::printed_name(&person);
        let stored = Names { th, en };
        let typed = Names { th: form.fields.raw("name_th").to_owned(), en: form.fields.raw("name_en").to_owned() };
        // Only when asked for: the picture weighs more than all else that a first visit loads.
        let preview = if form.fields.raw("act") == "preview" && form.errors.is_empty() {
            let picture = print::preview(&state, typed.clone(), bangkok_date(visitor.now)).await?;
            let picture = format!("data:image/png;base64,{}", STANDARD.encode(picture));
            Some(view! { <Paper picture names=typed/> })
        } else {
            None
        };
        let next = if asked_next.is_empty() { form.fields.raw("next").to_owned() } else { asked_next };
        let confirmed = person.print_name_confirmed_at.map(|at| {
            let date = long(bangkok_date(at), l, visitor.preferences.digits);
            view! { <p class="soft">{words::name_confirmed(l, date)}</p> }
        });
        let max = u32::try_from(MAX_LENGTH).expect("the longest name is short");
        Ok(view! {
            <Main title=words::name_title(l) width=Width::Narrow>
                <header class="page-head">
                    <h1>{words::name_title(l)}</h1>
                    <p class="lead">{words::name_lead(l)}</p>
                    {confirmed}
                </header>
                <ErrorSummary/>
                <form method="post" class="stack">
                    <input type="hidden" name="next" value=next/>
                    <Field name="name_th" label=words::name_th(l) hint=words::name_th_hint(l) value=stored.th maxlength=max lang="th"/>
                    <Field name="name_en" label=words::name_en(l) hint=words::name_en_hint(l) value=stored.en maxlength=max lang="en"/>
                    <p class="soft">{words::name_record(l)}</p>
                    {preview}
                    <div class="action-bar">
                        <button class="button button-main" name="act" value="confirm">{words::name_confirm(l)}</button>
                        <button class="button" name="act" value="preview">{words::name_preview(l)}</button>
                    </div>
                </form>
            </Main>
        })
    })
}

/// How the names look in print.
#[component]
fn Paper(picture: String, names: Names) -> impl IntoView {
    let l = visitor().language();
    view! {
        <figure class="paper">
            <figcaption>{words::preview_title(l)}</figcaption>
            <img src=picture width="842" height="595" alt=words::preview_alt(l, &names.th, &names.en)/>
            <p class="soft small">{words::preview_note(l)}</p>
        </figure>
    }
}
