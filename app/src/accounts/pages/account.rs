//! My account: what is on record of me, and what I can change.

use leptos::prelude::*;

use super::asked;
use crate::{
    accounts::{
        store::{self, Details},
        words,
    },
    error::AppError,
    i18n::Language,
    people::rank,
    root::{state, visitor},
    thai::{date::bangkok_date, name::FullName},
    ui::{
        field::{Choice, ErrorSummary},
        notice::{Chip, Notice, Tone},
        page::{Main, Width, page},
    },
};

/// My account.
#[component]
pub fn AccountPage() -> impl IntoView {
    let (state, visitor) = (state(), visitor());
    let done = asked("done");
    page(async move {
        let learner = visitor.learner()?;
        let who = learner.signed_in().clone();
        let l = visitor.language();
        let details = store::details(state.db.read(), &learner, bangkok_date(visitor.now)).await?.ok_or(AppError::NotFound)?;
        let factor = match who.has_second_factor {
            true => (Tone::Good, words::second_factor_on(l)),
            false => (Tone::Idle, words::second_factor_off(l)),
        };
        let language = details.language.clone();
        let languages = vec![("th".to_owned(), "ไทย".to_owned()), ("en".to_owned(), "English".to_owned())];
        Ok(view! {
            <Main title=words::account(l) width=Width::Narrow>
                <h1>{words::account(l)}</h1>
                <Done l done/>
                <ErrorSummary/>
                <section aria-labelledby="details">
                    <h2 id="details">{words::details(l)}</h2>
                    <OnRecord l details email=who.email/>
                    <p class="small soft">{words::details_why(l)}" "<a href=format!("mailto:{}", state.settings.contact)>{state.settings.contact.clone()}</a></p>
                    <p><a href="/account/certificate-name">{words::certificate_name(l)}</a></p>
                </section>
                <section class="section" aria-labelledby="security">
                    <h2 id="security">{words::security(l)}</h2>
                    <ul class="stack">
                        <li><a href="/account/password">{words::change_password(l)}</a></li>
                        <li><a href="/account/sessions">{words::sessions(l)}</a></li>
                        <li><a href="/account/second-factor">{words::second_factor(l)}</a>" "<Chip tone=factor.0 text=factor.1/></li>
                    </ul>
                </section>
                <section class="section" aria-labelledby="letters">
                    <h2 id="letters">{words::letters(l)}</h2>
                    <form method="post">
                        <Choice name="language" label=words::letters_language(l) hint=words::letters_why(l) options=languages value=language/>
                        <p><button class="button">{words::save(l)}</button></p>
                    </form>
                </section>
            </Main>
        })
    })
}

/// What was just done, after the redirect.
#[component]
fn Done(l: Language, done: String) -> impl IntoView {
    let title = match done.as_str() {
        "password" => Some(words::password_changed(l)),
        "language" => Some(words::language_saved(l)),
        "second-factor" => Some(words::second_factor_removed(l)),
        _ => None,
    };
    title.map(|title| view! { <Notice tone=Tone::Good title=title/> })
}

#[component]
fn OnRecord(l: Language, details: Details, email: String) -> impl IntoView {
    let name_th =
        FullName { prefix: &details.prefix_th, given: &details.given_th, family: &details.family_th, ..FullName::default() };
    let name_en =
        FullName { prefix: &details.prefix_en, given: &details.given_en, family: &details.family_en, ..FullName::default() };
    let in_language = |th: Option<String>, en: Option<String>| match l {
        Language::Th => th,
        Language::En => en,
    };
    let position = details.position_th.zip(details.position_en).map(|(th, en)| {
        let level = details.level.unwrap_or_default();
        rank::position(&th, &en, &level, l)
    });
    let facts = [
        (words::name_th(l), Some(name_th.display(Language::Th))),
        (words::name_en(l), Some(name_en.display(Language::En))),
        (words::email(l), Some(email)),
        (words::staff_no(l), details.staff_no),
        (words::position(l), position),
        (words::unit(l), in_language(details.unit_th, details.unit_en)),
    ];
    let facts = facts
        .into_iter()
        .filter_map(|(term, text)| text.filter(|text| !text.is_empty()).map(|text| (term, text)))
        .map(|(term, text)| view! { <div><dt>{term}</dt><dd>{text}</dd></div> })
        .collect_view();
    view! { <dl class="facts-list">{facts}</dl> }
}
