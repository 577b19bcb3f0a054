//! A profile read in another framework.

use courses::framework::Closeness;
use leptos::prelude::*;

use super::{
    super::{
        profile::{self, Profile, ReadAcross},
        words,
    },
    parts::{level_in_words, source},
};
use crate::{
    catalogue::skills::{Frameworks, KnownFramework},
    visitor::Preferences,
};

/// Every other framework that the crosswalk reaches, folded away.
pub fn across(
    profile: &Profile,
    framework: &KnownFramework,
    frameworks: &Frameworks,
    preferences: Preferences,
) -> Option<AnyView> {
    let l = preferences.language;
    let others = frameworks.known().iter().filter(|other| other.id != framework.id).filter_map(|other| {
        let rows = profile::read_across(frameworks, profile, other);
        (!rows.is_empty()).then(|| table(&rows, other, frameworks, preferences))
    });
    let others: Vec<_> = others.collect();
    (!others.is_empty()).then(|| {
        view! { <section class="section" aria-labelledby="across"><h2 id="across">{words::across(l)}</h2>{others}</section> }
            .into_any()
    })
}

fn table(rows: &[ReadAcross], other: &KnownFramework, frameworks: &Frameworks, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let title = words::across_in(l, other.definition.name.text(l));
    let rows = rows.iter().map(|row| {
        let level = row.from.iter().find_map(|(standing, closeness)| {
            let best = standing.best().filter(|_| *closeness == Closeness::Equivalent)?;
            let level = level_in_words(frameworks, &row.area, best.level, preferences);
            Some(format!("{level} ({})", source(best.source, l)))
        });
        let from = row.from.iter().map(|(standing, closeness)| {
            let closeness = match closeness {
                Closeness::Equivalent => words::equivalent(l),
                Closeness::Related => words::related(l),
            };
            view! { <li>{standing.area.name.text(l).to_owned()}" "<span class="small soft">"("{closeness}")"</span></li> }
        });
        view! {
            <tr>
                <th scope="row">{row.area.name.text(l).to_owned()}</th>
                <td data-label=words::result(l)>{level.unwrap_or_else(|| "–".to_owned())}</td>
                <td data-label=words::compares_with(l)><ul>{from.collect_view()}</ul></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <details class="disclosure">
            <summary>{title.clone()}</summary>
            <p class="small soft">{words::across_why(l)}</p>
            <table class="table table-stack">
                <caption class="visually-hidden">{title}</caption>
                <thead><tr>
                    <th scope="col">{words::area(l)}</th>
                    <th scope="col">{words::result(l)}</th>
                    <th scope="col">{words::compares_with(l)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}
