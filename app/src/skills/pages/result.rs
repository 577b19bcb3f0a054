//! What a test has shown: the level, how likely each is, and what to do next. No question of it is shown again.

use leptos::prelude::*;
use sea_orm::EntityTrait;

use super::{
    super::{
        offer::FEWEST,
        profile::{self, AreaStanding, Shown},
        store, words,
    },
    parts::{basis, level_in_words, level_of, next_course, percent, sureness, target, thousandths},
};
use crate::{
    catalogue::{area::Dots, skills::Frameworks},
    entity::{Regrade, skill_test},
    error::AppError,
    regrades::{self, skill_tests},
    state::AppState,
    thai::date::{self, bangkok_date},
    timeline::{credits, pages::credit_notes},
    ui::{
        chart::{Bar, BarChart, BarLayout},
        notice::{Notice, Tone},
        page::{Main, Width},
    },
    visitor::{Preferences, Visitor},
};

/// Reads the result of a closed test and shows it.
pub async fn load(state: &AppState, visitor: Visitor, test: &skill_test::Model) -> Result<AnyView, AppError> {
    let learner = visitor.learner()?;
    let (l, preferences) = (visitor.language(), visitor.preferences);
    let frameworks = state.skills.all(&state.db).await?;
    let credits = credits(state.db.read(), test.id).await?;
    let answers = store::answers(state.db.read(), test.id).await?.len();
    let corrected = corrected(state, test, preferences).await?;
    let count = preferences.number(i64::try_from(answers).unwrap_or(i64::MAX));
    let tested = frameworks.area_of(test.skill_id).ok_or(AppError::NotFound)?;
    let standing = profile::area(state, &learner, &tested.code, bangkok_date(visitor.now)).await?;
    let history = profile::history(state, learner.person(), tested.framework).await?;
    let area = standing.area.name.text(l).to_owned();
    let shown = history.iter().find(|shown| shown.test == Some(test.id));
    let when = date::with_time(test.closed_at.unwrap_or(test.deadline_at), l, preferences.digits);
    let outcome = match shown {
        Some(shown) => result(&frameworks, shown, preferences),
        None => nothing(&count, preferences),
    };
    let (onward, basis) = (onward(&standing, preferences), shown.map(|shown| basis(shown.basis, preferences)));
    let timeline = format!("/skill-tests/{}/timeline", test.id);
    Ok(view! {
        <Main title=format!("{}: {area}", words::test_result(l)) width=Width::Narrow>
            <nav aria-label=words::place(l)><ol class="crumbs">
                <li><a href="/skills">{words::my_skills(l)}</a></li>
                <li aria-current="page">{area.clone()}</li>
            </ol></nav>
            <header class="page-head">
                <h1>{words::test_result(l)}</h1>
                <p class="lead">{area}</p>
                <p class="as-of">{words::finished_on(l, &when, &count)}</p>
            </header>
            {credit_notes(&credits, preferences)}
            {corrected}
            {outcome}
            {onward}
            <p class="small"><a href=timeline>{words::timeline(l)}</a></p>
            <Notice title=words::no_keys(l)><p>{words::no_keys_why(l)}</p></Notice>
            {basis}
        </Main>
    }
    .into_any())
}

/// That the result was corrected since it was told, with what it was before.
async fn corrected(state: &AppState, test: &skill_test::Model, preferences: Preferences) -> Result<Option<AnyView>, AppError> {
    let db = state.db.read();
    let results = skill_tests::results(db, test.id).await?;
    let regrade = match results.last().and_then(|newest| newest.regrade_id) {
        Some(regrade) => Regrade::find_by_id(regrade).one(db).await?,
        None => None,
    };
    Ok(regrades::pages::of_skill_test(&results, regrade.as_ref(), preferences))
}

fn result(frameworks: &Frameworks, shown: &Shown, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let level = level_in_words(frameworks, &shown.area, shown.level, preferences);
    let meaning = match shown.level {
        0 => words::below_one_means(l),
        level => frameworks.meaning(shown.area.framework, level).map(|meaning| meaning.text(l)).unwrap_or_default(),
    };
    let bar = |chance: &courses::irt::LevelChance| {
        let (label, text) = (level_of(chance, preferences), percent(chance.chance, preferences));
        Bar::of(label, thousandths(chance.chance), 1000, text)
    };
    let bars = shown.chances.iter().map(bar).collect();
    view! {
        <section class="card stack" aria-labelledby="level">
            <h2 id="level">{level}</h2>
            <p><Dots level=shown.level/>" "{sureness(shown, preferences)}</p>
            <p>{words::means(l)}" "{meaning.to_owned()}</p>
        </section>
        <section class="section card" aria-labelledby="chances">
            <h2 id="chances" class="visually-hidden">{words::chances(l)}</h2>
            <BarChart caption=words::chances(l) unit=words::chances_why(l) bars layout=BarLayout::Long/>
        </section>
    }
    .into_any()
}

fn nothing(count: &str, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let why = words::no_result_why(l, count, &preferences.number(FEWEST));
    view! { <Notice tone=Tone::Warn title=words::no_result(l)><p>{why}</p></Notice> }.into_any()
}

fn onward(standing: &AreaStanding, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let goal = target(standing, preferences).map(|goal| view! { <p class="row">{goal}</p> });
    let again = standing.again_from.map(|day| words::again_from(l, &preferences.day(day)));
    view! {
        <section class="section" aria-labelledby="next">
            <h2 id="next">{words::next(l)}</h2>
            {goal}
            {next_course(standing, preferences)}
            {again.map(|again| view! { <p class="small soft">{again}</p> })}
            <p><a class="button" href="/skills">{words::back(l)}</a></p>
        </section>
    }
    .into_any()
}
