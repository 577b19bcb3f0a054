//! The list of the people of a unit.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{dashboard::Crumbs, scope};
use crate::{
    form::FormState,
    reports::{
        list::{self, Asked, PAGE, People},
        numerals::Numerals,
        place,
        standing::{Kind, Standing},
        store::list::Row,
        words,
    },
    root::{state, visitor},
    ui::{
        empty::Empty,
        field::{Choice, ErrorSummary, Field},
        icon::{Icon, IconMark},
        notice::{Chip, Tone},
        page::{Main, page},
    },
    visitor::Visitor,
};

/// `/reports/units/{code}/people`: who stands where in a course. A search for a name comes as a form.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let (state, visitor) = (state(), visitor());
    let code = use_params_map().get_untracked().get("code").unwrap_or_default();
    let (query, form) = (use_query_map().get_untracked(), FormState::current());
    page(async move {
        let searches = !form.fields.raw("q").is_empty();
        let asked = if !searches {
            Asked::read(|name| query.get_str(name).filter(|_| name != "q").unwrap_or_default())?
        } else if form.errors.is_empty() {
            Asked::read(|name| form.fields.raw(name))?
        } else {
            // What was typed is shown again with its fault; nothing is searched for.
            Asked { text: String::new(), ..Asked::read(|name| form.fields.raw(name))? }
        };
        let people = list::load(&state, &visitor, &code, asked).await?;
        Ok(view! { <PeopleList people visitor/> })
    })
}

#[component]
fn PeopleList(people: People, visitor: Visitor) -> impl IntoView {
    let n = Numerals::of(&visitor);
    let l = n.language;
    let title = words::list_title(l, place::name(people.place.unit(), l));
    let here = scope::address(people.place.unit());
    let Some(course) = people.course.clone() else {
        let action = (here, words::back_to_dashboard(l).to_owned());
        return view! {
            <Main title=title.clone()>
                <header class="page-head"><Crumbs place=&people.place n/><h1>{title}</h1></header>
                <Empty title=words::no_course(l) text=words::no_course_why(l) action/>
            </Main>
        }
        .into_any();
    };
    let as_of = words::list_as_of(l, course.title(l), &n.instant(visitor.now));
    view! {
        <Main title=title.clone()>
            <header class="page-head">
                <Crumbs place=&people.place n/>
                <div class="page-head-row">
                    <div><h1>{title}</h1><p class="as-of">{as_of}</p></div>
                    <a class="button" href=here><IconMark icon=Icon::Chart/>{words::back_to_dashboard(l)}</a>
                </div>
            </header>
            <ErrorSummary/>
            <Filters people=&people course=course.slug.clone() n/>
            <Found people=&people visitor=&visitor/>
        </Main>
    }
    .into_any()
}

#[component]
fn Filters<'a>(people: &'a People, course: String, n: Numerals) -> impl IntoView + use<> {
    let l = n.language;
    let courses = people.courses.iter().map(|course| (course.slug.clone(), course.title(l).to_owned())).collect();
    let all = (String::new(), words::all_states(l).to_owned());
    let states =
        [all].into_iter().chain(Kind::ALL.map(|(name, kind)| (name.to_owned(), words::standing(l, kind).to_owned()))).collect();
    let chosen = people.asked.kind.map(Kind::name).unwrap_or_default();
    let to = format!("{}/people", scope::address(people.place.unit()));
    view! {
        <form class="filters" method="post" action=to role="search">
            <Field name="q" kind="search" label=words::search_name(l) hint=words::search_hint(l) value=people.asked.text.clone() optional=true autocomplete="off" maxlength=100/>
            <Choice name="course" label=words::course(l) options=courses value=course/>
            <Choice name="state" label=words::state(l) options=states value=chosen/>
            <button class="button button-main">{words::search(l)}</button>
        </form>
    }
    .into_any()
}

/// What was found, and how to take it away or go on.
#[component]
fn Found<'a>(people: &'a People, visitor: &'a Visitor) -> impl IntoView + use<> {
    let n = Numerals::of(visitor);
    let l = n.language;
    let number = |value: u64| n.number(i64::try_from(value).unwrap_or(i64::MAX));
    if people.rows.is_empty() {
        return nobody(people, n);
    }
    let found = words::found(l, &number(people.found), &number(people.people));
    // The file is of the whole list: a search for one name is not taken away.
    let file = people.asked.text.is_empty().then(|| {
        let course = people.course.as_ref().map(|course| course.slug.clone());
        let to =
            format!("{}/people.csv?{}", scope::address(people.place.unit()), Asked { course, ..people.asked.clone() }.query(1));
        view! { <a class="button button-quiet" href=to><IconMark icon=Icon::Download/>{words::download_csv(l)}</a> }
    });
    let opens = visitor.hr_officer().is_ok_and(|right| right.scope().reaches(people.place.unit().first));
    let rows = people.rows.iter().map(|row| person(row, people.today, opens, n)).collect_view();
    view! {
        <div class="table-tools"><p class="as-of">{found}</p>{file}</div>
        <table class="table table-stack">
            <caption class="visually-hidden">{words::list_title(l, place::name(people.place.unit(), l))}</caption>
            <thead><tr>
                <th scope="col">{words::name(l)}</th>
                <th scope="col">{words::position(l)}</th>
                <th scope="col">{words::unit(l)}</th>
                <th scope="col">{words::state(l)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
        <Pager people n/>
    }
    .into_any()
}

fn nobody(people: &People, n: Numerals) -> AnyView {
    let l = n.language;
    if people.people == 0 {
        let action = (scope::address(people.place.unit()), words::back_to_dashboard(l).to_owned());
        return view! { <Empty title=words::nobody_here(l) text=words::nobody_here_why(l) action/> }.into_any();
    }
    let action = (format!("{}/people", scope::address(people.place.unit())), words::everyone(l).to_owned());
    view! { <Empty title=words::nobody(l) text=words::nobody_why(l) action/> }.into_any()
}

fn person(row: &Row, today: chrono::NaiveDate, opens: bool, n: Numerals) -> AnyView {
    let l = n.language;
    let name = row.name(l);
    let name = match opens {
        true => view! { <a href=format!("/reports/people/{}", row.id)>{name}</a> }.into_any(),
        false => name.into_any(),
    };
    let standing = row.standing(today);
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td data-label=words::position(l)>{row.position(l)}</td>
            <td data-label=words::unit(l)>{l.choose(&row.unit_th, &row.unit_en).to_owned()}</td>
            <td data-label=words::state(l)><div>{chip(standing.kind(), n)}{note(standing, n).map(|note| view! { " "<span class="small soft">{note}</span> })}</div></td>
        </tr>
    }
    .into_any()
}

/// A standing as a coloured word.
pub fn chip(kind: Kind, n: Numerals) -> AnyView {
    let (tone, icon) = match kind {
        Kind::NotEnrolled => (Tone::Idle, Icon::Dot),
        Kind::InProgress => (Tone::Info, Icon::Clock),
        Kind::Completed => (Tone::Good, Icon::Check),
        Kind::Expired => (Tone::Warn, Icon::Clock),
        Kind::Revoked => (Tone::Bad, Icon::Ban),
    };
    view! { <Chip tone icon text=words::standing(n.language, kind)/> }.into_any()
}

fn note(standing: Standing, n: Numerals) -> Option<String> {
    let l = n.language;
    match standing {
        Standing::NotEnrolled => None,
        Standing::InProgress { done, required } => Some(words::done_of(l, &n.number(done.into()), &n.number(required.into()))),
        Standing::Completed { on } | Standing::Revoked { on } => Some(words::on_day(l, &n.day(on))),
        Standing::Expired { until, .. } => Some(words::until_day(l, &n.day(until))),
    }
}

/// Pages of a plain list are links; those of a search are posted again, so that the name stays out of addresses.
#[component]
fn Pager<'a>(people: &'a People, n: Numerals) -> impl IntoView + use<> {
    let l = n.language;
    let (page, pages) = (people.asked.page, people.found.div_ceil(PAGE).max(1));
    if pages == 1 {
        return ().into_any();
    }
    let number = |value: u64| n.number(i64::try_from(value).unwrap_or(i64::MAX));
    let here = format!("{}/people", scope::address(people.place.unit()));
    let asked = &people.asked;
    let step = |to: u64, text: &'static str| {
        if asked.text.is_empty() {
            return view! { <a class="button" href=format!("{here}?{}", asked.query(to))>{text}</a> }.into_any();
        }
        view! { <button class="button" name="page" value=to.to_string()>{text}</button> }.into_any()
    };
    let steps = view! {
        {(page > 1).then(|| step(page - 1, words::previous(l)))}
        <span class="soft">{words::page_of(l, &number(page), &number(pages))}</span>
        {(page < pages).then(|| step(page + 1, words::next(l)))}
    };
    if asked.text.is_empty() {
        return view! { <nav class="pages" aria-label=words::pages(l)>{steps}</nav> }.into_any();
    }
    view! {
        <nav aria-label=words::pages(l)>
            <form class="pages" method="post" action=here>
                <input type="hidden" name="q" value=asked.text.clone()/>
                <input type="hidden" name="course" value=asked.course.clone().unwrap_or_default()/>
                <input type="hidden" name="state" value=asked.kind.map(Kind::name).unwrap_or_default()/>
                {steps}
            </form>
        </nav>
    }
    .into_any()
}
