//! `/reports/regrades`: for HR officers, whose result in their units has changed because a key was corrected.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    audit::{self, Entry},
    error::AppError,
    i18n::Language,
    regrades::{
        store::{self, OfAttempt, OfSkillTest},
        words,
    },
    root,
    thai::{FullName, date::bangkok_date},
    ui::{
        empty::Empty,
        page::{Main, page},
    },
    visitor::Preferences,
};

#[component]
pub fn CorrectedResultsPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let number = use_query_map().read_untracked().get("page").and_then(|text| text.parse().ok()).unwrap_or(1_u64);
    page(async move {
        let right = visitor.hr_officer()?;
        let (l, preferences, now) = (visitor.language(), visitor.preferences, visitor.now);
        if !(1..=100_000).contains(&number) {
            return Err(AppError::NotFound);
        }
        let db = state.db.read();
        let (attempts, more_attempts) = store::attempts_in_scope(db, &right, number, now).await?;
        let (tests, more_tests) = store::skill_tests_in_scope(db, &right, number, now).await?;
        let frameworks = state.skills.all(&state.db).await?;
        let entry = Entry {
            actor: Some(right.person()),
            act: "regrades.look",
            subject: "people".to_owned(),
            detail: serde_json::json!({ "page": number, "found": attempts.len() + tests.len() }),
        };
        audit::look(&state.db, &state.vault, now, entry).await?;
        let is_empty = attempts.is_empty() && tests.is_empty();
        let attempts: Vec<_> = attempts.iter().map(|row| attempt_row(row, preferences)).collect();
        let area = |row: &OfSkillTest| frameworks.area_of(row.skill_id).map(|area| area.name.text(l).to_owned());
        let tests: Vec<_> = tests.iter().map(|row| test_row(row, area(row).unwrap_or_default(), preferences)).collect();
        let body = if is_empty {
            let action = ("/reports".to_owned(), words::to_reports(l).to_owned());
            view! { <Empty title=words::none_corrected(l) text=words::none_corrected_why(l) action/> }.into_any()
        } else {
            view! {
                {table(words::final_tests(l), attempts, preferences)}
                {table(words::skill_tests(l), tests, preferences)}
                {turn(number, more_attempts || more_tests, preferences)}
            }
            .into_any()
        };
        Ok(view! {
            <Main title=words::results_corrected(l)>
                <nav aria-label=words::place(l)><ol class="crumbs">
                    <li><a href="/reports">{words::reports(l)}</a></li>
                    <li aria-current="page">{words::results_corrected(l)}</li>
                </ol></nav>
                <header class="page-head"><h1>{words::results_corrected(l)}</h1><p class="lead">{words::results_lead(l)}</p></header>
                {body}
            </Main>
        })
    })
}

fn table(title: &'static str, rows: Vec<AnyView>, preferences: Preferences) -> Option<AnyView> {
    let l = preferences.language;
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section"><h2>{title}</h2>
                <table class="table table-stack">
                    <caption class="visually-hidden">{title}</caption>
                    <thead><tr>
                        <th scope="col">{words::person(l)}</th>
                        <th scope="col">{words::test(l)}</th>
                        <th scope="col">{words::before(l)}</th>
                        <th scope="col">{words::after(l)}</th>
                        <th scope="col">{words::day(l)}</th>
                        <th scope="col">{words::why(l)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
        .into_any()
    })
}

fn turn(number: u64, more: bool, preferences: Preferences) -> Option<AnyView> {
    let l = preferences.language;
    (number > 1 || more).then(|| {
        view! {
            <nav class="pages" aria-label=words::pages(l)>
                {(number > 1).then(|| view! { <a rel="prev" href=format!("/reports/regrades?page={}", number - 1)>{words::previous(l)}</a> })}
                {more.then(|| view! { <a rel="next" href=format!("/reports/regrades?page={}", number + 1)>{words::next(l)}</a> })}
            </nav>
        }
        .into_any()
    })
}

fn attempt_row(row: &OfAttempt, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let of = |points: i32, max: i32| format!("{}/{}", preferences.number(points), preferences.number(max));
    let pass = match (row.passed_before, row.passed, row.reached) {
        (false, true, _) => Some(words::passes(l)),
        (true, true, false) => Some(words::keeps(l)),
        _ => None,
    };
    let after = [Some(of(row.points, row.max_points)), pass.map(str::to_owned)];
    let after = after.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let test = words::final_test_of(l, l.choose(&row.title_th, &row.title_en), &preferences.number(row.number));
    let href = format!("/reports/people/{}/attempts/{}", row.person_id, row.attempt_id);
    view! {
        <tr>
            <th scope="row"><a href=format!("/reports/people/{}", row.person_id)>{name(&row.given_th, &row.family_th, &row.given_en, &row.family_en, preferences)}</a></th>
            <td data-label=words::test(l)><a href=href>{test}</a></td>
            <td data-label=words::before(l)>{of(row.points_before, row.max_before)}</td>
            <td data-label=words::after(l)>{after}</td>
            <td data-label=words::day(l)>{preferences.day(bangkok_date(row.at))}</td>
            <td data-label=words::why(l)>{row.reason.clone()}</td>
        </tr>
    }
    .into_any()
}

fn test_row(row: &OfSkillTest, area: String, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let level = |level: i16| words::level(l, &preferences.number(level));
    let before = row.before.map(level).unwrap_or_default();
    view! {
        <tr>
            <th scope="row"><a href=format!("/reports/people/{}/skills", row.person_id)>{name(&row.given_th, &row.family_th, &row.given_en, &row.family_en, preferences)}</a></th>
            <td data-label=words::test(l)>{words::skill_test_of(l, &area)}</td>
            <td data-label=words::before(l)>{before}</td>
            <td data-label=words::after(l)>{level(row.level)}</td>
            <td data-label=words::day(l)>{preferences.day(bangkok_date(row.created_at))}</td>
            <td data-label=words::why(l)>{row.reason.clone()}</td>
        </tr>
    }
    .into_any()
}

/// Her name; where there is none in English, the Thai one.
fn name(given_th: &str, family_th: &str, given_en: &str, family_en: &str, preferences: Preferences) -> String {
    match preferences.language {
        l @ Language::En if !given_en.is_empty() => {
            FullName { prefix: "", given: given_en, middle: "", family: family_en }.display(l)
        }
        _ => FullName { prefix: "", given: given_th, middle: "", family: family_th }.display(Language::Th),
    }
}
