//! Publishing a draft: whom it touches comes first, then the choice.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::figures::Reader;
use crate::{
    authoring::{
        store::{Standing, Version, VersionLine},
        words,
    },
    entity::VersionState,
    form::FormState,
    id::CourseVersionId,
    root,
    ui::{
        field::fault_text,
        icon::{Icon, IconMark},
    },
};

/// Who is on the versions before, and the form that publishes this one.
#[component]
pub fn Publication(row: Version, versions: Vec<VersionLine>, standing: BTreeMap<CourseVersionId, Standing>) -> impl IntoView {
    let reader = Reader::current();
    let l = reader.l;
    let number = reader.text(&row.number);
    let seen = row.current_version_id.map(|id| id.to_string());
    view! {
        <section class="card" aria-labelledby="publish">
            <h2 id="publish">{words::publish_version(l, &number)}</h2>
            <Touched versions standing/>
            <form class="stack" method="post">
                <input type="hidden" name="seen" value=seen/>
                <ChangeChoice/>
                <button class="button button-main" name="act" value="publish"><IconMark icon=Icon::CheckCircle/>{words::publish(l)}</button>
            </form>
        </section>
    }
}

/// How many are under way and done, by version.
#[component]
fn Touched(versions: Vec<VersionLine>, standing: BTreeMap<CourseVersionId, Standing>) -> impl IntoView {
    let reader = Reader::current();
    let l = reader.l;
    let published: Vec<_> = versions.into_iter().filter(|version| version.state == VersionState::Published).collect();
    if published.is_empty() {
        return view! { <p>{words::first_version(l)}</p> }.into_any();
    }
    let of = |version: &VersionLine| standing.get(&version.id).copied().unwrap_or_default();
    let (under_way, done) = published.iter().map(of).fold((0, 0), |(a, b), one| (a + one.in_progress, b + one.completed));
    let items = published
        .iter()
        .rev()
        .map(|version| {
            let Standing { in_progress, completed } = of(version);
            let name = words::version(l, &reader.text(&version.number));
            view! { <li><b>{name}</b>" "{words::on_it(l, &reader.people(in_progress), &reader.people(completed))}</li> }
        })
        .collect_view();
    view! {
        <p>{words::whom_it_touches(l, &reader.people(under_way), &reader.people(done))}</p>
        <ul>{items}</ul>
        <ul>
            <li>{words::under_way_stay(l)}</li>
            <li>{words::done_keep(l)}</li>
            <li>{words::new_ones_get(l)}</li>
        </ul>
    }
    .into_any()
}

#[component]
fn ChangeChoice() -> impl IntoView {
    let l = root::visitor().language();
    let form = FormState::current();
    let error = form.errors.iter().find(|error| error.field == "change").map(|error| fault_text(&error.fault, l));
    let typed = form.fields.raw("change").to_owned();
    let choice = |value: &'static str, name: &'static str, meaning: &'static str| {
        view! {
            <label class="check">
                <input type="radio" name="change" value=value id=(value == "minor").then_some("change") required checked=typed == value/>
                <span><b>{name}</b><br/><span class="hint">{meaning}</span></span>
            </label>
        }
    };
    let described_by = error.is_some().then_some("change-error");
    view! {
        <fieldset class=if error.is_some() { "field field-error" } else { "field" } aria-describedby=described_by>
            <legend>{words::what_kind(l)}</legend>
            {error.clone().map(|text| view! { <p class="error-text" id="change-error"><IconMark icon=Icon::Alert/>{text}</p> })}
            {choice("minor", words::minor(l), words::minor_means(l))}
            {choice("major", words::major(l), words::major_means(l))}
        </fieldset>
    }
}

/// A box to tick beside a button that cannot be taken back easily.
#[component]
pub fn Confirm(name: &'static str, text: &'static str) -> impl IntoView {
    let l = root::visitor().language();
    let error = FormState::current().errors.into_iter().find(|error| error.field == name);
    let error = error.map(|error| fault_text(&error.fault, l));
    let described_by = error.is_some().then(|| format!("{name}-error"));
    view! {
        <div class=if error.is_some() { "field field-error" } else { "field" }>
            {error.clone().map(|text| view! { <p class="error-text" id=format!("{name}-error")><IconMark icon=Icon::Alert/>{text}</p> })}
            <label class="check">
                <input type="checkbox" id=name name=name value="yes" required aria-describedby=described_by/>
                <span>{text}</span>
            </label>
        </div>
    }
}

/// Deletes a draft.
#[component]
pub fn DiscardForm() -> impl IntoView {
    let l = root::visitor().language();
    view! {
        <details class="disclosure">
            <summary>{words::discard_draft(l)}</summary>
            <form class="stack" method="post">
                <p>{words::discard_means(l)}</p>
                <Confirm name="discard_sure" text=words::discard_sure(l)/>
                <button class="button button-danger" name="act" value="discard">{words::discard_draft(l)}</button>
            </form>
        </details>
    }
}
