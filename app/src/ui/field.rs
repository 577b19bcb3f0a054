//! A form field: label, hint, error, input. It shows again what was typed.

use leptos::prelude::*;

use super::{
    icon::{Icon, IconMark},
    notice::{Notice, Tone},
    words,
};
use crate::{error::Fault, form::FormState, i18n::Language, root::visitor};

/// What is wrong with a field, in a sentence.
pub fn fault_text(fault: &Fault, l: Language) -> String {
    match fault {
        Fault::Required => words::required(l).to_owned(),
        Fault::TooLong { max } => words::too_long(l, *max),
        Fault::TooShort { min } => words::too_short(l, *min),
        Fault::Unreadable => words::unreadable(l).to_owned(),
        Fault::NotEmail => words::not_email(l).to_owned(),
        Fault::NotNumber => words::not_number(l).to_owned(),
        Fault::OutOfRange { min, max } => words::out_of_range(l, *min, *max),
        Fault::NotDate => words::not_date(l).to_owned(),
        Fault::NotNationalId => words::not_national_id(l).to_owned(),
        Fault::NotOffered => words::not_offered(l).to_owned(),
        Fault::Taken => words::taken(l).to_owned(),
        Fault::Wrong => words::wrong(l).to_owned(),
        Fault::Said { th, en } => l.choose(th, en).to_owned(),
    }
}

/// The faults of the form that was just refused, each leading to its field; or, after she has signed in again in
/// mid-form, that what she typed is here but not yet taken.
#[component]
pub fn ErrorSummary() -> impl IntoView {
    let l = visitor().language();
    let FormState { errors, resumed, .. } = FormState::current();
    let welcome = resumed.then(|| {
        view! { <Notice tone=Tone::Good title=words::resumed(l)><p>{words::resumed_why(l)}</p></Notice> }
    });
    let refused = (!errors.is_empty()).then(|| {
        let items = errors
            .into_iter()
            .map(|error| {
                view! { <li><a href=format!("#{}", error.field)>{fault_text(&error.fault, l)}</a></li> }
            })
            .collect_view();
        view! {
            <div class="notice is-bad" role="alert" tabindex="-1" id="errors">
                <IconMark icon=Icon::Alert/>
                <div><p class="notice-title">{words::please_mend(l)}</p><ul>{items}</ul></div>
            </div>
        }
    });
    view! { {welcome}{refused} }
}

/// A labelled input. `name` is also its id. `value` stands there until she types something else.
#[component]
pub fn Field(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(default = "text")] kind: &'static str,
    #[prop(into, optional)] value: String,
    #[prop(into, optional)] hint: String,
    #[prop(optional)] optional: bool,
    #[prop(optional)] autocomplete: &'static str,
    #[prop(optional)] inputmode: &'static str,
    #[prop(optional)] maxlength: u32,
    #[prop(default = "input")] class: &'static str,
    #[prop(into, optional)] lang: String,
) -> impl IntoView {
    let l = visitor().language();
    let form = FormState::current();
    let secret = kind == "password" || name.starts_with("code");
    let typed = form.fields.raw(name);
    let value = if secret || typed.is_empty() { value } else { typed.to_owned() };
    let (error, described_by) = annotations(name, &form, l, !hint.is_empty());
    let some = |text: &'static str| (!text.is_empty()).then_some(text);
    view! {
        <div class=if error.is_some() { "field field-error" } else { "field" }>
            <label for=name>{label}{optional.then(|| view! { " "<span class="optional">{words::optional(l)}</span> })}</label>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
            {error.clone().map(|text| view! { <p class="error-text" id=format!("{name}-error")><IconMark icon=Icon::Alert/>{text}</p> })}
            <input
                class=class
                id=name
                name=name
                type=kind
                value=value
                required=!optional
                autocomplete=some(autocomplete)
                inputmode=some(inputmode)
                maxlength=(maxlength > 0).then_some(maxlength)
                lang=(!lang.is_empty()).then_some(lang)
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=described_by
            />
        </div>
    }
}

/// A labelled choice from a list of values and texts.
#[component]
pub fn Choice(
    name: &'static str,
    #[prop(into)] label: String,
    options: Vec<(String, String)>,
    #[prop(into, optional)] value: String,
    #[prop(into, optional)] hint: String,
) -> impl IntoView {
    let l = visitor().language();
    let form = FormState::current();
    let typed = form.fields.raw(name);
    let value = if typed.is_empty() { value } else { typed.to_owned() };
    let (error, described_by) = annotations(name, &form, l, !hint.is_empty());
    let options = options
        .into_iter()
        .map(|(key, text)| {
            let selected = key == value;
            view! { <option value=key selected=selected>{text}</option> }
        })
        .collect_view();
    view! {
        <div class=if error.is_some() { "field field-error" } else { "field" }>
            <label for=name>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
            {error.clone().map(|text| view! { <p class="error-text" id=format!("{name}-error")><IconMark icon=Icon::Alert/>{text}</p> })}
            <select class="input" id=name name=name aria-invalid=error.is_some().then_some("true") aria-describedby=described_by>{options}</select>
        </div>
    }
}

fn annotations(name: &str, form: &FormState, l: Language, has_hint: bool) -> (Option<String>, Option<String>) {
    let error = form.errors.iter().find(|error| error.field == name).map(|error| fault_text(&error.fault, l));
    let ids = [has_hint.then(|| format!("{name}-hint")), error.is_some().then(|| format!("{name}-error"))];
    let ids: Vec<_> = ids.into_iter().flatten().collect();
    (error, (!ids.is_empty()).then(|| ids.join(" ")))
}
