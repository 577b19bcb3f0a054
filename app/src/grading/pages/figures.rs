//! How graders agree, question by question of a course.

use courses::package::Package;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::super::{
    agreement::{self, FEWEST, Figures},
    words,
};
use crate::{
    authoring,
    error::AppError,
    learning::version,
    root,
    thai::{date, digits},
    ui::{
        empty::Empty,
        page::{Main, page},
    },
    visitor::Visitor,
};

#[component]
pub fn AgreementPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let slug = use_params_map().with_untracked(|params| params.get("slug")).unwrap_or_default();
    page(async move {
        let trainer = visitor.trainer()?;
        let l = visitor.language();
        let db = state.db.read();
        let course = authoring::store::course(db, &trainer, &slug).await?;
        let versions = authoring::store::versions(db, [course.id]).await?;
        let newest = versions.iter().rev().find(|version| Some(version.id) == course.current_version_id).or(versions.last());
        let newest = newest.ok_or(AppError::NotFound)?;
        let package = version::package(&state, db, newest.id).await?;
        let title = l.choose(&newest.title_th, &newest.title_en).to_owned();
        let figures = agreement::of_course(db, course.id).await?;
        let body = if figures.is_empty() {
            let action = ("/grading".to_owned(), words::back(l).to_owned());
            view! { <Empty title=words::no_pairs(l) text=words::no_pairs_why(l) action/> }.into_any()
        } else {
            table(&figures, &package, &visitor)
        };
        Ok(view! {
            <Main title=format!("{}: {title}", words::agreement(l))>
                <nav aria-label=words::place(l)><ol class="crumbs">
                    <li><a href="/grading">{words::grading(l)}</a></li>
                    <li aria-current="page">{words::agreement(l)}</li>
                </ol></nav>
                <header class="page-head"><h1>{words::agreement(l)}</h1><p class="lead">{title}</p></header>
                <p>{words::agreement_lead(l)}</p>
                {body}
            </Main>
        })
    })
}

fn table(figures: &[Figures], package: &Package, visitor: &Visitor) -> AnyView {
    let l = visitor.language();
    let as_of = words::as_of(l, &date::with_time(visitor.now, l, visitor.preferences.digits));
    let rows = figures.iter().map(|figures| row(figures, package, visitor)).collect_view();
    view! {
        <table class="table table-stack">
            <caption>{words::agreement(l)}" "<small class="soft">{as_of}</small></caption>
            <thead><tr>
                <th scope="col">{words::question(l)}</th>
                <th scope="col" class="end">{words::pairs(l)}</th>
                <th scope="col" class="end">{words::exact(l)}</th>
                <th scope="col" class="end">{words::near(l)}</th>
                <th scope="col" class="end">{words::kappa(l)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
        <p class="small soft">{words::kappa_means(l)}</p>
    }
    .into_any()
}

fn row(figures: &Figures, package: &Package, visitor: &Visitor) -> AnyView {
    let (l, preferences) = (visitor.language(), visitor.preferences);
    let asked = figures.question.parse().ok().and_then(|id| package.question(&id));
    let text = asked.map_or_else(|| figures.question.clone(), |question| question.prompt().text().to_owned());
    let share = |part: u64| digits::percent(part, figures.pairs, preferences.digits.for_language(l)).unwrap_or_default();
    let number = |number: u64| preferences.number(i64::try_from(number).unwrap_or(i64::MAX));
    let kappa = match figures.kappa {
        Some((kappa, strength)) => format!("{} · {}", preferences.figures(&format!("{kappa:.2}")), words::strength(l, strength)),
        None if figures.pairs < FEWEST => words::too_few(l, &number(FEWEST)),
        None => words::no_spread(l).to_owned(),
    };
    view! {
        <tr>
            <th scope="row">{text}" "<small class="soft">{words::worth(l, &preferences.number(figures.worth))}</small></th>
            <td data-label=words::pairs(l) class="end">{number(figures.pairs)}</td>
            <td data-label=words::exact(l) class="end">{share(figures.exact)}</td>
            <td data-label=words::near(l) class="end">{share(figures.near)}</td>
            <td data-label=words::kappa(l) class="end">{kappa}</td>
        </tr>
    }
    .into_any()
}
