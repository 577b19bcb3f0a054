//! Rating oneself: the statements of an area in the order of their levels, three answers to each.

use courses::framework::self_rating::Reply;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::super::{evidence, self_rating::field, words};
use crate::{
    entity::SkillSource,
    error::AppError,
    form::FormState,
    i18n::Language,
    root,
    ui::{
        field::{ErrorSummary, fault_text},
        icon::{Icon, IconMark},
        page::{Main, Width, page},
    },
};

/// `/skills/{area}/self`.
#[component]
pub fn SelfRatingPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let code = use_params_map().with_untracked(|params| params.get("area")).unwrap_or_default();
    page(async move {
        let learner = visitor.learner()?;
        let (l, preferences) = (visitor.language(), visitor.preferences);
        let frameworks = state.skills.all(&state.db).await?;
        let area = frameworks.area_named(&code).ok_or(AppError::NotFound)?;
        let defined = frameworks.defined(area).filter(|area| area.can_be_self_rated()).ok_or(AppError::NotFound)?;
        let written = evidence::count(state.db.read(), learner.person(), area.id, SkillSource::SelfRated).await?;
        let form = FormState::current();
        // A form that was refused keeps its number.
        let number = form.fields.raw("number").parse().unwrap_or(written + 1);
        let count = |place: usize| preferences.number(i64::try_from(place).unwrap_or(i64::MAX));
        let all = count(defined.statements.len());
        let questions = defined.statements.iter().enumerate().map(|(place, statement)| {
            let number = words::statement_of(l, &count(place + 1), &all);
            question(place, number, statement.text.text(l), &form, l)
        });
        let questions = questions.collect_view();
        let name = area.name.text(l).to_owned();
        let title = words::rate_title(l, &name);
        Ok(view! {
            <Main title width=Width::Narrow>
                <nav aria-label=words::place(l)><ol class="crumbs">
                    <li><a href="/skills">{words::my_skills(l)}</a></li>
                    <li><a href=format!("/skills/{code}")>{name.clone()}</a></li>
                    <li aria-current="page">{words::rate_oneself(l)}</li>
                </ol></nav>
                <header class="page-head">
                    <h1>{words::rate_oneself(l)}</h1>
                    <p class="lead">{name}</p>
                    <p>{words::rate_why(l)}</p>
                </header>
                <ErrorSummary/>
                <form method="post" class="statements">
                    <input type="hidden" name="number" value=number/>
                    {questions}
                    <details class="disclosure"><summary>{words::how_it_counts(l)}</summary><p>{words::rate_rule(l)}</p></details>
                    <div class="action-bar">
                        <button class="button button-main">{words::save_rating(l)}</button>
                        <a class="button" href=format!("/skills/{code}")>{words::back_to_area(l)}</a>
                    </div>
                </form>
            </Main>
        })
    })
}

/// A statement with its answers; what was chosen when the form was refused is chosen again.
fn question(place: usize, number: String, text: &str, form: &FormState, l: Language) -> AnyView {
    let name = field(place);
    let chosen = form.fields.raw(&name);
    let error = form.errors.iter().find(|error| error.field == name).map(|error| fault_text(&error.fault, l));
    let error_id = format!("{name}-error");
    let described_by = error.is_some().then(|| error_id.clone());
    let error = error.map(|text| view! { <p class="error-text" id=error_id><IconMark icon=Icon::Alert/>{text}</p> });
    let options = Reply::ALL.into_iter().enumerate().map(|(option, (value, reply))| {
        let id = (option == 0).then(|| name.clone());
        let text = match reply {
            Reply::Yes => words::yes(l),
            Reply::Partly => words::partly(l),
            Reply::No => words::no(l),
        };
        let checked = chosen == value;
        view! { <label class="option"><input type="radio" name=name.clone() id=id value=value checked=checked/><span>{text}</span></label> }
    });
    let options = options.collect_view();
    view! {
        <fieldset class="question" aria-describedby=described_by>
            <legend><span class="small soft">{number}</span>" "{text.to_owned()}</legend>
            {error}
            {options}
        </fieldset>
    }
    .into_any()
}
