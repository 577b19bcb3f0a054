//! Who works in the administrator's scope.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    entity::AccountState,
    form::FormState,
    i18n::Language,
    people::{
        rank,
        store::{self, Listed, PAGE},
        words,
    },
    root,
    thai::FullName,
    ui::{
        empty::Empty,
        icon::{Icon, IconMark},
        notice::{Chip, Tone},
        page::{Main, page},
    },
};

#[component]
pub fn PeoplePage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let wanted: String = FormState::current().fields.raw("q").chars().take(100).collect();
    let number = use_query_map().read_untracked().get("page").and_then(|text| text.parse().ok()).unwrap_or(0_u64).min(100_000);
    page(async move {
        let l = visitor.language();
        let by = visitor.administrator()?;
        let mut people = store::list(state.db.read(), by.scope(), &wanted, number, visitor.now).await?;
        let more = people.len() as u64 > PAGE;
        people.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
        let is_empty = people.is_empty();
        Ok(view! {
            <Main title=words::title(l)>
                <header class="page-head page-head-row">
                    <div><h1>{words::title(l)}</h1><p class="lead">{words::lead(l)}</p></div>
                    <p class="row">
                        <a class="button button-main" href="/people/new">{words::new_person(l)}</a>
                        <a class="button" href="/frameworks">{words::frameworks(l)}</a>
                        <a class="button" href="/audit">{words::audit(l)}</a>
                    </p>
                </header>
                <form class="filters" method="post" action="/people" role="search">
                    <div class="field field-search">
                        <label for="q">{words::search_label(l)}</label>
                        <input class="input" type="search" id="q" name="q" maxlength="100" value=wanted/>
                    </div>
                    <button class="button"><IconMark icon=Icon::Search/>{words::search(l)}</button>
                </form>
                {if is_empty {
                    let action = ("/people/new".to_owned(), words::new_person(l).to_owned());
                    view! { <Empty title=words::nobody(l) text=words::nobody_text(l) action/> }.into_any()
                } else {
                    view! { <PeopleTable people l/> }.into_any()
                }}
                <nav class="pages" aria-label=words::list_caption(l)>
                    {(number > 0).then(|| view! { <a rel="prev" href=format!("/people?page={}", number - 1)>{words::previous_page(l)}</a> })}
                    {more.then(|| view! { <a rel="next" href=format!("/people?page={}", number + 1)>{words::next_page(l)}</a> })}
                </nav>
            </Main>
        })
    })
}

#[component]
fn PeopleTable(people: Vec<Listed>, l: Language) -> impl IntoView {
    let rows = people
        .into_iter()
        .map(|person| {
            let name = person.name(l);
            let position = rank::position(&person.position_th, &person.position_en, &person.level, l);
            view! {
                <tr>
                    <th scope="row"><a href=format!("/people/{}", person.id)>{name}</a></th>
                    <td data-label=words::position(l)>{position}</td>
                    <td data-label=words::unit(l)>{l.choose(&person.unit_th, &person.unit_en).to_owned()}</td>
                    <td data-label=words::account(l)><AccountChip state=person.state l/></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="table table-stack">
            <caption>{words::list_caption(l)}</caption>
            <thead><tr>
                <th scope="col">{words::name(l)}</th>
                <th scope="col">{words::position(l)}</th>
                <th scope="col">{words::unit(l)}</th>
                <th scope="col">{words::account(l)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

impl Listed {
    fn name(&self, l: Language) -> String {
        let (prefix, given, family) = match l {
            Language::Th => (&self.prefix_th, &self.given_th, &self.family_th),
            Language::En => (&self.prefix_en, &self.given_en, &self.family_en),
        };
        FullName { prefix, given, middle: "", family }.display(l)
    }
}

/// The state of an account in a word.
#[component]
pub fn AccountChip(state: Option<AccountState>, l: Language) -> impl IntoView {
    let (tone, icon, text) = match state {
        Some(AccountState::Active) => (Tone::Good, Icon::Check, words::active(l)),
        Some(AccountState::Invited) => (Tone::Info, Icon::Mail, words::invited(l)),
        Some(AccountState::Suspended) => (Tone::Bad, Icon::Ban, words::suspended(l)),
        None => (Tone::Idle, Icon::Dot, words::no_account(l)),
    };
    view! { <Chip tone text icon/> }
}
