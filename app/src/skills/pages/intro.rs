//! An area: what is known of it and what can be done, down to the button that starts a test.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    super::{
        offer::{FEWEST, MINUTES, MOST},
        profile::{self, AreaStanding},
        start::DAYS,
        words,
    },
    known,
    parts::basis,
};
use crate::{
    accommodations::{Effect, pages::told, store::effect},
    entity::ItemBasis,
    root,
    thai::date::{self, bangkok_date},
    ui::{
        icon::{Icon, IconMark},
        notice::{Notice, Tone},
        page::{Main, page},
    },
    visitor::Visitor,
};

/// `/skills/{area}`.
#[component]
pub fn AreaPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let code = use_params_map().with_untracked(|params| params.get("area")).unwrap_or_default();
    page(async move {
        let learner = visitor.learner()?;
        let (l, today) = (visitor.language(), bangkok_date(visitor.now));
        let standing = profile::area(&state, &learner, &code, today).await?;
        let frameworks = state.skills.all(&state.db).await?;
        let history = profile::history(&state, learner.person(), standing.area.framework).await?;
        let granted = effect(state.db.read(), learner.person(), None, MINUTES, today).await?;
        // How often a skill is tested is not a matter of attempts.
        let granted = Effect { extra_attempts: 0, ..granted };
        let area = standing.area.name.text(l).to_owned();
        let test = standing.has_test.then(|| {
            view! {
                <section class="section" aria-labelledby="test">
                    <h2 id="test">{words::skill_test(l)}</h2>
                    {told(granted, visitor.preferences)}
                    {facts(&visitor, granted)}
                    {good_to_know(&visitor)}
                    {basis(ItemBasis::Expert, visitor.preferences)}
                </section>
            }
        });
        Ok(view! {
            <Main title=area.clone()>
                <nav aria-label=words::place(l)><ol class="crumbs">
                    <li><a href="/skills">{words::my_skills(l)}</a></li>
                    <li aria-current="page">{area.clone()}</li>
                </ol></nav>
                <header class="page-head"><h1>{area}</h1></header>
                {known::now(&standing, &frameworks, &visitor)}
                {known::of_oneself(&standing, &history, &frameworks, &visitor)}
                {known::levels(&standing, &frameworks, visitor.preferences)}
                {test}
                {way_on(&visitor, &standing)}
            </Main>
        })
    })
}

fn facts(visitor: &Visitor, granted: Effect) -> AnyView {
    let (l, n) = (visitor.language(), |number: u16| visitor.preferences.number(number));
    let often = words::how_often_is(l, &visitor.preferences.number(i64::try_from(DAYS).unwrap_or_default()));
    let minutes = visitor.preferences.number(i32::from(MINUTES) + granted.extra_minutes());
    view! {
        <section aria-labelledby="about">
            <h3 id="about" class="visually-hidden">{words::about_test(l)}</h3>
            <dl class="facts">
                <div><dt>{words::length(l)}</dt><dd>{words::length_is(l, &n(FEWEST), &n(MOST))}</dd></div>
                <div><dt>{words::takes(l)}</dt><dd>{visitor.preferences.figures(words::about_ten(l))}</dd></div>
                <div><dt>{words::deadline(l)}</dt><dd>{words::deadline_is(l, &minutes)}</dd></div>
                <div><dt>{words::how_often(l)}</dt><dd>{often}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}

fn good_to_know(visitor: &Visitor) -> AnyView {
    let l = visitor.language();
    let known = [
        words::know_adapts(l).to_owned(),
        words::know_forward(l).to_owned(),
        words::know_resume(l).to_owned(),
        words::know_deadline(l, &visitor.preferences.number(FEWEST)),
        words::know_private(l).to_owned(),
    ];
    let items = known.map(|text| view! { <li><IconMark icon=Icon::Info/><span>{text}</span></li> }).collect_view();
    view! {
        <section aria-labelledby="good-to-know">
            <h3 id="good-to-know">{words::good_to_know(l)}</h3>
            <ul class="checks">{items}</ul>
        </section>
    }
    .into_any()
}

/// The one button, or why there is none today.
fn way_on(visitor: &Visitor, standing: &AreaStanding) -> AnyView {
    let (l, preferences) = (visitor.language(), visitor.preferences);
    let back = view! { <a class="button" href="/skills">{words::back(l)}</a> };
    if let Some(open) = &standing.open {
        let until = words::under_way(l, &date::time(open.deadline_at, l, preferences.digits));
        let href = format!("/skill-tests/{}", open.id);
        return view! {
            <Notice title=until/>
            <div class="action-bar"><a class="button button-main" href=href>{words::go_on(l)}</a>{back}</div>
        }
        .into_any();
    }
    let today = bangkok_date(visitor.now);
    let obstacle = match standing.again_from.filter(|day| today < *day) {
        Some(day) => Some(words::again_from(l, &preferences.day(day))),
        None if standing.has_test => None,
        None if standing.has_self_rating => Some(words::no_test_of_framework(l).to_owned()),
        None => Some(words::no_test(l).to_owned()),
    };
    match obstacle {
        Some(title) => view! { <Notice tone=Tone::Warn title/><div class="action-bar">{back}</div> }.into_any(),
        None => {
            view! { <form method="post" class="action-bar"><button class="button button-main" name="act" value="start">{words::start(l)}</button>{back}</form> }
            .into_any()
        }
    }
}
