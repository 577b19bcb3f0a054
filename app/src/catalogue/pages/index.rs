//! The catalogue: search, filters, cards.

use courses::Bilingual;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    catalogue::{
        card::{self, Card, CourseCard},
        search::{Length, MAX_CHARS, Search},
        store, words,
    },
    error::AppError,
    i18n::Language,
    root,
    state::AppState,
    ui::{
        empty::Empty,
        icon::{Icon, IconMark},
        page::{Main, page},
    },
    visitor::{Preferences, Visitor},
};

/// `/courses`: everything that can be taken now, as cards.
#[component]
pub fn CoursesPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let search = use_query_map().with_untracked(Search::read);
    page(async move {
        let preferences = visitor.preferences;
        let l = preferences.language;
        let list = load(&state, &visitor, &search).await?;
        let title = if search.typed.is_empty() {
            words::courses(l).to_owned()
        } else {
            format!("{} · {}", search.typed, words::courses(l))
        };
        Ok(view! {
            <Main title>
                <div class="page-head"><h1>{words::courses(l)}</h1><p class="lead">{words::lead(l)}</p></div>
                <Filters search=search.clone() areas=list.areas l/>
                <Meant search=search.clone() l/>
                <Results search cards=list.cards total=list.total pages=list.pages preferences/>
            </Main>
        })
    })
}

struct List {
    cards: Vec<Card>,
    total: u64,
    pages: u64,
    /// The areas that occur, by their codes.
    areas: Vec<(String, Bilingual)>,
}

async fn load(state: &AppState, visitor: &Visitor, search: &Search) -> Result<List, AppError> {
    let frameworks = state.skills.all(&state.db).await?;
    let found = store::find(&state.db, search, &frameworks.within(&search.area)).await?;
    let offered = store::skills_offered(&state.db).await?;
    let areas = frameworks.areas_of(offered).into_iter().map(|area| (area.code.clone(), area.name.clone())).collect();
    let cards = card::cards(state, visitor.learner().ok().as_ref(), found.cards).await?;
    Ok(List { cards, total: found.total, pages: found.pages, areas })
}

#[component]
fn Filters(search: Search, areas: Vec<(String, Bilingual)>, l: Language) -> impl IntoView {
    let areas = areas.into_iter().map(|(code, name)| (code, name.text(l).to_owned())).collect();
    let length = Length::ALL.iter().find_map(|(name, kind)| (Some(*kind) == search.length).then_some(*name)).unwrap_or_default();
    let lengths = Length::ALL
        .iter()
        .map(|(name, kind)| {
            let text = match kind {
                Length::Hour => words::up_to_hour(l),
                Length::Morning => words::up_to_morning(l),
                Length::More => words::longer(l),
            };
            ((*name).to_owned(), text.to_owned())
        })
        .collect();
    let languages = [(Language::Th, words::thai(l)), (Language::En, words::english(l))];
    let languages = languages.map(|(language, text)| (language.code().to_owned(), text.to_owned())).to_vec();
    view! {
        <form class="filters" method="get" action="/courses" role="search">
            <div class="field field-search">
                <label for="q">{words::search_label(l)}</label>
                <input class="input" type="search" id="q" name="q" value=search.typed maxlength=MAX_CHARS.to_string()/>
            </div>
            <Pick name="area" label=words::area(l) all=words::all_areas(l) options=areas chosen=search.area/>
            <Pick name="minutes" label=words::time(l) all=words::any_time(l) options=lengths chosen=length.to_owned()/>
            <Pick name="language" label=words::language(l) all=words::any_language(l) options=languages chosen=search.language.map_or("", Language::code).to_owned()/>
            <button class="button button-main"><IconMark icon=Icon::Search/>{words::search(l)}</button>
        </form>
    }
}

/// A choice that filters, with a first option that does not.
#[component]
fn Pick(
    name: &'static str,
    label: &'static str,
    all: &'static str,
    options: Vec<(String, String)>,
    chosen: String,
) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|(value, text)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <select class="input" id=name name=name><option value="">{all}</option>{options}</select>
        </div>
    }
}

/// A guess, where the search looks as if it was typed in the other keyboard layout.
#[component]
fn Meant(search: Search, l: Language) -> impl IntoView {
    search.meant().map(|meant| {
        let language = if meant.typed.is_ascii() { Language::En } else { Language::Th }.code();
        view! {
            <div class="notice" role="status">
                <IconMark icon=Icon::Info/>
                <div>
                    <p class="notice-title">{words::did_you_mean(l)}" "<a href=meant.address(0) lang=language>{meant.typed.clone()}</a></p>
                    <p>{words::layout_hint(l)}</p>
                </div>
            </div>
        }
    })
}

#[component]
fn Results(search: Search, cards: Vec<Card>, total: u64, pages: u64, preferences: Preferences) -> impl IntoView {
    let l = preferences.language;
    let number = |count: u64| preferences.number(i64::try_from(count).unwrap_or(i64::MAX));
    if total == 0 && !search.is_narrowed() {
        return view! { <Empty title=words::none_yet(l) text=words::none_yet_why(l) action=("/".to_owned(), words::go_home(l).to_owned())/> }.into_any();
    }
    if cards.is_empty() {
        let way_out = ("/courses".to_owned(), words::show_all(l).to_owned());
        return view! { <Empty title=words::nothing_found(l) text=words::nothing_found_why(l) action=way_out/> }.into_any();
    }
    let counted = if search.is_narrowed() { words::found(l, &number(total)) } else { words::found_all(l, &number(total)) };
    let all = search.is_narrowed().then(|| view! { <a href="/courses">{words::show_all(l)}</a> });
    let cards = cards.into_iter().map(|card| view! { <CourseCard card preferences/> }).collect_view();
    let pager = (pages > 1).then(|| {
        let step = |to: u64, rel: &'static str, text: &'static str| view! { <a class="button" rel=rel href=search.address(to)>{text}</a> };
        let earlier = (search.page > 0).then(|| step(search.page - 1, "prev", words::previous_page(l)));
        let later = (search.page + 1 < pages).then(|| step(search.page + 1, "next", words::next_page(l)));
        let place = words::page_of(l, &number(search.page + 1), &number(pages));
        view! { <nav class="section pages" aria-label=words::pages(l)>{earlier}<span class="soft">{place}</span>{later}</nav> }
    });
    view! {
        <div class="table-tools"><p class="as-of">{counted}</p>{all}</div>
        <h2 class="visually-hidden">{words::list(l)}</h2>
        <ul class="cards">{cards}</ul>
        {pager}
    }
    .into_any()
}
