//! A form without script that was sent from a device which has not got the paper any more, or during a rest: go on here?

use leptos::prelude::*;

use super::super::words;
use crate::{
    error::Fault,
    form::FormState,
    i18n::Language,
    ui::{
        notice::{Notice, Tone},
        page::{Main, Width},
    },
};

/// What was sent waits in the form. Going on here takes the paper and saves it.
pub fn page(heading: &'static str, title: String, action: String, form: &FormState, l: Language) -> AnyView {
    let why = form.errors.iter().find_map(|error| match &error.fault {
        Fault::Said { th, en } => Some(l.choose(th.as_str(), en.as_str()).to_owned()),
        _ => None,
    });
    let kept = form.fields.pairs().filter(|(name, _)| *name != "here").map(|(name, value)| {
        view! { <input type="hidden" name=name.to_owned() value=value.to_owned()/> }
    });
    let kept = kept.collect_view();
    view! {
        <Main title=format!("{heading}: {title}") width=Width::Narrow>
            <header class="page-head"><h1>{heading}</h1><p class="lead">{title.clone()}</p></header>
            <Notice tone=Tone::Warn title=words::not_here(l)><p>{why}</p></Notice>
            <form method="post" action=action class="action-bar">
                {kept}
                <button class="button button-main" name="here" value="1">{words::go_on_here(l)}</button>
            </form>
        </Main>
    }
    .into_any()
}

/// What is said to her who has just taken a test over from another device.
pub fn taken_over(l: Language) -> AnyView {
    view! { <Notice title=words::taken_over(l)><p>{words::taken_over_why(l)}</p></Notice> }.into_any()
}
