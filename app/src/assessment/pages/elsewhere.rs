//! A form without script that was sent from a device which has not got the paper any more, or during a rest: go on here?

use leptos::prelude::*;

use super::super::{store::Tested, words};
use crate::{
    error::Fault,
    form::FormState,
    id::AttemptId,
    ui::{
        notice::{Notice, Tone},
        page::{Main, Width},
    },
    visitor::Visitor,
};

/// What was sent waits in the form. Going on here takes the paper and saves it.
pub fn page(visitor: &Visitor, tested: &Tested, attempt: AttemptId, form: &FormState) -> AnyView {
    let l = visitor.language();
    let title = tested.package().manifest.title.text(l).to_owned();
    let why = form.errors.iter().find_map(|error| match &error.fault {
        Fault::Said { th, en } => Some(l.choose(th.as_str(), en.as_str()).to_owned()),
        _ => None,
    });
    let kept = form.fields.pairs().filter(|(name, _)| *name != "here").map(|(name, value)| {
        view! { <input type="hidden" name=name.to_owned() value=value.to_owned()/> }
    });
    let kept = kept.collect_view();
    view! {
        <Main title=format!("{}: {title}", words::final_test(l)) width=Width::Narrow>
            <header class="page-head"><h1>{words::final_test(l)}</h1><p class="lead">{title}</p></header>
            <Notice tone=Tone::Warn title=words::not_here(l)><p>{why}</p></Notice>
            <form method="post" action=format!("/attempts/{attempt}") class="action-bar">
                {kept}
                <button class="button button-main" name="here" value="1">{words::go_on_here(l)}</button>
            </form>
        </Main>
    }
    .into_any()
}
