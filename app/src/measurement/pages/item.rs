//! `/bank/{code}`: an item as it is asked, with its key, how it measures, and what answers tell of it.

use courses::{
    bank::{BankItem, ItemKind},
    irt::{Item as Model, Model as Kind},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use sea_orm::{entity::prelude::DateTimeUtc, prelude::Json};

use super::{
    curves::curves,
    list::{basis, status},
    statistics::{Numbers, OptionLine, statistics},
};
use crate::{
    catalogue::skills::Frameworks,
    entity::{ItemBasis, item_calibration},
    error::AppError,
    i18n::Language,
    measurement::{
        store::{self, ItemLine, Kept, VersionLine},
        words,
    },
    root,
    thai::date::{self, bangkok_date},
    ui::{
        icon::{Icon, IconMark},
        page::{Main, page},
        question::question,
    },
};

#[component]
pub fn ItemPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let code = use_params_map().with_untracked(|params| params.get("code")).unwrap_or_default();
    page(async move {
        let trainer = visitor.trainer()?;
        let numbers = Numbers::of(visitor.preferences);
        let l = numbers.l;
        let db = state.db.read();
        let line = store::item(db, &trainer, &code).await?;
        let kept = store::statistics(db, std::slice::from_ref(&line)).await?.remove(&line.item_id);
        let versions = store::versions(db, line.item_id).await?;
        let calibration = store::last_calibration(db, line.item_id).await?;
        let frameworks = state.skills.all(&state.db).await?;
        let item = BankItem::open(serde_json::from_value(line.content.clone()).map_err(AppError::internal)?);
        let item = item.map_err(AppError::internal)?;
        let model: Model = serde_json::from_value(line.parameters.clone()).map_err(AppError::internal)?;
        let as_of = date::with_time(kept.as_ref().map_or(visitor.now, |kept| kept.moved_at), l, visitor.preferences.digits);
        let measured = measured(&line, &model, calibration, numbers)?;
        let versions = version_table(versions, numbers)?;
        Ok(view! {
            <Main title=format!("{} {}", words::bank(l), line.code)>
                {head(&line, &frameworks, numbers)}
                <section class="section"><h2>{words::as_asked(l)}</h2>{asked(&item, l, 1, numbers)}{other_language(&item, numbers)}</section>
                <section class="section"><h2>{words::statistics(l)}</h2>{told(&item, kept.as_ref(), numbers)}<p class="as-of">{words::as_of(l, &as_of)}</p></section>
                <section class="section"><h2>{words::measured(l)}</h2>{measured}</section>
                <section class="section"><h2>{words::versions(l)}</h2>{versions}</section>
            </Main>
        })
    })
}

fn head(line: &ItemLine, frameworks: &Frameworks, numbers: Numbers) -> AnyView {
    let l = numbers.l;
    let area = frameworks.area_of(line.area_id).map(|area| area.name.text(l).to_owned()).unwrap_or_default();
    let lead = format!("{area} · {}\u{a0}{}", words::level(l), numbers.whole(line.level));
    view! {
        <nav aria-label=words::place(l)><ol class="crumbs">
            <li><a href="/bank">{words::bank(l)}</a></li>
            <li aria-current="page">{line.code.clone()}</li>
        </ol></nav>
        <header class="page-head"><div class="page-head-row">
            <div>
                <h1><code>{line.code.clone()}</code></h1>
                <p class="lead">{lead}</p>
                <p class="soft">{words::exposures(l)}" "{numbers.whole(line.exposures)}" · "{basis(line.basis, l)}</p>
            </div>
            <p class="row">
                {status(line.status, l)}
                <a class="button" href=format!("/bank/{}/correct", line.code)>{words::correct_key(l)}</a>
            </p>
        </div></header>
    }
    .into_any()
}

/// The item in a language. Options stand by their letters, which the statistics name; tests shuffle them.
fn asked(item: &BankItem, language: Language, number: usize, numbers: Numbers) -> AnyView {
    let l = numbers.l;
    let input = if item.kind() == ItemKind::Multiple { "checkbox" } else { "radio" };
    let most = item.kind().most();
    let options = item.review().map(|option| {
        let letter = option.id.letter().to_ascii_uppercase();
        let right = option.points == most;
        let earns = match item.kind() {
            ItemKind::Weighted => Some(words::points(l, &numbers.whole(option.points))),
            ItemKind::Single | ItemKind::Multiple => right.then(|| words::right(l).to_owned()),
        };
        let text = format!("{letter}. {}", option.text.text(language));
        let why = option.why.map(|why| view! { <div class="hint">{why.text(language).to_owned()}</div> });
        view! {
            <div class=if right { "option is-good" } else { "option" }>
                <input type=input name=format!("option-{number}") disabled checked=right aria-label=text.clone()/>
                <div>
                    <span>{text}</span>
                    {earns.map(|earns| view! { <b class="verdict-word">{right.then(|| view! { <IconMark icon=Icon::Check/> })}{earns}</b> })}
                    {why}
                </div>
            </div>
        }
    });
    let text = courses::question::Prompt::of_text(item.text().text(language)).html_with("");
    let source = item.about().source.clone().map(|source| view! { <p class="small soft">{words::source(l)}": "{source}</p> });
    let inside = view! {
        {options.collect_view()}
        <div class="notice is-good"><IconMark icon=Icon::CheckCircle/><div><p>{item.explanation().text(language).to_owned()}</p>{source}</div></div>
    };
    view! { <div lang=language.code()>{question(number, words::item(l).to_owned(), format!("<p>{text}</p>"), None, inside)}</div> }
        .into_any()
}

fn other_language(item: &BankItem, numbers: Numbers) -> AnyView {
    let other = if numbers.l == Language::Th { Language::En } else { Language::Th };
    view! {
        <details class="disclosure"><summary>{words::other_language(numbers.l)}</summary>{asked(item, other, 2, numbers)}</details>
    }
    .into_any()
}

fn told(item: &BankItem, kept: Option<&Kept>, numbers: Numbers) -> AnyView {
    let l = numbers.l;
    let Some(kept) = kept else {
        return view! { <p><b>{words::no_answers(l)}</b></p><p>{words::no_answers_why(l)}</p> }.into_any();
    };
    let best = item.kind().most();
    let line = |option: courses::bank::ReviewedOption<'_>| OptionLine {
        text: option.text.text(l).to_owned(),
        is_key: option.points == best,
    };
    let options: Vec<_> = item.review().map(line).collect();
    statistics(&kept.figures, &kept.flags, &options, words::mean_ability(l), numbers)
}

fn measured(
    line: &ItemLine,
    model: &Model,
    calibration: Option<(item_calibration::Model, DateTimeUtc)>,
    numbers: Numbers,
) -> Result<AnyView, AppError> {
    let l = numbers.l;
    let calibration = calibration.map(|(found, at)| calibrated(&found, at, numbers)).transpose()?;
    let expert = (line.basis == ItemBasis::Expert).then(|| view! { <p>{words::expert_basis(l)}</p> });
    Ok(view! {
        <dl class="facts">
            <div><dt>{words::difficulty(l)}</dt><dd>{difficulties(model, numbers)}</dd></div>
            <div><dt>{words::discrimination(l)}</dt><dd>{numbers.decimal(model.slope(), 2)}</dd></div>
            <div><dt>{words::basis(l)}</dt><dd>{basis(line.basis, l)}</dd></div>
        </dl>
        {expert}
        {calibration}
        {curves(model, numbers)}
    }
    .into_any())
}

/// What the last calibration found: where the parameters come from, or why they stayed.
fn calibrated(found: &item_calibration::Model, at: DateTimeUtc, numbers: Numbers) -> Result<AnyView, AppError> {
    let l = numbers.l;
    let day = numbers.preferences.day(bangkok_date(at));
    if let Some(reason) = &found.reason {
        return Ok(view! { <p>{words::not_taken(l, &day)}" "<span lang="en">{reason.clone()}</span></p> }.into_any());
    }
    let errors: Option<(f64, Vec<f64>)> =
        found.errors.clone().map(serde_json::from_value).transpose().map_err(AppError::internal)?;
    let errors = errors.map(|(a, b)| {
        let b: Vec<_> = b.iter().map(|error| numbers.decimal(*error, 2)).collect();
        words::standard_errors(l, &format!("a {}, b {}", numbers.decimal(a, 2), b.join(" ")))
    });
    let fit = found.infit.zip(found.outfit);
    let fit = fit.map(|(infit, outfit)| words::fit(l, &numbers.decimal(infit, 2), &numbers.decimal(outfit, 2)));
    Ok(view! {
        <p>{words::calibrated_from(l, &numbers.whole(found.answers), &day)}{errors.map(|errors| format!(" · {errors}"))}</p>
        {fit.map(|fit| view! { <p class="soft">{fit}</p> })}
    }
    .into_any())
}

fn difficulties(model: &Model, numbers: Numbers) -> String {
    let b: Vec<_> = model.thresholds().iter().map(|b| numbers.decimal(*b, 2)).collect();
    b.join(" · ")
}

fn version_table(versions: Vec<VersionLine>, numbers: Numbers) -> Result<AnyView, AppError> {
    let l = numbers.l;
    let rows = versions
        .into_iter()
        .enumerate()
        .map(|(place, version)| {
            let model: Model = serde_json::from_value(Json::clone(&version.parameters)).map_err(AppError::internal)?;
            let current = (place == 0).then(|| format!(" ({})", words::in_use(l)));
            let kind = match model.model() {
                Kind::OnePl => "1PL",
                Kind::TwoPl => "2PL",
                Kind::ThreePl => "3PL",
                Kind::Graded => "GRM",
            };
            let corrected = version.regrade_id.is_some().then(|| format!(" · {}", words::key_corrected(l)));
            let parameters = format!("{kind}: a {} · b {}", numbers.decimal(model.slope(), 2), difficulties(&model, numbers));
            Ok(view! {
                <tr>
                    <th scope="row">{words::version(l, &numbers.whole(version.number))}{current}</th>
                    <td data-label=words::date(l)>{numbers.preferences.day(bangkok_date(version.created_at))}</td>
                    <td data-label=words::basis(l)><span>{basis(version.basis, l)}{corrected}</span></td>
                    <td data-label=words::parameters(l)>{parameters}</td>
                </tr>
            })
        })
        .collect::<Result<Vec<_>, AppError>>()?;
    Ok(view! {
        <table class="table table-stack">
            <caption class="visually-hidden">{words::versions(l)}</caption>
            <thead><tr>
                <th scope="col">{words::versions(l)}</th>
                <th scope="col">{words::date(l)}</th>
                <th scope="col">{words::basis(l)}</th>
                <th scope="col">{words::parameters(l)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any())
}
