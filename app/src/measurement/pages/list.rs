//! `/bank`: the items of the skill tests, and how the tests of each area do.

use std::collections::HashMap;

use courses::bank::{BankItem, StoredItem};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{flags, statistics::Numbers};
use crate::{
    catalogue::skills::Frameworks,
    entity::{ItemBasis, ItemStatus, area_statistics},
    error::AppError,
    i18n::Language,
    id::SkillId,
    measurement::{
        figures::{FEWEST, FEWEST_RELATED},
        store::{self, Asked, ItemLine, Kept, PAGE},
        words,
    },
    root,
    thai::date,
    ui::{
        empty::Empty,
        icon::{Icon, IconMark},
        notice::{Chip, Notice, Tone},
        page::{Main, page},
    },
};

/// What stands in the address, as it was typed.
#[derive(Clone, Default)]
struct Typed {
    area: String,
    level: String,
    status: String,
    basis: String,
    flagged: String,
}

impl Typed {
    /// What is asked for. What nobody offers asks for nothing, as an old link might.
    fn read(&self, frameworks: &Frameworks, page: u64) -> Asked {
        Asked {
            area: frameworks.areas().into_iter().find(|area| area.code == self.area).map(|area| area.id),
            level: self.level.parse().ok().filter(|level| (1..=5).contains(level)),
            status: match self.status.as_str() {
                "active" => Some(ItemStatus::Active),
                "retired" => Some(ItemStatus::Retired),
                _ => None,
            },
            basis: match self.basis.as_str() {
                "expert" => Some(ItemBasis::Expert),
                "calibrated" => Some(ItemBasis::Calibrated),
                _ => None,
            },
            flagged: self.flagged == "yes",
            page,
        }
    }

    /// The address of another page of the same list.
    fn address(&self, page: u64) -> String {
        let page = page.to_string();
        let pairs = [
            ("area", &self.area),
            ("level", &self.level),
            ("status", &self.status),
            ("basis", &self.basis),
            ("flagged", &self.flagged),
            ("page", &page),
        ];
        let said: Vec<_> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        format!("/bank?{}", serde_urlencoded::to_string(said).unwrap_or_default())
    }
}

#[component]
pub fn BankPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let query = use_query_map().get_untracked();
    page(async move {
        let trainer = visitor.trainer()?;
        let numbers = Numbers::of(visitor.preferences);
        let l = numbers.l;
        let field = |name: &str| query.get_str(name).unwrap_or_default().to_owned();
        let typed = Typed {
            area: field("area"),
            level: field("level"),
            status: field("status"),
            basis: field("basis"),
            flagged: field("flagged"),
        };
        let page = field("page").parse().unwrap_or(1_u64).clamp(1, 100_000);
        let frameworks = state.skills.all(&state.db).await?;
        let db = state.db.read();
        let asked = typed.read(&frameworks, page);
        let (lines, all) = store::items(db, &trainer, &asked).await?;
        let kept = store::statistics(db, &lines).await?;
        let areas = store::areas(db, &trainer).await?;
        let as_of = words::as_of(l, &date::with_time(visitor.now, l, visitor.preferences.digits));
        let rows =
            lines.iter().map(|line| row(line, kept.get(&line.item_id), &frameworks, numbers)).collect::<Result<Vec<_>, _>>()?;
        let found = words::items_found(l, &numbers.whole(i64::try_from(all).unwrap_or(i64::MAX)));
        let list = if all == 0 {
            let action = ("/bank".to_owned(), words::show_all(l).to_owned());
            view! { <Empty title=words::nothing_found(l) text=words::nothing_found_why(l) action/> }.into_any()
        } else {
            view! {
                <table class="table table-stack">
                    <caption>{found}" "<small class="soft">{as_of}</small></caption>
                    <thead><tr>
                        <th scope="col">{words::item(l)}</th>
                        <th scope="col">{words::area(l)}</th>
                        <th scope="col">{words::status(l)}</th>
                        <th scope="col">{words::basis(l)}</th>
                        <th scope="col" class="end">{words::exposures(l)}</th>
                        <th scope="col" class="end">{words::p_value(l)}</th>
                        <th scope="col">{words::signs(l)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
                {pager(&typed, page, all, numbers)}
            }
            .into_any()
        };
        Ok(view! {
            <Main title=words::bank(l)>
                <header class="page-head">
                    <h1>{words::bank(l)}</h1>
                    <p class="lead">{words::bank_lead(l)}</p>
                </header>
                <Notice title=words::secret(l)/>
                {filters(&typed, &frameworks, numbers)}
                {list}
                {tests(&frameworks, &areas, numbers)}
            </Main>
        })
    })
}

fn row(line: &ItemLine, kept: Option<&Kept>, frameworks: &Frameworks, numbers: Numbers) -> Result<AnyView, AppError> {
    let l = numbers.l;
    let stored: StoredItem = serde_json::from_value(line.content.clone()).map_err(AppError::internal)?;
    let item = BankItem::open(stored).map_err(AppError::internal)?;
    let area = frameworks.area_of(line.area_id).map(|area| area.name.text(l).to_owned()).unwrap_or_default();
    let p = kept.filter(|kept| kept.figures.sums.answers() >= FEWEST);
    let p = p.and_then(|kept| kept.figures.sums.p_value()).map_or_else(|| "–".to_owned(), |p| numbers.percent(p));
    let signs = kept.map(|kept| kept.flags.as_slice()).unwrap_or_default();
    let signs = match signs.is_empty() {
        true => view! { <span class="soft">"–"</span> }.into_any(),
        false => flags::list(signs, l),
    };
    Ok(view! {
        <tr>
            <th scope="row"><a href=format!("/bank/{}", line.code)>{item.text().text(l).to_owned()}</a><br/><small class="soft"><code>{line.code.clone()}</code></small></th>
            <td data-label=words::area(l)>{area}" · "{words::level(l)}"\u{a0}"{numbers.whole(line.level)}</td>
            <td data-label=words::status(l)>{status(line.status, l)}</td>
            <td data-label=words::basis(l)>{basis(line.basis, l)}</td>
            <td class="end" data-label=words::exposures(l)>{numbers.whole(line.exposures)}</td>
            <td class="end" data-label=words::p_value(l)>{p}</td>
            <td data-label=words::signs(l)>{signs}</td>
        </tr>
    }
    .into_any())
}

/// Whether an item is asked, in a word.
pub fn status(status: ItemStatus, l: Language) -> AnyView {
    match status {
        ItemStatus::Active => view! { <Chip tone=Tone::Good icon=Icon::Check text=words::active(l)/> }.into_any(),
        ItemStatus::Retired => view! { <Chip tone=Tone::Idle icon=Icon::Ban text=words::retired(l)/> }.into_any(),
    }
}

/// Where parameters come from.
pub const fn basis(basis: ItemBasis, l: Language) -> &'static str {
    match basis {
        ItemBasis::Expert => words::expert(l),
        ItemBasis::Calibrated => words::calibrated(l),
    }
}

fn filters(typed: &Typed, frameworks: &Frameworks, numbers: Numbers) -> AnyView {
    let l = numbers.l;
    let areas = frameworks.areas().into_iter().map(|area| (area.code.clone(), area.name.text(l).to_owned())).collect();
    let levels = (1..=5_i64).map(|level| (level.to_string(), numbers.whole(level))).collect();
    let choices =
        |options: &[(&str, &str)]| options.iter().map(|(value, text)| ((*value).to_owned(), (*text).to_owned())).collect();
    let statuses = choices(&[("active", words::active(l)), ("retired", words::retired(l))]);
    let bases = choices(&[("expert", words::expert(l)), ("calibrated", words::calibrated(l))]);
    let signs = choices(&[("yes", words::with_signs(l))]);
    view! {
        <form class="filters" method="get" action="/bank" role="search">
            {pick("area", words::area(l), words::all_areas(l), areas, &typed.area)}
            {pick("level", words::level(l), words::all_levels(l), levels, &typed.level)}
            {pick("status", words::status(l), words::any_status(l), statuses, &typed.status)}
            {pick("basis", words::basis(l), words::any_basis(l), bases, &typed.basis)}
            {pick("flagged", words::signs(l), words::with_or_without(l), signs, &typed.flagged)}
            <button class="button button-main"><IconMark icon=Icon::Search/>{words::filter(l)}</button>
        </form>
    }
    .into_any()
}

fn pick(name: &'static str, label: &'static str, all: &'static str, options: Vec<(String, String)>, chosen: &str) -> AnyView {
    let options = options.into_iter().map(|(value, text)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{text}</option> }
    });
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <select class="input" id=name name=name><option value="">{all}</option>{options.collect_view()}</select>
        </div>
    }
    .into_any()
}

fn pager(typed: &Typed, page: u64, all: u64, numbers: Numbers) -> Option<AnyView> {
    let l = numbers.l;
    let last = all.div_ceil(PAGE);
    let to = |page: u64, text: &'static str| view! { <a class="button" href=typed.address(page)>{text}</a> };
    let number = |page: u64| numbers.whole(i64::try_from(page).unwrap_or(i64::MAX));
    (last > 1).then(|| {
        view! {
            <nav class="pages" aria-label=words::pages(l)>
                {(page > 1).then(|| to(page - 1, words::previous(l)))}
                <span class="soft">{words::page_of(l, &number(page), &number(last))}</span>
                {(page < last).then(|| to(page + 1, words::next(l)))}
            </nav>
        }
        .into_any()
    })
}

/// How the tests of each area do: length, error, and the share of the spread of abilities that is no error (the
/// reliability of the estimates: `σ² / (σ² + mean squared error)` with the spread of the estimates).
fn tests(frameworks: &Frameworks, kept: &HashMap<SkillId, area_statistics::Model>, numbers: Numbers) -> AnyView {
    let l = numbers.l;
    let rows = frameworks.areas().into_iter().map(|area| {
        let row = kept.get(&area.id);
        let tests = row.map_or(0, |row| row.tests);
        let [length, error, reliability] = match row.filter(|row| row.tests >= i64::try_from(FEWEST_RELATED).unwrap_or(i64::MAX))
        {
            Some(row) => area_figures(row, numbers),
            None => {
                let more = i64::try_from(FEWEST_RELATED).unwrap_or(i64::MAX) - tests;
                [words::needs_tests(l, &numbers.whole(more)), "–".to_owned(), "–".to_owned()]
            }
        };
        view! {
            <tr>
                <th scope="row">{area.name.text(l).to_owned()}</th>
                <td class="end" data-label=words::tests_counted(l)>{numbers.whole(tests)}</td>
                <td class="end" data-label=words::mean_length(l)>{length}</td>
                <td class="end" data-label=words::mean_error(l)>{error}</td>
                <td class="end" data-label=words::reliability(l)>{reliability}</td>
            </tr>
        }
    });
    view! {
        <section class="section">
            <h2>{words::tests_in_areas(l)}</h2>
            <table class="table table-stack">
                <caption class="visually-hidden">{words::tests_in_areas(l)}</caption>
                <thead><tr>
                    <th scope="col">{words::area(l)}</th>
                    <th scope="col" class="end">{words::tests_counted(l)}</th>
                    <th scope="col" class="end">{words::mean_length(l)}</th>
                    <th scope="col" class="end">{words::mean_error(l)}</th>
                    <th scope="col" class="end">{words::reliability(l)}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

#[expect(clippy::cast_precision_loss, reason = "counts of tests are far below 2^53")]
fn area_figures(row: &area_statistics::Model, numbers: Numbers) -> [String; 3] {
    let n = row.tests as f64;
    let mean = row.ability / n;
    let spread = (row.ability_squares / n - mean * mean).max(0.0);
    let error = row.error_squares / n;
    let reliability = if spread + error > 0.0 { spread / (spread + error) } else { 0.0 };
    [numbers.decimal(row.answers as f64 / n, 1), numbers.decimal(error.sqrt(), 2), numbers.decimal(reliability, 2)]
}
