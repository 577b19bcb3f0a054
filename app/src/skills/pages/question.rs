//! The question that is open: a plain form, one question a page. No key is anywhere near it.

use courses::{
    bank::{ItemKind, ItemOption},
    question::Prompt,
};
use leptos::prelude::*;

use super::super::{
    offer::MOST,
    sitting::{Sitting, asked},
    words,
};
use crate::{
    assessment::pages::elsewhere,
    error::AppError,
    form::FormState,
    state::AppState,
    thai::date,
    timeline::{credits, pages::credit_notes},
    ui::{
        field::ErrorSummary,
        icon::{Icon, IconMark},
        page::{Main, Width},
        progress::ProgressBar,
        question,
    },
    visitor::{Preferences, Visitor},
};

/// Reads the open question of a test and shows it.
pub async fn load(state: &AppState, visitor: Visitor, sitting: &Sitting, is_taken_over: bool) -> Result<AnyView, AppError> {
    let (l, preferences) = (visitor.language(), visitor.preferences);
    let asked = asked(&sitting.session()?)?;
    let item = sitting.stock().item(asked)?;
    let credits = credits(state.db.read(), sitting.test.id).await?;
    let frameworks = state.skills.all(&state.db).await?;
    let area = frameworks.area_of(sitting.test.skill_id).ok_or(AppError::NotFound)?.name.text(l).to_owned();
    let open = sitting.number();
    let saved = u32::try_from(sitting.answers.len()).unwrap_or(u32::MAX);
    let number = preferences.number(saved + 1);
    let place = words::question_of(l, &number, &preferences.number(MOST));
    let saved_text = words::saved(l, &preferences.number(saved));
    let ends = words::ends_at(l, &date::time(sitting.test.deadline_at, l, preferences.digits));
    let text = format!("<p>{}</p>", Prompt::of_text(item.text().text(l)).html_with(""));
    let group = question::question(
        1,
        words::question(l, &number),
        text,
        None,
        options(&item.shuffled(sitting.seed(), asked.0), item.kind(), preferences),
    );
    let how = match item.kind() {
        ItemKind::Single => words::choose_one(l),
        ItemKind::Multiple => words::choose_all(l),
        ItemKind::Weighted => words::choose_best(l),
    };
    Ok(view! {
        <Main title=words::test_of(l, &area) width=Width::Narrow>
            <header class="page-head"><h1>{words::skill_test(l)}</h1><p class="lead">{area}</p></header>
            <ErrorSummary/>
            {is_taken_over.then(|| elsewhere::taken_over(l))}
            {credit_notes(&credits, preferences)}
            <ProgressBar id="progress" label=place value_text=saved_text done=saved total=MOST.into()/>
            <form method="post" autocomplete="off">
                <input type="hidden" name="number" value=open/>
                <p class="small soft">{how}" "{words::no_way_back(l)}</p>
                {group}
                <div class="action-bar">
                    <p class="saved is-idle"><IconMark icon=Icon::Clock/><span>{ends}</span></p>
                    <button class="button button-main">{words::save_and_next(l)}<IconMark icon=Icon::Arrow/></button>
                </div>
            </form>
        </Main>
    }
    .into_any())
}

/// The options in the order of this test; what she had chosen when her answer was refused is chosen again. The first has
/// the id that a refusal leads to.
fn options(options: &[ItemOption<'_>], kind: ItemKind, preferences: Preferences) -> AnyView {
    let form = FormState::current();
    let kind = if kind == ItemKind::Multiple { "checkbox" } else { "radio" };
    let options = options.iter().enumerate().map(|(place, option)| {
        let value = option.id.to_string();
        let chosen = form.fields.all("value").any(|typed| typed == value);
        let text = option.text.text(preferences.language).to_owned();
        let id = (place == 0).then_some("value");
        view! { <label class="option"><input type=kind name="value" id=id value=value checked=chosen/><span>{text}</span></label> }
    });
    options.collect_view().into_any()
}
