//! Skills of a unit: per area how many are tested, on which levels, how many are at target, and how old that is.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    dashboard::{Crumbs, TooSmall, length, out_of},
    scope,
};
use crate::{
    catalogue::{area::AreaMark, skills::KnownSkill},
    entity::SkillSource,
    reports::{
        numerals::Numerals,
        place,
        skills::{self, AreaFigures, PartFigures, Seen, Shown, UnitSkills},
        words,
    },
    root::{state, visitor},
    skills::pages::source_name,
    ui::{
        chart::{Bar, BarChart, BarLayout},
        empty::Empty,
        field::Choice,
        icon::{Icon, IconMark},
        page::{Main, page},
    },
    visitor::Visitor,
};

/// `/reports/units/{code}/skills`.
#[component]
pub fn UnitSkillsPage() -> impl IntoView {
    let (state, visitor) = (state(), visitor());
    let code = use_params_map().get_untracked().get("code").unwrap_or_default();
    let area = use_query_map().get_untracked().get("area").unwrap_or_default();
    page(async move {
        Ok(match skills::load(&state, &visitor, &code, &area).await? {
            UnitSkills::Shown(shown) => Page { n: Numerals::of(&visitor), visitor: &visitor, shown: &shown }.view(),
            UnitSkills::TooSmall { place, above } => view! { <TooSmall place above visitor/> }.into_any(),
        })
    })
}

struct Page<'a> {
    n: Numerals,
    visitor: &'a Visitor,
    shown: &'a Shown,
}

impl Page<'_> {
    fn view(&self) -> AnyView {
        let (n, shown) = (self.n, self.shown);
        let l = n.language;
        let name = place::name(shown.place.unit(), l).to_owned();
        let here = scope::address(shown.place.unit());
        let as_of = words::skills_as_of(l, &n.instant(self.visitor.now), &n.number(shown.people));
        let nobody = shown.areas.iter().all(|area| area.by_source.iter().all(|(_, seen)| seen.known == Some(0)));
        let body = if nobody {
            let action = ("/skills".to_owned(), words::see_skills(l).to_owned());
            view! { <Empty title=words::no_skills_yet(l) text=words::no_skills_yet_why(l) action/> }.into_any()
        } else {
            let cards = shown.areas.iter().map(|area| self.area(area)).collect_view();
            view! {
                <section class="section" aria-labelledby="tested">
                    <h2 id="tested">{words::by_test(l)}</h2>
                    <div class="panels">{cards}</div>
                </section>
                {self.parts()}
                {self.other_sources()}
            }
            .into_any()
        };
        let crumbs = view! { <Crumbs place=&shown.place n/> }.into_any();
        let explained = self.explained();
        let small = (!shown.sees_persons).then(|| view! { <p class="as-of">{words::skills_small(l)}</p> });
        view! {
            <Main title=words::skills_of(l, &name)>
                <header class="page-head">
                    {crumbs}
                    <div class="page-head-row">
                        <div><h1>{words::skills(l)}</h1><p class="lead">{name}</p><p class="as-of">{as_of}</p></div>
                        <p class="row">
                            <a class="button" href=here.clone()><IconMark icon=Icon::Chart/>{words::figures(l)}</a>
                            <a class="button" href=format!("{here}/skills.csv")><IconMark icon=Icon::Download/>{words::download_csv(l)}</a>
                        </p>
                    </div>
                </header>
                {body}
                {small}
                {explained}
            </Main>
        }
        .into_any()
    }

    /// An area by tests: coverage, share at target, levels, age.
    fn area(&self, figures: &AreaFigures) -> AnyView {
        let n = self.n;
        let l = n.language;
        let name = figures.area.name.text(l).to_owned();
        let id = format!("area-{}", figures.area.code);
        let labelled_by = id.clone();
        let seen = figures.tested();
        let body = match seen.map(|seen| (seen, seen.known)) {
            None | Some((_, Some(0))) => view! { <p class="soft">{words::nobody_tested(l)}</p> }.into_any(),
            Some((_, None)) => view! { <p class="soft">{words::few_tested(l)}</p> }.into_any(),
            Some((seen, Some(known))) => self.tested(seen, known),
        };
        view! {
            <section class="card" aria-labelledby=labelled_by>
                <div class="area"><AreaMark code=figures.area.code.clone()/><h3 id=id>{name}</h3></div>
                {body}
            </section>
        }
        .into_any()
    }

    fn tested(&self, seen: &Seen, known: i64) -> AnyView {
        let n = self.n;
        let l = n.language;
        let coverage = words::assessed_of(l, &n.number(known), &n.number(self.shown.people));
        let coverage = match n.share(known, self.shown.people) {
            Some(share) => format!("{coverage} ({share})"),
            None => coverage,
        };
        let at_target = match seen.at_target {
            Some((_, 0)) => words::no_target(l).to_owned(),
            Some((at, with)) => out_of(n, at, with),
            None => words::not_shown(l).to_owned(),
        };
        let age = seen.median_age.map(|months| match months {
            ..=0 => words::this_quarter(l).to_owned(),
            months => words::months_old(l, &n.number(months.into())),
        });
        view! {
            <dl class="facts">
                <div><dt>{words::assessed(l)}</dt><dd>{coverage}</dd></div>
                <div><dt>{words::share_at_target(l)}</dt><dd>{at_target}</dd></div>
                <div><dt>{words::median_age(l)}</dt><dd>{age.unwrap_or_else(|| "–".to_owned())}</dd></div>
            </dl>
            <BarChart caption=words::level_distribution(l) unit=words::level_distribution_unit(l, &n.number(known)) bars=self.bars(seen, known) layout=BarLayout::Rows/>
        }
        .into_any()
    }

    /// A bar a level; levels of few people stand together in the last.
    fn bars(&self, seen: &Seen, known: i64) -> Vec<Bar> {
        let n = self.n;
        let l = n.language;
        let bar = |label: String, people: i64| {
            let text = match n.share(people, known) {
                Some(share) => format!("{} ({share})", n.number(people)),
                None => n.number(people),
            };
            Bar::of(label, length(people), length(known), text)
        };
        let levels = seen.levels.iter().map(|(level, people)| bar(words::level(l, &n.number((*level).into())), *people));
        let together = seen.together.iter().map(|(levels, people)| {
            let levels: Vec<_> = levels.iter().map(|level| n.number((*level).into())).collect();
            bar(words::levels_together(l, &levels.join(", ")), *people)
        });
        levels.chain(together).collect()
    }

    /// The parts of the unit in one area.
    fn parts(&self) -> Option<AnyView> {
        let (n, shown) = (self.n, self.shown);
        let l = n.language;
        if !shown.parts.iter().any(|part| part.cell.as_ref().is_none_or(|cell| !cell.is_own())) {
            return None;
        }
        let options = shown.areas.iter().map(|area| (area.area.code.clone(), area.area.name.text(l).to_owned())).collect();
        let caption = words::by_unit_in(l, shown.asked.name.text(l));
        let rows = shown.parts.iter().map(|part| self.part(part)).collect_view();
        Some(
            view! {
                <section class="section" id="units" aria-labelledby="by-unit">
                    <h2 id="by-unit">{words::by_unit(l)}</h2>
                    <form class="filters" method="get" action="#units">
                        <Choice name="area" label=words::skill_area(l) options value=shown.asked.code.clone()/>
                        <button class="button button-main">{words::show(l)}</button>
                    </form>
                    <table class="table table-stack">
                        <caption>{caption}</caption>
                        <thead><tr>
                            <th scope="col">{words::unit(l)}</th>
                            <th scope="col" class="end">{words::people(l)}</th>
                            <th scope="col">{words::assessed(l)}</th>
                            <th scope="col">{words::share_at_target(l)}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </section>
            }
            .into_any(),
        )
    }

    fn part(&self, part: &PartFigures) -> AnyView {
        let n = self.n;
        let l = n.language;
        let name = match &part.cell {
            None => words::merged(l, &n.number(i64::try_from(part.parts).unwrap_or(i64::MAX))).into_any(),
            Some(cell) if cell.is_own() => words::own(l).into_any(),
            Some(cell) => {
                let to = format!("{}/skills?area={}", scope::of_code(&cell.code), self.shown.asked.code);
                view! { <a href=to>{l.choose(&cell.name_th, &cell.name_en).to_owned()}</a> }.into_any()
            }
        };
        let hidden = || view! { <span class="soft">{words::not_shown(l)}</span> }.into_any();
        let (assessed, at_target) = match part.tested {
            None => (hidden(), hidden()),
            Some((known, at, with)) => {
                (cell_bar(known, part.people, n), if with == 0 { "–".into_any() } else { cell_bar(at, with, n) })
            }
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="end" data-label=words::people(l)><span class="number">{n.number(part.people)}</span></td>
                <td data-label=words::assessed(l)>{assessed}</td>
                <td data-label=words::share_at_target(l)>{at_target}</td>
            </tr>
        }
        .into_any()
    }

    /// What is not from tests, by itself.
    fn other_sources(&self) -> Option<AnyView> {
        let l = self.n.language;
        let rows = self.shown.areas.iter().flat_map(|area| {
            let others = area.by_source.iter().filter(|(source, _)| *source != SkillSource::Tested);
            others.map(move |(source, seen)| self.other(&area.area, *source, seen))
        });
        let rows: Vec<_> = rows.collect();
        (!rows.is_empty()).then(|| {
            view! {
                <section class="section" aria-labelledby="others">
                    <h2 id="others">{words::not_by_test(l)}</h2>
                    <p class="soft">{words::not_by_test_why(l)}</p>
                    <table class="table table-stack">
                        <caption class="visually-hidden">{words::not_by_test(l)}</caption>
                        <thead><tr>
                            <th scope="col">{words::skill_area(l)}</th>
                            <th scope="col">{words::skill_source(l)}</th>
                            <th scope="col">{words::assessed(l)}</th>
                            <th scope="col">{words::level_distribution(l)}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </section>
            }
            .into_any()
        })
    }

    fn other(&self, area: &KnownSkill, source: SkillSource, seen: &Seen) -> AnyView {
        let n = self.n;
        let l = n.language;
        let known = match seen.known {
            Some(known) => words::assessed_of(l, &n.number(known), &n.number(self.shown.people)),
            None => words::not_shown(l).to_owned(),
        };
        let levels = seen.levels.iter().filter(|(_, people)| *people > 0);
        let levels =
            levels.map(|(level, people)| format!("{}: {}", words::level(l, &n.number((*level).into())), n.number(*people)));
        let together = seen.together.iter().map(|(levels, people)| {
            let levels: Vec<_> = levels.iter().map(|level| n.number((*level).into())).collect();
            format!("{}: {}", words::levels_together(l, &levels.join(", ")), n.number(*people))
        });
        let levels: Vec<_> = levels.chain(together).collect();
        let levels = if levels.is_empty() { "–".to_owned() } else { levels.join(" · ") };
        view! {
            <tr>
                <th scope="row">{area.name.text(l).to_owned()}</th>
                <td data-label=words::skill_source(l)>{source_name(source, l)}</td>
                <td data-label=words::assessed(l)>{known}</td>
                <td data-label=words::level_distribution(l)>{levels}</td>
            </tr>
        }
        .into_any()
    }

    fn explained(&self) -> AnyView {
        let l = self.n.language;
        let items = [
            (words::assessed(l), words::explained_assessed(l)),
            (words::share_at_target(l), words::explained_at_target(l)),
            (words::level_distribution(l), words::explained_levels(l)),
            (words::median_age(l), words::explained_age(l)),
        ];
        let items = items.map(|(name, text)| view! { <div><dt>{name}</dt><dd>{text}</dd></div> }).collect_view();
        view! {
            <details class="disclosure"><summary>{words::explained(l)}</summary><dl class="facts-list">{items}</dl></details>
        }
        .into_any()
    }
}

fn cell_bar(part: i64, whole: i64, n: Numerals) -> AnyView {
    let width = format!("{}%", Bar::of("", length(part), length(whole.max(part)), "").percent);
    view! {
        <div class="cell-bar">
            <span class="number">{out_of(n, part, whole)}</span>
            <svg class="bar-svg" aria-hidden="true">
                <rect class="bar-track" width="100%" height="100%"/>
                <rect class="bar" width=width height="100%"/>
            </svg>
        </div>
    }
    .into_any()
}
