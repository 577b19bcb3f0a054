//! A version: what it is, what it changes, and what can be done with it.

use std::sync::Arc;

use courses::package::{Lesson, Package};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    changes::{ChangeList, attempts, validity},
    figures::{Reader, StateChip, change_text, version_path},
    publication::{DiscardForm, Publication},
};
use crate::{
    authoring::{
        difference::{self, Change},
        store::{self, SkillLine, Version},
        words,
    },
    entity::VersionState,
    error::AppError,
    id::CourseVersionId,
    learning::version,
    regrades, root,
    state::AppState,
    ui::{
        field::ErrorSummary,
        icon::{Icon, IconMark},
        page::{Main, page},
    },
};

#[component]
pub fn VersionPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let l = visitor.language();
    let id = use_params_map().with_untracked(|params| params.get("id").and_then(|id| id.parse().ok()));
    page(async move {
        let trainer = visitor.trainer()?;
        let db = state.db.read();
        let row = store::version(db, &trainer, id.ok_or(AppError::NotFound)?).await?;
        let package = version::package(&state, db, row.id).await?;
        let skills = store::skills(db, row.id).await?;
        let compared = compare(&state, &row, &package).await?;
        let is_draft = row.state == VersionState::Draft;
        let publication = match is_draft {
            true => {
                let versions = store::versions(db, [row.course_id]).await?;
                Some((versions, store::standing_by_version(db, row.course_id).await?))
            }
            false => None,
        };
        let corrected = regrades::corrected(&state, db, row.course_id, row.id).await?;
        let corrected = regrades::pages::on_version(row.id, &corrected, visitor.preferences);
        let title = package.manifest.title.text(l).to_owned();
        let download = format!("{}/package.zip", version_path(row.id));
        Ok(view! {
            <Main title=title.clone()>
                <Head row=row.clone() title=title.clone()/>
                <ErrorSummary/>
                <div class="split">
                    <div>
                        <Facts package=package.clone()/>
                        <Skills skills/>
                        {compared.map(|changes| view! {
                            <section class="section"><h2>{words::difference(l)}</h2><ChangeList changes/></section>
                        })}
                        <Lessons version=row.id package=package.clone()/>
                        <FinalTest version=row.id package/>
                    </div>
                    <aside class="stack">
                        {corrected}
                        {publication.map(|(versions, standing)| view! { <Publication row=row.clone() versions standing/> })}
                        <section class="card">
                            <h2>{words::package(l)}</h2>
                            <p>{words::package_text(l)}</p>
                            <p><a class="button" href=download download><IconMark icon=Icon::Download/>{words::download_package(l)}</a></p>
                        </section>
                        {is_draft.then(|| view! { <DiscardForm/> })}
                    </aside>
                </div>
            </Main>
        })
    })
}

/// The difference to the version in use; none for that version itself, and for the first one.
async fn compare(state: &AppState, row: &Version, package: &Package) -> Result<Option<Vec<Change>>, AppError> {
    match row.current_version_id {
        Some(current) if current != row.id => {
            let current = version::package(state, state.db.read(), current).await?;
            Ok(Some(difference::between(&current, package)))
        }
        _ => Ok(None),
    }
}

#[component]
fn Head(row: Version, title: String) -> impl IntoView {
    let reader = Reader::current();
    let l = reader.l;
    let number = words::version(l, &reader.text(&row.number));
    let when = match row.published_at {
        Some(at) => words::published_on(l, &reader.date(at)),
        None => words::uploaded_on(l, &reader.date_and_time(row.uploaded_at)),
    };
    let change = row.change.map(|change| format!(" · {}", change_text(change, l)));
    let is_current = row.current_version_id == Some(row.id);
    view! {
        <nav aria-label=words::place(l)><ol class="crumbs">
            <li><a href="/authoring">{words::authoring(l)}</a></li>
            <li><a href=format!("/authoring/courses/{}", row.slug)>{title.clone()}</a></li>
            <li aria-current="page">{number.clone()}</li>
        </ol></nav>
        <header class="page-head"><div class="page-head-row">
            <div>
                <h1>{title}</h1>
                <p class="lead">{number}" · "{when}{change}</p>
                <p class="soft">{l.choose(&row.owner_th, &row.owner_en).to_owned()}</p>
            </div>
            <StateChip state=row.state is_current/>
        </div></header>
    }
}

#[component]
fn Facts(package: Arc<Package>) -> impl IntoView {
    let reader = Reader::current();
    let l = reader.l;
    let manifest = &package.manifest;
    let reading: u32 = package.lessons.iter().map(|lesson| u32::from(lesson.minutes)).sum();
    let characters: usize = package.lessons.iter().map(|lesson| lesson.plain_text.chars().count()).sum();
    let practice: usize = package.lessons.iter().map(|lesson| lesson.practice.len()).sum();
    let facts = [
        (words::credited(l), reader.minutes(manifest.minutes)),
        (words::reading_time(l), reader.minutes(reading)),
        (words::lessons(l), reader.number(package.lessons.len())),
        (words::text_length(l), words::characters(l, &reader.number(characters))),
        (words::practice(l), reader.questions(practice)),
        (words::valid_for(l), validity(manifest.valid_months, reader)),
    ];
    let facts = facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view();
    view! {
        <p>{manifest.summary.text(l).to_owned()}</p>
        <dl class="facts">{facts}</dl>
    }
}

#[component]
fn Skills(skills: Vec<SkillLine>) -> impl IntoView {
    let reader = Reader::current();
    let l = reader.l;
    let items = skills
        .into_iter()
        .map(|skill| {
            let name = l.choose(&skill.name_th, &skill.name_en).to_owned();
            view! { <li>{name}" "<span class="soft">{words::at_level(l, &reader.number(skill.level))}" · "{skill.code}</span></li> }
        })
        .collect_view();
    view! { <section class="section"><h2>{words::skills(l)}</h2><ul>{items}</ul></section> }
}

#[component]
fn Lessons(version: CourseVersionId, package: Arc<Package>) -> impl IntoView {
    let l = root::visitor().language();
    let rows = package.lessons.iter().map(|lesson| view! { <LessonRow version lesson=lesson.clone()/> }).collect_view();
    view! {
        <section class="section"><h2>{words::lessons(l)}</h2>
            <table class="table table-stack">
                <caption>{words::lessons_caption(l)}</caption>
                <thead><tr>
                    <th scope="col">{words::lesson(l)}</th>
                    <th scope="col" class="end">{words::reading_time(l)}</th>
                    <th scope="col" class="end">{words::in_characters(l)}</th>
                    <th scope="col" class="end">{words::practice(l)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

#[component]
fn LessonRow(version: CourseVersionId, lesson: Lesson) -> impl IntoView {
    let reader = Reader::current();
    let l = reader.l;
    let href = format!("{}/lessons/{}", version_path(version), lesson.slug);
    let characters = reader.number(lesson.plain_text.chars().count());
    view! {
        <tr>
            <th scope="row"><a href=href>{lesson.title.text(l).to_owned()}</a></th>
            <td class="end" data-label=words::reading_time(l)>{reader.minutes(lesson.minutes)}</td>
            <td class="end" data-label=words::in_characters(l)>{characters}</td>
            <td class="end" data-label=words::practice(l)>{reader.questions(lesson.practice.len())}</td>
        </tr>
    }
}

#[component]
fn FinalTest(version: CourseVersionId, package: Arc<Package>) -> impl IntoView {
    let reader = Reader::current();
    let l = reader.l;
    let inner = match &package.test {
        None => view! { <p>{words::no_test(l)}</p> }.into_any(),
        Some(test) => {
            let facts = [
                (words::pool(l), reader.questions(test.pool.len())),
                (words::drawn(l), reader.questions(test.draw)),
                (words::test_time(l), reader.minutes(test.minutes)),
                (words::pass_mark(l), format!("{}%", reader.number(test.pass_percent))),
                (words::tries(l), attempts(test.attempts, reader)),
            ];
            let parts = test
                .blueprint
                .iter()
                .map(|quota| words::quota(l, &quota.skill, &reader.number(quota.level), &reader.number(quota.count)));
            let parts = parts.collect::<Vec<_>>().join(" · ");
            let blueprint = (!parts.is_empty()).then_some((words::blueprint(l), parts));
            let facts = facts
                .into_iter()
                .chain(blueprint)
                .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
                .collect_view();
            view! {
                <dl class="facts">{facts}</dl>
                <p><a class="button" href=format!("{}/test", version_path(version))>{words::see_questions(l)}</a></p>
            }
            .into_any()
        }
    };
    view! { <section class="section"><h2>{words::final_test(l)}</h2>{inner}</section> }
}
