//! The dashboard of a unit.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{parts::PartsTable, scope};
use crate::{
    entity::unit,
    reports::{
        dashboard::{self, Asked, Dashboard, Shown},
        figures::Sums,
        numerals::Numerals,
        place::{self, Place},
        words,
    },
    root::{state, visitor},
    thai::{
        FiscalYear,
        date::{bangkok_date, month_short},
        fiscal_year::month_index,
    },
    ui::{
        chart::{Bar, BarChart, BarLayout},
        empty::Empty,
        field::Choice,
        icon::{Icon, IconMark},
        page::{Main, page},
    },
    visitor::Visitor,
};

/// `/reports/units/{code}`: figures of a unit and everything below it.
#[component]
pub fn DashboardPage() -> impl IntoView {
    let (state, visitor) = (state(), visitor());
    let code = use_params_map().get_untracked().get("code").unwrap_or_default();
    let query = use_query_map().get_untracked();
    page(async move {
        let today = bangkok_date(visitor.now);
        let asked = Asked::read(query.get_str("year"), query.get_str("course"), today)?;
        Ok(match dashboard::load(state.db.read(), &visitor, &code, asked).await? {
            Dashboard::Shown(shown) => view! { <ShownDashboard shown=*shown visitor/> }.into_any(),
            Dashboard::TooSmall { place, above } => view! { <TooSmall place above visitor/> }.into_any(),
        })
    })
}

#[component]
fn ShownDashboard(shown: Shown, visitor: Visitor) -> impl IntoView {
    let n = Numerals::of(&visitor);
    let l = n.language;
    let name = place::name(shown.place.unit(), l).to_owned();
    let as_of = words::head_as_of(l, &n.year(shown.asked.year), &n.instant(visitor.now));
    let here = scope::address(shown.place.unit());
    let file = format!("{here}/figures.csv?{}", shown.asked.query());
    let people = shown.sees_persons.then(|| {
        let course = shown.asked.course.as_ref().map(|slug| format!("?course={slug}")).unwrap_or_default();
        let to = format!("{here}/people{course}");
        view! { <a class="button" href=to><IconMark icon=Icon::People/>{words::people_list(l)}</a> }
    });
    let skills = view! { <a class="button" href=format!("{here}/skills")><IconMark icon=Icon::Chart/>{words::skills(l)}</a> };
    let external =
        visitor.hr_officer().is_ok().then(|| view! { <a class="button" href="/reports/external">{words::external(l)}</a> });
    let corrected = visitor.hr_officer().is_ok().then(|| {
        view! { <a class="button" href="/reports/regrades"><IconMark icon=Icon::Refresh/>{words::corrected_results(l)}</a> }
    });
    let charts = (shown.total.ever_enrolled > 0).then(|| view! { <Charts shown=&shown visitor=&visitor/> });
    let nothing = charts.is_none().then(|| {
        let action = ("/courses".to_owned(), words::see_courses(l).to_owned());
        view! { <Empty title=words::nothing_yet(l) text=words::nothing_yet_why(l) action/> }
    });
    view! {
        <Main title=name.clone()>
            <header class="page-head">
                <Crumbs place=&shown.place n/>
                <div class="page-head-row">
                    <div><h1>{name}</h1><p class="as-of">{as_of}</p></div>
                    <p class="row">{people}{skills}{external}{corrected}<a class="button" href=file><IconMark icon=Icon::Download/>{words::download_csv(l)}</a></p>
                </div>
            </header>
            <Filters shown=&shown n/>
            <Stats shown=&shown visitor=&visitor/>
            {charts}
            {nothing}
            <PartsTable shown=&shown n/>
            <Explained n/>
        </Main>
    }
}

/// The way down from the top of the scope; nothing above it is named.
#[component]
pub fn Crumbs<'a>(place: &'a Place, n: Numerals) -> impl IntoView + use<> {
    let above = place
        .above()
        .iter()
        .map(|unit| view! { <li><a href=scope::address(unit)>{place::name(unit, n.language).to_owned()}</a></li> })
        .collect_view();
    let here = place::name(place.unit(), n.language).to_owned();
    view! { <nav aria-label=words::crumbs(n.language)><ol class="crumbs">{above}<li aria-current="page">{here}</li></ol></nav> }
        .into_any()
}

#[component]
fn Filters<'a>(shown: &'a Shown, n: Numerals) -> impl IntoView + use<> {
    let l = n.language;
    let years = shown.years.iter().map(|year| (year.to_string(), n.text(&year.to_string()))).collect();
    let all = (String::new(), words::all_courses(l).to_owned());
    let courses =
        [all].into_iter().chain(shown.courses.iter().map(|course| (course.slug.clone(), course.title(l).to_owned()))).collect();
    let course = shown.asked.course.clone().unwrap_or_default();
    view! {
        <form class="filters" method="get">
            <Choice name="year" label=words::fiscal_year(l) options=years value=shown.asked.year.to_string()/>
            <Choice name="course" label=words::course(l) options=courses value=course/>
            <button class="button button-main">{words::show(l)}</button>
        </form>
    }
    .into_any()
}

/// The six figures: the number, out of how many, and as of when or for which days.
#[component]
fn Stats<'a>(shown: &'a Shown, visitor: &'a Visitor) -> impl IntoView + use<> {
    let n = Numerals::of(visitor);
    let l = n.language;
    let (total, people) = (shown.total, n.number(shown.people));
    let now = words::when_now(l, &n.instant(visitor.now));
    let until = shown.asked.year.last_day().min(bangkok_date(visitor.now));
    let year = words::when_between(l, &n.day(shown.asked.year.first_day()), &n.day(until));
    let below = shown.parts.shown.iter().filter(|cell| !cell.is_own() && cell.people > 0).count()
        + shown.parts.merged.map_or(0, |merged| merged.parts);
    let people_of = match below {
        0 => words::people_of_one(l).to_owned(),
        below => words::people_of(l, &n.number(count(below))),
    };
    let with_share = |text: String, part: i64, whole: i64| match n.share(part, whole) {
        Some(share) => format!("{text} ({share})"),
        None => text,
    };
    let completed_of =
        with_share(words::completed_of(l, &n.number(total.could_complete())), total.completed, total.could_complete());
    let stats = [
        (words::people(l), people.clone(), people_of, now.clone()),
        (words::open(l), n.number(total.open), words::open_of(l, &n.number(total.ever_enrolled)), now),
        (words::enrolled(l), n.number(total.enrolled), words::enrolled_of(l, &people), year.clone()),
        (words::completed(l), n.number(total.completed), completed_of, year.clone()),
        (words::certificates(l), n.number(total.certificates), words::certificates_of(l, &n.number(total.completed)), year.clone()),
        (words::hours(l), n.hours(total.minutes), words::hours_of(l, &n.hours_each(total.minutes, shown.people), &people), year),
    ]
    .into_iter()
    .map(|(name, value, out_of, when)| view! { <div class="stat"><dt>{name}</dt><dd>{value}</dd><dd>{out_of}</dd><dd>{when}</dd></div> })
    .collect_view();
    view! { <dl class="stats">{stats}</dl> }.into_any()
}

#[component]
fn Charts<'a>(shown: &'a Shown, visitor: &'a Visitor) -> impl IntoView + use<> {
    let n = Numerals::of(visitor);
    let l = n.language;
    let year = n.year(shown.asked.year);
    let today = bangkok_date(visitor.now);
    let completed = months(shown, today, n, |sums| sums.completed);
    let enrolled = months(shown, today, n, |sums| sums.enrolled);
    let unit = |total: i64| words::by_month_unit(l, &year, &n.number(total));
    let courses = shown
        .by_course
        .iter()
        .map(|(course, figures)| {
            let (part, whole) = (figures.completed, figures.could_complete());
            Bar::of(course.title(l), length(part), length(whole.max(part)), out_of(n, part, whole))
        })
        .collect::<Vec<_>>();
    view! {
        <div class="panels">
            <div class="card"><BarChart caption=words::by_month_completed(l) unit=unit(shown.total.completed) bars=completed layout=BarLayout::Columns/></div>
            <div class="card"><BarChart caption=words::by_month_enrolled(l) unit=unit(shown.total.enrolled) bars=enrolled layout=BarLayout::Columns/></div>
            {(!courses.is_empty()).then(|| view! {
                <div class="card panel-wide"><BarChart caption=words::by_course(l) unit=words::by_course_unit(l, &year) bars=courses/></div>
            })}
        </div>
    }
    .into_any()
}

/// A bar a month, October first; months to come have none.
fn months(shown: &Shown, today: chrono::NaiveDate, n: Numerals, of: fn(&Sums) -> i64) -> Vec<Bar> {
    use chrono::Datelike;
    let largest = shown.months.iter().map(of).max().unwrap_or_default();
    let is_current = shown.asked.year == FiscalYear::of(today);
    (1..)
        .zip(shown.asked.year.months())
        .zip(&shown.months)
        .map(|((place, first_day), sums)| {
            let is_to_come = is_current && place > month_index(today);
            let text = if is_to_come { words::not_yet(n.language).to_owned() } else { n.number(of(sums)) };
            Bar::of(month_short(first_day.month(), n.language), length(of(sums)), length(largest), text)
        })
        .collect()
}

/// "12/30 (40%)".
pub fn out_of(n: Numerals, part: i64, whole: i64) -> String {
    let (l, part_text, whole_text) = (n.language, n.number(part), n.number(whole));
    match n.share(part, whole) {
        Some(share) => words::of_share(l, &part_text, &whole_text, &share),
        None => words::of_whole(l, &part_text, &whole_text),
    }
}

/// A sum that is drawn; corrections could make one negative, which has no length.
pub fn length(value: i64) -> u64 {
    u64::try_from(value).unwrap_or_default()
}

fn count(items: usize) -> i64 {
    i64::try_from(items).unwrap_or(i64::MAX)
}

/// What each figure counts, in words.
#[component]
fn Explained(n: Numerals) -> impl IntoView {
    let l = n.language;
    let items = [
        (words::people(l), words::explained_people(l)),
        (words::open(l), words::explained_open(l)),
        (words::enrolled(l), words::explained_enrolled(l)),
        (words::completed(l), words::explained_completed(l)),
        (words::certificates(l), words::explained_certificates(l)),
        (words::hours(l), words::explained_hours(l)),
    ];
    let items = items.into_iter().map(|(name, text)| view! { <div><dt>{name}</dt><dd>{text}</dd></div> }).collect_view();
    view! {
        <details class="disclosure">
            <summary>{words::explained(l)}</summary>
            <dl class="facts-list">{items}</dl>
        </details>
    }
    .into_any()
}

#[component]
pub fn TooSmall(place: Place, above: Option<unit::Model>, visitor: Visitor) -> impl IntoView {
    let l = visitor.language();
    let name = place::name(place.unit(), l).to_owned();
    let action = above.map(|unit| (scope::address(&unit), words::see_above(l, place::name(&unit, l))));
    let empty = match action {
        Some(action) => view! { <Empty title=words::too_small(l) text=words::too_small_why(l) action/> }.into_any(),
        None => view! { <Empty title=words::too_small(l) text=words::too_small_why(l)/> }.into_any(),
    };
    view! {
        <Main title=name.clone()>
            <header class="page-head"><Crumbs place=&place n=Numerals::of(&visitor)/><h1>{name}</h1></header>
            {empty}
        </Main>
    }
}
