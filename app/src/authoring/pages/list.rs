//! The courses that a trainer looks after.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::figures::Reader;
use crate::{
    authoring::{
        store::{self, CourseLine, PAGE, Standing, VersionLine},
        words,
    },
    entity::VersionState,
    id::CourseId,
    root,
    ui::{
        empty::Empty,
        icon::{Icon, IconMark},
        notice::{Chip, Tone},
        page::{Main, page},
    },
};

#[component]
pub fn ListPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let reader = Reader::current();
    let wanted = use_query_map()
        .with_untracked(|query| query.get("page").and_then(|text| text.parse().ok()).unwrap_or(1_u64).min(100_000));
    page(async move {
        let trainer = visitor.trainer()?;
        let db = state.db.read();
        let (courses, all) = store::courses(db, &trainer, wanted).await?;
        let ids: Vec<_> = courses.iter().map(|course| course.id).collect();
        let standing = store::standing_by_course(db, ids.clone()).await?;
        let mut versions: BTreeMap<CourseId, Vec<VersionLine>> = BTreeMap::new();
        for version in store::versions(db, ids).await? {
            versions.entry(version.course_id).or_default().push(version);
        }
        let l = reader.l;
        let as_of = words::as_of(l, &reader.date_and_time(visitor.now));
        let lines = courses
            .into_iter()
            .map(|course| {
                let versions = versions.remove(&course.id).unwrap_or_default();
                let standing = standing.get(&course.id).copied().unwrap_or_default();
                view! { <Line course versions standing/> }
            })
            .collect_view();
        Ok(view! {
            <Main title=words::authoring(l)>
                <header class="page-head"><div class="page-head-row">
                    <div><h1>{words::authoring(l)}</h1><p class="lead">{words::authoring_lead(l)}</p></div>
                    <a class="button button-main" href="/authoring/upload"><IconMark icon=Icon::Upload/>{words::upload_package(l)}</a>
                </div></header>
                {if all == 0 {
                    view! { <Empty title=words::no_courses(l) text=words::no_courses_why(l) action=(EXAMPLE.to_owned(), words::get_example(l).to_owned())/> }.into_any()
                } else {
                    view! {
                        <table class="table table-stack">
                            <caption>{words::my_courses(l)}" "<small class="soft">{as_of}</small></caption>
                            <thead><tr>
                                <th scope="col">{words::course(l)}</th>
                                <th scope="col">{words::version_in_use(l)}</th>
                                <th scope="col">{words::drafts(l)}</th>
                                <th scope="col" class="end">{words::in_progress(l)}</th>
                                <th scope="col" class="end">{words::completed(l)}</th>
                            </tr></thead>
                            <tbody>{lines}</tbody>
                        </table>
                        <Pages wanted all/>
                        <p><a href=EXAMPLE download>{words::get_example(l)}</a></p>
                    }.into_any()
                }}
            </Main>
        })
    })
}

/// Where the example package is.
pub const EXAMPLE: &str = "/authoring/example.zip";

#[component]
fn Line(course: CourseLine, versions: Vec<VersionLine>, standing: Standing) -> impl IntoView {
    let reader = Reader::current();
    let l = reader.l;
    let current = versions.iter().find(|version| Some(version.id) == course.current_version_id);
    let title = current.or(versions.last()).map(|version| l.choose(&version.title_th, &version.title_en).to_owned());
    let in_use = match current {
        Some(version) => view! { <span class="number">{reader.text(&version.number)}</span> }.into_any(),
        None => view! { <Chip tone=Tone::Idle text=words::not_open(l)/> }.into_any(),
    };
    let drafts = versions.iter().filter(|version| version.state == VersionState::Draft).map(|draft| {
        let text = words::draft_number(l, &reader.text(&draft.number));
        view! { <a href=super::figures::version_path(draft.id)>{text}</a> }
    });
    let drafts = drafts.collect_view();
    let drafts = match drafts.is_empty() {
        true => view! { <span class="soft">{words::none(l)}</span> }.into_any(),
        false => view! { <span class="row">{drafts}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/authoring/courses/{}", course.slug)>{title.unwrap_or_else(|| course.slug.clone())}</a>
                <br/><small class="soft">{l.choose(&course.owner_th, &course.owner_en).to_owned()}</small>
            </th>
            <td data-label=words::version_in_use(l)>{in_use}</td>
            <td data-label=words::drafts(l)>{drafts}</td>
            <td class="end" data-label=words::in_progress(l)>{reader.people(standing.in_progress)}</td>
            <td class="end" data-label=words::completed(l)>{reader.people(standing.completed)}</td>
        </tr>
    }
}

#[component]
fn Pages(wanted: u64, all: u64) -> impl IntoView {
    let reader = Reader::current();
    let l = reader.l;
    let last = all.div_ceil(PAGE);
    let to = |number: u64, text: &'static str| view! { <a class="button" href=format!("/authoring?page={number}")>{text}</a> };
    (last > 1).then(|| {
        view! {
            <nav class="pages" aria-label=words::pages(l)>
                {(wanted > 1).then(|| to(wanted - 1, words::previous(l)))}
                <span class="soft">{words::page_of(l, &reader.number(wanted), &reader.number(last))}</span>
                {(wanted < last).then(|| to(wanted + 1, words::next(l)))}
            </nav>
        }
    })
}
