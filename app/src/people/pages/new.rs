//! Taking a person in.

use leptos::prelude::*;

use crate::{
    i18n::Language,
    people::{
        rank::{EMPLOYEE_KINDS, LEVELS, Named},
        words,
    },
    root,
    ui::{
        field::{Choice, ErrorSummary, Field},
        page::{Main, Width, page},
    },
};

#[component]
pub fn NewPersonPage() -> impl IntoView {
    let visitor = root::visitor();
    page(async move {
        let l = visitor.language();
        visitor.administrator()?;
        Ok(view! {
            <Main title=words::new_person(l) width=Width::Narrow>
                <nav aria-label=words::title(l)><ol class="crumbs">
                    <li><a href="/people">{words::title(l)}</a></li>
                    <li aria-current="page">{words::new_person(l)}</li>
                </ol></nav>
                <header class="page-head"><h1>{words::new_person(l)}</h1><p class="lead">{words::new_lead(l)}</p></header>
                <ErrorSummary/>
                <form method="post">
                    <Names l/>
                    <Identity l/>
                    <PostingFields l/>
                    <div class="action-bar"><button class="button button-main">{words::save_new(l)}</button></div>
                </form>
            </Main>
        })
    })
}

#[component]
fn Names(l: Language) -> impl IntoView {
    view! {
        <fieldset class="form-part"><legend>{words::names(l)}</legend>
            <div class="form-grid">
                <Field name="prefix_th" label=words::prefix_th(l) optional=true maxlength=60/>
                <Field name="given_th" label=words::given_th(l) maxlength=100/>
                <Field name="family_th" label=words::family_th(l) maxlength=100/>
            </div>
            <div class="form-grid">
                <Field name="prefix_en" label=words::prefix_en(l) optional=true maxlength=60 lang="en"/>
                <Field name="given_en" label=words::given_en(l) maxlength=100 lang="en"/>
                <Field name="family_en" label=words::family_en(l) maxlength=100 lang="en"/>
            </div>
        </fieldset>
    }
}

#[component]
fn Identity(l: Language) -> impl IntoView {
    view! {
        <fieldset class="form-part"><legend>{words::identity(l)}</legend>
            <Field name="email" kind="email" label=words::email(l) maxlength=254/>
            <div class="form-grid">
                <Field name="national_id" label=words::national_id(l) hint=words::national_id_hint(l) optional=true inputmode="numeric" maxlength=40/>
                <Field name="staff_no" label=words::staff_no(l) optional=true maxlength=40/>
            </div>
        </fieldset>
    }
}

/// What a posting is: for somebody who comes, and for somebody who moves.
#[component]
pub fn PostingFields(l: Language) -> impl IntoView {
    let mut levels = choices(&LEVELS, l, true);
    levels.push(("none".to_owned(), words::no_level(l).to_owned()));
    view! {
        <fieldset class="form-part"><legend>{words::posting(l)}</legend>
            <Field name="unit" label=words::unit(l) hint=words::unit_hint(l) maxlength=200/>
            <div class="form-grid">
                <Field name="position_th" label=words::position_th(l) maxlength=120/>
                <Field name="position_en" label=words::position_en(l) maxlength=120 lang="en"/>
            </div>
            <div class="form-grid">
                <Choice name="level" label=words::level(l) options=levels/>
                <Choice name="employee_kind" label=words::kind(l) options=choices(&EMPLOYEE_KINDS, l, false)/>
            </div>
            <div class="form-grid">
                <Field name="position_no" label=words::position_no(l) optional=true maxlength=40/>
                <Field name="valid_from" kind="date" label=words::valid_from(l) hint=words::valid_from_hint(l) optional=true/>
            </div>
            <label class="check"><input type="checkbox" name="is_it" value="1"/><span>{words::is_it(l)}</span></label>
        </fieldset>
    }
}

/// Codes with their names, for a choice; the code beside the name where people know it.
fn choices(list: &[Named], l: Language, with_code: bool) -> Vec<(String, String)> {
    let text =
        |(code, th, en): &Named| if with_code { format!("{} ({code})", l.choose(th, en)) } else { l.choose(th, en).to_owned() };
    list.iter().map(|named| (named.0.to_owned(), text(named))).collect()
}
