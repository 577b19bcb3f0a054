//! What waits for an HR officer, the oldest first.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    super::{
        store::{self, Waiting},
        words,
    },
    parts,
};
use crate::{
    catalogue::skills::Frameworks,
    i18n::Language,
    root,
    thai::{FullName, date::bangkok_date},
    ui::{
        empty::Empty,
        icon::{Icon, IconMark},
        page::{Main, page},
    },
    visitor::Preferences,
};

/// `/reports/external`.
#[component]
pub fn QueuePage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let after = use_query_map().with_untracked(|query| query.get("after")).and_then(|id| id.parse().ok());
    page(async move {
        let officer = visitor.hr_officer()?;
        let (l, preferences) = (visitor.language(), visitor.preferences);
        let db = state.db.read();
        let all = store::count_waiting(db, &officer, visitor.now).await?;
        let mut waiting = store::queue(db, &officer, after, visitor.now).await?;
        let full = usize::try_from(store::PAGE).unwrap_or(usize::MAX);
        let next = (waiting.len() > full).then(|| waiting.truncate(full)).and_then(|()| waiting.last().map(|last| last.id));
        let frameworks = state.skills.all(&state.db).await?;
        let body = match waiting.is_empty() {
            true => view! { <Empty title=words::queue_empty(l) text=words::queue_empty_why(l)/> }.into_any(),
            false => table(&waiting, &frameworks, preferences),
        };
        let next = next.map(|last| {
            let href = format!("/reports/external?after={last}");
            view! { <nav class="pages" aria-label=words::pages(l)><a class="button" href=href>{words::newer(l)}</a></nav> }
        });
        let lead = words::queue_lead(l, &preferences.number(i64::try_from(all).unwrap_or(i64::MAX)));
        Ok(view! {
            <Main title=words::queue(l)>
                <nav aria-label=words::place(l)><ol class="crumbs">
                    <li><a href="/reports">{words::dashboard(l)}</a></li>
                    <li aria-current="page">{words::queue(l)}</li>
                </ol></nav>
                <header class="page-head"><div class="page-head-row">
                    <div><h1>{words::queue(l)}</h1><p class="lead">{lead}</p></div>
                    <p><a class="button" href="/reports/external-imports"><IconMark icon=Icon::Upload/>{words::import_file(l)}</a></p>
                </div></header>
                {body}
                {next}
            </Main>
        })
    })
}

fn table(waiting: &[Waiting], frameworks: &Frameworks, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let rows = waiting.iter().map(|claim| row(claim, frameworks, preferences)).collect_view();
    view! {
        <table class="table table-stack">
            <caption class="visually-hidden">{words::queue(l)}</caption>
            <thead><tr>
                <th scope="col">{words::person(l)}</th>
                <th scope="col">{words::certificate(l)}</th>
                <th scope="col">{words::area(l)}</th>
                <th scope="col">{words::since(l)}</th>
                <th scope="col"><span class="visually-hidden">{words::check_it(l)}</span></th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(claim: &Waiting, frameworks: &Frameworks, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let name = full_name(claim, l);
    let area =
        format!("{} · {}", parts::area(frameworks, claim.skill_id, l), words::claimed_level(l, &preferences.number(claim.level)));
    let of = words::check_of(l, &name);
    view! {
        <tr>
            <th scope="row"><span>{name}<br/><span class="small soft">{l.choose(&claim.unit_th, &claim.unit_en).to_owned()}</span></span></th>
            <td data-label=words::certificate(l)><span>{claim.certificate.clone()}<br/><span class="small soft">{claim.issuer.clone()}</span></span></td>
            <td data-label=words::area(l)>{area}</td>
            <td data-label=words::since(l)>{preferences.day(bangkok_date(claim.claimed_at))}</td>
            <td><a class="button" href=format!("/reports/external/{}", claim.id)>{words::check_it(l)}<span class="visually-hidden">{of}</span></a></td>
        </tr>
    }
    .into_any()
}

fn full_name(claim: &Waiting, l: Language) -> String {
    let th = FullName { prefix: &claim.prefix_th, given: &claim.given_th, middle: "", family: &claim.family_th };
    let en = FullName { prefix: &claim.prefix_en, given: &claim.given_en, middle: "", family: &claim.family_en };
    if l == Language::En && !claim.given_en.is_empty() { en.display(l) } else { th.display(Language::Th) }
}
