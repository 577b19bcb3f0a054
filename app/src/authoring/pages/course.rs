//! A course through its versions, and whether it is open.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    figures::{Reader, StateChip, change_text, version_path},
    publication::Confirm,
};
use crate::{
    authoring::{
        store::{self, CourseLine, Standing, VersionLine},
        words,
    },
    entity::VersionState,
    id::CourseVersionId,
    root,
    ui::{
        field::ErrorSummary,
        icon::{Icon, IconMark},
        page::{Main, page},
    },
};

#[component]
pub fn CoursePage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let reader = Reader::current();
    let slug = use_params_map().with_untracked(|params| params.get("slug")).unwrap_or_default();
    page(async move {
        let trainer = visitor.trainer()?;
        let db = state.db.read();
        let course = store::course(db, &trainer, &slug).await?;
        let versions = store::versions(db, [course.id]).await?;
        let standing = store::standing_by_version(db, course.id).await?;
        let l = reader.l;
        let current = versions.iter().find(|version| Some(version.id) == course.current_version_id);
        let title = current.or(versions.last()).map_or_else(|| slug.clone(), |v| l.choose(&v.title_th, &v.title_en).to_owned());
        let was_published = versions.iter().any(|version| version.state == VersionState::Published);
        let is_open = course.current_version_id.is_some();
        let as_of = words::as_of(l, &reader.date_and_time(visitor.now));
        Ok(view! {
            <Main title=title.clone()>
                <Head course=course.clone() title/>
                <ErrorSummary/>
                <History course=course.clone() versions standing as_of/>
                {is_open.then(|| view! { <WithdrawForm/> })}
                {(!is_open && was_published).then(|| view! { <ReopenForm/> })}
            </Main>
        })
    })
}

#[component]
fn Head(course: CourseLine, title: String) -> impl IntoView {
    let l = root::visitor().language();
    let public = course.current_version_id.is_some().then(|| {
        view! { <p><a href=format!("/courses/{}", course.slug)>{words::as_learners_see(l)}</a></p> }
    });
    view! {
        <nav aria-label=words::place(l)><ol class="crumbs">
            <li><a href="/authoring">{words::authoring(l)}</a></li>
            <li aria-current="page">{title.clone()}</li>
        </ol></nav>
        <header class="page-head"><div class="page-head-row">
            <div>
                <h1>{title}</h1>
                <p class="lead">{l.choose(&course.owner_th, &course.owner_en).to_owned()}" · "<code>{course.slug}</code></p>
                {public}
            </div>
            <a class="button button-main" href="/authoring/upload"><IconMark icon=Icon::Upload/>{words::upload_next(l)}</a>
        </div></header>
    }
}

#[component]
fn History(
    course: CourseLine,
    versions: Vec<VersionLine>,
    standing: BTreeMap<CourseVersionId, Standing>,
    as_of: String,
) -> impl IntoView {
    let l = root::visitor().language();
    let rows = versions
        .into_iter()
        .rev()
        .map(|version| {
            let is_current = course.current_version_id == Some(version.id);
            let standing = standing.get(&version.id).copied().unwrap_or_default();
            view! { <VersionRow version is_current standing/> }
        })
        .collect_view();
    view! {
        <table class="table table-stack">
            <caption>{words::versions(l)}" "<small class="soft">{as_of}</small></caption>
            <thead><tr>
                <th scope="col">{words::version_heading(l)}</th>
                <th scope="col">{words::state(l)}</th>
                <th scope="col">{words::kind_of_change(l)}</th>
                <th scope="col">{words::date(l)}</th>
                <th scope="col" class="end">{words::in_progress(l)}</th>
                <th scope="col" class="end">{words::completed(l)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn VersionRow(version: VersionLine, is_current: bool, standing: Standing) -> impl IntoView {
    let reader = Reader::current();
    let l = reader.l;
    let change = version.change.map_or(words::none(l), |change| change_text(change, l));
    let when = match version.published_at {
        Some(at) => words::published_on(l, &reader.date(at)),
        None => words::uploaded_on(l, &reader.date(version.uploaded_at)),
    };
    view! {
        <tr>
            <th scope="row"><a href=version_path(version.id)>{words::version(l, &reader.text(&version.number))}</a></th>
            <td data-label=words::state(l)><StateChip state=version.state is_current/></td>
            <td data-label=words::kind_of_change(l)>{change}</td>
            <td data-label=words::date(l)>{when}</td>
            <td class="end" data-label=words::in_progress(l)>{reader.people(standing.in_progress)}</td>
            <td class="end" data-label=words::completed(l)>{reader.people(standing.completed)}</td>
        </tr>
    }
}

#[component]
fn WithdrawForm() -> impl IntoView {
    let l = root::visitor().language();
    view! {
        <details class="disclosure">
            <summary>{words::withdraw_course(l)}</summary>
            <form class="stack" method="post">
                <p>{words::withdraw_means(l)}</p>
                <Confirm name="withdraw_sure" text=words::withdraw_sure(l)/>
                <button class="button button-danger" name="act" value="withdraw">{words::withdraw_course(l)}</button>
            </form>
        </details>
    }
}

#[component]
fn ReopenForm() -> impl IntoView {
    let l = root::visitor().language();
    view! {
        <section class="card" aria-labelledby="closed">
            <h2 id="closed">{words::is_withdrawn(l)}</h2>
            <p>{words::is_withdrawn_means(l)}</p>
            <form method="post"><button class="button button-main" name="act" value="reopen">{words::reopen_course(l)}</button></form>
        </section>
    }
}
