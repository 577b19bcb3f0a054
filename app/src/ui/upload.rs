//! Choosing a file, and everything that was found in the one that was just refused.

use courses::package::{Finding, Findings};
use leptos::prelude::*;

use super::{
    field::fault_text,
    icon::{Icon, IconMark},
    words,
};
use crate::{
    form::{FILE, FormState},
    root::visitor,
};

/// A labelled file. A browser never fills it in again, so there is nothing to keep.
#[component]
pub fn FileField(#[prop(into)] label: String, #[prop(into)] hint: String, accept: &'static str) -> impl IntoView {
    let l = visitor().language();
    let error =
        FormState::current().errors.into_iter().find(|error| error.field == FILE).map(|error| fault_text(&error.fault, l));
    let described_by = if error.is_some() { "file-hint file-error" } else { "file-hint" };
    view! {
        <div class=if error.is_some() { "field field-error" } else { "field" }>
            <label for=FILE>{label}</label>
            <p class="hint" id="file-hint">{hint}</p>
            {error.clone().map(|text| view! { <p class="error-text" id="file-error"><IconMark icon=Icon::Alert/>{text}</p> })}
            <input
                class="input"
                id=FILE
                name=FILE
                type="file"
                accept=accept
                required
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=described_by
            />
        </div>
    }
}

/// Findings by file and line: those of the file that was just refused, unless others are given. Nothing where nothing was
/// found.
#[component]
pub fn FoundFaults(#[prop(optional)] findings: Option<Findings>) -> impl IntoView {
    let visitor = visitor();
    let l = visitor.language();
    let findings = findings.unwrap_or_else(|| FormState::current().findings);
    (!findings.is_empty()).then(|| {
        let count = i64::try_from(findings.len()).unwrap_or(i64::MAX);
        let title = words::found(l, &visitor.preferences.number(count));
        let items = findings.iter().map(|finding| view! { <FoundFault finding=finding.clone()/> }).collect_view();
        view! {
            <section aria-labelledby="findings">
                <h2 class="visually-hidden" id="findings">{words::result_of_check(l)}</h2>
                <div class="notice is-bad" role="alert">
                    <IconMark icon=Icon::Alert/>
                    <div><p class="notice-title">{title}</p><p>{words::nothing_changed(l)}</p></div>
                </div>
                <ul class="findings">{items}</ul>
            </section>
        }
    })
}

#[component]
fn FoundFault(finding: Finding) -> impl IntoView {
    let l = visitor().language();
    let place = match (finding.file.as_str(), finding.line) {
        ("", _) => words::whole_file(l).to_owned(),
        (file, None) => file.to_owned(),
        (file, Some(line)) => format!("{file}:{line}"),
    };
    view! {
        <li>
            <code class="place is-bad"><IconMark icon=Icon::X/>" "{place}</code>
            <div>{finding.message(l)}</div>
        </li>
    }
}
