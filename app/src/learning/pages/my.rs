//! What is under way, what has been completed, and what there is to show for it.

use leptos::prelude::*;

use super::earned::EarnedTable;
use crate::{
    learning::{
        record::{self, Next, UnderWay, Year},
        words,
    },
    root::{state, visitor},
    thai::{FiscalYear, date::bangkok_date, digits},
    ui::{
        chart::{Bar, BarChart, BarLayout},
        empty::Empty,
        icon::{Icon, IconMark},
        notice::{Notice, Tone},
        page::{Main, page},
        progress::ProgressBar,
    },
    visitor::Preferences,
};

/// Her own page.
#[component]
pub fn MyLearningPage() -> impl IntoView {
    let (state, visitor) = (state(), visitor());
    page(async move {
        let learner = visitor.learner()?;
        let l = visitor.language();
        let under_way = record::under_way(&state, &learner).await?;
        let earned = record::earned(&state, &learner).await?;
        let years = record::years(&earned)?;
        let minutes: u32 = years.iter().map(|year| year.minutes).sum();
        let preferences = visitor.preferences;
        let count = digits::number(i64::try_from(earned.len()).unwrap_or(i64::MAX), preferences.digits.for_language(l));
        let summary = (!earned.is_empty()).then(|| {
            let hours = digits::hours(minutes, l, preferences.digits);
            view! { <p class="lead">{words::summary(l, &count, &hours)}</p> }
        });
        let confirm = (!learner.signed_in().name_confirmed).then(|| {
            view! {
                <Notice tone=Tone::Warn title=words::confirm_name(l)>
                    <p>{words::confirm_name_why(l)}" "<a href="/account/certificate-name?next=/learning">{words::confirm_name_go(l)}</a></p>
                </Notice>
            }
        });
        let nothing = under_way.is_empty() && earned.is_empty();
        let body = if nothing {
            let action = ("/courses".to_owned(), words::to_courses(l).to_owned());
            view! { <Empty title=words::nothing_yet(l) text=words::nothing_yet_why(l) action/> }.into_any()
        } else {
            let today = FiscalYear::of(bangkok_date(visitor.now));
            view! { <UnderWaySection under_way preferences/><EarnedTable earned visitor=visitor.clone()/><Hours years today preferences/> }.into_any()
        };
        Ok(view! {
            <Main title=words::my_learning(l)>
                <header class="page-head"><h1>{words::my_learning(l)}</h1>{summary}</header>
                {confirm}
                {body}
            </Main>
        })
    })
}

#[component]
fn UnderWaySection(under_way: Vec<UnderWay>, preferences: Preferences) -> impl IntoView {
    let l = preferences.language;
    let inner = if under_way.is_empty() {
        view! { <p>{words::nothing_under_way(l)}" "<a href="/courses">{words::to_courses(l)}</a></p> }.into_any()
    } else {
        let cards = under_way.into_iter().map(|course| view! { <CourseUnderWay course preferences/> }).collect_view();
        view! { <ul class="cards">{cards}</ul> }.into_any()
    };
    view! { <section class="section" aria-labelledby="under-way"><h2 id="under-way">{words::under_way(l)}</h2>{inner}</section> }
}

#[component]
fn CourseUnderWay(course: UnderWay, preferences: Preferences) -> impl IntoView {
    let l = preferences.language;
    let UnderWay { slug, title, minutes, progress, next } = course;
    let title = title.text(l).to_owned();
    let (missing, href, go) = match next {
        Next::Lesson { slug: lesson, title } => {
            (words::next_lesson(l, title.text(l)), format!("/courses/{slug}/lessons/{lesson}"), words::go_on(l))
        }
        Next::FinalTest => (words::next_test(l).to_owned(), format!("/courses/{slug}/test"), words::take_test(l)),
        Next::Result => (words::awaits(l).to_owned(), format!("/courses/{slug}/test"), words::see_attempts(l)),
    };
    let figure = |number: u32| digits::number(number.into(), preferences.digits.for_language(l));
    let value_text = words::steps(l, &figure(progress.done), &figure(progress.total));
    view! {
        <li class="card course-card">
            <h3><a href=format!("/courses/{slug}")>{title.clone()}</a></h3>
            <p>{missing}</p>
            <ProgressBar id=format!("progress-{slug}") label=words::progress(l) value_text done=progress.done total=progress.total/>
            <p class="meta"><span><IconMark icon=Icon::Clock/>{digits::hours(minutes, l, preferences.digits)}</span></p>
            <p><a class="button button-main" href=href>{go}<span class="visually-hidden">{words::of_course(l, &title)}</span></a></p>
        </li>
    }
}

/// Every fiscal year from the first to this one: a year without learning shows as such.
#[component]
fn Hours(years: Vec<Year>, today: FiscalYear, preferences: Preferences) -> impl IntoView {
    let l = preferences.language;
    let first = years.first().map_or(today, |year| year.year);
    let minutes = |year: FiscalYear| years.iter().find(|sum| sum.year == year).map_or(0, |sum| sum.minutes);
    let shown: Vec<_> = std::iter::successors(Some(first), |year| Some(year.next())).take_while(|year| *year <= today).collect();
    let largest = shown.iter().map(|year| minutes(*year)).max().unwrap_or_default();
    let bar = |year: FiscalYear| {
        let text = match minutes(year) {
            0 => digits::render("0", preferences.digits.for_language(l)),
            minutes => digits::hours(minutes, l, preferences.digits).replace(' ', "\u{a0}"),
        };
        let label = digits::render(&year.to_string(), preferences.digits.for_language(l));
        Bar::of(label, minutes(year).into(), largest.into(), text)
    };
    let bars = shown.into_iter().map(bar).collect();
    view! {
        <section class="section card" aria-labelledby="hours">
            <h2 id="hours" class="visually-hidden">{words::hours_by_year(l)}</h2>
            <BarChart caption=words::hours_by_year(l) unit=words::hours_unit(l) bars layout=BarLayout::Rows/>
        </section>
    }
}
