//! All frameworks, where they are used, and the way for another to come in.

use courses::framework::SHIPPED;
use leptos::prelude::*;

use super::super::{
    store::{self, Used},
    words,
};
use crate::{
    catalogue::skills::KnownFramework,
    entity::unit,
    root,
    ui::{
        field::ErrorSummary,
        icon::{Icon, IconMark},
        notice::{Chip, Tone},
        page::{Main, page},
        upload::{FileField, FoundFaults},
    },
    visitor::Preferences,
};

/// `/frameworks`.
#[component]
pub fn FrameworksPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    page(async move {
        visitor.administrator()?;
        let (l, preferences) = (visitor.language(), visitor.preferences);
        let frameworks = state.skills.all(&state.db).await?;
        let used = store::used(state.db.read()).await?;
        let owners = frameworks.known().iter().filter_map(|known| known.owner).collect();
        let owners = store::units(state.db.read(), owners).await?;
        let cards = frameworks.known().iter().map(|known| {
            let owner = known.owner.and_then(|owner| owners.get(&owner));
            card(known, used.get(&known.id).copied().unwrap_or_default(), owner, preferences)
        });
        let cards = cards.collect_view();
        Ok(view! {
            <Main title=words::frameworks(l)>
                <nav aria-label=words::place(l)><ol class="crumbs">
                    <li><a href="/people">{words::people(l)}</a></li>
                    <li aria-current="page">{words::frameworks(l)}</li>
                </ol></nav>
                <header class="page-head"><h1>{words::frameworks(l)}</h1><p class="lead">{words::lead(l)}</p></header>
                <ErrorSummary/>
                <FoundFaults/>
                <ul class="cards">{cards}</ul>
                <section class="section" aria-labelledby="bring-in">
                    <h2 id="bring-in">{words::bring_in(l)}</h2>
                    <p>{words::bring_in_why(l)}</p>
                    <form class="stack" method="post" action="/frameworks" enctype="multipart/form-data">
                        <FileField label=words::file(l) hint=words::file_hint(l) accept=".csv,.toml,.json,text/csv,application/json"/>
                        <p class="row">
                            <button class="button button-main"><IconMark icon=Icon::Upload/>{words::check_file(l)}</button>
                            <a class="button" href="/frameworks/example.csv" download><IconMark icon=Icon::Download/>{words::example(l)}</a>
                        </p>
                    </form>
                </section>
            </Main>
        })
    })
}

fn card(known: &KnownFramework, used: Used, owner: Option<&unit::Model>, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let definition = &known.definition;
    let count = |count: usize| preferences.number(i64::try_from(count).unwrap_or(i64::MAX));
    let edition = preferences.figures(&words::edition(l, &definition.code, &definition.edition));
    let ships = SHIPPED.contains(&definition.code.as_str()).then(|| view! { <Chip text=words::ships(l)/>" " });
    let default = known.is_default.then(|| view! { <Chip tone=Tone::Good text=words::default(l)/> });
    let owner = owner.map(|unit| view! { <p class="small soft">{words::of_unit(l, l.choose(&unit.name_th, &unit.name_en))}</p> });
    let n = |number: i64| preferences.number(number);
    let used_in = words::used_in(l, &n(used.courses), &n(used.items), &n(used.levels));
    let areas = definition.areas.iter().map(|area| {
        view! { <li>{area.name.text(l).to_owned()}" "<code class="small">{area.code.clone()}</code></li> }
    });
    let areas = areas.collect_view();
    view! {
        <li class="card">
            <h2>{definition.name.text(l).to_owned()}</h2>
            <p class="row">{ships}{default}<span class="small soft">{edition}</span></p>
            {owner}
            <p>{words::areas(l, &count(definition.areas.len()))}</p>
            <p class="small"><b>{words::used(l)}</b>" "{used_in}</p>
            <details class="disclosure"><summary>{words::list_of_areas(l)}</summary><ul>{areas}</ul></details>
        </li>
    }
    .into_any()
}
