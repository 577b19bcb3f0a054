//! The demo's post box: what would have been mailed, to be read by anyone.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::when;
use crate::{
    i18n::Language,
    mailroom::{
        captured::{self, Captured},
        words,
    },
    root::{state, visitor},
    ui::{
        empty::Empty,
        icon::{Icon, IconMark},
        page::{Main, Width, page},
    },
    visitor::Visitor,
};

/// The newest letters.
#[component]
pub fn PostBoxPage() -> impl IntoView {
    let (state, visitor) = (state(), visitor());
    page(async move {
        let l = visitor.language();
        let letters = captured::newest(&state).await?;
        let body = if letters.is_empty() {
            let action = (String::from("/courses"), words::see_courses(l).to_owned());
            view! { <Empty title=words::no_letter(l) text=words::no_letter_why(l) action/> }.into_any()
        } else {
            list(&letters, &visitor).into_any()
        };
        Ok(view! {
            <Main title=words::post_box(l)>
                <header class="page-head"><h1>{words::post_box(l)}</h1><p class="lead">{words::post_box_why(l)}</p></header>
                {body}
            </Main>
        })
    })
}

fn list(letters: &[Captured], visitor: &Visitor) -> impl IntoView + use<> {
    let l = visitor.language();
    let rows = letters.iter().map(|letter| row(letter, visitor)).collect_view();
    view! {
        <table class="table table-stack">
            <caption>{words::newest_first(l)}</caption>
            <thead>
                <tr>
                    <th scope="col">{words::letter(l)}</th>
                    <th scope="col">{words::to(l)}</th>
                    <th scope="col">{words::written(l)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(letter: &Captured, visitor: &Visitor) -> impl IntoView + use<> {
    let l = visitor.language();
    view! {
        <tr>
            <th scope="row"><a href=format!("/demo/mail/{}", letter.name)>{letter.subject.clone()}</a></th>
            <td data-label=words::to(l)>{letter.to.clone()}</td>
            <td data-label=words::written(l)>{letter.at.map(|at| when(at, visitor))}</td>
        </tr>
    }
}

/// One letter, as its recipient would read it.
#[component]
pub fn CapturedPage() -> impl IntoView {
    let (state, visitor) = (state(), visitor());
    let name = use_params_map().get_untracked().get("name").unwrap_or_default();
    page(async move {
        let l = visitor.language();
        let letter = captured::letter(&state, &name).await?;
        let at = letter.at.map(|at| when(at, &visitor));
        Ok(view! {
            <Main title=letter.subject.clone() width=Width::Narrow>
                <nav aria-label=words::place(l)>
                    <ol class="crumbs"><li><a href="/demo/mail">{words::post_box(l)}</a></li><li aria-current="page">{letter.subject.clone()}</li></ol>
                </nav>
                <header class="page-head"><h1>{letter.subject.clone()}</h1></header>
                <dl class="facts-list">
                    <div><dt>{words::to(l)}</dt><dd>{letter.to.clone()}</dd></div>
                    <div><dt>{words::written(l)}</dt><dd>{at}</dd></div>
                </dl>
                <article class="card">{paragraphs(&letter.text)}</article>
                <p class="row">{files(&letter, l)}</p>
            </Main>
        })
    })
}

/// The plain text of the letter: its blank lines part the paragraphs.
fn paragraphs(text: &str) -> impl IntoView + use<> {
    let text = text.replace('\r', "");
    let parts = text.split("\n\n").map(|part| {
        if part.trim() == "* * *" {
            return view! { <hr/> }.into_any();
        }
        let lines = part.lines().map(|line| view! { {line.to_owned()}<br/> }).collect_view();
        view! { <p>{lines}</p> }.into_any()
    });
    parts.collect_view()
}

fn files(letter: &Captured, l: Language) -> impl IntoView + use<> {
    let base = format!("/demo/mail/{}", letter.name);
    let enclosed = letter.attachments.iter().enumerate().map(|(place, file)| {
        view! { <a class="button" href=format!("{base}/enclosed/{place}")><IconMark icon=Icon::Download/>{file.name.clone()}</a> }
    });
    let enclosed = enclosed.collect_view();
    view! {
        {enclosed}
        <a class="button button-quiet" href=format!("{base}/letter.eml")><IconMark icon=Icon::Mail/>{words::as_sent(l)}</a>
    }
}
