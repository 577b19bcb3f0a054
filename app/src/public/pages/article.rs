//! A page of text: headings with paragraphs and lists below.

use leptos::prelude::*;

use crate::{
    i18n::Language,
    ui::page::{Main, Width},
};

/// A part of such a page, in both languages.
pub struct Part {
    pub heading: (&'static str, &'static str),
    pub blocks: &'static [Block],
}

/// A paragraph or a list, in both languages.
pub enum Block {
    Text(&'static str, &'static str),
    List(&'static [(&'static str, &'static str)]),
}

/// Shows the parts below a title and an introduction; `children` come last.
#[component]
pub fn Article(
    title: &'static str,
    lead: &'static str,
    parts: &'static [Part],
    language: Language,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let parts = parts.iter().map(|part| view! { <PartView part language/> }).collect_view();
    view! {
        <Main title=title width=Width::Narrow>
            <header class="page-head"><h1>{title}</h1><p class="lead">{lead}</p></header>
            <div class="prose">{parts}{children.map(|children| children())}</div>
        </Main>
    }
}

#[component]
fn PartView(part: &'static Part, language: Language) -> impl IntoView {
    let blocks = part
        .blocks
        .iter()
        .map(|block| match block {
            Block::Text(th, en) => view! { <p>{language.choose(th, en)}</p> }.into_any(),
            Block::List(items) => {
                let items = items.iter().map(|(th, en)| view! { <li>{language.choose(th, en)}</li> }).collect_view();
                view! { <ul>{items}</ul> }.into_any()
            }
        })
        .collect_view();
    view! { <section><h2>{language.choose(part.heading.0, part.heading.1)}</h2>{blocks}</section> }
}
