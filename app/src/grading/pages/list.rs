//! What waits, course by course.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::super::{
    queue::{self, Graded, Waiting},
    words,
};
use crate::{
    root,
    thai::date,
    ui::{
        empty::Empty,
        notice::Notice,
        page::{Main, page},
    },
    visitor::Visitor,
};

#[component]
pub fn ListPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let query = use_query_map().get_untracked();
    let wanted = query.get("page").and_then(|text| text.parse().ok()).unwrap_or(1_u64).clamp(1, 100_000);
    page(async move {
        let trainer = visitor.trainer()?;
        let l = visitor.language();
        let db = state.db.read();
        let (waiting, has_more) = queue::waiting(db, &trainer, wanted, visitor.now).await?;
        let graded = queue::graded(db, &trainer).await?;
        let none = query
            .get("none")
            .map(|_| view! { <Notice title=words::none_for_you(l)><p>{words::none_for_you_why(l)}</p></Notice> });
        let more = has_more.then(|| {
            let href = format!("/grading?page={}", wanted + 1);
            view! { <nav class="pages" aria-label=words::pages(l)><a class="button" href=href>{words::more(l)}</a></nav> }
        });
        let waiting = if waiting.is_empty() {
            let action = ("/authoring".to_owned(), words::to_courses(l).to_owned());
            view! { <Empty title=words::nothing_waits(l) text=words::nothing_waits_why(l) action/> }.into_any()
        } else {
            waiting_table(&waiting, &visitor)
        };
        let graded = graded_table(&graded, &visitor);
        Ok(view! {
            <Main title=words::grading(l)>
                <header class="page-head"><h1>{words::grading(l)}</h1><p class="lead">{words::lead(l)}</p></header>
                {none}
                {waiting}
                {more}
                {graded}
            </Main>
        })
    })
}

fn waiting_table(waiting: &[Waiting], visitor: &Visitor) -> AnyView {
    let (l, preferences) = (visitor.language(), visitor.preferences);
    let as_of = words::as_of(l, &date::with_time(visitor.now, l, preferences.digits));
    let rows = waiting.iter().map(|course| waiting_row(course, visitor)).collect_view();
    view! {
        <table class="table table-stack">
            <caption>{words::waiting(l)}" "<small class="soft">{as_of}</small></caption>
            <thead><tr>
                <th scope="col">{words::course(l)}</th>
                <th scope="col">{words::since(l)}</th>
                <th scope="col" class="end">{words::answers(l)}</th>
                <th scope="col" class="end">{words::for_you(l)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn waiting_row(course: &Waiting, visitor: &Visitor) -> AnyView {
    let (l, preferences) = (visitor.language(), visitor.preferences);
    let title = l.choose(&course.title_th, &course.title_en).to_owned();
    let of = words::of_course(l, &title);
    let act = if course.for_her > 0 {
        view! {
            <p>{words::answer_count(l, &preferences.number(course.for_her))}</p>
            <form method="post">
                <input type="hidden" name="course" value=course.slug.clone()/>
                <button class="button button-main" name="act" value="next">{words::next(l)}<span class="visually-hidden">" "{of}</span></button>
            </form>
        }
        .into_any()
    } else {
        view! { <span class="soft">{words::for_others(l)}</span> }.into_any()
    };
    view! {
        <tr>
            <th scope="row">{title}</th>
            <td data-label=words::since(l)>{date::with_time(course.since, l, preferences.digits)}</td>
            <td data-label=words::answers(l) class="end">{words::answer_count(l, &preferences.number(course.answers))}</td>
            <td data-label=words::for_you(l) class="end">{act}</td>
        </tr>
    }
    .into_any()
}

/// The courses with graded answers, each with the way to how its graders agree.
fn graded_table(graded: &[Graded], visitor: &Visitor) -> Option<AnyView> {
    let (l, preferences) = (visitor.language(), visitor.preferences);
    let row = |course: &Graded| {
        let title = l.choose(&course.title_th, &course.title_en).to_owned();
        let of = words::of_course(l, &title);
        view! {
            <tr>
                <th scope="row">{title}</th>
                <td data-label=words::graded(l) class="end">{words::answer_count(l, &preferences.number(course.answers))}</td>
                <td data-label=words::agreement(l)>
                    <a href=format!("/grading/courses/{}", course.slug)>{words::see_agreement(l)}<span class="visually-hidden">" "{of}</span></a>
                </td>
            </tr>
        }
    };
    let rows: Vec<_> = graded.iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="graded">
                <h2 id="graded">{words::agreement(l)}</h2>
                <table class="table table-stack">
                    <caption class="visually-hidden">{words::agreement(l)}</caption>
                    <thead><tr>
                        <th scope="col">{words::course(l)}</th>
                        <th scope="col" class="end">{words::graded(l)}</th>
                        <th scope="col">{words::agreement(l)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
        .into_any()
    })
}
