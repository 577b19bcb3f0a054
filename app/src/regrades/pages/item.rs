//! `/bank/{code}/correct`: another key for an item, whose results that changes, and the decision.

use courses::bank::{BankItem, ItemKind, ReviewedOption};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::effect::Shown;
use crate::{
    entity::regrade,
    error::AppError,
    form::FormState,
    i18n::Language,
    regrades::{propose, skill_tests, store, words},
    root,
    ui::{
        field::{ErrorSummary, Field},
        icon::{Icon, IconMark},
        page::{Main, page},
    },
    visitor::Preferences,
};

#[component]
pub fn CorrectItemPage() -> impl IntoView {
    let (state, visitor, form) = (root::state(), root::visitor(), FormState::current());
    let code = use_params_map().with_untracked(|params| params.get("code")).unwrap_or_default();
    page(async move {
        visitor.trainer()?;
        let (l, preferences, db) = (visitor.language(), visitor.preferences, state.db.read());
        let (item, base) = propose::in_use(db, &code).await?;
        let old = skill_tests::open(base.content.clone())?;
        let rows = store::of_item(db, item.id).await?;
        let is_proposal = |row: &regrade::Model| row.base_version_id == Some(base.id) && !store::CONFIRMED.contains(&row.state);
        let newest = rows.iter().filter(|row| is_proposal(row)).max_by_key(|row| row.begun_at).cloned();
        let proposal = match newest {
            Some(row) => Some(proposed(row, &old, preferences, db).await?),
            None => None,
        };
        let mut past = Vec::new();
        for row in rows.into_iter().filter(|row| store::CONFIRMED.contains(&row.state)) {
            past.push(Shown::of(db, row, preferences).await?.view(preferences));
        }
        let text = old.text().text(l).to_owned();
        let past = (!past.is_empty()).then(|| view! { <section class="section stack"><h2>{words::past(l)}</h2>{past}</section> });
        Ok(view! {
            <Main title=format!("{} {code}", words::correct_key(l))>
                <nav aria-label=words::place(l)><ol class="crumbs">
                    <li><a href="/bank">{words::bank(l)}</a></li>
                    <li><a href=format!("/bank/{code}")>{code.clone()}</a></li>
                    <li aria-current="page">{words::correct_key(l)}</li>
                </ol></nav>
                <header class="page-head"><h1>{words::correct_key(l)}</h1><p class="lead">{words::correct_lead(l)}</p></header>
                <ErrorSummary/>
                {proposal}
                <section class="section stack" aria-labelledby="key-title">
                    <h2 id="key-title">{words::right_key(l)}</h2>
                    <p>{text}</p>
                    {key_form(&old, &form, preferences)}
                </section>
                {past}
                <p><a class="button" href=format!("/bank/{code}")>{words::back_to_item(l)}</a></p>
            </Main>
        })
    })
}

/// The key that waits for a decision, beside the one in use, and whose results it changes.
async fn proposed(
    row: regrade::Model,
    old: &BankItem,
    preferences: Preferences,
    db: &impl sea_orm::ConnectionTrait,
) -> Result<AnyView, AppError> {
    let l = preferences.language;
    let new = skill_tests::open(row.content.clone().ok_or_else(|| AppError::internal("a proposal without its key"))?)?;
    let shown = Shown::of(db, row, preferences).await?;
    Ok(view! {
        <section class="section stack" aria-labelledby="effect">
            <h2 id="effect">{words::effect(l)}</h2>
            <dl class="facts-list">
                <div><dt>{words::key_before(l)}</dt><dd>{key(old, preferences)}</dd></div>
                <div><dt>{words::key_now(l)}</dt><dd>{key(&new, preferences)}</dd></div>
            </dl>
            {shown.view(preferences)}
        </section>
    }
    .into_any())
}

/// The key of an item in words.
fn key(item: &BankItem, preferences: Preferences) -> String {
    let l = preferences.language;
    let text = |option: ReviewedOption<'_>| {
        let text = format!("{}. {}", option.id.letter().to_ascii_uppercase(), option.text.text(l));
        match item.kind() {
            ItemKind::Weighted => Some(words::option_points(l, &text, &preferences.number(option.points))),
            ItemKind::Single | ItemKind::Multiple => (option.points > 0).then_some(text),
        }
    };
    item.review().filter_map(text).collect::<Vec<_>>().join(" · ")
}

fn key_form(item: &BankItem, form: &FormState, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let legend = match item.kind() {
        ItemKind::Single => words::one_right(l),
        ItemKind::Multiple => words::several_right(l),
        ItemKind::Weighted => words::weights(l),
    };
    let options: Vec<_> = item.review().map(|option| option_field(item.kind(), option, form, l)).collect();
    let explanation = item.explanation();
    view! {
        <form method="post" class="stack">
            <fieldset class="question" id="key"><legend>{legend}</legend>{options}</fieldset>
            <Field name="explanation_th" label=words::explanation_th(l) hint=words::explanation_hint(l) value=explanation.th.clone() maxlength=2000 lang="th"/>
            <Field name="explanation_en" label=words::explanation_en(l) value=explanation.en.clone() maxlength=2000 lang="en"/>
            <p><button class="button button-main" name="act" value="weigh"><IconMark icon=Icon::Chart/>{words::work_out(l)}</button></p>
        </form>
    }
    .into_any()
}

fn option_field(kind: ItemKind, option: ReviewedOption<'_>, form: &FormState, l: Language) -> AnyView {
    let letter = option.id.to_string();
    let text = format!("{}. {}", letter.to_uppercase(), option.text.text(l));
    if kind == ItemKind::Weighted {
        let name = format!("points_{letter}");
        let typed = form.fields.get(&name).map_or_else(|| option.points.to_string(), str::to_owned);
        let (label, of) = (words::points_of(l, &letter.to_uppercase()), name.clone());
        return view! {
            <label class="option" for=of>
                <input class="input input-short" id=name.clone() name=name value=typed inputmode="numeric" maxlength="2" aria-label=label/>
                <span>{text}</span>
            </label>
        }
        .into_any();
    }
    let is_typed = form.fields.get("act").is_some();
    let checked = if is_typed { form.fields.all("key").any(|chosen| chosen == letter) } else { option.points > 0 };
    let now = (option.points > 0).then(|| view! { " "<span class="small soft">"("{words::now_in_use(l)}")"</span> });
    let input = if kind == ItemKind::Multiple { "checkbox" } else { "radio" };
    view! {
        <label class="option"><input type=input name="key" value=letter checked=checked/><span>{text}{now}</span></label>
    }
    .into_any()
}
